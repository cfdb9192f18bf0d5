import Model

extension WatchlistSchema {
    /// What a desk says of alerts: where they go, and what the marks have taught.
    static let desk: [Object] = [
        Object(
            name: "route", note: "Alerts that go to these destinations. A destination that no route names takes all.",
            keys: [
                required("name", .text, "For people."),
                required("to", names, "Destinations of copytaster.yaml."),
                key("types", names, "Event types."),
                key("places", names, "Canonical names; what lies in them too."),
                key("actors", names, "Canonical names."),
                key("scopes", names, "Scopes of the types."),
                key("languages", .oneOrList(.language), "Languages that the event is told in."),
                key("sources", names, "Outlets that tell of it."),
                key("severity", cases(Severity.self), "The least that is sent."),
                key("confidence", .number, "The least that is sent, from 0 to 1."),
                key("hours", .text, "\"07:00-23:00\" in the desk's zone: outside these a delivery waits."),
                key("days", names, "[mon, tue]: on other days it waits too."),
            ]),
        Object(
            name: "weight", note: "A rule's weight in place of its own.",
            keys: [
                required("type", .text, "An event type's name."),
                required("rule", .text, "A trigger's words or a cue's name, as `why` prints it."),
                required("weight", .number, "Log-odds."),
            ]),
    ]
}
