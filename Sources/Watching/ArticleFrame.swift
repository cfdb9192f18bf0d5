package import Model

/// What of an article is no text, and where its parts end: what `TITLE:`, `LEAD:`, `SOURCE:` and `LANG:` look at.
package struct ArticleFrame: Sendable, Hashable {
    /// Bytes of the text given, which begins with the title; 0 where it has none.
    package var titleEnd: Int
    /// Where the lead ends, in bytes of the text given; 0 where that isn't known.
    package var leadEnd: Int
    /// The outlet's name and the host of its site, where known.
    package var sources: [String]
    package var language: Language?

    package init(titleEnd: Int = 0, leadEnd: Int = 0, sources: [String] = [], language: Language? = nil) {
        self.titleEnd = titleEnd
        self.leadEnd = leadEnd
        self.sources = sources
        self.language = language
    }
}
