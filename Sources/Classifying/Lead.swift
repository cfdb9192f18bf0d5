package import Model
package import Watching

/// The lead of an article: its title, and of the text the first paragraph, at least two sentences and at most five.
///
/// Agencies write a sentence a paragraph, so that one paragraph is too little; a page whose paragraphs were lost is one
/// paragraph as a whole.
package enum Lead {
    private static let sentences = 2...5
    /// Bytes of the text in which the lead is looked for: five of the longest sentences.
    private static let most = 10_000

    /// - Parameters:
    ///   - bytes: title, line break and text.
    ///   - textStart: where the text begins.
    package static func frame(
        _ bytes: [UInt8], textStart: Int, sources: [String], language: Language?
    ) -> ArticleFrame {
        let start = min(textStart, bytes.count)
        let found = Sentences.split(bytes, in: start..<min(bytes.count, start + most), most: sentences.upperBound)
            .prefix(sentences.upperBound)
        let first = found.prefix { $0.paragraph == found.first?.paragraph }.count
        let count = max(first, min(sentences.lowerBound, found.count))
        let end = count > 0 ? found[found.startIndex + count - 1].range.upperBound : start
        return ArticleFrame(titleEnd: start, leadEnd: end, sources: sources, language: language)
    }
}
