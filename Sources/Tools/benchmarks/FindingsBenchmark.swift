internal import Classifying
internal import Foundation
internal import Model
internal import Watching

/// Articles to findings.
enum FindingsBenchmark {
    /// - Parameter option: the watchlist's folder.
    static func run(_ inputs: [Input], rounds: Int, option: String) throws -> Measured {
        let texts = inputs.map { $0.text ?? "" }
        let classifier = Classifier(watchlist: try Watchlist.load(option), zone: .gmt)
        let published = Date(timeIntervalSince1970: 1_616_000_000)
        var reports = 0
        var result = measured(rounds) {
            reports = 0
            for text in texts {
                let title = text.prefix { $0 != "\n" }.prefix(120)
                reports +=
                    classifier.findings(title: String(title), text: text, language: .english, published: published)
                    .reports.count
            }
            return texts.count
        }
        result.results = [.init(text: "\(reports)")]
        return result
    }
}
