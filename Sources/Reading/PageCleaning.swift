/// Which blocks of the article's element are its text.
struct PageCleaning {
    private let title: String
    private let headings: Set<String>
    /// Bytes of the title and of the headings.
    private let lengths: [Int]

    init(title: String?, headings: [String]) {
        self.title = Self.fold(title ?? "")
        lengths = ([title ?? ""] + headings).map(\.utf8.count)
        self.headings = Set(headings.map(Self.fold))
    }

    /// The text of the blocks that stay, separated by blank lines.
    func text(of blocks: [PageBlock]) -> String {
        var kept: [PageBlock] = []
        // Behind "Read also:" its list goes too.
        var isInNotice = false
        for (index, block) in blocks.enumerated() {
            if block.tag.isHeading && !kept.isEmpty && PagePhrases.endsArticle(block.text) { break }
            if block.letters < 200 || block.linkShare > 0.4, PagePhrases.isNotice(block.text) {
                isInNotice = block.letters < 40
                continue
            }
            if isInNotice, block.tag == .li || block.linkShare > 0.4 { continue }
            isInNotice = false
            guard stays(block) || isLinkedHeading(index, blocks) else { continue }
            // The same paragraph at once again is a copy for another screen width.
            if block.letters >= 60, let last = kept.last, last.parent != block.parent, last.text == block.text {
                continue
            }
            kept.append(block)
        }
        if kept.reduce(0, { $0 + $1.letters }) < 800 {
            // So short a text may be a wall's.
            let walls = kept.filter { PagePhrases.isWall($0.text) }
            kept.removeAll { PagePhrases.isWall($0.text) }
            let left = kept.reduce(0) { $0 + $1.letters }
            if walls.reduce(0, { $0 + $1.letters }) * 2 > left { return "" }
        }
        // What stands before the first prose and after the last is labels.
        guard let first = kept.firstIndex(where: { $0.weight > 0 }), let last = kept.lastIndex(where: { $0.weight > 0 })
        else { return "" }
        var start = first
        while start > 0, kept[start - 1].tag.isHeading || kept[start - 1].tag == .p && kept[start - 1].letters >= 15,
            !isTitle(kept[start - 1])
        {
            start -= 1
        }
        var stop = last
        while stop + 1 < kept.count {
            let next = kept[stop + 1].tag
            if next == .p || next == .li || next == .tr {
                stop += 1
            } else if next.isHeading, stop + 2 < kept.count, kept[stop + 2].tag == .li || kept[stop + 2].tag == .tr {
                stop += 2
            } else {
                break
            }
        }
        var result: [String] = []
        for index in start...stop {
            // A heading over nothing, or over another of its own rank.
            if kept[index].tag.isHeading {
                guard index < stop else { continue }
                let next = kept[index + 1].tag
                if next.isHeading && next.rawValue <= kept[index].tag.rawValue { continue }
            }
            result.append(kept[index].text)
        }
        return result.joined(separator: "\n\n")
    }

    private func isTitle(_ block: PageBlock) -> Bool {
        // Folding costs more than all else here: only what is as long as a title is compared.
        let count = block.text.utf8.count
        guard lengths.contains(where: { count <= $0 * 3 / 2 + 8 && $0 <= count * 3 / 2 + 8 }) else { return false }
        let folded = Self.fold(block.text)
        return !folded.isEmpty && (folded == title || headings.contains(folded))
    }

    /// A heading that is a link, over prose of the same element: the things that a list of films or games tells of.
    private func isLinkedHeading(_ index: Int, _ blocks: [PageBlock]) -> Bool {
        guard blocks[index].tag.isHeading, index + 1 < blocks.count, !isTitle(blocks[index]) else { return false }
        let next = blocks[index + 1]
        return next.tag == .p && next.parent == blocks[index].parent && next.weight > 0 && next.linkShare < 0.5
    }

    private func stays(_ block: PageBlock) -> Bool {
        if block.letters == 0 { return false }
        if isTitle(block) { return false }
        let isProse = block.weight > 0
        switch block.tag {
        case .h1, .h2, .h3, .h4, .h5, .h6: return block.linkShare < 0.8
        case .p, .blockquote, .pre: return block.linkShare < 0.75 || (block.linkShare < 0.9 && block.letters > 150)
        case .li, .dd, .dt:
            return block.linkShare < 0.6 || block.groupLinkShare < 0.5
                || (block.letters > 100 && block.linkShare < 0.95 && block.hasSentence)
        case .tr, .td, .th: return isProse || block.linkShare < 0.5 || block.groupLinkShare < 0.5
        default: return isProse || (block.letters >= 25 && block.linkShare < 0.3 && block.hasSentence)
        }
    }

    /// Whether a standfirst says something besides the title.
    func isNews(_ lead: String) -> Bool { Self.fold(lead) != title && !PagePhrases.isNotice(lead) }

    /// Whether two thirds of the longer words of `part`, or of its letters in scripts without spaces, stand in `text`.
    static func repeats(_ text: String, _ part: String) -> Bool {
        func words(_ text: String) -> [Substring] {
            let lower = text.lowercased()
            let words = lower.split { !$0.isLetter && !$0.isNumber }.filter { $0.utf8.count > 3 }
            // One "word" of Chinese is a clause: its letters count instead.
            return words.flatMap { word in
                word.unicodeScalars.contains { $0.value >= 0x2E80 } ? word.indices.map { word[$0...$0] } : [word]
            }
        }
        let known = Set(words(text))
        let said = words(part)
        return said.count(where: known.contains) * 3 >= said.count * 2
    }

    /// Letters and digits in lower case, for comparing.
    static func fold(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x61...0x7A: bytes.append(byte)
            case 0x41...0x5A: bytes.append(byte | 0x20)
            case 0x80...: return text.lowercased().filter { $0.isLetter || $0.isNumber }
            default: continue
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
