import Model

extension WatchlistSchema {
    static let titles: Value = .byLanguage(.text)
    private static let conditionKeys: [Key] = [
        key("within", cases(Condition.Reach.self), "Where it looks; sentence where left out."),
        key("places", names, "Places, with all that lies in them and their peoples."),
        key("locations", names, "Places, without peoples and adjectives."),
        key("actors", names, "Canonical names."),
        key("themes", names, "Names of themes."),
        key("words", names, "Names of the type's word lists."),
        key("not", .boolean, "true: it holds if nothing is found."),
        key("or", .oneOrList(.object("condition")), "Conditions, any of which does instead."),
    ]

    static let types: [Object] = [
        Object(
            name: "type", note: "A kind of event that alerts.",
            keys: [
                required("name", .text, "What reports, events and alerts carry: protest."),
                key("title", .text, "For people."),
                key("titles", titles, "The same in other languages: {ru: Протест, kk: Наразылық}."),
                key("identity", cases(EventType.Identity.self), "How two reports are known to tell of one event."),
                key("window", .integer, "Days before publication within which the desk wants an alert."),
                key("alert", .oneOrList(cases(EventTypeReader.AlertCase.self)), "Further cases that alert."),
                key("places", names, "The event lies in one of them, or is not of the beat."),
                key("words", .named(terms), "Named lists of words by language."),
                required("triggers", .list(.object("trigger")), "Lists that speak of the event."),
                key("cues", .list(.object("cue")), "What speaks for it, or below 0 against it."),
                key("requires", .list(.object("requirement")), "All must hold, or it is not of the beat."),
                key("counts", .object("counts"), "Whom a number counts."),
                key("seat", names, "Word lists for a meeting or signing: the city of one is where a sum was agreed."),
                key("amount", .boolean, "Whether a sum of money belongs to it."),
                key("scopes", .list(.object("step")), "The first whose conditions hold is the report's."),
                key("stages", .list(.object("step")), "The first whose conditions hold is the report's."),
                key("severity", .list(.object("severity")), "The first that holds; medium where none does."),
                key("yields", names, "Types of which this one is often only the issue."),
                key("bystanders", names, "Roles whose holders are not those it happened to."),
            ]),
        Object(
            name: "trigger", note: "Words that speak of the event.",
            keys: [
                required("words", .text, "The name of a word list."),
                key("weight", .number, "2: alone enough; 1: wants company."),
                key("with", .object("condition"), "Only if that holds too."),
            ]),
        Object(
            name: "cue", note: "What speaks for the event or against it.",
            keys: [
                required("name", .text, "For people, and for `why`."),
                key("weight", .number, "Below 0: against it."),
            ] + conditionKeys),
        Object(
            name: "requirement", note: "What must hold.",
            keys: [required("name", .text, "For people, and for `why`.")] + conditionKeys),
        Object(name: "condition", note: "What must, or must not, stand near.", keys: conditionKeys),
        Object(
            name: "counts", note: "Whom a number counts.",
            keys: [
                key("of", names, "Word lists of those who count."),
                key("not", names, "Word lists of those who don't."),
                key("most", .number, "From that number on it is a claim on the whole."),
            ]),
        Object(
            name: "step", note: "A scope or stage.",
            keys: [
                required("name", .text, "What reports carry."),
                key("when", .list(.object("condition")), "All must hold; [] always does."),
                key("alerts", .boolean, "Whether it alerts; true where left out."),
                key("places", names, "Where events of this scope lie."),
            ]),
        Object(
            name: "severity", note: "How urgent an alert is.",
            keys: [
                required("severity", cases(Severity.self), "low, medium or high."),
                key("size", .number, "From so many people on."),
                key("amount", .number, "From that sum on."),
                key("when", .list(.object("condition")), "All must hold."),
            ]),
    ]

    private static let textKeys: [Key] = [
        key("title", .text, "The article's title."),
        key("text", .text, "The article's text; `|` and the text indented below needs no quotes."),
        key("published", .time, "2025-05-14 or 2025-05-14T18:30:00+05:00; left out where unknown."),
        key("source", .text, "The outlet."),
        key("language", .language, "Found out from the text where left out."),
    ]

    static let examples: [Object] = [
        Object(
            name: "example", note: "A text with what must come of it.",
            keys: [required("name", .text, "Says what it tests; one in the folder.")] + textKeys + [
                key("url", .address, "Of an article on record, instead of a text."),
                key("known", .list(.object("earlier")), "Earlier articles that the desk knows already."),
                required("expect", .object("expect"), "What must come of it."),
                key("todo", .text, "Why it is missed today: it doesn't fail then."),
            ]),
        Object(name: "earlier", note: "An article that the desk knows already.", keys: textKeys),
        Object(
            name: "expect", note: "What isn't named isn't looked at.",
            keys: [
                key("alerts", names, "The types of all its alerts; [] is none."),
                key("onTopic", .boolean, "Whether it is of the beat."),
                key("themes", names, "Must be found."),
                key("actors", names, "Must be found."),
                key("places", names, "Must be found."),
                key("not", .object("unwanted"), "Must not be found."),
                key("reports", .list(.object("report")), "Each must be among those found; [] is none at all."),
            ]),
        Object(
            name: "unwanted", note: "Names that must not be found.",
            keys: [
                key("themes", names, "Names of themes."),
                key("actors", names, "Canonical names."),
                key("places", names, "Canonical names."),
            ]),
        Object(
            name: "report", note: "Only what is named is compared.",
            keys: [
                key("type", .text, "An event type's name."),
                key("status", cases(Report.Status.self), "What became of it."),
                key("verdict", cases(Verdict.self), "Whether it is new."),
                key("place", .text, "A place's canonical name."),
                key("date", .interval, "The date found must lie in it."),
                key("size", .bounds, "People."),
                key("amount", .object("amount"), "Money."),
                key("scope", .text, "A scope of its type."),
                key("stage", .text, "A stage of its type."),
                key("actors", names, "Canonical names, all of which it must have."),
                key("evidence", .text, "Words that its sentence must hold."),
            ]),
    ]
}
