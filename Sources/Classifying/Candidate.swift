import Model
import Watching

/// A sentence that perhaps reports an event of a type: its triggers, and what speaks for and against it.
struct Candidate {
    let type: Int
    let sentence: Int
    /// The triggers' places, by start; never empty.
    var anchors: [Range<Int>]
    /// Those of its anchors that say what was done ("detained", not "camp"): place and day are bound to them. By start.
    var deeds: [Range<Int>] = []
    /// What was done stands in the main clause.
    var hasMainDeed = false
    /// Words for saying in its sentence.
    var tellings: [Range<Int>] = []
    /// Log-odds that the sentence reports the event at all.
    var logOdds: Double
    var cues: [Report.Cue]
    var status = Report.Status.occurred
    /// How far the status leads over the next likely one; small is doubtful.
    var margin = 1.0
    /// A gate says that it came to pass.
    var cameToPass = false
    var isSeries = false
    var place: PlaceName?
    /// The place is named in the sentence itself.
    var placeIsOwn = false
    /// The country that a sum is for.
    var party: String?
    /// The sentence that names the city in which it was agreed.
    var seatSentence: Int?
    var date: DateMention?
    var dateIsOwn = false
    var size: Bounds?
    var amount: Money?
    var actors: [String] = []
    /// Whom the watchlist does not know.
    var persons: [Person] = []
    var roles: [Role] = []
    var venue: String?
    var issues: [String] = []
    var scope: String?
    var stage: String?
    /// The weight of its strongest trigger.
    var strength = 0.0
    /// Its own sentence gives a number.
    var countsItself = false
    /// No number is given; it follows from who or what is named.
    var sizeIsInferred = false
    /// Told of in a relative clause only.
    var isAside = false
    /// The highest sentence that tells of it: 0 the title, 1 the first of the text.
    var highest = Int.max
    /// In the title or the first sentences, or told there too.
    var isLed: Bool { highest <= 4 }
    /// In the recorder, where there is one.
    var number = -1
}

/// Where a sentence's weight comes from besides its words. Log-odds, set by hand from how news is built (the inverted
/// pyramid: title and lead tell what is new).
enum Weight {
    static let bias = -2.3
    static let title = 0.9
    static let lead = 0.7
    static let second = 0.3
    /// From the ninth sentence on.
    static let deep = -0.3
    /// What a second and third list of triggers adds.
    static let furtherTrigger = 0.35
    static let ownDate = 0.5
    static let ownSize = 0.6
    static let ownAmount = 0.8
    /// A statement without any gate is taken as one of fact.
    static let plain = 0.7
    /// Taken from a report without day, number or name.
    static let thin = 0.7
    /// From here on a trigger speaks of a deed ("arrested"); below, of what there is ("camps").
    static let deed = 1.35
    static let quoted = 0.7
    /// Taken from a report without a day that neither the title nor the first sentence tells.
    static let undatedBelow = 0.9
}

extension Candidate {
    /// The candidates of one sentence, one a type at most.
    static func find(
        _ copy: Copy, sentence: Int, types: [ReadableType], gates: [Gate], recorder: Recorder? = nil
    ) -> [Candidate] {
        var found: [Candidate] = []
        for type in types {
            var weights: [(weight: Double, group: Int, range: Range<Int>)] = []
            var seen: [Consideration.Trigger] = []
            for index in copy.hitsOf[sentence] {
                guard case .trigger(type.index, let group) = copy.hits[index].term,
                    type.triggers.indices.contains(group),
                    let trigger = type.triggers[group]
                else { continue }
                let range = copy.hits[index].range
                let verdict: Consideration.Trigger.Verdict =
                    if let with = trigger.with, !with.holds(copy, sentence: sentence, type: type.index) {
                        .lacksCompany
                    } else if let veto = veto(of: range, copy, sentence, type, gates) {
                        .vetoed(gate: veto.gate, veto.range)
                    } else {
                        .counts
                    }
                if recorder != nil {
                    seen.append(
                        .init(trigger: trigger.number, hit: index, weight: trigger.weight, verdict: verdict))
                }
                if verdict == .counts { weights.append((trigger.weight, group, range)) }
            }
            let number = seen.isEmpty ? nil : recorder?.begin(type.index, sentence: sentence, copy, triggers: seen)
            guard !weights.isEmpty else { continue }
            weights = Array(weights.prefix(16))
            found.append(weigh(weights, copy, sentence, type, recorder: recorder, number: number ?? -1))
        }
        return found
    }

    private static func weigh(
        _ weights: [(weight: Double, group: Int, range: Range<Int>)], _ copy: Copy, _ sentence: Int,
        _ type: ReadableType, recorder: Recorder?, number: Int
    ) -> Candidate {
        var logOdds = Weight.bias
        var cues: [Report.Cue] = []
        var seen: [Int] = []
        for (weight, group, range) in weights.sorted(by: {
            ($0.weight, $1.range.lowerBound) > ($1.weight, $0.range.lowerBound)
        })
        where !seen.contains(group) {
            let counted = seen.isEmpty ? weight : weight * Weight.furtherTrigger
            seen.append(group)
            logOdds += counted
            cues.append(.init(rule: type.type.groups[group].name, text: copy.text(range), weight: counted))
        }
        for (index, cue) in type.cues.enumerated() {
            let holds = cue.test.holds(copy, sentence: sentence, type: type.index)
            recorder?.note(number) {
                let hit = cue.test.first(copy, sentence: sentence, type: type.index)
                $0.cues.append(.init(rule: index, holds: holds, hit: hit))
            }
            guard holds else { continue }
            logOdds += cue.weight
            cues.append(.init(rule: cue.name, text: "", weight: cue.weight))
        }
        let position = copy.position(sentence)
        let placed: (String, Double)? =
            copy.isInTitle(sentence)
            ? ("in the title", Weight.title)
            : position == 1
                ? ("in the lead", Weight.lead)
                : position == 2
                    ? ("in the second sentence", Weight.second)
                    : position > 8 ? ("far down", Weight.deep) : nil
        if let placed {
            logOdds += placed.1
            cues.append(.init(rule: placed.0, text: "", weight: placed.1))
        }
        recorder?.note(number) { one in
            one.weights = [.init(what: "to begin with", weight: Weight.bias)]
            one.weights += cues.map { .init(what: $0.rule, weight: $0.weight) }
            one.logOdds = logOdds
        }
        return Candidate(
            type: type.index, sentence: sentence,
            anchors: weights.map(\.range).sorted { $0.lowerBound < $1.lowerBound },
            logOdds: logOdds, cues: cues, strength: weights.map(\.weight).max() ?? 0, number: number)
    }

    /// The gate that says that this word does not speak of the event (a note of protest), and where it stands.
    private static func veto(
        of trigger: Range<Int>, _ copy: Copy, _ sentence: Int, _ type: ReadableType, _ gates: [Gate]
    ) -> (gate: Int, range: Range<Int>)? {
        for index in copy.hitsOf[sentence] {
            guard case .gate(let gate) = copy.hits[index].term, gates.indices.contains(gate), type.gates[gate],
                gates[gate].effect == .veto
            else { continue }
            let range = copy.hits[index].range
            if gates[gate].reaches(trigger, from: range, in: copy) { return (gate, range) }
        }
        return nil
    }

    /// Whether what was done stands in the same clause as a stretch of its sentence: no mark between.
    func sharesClause(with range: Range<Int>, in copy: Copy) -> Bool {
        (deeds.isEmpty ? anchors : deeds).contains { copy.isOneClause($0, range) }
    }

    /// Words between what was done and a stretch of its sentence.
    func distance(to range: Range<Int>, in copy: Copy) -> Int {
        (deeds.isEmpty ? anchors : deeds).map { copy.words(between: $0, and: range) }.min() ?? 200
    }

    /// As `distance`, a mark between counting as the end of a clause: "gathering testimonies on camps in Xinjiang, was seized".
    func clauseDistance(to range: Range<Int>, in copy: Copy) -> Int {
        (deeds.isEmpty ? anchors : deeds).map { deed in
            let words = copy.words(between: deed, and: range)
            let start = min(deed.upperBound, range.upperBound)
            let end = max(deed.lowerBound, range.lowerBound)
            guard words < 60, start < end else { return words }
            return words + Self.clause * copy.bytes[start..<end].count { $0 == 0x2C || $0 == 0x3B || $0 == 0xEF }
        }.min() ?? 200
    }

    /// What a comma adds to the words between.
    private static let clause = 4

    /// The anchors that stand in the main clause, and of these whose weight comes near the strongest's: "was sentenced" rather
    /// than the camp in which she had been.
    mutating func findDeeds(_ copy: Copy, _ type: ReadableType, gates: [Gate]) {
        var found: [(range: Range<Int>, weight: Double)] = []
        tellings = copy.hitsOf[sentence].compactMap { index in
            guard case .gate(let gate) = copy.hits[index].term, gates.indices.contains(gate),
                gates[gate].effect == .said
            else { return nil }
            return copy.hits[index].range
        }
        for index in copy.hitsOf[sentence] {
            guard case .trigger(type.index, let group) = copy.hits[index].term, let trigger = type.triggers[group],
                anchors.contains(copy.hits[index].range)
            else { continue }
            found.append((copy.hits[index].range, trigger.weight))
        }
        let most = found.map(\.weight).max() ?? 0
        found.removeAll { $0.weight < most * Self.deed }
        let main = found.filter { !copy.isBehindRelative($0.range, of: sentence) }
        hasMainDeed = !main.isEmpty
        deeds = (hasMainDeed ? main : found).map(\.range)
    }

    /// Whether a place is where it was told: "her sister told reporters in Almaty".
    func isTold(at range: Range<Int>, _ copy: Copy, _ sentence: Int) -> Bool {
        sentence == self.sentence
            && tellings.contains {
                $0.upperBound <= range.lowerBound && copy.words(between: $0, and: range) <= 2
                    && copy.isOneClause($0, range)
            }
            && distance(to: range, in: copy) > 0
    }

    /// Whether a stretch stands in a relative clause that tells more of somebody, and what was done does not.
    func isBesides(_ range: Range<Int>, _ copy: Copy, _ sentence: Int) -> Bool {
        sentence == self.sentence && hasMainDeed && copy.isBehindRelative(range, of: sentence)
    }

    /// The share of the strongest trigger's weight from which on one counts beside it. Of a detention's, "held" stands at 1.7,
    /// what becomes of asylum seekers at 1.4, camps at 1.3.
    private static let deed = 0.8
}

extension Gate {
    /// Whether the gate's words at `range` bear on the trigger.
    func reaches(_ trigger: Range<Int>, from range: Range<Int>, in copy: Copy) -> Bool {
        if before == nil && after == nil {
            // A veto that names the trigger itself ("note of protest") is about that word alone.
            guard effect == .veto else { return true }
            return range.overlaps(trigger) || copy.words(between: range, and: trigger) <= 6
        }
        if range.overlaps(trigger) { return effect == .veto }
        if range.upperBound <= trigger.lowerBound {
            guard let before else { return false }
            return copy.words(between: range, and: trigger) <= before
        }
        guard let after else { return false }
        return copy.words(between: trigger, and: range) <= after
    }
}

extension Copy {
    /// Whether no comma or other mark stands between two stretches of a sentence.
    func isOneClause(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        let start = min(one.upperBound, other.upperBound)
        let end = max(one.lowerBound, other.lowerBound)
        guard start < end else { return true }
        let between = bytes[start..<end]
        if between.contains(0x2C) || between.contains(0x3B) { return false }
        // ，；
        return !between.indices.dropLast(2).contains {
            bytes[$0] == 0xEF && bytes[$0 + 1] == 0xBC && (bytes[$0 + 2] == 0x8C || bytes[$0 + 2] == 0x9B)
        }
    }
}
