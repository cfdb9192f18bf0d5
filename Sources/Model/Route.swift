package import Foundation

/// Which alerts go to which destinations, at which hours: an entry under `routes:` of a watchlist.
///
/// A destination that no route names takes every alert, at once. One that routes name takes those that one of its routes
/// sends it, at the soonest hour that one of these allows. Hours defer a delivery, never what is judged.
package struct Route: Sendable, Hashable {
    /// For people and for faults.
    package var name: String
    /// Names of destinations in the configuration.
    package var to: [String]
    /// Each empty list admits everything; else one of the list must hold.
    package var types: [String]
    /// Canonical names; what lies in one of them counts too.
    package var places: [String]
    package var actors: [String]
    package var scopes: [String]
    package var languages: [Language]
    /// Outlets that tell of the event.
    package var sources: [String]
    /// The least severity that is sent.
    package var severity: Severity
    /// The least confidence, 0…1.
    package var confidence: Double
    /// In the desk's zone; nil: at any hour.
    package var hours: Hours?
    /// Days of the week, 1 Monday … 7 Sunday; empty: all. Hours over midnight belong to the day on which they begin.
    package var days: Set<Int>
    /// Days on which it is closed.
    package var holidays: Holidays
    /// What is sent again, and where, if nobody acknowledges it in time.
    package var escalation: Escalation?
    /// Which of its alerts go together in one message.
    package var grouping: Grouping?
    /// Where it stands, for faults: file, line, column.
    package var origin: InputFault

    /// From `from` on, up to but without `to`, in minutes from midnight; over midnight where `to` is not later.
    package struct Hours: Sendable, Hashable {
        package var from: Int
        package var to: Int

        package init(from: Int, to: Int) {
            self.from = from
            self.to = to
        }
    }

    /// Days of the year, and single ones.
    package struct Holidays: Sendable, Hashable {
        /// Month × 100 + day of the month: 1 January is 101.
        package var yearly: Set<Int>
        package var single: Set<Day>

        package init(yearly: Set<Int> = [], single: Set<Day> = []) {
            self.yearly = yearly
            self.single = single
        }

        package static let none = Holidays()

        package func contains(_ day: Day) -> Bool {
            guard !yearly.isEmpty || !single.isEmpty else { return false }
            let civil = day.civil
            return single.contains(day) || yearly.contains(civil.month * 100 + civil.day)
        }
    }

    package struct Escalation: Sendable, Hashable {
        /// Seconds after the message went out, or should have.
        package var after: Double
        /// Names of destinations.
        package var to: [String]

        package init(after: Double, to: [String]) {
            self.after = after
            self.to = to
        }
    }

    package struct Grouping: Sendable, Hashable {
        /// What the alerts of one message have in common.
        package enum Key: String, Sendable, CaseIterable { case type, place, event }

        /// Empty: nothing but the route.
        package var by: [Key]
        /// Seconds that the first waits for others.
        package var wait: Double
        /// Seconds between two messages.
        package var interval: Double

        package init(by: [Key] = [], wait: Double, interval: Double) {
            self.by = by
            self.wait = wait
            self.interval = interval
        }
    }

    package init(
        name: String, to: [String], types: [String] = [], places: [String] = [], actors: [String] = [],
        scopes: [String] = [], languages: [Language] = [], sources: [String] = [], severity: Severity = .low,
        confidence: Double = 0, hours: Hours? = nil, days: Set<Int> = [], holidays: Holidays = .none,
        escalation: Escalation? = nil, grouping: Grouping? = nil,
        origin: InputFault = InputFault(file: "", message: "")
    ) {
        self.name = name
        self.to = to
        self.types = types
        self.places = places
        self.actors = actors
        self.scopes = scopes
        self.languages = languages
        self.sources = sources
        self.severity = severity
        self.confidence = confidence
        self.hours = hours
        self.days = days
        self.holidays = holidays
        self.escalation = escalation
        self.grouping = grouping
        self.origin = origin
    }

    /// Whether it sends this alert. Of a wave one event that fits is enough.
    package func admits(_ alert: Alert) -> Bool {
        AlertMatcher(
            types: types, places: places, actors: actors, scopes: scopes, languages: languages, sources: sources,
            severity: severity, confidence: confidence
        ).admits(alert)
    }

    /// When what is to be sent at `now` may go: then, or at the next hour that is open.
    package func opening(at now: Date, in zone: TimeZone) -> Date {
        guard hours != nil || !days.isEmpty || holidays != .none else { return now }
        let today = Day(now, in: zone)
        // Hours over midnight began yesterday. A year and a day on, every day has come round that may be open at all.
        for offset in -1...366 {
            let day = today + offset
            guard days.isEmpty || days.contains(day.weekday), !holidays.contains(day) else { continue }
            let hours = hours ?? Hours(from: 0, to: 1440)
            let opens = day.instant(hour: hours.from / 60, minute: hours.from % 60, in: zone)
            let lastDay = hours.to > hours.from ? day : day + 1
            let closes =
                hours.to == 1440
                ? (lastDay + 1).instant(in: zone)
                : lastDay.instant(hour: hours.to / 60, minute: hours.to % 60, in: zone)
            if now < closes { return max(now, opens) }
        }
        return now
    }

    /// What an alert has in common with those that go with it, where the route puts any together.
    package func group(of alert: Alert) -> Delivery.Grouping? {
        guard let grouping else { return nil }
        let event = alert.events.first
        let parts = grouping.by.map { key in
            switch key {
            case .type: alert.type
            case .place: event?.place?.name ?? ""
            case .event: alert.event
            }
        }
        return Delivery.Grouping(key: ([name] + parts).joined(separator: "|"), interval: grouping.interval)
    }
}

/// What routes say of one alert and one destination.
package struct Routing: Sendable, Hashable {
    /// When it may go.
    package var due: Date
    /// Whether hours or days put it off.
    package var isDeferred: Bool
    package var grouping: Delivery.Grouping?
    /// Where it goes besides, and when, unless it was acknowledged by then.
    package var escalations: [String: Date]
}

extension [Route] {
    /// When and how an alert goes to a destination; nil: it isn't sent there.
    ///
    /// - Parameter wasTold: the destination got an earlier alert of the same event: what revises it goes there too.
    package func routing(_ alert: Alert, to destination: String, wasTold: Bool, now: Date, zone: TimeZone) -> Routing? {
        let own = filter { $0.to.contains(destination) }
        guard !own.isEmpty else { return Routing(due: now, isDeferred: false, grouping: nil, escalations: [:]) }
        var sending = own.filter { $0.admits(alert) }
        if sending.isEmpty, wasTold { sending = own }
        // The soonest decides, and how it groups; of those as soon, the first written.
        let opening = sending.map { ($0, $0.opening(at: now, in: zone)) }
        guard let (first, opens) = opening.min(by: { $0.1 < $1.1 }) else { return nil }
        let due = opens + (first.grouping?.wait ?? 0)
        var escalations: [String: Date] = [:]
        for route in sending {
            guard let escalation = route.escalation else { continue }
            for name in escalation.to {
                escalations[name] = Swift.min(escalations[name] ?? .distantFuture, due + escalation.after)
            }
        }
        return Routing(
            due: due, isDeferred: opens > now, grouping: first.group(of: alert), escalations: escalations)
    }

    /// Faults of routes that send to a destination that isn't configured.
    package func faults(destinations: [String]) -> [InputFault] {
        flatMap { route in
            (route.to + (route.escalation?.to ?? [])).filter { !destinations.contains($0) }.map { name in
                var fault = route.origin
                fault.message =
                    "the route '\(route.name)' sends to '\(name)', which is no destination of the configuration; "
                    + (destinations.isEmpty
                        ? "it names none" : "it names: \(destinations.sorted().joined(separator: ", "))")
                return fault
            }
        }
    }
}
