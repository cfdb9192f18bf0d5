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
        let text = copy.titleSentences..<min(copy.sentences.count, copy.titleSentences + 2)
        let lead = copy.isInTitle(sentence) ? Array(text) : []
        if ([sentence] + title + lead).contains(where: { Lone.stands(in: copy.bytes[copy.sentences[$0].range]) }) {
            size = Bounds(1)
        }
    }

    /// For the thing that an article is about and gives no number beside: the first number of such people that follows in the
    /// next sentences ("About 200 took part").
    ///
    /// - Parameter reference: the day of publication.
    mutating func bindFollowingCount(_ copy: Copy, _ type: ReadableType, reference: Day?) {
        guard type.type.size != nil, size == nil, copy.position(sentence) <= 2 else { return }
        let from = date?.interval.from ?? reference
        // Whoever else is held is told of a little below.
        let most = type.type.identity == .party ? 3 : 6
        for next in copy.sentences.indices.dropFirst(sentence + 1).prefix(most) {
            // "In 2013 more than 200 people …": another time.
            if let from, copy.isOfEarlier(next, than: from - type.type.window) { continue }
            // Whoever speaks of thousands held, below the case that is told, speaks of others.
            if let found = nearestCount(copy, type, in: next), type.type.identity != .party || !found.isVague,
                (found.high ?? found.low ?? 0) < (type.type.size?.most ?? .infinity)
            {
                size = found
                return
            }
        }
    }

    /// For the loan that an article is about and gives no sum beside: the first sum of the next sentences that stands by a
    /// word for what is lent, and by none nearer for what something costs.
    mutating func bindFollowingSum(_ copy: Copy, _ type: ReadableType) {
        guard type.type.hasAmount, amount == nil, status == .occurred || status == .planned,
            copy.position(sentence) <= 2
        else { return }
        var last: String?
        for next in copy.sentences.indices.dropFirst(sentence + 1).prefix(5) {
            var best: (figure: Figure, distance: Int)?
            // That it is given, or by whom.
            let isLent = type.cues.contains {
                $0.weight > Weight.ownAmount && $0.test.holds(copy, sentence: next, type: type.index)
            }
            for figure in copy.sums(in: next, currency: &last) {
                guard !Cost.stands(before: figure.range, in: copy.sentences[next].range, copy) else { continue }
                if isLent, best == nil { best = (figure, 9) }
                for hit in copy.hitsOf[next] {
                    guard case .trigger(type.index, let group) = copy.hits[hit].term,
                        let trigger = type.triggers[group], trigger.weight >= Weight.deed
                    else { continue }
                    let distance = copy.words(between: figure.range, and: copy.hits[hit].range)
                    if distance <= 8, distance < best?.distance ?? .max { best = (figure, distance) }
                }
            }
            if let found = best?.figure {
                amount = Money(low: found.bounds.low, high: found.bounds.high, currency: found.currency)
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

    /// A headline's number is the whole, where the lead counts a part: "three of a family sentenced", and below it her
    /// brother and two cousins.
    mutating func bindHeadlineCount(_ copy: Copy, _ type: ReadableType) {
        guard type.type.size != nil, type.type.identity == .party, let mine = size, !copy.isInTitle(sentence),
            copy.position(sentence) <= 2
        else { return }
        for title in 0..<copy.titleSentences {
            guard let whole = nearestCount(copy, type, in: title), let least = whole.low, !whole.isVague,
                let part = mine.high ?? mine.low, least > part, least <= 4 * part
            else { continue }
            size = whole
            return
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
            if type.type.identity == .party, Kin.stand(behind: figure.range, copy) { continue }
            var noun = figure.unit == "people" || Partitive.stands(behind: figure.range, copy) ? 0 : 99
            var other = 99
            for hit in copy.hitsOf[sentence] {
                guard case .trigger(type.index, let group) = copy.hits[hit].term else { continue }
                let range = copy.hits[hit].range
                let gap = copy.words(between: figure.range, and: range)
                // What is counted follows the number, within the phrase; the verb may stand a little before.
                let follows = range.lowerBound >= figure.range.lowerBound
                if type.sizeNouns[group], gap <= (follows ? 3 : 1) { noun = min(noun, gap) }
                // "500 came, police detained twenty": of the next clause.
                if type.sizeNot[group], gap <= (follows ? 3 : 1), gap == 0 || copy.isOneClause(figure.range, range) {
                    other = min(other, gap)
                }
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
        var last: String?
        for figure in copy.sums(in: sentence, currency: &last) {
            let isCost = Cost.stands(before: figure.range, in: copy.sentences[sentence].range, copy)
            let distance = distance(to: figure.range, in: copy) + (isCost ? 20 : 0)
            if distance < best?.distance ?? .max { best = (figure, distance) }
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

extension Copy {
    /// The sums of money of a sentence, those too whose currency an earlier one tells: "it costs $4.7 billion, of which 2.3
    /// billion is lent".
    ///
    /// - Parameter last: the currency of the sum before, and then of the last.
    func sums(in sentence: Int, currency last: inout String?) -> [Figure] {
        var sums: [Figure] = []
        for index in figuresOf[sentence] {
            var figure = figures[index]
            if figure.kind == .number, let currency = last,
                (figure.bounds.high ?? figure.bounds.low ?? 0) >= Self.leastBareSum
            {
                figure.currency = currency
                figure.kind = .money
            }
            guard figure.kind == .money else { continue }
            last = figure.currency
            sums.append(figure)
        }
        return sums
    }

    /// From here on a bare number beside sums is one.
    private static let leastBareSum = 1_000_000.0

    /// Whether a sentence tells of a time that ended before that day, and of none since.
    func isOfEarlier(_ sentence: Int, than day: Day) -> Bool {
        let told = datesOf[sentence].filter { !isBehindRelative(dates[$0].range, of: sentence) }
        return !told.isEmpty && told.allSatisfy { dates[$0].interval.to < day }
    }
}
