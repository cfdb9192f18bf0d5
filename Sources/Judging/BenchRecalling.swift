import Model

/// What an article says of a thing by the way: of which of its own it is said, and of which not.
extension Bench {
    /// Days before a case within which what befell as many people elsewhere is a case of its own.
    private static let before = 60

    /// The case of which the article has told with the same number, where nobody is named here and it lies earlier: how it came
    /// to it, wherever that was.
    private func saidAgain(_ report: Report) -> Int? {
        guard report.parties.isEmpty, let size = report.size, let low = size.low, low >= 2, size.high == low,
            let days = report.date
        else { return nil }
        let told = judgements.filter { $0.report.type == report.type && $0.report.size == size }.compactMap(\.event)
        return ledger.firstIndex { event in
            guard told.contains(event.id), !event.isHearsay, let day = event.date?.from, days.from < day else {
                return false
            }
            // "On Monday two others in Astana" is another case of the week.
            return report.status != .occurred || day - days.to > Self.before
                || PlaceLikeness.value(report.place, event.place) != nil
        }
    }

    /// What an article recalls without a day is not what it tells as having happened just now, unless that is a row of days.
    func isOwnNews(_ index: Int, _ report: Report) -> Bool {
        report.status == .background && (report.date == nil || report.dateInferred) && affirmed.contains(index)
            && !ledger[index].isSeries
            && rules.of(report.type).identity == .day
    }

    /// What an article says without a sum or a name of its own is said of the one loan or case that it has told of; `nearest`
    /// where it tells enough itself.
    func spokenOf(
        _ report: Report, _ type: Rules.TypeRules, _ nearest: (index: Int, identity: Identity)?
    ) -> (index: Int, identity: Identity)? {
        if type.identity == .party, let index = saidAgain(report),
            nearest.map({ $0.identity.probability < Identity.join }) ?? true
        {
            return (index, Identity(probability: Identity.join, agrees: ["article"]))
        }
        guard type.identity != .day, report.status != .denied, report.amount == nil, report.size == nil,
            type.identity == .sum ? report.names.isEmpty : report.parties.isEmpty && !report.isStanding,
            nearest.map({ $0.identity.probability < Identity.join }) ?? true
        else { return nearest }
        let heard = Set(ledger.filter(\.isHearsay).map(\.id))
        let told = Set(judgements.filter { $0.report.type == report.type }.compactMap(\.event)).subtracting(heard)
        guard told.count == 1, let index = ledger.firstIndex(where: { told.contains($0.id) }),
            !ledger[index].isHearsay, !ledger[index].isStanding, ledger[index].scope == report.scope,
            PlaceLikeness.value(report.place, ledger[index].place) != nil,
            let days = report.date, ledger[index].isKnown(within: days)
        else { return nearest }
        return (index, Identity(probability: Identity.join, agrees: ["article"]))
    }
}
