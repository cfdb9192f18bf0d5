internal import Foundation
import Model
internal import Mustache

/// Whether a desk's template is one that we can render: it compiles, all its names are known, and nothing from outside can
/// become markup in it.
struct TemplateCheck {
    private(set) var faults: [InputFault] = []
    private(set) var template: MustacheTemplate?

    private let file: String
    private let format: DigestFormat

    /// Faults named at the most.
    private static let most = 20
    private static let stringTransforms: Set<String> = ["uppercased", "lowercased", "capitalized"]
    /// About where one stands in a list: `{{^first()}}, {{/first()}}`.
    private static let placeTransforms: Set<String> = ["first", "last", "index", "even", "odd"]

    /// In Markdown and plain text values come as they must stand: nothing is escaped for HTML again.
    private static let plain = "{{% CONTENT_TYPE:TEXT}}\n"

    init(_ text: String, file: String, format: DigestFormat) {
        self.file = file
        self.format = format
        walk(text)
        do {
            template = try MustacheTemplate(string: format == .html ? text : Self.plain + text)
        } catch let error as MustacheTemplate.ParserError {
            // What the walk has named is not named twice.
            if faults.isEmpty {
                faults.append(
                    InputFault(
                        file: file, line: max(1, error.context.lineNumber - (format == .html ? 0 : 1)),
                        column: error.context.columnNumber, message: Self.words(error.error)))
            }
        } catch {
            faults.append(InputFault(file: file, message: "this template can't be read: \(error)"))
        }
    }

    private static func words(_ error: any Error) -> String {
        switch error as? MustacheTemplate.Error {
        case .sectionCloseNameIncorrect: "a section ends here that isn't the last one opened; close them in turn"
        // What runs into the text's end is an error of the engine's own reader.
        case .unfinishedName, nil: "this tag is not closed; end it with '}}'"
        case .expectedSectionEnd: "a section is never closed; end it with '{{/name}}'"
        default: "this tag is not understood; compare it with a shipped template"
        }
    }

    // MARK: - Tags

    private struct Tag {
        var kind: Character
        var name: Substring
        var at: String.Index
    }

    /// Names at which a walk stands, the innermost last; nil where a name was unknown, and its inside is not judged.
    private mutating func walk(_ text: String) {
        var stack: [(name: Substring, shape: ViewShape?, at: String.Index)] = []
        var rest = text[...]
        var isCode = false
        while faults.count < Self.most, let open = rest.firstRange(of: "{{") {
            if format == .html { isCode = Self.isCode(after: text[rest.startIndex..<open.lowerBound], isCode) }
            guard let tag = tag(in: text, from: open) else { return }
            rest = text[tag.end...]
            switch tag.tag.kind {
            case "!": continue
            case "#", "^":
                let shape = resolve(tag.tag, stack.map(\.shape), in: text)
                stack.append((tag.tag.name, tag.tag.kind == "^" ? .nothing : shape, tag.tag.at))
            case "/":
                guard let last = stack.popLast() else {
                    add(text, tag.tag.at, "nothing is open here; take out '{{/\(tag.tag.name)}}'")
                    continue
                }
                if last.name != tag.tag.name {
                    add(text, tag.tag.at, "'\(last.name)' is open here; close it before '{{/\(tag.tag.name)}}'")
                }
            case "{", "&":
                let shape = resolve(tag.tag, stack.map(\.shape), in: text)
                if format == .html, let shape, !shape.isMarkup {
                    add(
                        text, tag.tag.at,
                        "'\(tag.tag.name)' is text from outside, and would be markup here; write '{{\(tag.tag.name)}}'")
                }
            case "v":
                let shape = resolve(tag.tag, stack.map(\.shape), in: text)
                if isCode { add(text, tag.tag.at, "no value may stand in a script or style; move it into the text") }
                if let shape, !shape.fields.isEmpty {
                    add(text, tag.tag.at, "'\(tag.tag.name)' has parts; open it with '{{#\(tag.tag.name)}}'")
                }
                if format == .html { checkAddress(text, tag.tag) }
            default:
                add(
                    text, tag.tag.at, "tags with '\(tag.tag.kind)' are not used here; write the text into this one file"
                )
            }
        }
        if let last = stack.last, faults.isEmpty {
            add(text, last.at, "'\(last.name)' is never closed; end it with '{{/\(last.name)}}'")
        }
    }

    /// The tag that opens there, and where it ends; nil where it has no end, which compiling tells.
    private func tag(in text: String, from open: Range<String.Index>) -> (tag: Tag, end: String.Index)? {
        let inside = text[open.upperBound...]
        guard let first = inside.first else { return nil }
        let isTriple = first == "{"
        guard let close = inside.firstRange(of: isTriple ? "}}}" : "}}") else { return nil }
        let isMarked = "#^/{&!><$=%".contains(first)
        let name = inside[(isMarked ? inside.index(after: inside.startIndex) : inside.startIndex)..<close.lowerBound]
        let isBlank: (Character) -> Bool = { $0.isWhitespace }
        let bare = name.drop(while: isBlank)
        let end = bare.lastIndex { !isBlank($0) }.map { bare.index(after: $0) } ?? bare.startIndex
        return (Tag(kind: isMarked ? first : "v", name: bare[..<end], at: open.lowerBound), close.upperBound)
    }

    private mutating func add(_ text: String, _ at: String.Index, _ message: String) {
        let before = text[..<at]
        let line = before.reduce(1) { $1.isNewline ? $0 + 1 : $0 }
        let start = before.lastIndex { $0.isNewline }.map { text.index(after: $0) } ?? text.startIndex
        faults.append(
            InputFault(
                file: file, line: line, column: text.distance(from: start, to: at) + 1, message: message))
    }

    // MARK: - Names

    /// What a name stands for: the innermost that has its first part, as Mustache looks for it.
    private mutating func resolve(_ tag: Tag, _ stack: [ViewShape?], in text: String) -> ViewShape? {
        var name = tag.name
        if let bracket = name.firstIndex(of: "(") {
            let transform = String(name[..<bracket])
            name = name[name.index(after: bracket)...].prefix { $0 != ")" && $0 != "(" }
            if name.isEmpty, Self.placeTransforms.contains(transform) { return .nothing }
            guard Self.stringTransforms.contains(transform), !name.isEmpty else {
                let known = Self.stringTransforms.union(Self.placeTransforms).sorted()
                add(
                    text, tag.at,
                    "there is no '\(transform)(…)'\(Nearest.suggestion(for: transform, among: known, all: true))")
                return nil
            }
        }
        if name == "." { return stack.last ?? .nothing }
        let parts = name.split(separator: ".").map(String.init)
        guard let first = parts.first else {
            add(text, tag.at, "this tag names nothing; write a name into it")
            return nil
        }
        let known = [ViewShape.digest] + stack.compactMap(\.self)
        guard var shape = known.reversed().lazy.compactMap({ $0.fields[first] }).first else {
            // Inside of what isn't known nothing is known.
            if stack.contains(where: { $0 == nil }) { return nil }
            let names = known.flatMap { $0.fields.keys }.sorted()
            add(
                text, tag.at,
                "there is no '\(first)' in a digest\(Nearest.suggestion(for: first, among: names, all: true))")
            return nil
        }
        for part in parts.dropFirst() {
            guard let next = shape.fields[part] else {
                add(
                    text, tag.at,
                    "there is no '\(part)' in '\(first)'\(Nearest.suggestion(for: part, among: shape.fields.keys.sorted(), all: true))"
                )
                return nil
            }
            shape = next
        }
        return shape
    }

    // MARK: - HTML

    /// Whether a place is in a script or style, where escaping for HTML protects nobody.
    private static func isCode(after text: Substring, _ before: Bool) -> Bool {
        var isCode = before
        var rest = text
        while let open = rest.firstIndex(of: "<") {
            let tag = rest[rest.index(after: open)...].prefix(7).lowercased()
            if tag.hasPrefix("script") || tag.hasPrefix("style") { isCode = true }
            if tag.hasPrefix("/script") || tag.hasPrefix("/style") { isCode = false }
            rest = rest[rest.index(after: open)...]
        }
        return isCode
    }

    /// A link leads where the view's addresses lead, which are http and https; other text could be `javascript:`.
    private mutating func checkAddress(_ text: String, _ tag: Tag) {
        let before = text[..<tag.at].suffix(40)
        guard let quote = before.last, quote == "\"" || quote == "'" || quote == "=" else { return }
        // The attribute's name, in front of `=`.
        let attribute = before.lowercased().reversed().drop { "\"'= \n\t".contains($0) }
            .prefix { $0.isLetter || $0 == "-" }.reversed()
        let name = String(attribute)
        if quote == "=" {
            add(text, tag.at, "put quotes round '{{\(tag.name)}}': without them a value can end its attribute")
        } else if ["href", "src", "action", "srcset", "data", "formaction"].contains(name),
            !["url", "markURL"].contains(tag.name.split(separator: ".").last.map(String.init) ?? "")
        {
            add(text, tag.at, "only 'url' and 'markURL' may be an address; '\(tag.name)' can be any text")
        } else if name == "style" || name.hasPrefix("on") {
            add(text, tag.at, "no value may stand in a style or an event's attribute; move it into the text")
        }
    }
}

/// The names that a view has, and theirs.
struct ViewShape: Sendable {
    var fields: [String: ViewShape]
    /// It is markup of ours, and may stand unescaped.
    var isMarkup = false

    static let nothing = ViewShape(fields: [:])

    /// Of a sample in which nothing is missing.
    static let digest = ViewShape(DigestSample.view)

    init(fields: [String: ViewShape], isMarkup: Bool = false) {
        self.fields = fields
        self.isMarkup = isMarkup
    }

    init(_ value: Any) {
        self.init(fields: [:])
        if value is Markup {
            isMarkup = true
            return
        }
        if value is String || value is Bool { return }
        let mirror = Mirror(reflecting: value)
        if mirror.displayStyle == .optional || mirror.displayStyle == .collection {
            if let first = mirror.children.first { self = ViewShape(first.value) }
            return
        }
        for child in mirror.children {
            if let label = child.label { fields[label] = ViewShape(child.value) }
        }
    }
}
