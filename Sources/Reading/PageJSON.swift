/// JSON as pages carry it: often damaged, so this reader forgives raw line breaks in strings, trailing and missing commas,
/// comments and a missing end. What it can't make out becomes null; depth and size are bounded.
indirect enum PageJSON: Sendable {
    case null
    case number(String)
    case bool(Bool)
    case string(String)
    case array([PageJSON])
    case object([(name: String, value: PageJSON)])

    /// Reads the first value in a text. Linear; nests 48 deep at most, deeper values are null.
    init(reading text: Span<UInt8>, _ range: Range<Int>) {
        var reader = Reader(index: range.lowerBound, end: min(range.upperBound, text.count))
        self = reader.value(text, depth: 0)
    }

    /// The value of a member, null where it is none.
    subscript(name: String) -> PageJSON {
        if case .object(let members) = self { return members.first { $0.name == name }?.value ?? .null }
        return .null
    }

    /// The text of a string or number; of an array, of its first element; of an object, its `@value`, `name` or `url`.
    var text: String? {
        switch self {
        case .string(let text): text.isEmpty ? nil : text
        case .number(let text): text
        case .array(let items): items.lazy.compactMap(\.text).first
        case .object: self["@value"].text ?? self["name"].text ?? self["url"].text
        case .null, .bool: nil
        }
    }

    /// An array's elements; anything else but null is its own only one.
    var list: [PageJSON] {
        switch self {
        case .array(let items): items
        case .null: []
        default: [self]
        }
    }

    private struct Reader {
        var index: Int
        let end: Int
        var budget = 200_000

        mutating func skip(_ text: Span<UInt8>) {
            while index < end {
                switch text[index] {
                case 0...0x20, UInt8(ascii: ","), UInt8(ascii: ";"): index += 1
                case UInt8(ascii: "/") where index + 1 < end && text[index + 1] == UInt8(ascii: "*"):
                    index += 2
                    while index + 1 < end, text[index] != UInt8(ascii: "*") || text[index + 1] != UInt8(ascii: "/") {
                        index += 1
                    }
                    index = min(index + 2, end)
                case UInt8(ascii: "<"), UInt8(ascii: "/"):
                    // <!-- , <![CDATA[ and // in front of the value
                    index += 1
                    while index < end, !Self.starts(text[index]) { index += 1 }
                default: return
                }
            }
        }

        static func starts(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: "{") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "}") || byte == 0x0A
        }

        mutating func value(_ text: Span<UInt8>, depth: Int) -> PageJSON {
            skip(text)
            budget -= 1
            guard index < end, depth < 48, budget > 0 else {
                index = end
                return .null
            }
            switch text[index] {
            case UInt8(ascii: "{"):
                index += 1
                var members: [(name: String, value: PageJSON)] = []
                while true {
                    skip(text)
                    guard index < end, text[index] != UInt8(ascii: "}"), text[index] != UInt8(ascii: "]") else { break }
                    guard text[index] == UInt8(ascii: "\"") else {
                        index += 1
                        continue
                    }
                    let name = string(text)
                    skip(text)
                    guard index < end, text[index] == UInt8(ascii: ":") else { continue }
                    index += 1
                    members.append((name, value(text, depth: depth + 1)))
                }
                index = min(index + 1, end)
                return .object(members)
            case UInt8(ascii: "["):
                index += 1
                var items: [PageJSON] = []
                while true {
                    skip(text)
                    guard index < end, text[index] != UInt8(ascii: "]"), text[index] != UInt8(ascii: "}") else { break }
                    let before = index
                    items.append(value(text, depth: depth + 1))
                    if index == before { index += 1 }
                }
                index = min(index + 1, end)
                return .array(items)
            case UInt8(ascii: "\""): return .string(string(text))
            default:
                let start = index
                while index < end, !Self.endsWord(text[index]) { index += 1 }
                if index == start { index += 1 }
                let word = text.extracting(start..<index)
                var bytes: [UInt8] = []
                for position in 0..<min(word.count, 40) { bytes.append(word[position]) }
                let found = String(decoding: bytes, as: UTF8.self)
                return found == "true"
                    ? .bool(true) : found == "false" ? .bool(false) : found == "null" ? .null : .number(found)
            }
        }

        static func endsWord(_ byte: UInt8) -> Bool {
            switch byte {
            case 0...0x20, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "]"), UInt8(ascii: "}"),
                UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""):
                true
            default: false
            }
        }

        mutating func string(_ text: Span<UInt8>) -> String {
            index += 1
            var bytes: [UInt8] = []
            while index < end, text[index] != UInt8(ascii: "\"") {
                guard text[index] == UInt8(ascii: "\\"), index + 1 < end else {
                    bytes.append(text[index])
                    index += 1
                    continue
                }
                index += 2
                switch text[index - 1] {
                case UInt8(ascii: "n"), UInt8(ascii: "r"): bytes.append(0x0A)
                case UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"): bytes.append(0x20)
                case UInt8(ascii: "u"): unicode(text, &bytes)
                case let other: bytes.append(other)
                }
            }
            index = min(index + 1, end)
            return String(decoding: bytes, as: UTF8.self)
        }

        mutating func unicode(_ text: Span<UInt8>, _ bytes: inout [UInt8]) {
            guard var number = hex(text) else { return }
            if (0xD800..<0xDC00).contains(number), index + 1 < end, text[index] == UInt8(ascii: "\\"),
                text[index + 1] == UInt8(ascii: "u")
            {
                index += 2
                if let low = hex(text), (0xDC00..<0xE000).contains(low) {
                    number = 0x10000 + (number - 0xD800) << 10 + (low - 0xDC00)
                }
            }
            bytes.append(contentsOf: String(Unicode.Scalar(number) ?? "\u{FFFD}").utf8)
        }

        mutating func hex(_ text: Span<UInt8>) -> UInt32? {
            guard index + 4 <= end else { return nil }
            var number: UInt32 = 0
            for offset in 0..<4 {
                let byte = text[index + offset]
                switch byte {
                case 0x30...0x39: number = number << 4 | UInt32(byte - 0x30)
                case 0x41...0x46, 0x61...0x66: number = number << 4 | UInt32((byte | 0x20) - 0x61 + 10)
                default: return nil
                }
            }
            index += 4
            return number
        }
    }
}
