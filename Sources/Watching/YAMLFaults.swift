import Yams

/// The parser's errors in words that tell what to do, at the place of the mistake rather than where the parser stumbled.
enum YAMLFaults {
    struct Explained {
        var line: Int?
        var column: Int?
        var message: String

        init(_ line: Int?, _ column: Int?, _ message: String) {
            self.line = line
            self.column = column
            self.message = message
        }
    }

    static func explain(_ error: YamlError, in text: String) -> Explained {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            return explain(
                problem, SourceMark(mark), context?.text ?? "", context.map { SourceMark($0.mark) }, SourceLines(text))
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { "'\($0)'" }.joined(separator: ", ")
            let second = keys.first.flatMap { SourceLines(text).second(key: $0, after: SourceMark(context.mark)) }
            return Explained(
                second?.line ?? context.mark.line, second?.column ?? context.mark.column,
                "\(names) stands twice in this map; keep one of them")
        case .reader:
            let place = SourceLines(text).firstControl
            return Explained(
                place?.line, place?.column, "an invisible control character, which YAML doesn't allow; delete it")
        default:
            return Explained(nil, nil, "can't be read as YAML")
        }
    }

    private static func explain(
        _ problem: String, _ mark: SourceMark, _ context: String, _ begin: SourceMark?, _ source: SourceLines
    ) -> Explained {
        func at(_ mark: SourceMark?, _ message: String) -> Explained { Explained(mark?.line, mark?.column, message) }
        func has(_ words: String...) -> Bool { words.contains { problem.contains($0) } }

        if has("nesting level") { return at(mark, "nested deeper than \(YAMLReader.depthLimit) levels; flatten it") }
        if has("another document") {
            return at(mark, "a second document begins here; remove the line '---', a file holds one")
        }
        if has("undefined alias") || context.contains("an alias") {
            return at(begin.map { context.contains("an alias") ? $0 : mark } ?? mark, opening("*"))
        }
        if context.contains("an anchor") { return at(begin, opening("&")) }
        if has("tag") || context.contains("tag") { return at(begin ?? mark, opening("!")) }
        if context.contains("directive") { return at(begin, opening("%")) }
        if has("<document start>") { return at(mark, "this line fits nothing above it; \(indentation)") }
        if has("tab character") { return at(mark, tab) }
        if has("cannot start any token") {
            switch source.character(mark) {
            case "\t"?: return at(mark, tab)
            case let character?: return at(mark, opening(String(character)))
            case nil: return at(mark, tab)
            }
        }
        if has("escape", "hexdecimal") {
            return at(mark, "a backslash inside double quotes; put the text in single quotes, or write \\\\ for \\")
        }
        if context.contains("block scalar") {
            return at(
                begin, "'|' and '>' announce a text that begins on the next line; quote a text that begins with them")
        }
        if has("end of stream", "document indicator") {
            return at(begin, "the quote that opens here is never closed; add the closing one at the end of the text")
        }
        // A quote left open takes in what follows up to the next one, and the parser stumbles there.
        if let quote = source.openQuote(upTo: mark.line) {
            return at(
                quote, "the quote that opens here isn't closed on its line; add the closing one at the end of the text")
        }
        if has("mapping values") { return secondColon(mark, source) }
        if has("',' or") { return bracket(problem, mark, begin, source) }
        if has("could not find expected ':'") { return missingColon(begin ?? mark, source) }
        if has("sequence entries") {
            return at(mark, "a list can't begin here; put each '- …' on a line of its own, or write [a, b]")
        }
        if has("node content") {
            if let (bracket, closing) = source.bracketAtTheEnd(mark) {
                return at(bracket, "the bracket that opens here isn't closed; add '\(closing)' (check the brackets)")
            }
            return at(mark, "nothing stands before this mark; remove it, or quote a text that holds it")
        }
        if has("expected key", "'-' indicator") { return stray(mark, source) }
        return at(mark, "this can't be read; \(everything)")
    }

    private static let tab = "a tab stands where only blanks may; indent with spaces, two for each level"
    private static let indentation = "lines of one list or entry begin in the same column; check its indentation"
    private static let everything = "check the indentation, quotes and brackets of this line and the one before"

    private static func opening(_ character: String) -> String {
        "a text may not begin with \(character) here; quote a text that begins with \(character)"
    }

    private static func secondColon(_ mark: SourceMark, _ source: SourceLines) -> Explained {
        let line = source.line(mark.line)
        let before = String(line.unicodeScalars.prefix(max(0, mark.column - 1)))
        if before.contains(": ") {
            return Explained(
                mark.line, mark.column,
                "a second ': ' on this line; quote a text that holds ': ', as in title: \"a: b\"")
        }
        return Explained(
            mark.line, source.indentation(mark.line) + 1,
            "this line is indented deeper than the entry that it belongs to; \(indentation)")
    }

    private static func missingColon(_ mark: SourceMark, _ source: SourceLines) -> Explained {
        let words = String(source.line(mark.line).unicodeScalars.dropFirst(mark.column - 1)).trimmed
        if let colon = words.firstIndex(of: ":"), words.index(after: colon) < words.endIndex {
            let key = words[..<colon]
            let value = words[words.index(after: colon)...]
            return Explained(
                mark.line, mark.column, "a blank is missing after the colon; write '\(key): \(value.prefix(40))'")
        }
        let key = words.split(separator: " ").first.map(String.init) ?? "key"
        return Explained(mark.line, mark.column, "a colon is missing in '\(words.prefix(40))'; write '\(key): …'")
    }

    private static func bracket(
        _ problem: String, _ mark: SourceMark, _ begin: SourceMark?, _ source: SourceLines
    ) -> Explained {
        guard let begin, begin.line < mark.line else {
            return Explained(
                mark.line, mark.column,
                "a comma is missing before this, or a text holds a quote or bracket; check the brackets and commas")
        }
        if let comment = source.comment(from: begin, upTo: mark.line) {
            return Explained(
                comment.line, comment.column,
                "' #' begins a comment: what follows, the closing bracket too, isn't read; quote a text that holds ' #'"
            )
        }
        let closing = problem.contains("]") ? "]" : "}"
        return Explained(
            begin.line, begin.column, "the bracket that opens here isn't closed; add '\(closing)' (check the brackets)")
    }

    private static func stray(_ mark: SourceMark, _ source: SourceLines) -> Explained {
        if source.indentation(mark.line) + 1 == mark.column {
            switch source.character(mark) {
            case "]"?, "}"?: return Explained(mark.line, mark.column, "this bracket closes none; check the brackets")
            default: return Explained(mark.line, mark.column, "this line fits nothing above it; \(indentation)")
            }
        }
        return Explained(
            mark.line, mark.column,
            "text goes on behind a closing quote or bracket; put the whole text in single quotes ('…')")
    }
}

/// A place in a source; both 1-based, the column in scalars.
struct SourceMark {
    var line: Int
    var column: Int

    init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }
}

/// The lines of a source, looked at only when something is wrong.
struct SourceLines {
    private let lines: [Substring]

    init(_ text: String) {
        lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    }

    /// Empty where there is none. 1-based.
    func line(_ number: Int) -> Substring { lines.indices.contains(number - 1) ? lines[number - 1] : "" }

    /// Blanks at its start.
    func indentation(_ number: Int) -> Int { line(number).prefix { $0 == " " }.count }

    func character(_ mark: SourceMark) -> Unicode.Scalar? {
        line(mark.line).unicodeScalars.dropFirst(mark.column - 1).first
    }

    /// The second `key:` of a map that begins at a mark: in its column where it is written in lines, else the next of that
    /// spelling.
    func second(key: String, after mark: SourceMark) -> SourceMark? {
        var seen = 0
        for number in mark.line...max(mark.line, lines.count) {
            let scalars = Array(line(number).unicodeScalars)
            let column = number == mark.line ? mark.column - 1 : 0
            var index = column
            while index < scalars.count {
                guard scalars[index] == key.unicodeScalars.first || scalars[index] == "\"" || scalars[index] == "'"
                else {
                    index += 1
                    continue
                }
                let rest = String(String.UnicodeScalarView(scalars[index...].prefix(key.unicodeScalars.count + 3)))
                let isHere = [key, "\"\(key)\"", "'\(key)'"].contains { rest.hasPrefix($0 + ":") }
                let before: Unicode.Scalar = index == 0 ? " " : scalars[index - 1]
                if isHere, " {,-".unicodeScalars.contains(before) {
                    seen += 1
                    if seen == 2 { return SourceMark(line: number, column: index + 1) }
                }
                index += 1
            }
        }
        return nil
    }

    /// The first ' #' between a mark and a line.
    func comment(from mark: SourceMark, upTo last: Int) -> SourceMark? {
        for number in mark.line..<max(mark.line + 1, last) {
            let scalars = Array(line(number).unicodeScalars)
            let start = number == mark.line ? mark.column : 1
            for index in max(1, start)..<max(max(1, start), scalars.count)
            where scalars[index] == "#" && scalars[index - 1] == " " {
                return SourceMark(line: number, column: index + 1)
            }
        }
        return nil
    }

    /// The bracket in which a file ends: the last that opens on its last written line, where nothing follows `mark`.
    func bracketAtTheEnd(_ mark: SourceMark) -> (SourceMark, closing: String)? {
        guard character(mark) == nil, lines.dropFirst(mark.line).allSatisfy({ $0.allSatisfy(\.isWhitespace) }),
            let last = lines.lastIndex(where: { $0.contains { !$0.isWhitespace } })
        else { return nil }
        let scalars = Array(lines[last].unicodeScalars)
        guard let column = scalars.lastIndex(where: { $0 == "[" || $0 == "{" }) else { return nil }
        return (SourceMark(line: last + 1, column: column + 1), scalars[column] == "[" ? "]" : "}")
    }

    /// The last line up to that one on which a quoted text begins and doesn't end. A quote begins a text only behind a blank
    /// or bracket that opens a value.
    func openQuote(upTo last: Int) -> SourceMark? {
        for number in stride(from: min(last, lines.count), through: max(1, last - 50), by: -1) {
            let scalars = Array(line(number).unicodeScalars)
            var open: (quote: Unicode.Scalar, column: Int)?
            var previous: Unicode.Scalar = " "
            var significant: Unicode.Scalar = ":"
            var index = 0
            while index < scalars.count {
                let scalar = scalars[index]
                if let quote = open?.quote {
                    if scalar == "\\", quote == "\"" {
                        index += 1
                    } else if scalar == quote {
                        open = nil
                    }
                } else if scalar == "\"" || scalar == "'", ":[{,-".unicodeScalars.contains(significant),
                    " [{,".unicodeScalars.contains(previous)
                {
                    open = (scalar, index + 1)
                } else if scalar == "#", previous == " " {
                    break
                }
                previous = scalar
                if scalar != " " { significant = scalar }
                index += 1
            }
            if let open { return SourceMark(line: number, column: open.column) }
        }
        return nil
    }

    /// The first character that no YAML text may hold.
    var firstControl: SourceMark? {
        for (number, line) in lines.enumerated() {
            for (column, scalar) in line.unicodeScalars.enumerated() {
                switch scalar.value {
                case 0x09, 0x0A, 0x0D, 0x85: continue
                case 0...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: return SourceMark(line: number + 1, column: column + 1)
                default: continue
                }
            }
        }
        return nil
    }
}
