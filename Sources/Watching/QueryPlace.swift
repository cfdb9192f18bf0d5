import Model
import Yams

extension YAMLValue {
    /// Logs a fault at a place inside a text: `offset` in Unicode scalars of `text`, which is this value as `string()` gave it.
    func fault(_ message: String, at offset: Int, of text: String) {
        let (line, column) = position(of: offset, in: text) ?? (line, column)
        log.add(InputFault(file: file, line: line, column: column, message: message))
    }

    /// Line and column in the file, however the scalar is written: plain, quoted, or as a block. The letters of the value stand
    /// in the file in their order; only white space, quotes and escapes come between, so the two are walked side by side.
    private func position(of offset: Int, in text: String) -> (Int?, Int?)? {
        guard let mark = node.mark, let scalar = node.scalar, let source = log.text(of: file) else { return nil }
        var walk = ScalarWalk(source, line: mark.line, column: mark.column)
        walk.skipProperties()
        switch scalar.style {
        case .literal, .folded: walk.skipLine()
        case .doubleQuoted:
            walk.isEscaped = true
            walk.step()
        case .singleQuoted: walk.step()
        default: break
        }
        let letters = Array(text.unicodeScalars)
        for (index, letter) in letters.enumerated() {
            if letter.properties.isWhitespace {
                if index == offset { return (walk.line, walk.column) }
                continue
            }
            guard walk.find(letter, isDoubled: scalar.style == .singleQuoted && letter == "'") else { return nil }
            if index == offset { return walk.found }
        }
        return (walk.line, walk.column)
    }
}

/// Walks the letters of a file from a place on.
private struct ScalarWalk {
    private let scalars: Substring.UnicodeScalarView
    private var index: Substring.UnicodeScalarView.Index
    private(set) var line: Int
    private(set) var column: Int
    /// Backslashes stand for other characters.
    var isEscaped = false
    /// Where the last letter found stands.
    private(set) var found: (Int?, Int?) = (nil, nil)

    init(_ text: String, line: Int, column: Int) {
        var rest = text.unicodeScalars[...]
        for _ in 1..<max(line, 1) {
            guard let end = rest.firstIndex(where: ScalarWalk.isBreak) else { break }
            var next = rest.index(after: end)
            if rest[end] == "\r", next < rest.endIndex, rest[next] == "\n" { next = rest.index(after: next) }
            rest = rest[next...]
        }
        scalars = rest
        index = rest.index(rest.startIndex, offsetBy: max(0, column - 1), limitedBy: rest.endIndex) ?? rest.endIndex
        self.line = line
        self.column = column
    }

    /// What the parser counts as the end of a line.
    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || scalar == "\r" || scalar == "\u{85}" || scalar == "\u{2028}" || scalar == "\u{2029}"
    }

    mutating func step() {
        guard index < scalars.endIndex else { return }
        let scalar = scalars[index]
        index = scalars.index(after: index)
        if scalar == "\r", index < scalars.endIndex, scalars[index] == "\n" { return }
        if ScalarWalk.isBreak(scalar) {
            line += 1
            column = 1
        } else {
            column += 1
        }
    }

    private var present: Unicode.Scalar? { index < scalars.endIndex ? scalars[index] : nil }

    /// An anchor or tag before the value.
    mutating func skipProperties() {
        while let scalar = present, scalar == "&" || scalar == "!" {
            while let scalar = present, !scalar.properties.isWhitespace { step() }
            while let scalar = present, scalar == " " || scalar == "\t" { step() }
        }
    }

    /// The head of a block (`|`, `>-`, a comment).
    mutating func skipLine() {
        let start = line
        while present != nil, line == start { step() }
    }

    /// Goes behind the next `letter`; false where something else stands there.
    mutating func find(_ letter: Unicode.Scalar, isDoubled: Bool) -> Bool {
        while let scalar = present {
            if scalar.properties.isWhitespace {
                step()
                continue
            }
            found = (line, column)
            if isEscaped, scalar == "\\" {
                step()
                guard let value = escape() else { continue }
                return value == letter
            }
            guard scalar == letter else { return false }
            step()
            if isDoubled { step() }
            return true
        }
        return false
    }

    /// Behind a backslash: the character meant; nil for white space and line breaks.
    private mutating func escape() -> Unicode.Scalar? {
        guard let kind = present else { return nil }
        step()
        let length: Int
        switch kind {
        case "x": length = 2
        case "u": length = 4
        case "U": length = 8
        case "\"", "\\", "/", "'": return kind
        default: return nil
        }
        var value: UInt32 = 0
        for _ in 0..<length {
            guard let digit = present.flatMap({ Character($0).hexDigitValue }) else { break }
            value = value << 4 | UInt32(digit)
            step()
        }
        guard let scalar = Unicode.Scalar(value), !scalar.properties.isWhitespace else { return nil }
        return scalar
    }
}
