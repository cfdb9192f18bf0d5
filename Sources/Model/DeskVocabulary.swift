/// What the watchlist calls things in the language of a digest. What it has no name for stays as it is.
package struct DeskVocabulary: Sendable, Hashable, Codable {
    package var language: DeskLanguage
    /// The beat's title.
    package var beat: String?
    /// Event type → title.
    package var types: [String: String]
    /// Question → title.
    package var questions: [String: String]
    /// A place's or actor's canonical name → its name.
    package var names: [String: String]

    package init(
        _ language: DeskLanguage = .en, beat: String? = nil, types: [String: String] = [:],
        questions: [String: String] = [:], names: [String: String] = [:]
    ) {
        self.language = language
        self.beat = beat
        self.types = types
        self.questions = questions
        self.names = names
    }
}
