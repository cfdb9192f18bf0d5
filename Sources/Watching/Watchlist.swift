package import Model

/// What a desk watches: read from a folder of YAML files, checked whole, and compiled for matching.
///
/// A value, immutable and free to share; a changed folder is a new watchlist.
package struct Watchlist: Sendable {
    /// The beat's id, and its title for people.
    package let beat: String
    package let title: String
    /// The same in other languages.
    package let titles: [Language: String]
    /// Of the names and bytes of all files: equal for equal watchlists. No cryptographic hash.
    package let hash: String
    package let actors: [Actor]
    package let places: [Place]
    package let themes: [Theme]
    package let feeds: [WatchedFeed]
    package let known: Known
    /// With the weights of `weights` in place.
    package private(set) var types: [EventType]
    package let weights: [RuleWeight]
    package let gates: [Gate]
    /// What figures answer.
    package let questions: [Question]
    package let routes: [Route]
    /// In the order of the files' names, then of the file.
    package let examples: [Example]

    private let placeNames: [String: PlaceName]
    private let compiled: CompiledTerms

    /// Reads every `.yaml` and `.yml` file of a folder; the top-level keys say what a file holds.
    ///
    /// - Throws: all faults of all files, each with file, line, column and what to do.
    package static func load(_ folder: String) throws(InputFaults) -> Watchlist {
        try load(WatchlistFiles(folder: folder))
    }

    /// As `load(_:)`, of files that have been read.
    package static func load(_ files: WatchlistFiles) throws(InputFaults) -> Watchlist {
        let log = FaultLog()
        let draft = WatchlistReader.read(files, log: log)
        guard log.faults.isEmpty else { throw InputFaults(log.sorted) }
        return Watchlist(draft)
    }

    init(_ draft: WatchlistDraft) {
        beat = draft.beat ?? ""
        title = draft.title ?? draft.beat ?? ""
        titles = draft.titles
        hash = draft.hash
        actors = draft.actors.map(\.value)
        places = draft.places.map(\.value)
        themes = draft.themes.map(\.value)
        feeds = draft.feeds.map(\.value)
        known = Known(events: draft.events.map(\.value), figures: draft.figures)
        types = draft.types
        weights = draft.weighed?.weights ?? []
        gates = draft.gates
        questions = draft.questionReader.questions
        routes = draft.routes.map(\.value)
        examples = draft.examples.map(\.value)
        let parents = Dictionary(places.map { ($0.name, $0.within) }, uniquingKeysWith: { first, _ in first })
        placeNames = Dictionary(
            places.map { place in
                var within: [String] = []
                var next = place.within
                // The check for cycles has passed; the bound is for a draft built otherwise.
                while let name = next, within.count < 32 {
                    within.append(name)
                    next = parents[name] ?? nil
                }
                return (place.name, PlaceName(name: place.name, within: within))
            }, uniquingKeysWith: { first, _ in first })
        compiled = CompiledTerms(
            actors: actors, places: places, themes: themes, types: types, gates: gates, questions: questions)
    }

    /// The same with other weights in its types: their words are those that are compiled.
    func with(types: [EventType]) -> Watchlist {
        var other = self
        other.types = types
        return other
    }

    /// Degrees; nil where the watchlist gives none.
    package func coordinates(of place: String) -> (latitude: Double, longitude: Double)? {
        guard let place = places.first(where: { $0.name == place }), let latitude = place.latitude,
            let longitude = place.longitude
        else { return nil }
        return (latitude, longitude)
    }

    /// A place by its canonical name, with all it lies in; nil where the watchlist has none of that name.
    package func place(named name: String) -> PlaceName? { placeNames[name] }

    /// What the text says of anything watched, in order of start, then the longer first. Conditions of aliases (`near`,
    /// `notNear`) are looked for in this same text: give title and text together. Within actors, within places and their
    /// peoples, within themes, and within each word list and gate, a hit strictly inside another is left out.
    ///
    /// Of a theme's query, `frame` says what `TITLE:`, `LEAD:`, `SOURCE:` and `LANG:` look at: without it they are never true.
    package func hits(in text: NormalText, frame: ArticleFrame = ArticleFrame()) -> [Hit] {
        compiled.hits(in: text, frame: frame)
    }

    /// What will match for an actor, place or demonym.
    package func forms(of term: Term) -> [NameForms] { compiled.forms(of: term) }

    /// What a hit's `pattern` stands for.
    package func pattern(_ index: Int) -> WatchedPattern { compiled.pattern(index) }

    /// The patterns that hits can have; those that are only looked for as conditions of others are left out.
    package var patterns: Range<Int> { compiled.termPatterns }
}
