import Model
import Watching

/// What became of the thing a candidate speaks of: gates speak for a status each, the most heard one wins.
struct StatusVotes {
    var planned = 0.0
    var denied = 0.0
    var hypothetical = 0.0
    var background = 0.0
    var occurred = Weight.plain

    mutating func add(_ status: Report.Status, _ weight: Double) {
        switch status {
        case .occurred: occurred += weight
        case .planned: planned += weight
        case .denied: denied += weight
        case .hypothetical: hypothetical += weight
        case .background: background += weight
        }
    }

    /// Equal votes go to the first.
    var all: [(status: Report.Status, weight: Double)] {
        [
            (.occurred, occurred), (.denied, denied), (.planned, planned), (.background, background),
            (.hypothetical, hypothetical),
        ]
    }

    var winner: (status: Report.Status, margin: Double) {
        let votes: [(Report.Status, Double)] = all
        var best = votes[0]
        for vote in votes.dropFirst() where vote.1 > best.1 { best = vote }
        let next = votes.filter { $0.0 != best.0 }.map(\.1).max() ?? 0
        return (best.0, best.1 - next)
    }
}

extension Candidate {
    /// Days after which a text recalls rather than reports.
    private static let recalledAfter = 60

    /// Reads the gates of the candidate's sentence, then its date.
    mutating func readStatus(
        _ copy: Copy, _ type: ReadableType, gates: [Gate], language: Language, reference: Day?,
        recorder: Recorder? = nil
    ) {
        var votes = StatusVotes()
        var stopped = false
        for (index, gate) in gates.enumerated() where type.gates[index] && gate.effect.isOfStatus {
            guard let range = reach(of: gate, index, copy, language) else { continue }
            switch gate.effect {
            case .status(let status): votes.add(status, gate.weight)
            // "Plan to hold": the verb that holds is itself only planned.
            case .occurred where isGoverned(range, copy, gates): continue
            case .occurred:
                votes.occurred += gate.weight
                if gate.weight >= 2, type.type.identity == .day { stopped = true }
            case .series: isSeries = true
            case .veto, .said, .since, .spread: break
            }
            cues.append(.init(rule: gate.name, text: copy.text(range), weight: gate.weight))
            recorder?.note(number) { $0.gates.append(.init(gate: index, range: range, weight: gate.weight)) }
        }
        if let named = date, let reference, votes.planned >= 1.4, votes.occurred <= Weight.plain,
            named.isBareWeekday, named.interval.to < reference
        {
            // "Calls for Saturday march": of a day of the week the plan means the next.
            date?.interval = DayInterval(named.interval.from + 7, named.interval.to + 7)
        } else if let named = date, let reference, votes.planned == 0, named.isBareWeekday,
            named.interval.from > reference, named.interval.from - reference <= 7
        {
            // "Met over the weekend … at planned changes": what nobody plans lies behind.
            date?.interval = DayInterval(named.interval.from - 7, named.interval.to - 7)
        }
        // "On the eve of a visit that begins on the 11th, rallies were held": a day to come dates no event of the past.
        if let date, let reference, date.interval.from > reference, votes.occurred > 1.4, votes.planned == 0,
            distance(to: date.range, in: copy) > 2,
            let last = anchors.last,
            date.range.lowerBound < last.lowerBound || copy.words(between: last, and: date.range) > 8
        {
            self.date = nil
            dateIsOwn = false
        }
        cameToPass = votes.occurred > Weight.plain
        dropFarDate(copy, type, votes, reference)
        if let date, let reference {
            if date.interval.from > reference {
                // What has people taken away before its day has still to come.
                votes.planned = max(votes.planned + 2, votes.occurred + 0.3)
            } else if dateIsOwn {
                let age = reference - date.interval.to
                // What happened within the window is news wherever it is told: "after the rally of 5 August", published on
                // the 6th, may be the first that the desk hears of it.
                if age <= type.type.window { votes.occurred += date.interval.count == 1 ? 1.5 : 0.9 }
                if !type.type.alertsWhenDisclosed {
                    if age > Candidate.recalledAfter { votes.background += 1.8 }
                    if date.grain == .year { votes.background += age < 0 ? 0.6 : 1 }
                }
            }
        }
        if !dateIsOwn, namesFarYear(copy, reference) { votes.background += 0.8 }
        if copy.asks(sentence) { votes.hypothetical += 2 }
        // A past event mentioned in passing, below the lead, with neither day nor place nor number of its own.
        if !dateIsOwn, copy.position(sentence) > 2 {
            votes.background += placeIsOwn || size != nil || amount != nil ? 0.4 : 0.8
        }
        // "A million are held": a claim on the whole.
        if let most = type.type.size?.most, let size, size.high ?? size.low ?? 0 >= most { votes.background += 3 }
        // A rally that was prevented, and whose people were taken away, is an event (reading.md); one denied twice over is none.
        if stopped, votes.denied < 4 { votes.denied *= 0.4 }
        let (status, margin) = votes.winner
        self.status = status
        self.margin = margin
        recorder?.note(number) { $0.votes = votes.all }
    }

    /// The first sentence tells what is new (the inverted pyramid). Where it says that something came to pass, a month or
    /// year long past in it dates what it came of: "got the first tranche of the line opened in December".
    private mutating func dropFarDate(_ copy: Copy, _ type: ReadableType, _ votes: StatusVotes, _ reference: Day?) {
        guard let date, let reference, dateIsOwn, copy.position(sentence) <= 1, cameToPass,
            votes.background == 0, date.interval.count > 7, distance(to: date.range, in: copy) > 3,
            reference - date.interval.to > type.type.window,
            // Who was taken away in Tekes county in June 2018 was taken then.
            type.type.identity != .party || !sharesClause(with: date.range, in: copy)
                || distance(to: date.range, in: copy) > 10
        else { return }
        self.date = nil
        dateIsOwn = false
    }

    /// Whether a plan, doubt or denial stands right before these words.
    private func isGoverned(_ range: Range<Int>, _ copy: Copy, _ gates: [Gate]) -> Bool {
        copy.hitsOf[sentence].contains { index in
            guard case .gate(let gate) = copy.hits[index].term, gates.indices.contains(gate),
                case .status(let status) = gates[gate].effect, status != .background
            else { return false }
            let other = copy.hits[index].range
            return other.upperBound <= range.lowerBound && copy.words(between: other, and: range) <= 1
        }
    }

    /// Whether the sentence speaks of a year past, though not beside the trigger.
    private func namesFarYear(_ copy: Copy, _ reference: Day?) -> Bool {
        guard let reference else { return false }
        return copy.datesOf[sentence].contains {
            copy.dates[$0].grain == .year && copy.dates[$0].interval.to < reference
        }
    }

    /// Where the gate bears on one of the triggers.
    private func reach(of gate: Gate, _ index: Int, _ copy: Copy, _ language: Language) -> Range<Int>? {
        for hit in copy.hitsOf[sentence] where copy.hits[hit].term == .gate(index) {
            let range = copy.hits[hit].range
            if anchors.contains(where: { gate.reaches($0, from: range, in: copy) }) { return range }
        }
        guard let endings = gate.endings[language], let after = gate.after, let last = anchors.last else { return nil }
        return VerbEndings.word(ending: endings, after: last.upperBound, within: after, of: copy, sentence: sentence)
    }
}

extension Gate.Effect {
    /// Whether it bears on what became of the thing, rather than on its words or dates.
    fileprivate var isOfStatus: Bool {
        switch self {
        case .status, .occurred, .series: true
        case .veto, .said, .since, .spread: false
        }
    }
}

extension DateMention {
    /// "Saturday", "в субботу", "the weekend": with no number in its words.
    var isBareWeekday: Bool {
        interval.count <= 2 && grain == .day && !text.utf8.contains { (0x30...0x39).contains($0) }
            && !text.unicodeScalars.contains { "昨今明前后後".unicodeScalars.contains($0) } && Weekday.names(text)
    }
}

/// Stems of the days of the week in the four languages.
private enum Weekday {
    private static let stems = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "понедельник", "вторник", "сред",
        "четверг", "пятниц", "суббот", "воскресен", "дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі",
        "周", "星期", "礼拜", "weekend", "выходн", "демалыс",
    ]

    static func names(_ text: String) -> Bool {
        let text = text.lowercased()
        return stems.contains { text.contains($0) }
    }
}

/// Words by their ending, for languages that say "means to" with a suffix.
enum VerbEndings {
    /// The first of the next `limit` words that ends so. A capital rules out names (Нұрбек).
    static func word(
        ending endings: [String], after start: Int, within limit: Int, of copy: Copy, sentence: Int
    ) -> Range<Int>? {
        let end = copy.sentences[sentence].range.upperBound
        var index = start
        var words = 0
        while index < end, words <= limit {
            while index < end, copy.bytes[index] < 0x80, !isASCIILetter(copy.bytes[index]) { index += 1 }
            let begin = index
            while index < end, copy.bytes[index] >= 0x80 || isASCIILetter(copy.bytes[index]) { index += 1 }
            guard begin < index else { break }
            words += 1
            let word = copy.text(begin..<index)
            if word.utf8.count > 8, word.first?.isLowercase == true, endings.contains(where: word.hasSuffix) {
                return begin..<index
            }
        }
        return nil
    }

    private static func isASCIILetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
