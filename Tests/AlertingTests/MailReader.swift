import Foundation

/// Reads mail back, as strictly as the RFCs are written: a small decoder for tests.
struct MailReader {
    struct Broken: Error { var what: String }

    /// Unfolded, in order; encoded words still coded.
    var fields: [(name: String, value: String)] = []
    /// Content-Type → decoded text.
    var parts: [String: String] = [:]
    /// Lines of the whole message.
    var lines: [String] = []

    init(_ bytes: [UInt8]) throws {
        guard bytes.allSatisfy({ $0 < 0x80 && $0 != 0 }) else { throw Broken(what: "not ASCII") }
        let text = String(decoding: bytes, as: UTF8.self)
        lines = text.components(separatedBy: "\r\n")
        guard lines.last == "" else { throw Broken(what: "no CRLF at the end") }
        guard !lines.contains(where: { $0.utf8.contains(10) || $0.utf8.contains(13) }) else {
            throw Broken(what: "a bare CR or LF")
        }
        guard lines.allSatisfy({ $0.utf8.count <= 998 }) else { throw Broken(what: "a line too long") }
        let blank = lines.firstIndex(of: "") ?? 0
        fields = try Self.fields(lines[..<blank])
        guard let type = self["Content-Type"], let mark = type.range(of: "boundary=\""), type.last == "\"" else {
            throw Broken(what: "no boundary")
        }
        let boundary = "--" + type[mark.upperBound...].dropLast()
        guard lines.dropLast().last == boundary + "--" else { throw Broken(what: "no last boundary") }
        let body = lines[blank...].dropLast(2)
        for part in body.split(separator: boundary).dropFirst() {
            // The line's end before a boundary is the boundary's.
            guard let blank = part.firstIndex(of: ""), part.last == "" else { throw Broken(what: "a part cut off") }
            let head = try Self.fields(part[..<blank])
            let coded = Array(part[(blank + 1)...].dropLast())
            func field(_ name: String) -> String { head.first { $0.name == name }?.value ?? "" }
            guard field("Content-Type").hasSuffix("; charset=utf-8") else { throw Broken(what: "no charset") }
            let bytes =
                switch field("Content-Transfer-Encoding") {
                case "quoted-printable": try Self.quoted(coded)
                case "base64": try Self.base64(coded.joined())
                default: throw Broken(what: "no coding")
                }
            guard coded.allSatisfy({ $0.utf8.count <= 76 }) else { throw Broken(what: "a coded line too long") }
            guard let text = String(validating: bytes, as: UTF8.self) else { throw Broken(what: "no UTF-8") }
            parts[String(field("Content-Type").prefix { $0 != ";" })] = text.replacingOccurrences(
                of: "\r\n", with: "\n")
        }
    }

    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    private static func fields(_ lines: some Sequence<String>) throws -> [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = []
        for line in lines {
            if line.first == " " {
                guard !fields.isEmpty, line.contains(where: { $0 != " " }) else {
                    throw Broken(what: "a fold of nothing")
                }
                fields[fields.count - 1].value += line
            } else {
                guard let colon = line.range(of: ": ") else { throw Broken(what: "no field: \(line)") }
                fields.append((String(line[..<colon.lowerBound]), String(line[colon.upperBound...])))
            }
        }
        return fields
    }

    // MARK: - RFC 2047

    /// Each word must be whole by itself; spaces between two of them go.
    static func decoded(_ value: String) throws -> String {
        var text = ""
        var wasCoded = false
        for word in value.components(separatedBy: " ") {
            if word.hasPrefix("=?"), word.hasSuffix("?="), word.utf8.count > 12 {
                guard word.utf8.count <= 75 else { throw Broken(what: "a word too long: \(word)") }
                let parts = word.dropFirst(2).dropLast(2).split(separator: "?", omittingEmptySubsequences: false)
                guard parts.count == 3, parts[0] == "UTF-8" else { throw Broken(what: word) }
                let bytes =
                    parts[1] == "B"
                    ? try base64(String(parts[2]))
                    : try quoted([String(parts[2]).replacing("_", with: "=20")], isLast: true)
                guard let piece = String(validating: bytes, as: UTF8.self) else { throw Broken(what: "split: \(word)") }
                if !wasCoded, !text.isEmpty { text += " " }
                text += piece
                wasCoded = true
            } else {
                if !text.isEmpty || wasCoded { text += " " }
                text += word
                wasCoded = false
            }
        }
        return text
    }

    // MARK: - RFC 2045

    private static func base64(_ text: String) throws -> [UInt8] {
        guard let data = Data(base64Encoded: text) else { throw Broken(what: "no base64") }
        return Array(data)
    }

    static func quoted(_ lines: [String], isLast: Bool = false) throws -> [UInt8] {
        var out: [UInt8] = []
        for (index, line) in lines.enumerated() {
            var rest = Array(line.utf8)[...]
            if rest.last == 32 || rest.last == 9 { throw Broken(what: "a space at the end of a line") }
            let isSoft = rest.last == UInt8(ascii: "=")
            if isSoft { rest = rest.dropLast() }
            while let byte = rest.popFirst() {
                if byte != UInt8(ascii: "=") {
                    guard byte >= 32 && byte < 127 || byte == 9 else { throw Broken(what: "a control") }
                    out.append(byte)
                } else {
                    let hex = String(decoding: rest.prefix(2), as: UTF8.self)
                    guard hex.utf8.count == 2, hex == hex.uppercased(), let value = UInt8(hex, radix: 16) else {
                        throw Broken(what: "no hex: \(line)")
                    }
                    out.append(value)
                    rest = rest.dropFirst(2)
                }
            }
            if !isSoft, index < lines.count - 1 { out.append(10) }
        }
        return out
    }
}

/// Texts nobody would write, the same in every run.
struct TextGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    private static let alphabets: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0x20...0x7E, 0x400...0x4FF, 0x4E00...0x9FFF, 0x1F300...0x1F6FF, 0x300...0x36F, 0x5D0...0x5EA,
        0x200B...0x206F, 0x0...0x1F,
    ]

    mutating func text(_ most: Int) -> String {
        var scalars = String.UnicodeScalarView()
        var alphabet = Self.alphabets[0]
        for index in 0..<Int(next() % UInt64(most + 1)) {
            if index % 6 == 0 { alphabet = Self.alphabets[Int(next() % UInt64(Self.alphabets.count))] }
            let value = alphabet.lowerBound + UInt32(next() % UInt64(alphabet.count))
            if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
        }
        return String(scalars)
    }
}
