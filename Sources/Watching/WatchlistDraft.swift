import Model

/// A watchlist as read, before it is checked whole: entries with the place where they stand.
struct WatchlistDraft {
    /// An entry, and where its name stands.
    struct Located<Value> {
        var value: Value
        var place: YAMLValue
    }

    var beat: String?
    var title: String?
    /// The same in other languages.
    var titles: [Language: String] = [:]
    var hash = ""
    var actors: [Located<Actor>] = []
    var places: [Located<Place>] = []
    var themes: [Located<Theme>] = []
    var feeds: [Located<WatchedFeed>] = []
    var events: [Located<Known.Event>] = []
    var figures: [Known.Figure] = []
    var routes: [Located<Route>] = []
    var examples: [Located<Example>] = []
    /// Scopes and stages that examples name.
    var steps: [Step] = []
    var typeReader = EventTypeReader()
    var gateReader = GateReader()
    var weightReader = WeightReader()
    var questionReader = QuestionReader()
    /// The types with the weights in place; nil until all files are read.
    var weighed: (types: [EventType], weights: [RuleWeight])?
    var types: [EventType] { weighed?.types ?? typeReader.types }
    var gates: [Gate] { gateReader.gates }
    /// Names used in one entry that another must define: checked when all files are read.
    var references: [Reference] = []
    /// The themes' queries, whose names are checked then too.
    var queries: [QueryDraft] = []

    struct Step {
        /// The event type's name.
        var type: String
        /// `scope` or `stage`.
        var key: String
        var name: String
        var place: YAMLValue
    }

    struct Reference {
        enum Kind: String { case actor, place, type, theme }
        var kind: Kind
        var name: String
        var place: YAMLValue
    }
}
