import Classifying
import Foundation
import Measures
import Model
import Testing
import Watching

@testable import Service

/// Minimal pairs: one sentence with and without the words that say that it is planned, denied, imagined, recalled, or something
/// else altogether, in each language for each type. Our own words.
@Suite struct PairGateTests {
    private struct Pair {
        var language: Language
        var text: String
        var published: String
        var type: String
        /// A status; `none`: the words speak of no such thing.
        var status: String
    }

    private static func pairs(_ file: String) throws -> [Pair] {
        let path = LabelGateTests.labelled + "/\(file).yaml"
        let log = FaultLog()
        let list = YAMLReader.read(try String(contentsOfFile: path, encoding: .utf8), file: path, log: log)
        return (list?.list() ?? []).compactMap { value in
            guard let map = value.map(keys: nil), let language = map["language"]?.string(),
                let text = map["text"]?.string(), let published = map["published"]?.string(),
                let type = map["type"]?.string(), let status = map["status"]?.string()
            else { return nil }
            return Pair(
                language: Language(rawValue: language), text: text, published: published, type: type, status: status)
        }
    }

    /// Right is: what occurred or is planned is read as that, and surely enough to act on; nothing else is.
    private static func isRight(_ pair: Pair, _ reports: [Report], _ silent: Set<String>) -> Bool {
        let live = reports.filter {
            $0.type == pair.type && ($0.status == .occurred || $0.status == .planned) && $0.confidence >= 0.5
                && !($0.scope.map(silent.contains) ?? false)
        }
        return switch pair.status {
        case "occurred", "planned": live.contains { $0.status.rawValue == pair.status }
        default: live.isEmpty
        }
    }

    @Test(arguments: ["pairs", "pairs-russian"]) func everyGateInEveryLanguage(file: String) throws {
        let watchlist = try Watchlist.load(LabelGateTests.watchlists)
        let classifier = Classifier(watchlist: watchlist, zone: LabelGateTests.zone)
        let silent = Set(watchlist.types.flatMap(\.scopes).filter { !$0.alerts }.map(\.name))
        var parts: [String: (right: Int, all: Int)] = [:]
        var misses: [String] = []
        let pairs = try Self.pairs(file)
        #expect(pairs.count >= 100)
        for pair in pairs {
            let published = Timestamp.read(pair.published, zone: LabelGateTests.zone)
            #expect(published != nil, "\(pair.text): \(pair.published) is no time")
            let reports = classifier.findings(
                title: "", text: pair.text, language: pair.language, published: published
            ).reports
            let isRight = Self.isRight(pair, reports, silent)
            if !isRight {
                misses.append(
                    "\(pair.type) \(pair.status), got \(reports.map { "\($0.type) \($0.status.rawValue)" }): \(pair.text)"
                )
            }
            for part in [pair.language.base.rawValue, pair.status, "all"] {
                parts[part, default: (0, 0)].all += 1
                parts[part, default: (0, 0)].right += isRight ? 1 : 0
            }
        }
        for (part, share) in parts.sorted(by: { $0.key < $1.key }) {
            let measure = Measure("\(file)/\(part)", LabelScore.share(share.right, share.all), of: share.all)
            #expect(measure.holds(), "\(measure.name) is \(measure.value): \(misses.joined(separator: "\n"))")
        }
        if ProcessInfo.processInfo.environment["COPYTASTER_MISSES"] != nil { print(misses.joined(separator: "\n")) }
    }
}
