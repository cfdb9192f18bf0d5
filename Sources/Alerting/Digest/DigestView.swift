internal import Mustache

/// Text that is markup already: it may stand unescaped.
struct Markup: MustacheCustomRenderable {
    var text: String
    var renderText: String { text }
    var isNull: Bool { text.isEmpty }
}

/// A digest as the templates see it: strings and lists of strings in the desk's language, nothing to compute. Its names are
/// what a desk's own templates may use: none is renamed without a line in CHANGELOG.
struct DigestView {
    /// Of the document's own words: `en`.
    var language: String
    /// `The beat: 28 March 2021`.
    var title: String
    var beat: String, day: String, window: String
    /// `3 new, 2 developments, 41 articles read`.
    var summary: String
    /// That it comes late, in a sentence; nil where it doesn't.
    var late: String?
    var words: Words
    /// What is new, a group an event type, the most important first.
    var new: [Group], hasNew: Bool
    var developments: [Entry], hasDevelopments: Bool
    var learnedLate: [Entry], hasLearnedLate: Bool
    var figures: [Figure], hasFigures: Bool
    var charts: [Chart], hasCharts: Bool
    var daybook: [Entry], hasDaybook: Bool
    var outcomes: [Line], hasOutcomes: Bool
    var series: [Line], hasSeries: Bool
    var review: [Review], hasReview: Bool
    /// Nil where the list has all.
    var reviewLeft: String?
    var withheld: [Line], hasWithheld: Bool
    var feeds: [Trouble], hasFeeds: Bool
    var deliveries: [Trouble], hasDeliveries: Bool
    var read: String

    typealias Words = Phrases.Words

    struct Group { var type: String, count: String, events: [Entry] }

    struct Entry {
        var headline: String, label: String
        /// Nil where there is nothing to say: a template's section then stays away.
        var wave: String?, named: String?, reason: String?
        /// Nil where it stands above already.
        var evidence: String?
        var evidenceLanguage: String
        var changes: [String]
        var sources: [Source]
        /// By which the alert that told of it is marked; empty where none did, or the desk has no address.
        var marks: [MarkLink], hasMarks: Bool
        /// The same in Markdown.
        var markLine: String
    }

    struct MarkLink { var word: String, markURL: String }

    struct Source {
        var outlet: String, sourceTitle: String, sourceLanguage: String, markdown: String
        /// Nil where it is not of the web; where the source gives no figure; where nobody reprinted it.
        var url: String?, said: String?, reprints: String?
    }

    /// A headline with its id and a remark.
    struct Line { var lineHeadline: String, lineLabel: String, remark: String }
    struct Review { var type: String, reviewEvidence: String, reviewReason: String, source: Source }
    struct Trouble { var name: String, trouble: String }
    struct Told { var figure: String, toldEvidence: String, toldLanguage: String, toldSource: Source?, told: String }
    /// What is told now, and what was told last before it.
    struct Figure { var question: String, now: Told, before: Told? }
    /// `svg` in HTML; `bars` for forms of text; `caption` says the same numbers in a sentence.
    struct Chart { var chartTitle: String, svg: Markup, caption: String, bars: [String] }
}
