package import Model
package import Watching

/// An article's title and text as one run of bytes, in normal form too: made once, whoever reads it. Too long ones are cut.
package struct ArticleText: Sendable {
    var bytes: [UInt8] { normal.source }
    /// Where the text begins; the title lies before it.
    let textStart: Int
    package let normal: NormalText
    /// Title, lead, outlet and language, for queries that ask for them.
    package let frame: ArticleFrame

    /// Texts are read up to this many bytes: more is no article, and what is new stands at the top.
    private static let mostBytes = 200_000
    private static let mostOfTitle = 2_000

    /// - Parameter sources: the outlet's name and its site.
    package init(title: String, text: String, language: Language? = nil, sources: [String] = []) {
        let title = Self.clipped(title, Self.mostOfTitle)
        textStart = title.utf8.count + 1
        normal = NormalText(title + "\n" + Self.clipped(text, Self.mostBytes))
        frame = Lead.frame(normal.source, textStart: textStart, sources: sources, language: language)
    }

    private static func clipped(_ text: String, _ limit: Int) -> String {
        text.utf8.count <= limit ? text : String(decoding: text.utf8.prefix(limit), as: UTF8.self)
    }
}

/// What is wanted of a reading. Who wants less waits less.
package enum WantedFindings: Sendable {
    /// Names, dates and figures too.
    case everything
    /// As live: dates and figures only where the article is of the beat. What is off it is kept without them.
    case kept
    /// Reports, and whether it is of the beat.
    case reports
}
