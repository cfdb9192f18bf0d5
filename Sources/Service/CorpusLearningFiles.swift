internal import Classifying
internal import Foundation
internal import Model
internal import Watching
internal import Yams

/// The files of a drafted watchlist: name → text.
struct CorpusLearningFiles {
    let draft: CorpusLearning.Draft
    let knowledge: Watchlist
    /// The folder that the knowledge was read from: event types and gates are copied as they stand there.
    let folder: String
    let beat: String

    func files() -> [String: String] {
        let slices = KnowledgeSlices(folder: folder)
        let types = slices.types(named: Set(draft.types.map(\.name)))
        let gates = slices.gates(of: Set(types.map(\.name)))
        let spoken = KnowledgeSlices.names(in: types.map(\.text))
        return [
            "beat.yaml": beatFile(), "actors.yaml": actorsFile(spoken.actors),
            "places.yaml": placesFile(spoken.places), "themes.yaml": themesFile(spoken.themes),
            "types.yaml": typesFile(types), "gates.yaml": gatesFile(gates),
        ]
    }

    // MARK: - Pieces

    /// Texts from outside as comments: one line each, nothing that ends the comment or hides.
    private func comment(_ text: String, indent: String = "  ") -> String {
        "\(indent)# \(TerminalText.field(text, most: 400))\n"
    }

    private func evidence(_ evidence: Evidence, _ lead: String = "") -> String {
        var text = comment(
            lead + "\(evidence.total) article\(evidence.total == 1 ? "" : "s"), \(evidence.mentions) mentions")
        if let quote = evidence.quotes.first { text += comment("“\(quote.sentence)” (\(quote.source))") }
        return text
    }

    private func aliases(_ list: [Alias], indent: String) -> String {
        var text = ""
        var order: [Language] = []
        for alias in list where !order.contains(alias.language) { order.append(alias.language) }
        let first = ["en", "ru", "kk", "kk-Latn", "zh"]
        order.sort {
            (first.firstIndex(of: $0.rawValue) ?? 9, $0.rawValue) < (
                first.firstIndex(of: $1.rawValue) ?? 9, $1.rawValue
            )
        }
        for language in order {
            let items = list.filter { $0.language == language }.map(Self.flow)
            text += "\(indent)\(language.rawValue): [\(items.joined(separator: ", "))]\n"
        }
        return text
    }

    private static func flow(_ alias: Alias) -> String {
        guard !alias.near.isEmpty || !alias.notNear.isEmpty || alias.from != nil || alias.to != nil else {
            return YAMLText.scalar(alias.text)
        }
        var parts = ["text: \(YAMLText.scalar(alias.text))"]
        if !alias.near.isEmpty { parts.append("near: \(YAMLText.list(alias.near))") }
        if !alias.notNear.isEmpty { parts.append("notNear: \(YAMLText.list(alias.notNear))") }
        if let from = alias.from { parts.append("from: \(from)") }
        if let to = alias.to { parts.append("to: \(to)") }
        return "{" + parts.joined(separator: ", ") + "}"
    }

    // MARK: - Files

    private func beatFile() -> String {
        """
        # Drafted by `copytaster corpus learn` from \(draft.articles) articles: read it, correct it, throw out what is not of the beat,
        # and check it with `copytaster watchlist check`. Comments say where each entry comes from.

        beat: \(YAMLText.scalar(beat))
        title: \(YAMLText.scalar(beat))

        """
    }

    private func actorsFile(_ spoken: Set<String>) -> String {
        var text = """
            # Who is named in the articles, the most mentioned first, spellings grouped. Nothing was known of them before.
            # A '?' in a comment asks for your eye.

            actors:

            """
        var names: Set<String> = []
        for entry in draft.actors where names.insert(entry.group.name).inserted {
            text += "\n" + evidence(entry.evidence)
            if let role = entry.group.role { text += comment("beside it: \(role)") }
            for remark in entry.group.remarks { text += comment(remark) }
            let kind: Actor.Kind =
                switch entry.group.kind {
                case .organisation: .organisation
                case .group: .group
                case .body: .body
                default: .person
                }
            text += "  - name: \(YAMLText.scalar(entry.group.name))\n    kind: \(kind.rawValue)\n    aliases:\n"
            let list = entry.group.spellings.map {
                Alias(text: $0.text, language: CorpusLearning.script(of: $0.text, $0.language))
            }
            text += aliases(list, indent: "      ")
        }
        // Event types of a base may speak of actors that no article names.
        for actor in knowledge.actors where spoken.contains(actor.name) && names.insert(actor.name).inserted {
            text += "\n" + comment("in no article; types.yaml speaks of it")
            text += "  - name: \(YAMLText.scalar(actor.name))\n    kind: \(actor.kind.rawValue)\n    aliases:\n"
            text += aliases(actor.aliases, indent: "      ")
        }
        return text
    }

    private func placesFile(_ spoken: Set<String>) -> String {
        var text = """
            # Where it happens. Places that \(YAMLText.scalar((folder as NSString).lastPathComponent)) knows stand with all their
            # names: general knowledge, not learned. Others stand at the end.

            places:

            """
        var entries = draft.places
        var names = Set(entries.map(\.place.name))
        let byName = Dictionary(knowledge.places.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for name in spoken.sorted() {
            var next: String? = name
            while let name = next, let place = byName[name] {
                if names.insert(name).inserted { entries.append(.init(place: place, evidence: nil, isKnown: true)) }
                next = place.within
            }
        }
        let order = Dictionary(
            knowledge.places.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        entries.sort { (order[$0.place.name] ?? .max, $0.place.name) < (order[$1.place.name] ?? .max, $1.place.name) }
        for entry in entries {
            text += "\n"
            if let found = entry.evidence {
                text += evidence(found, entry.isKnown ? "" : "learned here; is it a city? where does it lie? ")
                let spellings = found.spellings.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
                    "\($0.key) \($0.value)×"
                }
                text += comment("written: \(spellings.joined(separator: ", "))")
            } else {
                text += comment("in no article; others lie in it, or types.yaml speaks of it")
            }
            text += place(entry.place)
        }
        return text
    }

    private func place(_ place: Place) -> String {
        var text = "  - name: \(YAMLText.scalar(place.name))\n    kind: \(place.kind.rawValue)\n"
        if let within = place.within { text += "    in: \(YAMLText.scalar(within))\n" }
        if let latitude = place.latitude, let longitude = place.longitude {
            text += "    coordinates: [\(latitude), \(longitude)]\n"
        }
        text += "    aliases:\n" + aliases(place.aliases, indent: "      ")
        if !place.demonyms.isEmpty { text += "    demonyms:\n" + aliases(place.demonyms, indent: "      ") }
        return text
    }

    private func themesFile(_ spoken: Set<String>) -> String {
        var text = """
            # What the articles are about: themes known beforehand with those of their terms that stand in the articles, and words that
            # recur here beside them.

            themes:

            """
        for theme in draft.themes {
            text += "\n"
            if theme.evidence.total > 0 { text += evidence(theme.evidence) }
            if !theme.new.isEmpty {
                text += comment("new: " + theme.new.map { "\($0.term) (\($0.articles))" }.joined(separator: ", "))
            }
            text += themeEntry(theme.name, theme.title, theme.terms)
        }
        if !draft.otherTerms.isEmpty {
            text += "\n" + comment("More words that recur, for a theme of yours (articles):")
            for start in stride(from: 0, to: draft.otherTerms.count, by: 10) {
                let row = draft.otherTerms[start..<min(start + 10, draft.otherTerms.count)]
                text += comment(row.map { "\($0.term) (\($0.articles))" }.joined(separator: ", "))
            }
        }
        let names = Set(draft.themes.map(\.name))
        for theme in knowledge.themes where spoken.contains(theme.name) && !names.contains(theme.name) {
            text +=
                "\n" + comment("in no article; types.yaml speaks of it")
                + themeEntry(theme.name, theme.title, theme.terms)
        }
        return text
    }

    private func themeEntry(_ name: String, _ title: String, _ terms: [Language: [String]]) -> String {
        var text = "  - name: \(YAMLText.scalar(name))\n    title: \(YAMLText.scalar(title))\n    terms:\n"
        for language in terms.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            text += "      \(language.rawValue): \(YAMLText.list(terms[language] ?? []))\n"
        }
        return text
    }

    private func typesFile(_ types: [KnowledgeSlices.Slice]) -> String {
        var text = """
            # The kinds of events that the articles report, copied from \((folder as NSString).lastPathComponent)/: its own comments say how they are
            # read.

            types:

            """
        for type in types {
            text += "\n"
            if let seen = draft.types.first(where: { $0.name == type.name }) {
                text += comment("\(seen.reports) reports in \(seen.evidence.total) articles")
                for quote in seen.evidence.quotes { text += comment("“\(quote.sentence)” (\(quote.source))") }
            } else {
                text += comment("in no article; another type speaks of it")
            }
            text += type.text
        }
        return types.isEmpty ? "# No event type was seen.\ntypes: []\n" : text
    }

    private func gatesFile(_ gates: [KnowledgeSlices.Slice]) -> String {
        guard !gates.isEmpty else { return "gates: []\n" }
        return "# What became of the thing that a trigger speaks of: planned, denied, recalled. Copied.\n\ngates:\n"
            + gates.map { "\n" + $0.text }.joined()
    }
}
