internal import Classifying
internal import Model

/// What a watchlist might take in, with what speaks for it.
struct Suggestion: Sendable {
    enum Kind: String, Sendable, CaseIterable {
        /// Of an actor or place that is watched.
        case spelling
        /// Somebody or something that isn't watched.
        case name
        /// For a theme.
        case term
        /// Stands in what isn't wanted: for the desk to know, nothing is added.
        case against
    }

    var kind: Kind
    var text: String
    var language: Language
    /// The actor, place or theme that it goes to; of a name: what kind of name.
    var target: String?
    /// Why it is suggested, in a line.
    var why: String
    /// Log-likelihood ratio or z-score, by kind: what it is ordered by.
    var score: Double
    /// Nil: nothing to accept.
    var edit: WatchlistEdit?
    /// How it is looked up in the archive, by pattern text.
    var spellings: [(text: String, language: Language)]
    var evidence = Evidence()

    /// Articles wanted, unwanted and unmarked in which it stands.
    var articles: [Int] { evidence.articles }
    /// Of the quoted articles.
    var links: [String] { evidence.quotes.map(\.source) }

    /// Six letters and digits by what accepting it would do: the same as long as that is the same.
    var id: String {
        let what = "\(kind.rawValue)|\(target ?? "")|\(language.rawValue)|\(text)"
        let hash = what.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        let digits = String((hash ^ hash >> 32) & 0xFF_FFFF, radix: 16)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }
}

/// All suggestions of one archive.
struct SuggestionList: Sendable {
    var suggestions: [Suggestion] = []
    var articles = 0
    /// Articles marked right and wrong.
    var wanted = 0
    var unwanted = 0
    /// Whether terms are told by marks; else by on-topic against the rest.
    var isByMarks = false
}
