import Model

/// What may stand in a watchlist's files: the one table from which `schema.json` is made and that the readers' own lists of
/// keys are tested against. A key that a reader learns is a line here.
package enum WatchlistSchema {
    /// What may stand behind a key.
    indirect enum Value: Sendable {
        case text, integer, number, boolean
        /// `2021-03-27`.
        case day
        /// A day, a month, a year, or `{from, to}`.
        case interval
        /// A day or a time.
        case time
        /// `https://…`.
        case address
        /// One of the languages that articles are read in.
        case language
        /// A number or `[low, high]`.
        case bounds
        /// `[latitude, longitude]`.
        case coordinates
        case choice([String])
        case list(Value)
        /// A list, or what it would hold alone.
        case oneOrList(Value)
        /// `{en: …, ru: …}`.
        case byLanguage(Value)
        /// Lists of words by language, under names of the writer's choice.
        case named(Value)
        /// An entry of the table.
        case object(String)
        case anyOf([Value])
    }

    struct Key: Sendable {
        var name: String
        var value: Value
        /// For people: shown by editors.
        var note: String
        var isRequired = false
    }

    struct Object: Sendable {
        var name: String
        var note: String
        var keys: [Key]
    }

    /// What a file may hold at its top, first; then every map that stands below.
    static let objects: [Object] =
        [
            Object(name: "file", note: "A file of a beat: its top-level keys say what it holds.", keys: file)
        ] + entries + desk + types + examples + questions

    static func key(_ name: String, _ value: Value, _ note: String) -> Key {
        Key(name: name, value: value, note: note)
    }

    static func required(_ name: String, _ value: Value, _ note: String) -> Key {
        Key(name: name, value: value, note: note, isRequired: true)
    }

    static func cases<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) -> Value
    where Choice.RawValue == String {
        .choice(Choice.allCases.map(\.rawValue))
    }

    static let terms: Value = .byLanguage(.oneOrList(.text))
    static let names: Value = .oneOrList(.text)
    static let aliases: Value = .byLanguage(.oneOrList(.anyOf([.text, .object("alias")])))

    private static let file: [Key] = [
        key("beat", .text, "The beat's id, lower case, no blanks; in one file of the folder."),
        key("title", .text, "The beat as the desk reads it."),
        key("titles", titles, "The same in other languages."),
        key("actors", .list(.object("actor")), "Who is watched."),
        key("places", .list(.object("place")), "Where things happen."),
        key("themes", .list(.object("theme")), "What articles are about."),
        key("feeds", .list(.object("feed")), "Where the news comes from."),
        key("events", .list(.object("event")), "Events that the desk knows already."),
        key("figures", .list(.object("figure")), "Figures that the desk knows already."),
        key("types", .list(.object("type")), "Kinds of events that alert."),
        key("gates", .list(.object("gate")), "Words that say what became of an event: planned, denied, recalled."),
        key("routes", .list(.object("route")), "Which alerts go to which destination, at which hours."),
        key("examples", .list(.object("example")), "Texts with what must come of them."),
        key("questions", .list(.object("question")), "Questions that figures answer: `copytaster figures` shows them."),
        key(
            "weights", .list(.object("weight")), "Weights of rules in place of their own: `watchlist tune` writes them."
        ),
    ]

    private static let entries: [Object] = [
        Object(
            name: "actor", note: "A person, organisation, group or body.",
            keys: [
                required("name", .text, "The canonical name: alerts and all other files use exactly this."),
                required(
                    "kind", cases(Actor.Kind.self), "person, organisation, group (a movement), body (of a state)."),
                key("role", .text, "Who that is, in a line."),
                key("title", terms, "How texts call the office, by language: president, министр."),
                required("aliases", aliases, "Every spelling, by language; base forms only, endings come by rule."),
            ]),
        Object(
            name: "alias", note: "A spelling that counts under conditions.",
            keys: [
                required("text", .text, "The name, in its base form."),
                key("near", names, "Words of which one must stand in the article."),
                key("notNear", names, "Words of which none may stand in the article."),
                key("beside", names, "Words of which one must stand within three words of the name."),
                key("notBeside", names, "Words of which none may stand within three words of it."),
                key("namedAfter", .boolean, "true: streets, schools and prizes named after the person count too."),
                key("from", .day, "The day from which the name held."),
                key("to", .day, "The day until which it held."),
            ]),
        Object(
            name: "place", note: "A place, from a venue to a part of the world.",
            keys: [
                required("name", .text, "The canonical name."),
                required(
                    "kind", cases(Place.Kind.self), "world (a part of it), country, region, city, district, venue."),
                key("in", .text, "The canonical name of the place that it lies in."),
                key("across", .text, "The place that its names also mean, on the other side of a border."),
                key("coordinates", .coordinates, "[latitude, longitude] in degrees."),
                required("aliases", aliases, "Every name, by language; base forms only."),
                key(
                    "demonyms", aliases,
                    "Adjectives and peoples: they show that the place is meant, not where something was."),
            ]),
        Object(
            name: "theme", note: "What an article may be about.",
            keys: [
                required("name", .text, "Lower case, words joined by _."),
                key("title", .text, "For people."),
                key("terms", terms, "Words and phrases by language; ~ takes the language's endings, * any."),
                key(
                    "query", .anyOf([.text, .byLanguage(.text)]),
                    "A Boolean query, one or by language: AND, OR, NOT, NEAR/n, TITLE:, @tokayev."),
                key("weight", .number, "What a hit counts towards being of the beat; 1 where left out."),
            ]),
        Object(
            name: "feed", note: "A feed of the beat.",
            keys: [
                required("name", .text, "For people."),
                required("url", .address, "Its address."),
                key("outlet", .text, "Who is named as the source; the feed's name where left out."),
                key("language", .language, "The language of its articles; found out where left out."),
                key("enabled", .boolean, "false: not asked."),
                key("note", .text, "For people."),
            ]),
        Object(
            name: "event", note: "An event of the existing corpus.",
            keys: [
                required("type", .text, "An event type's name."),
                key("status", cases(Report.Status.self), "occurred where left out."),
                key("date", .interval, "When; left out where unknown."),
                key("place", .text, "A place's canonical name."),
                key("actors", names, "Canonical names."),
                key("size", .bounds, "People: a number or [low, high]."),
                key("amount", .object("amount"), "Money."),
                key("scope", .text, "A scope of its type."),
                key("stage", .text, "A stage of its type."),
                key("note", .text, "For people."),
                key("sources", .list(.object("source")), "Articles that tell of it."),
            ]),
        Object(
            name: "amount", note: "A sum as its source gave it.",
            keys: [
                key("value", .number, "The sum."),
                key("low", .number, "Its low end."),
                key("high", .number, "Its high end."),
                key("currency", .text, "Three letters: USD, CNY, KZT."),
            ]),
        Object(
            name: "source", note: "An article that tells of an event.",
            keys: [
                required("outlet", .text, "Who published it."),
                key("title", .text, "Its title."),
                key("url", .address, "Its address."),
                key("published", .day, "The day of its publication."),
            ]),
        Object(
            name: "figure", note: "A figure that somebody named.",
            keys: [
                required("question", .text, "A question's name, or a question in free words."),
                key("subject", .text, "The place whose figure it is, where the question has several."),
                key("beside", .text, "The count that it goes with."),
                key("value", .number, "The number."),
                key("low", .number, "Its low end."),
                key("high", .number, "Its high end."),
                key("unit", .text, "A currency, or what is counted."),
                key("asOf", .interval, "The time for which it holds."),
                key("saidBy", .text, "Who named it."),
                key("outlet", .text, "Who published it."),
                key("published", .day, "The day of its publication."),
            ]),
        Object(
            name: "gate", note: "Words that say what became of the thing that a trigger speaks of.",
            keys: [
                required("name", .text, "For people, and for `why`."),
                required("status", cases(GateReader.Status.self), "What the report becomes."),
                key("weight", .number, "1 outweighs a plain statement, 2 a doubt as well."),
                key("before", .integer, "Words that may stand between the gate, coming first, and the trigger."),
                key("after", .integer, "The same with the trigger first."),
                key("types", .list(.text), "Event types that it is for; all where left out."),
                key("terms", terms, "Words by language."),
                key("endings", terms, "Word endings that speak as the words do."),
            ]),
    ]
}
