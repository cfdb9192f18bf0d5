import Model

/// Where each name and word of a watchlist stands in its files.
package struct WrittenPlaces {
    /// A name or word, where it stands.
    package struct Written: Hashable {
        package var text: String
        package var file: String
        package var line: Int?
        package var column: Int?

        package func warning(_ message: String) -> WatchlistWarning {
            WatchlistWarning(file: file, line: line, column: column, message: message)
        }
    }

    private struct Key: Hashable {
        var kind: WrittenWord.Kind
        var owner: String
        var language: Language
        var text: String
    }

    /// In the files' order.
    package let all: [Written]
    private let places: [Key: Written]

    package init(folder: String) {
        var all: [Written] = []
        var places: [Key: Written] = [:]
        for word in WrittenWords(folder: folder).words {
            let written = Written(
                text: word.text, file: word.place.file, line: word.place.line, column: word.place.column)
            let key = Key(kind: word.kind, owner: word.owner, language: word.language, text: word.text)
            // Of one that stands twice the first finds all.
            if places[key] == nil { places[key] = written }
            all.append(written)
        }
        self.all = all
        self.places = places
    }

    /// Nil for what stands nowhere by itself: a condition of an alias.
    package subscript(pattern: WatchedPattern, watchlist: Watchlist) -> Written? {
        let kind: WrittenWord.Kind
        let owner: String
        switch pattern.term {
        case .actor(let index): (kind, owner) = (.actor, watchlist.actors[index].name)
        case .place(let index): (kind, owner) = (.place, watchlist.places[index].name)
        case .demonym(let index): (kind, owner) = (.people, watchlist.places[index].name)
        case .theme(let index): (kind, owner) = (.theme, watchlist.themes[index].name)
        case .gate(let index): (kind, owner) = (.gate, watchlist.gates[index].name)
        case .trigger(let type, let group):
            (kind, owner) = (.list(watchlist.types[type].groups[group].name), watchlist.types[type].name)
        case .question(let question, let group):
            let entry = watchlist.questions[question]
            (kind, owner) = (.list(entry.groups[group].name), entry.name)
        }
        return places[Key(kind: kind, owner: owner, language: pattern.language, text: pattern.text)]
    }
}
