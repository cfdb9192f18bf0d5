package import Model

extension Watchlist {
    /// How the desk's own words name what is watched: titles as the entries give them, places and actors by the first of
    /// their aliases in that language that holds today. English has the titles and canonical names themselves.
    package func vocabulary(_ desk: DeskLanguage) -> DeskVocabulary {
        let language = desk.language
        guard desk != .en else {
            return DeskVocabulary(
                desk, beat: title, types: Self.dictionary(types.map { ($0.name, $0.titles[language] ?? $0.title) }),
                questions: Self.dictionary(questions.map { ($0.name, $0.titles[language] ?? $0.title) }))
        }
        func name(_ aliases: [Alias]) -> String? {
            aliases.first { $0.language == language && $0.to == nil }?.text
        }
        return DeskVocabulary(
            desk, beat: titles[language], types: Self.dictionary(types.map { ($0.name, $0.titles[language]) }),
            questions: Self.dictionary(questions.map { ($0.name, $0.titles[language]) }),
            names: Self.dictionary(
                places.map { ($0.name, name($0.aliases)) } + actors.map { ($0.name, name($0.aliases)) }))
    }

    /// Of a name there twice (a place and an actor) the first counts.
    private static func dictionary(_ pairs: [(String, String?)]) -> [String: String] {
        Dictionary(
            pairs.compactMap { key, value in value.map { (key, $0) } }, uniquingKeysWith: { first, _ in first })
    }
}
