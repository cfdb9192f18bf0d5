/// One run of the normaliser over a text: bytes in, bytes and the map back out.
struct Folding {
    let source: [UInt8]
    /// Words whose letters of the other alphabet are to be replaced, in order.
    let repairs: [LookAlikes.Repair]
    private(set) var output: [UInt8] = []
    private(set) var segments: [NormalText.Segment] = []
    /// Offsets in the source at which a Latin and a Cyrillic letter touch.
    private(set) var mixed: [Int] = []
    /// Bytes of `output` that are written.
    private var written = 0
    private var afterCyrillic = false
    private var afterLatin = false

    init(source: [UInt8], repairs: [LookAlikes.Repair]) {
        self.source = source
        self.repairs = repairs
    }

    /// At most so many words are repaired: a text that mixes alphabets throughout is not one a rule can mend.
    private static let mixedLimit = 4096

    mutating func run() {
        output = [UInt8](repeating: 0, count: source.count + 16)
        segments.reserveCapacity(16 + source.count / 64)
        segments.append(.init(normal: 0, original: 0, length: 0))
        let tables = FoldingTables.shared
        let source = source
        var index = 0
        var repair = 0
        while index < source.count {
            while repair < repairs.count, repairs[repair].range.upperBound <= index { repair += 1 }
            var limit = source.count
            if repair < repairs.count {
                limit = repairs[repair].range.lowerBound
                if limit <= index {
                    index = replace(at: index, to: repairs[repair].target, tables.plane)
                    makeRoom(source.count - index)
                    continue
                }
            }
            index = plain(source.span, from: index, to: limit, tables)
            if index < limit {
                index = odd(source.span, at: index, tables.plane)
                makeRoom(source.count - index)
            }
        }
        output.removeLast(output.count - written)
    }

    /// A repaired letter may take two bytes for one, a few odd ones more; after each there is room for as many bytes as are left,
    /// and for a write of eight at their end.
    private mutating func makeRoom(_ left: Int) {
        let missing = written + max(0, left) + 8 - output.count
        if missing > 0 { output.append(contentsOf: repeatElement(0, count: missing + 64)) }
    }

    /// Folds the characters whose normal form is as long as they are, up to `limit` or to the first one that is otherwise; gives
    /// the index reached. This is nearly all of a text: ASCII goes eight bytes at a time.
    private mutating func plain(
        _ source: Span<UInt8>, from start: Int, to limit: Int, _ tables: FoldingTables.Shared
    ) -> Int {
        let ascii = tables.ascii.span
        let pairs = tables.pairs.span
        let plane = tables.plane.span
        // Taken out of `self` while it is written to: `mixed` grows meanwhile.
        var output: [UInt8] = []
        swap(&output, &self.output)
        var target = output.mutableSpan
        var (index, length) = (start, written)
        var (afterCyrillic, afterLatin) = (afterCyrillic, afterLatin)
        // Unchecked: `index` and what is read after it is compared with `source.count`, the tables have a place for every value of
        // their index's bits, and `length` grows with `index`, so that eight bytes fit as `makeRoom` says.
        while index < limit {
            let byte = unsafe source[unchecked: index]
            if byte < 0x80 {
                // Between words of two bytes a letter there is often but one.
                if index &+ 8 <= source.count, unsafe source[unchecked: index &+ 1] < 0x80 {
                    let eight = source.eightBytes(at: index)
                    let count = min(EightBytes.asciiPrefix(eight), limit &- index)
                    if EightBytes.asOneFolds(eight, count) {
                        let folded = EightBytes.lowercased(eight)
                        let first = UInt8(truncatingIfNeeded: folded)
                        if afterCyrillic, first &- 0x61 < 26, mixed.count < Folding.mixedLimit { mixed.append(index) }
                        var eightAtOnce = unsafe target.mutableBytes
                        unsafe eightAtOnce.storeBytes(of: folded, toUncheckedByteOffset: length, as: UInt64.self)
                        let last = UInt8(truncatingIfNeeded: folded >> UInt64(truncatingIfNeeded: count &* 8 &- 8))
                        afterLatin = last &- 0x61 < 26
                        afterCyrillic = false
                        index &+= count
                        length &+= count
                        continue
                    }
                }
                let folded = unsafe ascii[unchecked: Int(byte)]
                let letter = folded &- 0x61 < 26
                if letter, afterCyrillic, mixed.count < Folding.mixedLimit { mixed.append(index) }
                unsafe target[unchecked: length] = folded
                afterLatin = letter
                afterCyrillic = false
                index &+= 1
                length &+= 1
            } else if byte < 0xE0 {
                guard byte >= 0xC2 else { break }
                let cyrillic = Folding.isCyrillic(byte)
                let latin = Folding.isLatin(byte)
                let begin = index
                var lead = byte
                // On through letters of the same alphabet.
                while index &+ 1 < limit {
                    let second = unsafe source[unchecked: index &+ 1]
                    let pair = unsafe pairs[unchecked: Int(lead & 0x1F) &<< 6 | Int(second & 0x3F)]
                    guard pair != 0 else { break }
                    unsafe target[unchecked: length] = UInt8(truncatingIfNeeded: pair)
                    unsafe target[unchecked: length &+ 1] = UInt8(truncatingIfNeeded: pair &>> 8)
                    index &+= 2
                    length &+= 2
                    guard cyrillic, index < limit else { break }
                    lead = unsafe source[unchecked: index]
                    guard Folding.isCyrillic(lead) else { break }
                }
                guard index > begin else { break }
                if cyrillic && afterLatin || latin && afterCyrillic, mixed.count < Folding.mixedLimit {
                    mixed.append(begin)
                }
                afterLatin = latin
                afterCyrillic = cyrillic
            } else {
                guard byte < 0xF0, index &+ 2 < source.count else { break }
                let second = unsafe source[unchecked: index &+ 1]
                let third = unsafe source[unchecked: index &+ 2]
                let folded = unsafe plane[
                    unchecked: Int(byte & 0x0F) &<< 12 | Int(second & 0x3F) &<< 6 | Int(third & 0x3F)]
                guard folded >= 0x800 else { break }
                afterLatin = false
                afterCyrillic = false
                unsafe target[unchecked: length] = UInt8(truncatingIfNeeded: 0xE0 | folded &>> 12)
                unsafe target[unchecked: length &+ 1] = UInt8(truncatingIfNeeded: 0x80 | folded &>> 6 & 0x3F)
                unsafe target[unchecked: length &+ 2] = UInt8(truncatingIfNeeded: 0x80 | folded & 0x3F)
                index &+= 3
                length &+= 3
            }
        }
        swap(&output, &self.output)
        written = length
        self.afterCyrillic = afterCyrillic
        self.afterLatin = afterLatin
        return index
    }

    private static func isCyrillic(_ lead: UInt8) -> Bool { lead &- 0xD0 < 4 }
    /// Schwa and barred o are typed for Kazakh ә and ө.
    private static func isLatin(_ lead: UInt8) -> Bool { lead &- 0xC3 < 7 }

    /// Folds one character that `plain` has left: of another length in normal form, dropped, or beyond the first plane; gives the
    /// index after it. A byte that begins no character is skipped.
    private mutating func odd(_ source: Span<UInt8>, at index: Int, _ plane: [UInt16]) -> Int {
        let byte = source[index]
        let size = UTF8Bytes.length(byte)
        guard size > 1, index + size <= source.count else { return index + 1 }
        let cyrillic = Folding.isCyrillic(byte)
        let latin = Folding.isLatin(byte)
        if cyrillic && afterLatin || latin && afterCyrillic, mixed.count < Folding.mixedLimit { mixed.append(index) }
        let wasCyrillic = afterCyrillic
        afterLatin = latin
        afterCyrillic = cyrillic
        guard size < 4 else {
            astral(at: index)
            return index + 4
        }
        var value = UInt32(byte) & (0xFF >> UInt32(size + 1))
        for offset in 1..<size { value = value << 6 | UInt32(source[index + offset] & 0x3F) }
        let folded = UInt32(plane[Int(value)])
        special(folded, from: index, length: size, original: value)
        afterLatin = latin || noteLatin(folded, at: index, wasCyrillic)
        return index + size
    }

    /// Whether a character of another width or shape folded to a Latin letter; notes it where it touches a Cyrillic one.
    private mutating func noteLatin(_ folded: UInt32, at index: Int, _ afterCyrillic: Bool) -> Bool {
        guard folded &- 0x61 < 26 || folded == 0x259 || folded == 0x275 else { return false }
        if afterCyrillic, mixed.count < Folding.mixedLimit { mixed.append(index) }
        return true
    }

    private mutating func put(_ byte: UInt8) {
        if written == output.count { output.append(0) }
        output[written] = byte
        written += 1
    }

    private mutating func append(_ value: UInt32) {
        if value < 0x80 {
            put(UInt8(truncatingIfNeeded: value))
        } else if value < 0x800 {
            put(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
            put(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        } else {
            put(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
            put(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
            put(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        }
    }

    /// A character that is dropped, joined to the one before, or whose length changes.
    private mutating func special(_ folded: UInt32, from index: Int, length: Int, original: UInt32) {
        switch folded {
        case FoldingTables.dropped: resume(index + length)
        case FoldingTables.combining: combine(original, at: index, length: length)
        case FoldingTables.expanded:
            begin(index, length)
            for byte in FoldingTables.expansions[original] ?? [] { put(byte) }
            resume(index + length)
        default:
            begin(index, length)
            append(folded)
            resume(index + length)
        }
    }

    /// Begins a segment that stands as a whole for `length` bytes of the original.
    private mutating func begin(_ index: Int, _ length: Int) {
        add(.init(normal: Int32(written), original: Int32(index), length: Int32(length)))
    }

    /// From here on, byte for byte.
    private mutating func resume(_ index: Int) {
        add(.init(normal: Int32(written), original: Int32(index), length: 0))
    }

    /// A segment of no bytes is replaced by the one that follows it.
    private mutating func add(_ segment: NormalText.Segment) {
        if let last = segments.last, last.normal == segment.normal { segments.removeLast() }
        segments.append(segment)
    }

    /// A combining mark: makes one letter with the one before where our alphabets have that letter, else is dropped.
    private mutating func combine(_ mark: UInt32, at index: Int, length: Int) {
        var start = written - 1
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
        written = start
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
            for byte in FoldingTables.compatible(scalar) { put(byte) }
            resume(index + 4)
        case 0xE0000...0xE0FFF: resume(index + 4)
        default: for offset in 0..<4 { put(source[index + offset]) }
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
