internal import Alerting
package import Model
package import Watching

/// Why an article was, or was not, told to the desk: what `watchlist explain --json` prints and what the terminal and the
/// page show. Fields may be added, none renamed.
package struct ExplanationDocument: Encodable, Sendable {
    /// Of the watchlist that read it.
    package var beat: String
    package var watchlist: String
    package var url: String?
    package var title: String
    /// RFC 3339; nil is unknown.
    package var published: String?
    package var language: String?
    package var onTopic: Bool
    /// What came of it, in a sentence: what it would tell the desk, or why it is silent.
    package var result: String
    /// Which ledger the verdicts are over.
    package var ledger: String
    /// What the archive has on record of it; nil where it is not there.
    package var onRecord: String?
    package var matches: [Match]
    package var considered: [Considered]
    package var verdicts: [Verdict]
    package var alerts: [String]
    /// Confidence from which a report alerts, from which it is shown for review, and under which it is not even listed.
    package var alertFrom: Double
    package var reviewFrom: Double
    package var leastConfidence: Double
    package var text: String

    /// A word or name of the watchlist in the text. Offsets are Unicode scalars of the title or of the text.
    package struct Match: Encodable, Sendable {
        /// `words` are those of a type's lists that are no triggers. In the order in which they are shown where several
        /// lie over one word.
        package enum Kind: String, Encodable, Sendable, CaseIterable {
            case trigger, actor, place, people, gate, theme, words
        }

        /// From 1; equal for equal patterns.
        package var number: Int
        package var kind: Kind
        /// The canonical name; for a trigger and for words their type and list.
        package var name: String
        package var text: String
        package var inTitle: Bool
        package var start: Int
        package var end: Int
        /// As the watchlist writes it, and where.
        package var pattern: String
        package var patternLanguage: String
        package var origin: Origin?
        /// In bytes of title, line break and text.
        var range: Range<Int>

        private enum CodingKeys: String, CodingKey {
            case number, kind, name, text, inTitle, start, end, pattern, patternLanguage, origin
        }
    }

    /// A sentence that was looked at for a report of a type.
    package struct Considered: Encodable, Sendable {
        package var type: String
        package var origin: Origin?
        package var sentence: String
        package var inTitle: Bool
        /// 0 for the title, 1 for the text's first sentence.
        package var position: Int
        package var triggers: [Rule]
        package var cues: [Rule]
        package var requirements: [Rule]
        package var gates: [Rule]
        /// What the log-odds are the sum of.
        package var weights: [Weight]
        package var logOdds: Double?
        package var confidence: Double?
        package var votes: [Weight]
        package var status: Report.Status?
        /// What the rest of the article made of its status: `passing mention`, `as the lead says`.
        package var statusWhy: [String]
        package var bound: Bound?
        /// `reported`, `noTrigger`, `requirement`, `nowhere`, `same`, `unlikely`, `tooMany`.
        package var outcome: String
        package var why: String
        /// In bytes of title, line break and text.
        var range: Range<Int>

        private enum CodingKeys: String, CodingKey {
            case type, origin, sentence, inTitle, position, triggers, cues, requirements, gates, weights, logOdds
            case confidence, votes, status, statusWhy, bound, outcome, why
        }
    }

    package struct Rule: Encodable, Sendable {
        package var name: String
        package var weight: Double?
        package var holds: Bool
        /// What it looks for, or what the words must have beside them.
        package var looksFor: String?
        /// The words that it found.
        package var found: String?
        /// Why it doesn't count though its words are there.
        package var why: String?
        package var origin: Origin?
        /// Of the words found.
        package var pattern: String?
        package var patternOrigin: Origin?
    }

    package struct Weight: Encodable, Sendable {
        package var what: String
        package var weight: Double
    }

    package struct Bound: Encodable, Sendable {
        package var date: DayInterval?
        package var dateInferred: Bool
        package var place: String?
        package var actors: [String]
        package var size: Bounds?
        package var amount: Money?
        package var scope: String?
        package var stage: String?
    }

    package struct Verdict: Encodable, Sendable {
        package var type: String
        package var status: Report.Status
        package var verdict: Model.Verdict
        package var rule: String
        package var reason: String
        package var evidence: String
        package var event: String?
        package var nearest: Judgement.Nearest?
        package var bound: Bound
        package var confidence: Double
    }

    /// - Throws: what the encoder does.
    package func json() throws -> String { try OutputJSON.text(self, pretty: true) }
}
