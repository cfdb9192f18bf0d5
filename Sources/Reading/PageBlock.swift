/// A run of text between two block boundaries.
struct PageBlock {
    /// The innermost block element around it.
    var node: Int
    var tag: HTMLTag
    /// The node around that one, -1 at the top.
    var parent = -1
    var text = ""
    /// In letters of Latin script: a Han character or a kana counts three, white space nothing.
    var letters = 0
    var linkLetters = 0
    var strongLetters = 0
    /// Items and rows: how much of the whole list or table are links.
    var groupLinkShare = 1.0

    init(node: Int, tag: HTMLTag) {
        self.node = node
        self.tag = tag
    }

    var linkShare: Double { letters == 0 ? 0 : Double(linkLetters) / Double(letters) }

    /// How much it speaks for the element around it: its letters outside links, where it reads like prose.
    var weight: Double {
        if letters < 40 || tag.isHeading || linkShare > 0.5 { return 0 }
        var weight = Double(letters - linkLetters)
        switch tag {
        case .li, .dd, .dt: weight *= 0.5
        case .p, .blockquote, .pre: break
        default: weight *= 0.8
        }
        return hasSentence ? weight : weight * 0.3
    }

    /// Whether a sentence ends or pauses in it.
    var hasSentence: Bool {
        var before: UInt8 = 0
        var threeBefore: (UInt8, UInt8) = (0, 0)
        for byte in text.utf8 {
            if byte == 0x20 || byte == 0x0A {
                if before == 0x2E || before == 0x2C || before == 0x21 || before == 0x3F { return true }
            }
            // 。 and ， ！ ？
            if threeBefore == (0xE3, 0x80) && byte == 0x82 { return true }
            if threeBefore == (0xEF, 0xBC) && (byte == 0x8C || byte == 0x81 || byte == 0x9F) { return true }
            threeBefore = (threeBefore.1, byte)
            before = byte
        }
        return before == 0x2E || before == 0x21 || before == 0x3F || before == 0x22
    }

    static func letters(_ source: Span<UInt8>, _ start: Int, _ end: Int) -> Int32 {
        var count: Int32 = 0
        for index in start..<min(end, source.count) {
            let byte = source[index]
            if byte > 0x20 && byte < 0x80 || byte >= 0xC0 { count &+= byte >= 0xE3 && byte <= 0xED ? 3 : 1 }
        }
        return count
    }
}
