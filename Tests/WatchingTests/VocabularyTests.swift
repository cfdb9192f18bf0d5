import Model
import Testing

@testable import Watching

/// What the desk's own words call things, in its language.
@Suite struct VocabularyTests {
    private static let text = """
        beat: test
        title: A test
        titles: {ru: Проверка}
        actors:
          - {name: A Bank, kind: organisation, aliases: {en: [A Bank], ru: [Банк А]}}
        places:
          - name: Nur-Sultan
            kind: city
            aliases: {en: [Nur-Sultan], kk: [{text: Нұр-Сұлтан, to: 2022-09-17}, Астана]}
        types:
          - {name: rally, title: Rally, titles: {ru: Митинг}, words: {w: {en: [rally]}}, triggers: [{words: w, weight: 2}]}
        questions:
          - {name: debt, title: Debt, titles: {kk: Қарыз}, kind: money, words: {w: {en: [debt]}}, about: [w]}
        """

    @Test func namesAndTitlesByLanguage() throws {
        let folder = try TemporaryWatchlist(["all.yaml": Self.text])
        let list = try folder.load()
        let (english, russian, kazakh) = (list.vocabulary(.en), list.vocabulary(.ru), list.vocabulary(.kk))
        #expect(english.types == ["rally": "Rally"] && english.questions == ["debt": "Debt"] && english.names.isEmpty)
        #expect(russian.beat == "Проверка" && russian.types == ["rally": "Митинг"] && russian.questions.isEmpty)
        #expect(russian.names == ["A Bank": "Банк А"])
        // A name that held until then is none today.
        #expect(kazakh.beat == nil && kazakh.names == ["Nur-Sultan": "Астана"] && kazakh.questions == ["debt": "Қарыз"])
    }

    @Test func aTitleInALanguageThatNobodyReadsIsAFault() throws {
        let folder = try TemporaryWatchlist([
            "all.yaml": Self.text.replacing("titles: {ru: Митинг}", with: "titles: {fr: Marche}")
        ])
        let error = #expect(throws: InputFaults.self) { try folder.load() }
        #expect(error?.faults.first?.message.contains("'fr' is no language") == true)
    }
}
