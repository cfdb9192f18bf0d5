/// The language of the program's own words in a digest; what sources said stays in theirs.
package enum DeskLanguage: String, Sendable, Hashable, Codable, CaseIterable {
    case en, ru, kk

    /// The same as a code for `lang` and for the watchlist's lists of words.
    package var language: Language { Language(rawValue: rawValue) }
}
