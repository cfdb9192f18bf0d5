internal import Yams

/// Places in a YAML text's lines at which a list can be made longer, with everything else left as it is.
extension FileLines {
    /// Where the content of a list or map in brackets ends, and where its bracket closes.
    struct BracketEnd {
        /// The line, from 0, and the column behind the last content: where another element goes.
        var line: Int
        var column: Int
        /// The last content: `[` of an empty list, a comma, or anything.
        var last: Unicode.Scalar
        /// Of the closing bracket.
        var closingLine: Int
    }

    /// From the opening bracket on; nil where it doesn't close. Comments and quoted texts hold no brackets.
    func bracketEnd(from mark: Mark) -> BracketEnd? {
        var depth = 0
        var quote: Unicode.Scalar?
        var previous: Unicode.Scalar = " "
        var end = BracketEnd(line: mark.line - 1, column: mark.column, last: "[", closingLine: 0)
        for index in (mark.line - 1)..<max(mark.line - 1, list.count) {
            let line = Array(list[index].unicodeScalars)
            var column = index == mark.line - 1 ? mark.column - 1 : 0
            while column < line.count {
                let scalar = line[column]
                if scalar == "#", quote == nil, previous == " " || previous == "\t" || column == 0 { break }
                let isClosing = quote == nil && (scalar == "]" || scalar == "}")
                if isClosing, depth == 1 {
                    end.closingLine = index
                    return end
                }
                if let open = quote {
                    let next = column + 1 < line.count ? line[column + 1] : " "
                    if open == "\"" && scalar == "\\" || open == "'" && scalar == "'" && next == "'" {
                        column += 1
                    } else if scalar == open {
                        quote = nil
                    }
                } else {
                    switch scalar {
                    // A quote mark opens a text only where one can begin.
                    case _ where (scalar == "\"" || scalar == "'") && " \t[{,:".unicodeScalars.contains(previous):
                        quote = scalar
                    case "[", "{": depth += 1
                    case "]", "}": depth -= 1
                    default: break
                    }
                }
                previous = scalar
                column += 1
                if scalar != " ", scalar != "\t" {
                    end.line = index
                    end.column = min(column, line.count)
                    end.last = scalar
                }
            }
            previous = " "
        }
        return nil
    }

    /// Puts one element behind the others of a list in brackets; begins a new line where this one would be longer than
    /// `width` columns.
    /// - Returns: nil where the brackets don't close.
    mutating func insert(_ element: String, intoBracketsAt mark: Mark, width: Int = .max) -> Bool {
        guard let end = bracketEnd(from: mark) else { return false }
        let line = Array(list[end.line].unicodeScalars)
        let head = String(String.UnicodeScalarView(line[..<end.column]))
        let tail = String(String.UnicodeScalarView(line[end.column...]))
        let isEmpty = end.last == "[" || end.last == "{"
        let comma = isEmpty ? "" : end.last == "," ? " " : ", "
        let joined = head + comma + element + tail
        // A bracket on a line of its own keeps it; a comment stays with what it speaks of.
        let isOwnLine = end.closingLine > end.line
        if isEmpty || !isOwnLine && joined.count <= width {
            list[end.line] = joined
        } else {
            // Under the first element, as a person would.
            let indent = end.line == mark.line - 1 ? mark.column : indent(end.line)
            let separator = end.last == "," ? "" : ","
            list[end.line] = head + separator + (isOwnLine ? tail : "")
            let line = String(repeating: " ", count: indent) + element + (isOwnLine ? "" : tail)
            insert([line], before: end.line + 1)
        }
        return true
    }

    /// Behind the last line of a list of dashes whose first element begins on line `first` and which ends before line `end`
    /// (both from 0): where to put another, and how far its dash is in. Comments that stand deeper than the dashes belong to
    /// the last element.
    func endOfDashes(first: Int, end: Int) -> (line: Int, indent: Int)? {
        // The element may begin on the line after its dash.
        var dash = first
        while dash > 0, !list[dash].drop(while: { $0 == " " || $0 == "\t" }).hasPrefix("-") { dash -= 1 }
        let indent = indent(dash)
        guard list[dash].dropFirst(indent).hasPrefix("-") else { return nil }
        var last = min(end, list.count)
        if let marker = (dash..<last).first(where: { ["---", "..."].contains(String(list[$0].prefix(3))) }) {
            last = marker
        }
        while last > dash + 1,
            isBlank(last - 1) || isComment(last - 1) && self.indent(last - 1) <= indent
        {
            last -= 1
        }
        return (last, indent)
    }
}
