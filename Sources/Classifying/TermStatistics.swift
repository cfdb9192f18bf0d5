import Foundation

/// Statistics over counts of words and articles.
package enum TermStatistics {
    /// How far a word's share in one class is above that in the other, in standard deviations: the log-odds ratio with an
    /// informative Dirichlet prior, the prior being the word's share in everything (Monroe, Colaresi, Quinn 2008, Fightin'
    /// Words, eq. 16 and 22).
    ///
    /// - Parameters:
    ///   - count: occurrences in the first class, of `total` in it.
    ///   - other: the same in the second.
    ///   - all: occurrences in the background, of `allTotal`.
    ///   - weight: how many words the prior counts for.
    /// - Returns: above 1.96 the word belongs to the first class with 95% certainty, if it were the only one looked at.
    package static func logOdds(
        count: Int, of total: Int, other: Int, of otherTotal: Int, all: Int, of allTotal: Int, weight: Double = 500
    ) -> Double {
        guard allTotal > 0 else { return 0 }
        let prior = max(1e-6, weight * Double(all) / Double(allTotal))
        func logit(_ count: Int, _ total: Int) -> Double {
            let mine = Double(count) + prior
            return log(mine) - log(max(1e-6, Double(total) + weight - mine))
        }
        let variance = 1 / (Double(count) + prior) + 1 / (Double(other) + prior)
        return (logit(count, total) - logit(other, otherTotal)) / variance.squareRoot()
    }

    /// Dunning's log-likelihood ratio of two things that stand in `both` articles together, in `first` and `second`, of `all`;
    /// negative where they avoid each other. Above 10.83 chance is ruled out at one in a thousand (χ², one degree).
    package static func association(both: Int, first: Int, second: Int, all: Int) -> Double {
        guard all > 0, first > 0, second > 0, first <= all, second <= all else { return 0 }
        func part(_ observed: Int, _ row: Int, _ column: Int) -> Double {
            guard observed > 0, row > 0, column > 0 else { return 0 }
            return Double(observed) * log(Double(observed) * Double(all) / (Double(row) * Double(column)))
        }
        let sum =
            part(both, first, second) + part(first - both, first, all - second)
            + part(second - both, all - first, second)
            + part(all - first - second + both, all - first, all - second)
        return Double(both) * Double(all) >= Double(first) * Double(second) ? 2 * sum : -2 * sum
    }
}
