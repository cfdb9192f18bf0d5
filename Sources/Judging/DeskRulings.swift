package import Model

/// What the desk's word makes of events. Pure; the store records it. The desk's word is final: later reports follow it.
package enum DeskRulings {
    /// What is on record of one article's telling of an event.
    package typealias Reports = [String: [Report]]

    /// Two events that are one: `event` stands for both, and `other` stays as that by which later reports of it are known.
    package static func merged(_ event: Event, _ other: Event) -> (event: Event, other: Event) {
        var whole = event
        for telling in other.tellings where !whole.tellings.contains(where: { $0.article == telling.article }) {
            whole.hear(telling)
        }
        whole.absorb(other)
        var merged = other
        merged.mergedInto = event.id
        return (whole, merged)
    }

    /// One event that is two: the tellings of `articles` become an event of their own, `id`.
    ///
    /// What each of the two is, is made up anew of its own reports; where those are on record no more, it stays as it was.
    package static func split(
        _ event: Event, articles: Set<String>, reports: Reports, id: String
    ) -> (event: Event, other: Event) {
        let over = event.tellings.filter { articles.contains($0.article) }
        let left = event.tellings.filter { !articles.contains($0.article) }
        var rest = event.remade(of: left, reports)
        var other = event.remade(of: over, reports)
        other.id = id
        other.umbrella = nil
        rest.apart.append(id)
        other.apart = event.apart + [event.id]
        return (rest, other)
    }

    /// As before they were merged, with what was told since left to the one that stood for both.
    package static func unmerged(
        _ event: Event, _ other: Event, before: [Event], reports: Reports
    ) -> (event: Event, other: Event)? {
        guard let one = before.first(where: { $0.id == event.id }), let two = before.first(where: { $0.id == other.id })
        else { return nil }
        let known = Set((one.tellings + two.tellings).map(\.article))
        var parted = one
        parted.add(event.tellings.filter { !known.contains($0.article) }, reports)
        parted.keep(event)
        if let alert = event.alert, one.alert == nil, alert != two.alert { parted.alert = alert }
        var back = two
        back.ruling = other.ruling
        return (parted, back)
    }

    /// As before it was split, with what was told of both since; the other stays as that by which reports of it are known.
    package static func unsplit(
        _ event: Event, _ other: Event, before: [Event], reports: Reports
    ) -> (event: Event, other: Event)? {
        guard var whole = before.first(where: { $0.id == event.id }) else { return nil }
        let known = Set(whole.tellings.map(\.article))
        whole.add((event.tellings + other.tellings).filter { !known.contains($0.article) }, reports)
        whole.keep(event)
        whole.alert = whole.alert ?? event.alert ?? other.alert
        for turn in other.turns { whole.turn(turn.kind, at: turn.at) }
        var merged = other
        merged.mergedInto = event.id
        return (whole, merged)
    }
}

extension Event {
    /// Takes what another event knows.
    fileprivate mutating func absorb(_ other: Event) {
        if status == .hypothetical { status = other.status }
        if status != .occurred, other.status == .occurred { status = .occurred }
        if let day = other.date {
            let isFiner = date.map { day.count < $0.count } ?? true
            if date == nil || (dateInferred && !other.dateInferred) || (isFiner && dateInferred == other.dateInferred) {
                date = day
                dateInferred = other.dateInferred
            }
        }
        if let place = other.place, self.place?.isCompatible(with: place) ?? true,
            place.within.count > (self.place?.within.count ?? -1)
        {
            self.place = place
        }
        actors += other.actors.filter { !actors.contains($0) }
        persons += other.persons.filter { person in !persons.contains { $0.key == person.key } }
        roles += other.roles.filter { !roles.contains($0) }
        issues += other.issues.filter { !issues.contains($0) }
        venue = venue ?? other.venue
        scope = scope ?? other.scope
        stage = stage ?? other.stage
        amount = amount ?? other.amount
        alert = alert ?? other.alert
        umbrella = umbrella ?? (other.umbrella == id ? nil : other.umbrella)
        for turn in other.turns { self.turn(turn.kind, at: turn.at) }
        severity = [severity, other.severity].compactMap(\.self).max()
        apart += other.apart.filter { !apart.contains($0) && $0 != id }
        firstSeen = min(firstSeen, other.firstSeen)
        lastSeen = max(lastSeen, other.lastSeen)
    }

    /// What was noted since stays noted: the desk was told of it.
    fileprivate mutating func keep(_ now: Event) {
        for turn in now.turns { self.turn(turn.kind, at: turn.at) }
        severity = [severity, now.severity].compactMap(\.self).max()
        lastSeen = max(lastSeen, now.lastSeen)
        ruling = now.ruling
    }

    fileprivate mutating func add(_ tellings: [Telling], _ reports: DeskRulings.Reports) {
        for telling in tellings {
            guard let told = reports[telling.article], telling.verdict != .denied else {
                hear(telling)
                continue
            }
            for report in told { take(report, telling, at: lastSeen) }
        }
    }

    /// The event that these of its tellings make.
    fileprivate func remade(of tellings: [Telling], _ reports: DeskRulings.Reports) -> Event {
        var event = self
        event.tellings = tellings
        let told = tellings.map { reports[$0.article] ?? [] }
        guard let first = told.first(where: { !$0.isEmpty })?.first,
            zip(tellings, told).allSatisfy({ $0.verdict == .denied || !$1.isEmpty })
        else { return event }
        event = Event(
            id: id, type: type, status: first.status, date: first.date, dateInferred: first.dateInferred,
            place: first.place, scope: first.scope, stage: first.stage, amount: first.amount, alert: alert,
            umbrella: umbrella, firstSeen: firstSeen, lastSeen: lastSeen, turns: turns, severity: severity,
            apart: apart, ruling: ruling)
        event.add(tellings, reports)
        // What nobody tells as a fact stays hearsay, and stands in the way of no alert.
        if alert == nil, tellings.allSatisfy({ [.possible, .background, .denied].contains($0.verdict) }) {
            event.status = .hypothetical
        }
        return event
    }
}
