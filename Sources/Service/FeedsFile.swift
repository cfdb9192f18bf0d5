internal import Foundation
internal import Model
internal import Yams

/// A feed to be put into the configuration.
package struct NewFeed: Sendable, Hashable {
    package var name: String
    package var url: String
    /// Nil: the name.
    package var outlet: String?
    package var categories: [String]

    package init(name: String, url: String, outlet: String? = nil, categories: [String] = []) {
        self.name = name
        self.url = url
        self.outlet = outlet
        self.categories = categories
    }

    /// Its lines, without indentation.
    var lines: [String] {
        var lines = ["- name: \(YAMLText.scalar(name))", "  url: \(YAMLText.scalar(url))"]
        if let outlet { lines.append("  outlet: \(YAMLText.scalar(outlet))") }
        if !categories.isEmpty { lines.append("  categories: \(YAMLText.list(categories))") }
        return lines
    }

    /// As one element of a list in brackets.
    var flow: String {
        // What brackets and commas would part is quoted: see `YAMLText`.
        "{" + lines.map { String($0.dropFirst(2)) }.joined(separator: ", ") + "}"
    }
}

/// The text of `copytaster.yaml`, to which feeds are added as a person would: comments, order and layout stay.
struct FeedsFile: Sendable {
    /// For messages.
    let file: String
    let text: String
    private let environment: [String: String]

    /// - Throws: every fault of the file: a wrong one is not touched.
    init(file: String, text: String, environment: [String: String]) throws(InputFaults) {
        self.file = file
        self.text = text
        self.environment = environment
        _ = try Settings(file: file, text: text, environment: environment, needsSecrets: false)
    }

    /// Addresses that stand in it, with whether they are on.
    var entries: [(name: String, url: String, isEnabled: Bool)] {
        SettingsReader(file: file, text: text).feeds.compactMap { fields in
            let values = SettingValues(fields)
            guard let url = values.optionalText("url") else { return nil }
            return (values.optionalText("name") ?? url, url, values.optionalFlag("enabled") ?? true)
        }
    }

    /// The text with the feeds at the end of its `feeds:` list, read again to make sure that it says that and nothing else
    /// than before.
    /// - Throws: `InputFaults` with the lines to put in by hand, where the file is written in a way that this can't follow.
    func adding(_ feeds: [NewFeed]) throws(InputFaults) -> String {
        guard !feeds.isEmpty else { return text }
        let before = try Settings(file: file, text: text, environment: environment, needsSecrets: false)
        if let new = edited(feeds),
            let after = try? Settings(file: file, text: new, environment: environment, needsSecrets: false),
            after.feeds
                == before.feeds
                + feeds.map({
                    Settings.Feed(
                        name: $0.name, url: $0.url, outlet: $0.outlet ?? $0.name, every: nil,
                        categories: $0.categories)
                }), isSame(before, after)
        {
            return new
        }
        let lines = feeds.flatMap(\.lines).map { "  " + $0 }.joined(separator: "\n")
        throw InputFaults([
            InputFault(
                file: file,
                message: "its `feeds:` is written in a way that can't be added to safely; nothing was changed. "
                    + "Put this under it by hand:\n\(lines)")
        ])
    }

    private func isSame(_ before: Settings, _ after: Settings) -> Bool {
        before.destinations == after.destinations && before.every == after.every && before.zone == after.zone
            && before.database == after.database && before.watchlistFolder == after.watchlistFolder
            && before.allowHosts == after.allowHosts
    }

    /// Nil where the place can't be found.
    private func edited(_ feeds: [NewFeed]) -> String? {
        guard let root = try? Yams.compose(yaml: text) else { return appended(feeds, indent: 0) }
        guard let mapping = root.mapping else {
            // Nothing but comments.
            return root.scalar?.string.isEmpty ?? false || root.scalar?.string == "null"
                ? appended(feeds, indent: 0) : nil
        }
        // Yams doesn't tell brackets from lines: the text does.
        var lines = FileLines(text)
        let column = (mapping.first?.key.mark?.column ?? 1) - 1
        guard let entry = mapping.first(where: { $0.key.string == "feeds" }) else {
            return lines.scalar(at: mapping.mark) == "{" ? nil : appended(feeds, indent: column)
        }
        guard lines.scalar(at: mapping.mark) != "{", let key = entry.key.mark else { return nil }
        let next = mapping.compactMap { $0.key.mark?.line }.filter { $0 > key.line }.min()
        switch entry.value {
        case .scalar(let scalar) where scalar.string.isEmpty && key.line <= lines.list.count:
            // `feeds:` with nothing, or nothing but comments, under it.
            lines.insert(feeds.flatMap(\.lines).map { indented($0, column + 2) }, before: key.line)
            return lines.text
        case .sequence(let sequence) where lines.scalar(at: sequence.mark) == "[":
            guard let mark = sequence.mark else { return nil }
            return sequence.isEmpty
                ? replaceEmptyBrackets(&lines, key: key, mark: mark, feeds, indent: column + 2)
                : intoBrackets(lines, mark: mark, feeds)
        case .sequence(let sequence):
            guard let first = sequence.first?.mark, first.line <= lines.list.count else { return nil }
            return afterLast(&lines, first: first.line - 1, end: (next ?? lines.list.count + 1) - 1, feeds)
        default: return nil
        }
    }

    private func indented(_ line: String, _ columns: Int) -> String { String(repeating: " ", count: columns) + line }

    /// `feeds:` at the end of a file that has none; before a line that ends the document.
    private func appended(_ feeds: [NewFeed], indent: Int) -> String {
        var lines = FileLines(text)
        var end = lines.list.count
        while end > 0, lines.isBlank(end - 1) { end -= 1 }
        if end > 0, lines.list[end - 1].hasPrefix("...") { end -= 1 }
        let section =
            (end > 0 ? [""] : []) + [indented("feeds:", indent)]
            + feeds.flatMap(\.lines).map { indented($0, indent + 2) }
        lines.insert(section, before: end)
        return lines.text
    }

    /// After the last line of a list of dashes. Comments that stand deeper than its dashes belong to its last element.
    private func afterLast(_ lines: inout FileLines, first: Int, end: Int, _ feeds: [NewFeed]) -> String? {
        guard let place = lines.endOfDashes(first: first, end: end) else { return nil }
        lines.insert(feeds.flatMap(\.lines).map { indented($0, place.indent) }, before: place.line)
        return lines.text
    }

    /// `feeds: []`, a comment behind it or not.
    private func replaceEmptyBrackets(
        _ lines: inout FileLines, key: Yams.Mark, mark: Yams.Mark, _ feeds: [NewFeed], indent: Int
    ) -> String? {
        guard mark.line == key.line else { return nil }
        let line = Array(lines.list[mark.line - 1].unicodeScalars)
        guard mark.column - 1 < line.count, line[mark.column - 1] == "[",
            let close = line[mark.column...].firstIndex(where: { $0 != " " }), line[close] == "]"
        else { return nil }
        func trimmed(_ part: ArraySlice<Unicode.Scalar>) -> String {
            String(String.UnicodeScalarView(part)).trimmingCharacters(in: .whitespaces)
        }
        let comment = trimmed(line[(close + 1)...])
        lines.list[mark.line - 1] =
            indented(trimmed(line[..<(mark.column - 1)]), key.column - 1) + (comment.isEmpty ? "" : "  " + comment)
        lines.insert(feeds.flatMap(\.lines).map { indented($0, indent) }, before: mark.line)
        return lines.text
    }

    /// Before the bracket that closes a list in brackets.
    private func intoBrackets(_ lines: FileLines, mark: Yams.Mark, _ feeds: [NewFeed]) -> String? {
        var lines = lines
        let entries = feeds.map(\.flow).joined(separator: ", ")
        return lines.insert(entries, intoBracketsAt: mark) ? lines.text : nil
    }
}
