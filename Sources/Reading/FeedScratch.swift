import CText

/// Room in which a text is put together before it becomes a string. It is bounded beforehand, so nothing grows on the way.
struct FeedScratch {
    private(set) var bytes: [UInt8] = []
    /// Bytes written so far.
    private(set) var used = 0

    /// Starts anew, with room for so many bytes.
    mutating func begin(room: Int) {
        used = 0
        if bytes.count < room { bytes = [UInt8](repeating: 0, count: max(room, 2 * bytes.count, 4096)) }
    }

    mutating func append(_ byte: UInt8) {
        bytes[used] = byte
        used += 1
    }

    mutating func append(_ scalar: Unicode.Scalar) {
        if scalar.isASCII {
            append(UInt8(truncatingIfNeeded: scalar.value))
        } else if let units = UTF8.encode(scalar) {
            for unit in units { append(unit) }
        }
    }

    mutating func copy(_ source: [UInt8], _ range: Range<Int>) {
        bytes.replaceSubrange(used..<(used + range.count), with: source[range])
        used += range.count
    }

    /// Copies up to the first `&`, `<` or carriage return, or to the end given; how many bytes.
    mutating func copyPlain(_ source: [UInt8], from: Int, before end: Int) -> Int {
        precondition(from >= 0 && from <= end && end <= source.count && bytes.count - used >= end - from)
        let start = used
        let copied = unsafe source.withUnsafeBufferPointer { source in
            unsafe bytes.withUnsafeMutableBufferPointer { target in
                guard let out = target.baseAddress else { return 0 }
                return unsafe Int(
                    copytaster_copy_until_any(source.baseAddress, from, end, out + start, 0x26, 0x3C, 0x0D))
            }
        }
        used += copied
        return copied
    }
}
