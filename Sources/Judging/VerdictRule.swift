/// Why a report got its verdict: a closed set. `why`, `replay` and README print the raw values, so none is ever renamed.
package enum VerdictRule: String, Sendable, Codable, CaseIterable {
    case newEvent = "new-event"
    case nextStage = "next-stage"
    case seriesResumed = "series-resumed"
    case comeToLight = "come-to-light"
    case sameEvent = "same-event"
    case copy
    case lowConfidence = "low-confidence"
    case possiblySame = "possibly-same"
    case pastWindow = "past-window"
    case vagueDate = "vague-date"
    case unknownDate = "unknown-date"
    case past
    case silentScope = "silent-scope"
    case statusBackground = "status-background"
    case statusHypothetical = "status-hypothetical"
    case statusPlanned = "status-planned"
    case statusDenied = "status-denied"

    /// What it stands for, in a line.
    package var meaning: String {
        switch self {
        case .newEvent: "nothing of the kind is known at that place and time"
        case .nextStage: "a known case has come to another stage, long after"
        case .seriesResumed: "a row of the same goes on after a month or more"
        case .comeToLight: "not known before, whenever it happened, and the type alerts then"
        case .sameEvent: "a known event by the fields that agree"
        case .copy: "the words are another article's, judged there"
        case .lowConfidence: "the text speaks of it, but too faintly"
        case .possiblySame: "perhaps a known event, perhaps not"
        case .pastWindow: "older than the desk wants to be alerted of"
        case .vagueDate: "the text gives too long a stretch of time"
        case .unknownDate: "nobody knows when it happened, or when it was published"
        case .past: "long past when it was published"
        case .silentScope: "the watchlist alerts nobody of its scope"
        case .statusBackground: "a past event is recalled"
        case .statusHypothetical: "only a possibility is spoken of"
        case .statusPlanned: "it is only announced"
        case .statusDenied: "the text says that it did not happen"
        }
    }
}
