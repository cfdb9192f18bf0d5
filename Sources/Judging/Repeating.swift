package import Foundation
package import Model

extension Judge {
    /// The verdicts on a text, for its reprint: what the original told is known by now, the rest is what it was.
    package static func repeated(_ judgements: [Judgement], of original: String) -> [Judgement] {
        judgements.map { judgement in
            var judgement = judgement
            if judgement.event != nil, [.new, .late, .planned, .update].contains(judgement.verdict) {
                judgement.verdict = .update
            }
            judgement.rule = VerdictRule.copy.rawValue
            judgement.reason = "The same words were judged as \(original)."
            return judgement
        }
    }
}

extension Event {
    /// Adds the telling of a reprint. It knows no more than the original, so nothing else changes.
    package mutating func retell(_ report: Report, _ article: Article, language: Language, at moment: Date) {
        guard !tellings.contains(where: { $0.article == article.id }) else { return }
        take(
            report,
            Telling(
                article: article.id, url: article.url, source: article.source, title: article.title,
                language: language, published: article.published, verdict: .update, size: report.size,
                amount: report.amount, evidence: report.evidence, speaker: report.speaker, origin: article.copyOf),
            at: moment)
    }
}
