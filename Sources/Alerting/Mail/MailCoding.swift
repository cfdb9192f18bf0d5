internal import Foundation

/// A text as a part of a message carries it (RFC 2045): lines of at most 76 characters, ended by CRLF, ASCII alone.
enum MailCoding {
    /// The shorter of the two codings, with its name for Content-Transfer-Encoding.
    static func part(_ text: String) -> (name: String, body: [UInt8]) {
        let quoted = quotedPrintable(text)
        let bytes = Array(text.utf8)
        return quoted.count <= bytes.count / 3 * 4 + bytes.count / 28 + 4
            ? ("quoted-printable", quoted) : ("base64", base64(lines(text)))
    }

    /// Every end of line as CRLF, the last one too.
    private static func lines(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 64)
        for byte in text.utf8 where byte != 13 {
            if byte == 10 { bytes.append(13) }
            bytes.append(byte)
        }
        return bytes.last == 10 || bytes.isEmpty ? bytes : bytes + [13, 10]
    }

    private static func base64(_ bytes: [UInt8]) -> [UInt8] {
        Array(
            Data(bytes).base64EncodedData(options: [
                .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
            ]))
            + [13, 10]
    }

    /// Characters are never split over lines. A point or "From " at the beginning of a line is coded too: there are relays
    /// that drop the one and change the other.
    static func quotedPrintable(_ text: String) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count * 5 / 4)
        for line in text.utf8.split(separator: 10, omittingEmptySubsequences: false) {
            quote(Substring(line.last == 13 ? line.dropLast() : line), &out)
            out += [13, 10]
        }
        // The split gives an empty line behind the last end of line.
        if text.utf8.last == 10 { out.removeLast(2) }
        return out
    }

    private static func quote(_ line: Substring, _ out: inout [UInt8]) {
        var column = 0
        let scalars = line.unicodeScalars
        let last = scalars.indices.last
        for index in scalars.indices {
            let scalar = scalars[index]
            let isLast = index == last
            let isPlain: Bool
            switch scalar {
            case "=": isPlain = false
            case " ", "\t": isPlain = !isLast
            case ".": isPlain = column > 0
            case "F": isPlain = column > 0 || !line[index...].hasPrefix("From ")
            case "!"..."~": isPlain = true
            default: isPlain = false
            }
            let width = isPlain ? 1 : 3 * String(scalar).utf8.count
            // One column is kept for the "=" of a soft end of line.
            if column + width > (isLast ? 76 : 75) {
                out += [UInt8(ascii: "="), 13, 10]
                column = 0
            }
            // What begins a line anew is looked at as such.
            if isPlain, column > 0 || (scalar != "." && scalar != "F") || index == scalars.startIndex {
                out.append(UInt8(scalar.value))
                column += 1
            } else {
                for byte in String(scalar).utf8 {
                    out.append(UInt8(ascii: "="))
                    out.append(digits[Int(byte >> 4)])
                    out.append(digits[Int(byte & 15)])
                    column += 3
                }
            }
        }
    }

    private static let digits = Array("0123456789ABCDEF".utf8)
}
