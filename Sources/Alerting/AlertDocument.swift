package import Foundation
package import Model

/// An alert as receivers get it: the `data` of a webhook and a line of `alerts.jsonl`. Fields may be added, none renamed.
package struct AlertDocument: Encodable, Sendable {
    package var id: String
    package var kind: Alert.Kind
    package var type: String
    package var severity: Severity
    /// RFC 3339 in the desk's zone.
    package var raised: String
    package var headline: String
    package var event: String
    /// Nil is unknown.
    package var date: DayInterval?
    package var dateInferred: Bool
    package var place: String?
    /// Canonical names.
    package var actors: [String]
    /// Those whom the watchlist does not know, as the text writes them.
    package var persons: [String]
    /// Who did what to whom, as far as the texts say.
    package var roles: [Role]
    package var venue: String?
    package var issues: [String]
    package var scope: String?
    package var stage: String?
    package var amount: Money?
    /// Every size told, with who told it. Conflicts are shown, never averaged.
    package var sizes: [Claim]
    package var evidence: Evidence
    package var sources: [Source]
    /// Outlets that tell of it in their own words; reprints count nothing.
    package var independentSources: Int
    /// The other events of the wave.
    package var wave: [Place]
    package var changes: [String]
    package var confidence: Double
    package var reason: String
    /// Word → the address that marks the alert so, `ack` → the one that acknowledges it; nil where the desk has no address.
    package var mark: [String: String]?

    package struct Claim: Encodable, Sendable {
        var low: Double?, high: Double?
        var source: String, url: String
    }

    package struct Evidence: Encodable, Sendable {
        package var text: String, language: String, source: String, url: String
    }

    package struct Source: Encodable, Sendable {
        package var source: String, title: String, url: String, language: String
        package var published: String?
        /// The archive's name of the article whose text it prints; nil where the words are its own.
        package var copyOf: String?

        init(_ telling: Telling, zone: TimeZone) {
            source = telling.source
            title = telling.title
            url = telling.url
            language = telling.language.rawValue
            published = telling.published.map { Timestamp.text($0, in: zone) }
            copyOf = telling.origin
        }
    }
    package struct Place: Encodable, Sendable {
        package var event: String
        package var place: String?
        package var date: DayInterval?
    }

    package init(_ alert: Alert, zone: TimeZone, links: MarkLinks? = nil) {
        let event = alert.events.first
        let tellings = event?.tellings ?? []
        let teller = tellings.last { $0.evidence == alert.evidence } ?? tellings.last
        id = alert.id
        kind = alert.kind
        type = alert.type
        severity = alert.severity
        raised = Timestamp.text(alert.raised, in: zone)
        headline = event.map(Wording.headline) ?? Wording.title(of: alert.type)
        self.event = alert.event
        date = event?.date
        dateInferred = event?.dateInferred ?? false
        place = event?.place?.name
        actors = event?.actors ?? []
        persons = event?.persons.map(\.name) ?? []
        roles = event?.roles ?? []
        venue = event?.venue
        issues = event?.issues ?? []
        scope = event?.scope
        stage = event?.stage
        amount = event?.amount
        sizes = tellings.compactMap { telling in
            telling.size.map { Claim(low: $0.low, high: $0.high, source: telling.source, url: telling.url) }
        }
        evidence = Evidence(
            text: alert.evidence, language: teller?.language.rawValue ?? "und", source: teller?.source ?? "",
            url: teller?.url ?? "")
        sources = tellings.map { Source($0, zone: zone) }
        independentSources = event?.independentSources ?? 0
        wave = alert.events.dropFirst().map { Place(event: $0.id, place: $0.place?.name, date: $0.date) }
        changes = alert.changes
        confidence = (alert.confidence * 100).rounded() / 100
        reason = alert.reason
        mark = links?.byWord(alert.id, from: alert.raised, acknowledges: true)
    }
}

/// JSON as it leaves the program: sorted keys, slashes as they are, one line unless `pretty`.
package enum OutputJSON {
    package static func text(_ value: some Encodable, pretty: Bool = false) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
