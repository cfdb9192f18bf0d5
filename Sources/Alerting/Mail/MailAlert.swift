internal import Foundation
internal import Model

/// An alert as its mail tells it: everything cleaned and bounded, nothing escaped yet.
struct MailAlert {
    struct Source {
        var outlet: String, title: String
        /// Nil where it is not of the web.
        var url: String?
        var language: String?
        /// When it was published, in the desk's zone.
        var time: String?
        /// Which figure it gives, and who gives it; who reprinted it.
        var notes: [String]
    }

    var headline: String
    /// `New`, `high`, `A1`, `19:01, 27 March 2021`.
    var label: [String]
    var changes: [String]
    /// Name and value.
    var facts: [(name: String, value: String)]
    var evidence: String
    var language: String?
    var sources: [Source]
    /// Sources beyond those shown.
    var left: Int
    var why: String
    var marks: [(title: String, url: String)]

    /// Sentences are shown whole up to here; none that a person wrote is longer.
    private static let longestEvidence = 4000
    private static let longestLine = 500
    private static let mostSources = 40
    private static let mostChanges = 20

    init(_ alert: Alert, zone: TimeZone, links: MarkLinks?) {
        func line(_ text: String) -> String { MailText.line(text, most: Self.longestLine) }
        let event = alert.events.first
        let teller = event?.tellings.last { $0.evidence == alert.evidence } ?? event?.tellings.last
        headline = line(MailHeaders.headline(alert))
        label = [
            alert.kind == .new ? "New" : "Revision", alert.severity.rawValue, MailText.line(alert.id, most: 40),
            Self.time(alert.raised, zone),
        ]
        changes = alert.changes.prefix(Self.mostChanges).map(line)
        var facts: [(name: String, value: String)] = []
        func add(_ name: String, _ values: [String]) {
            if !values.isEmpty { facts.append((name, line(values.joined(separator: ", ")))) }
        }
        add("Also", alert.events.dropFirst().map { $0.place?.name ?? Wording.headline($0) })
        add("Named", event.map { Wording.named($0) } ?? [])
        add("At", event?.venue.map { [$0] } ?? [])
        add("Stage", event?.stage.map { [$0] } ?? [])
        self.facts = facts
        evidence = MailText.line(alert.evidence, most: Self.longestEvidence)
        language = teller.flatMap { MailText.language($0.language.rawValue) }
        let groups = event?.sourceGroups ?? []
        sources = groups.prefix(Self.mostSources).map { group in
            let telling = group.telling
            var said =
                telling.size.map { Wording.bounds($0) + ($0 == Bounds(1) ? " person" : " people") }
                ?? telling.amount.map { Wording.money($0) }
            if let speaker = telling.speaker, let words = said { said = "\(words), according to \(speaker.name)" }
            return Source(
                outlet: line(telling.source), title: line(telling.title), url: MailText.link(telling.url),
                language: MailText.language(telling.language.rawValue),
                time: telling.published.map { Self.time($0, zone) },
                notes: [said, group.words].compactMap { $0.map(line) })
        }
        left = groups.count - sources.count
        why = line(alert.reason)
        marks = (links?.links(alert.id, from: alert.raised, acknowledges: true) ?? []).compactMap { link in
            MailText.link(link.url).map { (link.word.title, $0) }
        }
    }

    /// `19:01, 27 March 2021`.
    static func time(_ instant: Date, _ zone: TimeZone) -> String {
        "\(Timestamp.clock(instant, in: zone)), \(Wording.days(DayInterval(Day(instant, in: zone))))"
    }
}
