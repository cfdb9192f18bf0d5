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

    package init(
        name: String, to: [String], types: [String] = [], places: [String] = [], actors: [String] = [],
        scopes: [String] = [], languages: [Language] = [], sources: [String] = [], severity: Severity = .low,
        confidence: Double = 0, hours: Hours? = nil, days: Set<Int> = [],
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
        self.origin = origin
    }

    /// Whether it sends this alert. Of a wave one event that fits is enough.
    package func admits(_ alert: Alert) -> Bool {
        guard types.isEmpty || types.contains(alert.type), alert.severity >= severity, alert.confidence >= confidence
        else { return false }
        return alert.events.contains { event in
            (places.isEmpty || event.place.map { lies($0, in: places) } ?? false)
                && (actors.isEmpty || event.actors.contains { actors.contains($0) })
                && (scopes.isEmpty || event.scope.map { scopes.contains($0) } ?? false)
                && (languages.isEmpty || event.tellings.contains { languages.contains($0.language) })
                && (sources.isEmpty || event.tellings.contains { sources.contains($0.source) })
        }
    }

    private func lies(_ place: PlaceName, in names: [String]) -> Bool {
        names.contains(place.name) || place.within.contains { names.contains($0) }
    }

    /// When what is to be sent at `now` may go: then, or at the next hour that is open.
    package func opening(at now: Date, in zone: TimeZone) -> Date {
        guard hours != nil || !days.isEmpty else { return now }
        let today = Day(now, in: zone)
        // Hours over midnight began yesterday; eight days on, every day of the week has come round.
        for offset in -1...8 {
            let day = today + offset
            guard days.isEmpty || days.contains(day.weekday) else { continue }
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
}

extension [Route] {
    /// When an alert is due at a destination; nil: it isn't sent there.
    ///
    /// - Parameter wasTold: the destination got an earlier alert of the same event: what revises it goes there too.
    package func due(_ alert: Alert, to destination: String, wasTold: Bool, now: Date, zone: TimeZone) -> Date? {
        let own = filter { $0.to.contains(destination) }
        guard !own.isEmpty else { return now }
        var sending = own.filter { $0.admits(alert) }
        if sending.isEmpty, wasTold { sending = own }
        return sending.map { $0.opening(at: now, in: zone) }.min()
    }

    /// Faults of routes that send to a destination that isn't configured.
    package func faults(destinations: [String]) -> [InputFault] {
        flatMap { route in
            route.to.filter { !destinations.contains($0) }.map { name in
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
