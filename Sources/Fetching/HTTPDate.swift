package import Foundation
import Model

/// The three forms in which HTTP writes a date (RFC 9110, section 5.6.7).
package enum HTTPDate {
    /// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` or `Sun Nov  6 08:49:37 1994`; always UTC,
    /// whatever zone it names. Nil where it is none of these.
    package static func parse(_ text: String) -> Date? {
        guard text.utf8.count <= 64 else { return nil }
        var month: Int?
        var clock: Int?
        var numbers: [(value: Int, digits: Int)] = []
        for word in text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "-" }) {
            if word.contains(":") {
                clock = seconds(word)
            } else if let number = Int(word), word.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
                numbers.append((number, word.utf8.count))
            } else if let index = months.firstIndex(of: word.lowercased()) {
                month = index + 1
            }
        }
        guard let month, let clock, numbers.count == 2, numbers[0].digits <= 2 else { return nil }
        // Two digits: the century that RFC 9110 chooses is at most 50 years ahead; nothing here is that old.
        let year = numbers[1].digits == 2 ? numbers[1].value + (numbers[1].value < 70 ? 2000 : 1900) : numbers[1].value
        guard let day = Day(year: year, month: month, day: numbers[0].value) else { return nil }
        return Date(timeIntervalSince1970: Double(day.ordinal * 86_400 + clock))
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    private static func seconds(_ clock: Substring) -> Int? {
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
        guard parts.count == 3, (0...23).contains(parts[0]), (0...59).contains(parts[1]), (0...60).contains(parts[2])
        else {
            return nil
        }
        return parts[0] * 3600 + parts[1] * 60 + parts[2]
    }
}
