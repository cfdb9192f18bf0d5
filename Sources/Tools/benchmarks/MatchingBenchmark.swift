internal import Foundation
internal import Watching

/// Texts against a watchlist.
enum MatchingBenchmark {
    /// - Parameter option: the watchlist's folder. `count` is bytes of text.
    static func run(_ inputs: [Input], rounds: Int, option: String) throws -> Measured {
        let texts = inputs.map { $0.text ?? "" }
        let watchlist = try Watchlist.load(option)
        var hits = 0
        return measured(rounds) {
            for text in texts { hits += watchlist.hits(in: NormalText(text)).count }
            return texts.reduce(0) { $0 + $1.utf8.count }
        }
    }
}
