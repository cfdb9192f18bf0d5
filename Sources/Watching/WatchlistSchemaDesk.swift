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
                key("holidays", names, "[12-16, 2026-03-22]: on these it waits all day."),
                key("escalate", .object("escalation"), "Where an alert goes if nobody acknowledges it in time."),
                key("group", .object("grouping"), "Alerts that go together in one message."),
            ]),
        Object(
            name: "escalation", note: "An alert that nobody acknowledges goes further.",
            keys: [
                required("after", .text, "30m, 2h: after it went out."),
                required("to", names, "Destinations of copytaster.yaml."),
            ]),
        Object(
            name: "grouping", note: "What is due together goes out as one message.",
            keys: [
                key("by", .oneOrList(cases(Route.Grouping.Key.self)), "What they have in common; nothing: the route."),
                required("wait", .text, "30s, 5m: how long the first waits for others."),
                key("interval", .text, "10m, 1h: the least time between two messages."),
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
