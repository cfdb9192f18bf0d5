import Model
import Watching

extension Candidate {
    /// Binds the number of people and the sum of money: those of the sentence that stand nearest to the trigger.
    mutating func bindFigures(_ copy: Copy, _ type: ReadableType) {
        if type.type.size != nil {
            size = nearestCount(copy, type, in: sentence)
            countsItself = size != nil
            if size != nil { logOdds += Weight.ownSize }
        }
        if type.type.hasAmount, let money = nearestMoney(copy) {
            amount = Money(low: money.bounds.low, high: money.bounds.high, currency: money.currency)
            logOdds += Weight.ownAmount
        }
    }

    /// "A lone picketer", одиночный пикет: one.
    mutating func bindLone(_ copy: Copy, _ type: ReadableType) {
        guard type.type.identity == .day, type.type.size != nil, size == nil, copy.position(sentence) <= 2 else {
            return
        }
        let title = 0..<copy.titleSentences
        if ([sentence] + title).contains(where: { Lone.stands(in: copy.bytes[copy.sentences[$0].range]) }) {
            size = Bounds(1)
        }
    }

    /// For the thing that an article is about and gives no number beside: the first number of such people that follows in the
    /// next sentences ("About 200 took part").
    mutating func bindFollowingCount(_ copy: Copy, _ type: ReadableType) {
        guard type.type.size != nil, size == nil, copy.position(sentence) <= 2 else { return }
        for next in copy.sentences.indices.dropFirst(sentence + 1).prefix(6) {
            // Whoever speaks of thousands held, below the case that is told, speaks of others.
            if let found = nearestCount(copy, type, in: next), type.type.identity != .party || !found.isVague,
                (found.high ?? found.low ?? 0) < (type.type.size?.most ?? .infinity)
            {
                size = found
                return
            }
        }
    }

    /// A headline gives the whole sum and who gets it, where the lead lists its parts.
    mutating func bindHeadlineSum(_ copy: Copy, _ type: ReadableType, _ gazetteer: Gazetteer) {
        guard type.type.hasAmount, let mine = amount, (1...2).contains(copy.position(sentence)) else { return }
        let sums = copy.figures.filter { $0.range.upperBound <= copy.textStart && $0.kind == .money }
        guard sums.count == 1, let whole = sums.first, whole.currency == mine.currency,
            let sum = whole.bounds.high ?? whole.bounds.low, let part = mine.high ?? mine.low, sum > part
        else { return }
        amount = Money(low: whole.bounds.low, high: whole.bounds.high, currency: whole.currency)
        for hit in copy.hits.prefix(while: { $0.range.lowerBound < copy.textStart }) {
            if case .place(let index) = hit.term, type.admits[index],
                place?.within.contains(gazetteer.placeNames[index].name) == true
            {
                place = gazetteer.reported(index)
                return
            }
        }
    }

    /// A figure counts if one who is counted stands within three words, and none who isn't (the arrested) nearer.
    private func nearestCount(_ copy: Copy, _ type: ReadableType, in sentence: Int) -> Bounds? {
        var best: (bounds: Bounds, cost: Int)?
        for index in copy.figuresOf[sentence] {
            let figure = copy.figures[index]
            guard figure.kind == .count || figure.kind == .number, figure.bounds.low != nil || figure.bounds.high != nil
            else { continue }
            guard !copy.dates[copy.datesOf[sentence]].contains(where: { $0.range.overlaps(figure.range) }) else {
                continue
            }
            if Age.counts(figure, copy) { continue }
            // "One" is an article more often than a count: бір топ адам, "a group of people".
            if figure.bounds == Bounds(1), figure.text.first?.isNumber == false { continue }
            var noun = figure.unit == "people" ? 0 : 99
            var other = 99
            for hit in copy.hitsOf[sentence] {
                guard case .trigger(type.index, let group) = copy.hits[hit].term else { continue }
                let range = copy.hits[hit].range
                let gap = copy.words(between: figure.range, and: range)
                // What is counted follows the number, within the phrase; the verb may stand a little before.
                let follows = range.lowerBound >= figure.range.lowerBound
                if type.sizeNouns[group], gap <= (follows ? 3 : 1) { noun = min(noun, gap) }
                if type.sizeNot[group], gap <= (follows ? 3 : 2) { other = min(other, gap) }
            }
            guard noun < 99, noun <= 3, !(other < 99 && other <= max(noun, 2)) else { continue }
            // "Dozens came, then about 200": a number says more than a crowd of unknown hundreds, wherever it stands.
            let cost =
                (sentence == self.sentence ? distance(to: figure.range, in: copy) : 0)
                + (figure.bounds.isVague ? 1000 : 0) + (Share.stands(before: figure.range, copy) ? 500 : 0)
            if cost < best?.cost ?? .max { best = (figure.bounds, cost) }
        }
        return best?.bounds
    }

    private func nearestMoney(_ copy: Copy) -> Figure? {
        var best: (figure: Figure, distance: Int)?
        for index in copy.figuresOf[sentence] where copy.figures[index].kind == .money {
            let distance = distance(to: copy.figures[index].range, in: copy)
            if distance < best?.distance ?? .max { best = (copy.figures[index], distance) }
        }
        return best?.figure
    }
}

extension Bounds {
    /// "Dozens", "hundreds": the ends lie so far apart that it tells little more than an order of magnitude.
    fileprivate var isVague: Bool {
        guard let low, let high else { return false }
        return high >= 4 * low && low > 0
    }
}

/// Words for a protest of one, in the four languages.
enum Lone {
    private static let words = [
        "lone p", "Lone p", "lone woman", "lone man", "solo p", "one-man", "One-man", "one-woman", "single-person",
        "single p", "stood alone", "одиночн", "Одиночн", "в одиночку", "жалғыз адам", "жеке пикет", "Жеке пикет",
        "жалғыз өзі", "独自", "单人", "一人抗议", "單人",
    ].map { Array($0.utf8) }

    static func stands(in bytes: ArraySlice<UInt8>) -> Bool {
        words.contains { word in
            guard bytes.count >= word.count, let first = word.first else { return false }
            var index = bytes.startIndex
            let last = bytes.endIndex - word.count
            while index <= last {
                if bytes[index] == first, bytes[index..<(index + word.count)].elementsEqual(word) { return true }
                index += 1
            }
            return false
        }
    }
}

/// "A 34-year-old citizen" and "held for seven months" count no people.
enum Age {
    private static let units: Set<String> = ["year", "month", "week", "day", "hour", "minute"]
    private static let words = [
        "-year", " year-old", " years old", "-летн", "-жаст", " жаст", " жас ", "岁", "歲",
    ]

    static func counts(_ figure: Figure, _ copy: Copy) -> Bool {
        if let unit = figure.unit, units.contains(unit) { return true }
        // The figure may reach as far as whom it seems to count: "34-year-old citizen".
        let digits = copy.bytes[figure.range].prefix { (0x30...0x39).contains($0) }
        let end = digits.isEmpty ? figure.range.upperBound : digits.endIndex
        let rest = copy.bytes[end...]
        return words.contains { rest.starts(with: $0.utf8) }
    }
}
