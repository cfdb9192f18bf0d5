import Model

/// Reads questions: the list under `questions:` of any of a watchlist's files. Conditions are written as those of event types.
package struct QuestionReader {
    package private(set) var questions: [Question] = []
    private var conditions = EventTypeReader()
    private var types: [(name: String, place: YAMLValue)] = []

    package init() {}

    static let keys = [
        "name", "title", "kind", "units", "words", "about", "of", "not", "within", "named", "requires", "subjects",
        "beside", "least", "most", "types", "titles",
    ]

    /// Figures that can answer: a bare number answers nothing.
    enum Kind: String, CaseIterable {
        case money, count, percent, area, mass, length

        var figure: Figure.Kind { Figure.Kind(rawValue: rawValue) ?? .count }
    }

    package mutating func read(_ list: YAMLValue) {
        for value in list.list() ?? [] {
            guard let question = question(value) else { continue }
            if questions.contains(where: { $0.name == question.name }) {
                value.fault("the question '\(question.name)' is there twice; give one of them another name")
            } else {
                questions.append(question)
            }
        }
    }

    /// Faults for every place, actor, theme and event type that a question speaks of and that isn't there.
    package func check(places: Set<String>, actors: Set<String>, themes: Set<String>, types known: Set<String>) {
        conditions.check(places: places, actors: actors, themes: themes)
        for (name, place) in types where !known.contains(name) {
            place.fault(
                "there is no event type '\(name)'\(Nearest.suggestion(for: name, among: known.sorted(), all: true))")
        }
    }

    private mutating func question(_ value: YAMLValue) -> Question? {
        guard let map = value.map(keys: Self.keys), let name = map.required("name")?.string() else { return nil }
        if name.isEmpty || name.contains(where: { !($0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-") }) {
            map["name"]?.fault(
                "a question's name is letters, digits and '-', as in debt-to-china: it is what one types")
        } else if name.first == "E", !name.dropFirst().isEmpty, name.dropFirst().allSatisfy(\.isNumber) {
            map["name"]?.fault("'\(name)' would be taken for an event; choose a name in small letters")
        }
        var question = Question(
            name: name, title: map["title"]?.string() ?? name,
            kind: (map.required("kind")?.choice(Kind.self) ?? .count).figure)
        question.types = (map["types"].map { $0.isList ? $0.list() ?? [] : [$0] } ?? []).compactMap { item in
            guard let name = item.string() else { return nil }
            types.append((name, item))
            return name
        }
        for (language, title) in map["titles"]?.byLanguage() ?? [] { question.titles[language] = title.string() }
        question.units = map["units"]?.strings() ?? []
        // Conditions look word lists up in a type: the question lends its own.
        var type = EventType(name: name, title: name, identity: .day, window: 0)
        type.groups = conditions.wordLists(map["words"])
        question.groups = type.groups
        question.about = conditions.groups(map["about"], type)
        question.of = conditions.groups(map["of"], type)
        question.not = conditions.groups(map["not"], type)
        if let within = map["within"], let words = within.int() {
            if !(0...60).contains(words) { within.fault("that is in words, 0 to 60") }
            question.within = words
        }
        question.named = conditions.names(map["named"], "place")
        question.subjects = conditions.names(map["subjects"], "place")
        question.beside = map["beside"]?.strings() ?? []
        question.least = map["least"]?.double()
        question.most = map["most"]?.double()
        if let least = question.least, let most = question.most, most < least {
            map["most"]?.fault("'most' is below 'least': no figure fits; swap them")
        }
        for item in map["requires"]?.list() ?? [] {
            guard let condition = conditions.condition(item, type, also: ["name"]), let entry = item.map(keys: nil)
            else { continue }
            question.requires.append(.init(name: entry.required("name")?.string() ?? "", condition: condition))
        }
        if map["about"] == nil, question.types.isEmpty {
            value.fault(
                "nothing tells which figures answer '\(name)'; name a list of words under 'about:', or event types under "
                    + "'types:'")
        }
        return question
    }
}
