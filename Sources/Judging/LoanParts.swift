import Model

/// A later stage of a known loan can be told with a smaller sum or with none: a tranche is paid out, what is left is put off.
enum LoanParts {
    /// Days from the last that is known of a loan within which its next stage comes.
    static let longest = 1100
    /// Words in common, beyond what chance gives, that stand for a shared name.
    private static let words = 0.1

    /// Whether a report can tell of a part of a known loan: at a further stage, no more of the money, and of the same parties
    /// as far as names or words say.
    ///
    /// - Parameter stages: the type's, the furthest first.
    static func isOf(
        _ report: Report, _ event: Event, stages: [String], parties: Double, words: Double
    ) -> Bool {
        guard let stage = report.stage, let known = event.stage, let mine = stages.firstIndex(of: stage),
            let theirs = stages.firstIndex(of: known), mine < theirs, parties > 0 || parties == 0 && words > Self.words
        else { return false }
        guard let amount = report.amount else { return true }
        let sums = ([event.amount].compactMap(\.self) + event.tellings.compactMap(\.amount))
            .filter { $0.currency == amount.currency }.compactMap { $0.high ?? $0.low }
        guard let sum = amount.low ?? amount.high, let most = sums.max() else { return true }
        return sum <= most
    }
}
