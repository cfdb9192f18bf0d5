/// A text as copy detection sees it: the hashes of its words (of its characters in scripts without spaces), with what stands
/// after each of them. One pass over the bytes.
struct CopyTokens {
    /// What stands between a token and the next one; several may hold.
    struct Gap: OptionSet {
        var rawValue: UInt8
        static let sentenceEnd = Gap(rawValue: 1)
        static let lineEnd = Gap(rawValue: 2)
        static let dash = Gap(rawValue: 4)
        static let colon = Gap(rawValue: 8)
        static let closing = Gap(rawValue: 16)
        static let slash = Gap(rawValue: 32)
        static let opening = Gap(rawValue: 64)
        static let blank = Gap(rawValue: 128)
        static let starts: Gap = [.sentenceEnd, .lineEnd]
    }

    /// The lowest bit is set for a character that is a token of its own, the second for a word with a digit in it.
    let hashes: [UInt64]
    let gaps: [Gap]

    /// The bit of a word with a digit in it.
    static let number: UInt64 = 2

    /// Tokens read of one text: an eight-page article, and the most that a stranger's endless page can cost.
    static let most = 6000

    init(_ text: String) {
        let bytes = Array(text.utf8)
        (hashes, gaps) = CopyTokens.read(bytes.span)
    }

    private static func read(_ bytes: Span<UInt8>) -> ([UInt64], [Gap]) {
        let table = CopyFolding.plane
        let plane = table.span
        var hashes: [UInt64] = []
        var gaps: [Gap] = []
        hashes.reserveCapacity(min(most, bytes.count / 3 &+ 16))
        gaps.reserveCapacity(min(most, bytes.count / 3 &+ 16))
        var gap: Gap = []
        var hash = seed
        var isInWord = false
        var digit: UInt64 = 0
        var index = 0
        let end = bytes.count
        while index < end, hashes.count < most {
            let byte = bytes[index]
            var value: UInt32
            if byte < 0x80 {
                value = UInt32(plane[Int(byte)])
                index &+= 1
            } else if byte < 0xE0 {
                guard byte >= 0xC0, index &+ 1 < end else { break }
                value = UInt32(plane[Int(UInt32(byte & 0x1F) << 6 | UInt32(bytes[index &+ 1] & 0x3F))])
                index &+= 2
            } else {
                value = scalar(bytes, &index)
                if value < 0x10000 {
                    value = UInt32(plane[Int(value)])
                } else if !CopyFolding.standsAlone(value) {
                    value = UInt32(CopyFolding.gap)
                }
            }
            let standsAlone = value >= 0x0E00 && CopyFolding.standsAlone(value)
            if value >= UInt32(CopyFolding.firstLetter), !standsAlone {
                hash = step(hash, value)
                isInWord = true
                if value <= 0x39 { digit = number }
                continue
            }
            if value == UInt32(CopyFolding.dropped) { continue }
            if isInWord {
                // The gap before it is done: it belongs to the token before.
                if !hashes.isEmpty { gaps.append(gap) }
                hashes.append(mixed(hash) & ~3 | digit)
                gap = []
                hash = seed
                digit = 0
                isInWord = false
            }
            if standsAlone {
                if !hashes.isEmpty { gaps.append(gap) }
                hashes.append(mixed(step(seed, value)) & ~3 | 1)
                gap = []
            } else {
                note(UInt16(value), &gap)
            }
        }
        if isInWord {
            if !hashes.isEmpty { gaps.append(gap) }
            hashes.append(mixed(hash) & ~3 | digit)
            gap = []
        }
        if !hashes.isEmpty { gaps.append(gap) }
        return (hashes, gaps)
    }

    /// A character of three or four bytes; what is cut off is a gap.
    private static func scalar(_ bytes: Span<UInt8>, _ index: inout Int) -> UInt32 {
        let byte = bytes[index]
        let length = byte < 0xF0 ? 3 : 4
        guard index &+ length <= bytes.count else {
            index = bytes.count
            return UInt32(CopyFolding.gap)
        }
        var value = UInt32(byte) & (0x7F >> UInt32(length))
        for offset in 1..<length { value = value << 6 | UInt32(bytes[index &+ offset] & 0x3F) }
        index &+= length
        return value
    }

    private static let seed: UInt64 = 0x243F_6A88_85A3_08D3

    @inline(__always)
    private static func step(_ hash: UInt64, _ value: UInt32) -> UInt64 {
        ((hash << 5 | hash >> 59) ^ UInt64(value)) &* 0x9E37_79B9_7F4A_7C15
    }

    /// Finishing steps of MurmurHash3 (Appleby, public domain).
    @inline(__always)
    static func mixed(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
        value = (value ^ value >> 33) &* 0xC4CE_B9FE_1A85_EC53
        return value ^ value >> 33
    }

    @inline(__always)
    private static func note(_ kind: UInt16, _ gap: inout Gap) {
        switch kind {
        case CopyFolding.blank: gap.insert(.blank)
        case CopyFolding.sentenceEnd: gap.insert(.sentenceEnd)
        case CopyFolding.lineEnd: gap.insert([.lineEnd, .blank])
        case CopyFolding.dash: gap.insert(.dash)
        // A hyphen inside a word joins; after a blank it is typed for a dash.
        case CopyFolding.hyphen: if gap.contains(.blank) { gap.insert(.dash) }
        case CopyFolding.colon: gap.insert(.colon)
        case CopyFolding.closing: gap.insert(.closing)
        case CopyFolding.slash: gap.insert(.slash)
        case CopyFolding.opening: gap.insert(.opening)
        default: break
        }
    }

    /// Whether a token is the first of its sentence or line.
    func begins(_ index: Int) -> Bool { index == 0 || !gaps[index - 1].isDisjoint(with: .starts) }
}
