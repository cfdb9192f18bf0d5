import Model
import Watching

extension Candidate {
    /// Binds the date: the nearest of the sentence, else that of the sentence before where it carries on, else the
    /// dateline's. Nil: the text gives none.
    mutating func bindDate(_ copy: Copy, _ type: ReadableType, reference: Day?, gates: [Gate]) {
        if var own = nearestDate(copy, type, gates, reference) {
            // "Ruled on Monday that she will not be deported": what is to come follows, the day has been.
            if let reference, own.isBareWeekday, own.interval.from > reference, own.interval.from - reference <= 7,
                copy.bytes[own.range.upperBound...].starts(with: " that ".utf8)
            {
                own.interval = DayInterval(own.interval.from - 7, own.interval.to - 7)
            }
            // "Since February": it has gone on until now.
            if let reference, own.interval.to < reference, stands(.since, beside: own.range, copy, gates, within: 0) {
                own.interval = DayInterval(own.interval.from, reference)
            }
            // A night runs into the next day.
            if let reference, own.interval.to < reference, own.interval.count == 1, Night.isNamed(own.range, copy) {
                own.interval = DayInterval(own.interval.from, own.interval.to + 1)
            }
            date = own
            dateIsOwn = true
            return
        }
        // "… signed a loan. The papers were signed yesterday in Beijing."
        if let seatSentence, seatSentence != sentence, copy.datesOf[seatSentence].count == 1,
            let only = copy.datesOf[seatSentence].first, copy.dates[only].interval.count <= 7,
            reference.map({ copy.dates[only].interval.from <= $0 }) ?? true
        {
            date = copy.dates[only]
            return
        }
        guard !copy.isInTitle(sentence) else { return }
        let previous = sentence - 1
        if previous >= copy.titleSentences, copy.sentences[previous].paragraph == copy.sentences[sentence].paragraph,
            copy.datesOf[previous].count == 1, let only = copy.datesOf[previous].first,
            copy.dates[only].interval.count <= 7, !copy.isInRelativeClause(copy.dates[only].range, of: previous),
            reference.map({ copy.dates[only].interval.from <= $0 }) ?? true
        {
            date = copy.dates[only]
            return
        }
        // The dateline: a day within the text's first words, not after publication.
        guard let first = copy.dates.first(where: { $0.range.lowerBound >= copy.textStart }),
            first.range.lowerBound - copy.textStart < 80, first.interval.count == 1, copy.position(sentence) <= 3,
            let reference, reference - first.interval.to <= 7, first.interval.from <= reference
        else { return }
        date = first
    }

    /// The nearest date; of several days that stand about as near, the latest that has come: an article that sets one event
    /// against an earlier one is about the later.
    private func nearestDate(_ copy: Copy, _ type: ReadableType, _ gates: [Gate], _ reference: Day?) -> DateMention? {
        var found: [(date: DateMention, cost: Int)] = []
        for index in copy.datesOf[sentence] {
            let mention = copy.dates[index]
            // "Nothing to repay until 2029", "sentenced after two years in custody": a term, no day of what happened.
            if let reference, mention.interval.from > reference,
                mention.interval.from - reference > Self.farthestPlan || Elapsed.isTold(mention.range, copy)
            {
                continue
            }
            let gap = distance(to: mention.range, in: copy)
            // "…, the press service said on 24 February": the statement's day, whatever follows it. "… on 24 February, police
            // said" may be either's: the trigger's where it is near.
            if stands(.said, beside: mention.range, copy, gates, within: 1, isBefore: true) { continue }
            // "… was arrested on 2 March, her sister told us on Monday": of the clause that tells.
            // What is lent is news on the day on which it is told.
            if type.type.identity != .sum, !sharesClause(with: mention.range, in: copy),
                isTelling(mention.range, copy, gates)
            {
                continue
            }
            if copy.bytes[mention.range.upperBound...].starts(with: " that ".utf8),
                stands(.said, beside: mention.range, copy, gates, within: 6, isBefore: true)
            {
                continue
            }
            if gap > 3, stands(.said, beside: mention.range, copy, gates, within: 1) { continue }
            // "Who slipped across in May 2018, will not be sent back": the clause's day, unless the trigger stands in it too.
            if isBesides(mention.range, copy, sentence) { continue }
            if Self.followsInTime(mention.range, copy) { continue }
            // A year far from the trigger dates something else ("part of a sum promised in 2004").
            if mention.grain == .year, gap > 6 { continue }
            // A year says little beside a day: it must stand right by the trigger to win.
            let coarse =
                switch mention.grain {
                case .year, .quarter: 8
                case .month: 3
                default: 0
                }
            // "Need not repay until 2029": so far ahead lies no event of the news, where the sentence has another date.
            let isFarAhead = reference.map { mention.interval.from - $0 > 366 } ?? false
            found.append((mention, gap + coarse + (isFarAhead ? 24 : 0)))
        }
        guard let nearest = found.min(by: { $0.cost < $1.cost }) else { return nil }
        guard let reference, nearest.date.interval.count <= 7 else { return nearest.date }
        let rivals = found.filter {
            $0.cost <= nearest.cost + 5 && $0.date.interval.count <= 7 && $0.date.interval.to <= reference
        }
        return rivals.max { $0.date.interval.to < $1.date.interval.to }?.date ?? nearest.date
    }

    /// 关押两年后被判: two years after what was told just before, not from now.
    private static func followsInTime(_ range: Range<Int>, _ copy: Copy) -> Bool {
        ["后", "後"].contains { copy.bytes[range].suffix(3).elementsEqual($0.utf8) }
            && ["被", "遭", "获", "獲", "才"].contains { copy.bytes[range.upperBound...].prefix(3).elementsEqual($0.utf8) }
    }

    /// Days ahead of publication beyond which nothing is announced that the desk watches for.
    private static let farthestPlan = 400

    /// Whether a word for saying stands in the same clause as a day, six words off at most.
    private func isTelling(_ date: Range<Int>, _ copy: Copy, _ gates: [Gate]) -> Bool {
        copy.hitsOf[sentence].contains { index in
            guard case .gate(let gate) = copy.hits[index].term, gates.indices.contains(gate),
                gates[gate].effect == .said
            else { return false }
            let range = copy.hits[index].range
            return copy.words(between: range, and: date) <= 6 && copy.isOneClause(range, date)
        }
    }

    private func stands(
        _ effect: Gate.Effect, beside date: Range<Int>, _ copy: Copy, _ gates: [Gate], within words: Int,
        isBefore: Bool = false
    ) -> Bool {
        copy.hitsOf[sentence].contains { index in
            guard case .gate(let gate) = copy.hits[index].term, gates.indices.contains(gate),
                gates[gate].effect == effect
            else { return false }
            let word = copy.hits[index].range
            // "新华社北京1月17日电，周四…": what a comma parts from the wire's word is the story's.
            if word.upperBound <= date.lowerBound, copy.bytes[word.upperBound..<date.lowerBound].contains(0x2C) {
                return false
            }
            if isBefore, word.upperBound > date.lowerBound { return false }
            return copy.words(between: copy.hits[index].range, and: date) <= words
        }
    }
}

/// Words for the night just past, which began on one day and ended on the next.
enum Night {
    private static let words = [
        "last night", "Last night", "ночью", "ночь", "түнде", "түні", "tünde", "túnde", "昨夜", "昨晚",
    ].map { Array($0.utf8) }
    /// Bytes on either side of a day in which its night stands.
    private static let reach = 16

    static func isNamed(_ range: Range<Int>, _ copy: Copy) -> Bool {
        // "On the night of 27 March": the day is named.
        guard !copy.bytes[range].contains(where: { (0x30...0x39).contains($0) }) else { return false }
        let near = copy.bytes[range.lowerBound..<min(copy.bytes.count, range.upperBound + reach)]
        return words.contains { word in
            near.indices.contains { near[$0...].starts(with: word) }
        }
    }
}

/// "关押两年后被判": so long after another thing, not from now on.
enum Elapsed {
    private static let after = Array("后".utf8)
    private static let passive = Array("被".utf8)

    static func isTold(_ range: Range<Int>, _ copy: Copy) -> Bool {
        copy.bytes[range].suffix(3).elementsEqual(after) && copy.bytes[range.upperBound...].starts(with: passive)
    }
}
