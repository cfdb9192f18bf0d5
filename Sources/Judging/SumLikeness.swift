import Model

/// How near a report's sum is to those told of a loan.
struct SumLikeness {
    var likeness = 0.0
    /// Equal within 5 %, in one currency.
    var isSame = false
    /// Told in one currency and unequal, or in two whose rate can't make them equal.
    var differs = false

    /// Of a loan's many tellings, the first ones' sums.
    private static let mostTellings = 8

    init(_ amount: Money?, _ event: Event) {
        guard let amount else { return }
        let known = [event.amount].compactMap(\.self) + event.tellings.prefix(Self.mostTellings).compactMap(\.amount)
        guard !known.isEmpty else { return }
        var couldBe: Bool?
        for other in known {
            if amount.currency == other.currency {
                guard amount.bounds.overlaps(other.bounds, tolerance: 0.05) else { continue }
                isSame = true
                likeness = 1
                return
            }
            guard let equal = ExchangeBands.couldBeEqual(amount, other) else { continue }
            couldBe = couldBe == true || equal
        }
        if couldBe == true {
            likeness = 0.4
        } else {
            differs = couldBe == false || known.contains { $0.currency == amount.currency }
        }
    }
}
