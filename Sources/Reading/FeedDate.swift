package import Foundation
import Model

/// Reads the dates of feeds and pages: RFC 822/2822 and its misspellings, RFC 3339, W3CDTF, ISO 8601, the forms of
/// asctime, Russian, Kazakh, Chinese and Korean writing, and seconds or milliseconds since 1970. A time without a zone
/// is taken as UTC.
package enum FeedDate {
    /// The instant that a text names; nil where it can't be told for sure.
    package static func parse(_ text: String) -> Date? {
        var reader = FeedDateReader(Array(text.utf8.prefix(200)))
        return reader.read()
    }

    /// As `parse`, but refuses what no article can bear: before 1990, or more than 24 hours after `now`. `problem` says
    /// why there is no date.
    package static func parse(_ text: String, now: Date) -> (date: Date?, problem: String?) {
        // Only what is wrong is shown: trimming took longer than reading the date.
        var shown: String { String(text.prefix(60)).trimmingCharacters(in: .whitespacesAndNewlines) }
        guard let date = parse(text) else {
            return (nil, shown.isEmpty ? nil : "the date '\(shown)' can't be read; it counts as unknown")
        }
        if date.timeIntervalSince1970 < earliest {
            return (nil, "the date '\(shown)' is before 1990; it counts as unknown")
        }
        if date.timeIntervalSince(now) > 86_400 {
            return (nil, "the date '\(shown)' lies in the future; it counts as unknown")
        }
        return (date, nil)
    }

    /// 1990-01-01: before the web, so no article's own time.
    private static let earliest = 631_152_000.0
}
