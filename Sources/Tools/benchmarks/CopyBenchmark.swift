internal import Model
internal import Reading

/// Texts, each looked up among those before it and entered.
enum CopyBenchmark {
    /// `results` holds the pairs found to be copies, by their places in the input.
    static func run(_ inputs: [Input], rounds: Int, option: String) throws -> Measured {
        let texts = inputs.map { $0.text ?? "" }
        var pairs: [[Int]] = []
        var result = measured(rounds) {
            pairs = []
            var index = CopyIndex()
            var known: [Fingerprint] = []
            for (number, text) in texts.enumerated() {
                let fingerprint = Fingerprint(title: "", text: text)
                for candidate in index.candidates(for: fingerprint) {
                    guard let other = Int(candidate.article), Likeness(fingerprint, known[other]).isCopy else {
                        continue
                    }
                    pairs.append([other, number])
                }
                index.add(fingerprint, article: "\(number)", copyOf: nil, time: Double(number))
                known.append(fingerprint)
            }
            return texts.count
        }
        result.results = pairs.map { .init(pair: $0) }
        return result
    }
}
