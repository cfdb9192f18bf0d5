internal import Classifying
internal import Foundation
internal import Model
internal import Watching

/// New spellings of what is watched: alike by sound or by all letters but one, and with a second cue.
struct SuggestedSpellings {
    private struct Known {
        var index: Int
        var isActor: Bool
        /// Skeletons of the words before the last.
        var given: String
    }

    private let watchlist: Watchlist
    private var byLast: [String: [Known]] = [:]
    private var byLength: [Int: [String]] = [:]

    init(_ watchlist: Watchlist) {
        self.watchlist = watchlist
        for (index, actor) in watchlist.actors.enumerated() {
            add(actor.aliases, index, isActor: true, actor.kind == .person)
        }
        for (index, place) in watchlist.places.enumerated() { add(place.aliases, index, isActor: false, false) }
        for key in byLast.keys.sorted() { byLength[key.unicodeScalars.count, default: []].append(key) }
    }

    /// A person is looked up by the surname, all else by the whole name.
    private mutating func add(_ aliases: [Alias], _ index: Int, isActor: Bool, _ isPerson: Bool) {
        for alias in aliases where alias.language.base != .chinese {
            let words = NameSkeleton.of(alias.text).split(separator: " ").map(String.init)
            guard let last = words.last else { continue }
            let key = isPerson ? last : words.joined(separator: " ")
            let known = Known(index: index, isActor: isActor, given: isPerson ? words.dropLast().first ?? "" : "")
            if byLast[key]?.contains(where: { $0.index == index && $0.isActor == isActor && $0.given == known.given })
                != true
            {
                byLast[key, default: []].append(known)
            }
        }
    }

    /// Groups are looked at up to here, the most mentioned first.
    private static let most = 5_000

    func find(_ groups: [NameGroup]) -> [Suggestion] {
        var result: [Suggestion] = []
        for group in groups.prefix(Self.most) {
            for spelling in group.spellings where spelling.language.base != .chinese {
                if let suggestion = suggestion(spelling, group) { result.append(suggestion) }
            }
        }
        return result.sorted { ($1.score, $0.text, $0.target ?? "") < ($0.score, $1.text, $1.target ?? "") }
    }

    private func suggestion(_ spelling: NameGroup.Spelling, _ group: NameGroup) -> Suggestion? {
        let words = NameSkeleton.of(spelling.text).split(separator: " ").map(String.init)
        guard let last = words.last, last.count >= 4 else { return nil }
        for (key, isSurname) in [(words.joined(separator: " "), false), (last, true)] {
            for (match, isNear) in keys(like: key) {
                for known in byLast[match] ?? [] {
                    guard isSurname || words.count == 1 || known.given.isEmpty,
                        let cue = cue(known, words, isSurname: isSurname, group)
                    else { continue }
                    return made(spelling, group, known, cue, isNear: isNear)
                }
            }
        }
        return nil
    }

    /// The keys that sound alike, then those that differ by one letter.
    private func keys(like key: String) -> [(String, isNear: Bool)] {
        var keys: [(String, isNear: Bool)] = byLast[key] == nil ? [] : [(key, false)]
        let length = key.unicodeScalars.count
        guard length >= 6 else { return keys }
        for other in (length - 1)...(length + 1) {
            for near in byLength[other] ?? []
            where near != key && near.first == key.first && NameSkeleton.isNear(near, key) {
                keys.append((near, true))
            }
        }
        return keys
    }

    /// What besides the sound says that it is the same; nil where nothing does.
    private func cue(_ known: Known, _ words: [String], isSurname: Bool, _ group: NameGroup) -> String? {
        if !known.isActor {
            let place = watchlist.places[known.index]
            guard !isSurname || words.count == 1 else { return nil }
            if group.kind == .place { return "called a place" }
            return group.companions[place.name] != nil ? "stands beside \(place.name)" : nil
        }
        let actor = watchlist.actors[known.index]
        guard (group.kind == .person || group.kind == nil) == (actor.kind == .person) || group.kind == nil else {
            return nil
        }
        if words.count > 1, isSurname {
            guard actor.kind == .person, !known.given.isEmpty else { return nil }
            let given = words[0]
            // Another given name is another person.
            guard
                given == known.given || given.count == 1 && known.given.hasPrefix(given)
                    || given.count >= 5 && NameSkeleton.isNear(given, known.given)
            else { return nil }
            return "same given name"
        }
        if let beside = group.companions[actor.name], beside > 0 {
            return "stands beside \(actor.name) in \(Self.articles(beside))"
        }
        let role = Set(NormalTextKey.of(actor.role ?? "").split { !$0.isLetter }.map(String.init))
        let office = group.role.flatMap { text in
            text.split(separator: " ").map(String.init).first { $0.count > 4 && role.contains($0) }
        }
        return office.map { "called \($0)" }
    }

    static func articles(_ count: Int) -> String { "\(count) article\(count == 1 ? "" : "s")" }

    private func made(
        _ spelling: NameGroup.Spelling, _ group: NameGroup, _ known: Known, _ cue: String, isNear: Bool
    ) -> Suggestion {
        let language = CorpusLearning.script(of: spelling.text, spelling.language)
        let name = known.isActor ? watchlist.actors[known.index].name : watchlist.places[known.index].name
        return Suggestion(
            kind: .spelling, text: spelling.text, language: language, target: name,
            why: (isNear ? "one letter off" : "sounds the same") + "; " + cue,
            score: Double(spelling.articles) * (isNear ? 0.5 : 1),
            edit: known.isActor
                ? .actorAlias(actor: name, language, spelling.text) : .placeAlias(place: name, language, spelling.text),
            spellings: [(spelling.text, language)])
    }
}

/// Unknown people and bodies that recur beside known ones.
struct SuggestedNames {
    private let watchlist: Watchlist
    private let taken: Set<String>

    /// Articles in which a name must stand.
    static let leastArticles = 3
    /// One in a thousand by chance (χ², one degree).
    static let leastAssociation = 10.83

    init(_ watchlist: Watchlist) {
        self.watchlist = watchlist
        taken = Set(watchlist.actors.map(\.name) + watchlist.places.map(\.name))
    }

    func find(_ groups: [NameGroup], _ counts: SuggestionCounts) -> [Suggestion] {
        var result: [Suggestion] = []
        for group in groups where group.articles >= Self.leastArticles && !taken.contains(group.name) {
            guard let kind = group.kind, kind != .place, isFull(group) else { continue }
            // In articles that are wanted, or that name somebody who is watched.
            let near = min(group.companions[SuggestionCounts.near] ?? 0, group.articles)
            let beside = group.companions.filter { $0.key != SuggestionCounts.near }.map { name, both in
                (
                    name: name, both: both,
                    score: TermStatistics.association(
                        both: both, first: group.articles, second: counts.actors[name] ?? 0, all: counts.articles)
                )
            }.filter { $0.both >= 2 }.max { ($0.score, $1.name) < ($1.score, $0.name) }
            guard near * 2 >= group.articles || (beside?.score ?? 0) >= Self.leastAssociation else { continue }
            var spellings: [WatchlistEdit.NewActor.Spelling] = []
            for spelling in group.spellings {
                let language = CorpusLearning.script(of: spelling.text, spelling.language)
                let new = WatchlistEdit.NewActor.Spelling(text: spelling.text, language: language)
                if !spellings.contains(new) { spellings.append(new) }
            }
            let actor = WatchlistEdit.NewActor(name: group.name, kind: kind.rawValue, spellings: spellings)
            result.append(
                Suggestion(
                    kind: .name, text: group.name, language: spellings.first?.language ?? .english,
                    target: kind.rawValue,
                    why: "\(near) of \(SuggestedSpellings.articles(group.articles)) are wanted or name somebody watched"
                        + (beside.map { best in
                            "; beside \(best.name) in \(SuggestedSpellings.articles(best.both))"
                                + (best.score > 0 ? String(format: " (log-likelihood %.1f)", best.score) : "")
                        } ?? "") + (group.role.map { "; called \($0)" } ?? ""), score: beside?.score ?? 0,
                    edit: .actor(actor),
                    spellings: spellings.map { ($0.text, $0.language) }))
        }
        return result.sorted { ($1.score, $0.text) < ($0.score, $1.text) }
    }

    private func isFull(_ group: NameGroup) -> Bool {
        group.kind != .person || group.spellings.contains { $0.text.contains(" ") || $0.language.base == .chinese }
    }
}

/// Terms that tell wanted articles from unwanted ones.
struct SuggestedTerms {
    private let watchlist: Watchlist
    private let limit: Int

    /// Two-sided 5%, as Monroe et al. draw the line.
    static let leastZ = 1.96
    static let leastArticles = 3

    init(_ watchlist: Watchlist, limit: Int) {
        self.watchlist = watchlist
        self.limit = limit
    }

    func find(_ counts: SuggestionCounts, byMarks: Bool) -> [Suggestion] {
        let marked = byMarks ? counts.terms : counts.topicTerms
        var result: [Suggestion] = []
        let byLanguage = Dictionary(grouping: marked.counted(articles: Self.leastArticles), by: \.language)
        for language in byLanguage.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            let totals = marked.totals[language] ?? [0, 0, 0]
            let all = (counts.topicTerms.totals[language] ?? totals).reduce(0, +)
            let merged = TermForms.merged(byLanguage[language] ?? [], language: language)
            let scored = merged.map { count in
                (
                    count: count,
                    z: TermStatistics.logOdds(
                        count: count.mentions[0], of: totals[0], other: count.mentions[1], of: totals[1],
                        all: count.mentions.reduce(0, +), of: max(1, all))
                )
            }
            let wanted = scored.filter { $0.z >= Self.leastZ }.sorted { ($1.z, $0.count.text) < ($0.z, $1.count.text) }
            let unwanted = scored.filter { $0.z <= -Self.leastZ }.sorted {
                ($0.z, $0.count.text) < ($1.z, $1.count.text)
            }
            result += chosen(wanted.prefix(400), language).prefix(limit).map {
                made($0.count, $0.z, language, .term, byMarks)
            }
            result += chosen(unwanted.prefix(400), language).prefix(limit / 2).map {
                made($0.count, $0.z, language, .against, byMarks)
            }
        }
        return result
    }

    /// Neither known nor part of a longer phrase that says the same.
    private func chosen(
        _ scored: ArraySlice<(count: TermCount, z: Double)>, _ language: Language
    ) -> [(count: TermCount, z: Double)] {
        let whole = Set(LearnedTerms.withoutParts(scored.map(\.count)).map(\.text))
        return scored.filter { whole.contains($0.count.text) && !LearnedTerms.isKnown($0.count, watchlist) }
    }

    private func made(
        _ count: TermCount, _ z: Double, _ language: Language, _ kind: Suggestion.Kind, _ byMarks: Bool
    ) -> Suggestion {
        let term = TermForms.term(count.text, language: language)
        let (left, right) = byMarks ? ("wanted", "unwanted") : ("on topic", "the rest")
        return Suggestion(
            kind: kind, text: term, language: language, target: nil,
            why: String(
                format: "z %.1f: %d mentions in \(left), %d in \(right)", z, count.mentions[0], count.mentions[1]),
            score: abs(z), edit: nil, spellings: [(term, language)])
    }
}
