import Model
import Watching

/// Binds an article's figures to the questions of the beat.
///
/// A figure answers a question if it is of its kind and unit and a word that the question is about stands near it; of several
/// questions that one whose word stands nearest, but first those that want a count beside the figure, since they say more.
/// Linear in hits and figures; a text without a word of a question costs one look at its hits.
struct Claims {
    let copy: Copy
    let questions: [ReadableQuestion]
    let gazetteer: Gazetteer
    let gates: [Gate]
    let speakers: Speakers
    let language: Language
    /// The day of publication; nil is unknown.
    let reference: Day?

    /// Claims kept of one article, and sentences looked at: a table of a thousand rows is no news.
    private static let mostClaims = 60
    private static let mostSentences = 600
    /// Words that may stand between a number and what it counts ("1,200 Chinese and joint Chinese ventures").
    private static let nounReach = 5
    /// Words between a figure and the date that it is of.
    private static let dateReach = 8

    /// Those of the text, in the order they stand; each figure answers one question at the most.
    func found() -> [Claim] {
        guard !copy.figures.isEmpty, copy.hits.contains(where: { isQuestion($0.term) }) else { return [] }
        var claims: [Claim] = []
        for sentence in copy.sentences.indices.dropFirst(copy.titleSentences).prefix(Self.mostSentences) {
            guard copy.hitsOf[sentence].contains(where: { isQuestion(copy.hits[$0].term) }) else { continue }
            for index in copy.figuresOf[sentence] {
                guard let claim = claim(copy.figures[index], sentence) else { continue }
                // Said again further down in the same article, it is the same claim.
                let isKnown = claims.contains {
                    $0.question == claim.question && $0.subject == claim.subject && $0.bounds == claim.bounds
                        && $0.speaker?.name == claim.speaker?.name
                }
                if !isKnown { claims.append(claim) }
                if claims.count == Self.mostClaims { return claims }
            }
        }
        return claims
    }

    private func isQuestion(_ term: Term) -> Bool {
        if case .question = term { true } else { false }
    }

    private func claim(_ figure: Figure, _ sentence: Int) -> Claim? {
        guard isWhole(figure), !copy.dates[copy.datesOf[sentence]].contains(where: { $0.range.overlaps(figure.range) })
        else { return nil }
        let clause = clause(of: figure.range, sentence)
        var best: (question: ReadableQuestion, beside: Figure?, distance: Int)?
        for one in questions where !one.question.about.isEmpty {
            guard isOfKind(figure, one, sentence), let distance = distance(of: figure, to: one, sentence, clause),
                one.requires.allSatisfy({ $0.holds(copy, sentence: sentence, type: one.index) })
            else { continue }
            let beside = one.question.beside.isEmpty ? nil : count(beside: figure, one.question.beside, sentence)
            if beside == nil, !one.question.beside.isEmpty { continue }
            if let now = best {
                if (beside == nil) != (now.beside == nil) {
                    if beside == nil { continue }
                } else if distance >= now.distance {
                    continue
                }
            }
            best = (one, beside, distance)
        }
        guard let (one, beside, _) = best else { return nil }
        var subject: String?
        if !one.question.subjects.isEmpty {
            guard let found = self.subject(one, figure.range, sentence) else { return nil }
            subject = one.question.subjects[found]
        }
        return Claim(
            question: one.question.name, subject: subject, bounds: figure.bounds,
            unit: figure.unit ?? (one.question.kind == .count ? one.question.units.first : nil),
            currency: figure.currency, kind: one.question.kind, text: figure.text, beside: beside?.text,
            asOf: asOf(figure.range, sentence),
            speaker: speakers.speaker(of: figure.range, in: copy, language: language),
            sentence: copy.text(copy.sentences[sentence].range))
    }

    /// "Multi-billion dollar" and "one of the" tell no number.
    private func isWhole(_ figure: Figure) -> Bool {
        let start = figure.range.lowerBound
        if start > 0, copy.bytes[start - 1] == 0x2D || (0x61...0x7A).contains(copy.bytes[start - 1] | 0x20) {
            return false
        }
        guard let value = figure.bounds.low ?? figure.bounds.high else { return false }
        return !(value == 1 && figure.text.first?.isNumber == false)
    }

    private func isOfKind(_ figure: Figure, _ one: ReadableQuestion, _ sentence: Int) -> Bool {
        let question = one.question
        if let value = figure.bounds.high ?? figure.bounds.low, let least = question.least, value < least {
            return false
        }
        if let value = figure.bounds.low ?? figure.bounds.high, let most = question.most, value > most { return false }
        guard question.kind == .count else {
            return figure.kind == question.kind
                && (question.units.isEmpty || figure.unit.map(question.units.contains) ?? false)
        }
        guard figure.kind == .count || figure.kind == .number else { return false }
        if question.units.isEmpty, question.of.isEmpty { return figure.kind == .count }
        if let unit = figure.unit {
            if question.units.contains(unit) { return true }
            // "Five years", "24 hours".
            if figure.kind == .number { return false }
        }
        return hits(sentence, of: one) { one.of[$0] }.contains { hit in
            hit.lowerBound >= figure.range.lowerBound && copy.words(between: figure.range, and: hit) <= Self.nounReach
                && !hasFigure(between: figure.range, and: hit, sentence)
        }
    }

    /// - Parameter kind: nil: any.
    private func hasFigure(
        of kind: Figure.Kind? = nil, between one: Range<Int>, and other: Range<Int>, _ sentence: Int
    ) -> Bool {
        let low = min(one.upperBound, other.upperBound)
        let high = max(one.lowerBound, other.lowerBound)
        return copy.figures[copy.figuresOf[sentence]].contains {
            $0.range.lowerBound >= low && $0.range.upperBound <= high && (kind == nil || $0.kind == kind)
        }
    }

    private func hits(_ sentence: Int, of one: ReadableQuestion, where isMeant: (Int) -> Bool) -> [Range<Int>] {
        copy.hitsOf[sentence].compactMap { index in
            guard case .question(one.index, let group) = copy.hits[index].term, isMeant(group) else { return nil }
            return copy.hits[index].range
        }
    }

    /// How far from the figure the question's word stands; nil where it answers something else.
    private func distance(of figure: Figure, to one: ReadableQuestion, _ sentence: Int, _ clause: Range<Int>) -> Int? {
        let distance = hits(sentence, of: one) { one.about[$0] }.map { hit in
            // Beyond a comma another clause begins, which counts as further off.
            copy.words(between: figure.range, and: hit) + (clause.contains(hit.lowerBound) ? 0 : 4)
        }.min()
        guard let distance, distance <= one.question.within else { return nil }
        // Past another such figure the words are that one's: "debt is 9 billion and investment 21 billion".
        guard
            !hits(sentence, of: one, where: { one.not[$0] }).contains(where: {
                clause.contains($0.lowerBound) && !hasFigure(of: figure.kind, between: figure.range, and: $0, sentence)
            })
        else { return nil }
        if let named = one.named {
            let isNamed = copy.hitsOf[sentence].contains { index in
                guard let place = place(copy.hits[index].term) else { return false }
                return named[place] && clause.contains(copy.hits[index].range.lowerBound)
            }
            if !isNamed { return nil }
        }
        return distance
    }

    private func place(_ term: Term) -> Int? {
        switch term {
        case .place(let index), .demonym(let index): index
        default: nil
        }
    }

    /// The stretch between the commas, semicolons and brackets around a figure; commas within numbers part nothing.
    private func clause(of figure: Range<Int>, _ sentence: Int) -> Range<Int> {
        let range = copy.sentences[sentence].range
        var low = figure.lowerBound
        while low > range.lowerBound, !parts(low - 1, range) { low -= 1 }
        var high = figure.upperBound
        while high < range.upperBound, !parts(high, range) { high += 1 }
        return low..<high
    }

    private func parts(_ index: Int, _ range: Range<Int>) -> Bool {
        switch copy.bytes[index] {
        case 0x28, 0x29, 0x3B: return true
        case 0x2C: return index + 1 >= range.upperBound || !(0x30...0x39).contains(copy.bytes[index + 1])
        // ， ； （ ）
        case 0xEF:
            return index + 2 < range.upperBound && copy.bytes[index + 1] == 0xBC
                && [0x8C, 0x9B, 0x88, 0x89].contains(copy.bytes[index + 2])
        default: return false
        }
    }

    /// The nearest count of such units in the sentence.
    private func count(beside figure: Figure, _ units: [String], _ sentence: Int) -> Figure? {
        copy.figures[copy.figuresOf[sentence]]
            .filter { $0.range != figure.range && isWhole($0) && ($0.unit.map(units.contains) ?? false) }
            .min { copy.words(between: $0.range, and: figure.range) < copy.words(between: $1.range, and: figure.range) }
    }

    /// Whose figure it is: the nearest of its places in the sentence, else in the one before, else the one that the article
    /// names most.
    private func subject(_ one: ReadableQuestion, _ figure: Range<Int>, _ sentence: Int) -> Int? {
        for near in [sentence, sentence - 1] where near >= copy.titleSentences {
            let found = copy.hitsOf[near].compactMap { index -> (subject: Int, distance: Int)? in
                guard let place = place(copy.hits[index].term), one.subjects[place] >= 0 else { return nil }
                return (one.subjects[place], copy.words(between: copy.hits[index].range, and: figure))
            }
            if let nearest = found.min(by: { $0.distance < $1.distance }) { return nearest.subject }
        }
        var counts = [Int](repeating: 0, count: one.question.subjects.count)
        for hit in copy.hits {
            if let place = place(hit.term), one.subjects[place] >= 0 { counts[one.subjects[place]] += 1 }
        }
        guard let most = counts.max(), most > 0 else { return nil }
        return counts.firstIndex(of: most)
    }

    /// The nearest date of its sentence that has begun, a beginning ("since 1991") being none; where there is no other, that of
    /// saying it ("said last year").
    private func asOf(_ figure: Range<Int>, _ sentence: Int) -> DayInterval? {
        var best: (interval: DayInterval, distance: Int)?
        var said: DayInterval?
        for date in copy.dates[copy.datesOf[sentence]] {
            if let reference, date.interval.from > reference { continue }
            if stands(.said, by: date.range, sentence, within: 1) {
                if date.grain.isCalendar { said = said ?? date.interval }
                continue
            }
            let distance = copy.words(between: date.range, and: figure)
            guard distance <= Self.dateReach, distance < best?.distance ?? .max, date.grain.isCalendar,
                !stands(.since, by: date.range, sentence, within: 1),
                !copy.figures[copy.figuresOf[sentence]].contains(where: {
                    $0.range != figure && $0.kind != .number
                        && copy.words(between: $0.range, and: date.range) < distance
                })
            else { continue }
            best = (date.interval, distance)
        }
        return best?.interval ?? said
    }

    private func stands(_ effect: Gate.Effect, by date: Range<Int>, _ sentence: Int, within words: Int) -> Bool {
        copy.hitsOf[sentence].contains { index in
            guard case .gate(let gate) = copy.hits[index].term, gates.indices.contains(gate),
                gates[gate].effect == effect
            else { return false }
            return copy.words(between: copy.hits[index].range, and: date) <= words
        }
    }
}

extension Grain {
    /// Days and longer: no figure is of a minute.
    fileprivate var isCalendar: Bool {
        switch self {
        case .second, .minute, .hour: false
        default: true
        }
    }
}
