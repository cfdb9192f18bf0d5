import Foundation

/// An article with what a careful reader finds in it: a line of a labelled file, in the form of the labels of the desk.
struct LabelledArticle: Decodable {
    struct Expectation: Decodable {
        struct Event: Decodable {
            var type: String
            var status: String
            var date: String?
            var place: String?
            var size: Span?
            var amount: Span?
        }
        var lang: String
        var category: String?
        var onTopic: Bool
        var alertExpected: Bool
        var sameEventGroup: String?
        var events: [Event]

        enum CodingKeys: String, CodingKey {
            case lang, category, events
            case onTopic = "on_topic"
            case alertExpected = "alert_expected"
            case sameEventGroup = "same_event_group"
        }
    }

    /// A number, `[low, high]`, `{low, high}` or `{value}`; nil at an end is open.
    struct Span: Decodable {
        var low: Double
        var high: Double

        init(low: Double?, high: Double?) {
            self.low = low ?? 0
            self.high = high ?? .infinity
        }

        private enum Keys: String, CodingKey { case low, high, value }

        init(from decoder: any Decoder) throws {
            if let one = try? decoder.singleValueContainer().decode(Double.self) {
                self.init(low: one, high: one)
            } else if let ends = try? decoder.singleValueContainer().decode([Double?].self), ends.count == 2 {
                self.init(low: ends[0], high: ends[1])
            } else {
                let map = try decoder.container(keyedBy: Keys.self)
                if let value = try map.decodeIfPresent(Double.self, forKey: .value) {
                    self.init(low: value, high: value)
                } else if map.contains(.value) {
                    self.init(low: .nan, high: .nan)
                } else {
                    self.init(
                        low: try map.decodeIfPresent(Double.self, forKey: .low),
                        high: try map.decodeIfPresent(Double.self, forKey: .high))
                }
            }
        }

        var isKnown: Bool { !low.isNaN }

        /// Within five per cent.
        func isClose(to other: Span) -> Bool { low <= other.high * 1.05 && other.low <= high * 1.05 }
    }

    var id: String
    var title: String
    var expect: Expectation

    static func read(_ path: String) throws -> [LabelledArticle] {
        let decoder = JSONDecoder()
        return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
            try decoder.decode(LabelledArticle.self, from: Data($0.utf8))
        }
    }
}

/// What `replay` printed of an article, as far as labels speak of it.
struct ReplayedArticle: Decodable {
    struct Dates: Decodable {
        var from: String
        var to: String
    }
    struct Report: Decodable {
        var type: String
        var verdict: String
        var status: String
        var event: String?
        var date: Dates?
        var place: String?
        var size: LabelledArticle.Span?
        var amount: LabelledArticle.Span?
    }
    struct Alert: Decodable {
        var event: String
        var kind: String
        var type: String
    }

    var id: String
    var language: String
    var onTopic: Bool
    var reports: [Report]
    var alerts: [Alert]
}
