package import Model
package import Watching

/// How the classifier came to what it found in one article: every match, and every sentence that was looked at for a report,
/// with what spoke for and against it. Written down by the code that decides, as it decides (`Classifier.explain`).
///
/// Offsets are bytes of `text`, the title with a line break and the text behind it.
package struct Explanation: Sendable {
    /// What was read.
    package var text: String
    /// Where the article's text begins; the title lies before it.
    package var textStart: Int
    /// Whatever of the watchlist matched, by start.
    package var hits: [Hit]
    /// By start, the title's too.
    package var dates: [DateMention]
    package var figures: [Figure]
    /// Sentences in which words of a type's triggers stand, in the article's order.
    package var considered: [Consideration]
    /// A report under this confidence is not even listed.
    package var leastConfidence: Double
}

/// A sentence that was looked at for a report of one type.
package struct Consideration: Sendable {
    /// Index into the watchlist's types.
    package var type: Int
    package var sentence: Range<Int>
    package var isInTitle: Bool
    /// 0 for the title, 1 for the text's first sentence.
    package var position: Int
    package var triggers: [Trigger] = []
    package var cues: [Rule] = []
    package var requirements: [Rule] = []
    package var gates: [GateVote] = []
    /// What the log-odds are the sum of, in the order in which it was added.
    package var weights: [Weighing] = []
    package var logOdds: Double = 0
    /// What is taken off for doubt at the end: a narrow status, nothing of its own, a quotation.
    package var doubts: [Weighing] = []
    /// Votes by status, where gates were read.
    package var votes: [(status: Report.Status, weight: Double)] = []
    package var status: Report.Status?
    /// How far the status leads.
    package var margin: Double?
    /// What was bound, as it stands in the end; nil where it came to no report.
    package var report: Report?
    package var place: PlaceName?
    package var outcome: Outcome = .open

    /// A word of a trigger list in the sentence.
    package struct Trigger: Sendable {
        package enum Verdict: Sendable, Equatable {
            /// It speaks of the event.
            case counts
            /// What must stand with it doesn't.
            case lacksCompany
            /// A gate says that the words mean something else.
            case vetoed(gate: Int, Range<Int>)
        }

        /// Index into the type's triggers.
        package var trigger: Int
        /// Index into `Explanation.hits`.
        package var hit: Int
        package var weight: Double
        package var verdict: Verdict
    }

    /// A cue or requirement, by its index in the type's list.
    package struct Rule: Sendable {
        package var rule: Int
        package var holds: Bool
        /// Index into `Explanation.hits`: the first thing that it was looking for; nil where there is none.
        package var hit: Int?
    }

    /// A gate that bears on the triggers.
    package struct GateVote: Sendable {
        package var gate: Int
        package var range: Range<Int>
        package var weight: Double
    }

    package struct Weighing: Sendable, Equatable {
        package var what: String
        package var weight: Double
    }

    package enum Outcome: Sendable, Equatable {
        /// Not settled: only while it is looked at.
        case open
        /// None of its words counts.
        case noTrigger
        /// The first requirement that doesn't hold, by index.
        case failed(requirement: Int)
        /// No place in which the type's events can lie is named.
        case nowhere
        /// The same as another, by index into `considered`.
        case same(as: Int)
        /// Its confidence is under the least.
        case unlikely
        /// There were surer ones enough.
        case tooMany
        /// By index into the findings' reports.
        case reported(Int)
    }
}

/// What the classifier writes down where it is asked to explain itself. Absent, it costs a comparison here and there.
final class Recorder {
    private(set) var considered: [Consideration] = []

    /// Begins a sentence.
    /// - Returns: the number that the candidate carries.
    func begin(_ type: Int, sentence: Int, _ copy: Copy, triggers: [Consideration.Trigger]) -> Int {
        var one = Consideration(
            type: type, sentence: copy.sentences[sentence].range, isInTitle: copy.isInTitle(sentence),
            position: copy.position(sentence))
        one.triggers = triggers
        one.outcome = triggers.contains { $0.verdict == .counts } ? .open : .noTrigger
        considered.append(one)
        return considered.count - 1
    }

    func note(_ number: Int, _ change: (inout Consideration) -> Void) {
        if considered.indices.contains(number) { change(&considered[number]) }
    }

    /// What was added to the log-odds since the last time.
    func weigh(_ candidate: Candidate, _ what: String) {
        note(candidate.number) { one in
            let more = candidate.logOdds - one.logOdds
            guard abs(more) > 1e-9 else { return }
            one.weights.append(.init(what: what, weight: more))
            one.logOdds = candidate.logOdds
        }
    }

    /// The same thing in another place of the sentence's list.
    func copy(of number: Int) -> Int {
        guard considered.indices.contains(number) else { return -1 }
        considered.append(considered[number])
        return considered.count - 1
    }
}
