import Model

extension WatchlistSchema {
    /// What figures answer.
    static let questions: [Object] = [
        Object(
            name: "question", note: "A question that figures answer: who said which number, when.",
            keys: [
                required("name", .text, "What `copytaster figures NAME` asks for: debt-to-china."),
                key("title", .text, "For people."),
                key("titles", titles, "The same in other languages."),
                required("kind", cases(QuestionReader.Kind.self), "What kind of figure answers it."),
                key("units", names, "What is counted: people, enterprises, projects; anything where left out."),
                key("words", .named(terms), "Named lists of words by language."),
                key("about", names, "Word lists one of which must stand near the figure."),
                key("of", names, "Word lists for what is counted, where the figure's own unit is unknown."),
                key("not", names, "Word lists in whose clause the figure answers something else."),
                key("within", .integer, "How many words may stand between; 12 where left out."),
                key("named", names, "Places one of which, or its people, must stand in the figure's clause."),
                key("requires", .list(.object("requirement")), "All must hold."),
                key("subjects", names, "Places that each have an answer of their own."),
                key("beside", names, "Units of a count that must stand in the sentence, and is kept with the figure."),
                key("least", .number, "Figures below answer something smaller."),
                key("most", .number, "Figures above answer something larger."),
                key("types", names, "Event types whose reports answer it: the crowd at a protest."),
            ])
    ]
}
