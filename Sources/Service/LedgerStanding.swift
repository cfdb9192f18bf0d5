internal import Foundation
internal import Model

extension Ledger {
    /// Rulings that follow one another, at the most.
    private var mostHops: Int { 16 }

    /// The event of that id, or the one that the desk says it is.
    func standing(_ id: String) throws(StoreFault) -> Event? {
        var id = id
        for _ in 0..<mostHops {
            guard let event = try event(id: id) else { return nil }
            guard let other = event.mergedInto else { return event }
            id = other
        }
        return nil
    }

    /// The events that stand for those of these that the desk has merged, and what lies between them.
    func survivors(of events: [Event]) throws(StoreFault) -> [Event] {
        var survivors: [Event] = []
        for event in events {
            var next = event.mergedInto
            for _ in 0..<mostHops {
                guard let id = next, let survivor = try self.event(id: id) else { break }
                survivors.append(survivor)
                next = survivor.mergedInto
            }
        }
        return survivors
    }

    /// Which reports tell of a city where nothing of their type is known for a year before.
    func unfamiliar(_ reports: [Report]) throws(StoreFault) -> Set<Int> {
        var found: Set<Int> = []
        for (index, report) in reports.enumerated() where report.status == .occurred {
            // A region or country is no place that a protest comes to.
            guard let place = report.place, place.within.count >= 2, let date = report.date else { continue }
            let year = DayInterval(date.from - 365, date.from - 1)
            if try !hasEvent(type: report.type, place: place.name, days: year) { found.insert(index) }
        }
        return found
    }
}
