import Foundation

/// Log-odds to probability.
enum Logistic {
    static func probability(_ logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
    /// Natural.
    static func logarithm(_ value: Double) -> Double { log(value) }
}
