import Model

extension Rules.TypeRules {
    /// How urgent a report is: the first of the type's rules that holds, else medium.
    func severity(of report: Report) -> Severity {
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
}
