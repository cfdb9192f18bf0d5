internal import Foundation

/// Which events of the ledger a report could tell of, by what it has in common with them. A store answers with what the
/// `lookups` find; a few too many do no harm.
package struct CandidateQuery: Sendable, Hashable {
    package var type: String
    /// The report's own days. Nil: unknown.
    package var days: DayInterval?
    /// Days before and after `days` in which its event can lie.
    package var reach: Int
    package var place: PlaceName?
    package var venue: String?
    /// Canonical names of actors and keys of persons; whatever the day. Empty: not looked for by name.
    package var names: [String]
    /// A loan is looked for by its sum, whatever the day.
    package var amount: Money?
    /// Where else an alerted event of the same days may be one wave with it: canonical names of countries.
    package var countries: [String]

    package init(
        type: String, days: DayInterval?, reach: Int = 31, place: PlaceName? = nil, venue: String? = nil,
        names: [String] = [], amount: Money? = nil, countries: [String] = []
    ) {
        self.type = type
        self.days = days
        self.reach = reach
        self.place = place
        self.venue = venue
        self.names = names
        self.amount = amount
        self.countries = countries
    }
}

/// One stretch of one key's events, read from its near end on: what an index answers in a time that does not grow with it.
package struct EventLookup: Sendable, Hashable {
    package var key: Int64
    /// Days since 1970-01-01, both inclusive.
    package var from: Int
    package var to: Int
    package var latestFirst: Bool
    package var limit: Int
}

extension CandidateQuery {
    /// Names and sums looked for; an article that lists hundreds of people is looked up by its first ones.
    private static let mostNames = 12
    /// A venue's picket that was resumed is looked for most of a year back.
    private static let resumption = 270

    /// What to look up, the likeliest first.
    package var lookups: [EventLookup] {
        var found: [EventLookup] = []
        // What is only heard of comes last, whatever it shares.
        var heard: [EventLookup] = []
        for name in names.prefix(Self.mostNames) { add(.who, name, limit: 30, anyDay: true, to: &found, heard: &heard) }
        if let value = amount?.representative {
            for bucket in (EventKeys.bucket(value) - 2)...(EventKeys.bucket(value) + 2) {
                add(.sum, "\(amount?.currency ?? "") \(bucket)", limit: 12, anyDay: true, to: &found, heard: &heard)
            }
        }
        if let venue { add(.venue, venue, limit: 24, reach: Self.resumption, to: &found, heard: &heard) }
        if let place {
            add(.at, place.name, limit: 40, to: &found, heard: &heard)
            add(.within, place.name, limit: 40, to: &found, heard: &heard)
            for name in place.within.prefix(EventKeys.mostWithin) {
                add(.at, name, limit: 20, to: &found, heard: &heard)
            }
            add(.at, "", limit: 20, to: &found, heard: &heard)
        } else {
            add(.any, "", limit: 60, to: &found, heard: &heard)
        }
        if days != nil {
            for name in countries.prefix(4) { add(.alerted, name, limit: 24, reach: 2, to: &found, heard: &heard) }
        }
        return found + heard
    }

    private func add(
        _ aspect: EventKeys.Aspect, _ name: String, limit: Int, reach: Int? = nil, anyDay: Bool = false,
        to found: inout [EventLookup], heard: inout [EventLookup]
    ) {
        let key = EventKeys.key(type, aspect, name, .dated)
        if let days, !anyDay {
            let reach = reach ?? self.reach
            let last = days.to.ordinal
            found.append(
                EventLookup(
                    key: key, from: days.from.ordinal - reach - EventKeys.widest, to: last, latestFirst: true,
                    limit: limit))
            found.append(
                EventLookup(key: key, from: last + 1, to: last + reach, latestFirst: false, limit: limit / 2))
        } else {
            found.append(EventLookup(key: key, from: .min, to: .max, latestFirst: true, limit: limit))
        }
        found.append(
            EventLookup(
                key: EventKeys.key(type, aspect, name, .wide), from: .min, to: .max, latestFirst: true,
                limit: max(4, limit / 4)))
        heard.append(
            EventLookup(
                key: EventKeys.key(type, aspect, name, .hearsay), from: .min, to: .max, latestFirst: true,
                limit: limit / 2))
    }
}

/// What an event is found by. A key is a hash of type, aspect and name: two that fall together only find too much.
package enum EventKeys {
    package enum Aspect: String, Sendable {
        case any, at, within, venue, who, sum
        /// Has been alerted, in this place or what it lies in.
        case alerted
    }

    /// Events whose days are more than this many, or unknown, stand apart, in the order last told.
    package static let widest = 62
    /// Of what a place lies in, so many are kept and looked for.
    package static let mostWithin = 5
    private static let mostNames = 80

    package struct Entry: Hashable, Sendable {
        package var key: Int64
        /// Its first day, days since 1970-01-01; of a wide event the day last told.
        package var day: Int

        package init(key: Int64, day: Int) {
            self.key = key
            self.day = day
        }
    }

    /// All entries of an event, each once, in order.
    package static func entries(of event: Event) -> [Entry] {
        let isHearsay = event.status == .hypothetical && event.mergedInto == nil
        let shelf: Shelf = isHearsay ? .hearsay : event.date.map { $0.count > widest } ?? true ? .wide : .dated
        var days = [event.date?.from.ordinal, event.days.last?.ordinal].compactMap(\.self)
        if shelf != .dated { days = [Int((event.lastSeen.timeIntervalSince1970 / 86_400).rounded(.down))] }
        var keys = [key(event.type, .any, "", shelf)]
        func add(_ aspect: Aspect, _ name: String) { keys.append(key(event.type, aspect, name, shelf)) }
        add(.at, event.place?.name ?? "")
        for name in event.place?.within.prefix(mostWithin) ?? [] { add(.within, name) }
        if let venue = event.venue { add(.venue, venue) }
        for name in event.actors.prefix(mostNames) { add(.who, name) }
        for person in event.persons.prefix(mostNames) {
            add(.who, person.key)
            if let sound = NameSound.lookup(person.key) { add(.who, sound) }
        }
        if let amount = event.amount, let value = amount.representative {
            add(.sum, "\(amount.currency ?? "") \(bucket(value))")
        }
        if event.alert != nil, let place = event.place {
            for name in [place.name] + place.within.prefix(mostWithin) { add(.alerted, name) }
        }
        var entries = Set<Entry>()
        for key in keys { for day in days { entries.insert(Entry(key: key, day: day)) } }
        return entries.sorted { ($0.key, $0.day) < ($1.key, $1.day) }
    }

    /// Sums within a bucket differ by at most 5 %.
    static func bucket(_ value: Double) -> Int {
        guard value.isFinite else { return 0 }
        return Int((log(max(value, 1)) / log(1.05)).rounded(.down))
    }

    /// Where an event stands: under its days, apart from those, or among what is only heard of, which must crowd nothing out.
    enum Shelf: UInt64 {
        case dated = 0xCBF2_9CE4_8422_2325
        case wide = 0x9E37_79B9_7F4A_7C15
        case hearsay = 0xD6E8_FEB8_6659_FD93
    }

    static func key(_ type: String, _ aspect: Aspect, _ name: String, _ shelf: Shelf) -> Int64 {
        // FNV-1a, 64 bits; 0 stands in no name.
        var hash = shelf.rawValue
        func mix(_ text: String) {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = hash &* 0x100_0000_01B3
        }
        mix(type)
        mix(aspect.rawValue)
        mix(name)
        return Int64(bitPattern: hash)
    }
}

extension Money {
    /// One number to look it up by.
    fileprivate var representative: Double? { high ?? low }
}
