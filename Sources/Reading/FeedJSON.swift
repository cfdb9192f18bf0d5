import Foundation
import Model

/// Reads JSON Feed 1 and 1.1.
enum FeedJSON {
    static func parse(
        _ bytes: [UInt8], url: String?, now: Date, warnings given: FeedWarnings
    ) throws(FeedFault) -> FeedDocument {
        var warnings = given
        var reader = FeedJSONReader(bytes)
        guard case .object(let root) = reader.read() else { throw .notAFeed("JSON that is no object") }
        let version = root["version"]?.text ?? ""
        guard version.lowercased().contains("jsonfeed.org/version/") || root["items"]?.list != nil else {
            throw .notAFeed("JSON without the version and items of a JSON Feed")
        }
        if reader.isDamaged { warnings.add("the document is cut off or not right JSON; what is there was read") }
        var feed = FeedDocument(format: version.hasSuffix("1.1") ? "jsonfeed1.1" : "jsonfeed1")
        feed.title = root["title"]?.text.map { plainTitle($0, isHTML: false) }.flatMap(FeedText.trimmed)
        feed.link = root["home_page_url"]?.text.flatMap { FeedLink.link($0, base: url) }
        feed.language = root["language"]?.text.flatMap(FeedText.trimmed)
        feed.selfLink = root["feed_url"]?.text.flatMap { FeedLink.absolute($0, base: url) }
        for value in root["hubs"]?.list ?? [] {
            // JSON Feed 1.1, hubs: only one of type WebSub is a place that we can subscribe at.
            guard feed.hub == nil, case .object(let fields) = value,
                fields["type"]?.text?.lowercased() ?? "websub" == "websub"
            else { continue }
            feed.hub = fields["url"]?.text.flatMap { FeedLink.absolute($0, base: url) }
        }
        let feedAuthors = authors(of: root)
        for value in root["items"]?.list ?? [] {
            guard case .object(let fields) = value else { continue }
            if feed.entries.count >= FeedParser.entryLimit {
                warnings.add("the feed has more than \(FeedParser.entryLimit) entries; the rest were left out")
                break
            }
            feed.entries.append(
                entry(fields, feedAuthors: feedAuthors, base: url ?? feed.link, now: now, warnings: &warnings))
        }
        feed.warnings = warnings.list
        return feed
    }

    private static func entry(
        _ fields: [String: FeedJSONValue], feedAuthors: [String], base: String?, now: Date, warnings: inout FeedWarnings
    ) -> FeedEntry {
        var item = FeedItem()
        item.guid = fields["id"]?.text.flatMap(FeedText.trimmed)
        item.guidIsLink = true
        for (rank, key) in ["external_url", "url"].enumerated() {
            if let link = fields[key]?.text.flatMap({ FeedLink.link($0, base: base) }) {
                item.setLink(link, rank: rank)
            }
        }
        if let title = fields["title"]?.text.map({ plainTitle($0, isHTML: false) }).flatMap(FeedText.trimmed) {
            item.setTitle(title, rank: 1)
        }
        if let summary = fields["summary"]?.text.flatMap(FeedText.trimmed) {
            item.setSummary(FeedText.escaped(summary), rank: 1)
        }
        if let html = fields["content_html"]?.text.flatMap(FeedText.trimmed) {
            item.setContent(html, rank: 1)
        } else if let text = fields["content_text"]?.text.flatMap(FeedText.trimmed) {
            item.setContent(FeedText.escaped(text), rank: 0)
        }
        for (key, isPublished) in [("date_published", true), ("date_modified", false)] {
            guard let text = fields[key]?.text else { continue }
            let (date, problem) = FeedDate.parse(text, now: now)
            if let problem { warnings.add(problem) }
            if let date { isPublished ? item.setPublished(date, rank: 1) : item.setUpdated(date, rank: 1) }
        }
        for name in authors(of: fields) { item.addAuthor(name, rank: 1) }
        if item.authors.isEmpty { for name in feedAuthors { item.addAuthor(name, rank: 0) } }
        for tag in fields["tags"]?.list ?? [] {
            if let word = tag.text.flatMap(FeedText.trimmed) { item.addCategory(word) }
        }
        for value in fields["attachments"]?.list ?? [] {
            guard case .object(let file) = value,
                let url = file["url"]?.text.flatMap({ FeedLink.link($0, base: base) })
            else { continue }
            let size = file["size_in_bytes"]?.text.flatMap { Double($0) }.flatMap { Int(exactly: $0.rounded()) }
            item.addEnclosure(
                url, type: file["mime_type"]?.text, length: size.flatMap { $0 >= 0 ? $0 : nil }, isMedia: false)
        }
        return item.entry()
    }

    /// `authors` of 1.1 and `author` of 1.0.
    private static func authors(of fields: [String: FeedJSONValue]) -> [String] {
        let list = (fields["authors"]?.list ?? []) + [fields["author"]].compactMap { $0 }
        var names: [String] = []
        for value in list {
            guard case .object(let person) = value, let name = person["name"]?.text.flatMap(FeedText.trimmed) else {
                continue
            }
            if !names.contains(name) { names.append(name) }
        }
        return names
    }
}

/// A JSON value; numbers keep their text, which serves where an id is one.
indirect enum FeedJSONValue {
    case string(String)
    case number(String)
    case bool(Bool)
    case null
    case array([FeedJSONValue])
    case object([String: FeedJSONValue])

    var text: String? {
        switch self {
        case .string(let text), .number(let text): text
        default: nil
        }
    }

    var list: [FeedJSONValue]? { if case .array(let list) = self { list } else { nil } }
}

/// A JSON reader (RFC 8259) that keeps what it has when the text is cut off or wrong.
struct FeedJSONReader {
    private let bytes: [UInt8]
    private var index = 0
    /// Whether the text was not right JSON.
    private(set) var isDamaged = false
    /// Deeper values than this end the reading; a feed has five levels.
    private static let depthLimit = 64

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() -> FeedJSONValue { value(depth: 0) }

    private mutating func value(depth: Int) -> FeedJSONValue {
        skipSpace()
        guard index < bytes.count, depth < Self.depthLimit else { return broken() }
        switch bytes[index] {
        case UInt8(ascii: "{"): return object(depth)
        case UInt8(ascii: "["): return array(depth)
        case UInt8(ascii: "\""): return .string(string())
        default:
            let from = index
            while index < bytes.count, isLiteral(bytes[index]) { index += 1 }
            let word = String(decoding: bytes[from..<index], as: UTF8.self)
            switch word {
            case "true": return .bool(true)
            case "false": return .bool(false)
            case "null": return .null
            case "": return broken()
            default: return .number(word)
            }
        }
    }

    private mutating func object(_ depth: Int) -> FeedJSONValue {
        var fields: [String: FeedJSONValue] = [:]
        index += 1
        while !isDamaged {
            skipSpace()
            guard index < bytes.count else {
                isDamaged = true
                break
            }
            if bytes[index] == UInt8(ascii: "}") {
                index += 1
                break
            }
            if bytes[index] == UInt8(ascii: ",") {
                index += 1
                continue
            }
            guard bytes[index] == UInt8(ascii: "\"") else {
                isDamaged = true
                break
            }
            let key = string()
            skipSpace()
            guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else {
                isDamaged = true
                break
            }
            index += 1
            fields[key] = value(depth: depth + 1)
        }
        return .object(fields)
    }

    private mutating func array(_ depth: Int) -> FeedJSONValue {
        var list: [FeedJSONValue] = []
        index += 1
        while !isDamaged {
            skipSpace()
            guard index < bytes.count else {
                isDamaged = true
                break
            }
            if bytes[index] == UInt8(ascii: "]") {
                index += 1
                break
            }
            if bytes[index] == UInt8(ascii: ",") {
                index += 1
                continue
            }
            list.append(value(depth: depth + 1))
        }
        return .array(list)
    }

    private mutating func string() -> String {
        index += 1
        var out: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: out, as: UTF8.self) }
            if byte != UInt8(ascii: "\\") {
                out.append(byte)
                continue
            }
            guard index < bytes.count else { break }
            let escape = bytes[index]
            index += 1
            switch escape {
            case UInt8(ascii: "n"): out.append(0x0A)
            case UInt8(ascii: "t"): out.append(0x09)
            case UInt8(ascii: "r"): out.append(0x0D)
            case UInt8(ascii: "b"), UInt8(ascii: "f"): out.append(0x20)
            case UInt8(ascii: "u"): out.append(unicode())
            default: out.append(escape)
            }
        }
        isDamaged = true
        return String(decoding: out, as: UTF8.self)
    }

    /// The scalar of `\uXXXX`, or of a pair of surrogates.
    private mutating func unicode() -> Unicode.Scalar {
        let first = hex()
        if (0xD800...0xDBFF).contains(first), index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u")
        {
            let back = index
            index += 2
            let second = hex()
            if (0xDC00...0xDFFF).contains(second) {
                return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
            }
            index = back
        }
        return Unicode.Scalar(first) ?? "\u{FFFD}"
    }

    private mutating func hex() -> UInt32 {
        var value: UInt32 = 0
        var count = 0
        while count < 4, index < bytes.count, let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue {
            value = value << 4 | UInt32(digit)
            index += 1
            count += 1
        }
        return value
    }

    private mutating func broken() -> FeedJSONValue {
        isDamaged = true
        return .null
    }

    private mutating func skipSpace() { while index < bytes.count, bytes[index] <= 0x20 { index += 1 } }

    private func isLiteral(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E: true
        default: false
        }
    }
}
