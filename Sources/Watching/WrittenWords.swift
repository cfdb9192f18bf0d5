import Foundation
import Model

/// A name or word of a watchlist where it stands in its file.
struct WrittenWord {
    enum Kind: Hashable {
        case actor, place, people, theme, gate
        /// The word list of that name.
        case list(String)
    }

    var kind: Kind
    /// The entry's name; a word list's type.
    var owner: String
    var language: Language
    var text: String
    /// It counts only with something near it, or without.
    var hasConditions: Bool
    /// A person or place: other alphabets write it by its sound. Firms keep their letters.
    var isWrittenBySound = false
    var place: YAMLValue
}

/// All names and words of a folder's files in the files' order, read for their places alone: nothing is checked here.
struct WrittenWords {
    private(set) var words: [WrittenWord] = []
    /// Entries that have words by language: themes and gates, with where their names stand.
    private(set) var entries: [(kind: WrittenWord.Kind, name: String, languages: Set<Language>, place: YAMLValue)] = []
    /// Lists of a language with nothing in them.
    private(set) var emptyLists: [(language: String, place: YAMLValue)] = []
    /// Plain texts that a comment follows at once, as in `Foo #1`.
    private(set) var cutTexts: [YAMLValue] = []
    /// Coordinates of places, and what each lies in.
    private(set) var coordinates: [String: (latitude: Double, longitude: Double, within: String?, place: YAMLValue)] =
        [:]

    /// At most as many files as a watchlist may have.
    init(folder: String) {
        let log = FaultLog()
        for file in WatchlistFiles(folder: folder).files {
            let root = YAMLReader.read(file.bytes, file: folder + "/" + file.name, log: log)
            guard let top = root?.map(keys: nil) else { continue }
            let source = SourceLines(String(decoding: file.bytes, as: UTF8.self))
            for entry in top.entries { read(entry.key, entry.value, source) }
        }
    }

    private mutating func read(_ key: String, _ value: YAMLValue, _ source: SourceLines) {
        guard value.isList else { return }
        for item in value.list() ?? [] {
            guard item.isMap, let map = item.map(keys: nil) else { continue }
            let name = map["name"].flatMap { $0.isScalar ? $0.string() : nil } ?? ""
            for entry in map.entries where entry.value.isScalar { note(entry.value, source) }
            switch key {
            case "actors":
                let isPerson = map["kind"].flatMap { $0.isScalar ? $0.string() : nil } == "person"
                names(map["aliases"], .actor, name, source, isWrittenBySound: isPerson)
            case "places":
                names(map["aliases"], .place, name, source, isWrittenBySound: true)
                names(map["demonyms"], .people, name, source)
                position(map, name)
            case "themes":
                let languages = terms(map["terms"], .theme, name, source)
                if map["terms"] != nil { entries.append((.theme, name, languages, map["name"] ?? item)) }
            case "gates":
                let languages = terms(map["terms"], .gate, name, source)
                // Endings are of the languages that have them.
                if map["terms"] != nil { entries.append((.gate, name, languages, map["name"] ?? item)) }
            case "types", "questions":
                guard let lists = map["words"], lists.isMap else { continue }
                for list in lists.map(keys: nil)?.entries ?? [] {
                    _ = terms(list.value, .list(list.key), name, source)
                }
            default: break
            }
        }
    }

    private mutating func names(
        _ value: YAMLValue?, _ kind: WrittenWord.Kind, _ owner: String, _ source: SourceLines,
        isWrittenBySound: Bool = false
    ) {
        guard let value, value.isMap else { return }
        for (language, list) in value.byLanguage() ?? [] {
            if list.isList, list.list()?.isEmpty ?? false { emptyLists.append((language.rawValue, list)) }
            for item in list.isList ? list.list() ?? [] : [list] {
                let map = item.isMap ? item.map(keys: nil) : nil
                guard let place = map == nil ? item : map?["text"], place.isScalar, let text = place.string() else {
                    continue
                }
                note(place, source)
                let conditions = map?.entries.contains { !["text", "from", "to"].contains($0.key) } ?? false
                words.append(
                    .init(
                        kind: kind, owner: owner, language: language, text: text, hasConditions: conditions,
                        isWrittenBySound: isWrittenBySound, place: place))
            }
        }
    }

    private mutating func terms(
        _ value: YAMLValue?, _ kind: WrittenWord.Kind, _ owner: String, _ source: SourceLines
    ) -> Set<Language> {
        guard let value, value.isMap else { return [] }
        var languages: Set<Language> = []
        for (language, list) in value.byLanguage() ?? [] {
            if list.isList, list.list()?.isEmpty ?? false { emptyLists.append((language.rawValue, list)) }
            for item in list.isList ? list.list() ?? [] : [list] {
                guard item.isScalar, let text = item.string() else { continue }
                note(item, source)
                languages.insert(language)
                words.append(
                    .init(kind: kind, owner: owner, language: language, text: text, hasConditions: false, place: item))
            }
        }
        return languages
    }

    private mutating func note(_ value: YAMLValue, _ source: SourceLines) {
        guard value.isPlain, let line = value.line, let column = value.column, let text = value.string() else { return }
        let rest = source.line(line).unicodeScalars.dropFirst(column - 1 + text.unicodeScalars.count)
        guard rest.first == " " else { return }
        let comment = rest.drop { $0 == " " }
        if comment.first == "#", let next = comment.dropFirst().first, next != " ", next != "#" {
            cutTexts.append(value)
        }
    }

    private mutating func position(_ map: YAMLMap, _ name: String) {
        guard let value = map["coordinates"], value.isList, let numbers = value.list(), numbers.count == 2,
            let latitude = numbers[0].double(), let longitude = numbers[1].double()
        else { return }
        coordinates[name] = (latitude, longitude, map["in"].flatMap { $0.isScalar ? $0.string() : nil }, value)
    }
}
