/// One run of the normaliser over a text: bytes in, bytes and the map back out.
struct Folding {
    let source: [UInt8]
    /// Words whose letters of the other alphabet are to be replaced, in order.
    let repairs: [LookAlikes.Repair]
    private(set) var output: [UInt8] = []
    private(set) var segments: [NormalText.Segment] = []
    /// Offsets in the source at which a Latin and a Cyrillic letter touch.
    private(set) var mixed: [Int] = []

    init(source: [UInt8], repairs: [LookAlikes.Repair]) {
        self.source = source
        self.repairs = repairs
    }

    /// At most so many words are repaired: a text that mixes alphabets throughout is not one a rule can mend.
    private static let mixedLimit = 4096

    mutating func run() {
        // A repaired letter may take two bytes for one; nothing else grows.
        output.reserveCapacity(source.count + repairs.reduce(0) { $0 + $1.range.count } + 16)
        segments.append(.init(normal: 0, original: 0, length: 0))
        let ascii = FoldingTables.ascii
        let table = FoldingTables.plane
        var index = 0
        var repair = 0
        var afterCyrillic = false
        var afterLatin = false
        while index < source.count {
            while repair < repairs.count, repairs[repair].range.upperBound <= index { repair += 1 }
            if repair < repairs.count, repairs[repair].range.lowerBound <= index {
                index = replace(at: index, to: repairs[repair].target, table)
                continue
            }
            let byte = source[index]
            if byte < 0x80 {
                let folded = ascii[Int(byte)]
                let letter = folded &- 0x61 < 26
                if letter, afterCyrillic, mixed.count < Folding.mixedLimit { mixed.append(index) }
                output.append(folded)
                afterLatin = letter
                afterCyrillic = false
                index &+= 1
                continue
            }
            let length = UTF8Bytes.length(byte)
            guard length > 1, index &+ length <= source.count else {
                index += 1
                continue
            }
            let cyrillic = byte >= 0xD0 && byte <= 0xD3
            // Schwa and barred o are typed for Kazakh ә and ө.
            let latin = byte >= 0xC3 && byte <= 0xC9
            if cyrillic && afterLatin || latin && afterCyrillic, mixed.count < Folding.mixedLimit {
                mixed.append(index)
            }
            let wasCyrillic = afterCyrillic
            afterLatin = latin
            afterCyrillic = cyrillic
            if length == 2 {
                let value = UInt32(byte & 0x1F) << 6 | UInt32(source[index &+ 1] & 0x3F)
                let folded = UInt32(table[Int(value)])
                if folded >= 0x80, folded < 0x800 {
                    output.append(UInt8(truncatingIfNeeded: 0xC0 | folded >> 6))
                    output.append(UInt8(truncatingIfNeeded: 0x80 | folded & 0x3F))
                } else {
                    special(folded, from: index, length: 2, original: value)
                    afterLatin = latin || noteLatin(folded, at: index, wasCyrillic)
                }
            } else if length == 3 {
                let value =
                    UInt32(byte & 0x0F) << 12 | UInt32(source[index &+ 1] & 0x3F) << 6
                    | UInt32(source[index &+ 2] & 0x3F)
                let folded = UInt32(table[Int(value)])
                if folded >= 0x800 {
                    append3(folded)
                } else {
                    special(folded, from: index, length: 3, original: value)
                    afterLatin = noteLatin(folded, at: index, wasCyrillic)
                }
            } else {
                astral(at: index)
            }
            index &+= length
        }
    }

    /// Whether a character of another width or shape folded to a Latin letter; notes it where it touches a Cyrillic one.
    private mutating func noteLatin(_ folded: UInt32, at index: Int, _ afterCyrillic: Bool) -> Bool {
        guard folded &- 0x61 < 26 || folded == 0x259 || folded == 0x275 else { return false }
        if afterCyrillic, mixed.count < Folding.mixedLimit { mixed.append(index) }
        return true
    }

    private mutating func append3(_ value: UInt32) {
        output.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
        output.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
        output.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    }

    private mutating func append(_ value: UInt32) {
        if value < 0x80 {
            output.append(UInt8(truncatingIfNeeded: value))
        } else if value < 0x800 {
            output.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
            output.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        } else {
            append3(value)
        }
    }

    /// A character that is dropped, joined to the one before, or whose length changes.
    private mutating func special(_ folded: UInt32, from index: Int, length: Int, original: UInt32) {
        switch folded {
        case FoldingTables.dropped: resume(index + length)
        case FoldingTables.combining: combine(original, at: index, length: length)
        case FoldingTables.expanded:
            begin(index, length)
            output.append(contentsOf: FoldingTables.expansions[original] ?? [])
            resume(index + length)
        default:
            begin(index, length)
            append(folded)
            resume(index + length)
        }
    }

    /// Begins a segment that stands as a whole for `length` bytes of the original.
    private mutating func begin(_ index: Int, _ length: Int) {
        put(.init(normal: Int32(output.count), original: Int32(index), length: Int32(length)))
    }

    /// From here on, byte for byte.
    private mutating func resume(_ index: Int) {
        put(.init(normal: Int32(output.count), original: Int32(index), length: 0))
    }

    /// A segment of no bytes is replaced by the one that follows it.
    private mutating func put(_ segment: NormalText.Segment) {
        if let last = segments.last, last.normal == segment.normal { segments.removeLast() }
        segments.append(segment)
    }

    /// A combining mark: makes one letter with the one before where our alphabets have that letter, else is dropped.
    private mutating func combine(_ mark: UInt32, at index: Int, length: Int) {
        var start = output.count - 1
        while start > 0, output[start] & 0xC0 == 0x80 { start -= 1 }
        guard start >= 0, let last = segments.last,
            let base = UTF8Bytes.scalar(in: output, at: start)?.value,
            let joined = FoldingTables.joined[base << 16 | mark]
        else {
            resume(index + length)
            return
        }
        // The letter before is the end of a byte-for-byte stretch, or a segment of its own.
        let from: Int
        if last.length == 0, Int(last.normal) <= start {
            from = Int(last.original) + start - Int(last.normal)
        } else if last.length == 0, segments.count >= 2, Int(segments[segments.count - 2].normal) == start {
            from = Int(segments[segments.count - 2].original)
            segments.removeLast()
        } else {
            resume(index + length)
            return
        }
        output.removeSubrange(start...)
        begin(from, index + length - from)
        append(joined)
        resume(index + length)
    }

    /// Beyond the first plane: mathematical letters and digits fold to plain ones, tags and variation selectors are dropped.
    private mutating func astral(at index: Int) {
        guard let scalar = UTF8Bytes.scalar(in: source, at: index) else { return resume(index + 4) }
        switch scalar.value {
        case 0x1D400...0x1D7FF, 0x1F100...0x1F1E5:
            begin(index, 4)
            output.append(contentsOf: FoldingTables.compatible(scalar))
            resume(index + 4)
        case 0xE0000...0xE0FFF: resume(index + 4)
        default: for offset in 0..<4 { output.append(source[index + offset]) }
        }
    }

    /// Folds one character of a word under repair; gives the index after it.
    private mutating func replace(at index: Int, to target: LookAlikes.Script, _ table: [UInt16]) -> Int {
        guard let scalar = UTF8Bytes.scalar(in: source, at: index) else { return index + 1 }
        let length = UTF8Bytes.length(source[index])
        let replaced = LookAlikes.replacement(scalar, target)?.value ?? scalar.value
        let folded = replaced < 0x10000 ? UInt32(table[Int(replaced)]) : replaced
        guard folded > 2, folded < 0x10000 else {
            if folded == FoldingTables.combining {
                combine(replaced, at: index, length: length)
            } else {
                resume(index + length)
            }
            return index + length
        }
        begin(index, length)
        append(folded)
        resume(index + length)
        return index + length
    }
}
