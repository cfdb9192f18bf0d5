package import Model

/// What judging knows of the beat: a rule set an event type. Built from the watchlist by the service, since judging reads no
/// watchlist itself.
package struct Rules: Sendable, Hashable {
    /// How two reports are known to tell of one event.
    package enum Identity: String, Sendable { case day, party, sum }

    package struct TypeRules: Sendable, Hashable {
        package var title: String
        package var identity: Identity
        /// Days before publication within which an event alerts.
        package var window: Int
        package var alertsWhenPlanned: Bool
        /// Whether an older event alerts when it comes to light.
        package var alertsWhenDisclosed: Bool
        /// Scopes that alert nobody.
        package var silentScopes: Set<String>
        /// Stages that alert even where nothing has happened yet.
        package var alertingStages: Set<String>
        /// Every stage, the furthest first.
        package var stages: [String]
        package var severity: [SeverityRule]

        package init(
            title: String, identity: Identity, window: Int = 10, alertsWhenPlanned: Bool = false,
            alertsWhenDisclosed: Bool = false, silentScopes: Set<String> = [], alertingStages: Set<String> = [],
            stages: [String] = [], severity: [SeverityRule] = []
        ) {
            self.title = title
            self.identity = identity
            self.window = window
            self.alertsWhenPlanned = alertsWhenPlanned
            self.alertsWhenDisclosed = alertsWhenDisclosed
            self.silentScopes = silentScopes
            self.alertingStages = alertingStages
            self.stages = stages
            self.severity = severity
        }
    }

    /// Holds where all that it names holds; the first that holds decides.
    package struct SeverityRule: Sendable, Hashable {
        package var severity: Severity
        /// People or money from which on it holds; nil: whatever the number.
        package var sizeFrom: Double?
        package var amountFrom: Double?
        /// A cue that the report must carry.
        package var cue: String?
        /// What the cue is a sign of, in a word (`violence`).
        package var name: String?

        package init(
            _ severity: Severity, sizeFrom: Double? = nil, amountFrom: Double? = nil, cue: String? = nil,
            name: String? = nil
        ) {
            self.severity = severity
            self.sizeFrom = sizeFrom
            self.amountFrom = amountFrom
            self.cue = cue
            self.name = name
        }
    }

    /// By the event type's name.
    package var types: [String: TypeRules]
    /// Canonical names of countries: places of one country can share a wave.
    package var countries: Set<String>
    /// Confidence from which a report alerts, and under which it is not even shown for review.
    package var alertFrom: Double
    package var reviewFrom: Double
    /// What each likeness of a report and an event counts; the desk's merges and splits teach it.
    package var weights: IdentityWeights

    package init(
        types: [String: TypeRules], countries: Set<String> = [], alertFrom: Double = 0.5, reviewFrom: Double = 0.3,
        weights: IdentityWeights = .shipped
    ) {
        self.weights = weights
        self.types = types
        self.countries = countries
        self.alertFrom = alertFrom
        self.reviewFrom = reviewFrom
    }

    /// The rules of a type; those of a plain dated event where the watchlist no longer has it.
    func of(_ type: String) -> TypeRules { types[type] ?? TypeRules(title: type, identity: .day) }
}

/// Hands out the ids of events and alerts, `E1`, `E2`, …, `A1`, …: each once in the life of the ledger.
package struct EventIDs: Sendable, Hashable, Codable {
    /// The last numbers handed out.
    package var events: Int
    package var alerts: Int

    package init(events: Int = 0, alerts: Int = 0) {
        self.events = events
        self.alerts = alerts
    }

    package mutating func nextEvent() -> String {
        events &+= 1
        return "E\(events)"
    }

    package mutating func nextAlert() -> String {
        alerts &+= 1
        return "A\(alerts)"
    }
}
