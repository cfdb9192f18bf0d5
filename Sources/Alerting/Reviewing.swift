internal import Model

/// What fell just under the threshold and wants a look: most likely first, a sentence once.
package enum Reviewing {
    /// Confidence under which nothing is shown, and from which a report alerts: those of the rules.
    package struct Margin: Sendable, Hashable {
        package var from: Double
        package var to: Double

        package init(from: Double = 0.3, to: Double = 0.5) {
            self.from = from
            self.to = to
        }
    }

    /// Lines at the most in the review list; what is over is counted.
    static let limit = 40

    /// - Returns: the lines, and how many more there are.
    static func lines(
        _ judgements: [(article: Article, judgement: Judgement)], margin: Margin
    ) -> (lines: [Digest.Review], left: Int) {
        var sentences = Set<[String]>()
        let wanted = judgements.enumerated().filter { _, item in
            let judgement = item.judgement
            // One sentence can speak of several places; it is read once.
            return likelihood(judgement, margin) != nil && judgement.rule != "copy"
                && sentences.insert([item.article.url, judgement.report.type, judgement.report.evidence]).inserted
        }
        let ordered = wanted.map { ($0.offset, $0.element, likelihood($0.element.judgement, margin) ?? 0) }
            .sorted { ($1.2, $0.0) < ($0.2, $1.0) }
        return (
            ordered.prefix(limit).map { _, item, _ in
                Digest.Review(
                    title: item.article.title, url: item.article.url, source: item.article.source,
                    type: item.judgement.report.type, evidence: item.judgement.report.evidence,
                    reason: item.judgement.reason)
            }, max(0, ordered.count - limit)
        )
    }

    /// 0…1: that the desk would have wanted it; nil where it is nothing to review.
    private static func likelihood(_ judgement: Judgement, _ margin: Margin) -> Double? {
        let confidence = judgement.report.confidence
        guard confidence >= margin.from else { return nil }
        switch judgement.verdict {
        // Sure of the event, unsure whether it is a known one.
        case .possible where judgement.rule == "possibly-same":
            return confidence * (1 - (judgement.nearest?.probability ?? 0))
        case .possible: return confidence
        // Announced in doubt: it may have happened, or be nothing.
        case .planned where confidence < margin.to: return confidence / 2
        default: return nil
        }
    }
}
