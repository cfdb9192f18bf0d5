import Model

extension Rules.TypeRules {
    /// The least that a report is worth: the first of the watchlist's rules that holds, else medium.
    func floor(of report: Report) -> Severity {
        for rule in severity {
            if let from = rule.sizeFrom {
                guard let size = report.size, size.high ?? size.low ?? 0 >= from else { continue }
            }
            if let from = rule.amountFrom {
                guard let amount = report.amount, amount.high ?? amount.low ?? 0 >= from else { continue }
            }
            if let cue = rule.cue {
                guard report.cues.contains(where: { $0.rule == cue }) else { continue }
            }
            return rule.severity
        }
        return .medium
    }

    /// How urgent an event is: the watchlist's floor, and a level more for every two of these:
    ///
    /// 1. three outlets tell of it in their own words (a fourth to sixth counts again);
    /// 2. its number or sum is a fifth or more of what the watchlist calls high: large, though short of it;
    /// 3. each sign that the watchlist's rules for a higher severity look for (violence, arrests);
    /// 4. it is the first of its type at that city for a year.
    ///
    /// One alone is everyday: any rally in a small town is the first there for a year.
    /// - Parameters:
    ///   - reports: those of it in the article at hand.
    ///   - event: with all that was told before.
    func severity(of reports: [Report], _ event: Event, isNewPlace: Bool) -> Severity {
        let floor = reports.map { self.floor(of: $0) }.max() ?? .medium
        var steps = min(event.independentSources / 3, 2) + (isNewPlace ? 1 : 0)
        let high = severity.filter { $0.severity == .high }
        let size = (reports.compactMap(\.size) + event.tellings.compactMap(\.size)).compactMap { $0.high ?? $0.low }
            .max()
        let amount = (reports.compactMap(\.amount) + (event.amount.map { [$0] } ?? [])).compactMap { $0.high ?? $0.low }
            .max()
        let isLarge = high.contains { rule in
            (rule.sizeFrom.map { size ?? 0 >= $0 / 5 } ?? false)
                || (rule.amountFrom.map { amount ?? 0 >= $0 / 5 } ?? false)
        }
        steps += isLarge ? 1 : 0
        let signs = Set(high.compactMap(Revising.sign))
        steps +=
            signs.filter { sign in
                event.turned(sign) != nil
                    || high.contains { rule in
                        Revising.sign(rule) == sign
                            && reports.contains { $0.cues.contains { $0.rule == rule.cue } }
                    }
            }.count
        let levels = Severity.allCases
        let level = (levels.firstIndex(of: floor) ?? 1) + steps / 2
        return max(levels[min(level, levels.count - 1)], event.severity ?? .low)
    }
}
