internal import Classifying
internal import Foundation
internal import Model
internal import Watching

/// Drafts a watchlist from past articles. Pure but for the reading of the watchlist that serves as general knowledge: its
/// places, themes and event types are taken as such, its actors are not.
struct CorpusLearning: Sendable {
    /// A name of the draft, with what speaks for it.
    struct Entry: Sendable {
        var group: NameGroup
        var evidence: Evidence
    }

    struct PlaceEntry: Sendable {
        var place: Place
        /// Nil: stands there because others lie in it, or types speak of it.
        var evidence: Evidence?
        /// Known beforehand, not learned from the texts.
        var isKnown: Bool

        /// Ways of writing it that stand in the texts.
        var written: [String] { (evidence?.spellings.keys).map { $0.sorted() } ?? [] }
    }

    struct ThemeEntry: Sendable {
        var name: String
        var title: String
        /// As they stand in a theme's list, by language, the most frequent first.
        var terms: [Language: [String]]
        /// Of these, what no theme had before, with how many articles have it.
        var new: [(term: String, articles: Int)]
        var evidence: Evidence
    }

    struct TypeEntry: Sendable {
        var name: String
        var reports: Int
        var evidence: Evidence
    }

    struct Draft: Sendable {
        var actors: [Entry] = []
        var places: [PlaceEntry] = []
        var themes: [ThemeEntry] = []
        /// Terms that recur and go with no theme, with how many articles have them.
        var otherTerms: [(term: String, articles: Int)] = []
        var types: [TypeEntry] = []
        var articles = 0
    }

    let knowledge: Watchlist
    /// Whether the knowledge's actors are known too (`--base`).
    let takesActors: Bool
    let zone: TimeZone

    func draft(_ articles: [Article]) -> Draft {
        let texts = articles.map { LearningText($0) }
        var draft = Draft()
        draft.articles = articles.count
        let gazetteer = NameGazetteer(knowledge, actors: takesActors)
        let finder = gazetteer.finder
        var names = NameTally()
        var terms = TermTally()
        for (index, text) in texts.enumerated() {
            let known = gazetteer.ranges(in: text.text, knowledge)
            let found = finder.names(in: text.text, language: text.language)
            // Who wrote or photographed is no actor, in a note on the author either.
            let credits = text.credits(found.sentences)
            let unknown = NameGazetteer.unknown(found.names, known: known).filter {
                ($0.kind != nil && $0.kind != .person) || !credits.contains($0.text)
            }
            names.add(unknown, text: text.text, language: text.language, article: index)
            let covered = (known.map(\.range) + found.names.map(\.range)).sorted { $0.lowerBound < $1.lowerBound }
            terms.add(text.text, language: text.language, side: .other, article: index, names: covered)
        }
        let groups = NameGroups.group(names, places: gazetteer.places)
        draft.actors = actors(groups, texts)
        draft.places = places(groups, texts)
        (draft.themes, draft.otherTerms) = themes(terms, texts)
        draft.types = types(articles)
        return draft
    }

    // MARK: - Actors

    private func actors(_ groups: [NameGroup], _ texts: [LearningText]) -> [Entry] {
        let chosen = groups.filter { group in
            guard let kind = group.kind, kind != .place else { return false }
            let isFull = group.spellings.contains { $0.text.contains(" ") || $0.text.contains("·") }
            // One word, once, without a cue that it is somebody's name: too little.
            let isAcronym = group.name == group.name.uppercased()
            return isFull || group.mentions >= 2 || group.role != nil || kind == .organisation && !isAcronym
        }
        // A spelling belongs to one actor: the most mentioned.
        var taken: Set<String> = []
        var entries: [NameGroup] = []
        for var group in chosen {
            group.spellings = group.spellings.filter { taken.insert(Self.key($0)).inserted }
            if !group.spellings.isEmpty { entries.append(group) }
        }
        let evidence = evidence(
            entries.enumerated().flatMap { index, group in
                group.spellings.map {
                    Pattern(
                        $0.text, language: Self.script(of: $0.text, $0.language), inflects: true, label: index,
                        layer: 0)
                }
            }, labels: entries.count, texts)
        return zip(entries, evidence).map { Entry(group: $0, evidence: $1) }
            .filter { $0.evidence.total > 0 }
    }

    static func key(_ spelling: NameGroup.Spelling) -> String {
        script(of: spelling.text, spelling.language).rawValue + " " + NormalTextKey.of(spelling.text)
    }

    /// A Latin name in a Russian text is none of Russian's: the language by which it is listed.
    static func script(of text: String, _ language: Language) -> Language {
        let scalars = text.unicodeScalars
        if scalars.contains(where: { (0x4E00..<0xA000).contains($0.value) }) { return .chinese }
        let isCyrillic = scalars.contains { (0x400..<0x530).contains($0.value) }
        if isCyrillic { return language == .kazakh || language == .russian ? language : .russian }
        return language.rawValue == "kk-Latn" ? language : .english
    }

    private func evidence(_ patterns: [Pattern], labels: Int, _ texts: [LearningText]) -> [Evidence] {
        let matcher = Matcher(patterns)
        var tally = EvidenceTally(labels: labels)
        for text in texts { tally.add(text.text, patterns: matcher, source: text.source, side: .other) }
        return tally.found
    }

    /// Evidence of what the knowledge's own matcher finds; `label`: nil for hits of no interest.
    private func evidence(
        labels: Int, _ texts: [LearningText], each: (Hit) -> Void = { _ in }, label: (Hit) -> Int?
    ) -> [Evidence] {
        var tally = EvidenceTally(labels: labels)
        for text in texts {
            let normal = NormalText(text.text)
            let hits = knowledge.hits(in: normal).compactMap { hit in
                label(hit).map { (hit: hit, label: $0) }
            }
            for hit in hits { each(hit.hit) }
            tally.add(normal, hits: hits.map { ($0.label, $0.hit.range) }, source: text.source, side: .other)
        }
        return tally.found
    }

    // MARK: - Places

    private func places(_ groups: [NameGroup], _ texts: [LearningText]) -> [PlaceEntry] {
        let evidence = evidence(labels: knowledge.places.count, texts) { hit in
            if case .place(let index) = hit.term { index } else { nil }
        }
        var entries: [String: PlaceEntry] = [:]
        for (index, place) in knowledge.places.enumerated() where evidence[index].total > 0 {
            entries[place.name] = PlaceEntry(place: place, evidence: evidence[index], isKnown: true)
        }
        let byName = Dictionary(knowledge.places.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for place in entries.values.map(\.place) {
            var next = place.within
            while let name = next, entries[name] == nil, let parent = byName[name] {
                entries[name] = PlaceEntry(place: parent, evidence: nil, isKnown: true)
                next = parent.within
            }
        }
        let known = knowledge.places.compactMap { entries[$0.name] }
        let new = groups.filter { $0.kind == .place && $0.mentions >= 2 && byName[$0.name] == nil }
        let patterns = new.enumerated().flatMap { index, group in
            group.spellings.map {
                Pattern(
                    $0.text, language: Self.script(of: $0.text, $0.language), inflects: true, label: index,
                    layer: 0)
            }
        }
        let newEvidence = self.evidence(patterns, labels: new.count, texts)
        return known
            + zip(new, newEvidence).map { group, evidence in
                PlaceEntry(
                    place: Place(
                        name: group.name, kind: .city,
                        aliases: group.spellings.map {
                            Alias(text: $0.text, language: Self.script(of: $0.text, $0.language))
                        }), evidence: evidence, isKnown: false)
            }
    }

    // MARK: - Themes

    /// Fewer mentions of a theme's terms than this in all texts are chance.
    private static let leastMentions = 2
    /// New terms of a theme at most.
    private static let newTerms = 12

    private func themes(
        _ tally: TermTally, _ texts: [LearningText]
    ) -> (themes: [ThemeEntry], rest: [(term: String, articles: Int)]) {
        var terms = [[Int: Int]](repeating: [:], count: knowledge.themes.count)
        let evidence = evidence(
            labels: knowledge.themes.count, texts,
            each: { hit in
                if case .theme(let index) = hit.term { terms[index][hit.pattern, default: 0] += 1 }
            },
            label: { hit in if case .theme(let index) = hit.term { index } else { nil } })
        var entries: [ThemeEntry] = knowledge.themes.enumerated().compactMap { index, theme in
            guard evidence[index].mentions >= Self.leastMentions else { return nil }
            var lists: [Language: [String]] = [:]
            for (pattern, _) in terms[index].sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
                let written = knowledge.pattern(pattern)
                lists[written.language, default: []].append(written.text)
            }
            return ThemeEntry(
                name: theme.name, title: theme.title, terms: lists, new: [], evidence: evidence[index])
        }
        var rest: [(term: String, articles: Int)] = []
        for term in LearnedTerms.find(tally, knowledge, texts) {
            if let index = entries.firstIndex(where: { $0.name == term.theme }),
                entries[index].new.count < Self.newTerms
            {
                entries[index].terms[term.language, default: []].append(term.term)
                entries[index].new.append((term.term, term.articles))
            } else {
                rest.append((term.term, term.articles))
            }
        }
        return (entries, rest)
    }

    // MARK: - Types

    private func types(_ articles: [Article]) -> [TypeEntry] {
        let classifier = Classifier(watchlist: knowledge, zone: zone)
        var seen: [String: TypeEntry] = [:]
        for article in articles {
            let findings = classifier.findings(
                title: article.title, text: article.text,
                language: article.language?.base ?? Language(rawValue: "und"), published: article.published)
            var told: Set<String> = []
            for report in findings.reports where report.confidence >= 0.5 {
                var entry = seen[report.type] ?? TypeEntry(name: report.type, reports: 0, evidence: Evidence())
                entry.reports += 1
                if told.insert(report.type).inserted {
                    entry.evidence.articles[TermTally.Side.other.rawValue] += 1
                    if entry.evidence.quotes.count < 3 {
                        entry.evidence.quotes.append(
                            .init(
                                sentence: TerminalText.field(report.evidence, most: EvidenceTally.quoteLimit),
                                source: LearningText.source(article)))
                    }
                }
                seen[report.type] = entry
            }
        }
        return knowledge.types.compactMap { seen[$0.name] }
    }
}

/// Normal form of a name as a key.
enum NormalTextKey {
    static func of(_ text: String) -> String { String(decoding: NormalText(text).bytes, as: UTF8.self) }
}

/// An article as the finding of names and terms reads it.
struct LearningText: Sendable {
    let text: String
    let language: Language
    let source: String

    init(_ article: Article) {
        // A text file's first line is its title already.
        text = article.text.hasPrefix(article.title) ? article.text : article.title + ".\n\n" + article.text
        language = article.language?.base == .chinese ? .chinese : article.language ?? .english
        source = Self.source(article)
    }

    static func source(_ article: Article) -> String {
        article.url.hasPrefix("corpus:")
            ? String(article.url.dropFirst(7)) : article.url.isEmpty ? article.id : article.url
    }

    /// Bylines, credits and captions: they name those who wrote and photographed.
    func credits(_ sentences: [Range<Int>]) -> String {
        let bytes = Array(text.utf8)
        return sentences.map { String(decoding: bytes[$0], as: UTF8.self) }.filter {
            $0.contains("Written by") || $0.contains("Photo:") || $0.hasPrefix("By ") || $0.contains(" By: ")
                || $0.hasPrefix("©")
        }.joined(separator: "\n")
    }
}
