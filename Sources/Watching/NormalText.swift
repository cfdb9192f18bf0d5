/// A text in normal form, with a way back to the original.
///
/// Normal form: lower case, compatibility forms folded (full-width letters and digits, ligatures), accents dropped except
/// on letters of the Kazakh Latin alphabets, ё as е, traditional Chinese as simplified, any space but the line feed as
/// a blank, any dash as `-`, quotes as `'` and `"`, soft hyphens and zero-width characters dropped, Latin look-alikes inside
/// Cyrillic words (and the reverse) repaired. Case is not lost: `source` keeps the text as given.
///
/// Offsets on both sides are UTF-8 bytes.
package struct NormalText: Sendable {
    /// The normal form, UTF-8.
    package let bytes: [UInt8]
    /// The text as given, UTF-8.
    package let source: [UInt8]
    let segments: [Segment]

    /// A stretch from `normal` on (up to the next segment's) that stands for the original from `original` on: byte for
    /// byte where `length` is 0, else as a whole for `length` bytes of the original.
    struct Segment: Sendable {
        var normal: Int32
        var original: Int32
        var length: Int32
    }

    /// Texts beyond 1 GiB are cut there: offsets are 32 bits wide.
    package init(_ text: String) {
        var utf8 = [UInt8](text.utf8)
        if utf8.count > 1 << 30 { utf8.removeLast(utf8.count - (1 << 30)) }
        var folding = Folding(source: utf8, repairs: [])
        folding.run()
        if !folding.mixed.isEmpty {
            let repairs = LookAlikes.repairs(in: utf8, at: folding.mixed)
            if !repairs.isEmpty {
                folding = Folding(source: utf8, repairs: repairs)
                folding.run()
            }
        }
        source = utf8
        bytes = folding.output
        segments = folding.segments
    }

    /// The bytes of the original that a stretch of the normal form stands for. Both ends are scalar boundaries; characters
    /// dropped at either end are left outside. An empty range, or one outside the text, is clamped.
    package func original(_ range: Range<Int>) -> Range<Int> {
        let lower = max(0, min(range.lowerBound, bytes.count))
        let upper = max(lower, min(range.upperBound, bytes.count))
        let start = originalStart(lower)
        return start..<(lower == upper ? start : max(start, originalEnd(upper)))
    }

    private func originalStart(_ position: Int) -> Int {
        guard position < bytes.count else { return source.count }
        let segment = segments[index(of: position)]
        return segment.length == 0 ? Int(segment.original) + position - Int(segment.normal) : Int(segment.original)
    }

    /// The end of what the byte before `position` stands for.
    private func originalEnd(_ position: Int) -> Int {
        let segment = segments[index(of: position - 1)]
        return segment.length == 0
            ? Int(segment.original) + position - Int(segment.normal) : Int(segment.original) + Int(segment.length)
    }

    /// The segment that holds a position inside the text.
    private func index(of position: Int) -> Int {
        var low = 0
        var high = segments.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(segments[middle].normal) <= position { low = middle } else { high = middle }
        }
        return low
    }

    /// Whether the letter that stands at `position` of the normal form was a capital.
    func isCapital(at position: Int) -> Bool { isCapitalInSource(originalStart(position)) }

    /// The same for one position after the other.
    /// - Parameter segment: 0 at first; it moves on.
    func isCapital(at position: Int, _ segment: inout Int) -> Bool {
        while segment + 1 < segments.count, Int(segments[segment + 1].normal) <= position { segment += 1 }
        let segment = segments[segment]
        return isCapitalInSource(
            segment.length == 0 ? Int(segment.original) + position - Int(segment.normal) : Int(segment.original))
    }

    private func isCapitalInSource(_ start: Int) -> Bool {
        guard start < source.count else { return false }
        let byte = source[start]
        if byte < 0x80 { return byte &- 0x41 < 26 }
        if start + 1 < source.count {
            let second = source[start + 1]
            // А…Я and а…я; of the letters from U+048A to U+04BF and from U+04D0 to U+04FF the even ones are capitals.
            switch byte {
            case 0xD0: return second < 0xB0
            case 0xD1 where second < 0xA0: return false
            case 0xD2 where second >= 0x8A, 0xD3 where second >= 0x90: return second & 1 == 0
            default: break
            }
        }
        return UTF8Bytes.scalar(in: source, at: start)?.properties.isUppercase ?? false
    }
}

/// Reading single characters out of UTF-8 bytes.
enum UTF8Bytes {
    /// The scalar that begins at `position`; nil at the end or inside a character.
    static func scalar(in bytes: [UInt8], at position: Int) -> Unicode.Scalar? {
        guard position >= 0, position < bytes.count else { return nil }
        let length = length(bytes[position])
        guard length > 0, position + length <= bytes.count else { return nil }
        if length == 1 { return Unicode.Scalar(bytes[position]) }
        var value = UInt32(bytes[position]) & (0xFF >> UInt32(length + 1))
        for offset in 1..<length { value = value << 6 | UInt32(bytes[position + offset] & 0x3F) }
        return Unicode.Scalar(value)
    }

    /// Bytes of the character that begins with this byte; 0 for a continuation byte.
    @inline(__always)
    static func length(_ lead: UInt8) -> Int {
        if lead < 0x80 { return 1 }
        if lead < 0xC0 { return 0 }
        if lead < 0xE0 { return 2 }
        return lead < 0xF0 ? 3 : 4
    }
}
