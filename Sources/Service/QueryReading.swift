internal import Alerting
internal import Classifying
internal import Model
internal import Reading
internal import Watching

/// `watchlist query`: how a query is read, and whether an article matches it.
package struct QueryReading {
    package struct Answer {
        package var text: String
        /// Whether the query could be read.
        package var isRead: Bool
        /// Whether the article matches; nil where none was given.
        package var matches: Bool?
    }

    /// An article to try the query on.
    package struct Trial {
        package var title: String
        package var text: String
        package var source: String?

        /// `title` nil: the first line of the text is the title.
        package init(title: String?, text: String, source: String?) {
            if let title {
                (self.title, self.text) = (title, text)
            } else {
                let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
                self.title = String(lines.first ?? "")
                self.text = lines.count > 1 ? String(lines[1]) : ""
            }
            self.source = source
        }
    }

    /// - Parameters:
    ///   - language: by whose rules `~` gives endings; nil: by the letters of each word.
    ///   - folder: the beat in which `@` names are looked up; read only where the query has some.
    package static func read(
        _ query: String, language: String?, folder: () throws -> String, trial: Trial?, json: Bool
    ) throws -> Answer {
        let language = try language.map { code in
            guard let known = Language.inWatchlist.first(where: { $0.rawValue == code }) else {
                let codes = Language.inWatchlist.map(\.rawValue).joined(separator: ", ")
                throw InputFault(file: "--language", message: "'\(code)' is no language read here; use one of \(codes)")
            }
            return known
        }
        let node: QueryNode
        let prepared: QueryTrial
        do throws(QueryFaults) { node = try Query.parse(query) } catch { return refused(query, error, json) }
        let watchlist = node.description.contains("@") ? try Watchlist.load(try folder()) : nil
        do throws(QueryFaults) {
            prepared = try QueryTrial(node, language: language, watchlist: watchlist)
        } catch { return refused(query, error, json) }
        let hits = trial.map { found(prepared, $0) }
        if json {
            let answer = JSON(
                query: node.description, outline: node.outline, faults: [], matches: hits.map { !$0.isEmpty },
                hits: hits)
            return Answer(text: try OutputJSON.text(answer), isRead: true, matches: hits.map { !$0.isEmpty })
        }
        var lines = node.outline
        if let hits {
            lines += ["", hits.isEmpty ? "the article doesn't match" : "the article matches, \(hits.count) places:"]
            lines += hits.map { "  \($0.line):\($0.column)  \($0.text)  by \($0.word)" }
        }
        return Answer(
            text: TerminalText.lines(lines.joined(separator: "\n")), isRead: true, matches: hits.map { !$0.isEmpty })
    }

    private static func found(_ prepared: QueryTrial, _ trial: Trial) -> [Place] {
        let full = trial.title + "\n" + trial.text
        let bytes = Array(full.utf8)
        let language = LanguageIdentifier.identify(trial.title + "\n\n" + trial.text)
        let frame = Lead.frame(
            bytes, textStart: trial.title.utf8.count + 1, sources: trial.source.map { [$0] } ?? [],
            language: language)
        var line = 1
        var lineStart = 0
        var next = 0
        return prepared.hits(in: NormalText(full), frame: frame).map { hit in
            while next < hit.range.lowerBound {
                if bytes[next] == 0x0A { (line, lineStart) = (line + 1, next + 1) }
                next += 1
            }
            let column = String(decoding: bytes[lineStart..<hit.range.lowerBound], as: UTF8.self).unicodeScalars.count
            return Place(
                line: line, column: column + 1, text: String(decoding: bytes[hit.range], as: UTF8.self), word: hit.word)
        }
    }

    /// Each fault below the line of the query in which it stands, with a caret under the column.
    private static func refused(_ query: String, _ faults: QueryFaults, _ json: Bool) -> Answer {
        if json {
            let answer = JSON(
                query: nil, outline: [],
                faults: faults.faults.map { .init(column: $0.offset + 1, message: $0.message) },
                matches: nil, hits: nil)
            return Answer(text: (try? OutputJSON.text(answer)) ?? "", isRead: false, matches: nil)
        }
        let scalars = Array(query.unicodeScalars)
        let lines = faults.faults.flatMap { fault -> [String] in
            let offset = min(fault.offset, scalars.count)
            let start = (scalars[..<offset].lastIndex(of: "\n") ?? -1) + 1
            let end = scalars[offset...].firstIndex(of: "\n") ?? scalars.count
            // Of a long line, what stands round the fault.
            let from = max(start, offset - 60)
            func text(_ range: Range<Int>) -> String {
                var view = String.UnicodeScalarView()
                view.append(contentsOf: scalars[range])
                return TerminalText.lines(String(view))
            }
            return [
                "query:\(offset + 1): error: \(fault.message)", "  " + text(from..<min(end, from + 120)),
                "  " + String(repeating: " ", count: TerminalText.width(text(from..<offset))) + "^",
            ]
        }
        return Answer(text: TerminalText.lines(lines.joined(separator: "\n")), isRead: false, matches: nil)
    }

    private struct Place: Encodable {
        var line: Int
        /// In Unicode scalars, from 1.
        var column: Int
        var text: String
        var word: String
    }

    private struct JSON: Encodable {
        struct Fault: Encodable {
            var column: Int
            var message: String
        }

        var query: String?
        var outline: [String]
        var faults: [Fault]
        var matches: Bool?
        var hits: [Place]?
    }
}
