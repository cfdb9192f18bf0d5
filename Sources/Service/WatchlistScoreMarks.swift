internal import Foundation
internal import Model

/// An alert with what the desk's marks make of it.
struct MarkedAlert: Sendable {
    /// What the marks that hold come to. A wrong figure or date is a fault of the telling: the alert itself was right.
    enum Standing: String, Sendable, CaseIterable { case right, wrong, notNew }

    var alert: Alert
    /// The article that raised it; nil where it is on record no more.
    var article: String?
    var standing: Standing
    /// Marked for a wrong figure, or a wrong date.
    var hasWrongFigure: Bool
    var hasWrongDate: Bool
    /// What it was known as, where it was marked `same-as`.
    var sameAs: String?

    /// Nil where the marks say nothing of it.
    init?(_ alert: Alert, article: String?, marks: [Mark]) {
        guard !marks.isEmpty else { return nil }
        self.alert = alert
        self.article = article
        hasWrongFigure = marks.contains { $0.word == .wrongFigure }
        hasWrongDate = marks.contains { $0.word == .wrongDate }
        // The desk may change its mind: the last word on the alert as a whole holds.
        let last = marks.last { ![.wrongFigure, .wrongDate].contains($0.word) }
        sameAs = last?.word == .sameAs ? last?.other : nil
        switch last?.word {
        case .wrong: standing = .wrong
        case .notNew, .sameAs: standing = .notNew
        default: standing = .right
        }
    }

    /// The alerts raised in [from, to) that bear a mark, whenever it was made.
    static func all(in store: any Store, from: Date, to: Date) throws(StoreFault) -> [MarkedAlert] {
        var marks: [String: [Mark]] = [:]
        for mark in try store.marks(from: .distantPast, to: .distantFuture) {
            marks[mark.alert, default: []].append(mark)
        }
        var found: [MarkedAlert] = []
        for (id, marks) in marks.sorted(by: { $0.value[0].number < $1.value[0].number }) {
            guard let raised = try store.alert(id: id), raised.alert.raised >= from, raised.alert.raised < to,
                let marked = MarkedAlert(
                    raised.alert, article: raised.article ?? marks.compactMap(\.article).first, marks: marks)
            else { continue }
            found.append(marked)
        }
        return found
    }
}

/// So many of so many.
struct Share: Sendable, Hashable {
    var part: Int
    var whole: Int

    /// Nil of nothing.
    var value: Double? { whole > 0 ? Double(part) / Double(whole) : nil }

    /// The interval that holds the true share with 95 % probability (Wilson 1927, doi 10.1080/01621459.1927.10502953): right
    /// for small numbers too, where the textbook's interval is not.
    var interval: ClosedRange<Double>? {
        guard whole > 0 else { return nil }
        let z = 1.959_963_985
        let n = Double(whole)
        let p = Double(part) / n
        let middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
        return max(0, middle - half)...min(1, middle + half)
    }

    /// `.93 (.84–.97, n 60)`; `n/a` of nothing.
    var text: String {
        guard let value, let interval else { return "n/a" }
        return
            "\(Self.short(value)) (\(Self.short(interval.lowerBound))–\(Self.short(interval.upperBound)), n \(whole))"
    }

    private static func short(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        return hundredths >= 100 ? "1.00" : "." + (hundredths < 10 ? "0" : "") + "\(hundredths)"
    }
}

/// A share in JSON.
struct ShareJSON: Encodable {
    var value: Double?
    var low: Double?
    var high: Double?
    var part: Int
    var n: Int

    init(_ share: Share) {
        func rounded(_ value: Double?) -> Double? { value.map { ($0 * 10_000).rounded() / 10_000 } }
        value = rounded(share.value)
        low = rounded(share.interval?.lowerBound)
        high = rounded(share.interval?.upperBound)
        part = share.part
        n = share.whole
    }
}
