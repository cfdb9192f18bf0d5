package import Model
import Yams

/// A value of a YAML file with the place where it stands. Reading it as something that it isn't logs a fault that names
/// what was expected, and gives nil: the caller reads on, so that all faults of a file come out at once.
package struct YAMLValue {
    let node: Node
    package let file: String
    let log: FaultLog

    /// 1-based.
    package var line: Int? { node.mark?.line }
    package var column: Int? { node.mark?.column }

    /// Logs a fault at this value: what is wrong, and what to do.
    package func fault(_ message: String) {
        log.add(InputFault(file: file, line: line, column: column, message: message))
    }

    package var isList: Bool { node.sequence != nil }
    package var isMap: Bool { node.mapping != nil }
    package var isScalar: Bool { node.scalar != nil }
    /// `key:` with nothing after it, `~` or `null`.
    package var isNull: Bool {
        guard let scalar = node.scalar, scalar.style == .plain else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    private var kind: String {
        if isNull { return "nothing" }
        if isList { return "a list" }
        if isMap { return "a map" }
        return "'\(raw.prefix(40))'"
    }

    private var raw: String { node.scalar?.string ?? "" }

    private func expected(_ what: String, _ example: String) {
        fault("expected \(what), found \(kind); write \(example)")
    }

    /// A text that isn't blank, without white space round it.
    package func string() -> String? {
        guard isScalar, !isNull else {
            expected("a text", "it on one line, in quotes if it holds ': ' or ' #'")
            return nil
        }
        let trimmed = raw.trimmed
        if trimmed.isEmpty {
            fault("an empty text; fill it in or remove it")
            return nil
        }
        if isPlain, let quote = trimmed.first, CurlyQuotes.open.contains(quote), !CurlyQuotes.isInner(trimmed) {
            fault(
                "curly quotes (\(quote)) quote nothing here and would be part of the text; write straight ones, \"…\"")
            return nil
        }
        return trimmed
    }

    /// Written without quotes.
    var isPlain: Bool { node.scalar?.style == .plain }

    package func int() -> Int? {
        if isScalar, let number = Int(raw.filter { $0 != "_" }) { return number }
        expected("a whole number", "for example 12")
        return nil
    }

    package func double() -> Double? {
        if isScalar, let number = Double(raw.filter { $0 != "_" }), number.isFinite { return number }
        expected("a number", "for example 12 or 2.5, a point before the decimals and no thousands' commas")
        return nil
    }

    package func bool() -> Bool? {
        switch isScalar ? raw : "" {
        case "true", "True", "TRUE", "yes", "Yes", "on": return true
        case "false", "False", "FALSE", "no", "No", "off": return false
        default:
            expected("true or false", "true or false")
            return nil
        }
    }

    package func day() -> Day? {
        if isScalar, let day = Day(raw.trimmed) { return day }
        expected("a day of the calendar", "it as YYYY-MM-DD, for example 2021-03-27")
        return nil
    }

    /// One of a closed set of words; suggests the nearest.
    package func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
        guard let word = string() else { return nil }
        if let choice = Choice(rawValue: word) { return choice }
        let all = Choice.allCases.map(\.rawValue)
        fault("'\(word)' is none of \(all.joined(separator: ", "))\(Nearest.suggestion(for: word, among: all))")
        return nil
    }

    package func list() -> [YAMLValue]? {
        guard let sequence = node.sequence else {
            if let first = node.mapping?.first?.key.scalar?.string, first.hasPrefix("-") {
                fault("a blank is missing after '-'; write '- \(first.dropFirst()): …'")
                return nil
            }
            expected("a list", "a line '- …' for each, or [a, b]")
            return nil
        }
        return sequence.map { YAMLValue(node: $0, file: file, log: log) }
    }

    /// A list of texts; a single text counts as a list of one.
    package func strings() -> [String]? {
        if isScalar, !isNull { return string().map { [$0] } }
        return list()?.compactMap { $0.string() }
    }

    /// A map whose keys are among `keys`; any other is a fault that names the nearest. Nil `keys`: any key may stand.
    package func map(keys: [String]?) -> YAMLMap? {
        guard let mapping = node.mapping else {
            // `name:Foo` is one word to YAML.
            if isScalar, let colon = raw.firstIndex(of: ":"), raw.index(after: colon) < raw.endIndex,
                keys?.contains(String(raw[..<colon])) ?? true
            {
                let value = raw[raw.index(after: colon)...].prefix(40)
                fault("a blank is missing after the colon; write '\(raw[..<colon]): \(value)'")
                return nil
            }
            expected("a map", keys.map { "'\($0.first ?? "key"): …'" } ?? "'key: …'")
            return nil
        }
        var entries: [YAMLMap.Entry] = []
        for (key, value) in mapping {
            let place = YAMLValue(node: key, file: file, log: log)
            guard key.scalar != nil else {
                place.fault("a list or map as a key isn't read here; write a plain word")
                continue
            }
            let name = place.raw
            if let keys, !keys.contains(name) {
                let value = YAMLValue(node: value, file: file, log: log)
                place.fault("unknown key '\(name)'\(hint(name, value, among: keys, isOnly: mapping.count == 1))")
                continue
            }
            entries.append(.init(key: name, keyPlace: place, value: YAMLValue(node: value, file: file, log: log)))
        }
        return YAMLMap(place: self, entries: entries)
    }

    /// What to do about a key that isn't known here.
    private func hint(_ key: String, _ value: YAMLValue, among keys: [String], isOnly: Bool) -> String {
        if key == "<<" { return "; entries aren't merged here, write each out" }
        if key.hasPrefix("-") { return "; a blank is missing after '-'" }
        let nearest = Nearest.suggestion(for: key, among: keys)
        if !nearest.isEmpty { return nearest }
        let known = Nearest.suggestion(for: key, among: keys, all: true)
        // `[Tokayev: the president]` is a map of one key.
        return isOnly && value.isScalar && !value.isNull
            ? "\(known); if '\(key): \(value.raw.prefix(40))' is one text, put it in quotes" : known
    }

    /// `{en: …, ru: …}`: what stands for each language, in the file's order; a code we don't read is a fault.
    package func byLanguage() -> [(language: Language, value: YAMLValue)]? {
        guard let map = map(keys: nil) else { return nil }
        var found: [(language: Language, value: YAMLValue)] = []
        for entry in map.entries {
            if let language = Language.inWatchlist.first(where: { $0.rawValue == entry.key }) {
                found.append((language, entry.value))
            } else {
                let codes = Language.inWatchlist.map(\.rawValue)
                // `{en: one, two}` has 'two' for a key.
                if entry.value.isNull, !map.entries.contains(where: { $0.key != entry.key && $0.value.isNull }),
                    entry.key.count > 3 || entry.key.contains(where: { !$0.isASCII })
                {
                    entry.keyPlace.fault(
                        "'\(entry.key)' is no language; several texts of one language stand in brackets: en: [one, two]"
                    )
                    continue
                }
                entry.keyPlace.fault(
                    "'\(entry.key)' is no language read here; use one of \(codes.joined(separator: ", "))")
            }
        }
        return found
    }

    /// `{en: [a, b], ru: [c]}`: lists of terms by language, each with its place. What a term means is `Term syntax` in
    /// Terms.swift; here only empty ones are refused.
    package func termsByLanguage() -> [LocatedTerm]? {
        byLanguage().map { languages in
            languages.flatMap { language, value in
                (value.isScalar && !value.isNull ? [value] : value.list() ?? []).compactMap { item in
                    item.string().flatMap { Alphabet.checked($0, language, item) }
                        .map { LocatedTerm(text: $0, language: language, place: item) }
                }
            }
        }
    }
}

/// A term as it stands in a file.
package struct LocatedTerm {
    package var text: String
    package var language: Language
    package var place: YAMLValue
}

/// The entries of a YAML map, in the file's order.
package struct YAMLMap {
    package struct Entry {
        package var key: String
        /// Where the key stands.
        package var keyPlace: YAMLValue
        package var value: YAMLValue
    }

    /// The map itself, for faults.
    package let place: YAMLValue
    package let entries: [Entry]

    /// The value of a key that may be absent (or empty: `key:`).
    package subscript(key: String) -> YAMLValue? {
        entries.first { $0.key == key && !$0.value.isNull }?.value
    }

    /// The value of a key that must be there; a fault where it isn't.
    package func required(_ key: String) -> YAMLValue? {
        if let value = self[key] { return value }
        place.fault("'\(key)' is missing; add '\(key): …'")
        return nil
    }
}

extension Language {
    /// Kazakh in Latin letters.
    package static let kazakhLatin = Language(rawValue: "kk-Latn")

    /// What terms and aliases may be written in.
    package static let inWatchlist: [Language] = [.english, .russian, .kazakh, .kazakhLatin, .chinese]
}

/// Quotes as typewriters don't have them; YAML knows straight ones only.
private enum CurlyQuotes {
    static let open: Set<Character> = ["“", "”", "„", "‘", "’", "‚"]

    /// Whether the text only begins with a quotation: “No,” he said.
    static func isInner(_ text: String) -> Bool {
        guard let last = text.last, !open.contains(last) else { return false }
        return text.dropFirst().contains { open.contains($0) }
    }
}

extension String {
    /// Without white space at either end.
    var trimmed: String {
        var slice = Substring(self)
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        return String(slice)
    }
}
