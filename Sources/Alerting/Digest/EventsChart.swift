import Model

/// Events a day by type: bars that stand on each other, a day each.
struct EventsChart {
    /// Types told apart; the rarest beyond are one.
    static let types = 5
    /// Days at the most; of more the last are shown.
    static let days = 62

    let from: Day
    let to: Day
    /// By how often they happened, the most frequent first; `nil` stands for the others.
    let kinds: [(type: String?, count: Int)]
    private let counts: [Day: [Int]]
    private let words: DigestWords

    /// Nil where nothing happened.
    init?(_ charts: Digest.Charts, _ words: DigestWords) {
        self.words = words
        to = max(charts.from, charts.to)
        from = max(charts.from, to - (Self.days - 1))
        let shown = charts.events.filter { [from, to] in $0.day >= from && $0.day <= to && $0.count > 0 }
        var sums: [String: Int] = [:]
        for item in shown { sums[item.type, default: 0] += item.count }
        let ordered = sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        guard !ordered.isEmpty else { return nil }
        // One left over is named like the others.
        let named = ordered.count <= Self.types + 1 ? ordered[...] : ordered.prefix(Self.types)
        let rest = ordered.dropFirst(named.count).reduce(0) { $0 + $1.value }
        kinds = named.map { ($0.key, $0.value) } + (rest > 0 ? [(nil, rest)] : [])
        let index = Dictionary(uniqueKeysWithValues: named.enumerated().map { ($1.key, $0) })
        var counts: [Day: [Int]] = [:]
        for item in shown {
            counts[item.day, default: Array(repeating: 0, count: kinds.count)][index[item.type] ?? kinds.count - 1] +=
                item.count
        }
        self.counts = counts
    }

    private func total(_ day: Day) -> Int { counts[day]?.reduce(0, +) ?? 0 }

    func label(_ index: Int) -> String { kinds[index].type.map(words.type) ?? words.phrases.charts.others }

    var title: String { "\(words.phrases.charts.events), \(words.days(DayInterval(from, to)))" }

    /// `Protest 12, Loan 3; most on 27 March 2021: 4.`
    var caption: String {
        let sums = kinds.indices.map { "\(label($0)) \(kinds[$0].count)" }.joined(separator: ", ")
        guard let busiest = counts.keys.max(by: { (total($0), $1) < (total($1), $0) }) else { return sums + "." }
        return "\(sums); \(words.phrases.charts.busiest(words.day(busiest), total(busiest)))."
    }

    /// A line a day on which something happened: `27 Mar ███▌ 4  Protest 3, Loan 1`.
    var bars: [String] {
        TextBars.rows(
            counts.keys.sorted().map { day in
                let parts = kinds.indices.compactMap { index in
                    (counts[day]?[index]).flatMap { $0 > 0 ? "\(label(index)) \($0)" : nil }
                }
                return (words.shortDay(day), Double(total(day)), "\(total(day))  \(parts.joined(separator: ", "))")
            })
    }

    /// A day's number, with half of its width.
    struct Label {
        var text: String
        var x: Double, y: Double, half: Double
        var isMost: Bool

        private static let height = 12.0

        func meets(_ other: Label) -> Bool {
            abs(x - other.x) < half + other.half + 1 && abs(y - other.y) < Self.height
        }
    }

    /// Those that can stand beside one another, from the left; the first of the greatest always stands.
    static func apart(_ labels: [Label]) -> [Label] {
        let most = labels.first(where: \.isMost)
        var shown: [Label] = []
        for label in labels {
            let isMost = label.isMost && most?.x == label.x
            let others = shown.suffix(3) + (isMost ? [] : [most].compactMap(\.self))
            if isMost || !others.contains(where: label.meets) { shown.append(label) }
        }
        return shown
    }

    func svg(id: String) -> String {
        var svg = SVG(id: id)
        let (top, height) = (16.0, 96.0)
        let count = to - from + 1
        let pitch = SVG.width / Double(count)
        let most = Double((0..<count).map { total(from + $0) }.max() ?? 1)
        var labels: [Label] = []
        for index in 0..<count {
            let day = from + index
            guard let parts = counts[day] else { continue }
            let x = Double(index) * pitch
            var y = top + height
            for (kind, count) in parts.enumerated() where count > 0 {
                let tall = Double(count) / most * height
                y -= tall
                svg.bar(
                    x + pitch * 0.1, y + 0.5, pitch * 0.8, max(0.8, tall - 0.5),
                    colour: min(kind, SVG.colours.count - 1))
            }
            let text = "\(total(day))"
            let half = SVG.width(of: text) / 2
            labels.append(
                Label(
                    text: text, x: min(SVG.width - half, max(half, x + pitch / 2)), y: y - 3, half: half,
                    isMost: Double(total(day)) == most))
        }
        for label in Self.apart(labels) { svg.text(label.text, label.x, label.y, .middle) }
        let base = top + height
        svg.line(0, base + 0.5, SVG.width, base + 0.5)
        var end = -10.0
        for index in stride(from: 0, to: count, by: 7) {
            let label = words.shortDay(from + index)
            let x = Double(index) * pitch
            guard x > end + 6, x + SVG.width(of: label) <= SVG.width else { continue }
            svg.line(x + pitch / 2, base + 1, x + pitch / 2, base + 4)
            svg.text(label, x, base + 15, isFaint: true)
            end = x + SVG.width(of: label)
        }
        var y = base + 36
        for index in kinds.indices {
            svg.bar(0, y - 10, 12, 12, colour: min(index, SVG.colours.count - 1))
            svg.text(SVG.cut("\(label(index)) · \(kinds[index].count)", to: SVG.width - 20), 18, y)
            y += 17
        }
        return svg.document(height: y - 8, title: title, description: caption)
    }
}
