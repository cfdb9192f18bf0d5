/// Which alerts are meant. Each empty list admits everything; of another one must hold.
package struct AlertMatcher: Sendable, Hashable, Codable {
    package var types: [String]
    /// Canonical names; what lies in one of them counts too.
    package var places: [String]
    package var actors: [String]
    package var scopes: [String]
    package var languages: [Language]
    /// Outlets that tell of the event.
    package var sources: [String]
    /// Event ids.
    package var events: [String]
    /// The least severity, and the greatest.
    package var severity: Severity
    package var severityTo: Severity
    /// The least confidence, 0…1.
    package var confidence: Double

    package init(
        types: [String] = [], places: [String] = [], actors: [String] = [], scopes: [String] = [],
        languages: [Language] = [], sources: [String] = [], events: [String] = [], severity: Severity = .low,
        severityTo: Severity = .high, confidence: Double = 0
    ) {
        self.types = types
        self.places = places
        self.actors = actors
        self.scopes = scopes
        self.languages = languages
        self.sources = sources
        self.events = events
        self.severity = severity
        self.severityTo = severityTo
        self.confidence = confidence
    }

    /// Whether it means this alert. Of a wave one event that fits is enough.
    package func admits(_ alert: Alert) -> Bool { meant(alert).contains(true) }

    /// Whether it means every event of the alert: what is said of one rally of a wave doesn't hold for the others.
    /// Nor is what one outlet tells, or one language, the whole of it: all tellings must be of those named.
    package func admitsAll(_ alert: Alert) -> Bool {
        !meant(alert).contains(false) && !alert.events.isEmpty
            && alert.events.flatMap(\.tellings).allSatisfy { telling in
                (languages.isEmpty || languages.contains(telling.language))
                    && (sources.isEmpty || sources.contains(telling.source))
            }
    }

    private func meant(_ alert: Alert) -> [Bool] {
        guard types.isEmpty || types.contains(alert.type), alert.severity >= severity, alert.severity <= severityTo,
            alert.confidence >= confidence
        else { return [false] }
        return alert.events.map { event in
            (places.isEmpty || event.place.map { lies($0, in: places) } ?? false)
                && (actors.isEmpty || event.actors.contains { actors.contains($0) })
                && (scopes.isEmpty || event.scope.map { scopes.contains($0) } ?? false)
                && (languages.isEmpty || event.tellings.contains { languages.contains($0.language) })
                && (sources.isEmpty || event.tellings.contains { sources.contains($0.source) })
                && (events.isEmpty || events.contains(event.id))
        }
    }

    private func lies(_ place: PlaceName, in names: [String]) -> Bool {
        names.contains(place.name) || place.within.contains { names.contains($0) }
    }

    /// `protest, in Almaty, of E12`.
    package var words: String {
        var parts: [String] = []
        if !types.isEmpty { parts.append(types.joined(separator: " or ")) }
        if !places.isEmpty { parts.append("in " + places.joined(separator: " or ")) }
        if !actors.isEmpty { parts.append("with " + actors.joined(separator: " or ")) }
        if !scopes.isEmpty { parts.append("scope " + scopes.joined(separator: " or ")) }
        if !languages.isEmpty { parts.append("told in " + languages.map(\.rawValue).joined(separator: " or ")) }
        if !sources.isEmpty { parts.append("told by " + sources.joined(separator: " or ")) }
        if !events.isEmpty { parts.append("of " + events.joined(separator: " or ")) }
        if severity > .low { parts.append("\(severity.rawValue) or more urgent") }
        if severityTo < .high { parts.append("\(severityTo.rawValue) or less urgent") }
        if confidence > 0 { parts.append("confidence \(confidence) or more") }
        return parts.isEmpty ? "every alert" : parts.joined(separator: ", ")
    }
}
