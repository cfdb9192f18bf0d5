import Foundation
import Model
import Reading
import Testing

/// Whole pages of the public suites. The floors are what was reached; they may only rise.
@Suite struct PageSuiteTests {
    @Test func benchmark() throws {
        guard let folder = PageSuite.folder("articles") else { return }
        let score = try Score(folder: folder, file: "aeb.jsonl")
        print("articles/aeb: P \(score.precision) R \(score.recall) F1 \(score.f1) of \(score.count)")
        #expect(score.f1 >= 0.981)
        // The one is in truth the teaser of a subscribers' paper, and the suite's text is the teaser.
        #expect(score.paywalled == 1)
    }

    @Test func readability() throws {
        guard let folder = PageSuite.folder("articles") else { return }
        let score = try Score(folder: folder, file: "readability.jsonl")
        print(
            "articles/readability: F1 \(score.f1), title \(score.titles)/\(score.count), date \(score.dates)/\(score.dated)"
        )
        #expect(score.f1 >= 0.965)
        #expect(score.paywalled == 0)
        #expect(Double(score.titles) >= 0.96 * Double(score.count))
        #expect(Double(score.dates) >= 0.95 * Double(score.dated))
    }

    /// As article-extraction-benchmark's evaluate.py: 4-gram shingles of words, precision and recall averaged over pages.
    struct Score {
        var precision = 0.0
        var recall = 0.0
        var count = 0
        var titles = 0
        var dates = 0
        var dated = 0
        /// Pages taken for a part of their article: the suites hold whole ones.
        var paywalled = 0
        var f1: Double { precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall) }

        init(folder: String, file: String) throws {
            var precisions: [Double] = []
            var recalls: [Double] = []
            for line in try PageSuite.lines(folder + "/" + file) {
                guard let expected = line["expect"] as? [String: Any], let input = line["input"] as? String else {
                    continue
                }
                let bytes = try PageSuite.unpacked(folder + "/" + input)
                let url = line["url"] as? String ?? "http://fakehost/test/page.html"
                let page = (try? PageReader.page(bytes, contentType: nil, url: url)) ?? Page()
                let (hits, found, wanted) = Self.compare(page.text, expected["text"] as? String ?? "")
                if found > 0 { precisions.append(Double(hits) / Double(found)) }
                if wanted > 0 { recalls.append(Double(hits) / Double(wanted)) }
                count += 1
                if page.isPaywalled { paywalled += 1 }
                if let title = expected["title"] as? String, Self.words(title) == Self.words(page.title ?? "") {
                    titles += 1
                }
                if let published = expected["published_raw"] as? String {
                    dated += 1
                    // A day without an hour is told by its day.
                    if let date = page.published, date.formatted(.iso8601).prefix(10) == published.prefix(10) {
                        dates += 1
                    }
                }
            }
            precision = precisions.reduce(0, +) / Double(max(1, precisions.count))
            recall = recalls.reduce(0, +) / Double(max(1, recalls.count))
        }

        static func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

        static func compare(_ found: String, _ wanted: String) -> (hits: Int, found: Int, wanted: Int) {
            let left = shingles(found)
            let right = shingles(wanted)
            let hits = left.reduce(0) { $0 + min($1.value, right[$1.key] ?? 0) }
            return (hits, left.values.reduce(0, +), right.values.reduce(0, +))
        }

        /// Python's `\w+`: letters, digits, underscore; marks end a word.
        static func shingles(_ text: String) -> [[Substring]: Int] {
            let tokens = text.unicodeScalars.split { scalar in
                switch scalar.properties.generalCategory {
                case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
                    .decimalNumber,
                    .letterNumber, .otherNumber:
                    false
                default: scalar != "_"
                }
            }.map(Substring.init)
            guard !tokens.isEmpty else { return [:] }
            var result: [[Substring]: Int] = [:]
            for start in 0..<max(1, tokens.count - 3) {
                result[Array(tokens[start..<min(start + 4, tokens.count)]), default: 0] += 1
            }
            return result
        }
    }
}
