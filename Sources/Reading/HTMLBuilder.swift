import Foundation

/// Tokenizer and tree construction of `HTMLDocument`.
struct HTMLBuilder {
    var nodes: [HTMLDocument.Node] = []
    var attributes: [HTMLDocument.AttributeRange] = []

    /// Open elements, outermost first: node index and, for elements without a tag of their own, their name.
    private var open: [(node: Int32, tag: HTMLTag, name: HTMLName)] = []
    /// How many elements of each tag are open, so that a stray end tag costs nothing.
    private var openCount = [Int32](repeating: 0, count: HTMLTag.allCases.count)
    /// Start tags met beyond the depth limit and not opened.
    private var overflow = 0
    /// Inside svg or math names mean other things.
    private var foreign = 0
    /// A comment was met that doesn't end: none behind it does either, and looking again would be quadratic.
    private var commentsEnd = true

    mutating func read(_ bytes: Span<UInt8>) {
        let end = min(bytes.count, HTMLDocument.byteLimit)
        nodes.reserveCapacity(end / 24)
        attributes.reserveCapacity(end / 48)
        var index = 0
        var textStart = 0
        while index < end, nodes.count < HTMLDocument.nodeLimit {
            index = Self.find(UInt8(ascii: "<"), bytes, index, end)
            guard index + 1 < end else { break }
            let next = bytes[index + 1]
            if Self.isLetter(next) {
                addText(textStart, index)
                index = startTag(bytes, index + 1, end)
                textStart = index
            } else if next == UInt8(ascii: "/"), index + 2 < end {
                if Self.isLetter(bytes[index + 2]) {
                    addText(textStart, index)
                    index = endTag(bytes, index + 2, end)
                } else {
                    addText(textStart, index)
                    index = Self.skip(bytes, index + 2, end, to: UInt8(ascii: ">"))
                }
                textStart = index
            } else if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
                addText(textStart, index)
                index = comment(bytes, index, end)
                textStart = index
            } else {
                index &+= 1
            }
        }
        addText(textStart, min(max(index, textStart), end))
        while !open.isEmpty { pop() }
    }

    // MARK: Tokens

    private mutating func startTag(_ bytes: Span<UInt8>, _ at: Int, _ end: Int) -> Int {
        var index = at
        var name = HTMLName()
        while index < end, !Self.endsName(bytes[index]) {
            name.append(bytes[index])
            index &+= 1
        }
        let tag = HTMLNameTable.tags.value(name).flatMap(HTMLTag.init(rawValue:)) ?? .other
        let first = attributes.count
        var isSelfClosing = false
        index = readAttributes(bytes, index, end, &isSelfClosing)
        // A second `html` or `body` would only nest the rest of the page.
        if (tag == .html || tag == .body) && openCount[Int(tag.rawValue)] > 0 { return index }
        closeImplied(by: tag)
        let node = Int32(nodes.count)
        let count = UInt8(min(attributes.count - first, 255))
        nodes.append(
            .init(tag: tag, attributeCount: count, parent: open.last?.node ?? -1, end: node + 1, start: Int32(first)))
        if tag.isVoid || (isSelfClosing && foreign > 0) { return index }
        if tag.isRaw && foreign == 0 {
            let close = Self.rawEnd(bytes, index, end, name: name)
            if close.text > index {
                nodes.append(
                    .init(
                        tag: .text, parent: node, end: Int32(nodes.count + 1), start: Int32(index),
                        length: Int32(close.text - index)))
                nodes[Int(node)].end = Int32(nodes.count)
            }
            return close.next
        }
        push(node, tag, name)
        return index
    }

    private mutating func readAttributes(_ bytes: Span<UInt8>, _ at: Int, _ end: Int, _ isSelfClosing: inout Bool)
        -> Int
    {
        var index = at
        let first = attributes.count
        while index < end {
            let byte = bytes[index]
            if byte == UInt8(ascii: ">") { return index + 1 }
            if byte == UInt8(ascii: "/") {
                isSelfClosing = index + 1 < end && bytes[index + 1] == UInt8(ascii: ">")
                index &+= 1
                continue
            }
            if byte <= 0x20 {
                index &+= 1
                continue
            }
            var name = HTMLName()
            name.append(byte)
            index &+= 1
            while index < end, bytes[index] != UInt8(ascii: "="), !Self.endsName(bytes[index]) {
                name.append(bytes[index])
                index &+= 1
            }
            while index < end, bytes[index] <= 0x20 { index &+= 1 }
            var start = index
            var stop = index
            if index < end, bytes[index] == UInt8(ascii: "=") {
                index &+= 1
                while index < end, bytes[index] <= 0x20 { index &+= 1 }
                guard index < end else { return end }
                let quote = bytes[index]
                if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                    start = index + 1
                    stop = start
                    stop = Self.find(quote, bytes, stop, end)
                    index = min(stop + 1, end)
                } else {
                    start = index
                    while index < end, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">") { index &+= 1 }
                    stop = index
                }
            }
            if attributes.count - first < 64,
                let known = HTMLNameTable.attributes.value(name).flatMap(HTMLAttribute.init(rawValue:))
            {
                attributes.append(.init(name: known, start: Int32(start), length: Int32(stop - start)))
            }
        }
        return end
    }

    private mutating func endTag(_ bytes: Span<UInt8>, _ at: Int, _ end: Int) -> Int {
        var index = at
        var name = HTMLName()
        while index < end, !Self.endsName(bytes[index]) {
            name.append(bytes[index])
            index &+= 1
        }
        index = Self.skip(bytes, index, end, to: UInt8(ascii: ">"))
        let tag = HTMLNameTable.tags.value(name).flatMap(HTMLTag.init(rawValue:)) ?? .other
        if tag == .br {
            let node = Int32(nodes.count)
            nodes.append(.init(tag: .br, parent: open.last?.node ?? -1, end: node + 1, start: 0))
            return index
        }
        // The end of the page's frame is where the page ends, whatever comes behind these tags.
        if tag == .body || tag == .html || tag.isVoid { return index }
        if overflow > 0 {
            overflow -= 1
            return index
        }
        if openCount[Int(tag.rawValue)] > 0 { close(tag, name) }
        return index
    }

    private mutating func addText(_ start: Int, _ end: Int) {
        guard end > start, nodes.count < HTMLDocument.nodeLimit else { return }
        let node = Int32(nodes.count)
        nodes.append(
            .init(
                tag: .text, parent: open.last?.node ?? -1, end: node + 1, start: Int32(start),
                length: Int32(end - start)))
    }

    // MARK: Tree

    private mutating func push(_ node: Int32, _ tag: HTMLTag, _ name: HTMLName) {
        guard open.count < HTMLDocument.depthLimit else {
            overflow += 1
            return
        }
        open.append((node, tag, name))
        openCount[Int(tag.rawValue)] += 1
        if tag == .svg || tag == .math { foreign += 1 }
    }

    private mutating func pop() {
        guard let last = open.popLast() else { return }
        nodes[Int(last.node)].end = Int32(nodes.count)
        openCount[Int(last.tag.rawValue)] -= 1
        if last.tag == .svg || last.tag == .math { foreign -= 1 }
    }

    /// Pops up to and with the innermost open element of that name, unless a scope stands between.
    private mutating func close(_ tag: HTMLTag, _ name: HTMLName) {
        var index = open.count - 1
        while index >= 0 {
            let element = open[index]
            if element.tag == tag && (tag != .other || element.name == name) {
                while open.count > index { pop() }
                return
            }
            if element.tag.isScope && !Self.reachesThroughScope(tag, element.tag) { return }
            // An inline end tag doesn't close the blocks that were opened inside it.
            if !tag.isBlock && tag != .other && tag != .svg && tag != .math && element.tag.isBlock { return }
            index -= 1
        }
    }

    private static func reachesThroughScope(_ tag: HTMLTag, _ scope: HTMLTag) -> Bool {
        switch tag {
        case .table: scope == .td || scope == .th || scope == .caption
        case .tr, .tbody, .thead, .tfoot: scope == .td || scope == .th
        case .template, .object: scope != .html
        default: false
        }
    }

    /// Ends the elements whose end tag the start of `tag` implies.
    private mutating func closeImplied(by tag: HTMLTag) {
        guard overflow == 0 else { return }
        if openCount[Int(HTMLTag.head.rawValue)] > 0, foreign == 0, Self.endsHead(tag) { close(.head, HTMLName()) }
        if tag.closesParagraph, openCount[Int(HTMLTag.p.rawValue)] > 0 { closeInScope([.p], stopAt: []) }
        switch tag {
        case .li: closeInScope([.li], stopAt: [.ul, .ol, .menu])
        case .dt, .dd: closeInScope([.dt, .dd], stopAt: [.dl])
        case .option, .optgroup: closeInScope([.option], stopAt: [.select])
        case .tr: closeInScope([.tr], stopAt: [.table])
        case .td, .th: closeInScope([.td, .th], stopAt: [.tr, .table])
        case .tbody, .thead, .tfoot: closeInScope([.tbody, .thead, .tfoot], stopAt: [.table])
        case .a: if openCount[Int(HTMLTag.a.rawValue)] > 0 { close(.a, HTMLName()) }
        case .h1, .h2, .h3, .h4, .h5, .h6: if let last = open.last, last.tag.isHeading { pop() }
        default: break
        }
    }

    private mutating func closeInScope(_ tags: [HTMLTag], stopAt: [HTMLTag]) {
        if !tags.contains(where: { openCount[Int($0.rawValue)] > 0 }) { return }
        var index = open.count - 1
        while index >= 0 {
            let tag = open[index].tag
            if tags.contains(tag) {
                while open.count > index { pop() }
                return
            }
            if stopAt.contains(tag) || (tag.isScope && !Self.isCellEnd(tags, tag)) { return }
            index -= 1
        }
    }

    private static func isCellEnd(_ tags: [HTMLTag], _ scope: HTMLTag) -> Bool {
        (scope == .td || scope == .th) && (tags.contains(.tr) || tags.contains(.tbody))
    }

    private static func endsHead(_ tag: HTMLTag) -> Bool {
        switch tag {
        case .head, .title, .meta, .link, .base, .script, .style, .noscript, .template, .object, .other, .text: false
        default: true
        }
    }

    // MARK: Bytes

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
    }

    /// The index of the next `byte`, or the end. The C library looks at sixteen bytes and more at once.
    private static func find(_ byte: UInt8, _ bytes: Span<UInt8>, _ at: Int, _ end: Int) -> Int {
        guard at < end, end <= bytes.count else { return end }
        return unsafe bytes.withUnsafeBufferPointer { all in
            guard let base = all.baseAddress, let found = unsafe memchr(base + at, Int32(byte), end - at) else {
                return end
            }
            return unsafe UnsafeRawPointer(base).distance(to: found)
        }
    }

    /// The index after the next `byte`, or the end.
    private static func skip(_ bytes: Span<UInt8>, _ at: Int, _ end: Int, to byte: UInt8) -> Int {
        min(find(byte, bytes, at, end) + 1, end)
    }

    /// The index after the comment, doctype or CDATA section that starts at `at`.
    private mutating func comment(_ bytes: Span<UInt8>, _ at: Int, _ end: Int) -> Int {
        let dash = UInt8(ascii: "-")
        guard at + 3 < end, bytes[at + 1] == UInt8(ascii: "!"), bytes[at + 2] == dash, bytes[at + 3] == dash else {
            return Self.skip(bytes, at, end, to: UInt8(ascii: ">"))
        }
        var index = commentsEnd ? at + 4 : end
        if index < end, bytes[index] == UInt8(ascii: ">") { return index + 1 }
        while index + 2 < end {
            index = Self.find(dash, bytes, index, end)
            guard index + 2 < end else { break }
            if bytes[index + 1] == dash {
                if bytes[index + 2] == UInt8(ascii: ">") { return index + 3 }
                if index + 3 < end, bytes[index + 2] == UInt8(ascii: "!"), bytes[index + 3] == UInt8(ascii: ">") {
                    return index + 4
                }
            }
            index &+= 1
        }
        commentsEnd = false
        // A comment that never ends would swallow the article: only its opening is dropped.
        return at + 4
    }

    /// Where the text of a raw element ends and where reading goes on behind its end tag.
    private static func rawEnd(_ bytes: Span<UInt8>, _ at: Int, _ end: Int, name: HTMLName) -> (text: Int, next: Int) {
        var index = find(UInt8(ascii: "<"), bytes, at, end)
        while index + 2 < end {
            if bytes[index + 1] == UInt8(ascii: "/") {
                var found = HTMLName()
                var stop = index + 2
                while stop < end, found.count <= name.count, !endsName(bytes[stop]) {
                    found.append(bytes[stop])
                    stop &+= 1
                }
                if found == name { return (index, skip(bytes, stop, end, to: UInt8(ascii: ">"))) }
            }
            index = find(UInt8(ascii: "<"), bytes, index + 1, end)
        }
        return (end, end)
    }
}
