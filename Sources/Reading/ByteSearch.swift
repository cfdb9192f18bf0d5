import CText

extension [UInt8] {
    /// Index of the first such byte at or behind `from`; `count` where there is none.
    func position(of byte: UInt8, from: Int) -> Int { position(of: byte, from: from, before: count) }

    /// As above, looking no further than `end`, which is also what is given where there is none.
    func position(of byte: UInt8, from: Int, before end: Int) -> Int {
        let limit = Swift.min(end, count)
        guard from >= 0, from < limit else { return limit }
        return unsafe withUnsafeBufferPointer { unsafe Int(copytaster_find_byte($0.baseAddress, from, limit, byte)) }
    }

    /// Index of the first `&`, `<` or carriage return at or behind `from`; `end` where there is none.
    func endOfPlainText(from: Int, before end: Int) -> Int {
        let limit = Swift.min(end, count)
        guard from >= 0, from < limit else { return limit }
        return unsafe withUnsafeBufferPointer {
            unsafe Int(copytaster_find_any($0.baseAddress, from, limit, 0x26, 0x3C, 0x0D))
        }
    }

    /// Index behind the run of ASCII that begins at `from`.
    func endOfASCII(from: Int) -> Int {
        guard from >= 0, from < count else { return count }
        return unsafe withUnsafeBufferPointer { unsafe Int(copytaster_skip_ascii($0.baseAddress, from, $0.count)) }
    }
}
