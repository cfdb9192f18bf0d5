import Yams

/// What bounds a YAML document before and after the parser has it.
enum YAMLGuard {
    struct Fault {
        var message: String
        var line: Int
        var column: Int
    }

    enum Measure {
        case fine, large
        case deep(Mark?)
    }

    /// A key that is a list, a map or an alias, in a text that has anchors and aliases. The parser hashes keys with all
    /// their aliases expanded, which takes exponential time on a hostile text; watchlists have no use for such keys.
    static func fault(in text: String) -> Fault? {
        var text = text
        return text.withUTF8 { bytes in unsafe scan(Span(_unsafeElements: bytes)) }
    }

    private static func scan(_ bytes: Span<UInt8>) -> Fault? {
        var anchors = false
        var aliases = false
        var firstOddKey: Fault?
        var line = 1
        var lineStart = 0
        var previous = UInt8(ascii: "\n")
        for index in 0..<bytes.count {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : UInt8(ascii: "\n")
            let opens = " \t\n\r[{,".utf8.contains(previous)
            let odd: Bool
            switch byte {
            case UInt8(ascii: "&") where opens && next > 0x20:
                anchors = true
                odd = false
            case UInt8(ascii: "*") where opens && next > 0x20:
                aliases = true
                odd = aliasIsKey(bytes, index)
            case UInt8(ascii: "?") where opens: odd = next <= 0x20
            case UInt8(ascii: "]"), UInt8(ascii: "}"): odd = colonFollows(bytes, index + 1)
            default: odd = false
            }
            if odd, firstOddKey == nil {
                firstOddKey = Fault(
                    message: "a list, map or alias as a key isn't read here; write the key as a plain word",
                    line: line, column: index - lineStart + 1)
            }
            if byte == UInt8(ascii: "\n") {
                line += 1
                lineStart = index + 1
            }
            previous = byte
        }
        return anchors && aliases ? firstOddKey : nil
    }

    private static func aliasIsKey(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
        var index = start + 1
        while index < bytes.count, index - start < 64, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ",") {
            index += 1
        }
        return bytes[index - 1] == UInt8(ascii: ":") || colonFollows(bytes, index)
    }

    private static func colonFollows(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
        var index = start
        while index < bytes.count, index - start < 64, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
        return index < bytes.count && bytes[index] == UInt8(ascii: ":")
    }

    /// Counts values with aliases expanded, and levels.
    static func measure(_ node: Node, depth: Int, budget: inout Int) -> Measure {
        budget -= 1
        guard budget > 0 else { return .large }
        guard depth <= YAMLReader.depthLimit else { return .deep(node.mark) }
        switch node {
        case .sequence(let sequence):
            for child in sequence {
                let measured = measure(child, depth: depth + 1, budget: &budget)
                guard case .fine = measured else { return measured }
            }
        case .mapping(let mapping):
            for (key, value) in mapping {
                for child in [key, value] {
                    let measured = measure(child, depth: depth + 1, budget: &budget)
                    guard case .fine = measured else { return measured }
                }
            }
        default: break
        }
        return .fine
    }

    /// Line and column (in bytes) at which a file stops being UTF-8.
    static func firstInvalidUTF8(_ bytes: [UInt8]) -> (line: Int, column: Int) {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var line = 1
        var column = 1
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue("\n"):
                line += 1
                column = 1
            case .scalarValue: column += 1
            case .emptyInput, .error: return (line, column)
            }
        }
    }
}
