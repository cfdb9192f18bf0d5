/// A message's text as HTML: line breaks, links and the simple marks of style are kept, pictures of emoji become the
/// characters they show, everything else is unwrapped.
struct TelegramText {
    private let page: HTMLDocument
    private var out: [UInt8] = []
    private(set) var hashtags: [String] = []
    /// Letters outside links: less than twenty tell nothing.
    private var letters = 0

    init(page: HTMLDocument) { self.page = page }

    var saysSomething: Bool { letters >= 20 }

    /// The HTML; line breaks at its ends are left off.
    func finish() -> String {
        var text = String(decoding: out, as: UTF8.self)[...]
        while true {
            let length = text.utf8.count
            text = text.trimmingPrefix { $0.isWhitespace }
            if text.hasPrefix("<br>") { text = text.dropFirst(4) }
            if text.hasSuffix("<br>") { text = text.dropLast(4) }
            while text.last?.isWhitespace == true { text = text.dropLast() }
            if text.utf8.count == length { return String(text) }
        }
    }

    mutating func write(_ root: Int) {
        // Elements whose end tags are owed, with where they end.
        var open: [(tag: String, end: Int)] = []
        var link: Int?
        var index = root + 1
        let end = Int(page.nodes[root].end)
        while index < end, out.count < Self.limit {
            while let last = open.last, last.end <= index { close(open.removeLast().tag) }
            if let linkEnd = link, linkEnd <= index { link = nil }
            let node = page.nodes[index]
            switch node.tag {
            case .text:
                append(text: Int(node.start)..<Int(node.start) + Int(node.length), isLink: link != nil)
            case .br: out.append(contentsOf: "<br>".utf8)
            case .img:
                append(plain: page.attribute(.alt, at: index) ?? "")
            case .i where isEmoji(index):
                append(plain: page.text(of: index, limit: 200))
                index = Int(node.end)
                continue
            case .b, .strong, .i, .em, .u, .s, .del, .code, .pre, .blockquote:
                guard open.count < Self.depthLimit else { break }
                out.append(contentsOf: "<\(node.tag.name)>".utf8)
                open.append((node.tag.name, Int(node.end)))
            case .a:
                if let address = target(index), open.count < Self.depthLimit {
                    out.append(contentsOf: "<a href=\"\(OPML.escaped(address))\">".utf8)
                    open.append(("a", Int(node.end)))
                    link = Int(node.end)
                }
            case .script, .style:
                index = Int(node.end)
                continue
            default: break
            }
            index += 1
        }
        for element in open.reversed() { close(element.tag) }
    }

    /// The title and description of the page that the message links to.
    mutating func write(preview: Int) {
        let end = Int(page.nodes[preview].end)
        let address = target(preview)
        var lines: [(isTitle: Bool, text: String)] = []
        for index in preview..<end {
            guard page.nodes[index].tag == .div, let classes = page.attribute(.class, at: index) else { continue }
            let isTitle = classes.contains("link_preview_title")
            guard isTitle || classes.contains("link_preview_description") else { continue }
            let text = plainTitle(page.text(of: index, limit: 4000), isHTML: false)
            if !text.isEmpty { lines.append((isTitle, text)) }
        }
        for line in lines {
            if !out.isEmpty { out.append(contentsOf: "<br>".utf8) }
            if line.isTitle, let address { out.append(contentsOf: "<a href=\"\(OPML.escaped(address))\">".utf8) }
            append(plain: line.text)
            if line.isTitle, address != nil { close("a") }
        }
    }

    /// Messages are at most 4,096 characters, and 1,024 under a picture; the markup around them is bounded here.
    private static let limit = 65_536
    private static let depthLimit = 16

    private mutating func close(_ tag: String) { out.append(contentsOf: "</\(tag)>".utf8) }

    private mutating func append(text range: Range<Int>, isLink: Bool) {
        var isWord = false
        for index in range {
            let byte = page.source[index]
            switch byte {
            case UInt8(ascii: "<"): out.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): out.append(contentsOf: "&gt;".utf8)
            default: out.append(byte)
            }
            // A byte that begins a character beyond ASCII counts as one letter.
            isWord = byte >= 0xC0 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
            if isWord, !isLink { letters += 1 }
        }
    }

    private mutating func append(plain text: String) {
        out.append(contentsOf: FeedText.escaped(text).utf8)
        letters += text.utf8.count { $0 >= 0xC0 || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }
    }

    private func isEmoji(_ index: Int) -> Bool {
        page.attribute(.class, at: index)?.split(separator: " ").contains("emoji") ?? false
    }

    /// Where a link leads; nil for a search of the channel, whose word is noted.
    private mutating func target(_ index: Int) -> String? {
        guard let href = page.attribute(.href, at: index) else { return nil }
        if href.hasPrefix("?") {
            let word = plainTitle(page.text(of: index, limit: 200), isHTML: false)
            if word.hasPrefix("#"), word.count > 1, hashtags.count < 50, !hashtags.contains(String(word.dropFirst())) {
                hashtags.append(String(word.dropFirst()))
            }
            return nil
        }
        return FeedLink.absolute(href, base: "https://t.me/")
    }

    // MARK: - Titles

    /// Characters of a title at most.
    static let titleLength = 100

    /// The message's first line that has a word, or its first sentence where that is long, cut between words.
    static func title(of html: String) -> String? {
        let text = plainText(fromHTML: html)
        let lines = text.split(separator: "\n").map { plainTitle(String($0), isHTML: false) }
        guard let line = lines.first(where: { $0.contains { $0.isLetter } }) else {
            return lines.first { !$0.isEmpty }.map(cut)
        }
        return cut(line)
    }

    private static func cut(_ line: String) -> String {
        guard line.count > titleLength else { return line }
        var sentenceEnd: String.Index?
        var lastSpace: String.Index?
        var index = line.startIndex
        var position = 0
        while index < line.endIndex, position < titleLength {
            let character = line[index]
            let next = line.index(after: index)
            position += 1
            if "。！？".contains(character) {
                sentenceEnd = next
            } else if ".!?…".contains(character), next == line.endIndex || line[next] == " ", position >= 30 {
                sentenceEnd = next
            } else if character == " " {
                lastSpace = index
            }
            if sentenceEnd != nil { break }
            index = next
        }
        if let sentenceEnd { return String(line[..<sentenceEnd]) }
        return String(line[..<(lastSpace ?? index)]) + "…"
    }
}
