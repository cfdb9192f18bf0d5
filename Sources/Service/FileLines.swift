internal import Foundation
internal import Yams

/// A text file's lines, with its line ends kept as they are.
struct FileLines {
    var list: [String]
    private let newline: String
    private let endsWithNewline: Bool

    init(_ text: String) {
        // Swift takes \r\n for one character: looked for as such.
        newline = text.contains("\r\n") ? "\r\n" : "\n"
        let scalars = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        list = scalars.map { line in
            var line = line
            if line.last == "\r" { line.removeLast() }
            return String(line)
        }
        endsWithNewline = list.last?.isEmpty ?? true
        if endsWithNewline, !list.isEmpty { list.removeLast() }
    }

    /// A file that had no line end at its end gets one.
    var text: String { list.map { $0 + newline }.joined() }

    mutating func insert(_ lines: [String], before index: Int) {
        list.insert(contentsOf: lines, at: min(max(0, index), list.count))
    }

    /// What stands where a node begins.
    func scalar(at mark: Mark?) -> Unicode.Scalar? {
        guard let mark, list.indices.contains(mark.line - 1) else { return nil }
        return list[mark.line - 1].unicodeScalars.dropFirst(mark.column - 1).first
    }

    func indent(_ index: Int) -> Int { list[index].prefix { $0 == " " }.count }
    func isBlank(_ index: Int) -> Bool { list[index].allSatisfy { $0 == " " || $0 == "\t" } }
    func isComment(_ index: Int) -> Bool { list[index].drop { $0 == " " || $0 == "\t" }.hasPrefix("#") }
}
