import Foundation
import Model
import Testing
import Watching

@testable import Classifying

/// Who is said to say it: a table by language, each with the words whose speaker is asked for.
struct SpeakerTests {
    struct Case: Sendable {
        var text: String
        /// Words in the text.
        var of: String
        var kind: Speaker.Kind?
        /// Nil: nobody but the outlet.
        var name: String?
        var isQuoted = false
    }

    static let english: [Case] = [
        Case(text: "Police said 200 people came.", of: "200", kind: .police, name: "Police"),
        Case(text: "Some 200 people came to the square.", of: "200", kind: nil, name: nil),
        Case(
            text: "Organisers put the crowd at 500, while police said 200.", of: "500", kind: .organiser,
            name: "Organisers"),
        Case(
            text: "Organisers put the crowd at 500, while police said 200.", of: "200", kind: .police, name: "police"),
        Case(
            text: "About 300 came, according to the regional police department.", of: "300", kind: .police,
            name: "regional police department"),
        Case(
            text: "According to the ministry's press office, 51 plants are planned.", of: "51", kind: .official,
            name: "ministry's press office"),
        Case(
            text: "\"We counted 400 people,\" said Aliya Sadykova, a witness.", of: "400", kind: .other,
            name: "Aliya Sadykova", isQuoted: true),
        Case(
            text: "The minister spoke on Monday, a resident said. He said 12 plants would be built.", of: "12",
            kind: .witness, name: "resident"),
        Case(
            text: "The debt grew, President Tokayev said. \"It is 12 billion dollars now.\"", of: "12", kind: .official,
            name: "Kassym-Jomart Tokayev", isQuoted: true),
        Case(
            text: "An estimated 300 people were said to be there.", of: "300", kind: nil, name: nil),
        Case(
            text: "Official statistics show the debt at $12 billion.", of: "12", kind: .official,
            name: "Official statistics"),
        Case(
            text: "One farmer, Serik Omarov, said that more than 3,000 had been held.", of: "3,000", kind: .other,
            name: "Serik Omarov"),
    ]

    static let russian: [Case] = [
        Case(text: "По данным полиции, пришли 200 человек.", of: "200", kind: .police, name: "полиции"),
        Case(text: "На площадь пришли 200 человек.", of: "200", kind: nil, name: nil),
        Case(
            text: "По словам организаторов, было 500 человек, в полиции сообщили о 200.", of: "500", kind: .organiser,
            name: "организаторов"),
        Case(
            text: "По словам организаторов, было 500 человек, в полиции сообщили о 200.", of: "о 200", kind: .police,
            name: "полиции"),
        Case(
            text: "Долг составляет 12 млрд долларов, сообщил министр экономики.", of: "12", kind: .official,
            name: "министр экономики"),
        Case(
            text: "«Нас было 400 человек», — рассказала участница акции.", of: "400", kind: .witness,
            name: "участница акции", isQuoted: true),
        Case(
            text: "Токаев заявил, что построят 55 заводов.", of: "55", kind: .official, name: "Kassym-Jomart Tokayev"),
    ]

    static let kazakh: [Case] = [
        Case(text: "Полицияның мәліметінше, алаңға 200 адам шықты.", of: "200", kind: .police, name: "Полицияның"),
        Case(text: "Алаңға 200 адам шықты.", of: "200", kind: nil, name: nil),
        Case(
            text: "Ұйымдастырушылардың айтуынша, 500 адам келді.", of: "500", kind: .organiser,
            name: "Ұйымдастырушылардың"),
        Case(
            text: "Қарыз 12 млрд доллар, деп хабарлады қаржы министрлігі.", of: "12", kind: .official,
            name: "қаржы министрлігі"),
        Case(
            text: "Тоқаев 55 зауыт салынатынын мәлімдеді.", of: "55", kind: .official, name: "Kassym-Jomart Tokayev"),
    ]

    static let chinese: [Case] = [
        Case(text: "警方表示，约200人参加了集会。", of: "200", kind: .police, name: "警方"),
        Case(text: "约200人参加了集会。", of: "200", kind: nil, name: nil),
        Case(text: "据当地警方称，约200人参加。", of: "200", kind: .police, name: "当地警方"),
        Case(text: "据报道，约200人参加。", of: "200", kind: nil, name: nil),
        Case(text: "组织者说，有500人参加；警方称200人。", of: "500", kind: .organiser, name: "组织者"),
        Case(text: "根据联合国的数据，100万人被关押。", of: "100", kind: .official, name: "United Nations"),
    ]

    @Test(arguments: english) func inEnglish(_ one: Case) throws { try check(one, .english) }
    @Test(arguments: russian) func inRussian(_ one: Case) throws { try check(one, .russian) }
    @Test(arguments: kazakh) func inKazakh(_ one: Case) throws { try check(one, .kazakh) }
    @Test(arguments: chinese) func inChinese(_ one: Case) throws { try check(one, .chinese) }

    private func check(_ one: Case, _ language: Language) throws {
        let watchlist = try #require(Reader.watchlist)
        let classifier = try #require(Reader.classifier)
        let text = ArticleText(title: "", text: one.text, language: language)
        let copy = Copy(
            bytes: text.bytes, textStart: text.textStart, hits: classifier.hits(in: text), language: language,
            isCut: true)
        let whole = String(decoding: copy.bytes, as: UTF8.self)
        let found = try #require(whole.range(of: one.of))
        let start = whole.utf8.distance(from: whole.startIndex, to: found.lowerBound)
        let speaker = Speakers(watchlist).speaker(
            of: start..<(start + one.of.utf8.count), in: copy, language: language)
        #expect(speaker?.name == one.name)
        #expect(speaker?.kind == one.kind)
        if speaker != nil { #expect(speaker?.isQuoted == one.isQuoted) }
    }
}
