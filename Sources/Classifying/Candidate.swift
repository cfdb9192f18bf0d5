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

    /// Words between what was done and a stretch of its sentence.
    func distance(to range: Range<Int>, in copy: Copy) -> Int {
        (deeds.isEmpty ? anchors : deeds).map { copy.words(between: $0, and: range) }.min() ?? 200
    }
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
