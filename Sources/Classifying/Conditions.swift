import Model
import Watching

/// A condition of the watchlist with its names looked up: what to find is a table of flags. A class only because it is handed
/// round much and never changes, as `ReadableType`.
final class Test: Sendable {
    let reach: Condition.Reach
    /// By place index: found where the place, or its people, are named; found only where the place itself is.
    let places: [Bool]
    let locations: [Bool]
    let actors: [Bool]
    let themes: [Bool]
    /// By group index of the type.
    let groups: [Bool]
    let negated: Bool
    let alternatives: [Test]
    /// Whether its groups are a question's, not an event type's.
    let isOfQuestion: Bool

    convenience init(_ condition: Condition, type: EventType, gazetteer: Gazetteer) {
        self.init(condition, groups: type.groups.count, isOfQuestion: false, gazetteer)
    }

    convenience init(_ condition: Condition, of question: Question, gazetteer: Gazetteer) {
        self.init(condition, groups: question.groups.count, isOfQuestion: true, gazetteer)
    }

    private init(_ condition: Condition, groups count: Int, isOfQuestion: Bool, _ gazetteer: Gazetteer) {
        self.isOfQuestion = isOfQuestion
        reach = condition.within
        places = gazetteer.flags(of: condition.places)
        locations = gazetteer.flags(lyingIn: condition.locations)
        actors = gazetteer.actorFlags(condition.actors)
        themes = gazetteer.themeFlags(condition.themes)
        var groups = [Bool](repeating: false, count: count)
        for group in condition.groups where groups.indices.contains(group) { groups[group] = true }
        self.groups = groups
        negated = condition.negated
        alternatives = condition.or.map { Test($0, groups: count, isOfQuestion: isOfQuestion, gazetteer) }
    }

    /// Whether it holds for a trigger of the type in that sentence.
    func holds(_ copy: Copy, sentence: Int, type: Int) -> Bool {
        holdsItself(copy, sentence: sentence, type: type) != negated
            || alternatives.contains { $0.holds(copy, sentence: sentence, type: type) }
    }

    /// What makes it hold (or, negated, keeps it from holding): the first hit that it looks for, its alternatives' after its
    /// own.
    func first(_ copy: Copy, sentence: Int, type: Int) -> Int? {
        found(copy, sentence: sentence, type: type)
            ?? alternatives.lazy.compactMap { $0.first(copy, sentence: sentence, type: type) }.first
    }

    private func holdsItself(_ copy: Copy, sentence: Int, type: Int) -> Bool {
        found(copy, sentence: sentence, type: type) != nil
    }

    private func found(_ copy: Copy, sentence: Int, type: Int) -> Int? {
        let count = copy.sentences.count
        switch reach {
        case .sentence: return found(copy, sentence..<sentence &+ 1, type)
        case .near: return found(copy, max(0, sentence &- 1)..<min(count, sentence &+ 2), type)
        case .lead:
            return found(copy, sentence..<sentence &+ 1, type)
                ?? found(copy, copy.lead, type)
        case .article: return found(copy, 0..<count, type)
        }
    }

    private func found(_ copy: Copy, _ sentences: Range<Int>, _ type: Int) -> Int? {
        for sentence in sentences {
            for index in copy.hitsOf[sentence] where matches(copy.hits[index].term, type: type) { return index }
        }
        return nil
    }

    func matches(_ term: Term, type: Int) -> Bool {
        switch term {
        case .place(let index): places[index] || locations[index]
        case .demonym(let index): places[index]
        case .actor(let index): actors[index]
        case .theme(let index): themes[index]
        case .trigger(let ofType, let group):
            !isOfQuestion && ofType == type && groups.indices.contains(group) && groups[group]
        case .question(let of, let group):
            isOfQuestion && of == type && groups.indices.contains(group) && groups[group]
        case .gate: false
        }
    }
}

/// The watchlist's places, actors and themes by name, and what lies in what.
struct Gazetteer: Sendable {
    let placeNames: [PlaceName]
    private let indices: [String: Int]
    let actorNames: [String]
    let themeNames: [String]
    /// How finely each place speaks: 0 a part of the world, 1 a country, 2 a region, 3 a city or district, 4 a venue.
    let depths: [Int]
    /// Venues that are a foreign state's: its name or its people's stands in theirs (Chinese consulate in Almaty).
    let isMission: [Bool]
    /// By place: the state whose mission it is.
    private let stateOf: [String?]
    /// By place: that on the other side of a border which the same names mean.
    let across: [Int?]
    /// By actor: the country whose name stands in its own (Development Bank of Kazakhstan), by place index.
    let countryOf: [Int?]

    init(_ watchlist: Watchlist) {
        placeNames = watchlist.places.map { watchlist.place(named: $0.name) ?? PlaceName(name: $0.name) }
        indices = Dictionary(
            placeNames.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        actorNames = watchlist.actors.map(\.name)
        themeNames = watchlist.themes.map(\.name)
        depths = watchlist.places.map {
            switch $0.kind {
            case .world: 0
            case .country: 1
            case .region: 2
            case .city, .district: 3
            case .venue: 4
            }
        }
        let countries = watchlist.places.enumerated().filter { $0.element.kind == .country }.map { index, place in
            (
                index: index, name: place.name,
                words: [place.name] + place.demonyms.map(\.text).filter { $0.utf8.count > 4 }
            )
        }
        let indices = indices
        across = watchlist.places.map { $0.across.flatMap { indices[$0] } }
        stateOf = watchlist.places.map { venue in
            guard venue.kind == .venue else { return nil }
            return countries.first { country in
                venue.within != country.name && country.words.contains(where: venue.name.contains)
            }?.name
        }
        isMission = stateOf.map { $0 != nil }
        countryOf = watchlist.actors.map { actor in
            countries.first { $0.words.contains(where: actor.name.contains) }?.index
        }
    }

    /// A place by its canonical name.
    func index(of name: String) -> Int? { indices[name] }

    func flags(lyingIn names: [String]) -> [Bool] {
        guard !names.isEmpty else { return [Bool](repeating: false, count: placeNames.count) }
        return placeNames.map { place in names.contains(place.name) || place.within.contains { names.contains($0) } }
    }

    /// What lies in these or is their state's: its missions abroad are named for it.
    func flags(of names: [String]) -> [Bool] {
        zip(flags(lyingIn: names), stateOf).map { lies, state in lies || state.map(names.contains) ?? false }
    }

    /// The place for a report: a venue is told as its city.
    func reported(_ place: Int) -> PlaceName {
        let name = placeNames[place]
        guard depths[place] == 4, let city = name.within.first else { return name }
        return PlaceName(name: city, within: Array(name.within.dropFirst()))
    }

    func actorFlags(_ names: [String]) -> [Bool] { actorNames.map(names.contains) }
    func themeFlags(_ names: [String]) -> [Bool] { themeNames.map(names.contains) }
}
