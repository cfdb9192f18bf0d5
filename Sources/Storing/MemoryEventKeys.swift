internal import Model

/// What the events of a ledger in memory are found by: the same keys as in the database, in the same order.
struct MemoryEventKeys {
    private struct Place {
        var day: Int
        var event: String

        func isBefore(_ other: Place) -> Bool { (day, event) < (other.day, other.event) }
    }

    private var lists: [Int64: [Place]] = [:]
    private var known: [String: [EventKeys.Entry]] = [:]

    mutating func put(_ event: Event) {
        let entries = EventKeys.entries(of: event)
        let before = known[event.id] ?? []
        guard entries != before else { return }
        for entry in before where !entries.contains(entry) {
            let place = Place(day: entry.day, event: event.id)
            let index = Self.lowerBound(place, in: lists[entry.key] ?? [])
            lists[entry.key]?.remove(at: index)
        }
        for entry in entries where !before.contains(entry) {
            let place = Place(day: entry.day, event: event.id)
            let index = Self.lowerBound(place, in: lists[entry.key] ?? [])
            lists[entry.key, default: []].insert(place, at: index)
        }
        known[event.id] = entries
    }

    func ids(_ queries: [CandidateQuery]) -> [String] {
        var seen = Set<String>()
        var ids: [String] = []
        for lookup in queries.flatMap(\.lookups) {
            guard let list = lists[lookup.key] else { continue }
            let first = Self.lowerBound(Place(day: lookup.from, event: ""), in: list)
            var last = first
            if lookup.to == .max {
                last = list.count
            } else {
                last = Self.lowerBound(Place(day: lookup.to + 1, event: ""), in: list)
            }
            let stretch =
                lookup.latestFirst
                ? Array(list[first..<last].suffix(lookup.limit).reversed())
                : Array(list[first..<last].prefix(lookup.limit))
            for place in stretch where seen.insert(place.event).inserted { ids.append(place.event) }
        }
        return Array(ids.prefix(SQLiteStore.mostCandidates))
    }

    private static func lowerBound(_ place: Place, in list: [Place]) -> Int {
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if list[middle].isBefore(place) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
