internal import Foundation
internal import Model

/// The events of a ledger in memory, by type in the order last told.
struct MemoryEvents {
    private struct Slot {
        var event: Event
        /// Seconds since 1970.
        var lastSeen: Double
        var days: DayInterval?

        init(_ event: Event) {
            self.event = event
            lastSeen = event.lastSeen.timeIntervalSince1970
            days = event.date
        }
    }

    private var slots: [Slot] = []
    private var keys = MemoryEventKeys()
    private var places: [String: Int] = [:]
    /// Type → place → last day → how many events there ended on it.
    private var lastDays: [String: [String: [Day: Int]]] = [:]
    /// By type, places of slots: the earliest told first, of those told at one moment the last id first.
    private var order: [String: [Int]] = [:]

    mutating func put(_ event: Event) {
        if let before = places[event.id].map({ slots[$0].event }) { count(before, by: -1) }
        count(event, by: 1)
        keys.put(event)
        if let place = places[event.id] {
            let before = slots[place]
            let new = Slot(event)
            if before.event.type == event.type, before.lastSeen == new.lastSeen {
                slots[place] = new
                return
            }
            if let index = index(of: place, in: order[before.event.type] ?? []) {
                order[before.event.type]?.remove(at: index)
            }
            slots[place] = new
            insert(place)
        } else {
            places[event.id] = slots.count
            slots.append(Slot(event))
            insert(slots.count - 1)
        }
    }

    func candidates(_ queries: [CandidateQuery]) -> [Event] {
        keys.ids(queries).compactMap { places[$0] }.sorted { isBefore($1, $0) }.map { slots[$0].event }
    }

    func event(_ id: String) -> Event? { places[id].map { slots[$0].event } }

    func list(type: String, days: DayInterval?, limit: Int) -> [Event] {
        guard let order = order[type] else { return [] }
        var found: [Event] = []
        for place in order.reversed() {
            if found.count >= limit { break }
            if let days, let own = slots[place].days, own.from > days.to || own.to < days.from { continue }
            found.append(slots[place].event)
        }
        return found
    }

    func planned(from day: Day) -> [Event] {
        slots.map(\.event).filter { $0.status == .planned && ($0.date.map { $0.to >= day } ?? false) }
            .sorted { ($0.date?.from ?? day, $0.id) < ($1.date?.from ?? day, $1.id) }.prefix(200).map(\.self)
    }

    func announced(from: Day, to: Day) -> [Event] {
        slots.map(\.event).filter { event in
            event.wasAnnounced && (event.date.map { (from...to).contains($0.to) } ?? false)
        }
        .sorted { ($0.date?.from ?? from, $0.id) < ($1.date?.from ?? from, $1.id) }.prefix(1000).map(\.self)
    }

    func recurring(since: Date, limit: Int) -> [Event] {
        slots.map(\.event).filter { !$0.days.isEmpty && $0.lastSeen >= since && $0.mergedInto == nil }
            .sorted { ($1.lastSeen, $0.id) < ($0.lastSeen, $1.id) }.prefix(limit).map(\.self)
    }

    func occurred(from: Day, to: Day) -> [EventTally] {
        struct Key: Hashable, Comparable {
            var day: Day
            var type: String
            var place: String?
            static func < (one: Key, other: Key) -> Bool {
                (other.day, one.type, one.place ?? "") < (one.day, other.type, other.place ?? "")
            }
        }
        var counts: [Key: Int] = [:]
        for event in slots.lazy.map(\.event) where event.status == .occurred && event.mergedInto == nil {
            guard let date = event.date, (from...to).contains(date.to), date.count <= EventTally.longest else {
                continue
            }
            counts[Key(day: date.to, type: event.type, place: event.place?.name), default: 0] += 1
        }
        return counts.sorted { $0.key < $1.key }.map {
            EventTally(day: $0.key.day, type: $0.key.type, place: $0.key.place, count: $0.value)
        }
    }

    /// What it costs depends on the days asked for, not on how many events there are.
    func has(type: String, place: String, days: DayInterval) -> Bool {
        guard let ends = lastDays[type]?[place] else { return false }
        return (0..<days.count).contains { ends[days.from + $0] != nil }
    }

    private mutating func count(_ event: Event, by step: Int) {
        guard event.status != .hypothetical, let place = event.place?.name, let day = event.date?.to else { return }
        let now = (lastDays[event.type]?[place]?[day] ?? 0) + step
        lastDays[event.type, default: [:]][place, default: [:]][day] = now > 0 ? now : nil
    }

    // MARK: - Order

    private mutating func insert(_ place: Int) {
        let type = slots[place].event.type
        let index = lowerBound(of: place, in: order[type] ?? [])
        order[type, default: []].insert(place, at: index)
    }

    private func index(of place: Int, in order: [Int]) -> Int? {
        let index = lowerBound(of: place, in: order)
        return index < order.count && order[index] == place ? index : nil
    }

    private func lowerBound(of place: Int, in order: [Int]) -> Int {
        var low = 0
        var high = order.count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(order[middle], place) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func isBefore(_ one: Int, _ other: Int) -> Bool {
        let (left, right) = (slots[one], slots[other])
        return left.lastSeen != right.lastSeen ? left.lastSeen < right.lastSeen : left.event.id > right.event.id
    }
}
