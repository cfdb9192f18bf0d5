internal import Classifying
internal import Foundation
internal import Model
internal import Watching

/// An article as suggestions are read from it.
struct SuggestionArticle: Sendable {
    var article: Article
    /// Marked right: true; wrong: false.
    var isWanted: Bool?
    var isOnTopic: Bool
}

/// Finds suggestions in two passes over an archive: one counts, in bounded memory, the other looks up what was chosen.
/// The same articles in the same order give the same list.
struct SuggestionFinder: Sendable {
    let watchlist: Watchlist
    /// Suggestions of a kind (of a language, for terms) at most.
    var limit = 12

    /// Once each way through all articles, in the same order.
    typealias Pass = ((SuggestionArticle) throws -> Void) throws -> Void

    func find(_ pass: Pass) throws -> SuggestionList {
        var counts = SuggestionCounts(watchlist)
        try pass { counts.add($0) }
        var list = SuggestionList()
        list.articles = counts.articles
        list.wanted = counts.wanted
        list.unwanted = counts.unwanted
        list.isByMarks = counts.wanted > 0 && counts.unwanted > 0
        let groups = NameGroups.group(counts.names, places: counts.gazetteer.places)
        let spellings = SuggestedSpellings(watchlist).find(groups)
        let taken = Set(spellings.map(\.text))
        list.suggestions = Array(spellings.prefix(limit * 2))
        list.suggestions += Array(
            SuggestedNames(watchlist).find(groups.filter { !taken.contains($0.name) }, counts).prefix(limit))
        list.suggestions += SuggestedTerms(watchlist, limit: limit).find(counts, byMarks: list.isByMarks)
        try look(&list, pass)
        return list
    }

    /// Counts in the archive as the watchlist would find it, and three sentences; terms find their theme.
    private func look(_ list: inout SuggestionList, _ pass: Pass) throws {
        guard !list.suggestions.isEmpty else { return }
        let patterns = list.suggestions.enumerated().flatMap { index, suggestion in
            suggestion.spellings.map {
                Pattern(
                    $0.text, language: $0.language, inflects: suggestion.kind == .spelling || suggestion.kind == .name,
                    label: index, layer: Matcher.flatLayer)
            }
        }
        let matcher = Matcher(patterns)
        var tally = EvidenceTally(labels: list.suggestions.count)
        var themes = [[Int: Int]](repeating: [:], count: list.suggestions.count)
        try pass { item in
            let text = LearningText(item.article)
            let normal = NormalText(text.text)
            let matches = matcher.matches(in: normal)
            guard !matches.isEmpty else { return }
            tally.add(
                normal, hits: matches.map { ($0.label, $0.range) }, source: LearningText.source(item.article),
                side: item.isWanted.map { $0 ? .wanted : .unwanted } ?? .other)
            let labels = Set(matches.map(\.label)).filter { list.suggestions[$0].kind == .term }
            guard !labels.isEmpty else { return }
            let present = Set(
                watchlist.hits(in: normal).compactMap { hit -> Int? in
                    if case .theme(let index) = hit.term { index } else { nil }
                })
            for label in labels { for theme in present { themes[label][theme, default: 0] += 1 } }
        }
        for index in list.suggestions.indices {
            list.suggestions[index].evidence = tally.found[index]
            guard list.suggestions[index].kind == .term else { continue }
            let best = themes[index].max { ($0.value, $1.key) < ($1.value, $0.key) }
            guard let theme = (best.map { watchlist.themes[$0.key] } ?? watchlist.themes.first) else { continue }
            list.suggestions[index].target = theme.name
            list.suggestions[index].edit = .term(
                theme: theme.name, list.suggestions[index].language, list.suggestions[index].text)
        }
        // What no article has in the form in which it would be added is no use.
        list.suggestions.removeAll { $0.evidence.total == 0 }
    }
}

/// What one pass over an archive counts.
struct SuggestionCounts {
    let watchlist: Watchlist
    let gazetteer: NameGazetteer
    private let finder: NameFinder
    private(set) var names = NameTally()
    private(set) var terms = TermTally()
    /// Articles that name each actor.
    private(set) var actors: [String: Int] = [:]
    private(set) var articles = 0
    private(set) var wanted = 0
    private(set) var unwanted = 0
    /// By marks and by topic both: which of the two tells is known at the end only.
    private(set) var topicTerms = TermTally()

    /// Counted as a companion of every name of an article that is wanted or names somebody who is watched. No name is so.
    static let near = "*"

    init(_ watchlist: Watchlist) {
        self.watchlist = watchlist
        gazetteer = NameGazetteer(watchlist, actors: true)
        finder = gazetteer.finder
    }

    mutating func add(_ item: SuggestionArticle) {
        articles += 1
        if let isWanted = item.isWanted { if isWanted { wanted += 1 } else { unwanted += 1 } }
        let text = LearningText(item.article)
        let known = gazetteer.ranges(in: text.text, watchlist)
        var beside: Set<String> = []
        for item in known where item.isActor { beside.insert(watchlist.actors[item.index].name) }
        for name in beside { actors[name, default: 0] += 1 }
        let found = finder.names(in: text.text, language: text.language).names
        names.add(
            NameGazetteer.unknown(found, known: known), text: text.text, language: text.language, article: articles,
            companions: beside.sorted() + (beside.isEmpty && item.isWanted != true ? [] : [Self.near]))
        let covered = (known.map(\.range) + found.map(\.range)).sorted { $0.lowerBound < $1.lowerBound }
        if let isWanted = item.isWanted {
            terms.add(
                text.text, language: text.language, side: isWanted ? .wanted : .unwanted, article: articles,
                names: covered)
        }
        // Without marks what is on topic stands against the rest.
        topicTerms.add(
            text.text, language: text.language, side: item.isOnTopic ? .wanted : .unwanted, article: articles,
            names: covered)
    }
}
