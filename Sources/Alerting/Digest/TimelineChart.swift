import Model

/// What was told of one question over time: a dot for a number, a bar for a range, an arrow where an end is open. What
/// contradicts stands beside each other.
struct TimelineChart {
    /// Points at the most; of more the last.
    private static let most = 40
    /// Points at the most that are all named; of more the first, the last, the lowest and the highest.
    private static let allNamed = 8

    private let timeline: Digest.Charts.Timeline
    private let points: [Digest.Charts.Timeline.Point]
    private let words: DigestWords

    /// Nil where nothing has a number.
    init?(_ timeline: Digest.Charts.Timeline, _ words: DigestWords) {
        self.timeline = timeline
        self.words = words
        var seen = Set<Digest.Charts.Timeline.Point>()
        points = Array(
            timeline.points.filter { ($0.low ?? $0.high)?.isFinite == true && seen.insert($0).inserted }
                .sorted { ($0.day, $0.low ?? $0.high ?? 0) < ($1.day, $1.low ?? $1.high ?? 0) }.suffix(Self.most))
        if points.isEmpty { return nil }
    }

    var title: String { words.question(timeline.question, title: timeline.title, subject: timeline.subject) }

    private func value(_ point: Digest.Charts.Timeline.Point) -> String {
        let bounds = Bounds(low: point.low, high: point.high)
        return words.figure(bounds, unit: timeline.unit) ?? Wording.bounds(bounds, in: words.language)
    }

    /// `12 March 2021: USD 9.2 billion (Steppe Wire); …`: all of them.
    var caption: String {
        points.map { point in
            "\(words.day(point.day)): \(value(point))"
                + (point.outlet.map { " (\(OneLine.text($0, most: DigestWords.name)))" } ?? "")
        }.joined(separator: "; ") + "."
    }

    var bars: [String] {
        TextBars.rows(
            points.map { point in
                (
                    "\(words.shortDay(point.day)) \(point.day.year)", middle(point),
                    value(point) + (point.outlet.map { "  \(OneLine.text($0, most: DigestWords.name))" } ?? "")
                )
            }, widest: 10)
    }

    private func middle(_ point: Digest.Charts.Timeline.Point) -> Double {
        guard let low = point.low, let high = point.high else { return point.low ?? point.high ?? 0 }
        return (low + high) / 2
    }

    func svg(id: String) -> String {
        var svg = SVG(id: id)
        let frame = Box(x: 0, y: 0, width: SVG.width, height: 130)
        let values = points.flatMap { [$0.low, $0.high].compactMap(\.self) }
        let (low, high) = (values.min() ?? 0, values.max() ?? 0)
        let (first, last) = (points[0].day, points[points.count - 1].day)
        func x(_ day: Day) -> Double {
            last == first ? frame.width / 2 : 14 + Double(day - first) / Double(last - first) * (frame.width - 28)
        }
        func y(_ value: Double) -> Double {
            high > low ? 104 - (value - low) / (high - low) * 84 : 62
        }
        svg.line(0, frame.height + 0.5, frame.width, frame.height + 0.5)
        var taken: [Box] = []
        for point in points {
            let x = x(point.day)
            let (bottom, top) = (y(point.low ?? point.high ?? 0), y(point.high ?? point.low ?? 0))
            svg.line(x, frame.height, x, frame.height + 4)
            if bottom - top > 1 {
                svg.bar(x - 3, top, 6, bottom - top, colour: 0)
            } else {
                svg.dot(x, top, 4)
            }
            if point.high == nil { svg.arrow(x, top - 5, isUp: true) }
            if point.low == nil { svg.arrow(x, bottom + 5, isUp: false) }
            taken.append(
                Box(
                    x: x - 4, y: top - (point.high == nil ? 12 : 4), width: 8,
                    height: bottom - top + (point.high == nil || point.low == nil ? 16 : 8)))
        }
        var room = LabelRoom(frame, taken: taken)
        for point in named {
            let label = value(point)
            let (top, bottom) = (y(point.high ?? point.low ?? 0), y(point.low ?? point.high ?? 0))
            if let place = room.place(
                label, beside: x(point.day), (top + bottom) / 2, radius: 5, tall: max(5, (bottom - top) / 2 + 1))
            {
                svg.text(label, place.x, place.y)
            }
        }
        let names = (words.shortDay(first) + " \(first.year)", words.shortDay(last) + " \(last.year)")
        if first == last {
            svg.text(names.0, frame.width / 2, frame.height + 17, .middle, isFaint: true)
        } else {
            svg.text(names.0, 0, frame.height + 17, isFaint: true)
            svg.text(names.1, frame.width, frame.height + 17, .end, isFaint: true)
        }
        return svg.document(height: frame.height + 22, title: title, description: caption)
    }

    /// Those whose value stands beside them, the last first: it is the news.
    private var named: [Digest.Charts.Timeline.Point] {
        guard points.count > Self.allNamed else { return points.reversed() }
        let ends = [
            points.last, points.first, points.max { middle($0) < middle($1) }, points.min { middle($0) < middle($1) },
        ]
        var seen = Set<Digest.Charts.Timeline.Point>()
        return ends.compactMap(\.self).filter { seen.insert($0).inserted }
    }
}
