internal import Foundation
package import Model

/// The daybook as a calendar (RFC 5545), a whole-day entry an event. The same events give the same bytes.
package enum DaybookCalendar {
    /// Degrees: latitude from −90 to 90, longitude from −180 to 180.
    package typealias Coordinates = (latitude: Double, longitude: Double)

    /// Letters of a sentence or a name at the most, and sources that are told before the rest is counted.
    private static let sentence = 2000, name = 300, sources = 20

    /// - Parameters:
    ///   - events: what was announced; those without a day are left out.
    ///   - coordinates: of a place, where the watchlist knows them.
    package static func text(
        _ events: [Event], identity: FeedIdentity, coordinates: (PlaceName) -> Coordinates? = { _ in nil }
    ) -> String {
        var lines = [
            CalendarLine.value("BEGIN", "VCALENDAR"), CalendarLine.value("VERSION", "2.0"),
            CalendarLine.text("PRODID", "-//Copytaster//Daybook//EN"), CalendarLine.value("CALSCALE", "GREGORIAN"),
            CalendarLine.text("X-WR-CALNAME", OneLine.text("\(identity.title): daybook", most: name)),
        ]
        for event in events { lines += entry(event, identity, coordinates) }
        lines.append(CalendarLine.value("END", "VCALENDAR"))
        return lines.joined()
    }

    private static func entry(
        _ event: Event, _ identity: FeedIdentity, _ coordinates: (PlaceName) -> Coordinates?
    ) -> [String] {
        guard let date = event.date else { return [] }
        let seen = instant(event.lastSeen)
        let teller = event.tellings.last { $0.verdict == .planned } ?? event.tellings.last
        var lines = [
            CalendarLine.value("BEGIN", "VEVENT"),
            CalendarLine.text("UID", "\(event.id)@\(identity.host)"),
            // Without a METHOD it says when the entry was last revised (section 3.8.7.2).
            CalendarLine.value("DTSTAMP", seen), CalendarLine.value("LAST-MODIFIED", seen),
            CalendarLine.value("CREATED", instant(event.firstSeen)),
            CalendarLine.value("SEQUENCE", "\(max(0, event.tellings.count - 1))"),
            CalendarLine.value("DTSTART;VALUE=DATE", day(date.from)),
        ]
        // Exclusive. The last day of year 9999 has none after it: one day is meant without.
        if (date.to + 1).year <= 9999 { lines.append(CalendarLine.value("DTEND;VALUE=DATE", day(date.to + 1))) }
        lines += [
            CalendarLine.text("SUMMARY", summary(event), parameters: ";LANGUAGE=en"),
            CalendarLine.text("DESCRIPTION", description(event, teller), parameters: language(teller)),
        ]
        let places = ([event.venue, event.place?.name].compactMap(\.self) + (event.place?.within ?? [])).prefix(4)
        if !places.isEmpty {
            lines.append(CalendarLine.text("LOCATION", places.map { line($0) }.joined(separator: ", ")))
        }
        if let place = event.place, let found = coordinates(place), abs(found.latitude) <= 90,
            abs(found.longitude) <= 180
        {
            let degrees = [found.latitude, found.longitude].map { String(format: "%.6f", $0) }
            lines.append(CalendarLine.value("GEO", degrees.joined(separator: ";")))
        }
        if let url = teller.flatMap({ LinkAddress.linked($0.url) }) { lines.append(CalendarLine.value("URL", url)) }
        lines += [
            CalendarLine.value("STATUS", status(event, date)),
            CalendarLine.list(
                "CATEGORIES", [line(Wording.title(of: event.type))] + event.issues.prefix(10).map { line($0) }),
            // Nobody is taken by what a daybook announces.
            CalendarLine.value("TRANSP", "TRANSPARENT"), CalendarLine.value("END", "VEVENT"),
        ]
        return lines
    }

    /// As of its own day: what nobody told of stays tentative, and the calendar does not change by itself.
    private static func status(_ event: Event, _ date: DayInterval) -> String {
        switch event.outcome(asOf: date.to) {
        case .happened: "CONFIRMED"
        case .denied: "CANCELLED"
        case .awaited, .unreported: "TENTATIVE"
        case nil: event.status == .occurred ? "CONFIRMED" : "TENTATIVE"
        }
    }

    private static func summary(_ event: Event) -> String {
        var text = Wording.title(of: event.type)
        if let place = event.place { text += " in \(place.name)" }
        if let size = Wording.sizes(event) { text += ": \(size)" }
        if let amount = event.amount { text += ": \(Wording.money(amount))" }
        return line(text)
    }

    /// The evidence, then who told of it, a line each.
    private static func description(_ event: Event, _ teller: Telling?) -> String {
        var lines: [String] = []
        if let evidence = teller?.evidence, !evidence.isEmpty { lines.append(OneLine.text(evidence, most: sentence)) }
        let named = Wording.named(event)
        if !named.isEmpty { lines.append(named.map { line($0) }.joined(separator: ", ")) }
        if event.dateInferred { lines.append("The day is inferred.") }
        let groups = event.sourceGroups
        lines += groups.prefix(sources).map { group in
            let told = [group.telling.source, group.telling.title].filter { !$0.isEmpty }.map { line($0) }
            let address = LinkAddress.linked(group.telling.url).map { " " + $0 } ?? ""
            let denies = group.telling.verdict == .denied ? " (denies it)" : ""
            return told.joined(separator: ": ") + denies + address
        }
        if groups.count > sources { lines.append("and \(groups.count - sources) more") }
        return lines.joined(separator: "\n")
    }

    private static func language(_ teller: Telling?) -> String {
        let tag = OneLine.language(teller?.language.rawValue ?? "und")
        return tag == "und" ? "" : ";LANGUAGE=\(tag)"
    }

    private static func line(_ text: String) -> String { OneLine.text(text, most: name) }

    private static func day(_ day: Day) -> String { "\(day)".replacing("-", with: "") }

    /// `20210327T060000Z`.
    private static func instant(_ instant: Date) -> String {
        Timestamp.text(instant, in: .gmt).prefix(19).replacing("-", with: "").replacing(":", with: "") + "Z"
    }
}
