/// A content line of a calendar (RFC 5545, section 3.1), with its line end.
package enum CalendarLine {
    /// Octets of a line without its end.
    package static let most = 75

    /// A property whose value is text.
    /// - Parameter parameters: as they stand, `;LANGUAGE=ru`.
    package static func text(_ name: String, _ value: String, parameters: String = "") -> String {
        folded("\(name)\(parameters):\(escaped(value))")
    }

    /// Several texts of one property.
    package static func list(_ name: String, _ values: [String]) -> String {
        folded("\(name):\(values.map(escaped).joined(separator: ","))")
    }

    /// A property whose value is no text: a day, a number, an address.
    package static func value(_ name: String, _ value: String) -> String { folded("\(name):\(value)") }

    /// Section 3.3.11; controls other than the tab and the line feed may not stand in a text.
    package static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
            case ";": result.append(contentsOf: "\\;".unicodeScalars)
            case ",": result.append(contentsOf: "\\,".unicodeScalars)
            case "\n": result.append(contentsOf: "\\n".unicodeScalars)
            case "\t": result.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": continue
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Longer lines go on in the next, behind a space; never within a character's bytes, nor within a letter and what
    /// combines with it as long as a line holds them.
    package static func folded(_ line: String) -> String {
        var result: [UInt8] = []
        var room = most
        func add(_ bytes: some Collection<UInt8>) {
            if bytes.count > room {
                result += [0x0D, 0x0A, 0x20]
                room = most - 1
            }
            result += bytes
            room -= bytes.count
        }
        for character in line {
            if character.utf8.count < most {
                add(character.utf8)
            } else {
                for scalar in character.unicodeScalars { add(UTF8.encode(scalar)!) }
            }
        }
        result += [0x0D, 0x0A]
        return String(decoding: result, as: UTF8.self)
    }
}
