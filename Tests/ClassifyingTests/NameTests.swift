import Classifying
import Model
import Testing

/// Names are found without a list of names, and spellings of one stand together.
@Suite struct NameTests {
    private static let demonyms = ["Kazakh", "Chinese", "казахский", "қазақ"]
    private static let places = ["Kazakhstan", "China", "Казахстан"]
    private static let finder = NameFinder(demonyms: demonyms, places: places)
    private static let lands = [
        "kazakh": "Kazakhstan", "kazakhstan": "Kazakhstan", "chinese": "China", "china": "China",
    ]

    private struct Found: Equatable, CustomStringConvertible {
        var text: String
        var kind: NameKind?
        var description: String { "\(text) \(kind?.rawValue ?? "-")" }
    }

    @Test(arguments: [
        ("Deputy Prime Minister Arman Seitov told reporters.", "en", ["Arman Seitov person"]),
        ("The former ambassador to China Arman Seitov spoke.", "en", ["Arman Seitov person"]),
        ("It was the news agency Habarsha that reported it.", "en", ["Habarsha organisation"]),
        ("The Ministry of Foreign Affairs sent a note.", "en", ["Ministry of Foreign Affairs body"]),
        (
            "They came from the Kazakh Green Movement to the city of Burabai.", "en",
            ["Kazakh Green Movement group", "Burabai place"]
        ),
        ("Yesterday villagers met on Monday, in June.", "en", []),
        ("Workers At This Plant Have Begun A Strike", "en", []),
        ("«Мы против», сказала активистка Динара Сеитова.", "ru", ["Динара Сеитова person"]),
        (
            "Его принял А. Сеитов из Министерства иностранных дел.", "ru",
            ["А. Сеитов -", "Министерства иностранных дел body"]
        ),
        ("Бұл туралы белсенді Арман Сейітов айтты.", "kk", ["Арман Сейітов person"]),
        ("Кеше Ұлттық банк есеп берді.", "kk", ["Ұлттық банк organisation"]),
        ("总统托卡耶夫会见外长王毅。", "zh", ["托卡耶夫 person", "王毅 person"]),
        ("他在北方矿业公司工作。", "zh", ["北方矿业公司 organisation"]),
    ])
    func namesAreFound(text: String, language: String, expected: [String]) {
        let found = Self.finder.names(in: text, language: Language(rawValue: language)).names
        #expect(found.map { "\($0.text) \($0.kind?.rawValue ?? "-")" } == expected)
        for name in found where language != "zh" {
            #expect(String(decoding: Array(text.utf8)[name.range], as: UTF8.self) == name.text)
        }
    }

    @Test(arguments: [
        ["Tokayev", "Toqaev", "Tokaev", "Тоқаев", "Токаев"], ["Zhomart", "Jomart", "Dzhomart", "Жомарт"],
        ["Auezov", "Avezov"], ["Mamai", "Mamay", "Мамай"], ["Nazarbayev", "Nazarbaiev", "Назарбаев"],
        ["Yerbolat", "Erbolat", "Ерболат"], ["Mukhtar", "Muhtar", "Мухтар", "Мұхтар"],
    ])
    func skeletonsAreOne(spellings: [String]) {
        #expect(Set(spellings.map(NameSkeleton.of)).count == 1, "\(spellings.map(NameSkeleton.of))")
    }

    private func groups(_ texts: [(String, String)]) -> [NameGroup] {
        var tally = NameTally()
        for (index, (language, text)) in texts.enumerated() {
            let language = Language(rawValue: language)
            tally.add(
                Self.finder.names(in: text, language: language).names, text: text, language: language, article: index)
        }
        return NameGroups.group(tally, places: Self.lands)
    }

    @Test func formsAndSpellingsOfAllLanguagesStandTogether() throws {
        let groups = groups([
            ("en", "Minister Arman Kudaibergenov spoke. Later Kudaibergenov left."),
            ("en", "Minister Arman Qudaybergenov spoke."),
            ("ru", "Министр Арман Кудайбергенов сказал. Слова Кудайбергенова передали. С Кудайбергеновым спорят."),
            ("kk", "Министр Арман Құдайбергенов айтты. Ол Құдайбергеновтің сөзі."),
        ])
        #expect(groups.count == 1)
        let group = try #require(groups.first)
        #expect(group.kind == .person)
        #expect(
            Set(group.spellings.map(\.text)) == [
                "Arman Kudaibergenov", "Kudaibergenov", "Arman Qudaybergenov", "Арман Кудайбергенов", "Кудайбергенов",
                "Арман Құдайбергенов", "Құдайбергенов",
            ])
    }

    /// A wrong given name in the same office is the source's error, said so; in another it is somebody else.
    @Test func anOfficeTellsOnePersonFromAnother() {
        let one = groups([
            ("en", "Kazakh President Arman Seitov flew home."), ("en", "Kazakh President Viktor Seitov flew home."),
        ])
        #expect(one.count == 1)
        #expect(one.first?.remarks.count == 1)
        let two = groups([
            ("en", "Kazakh President Arman Seitov flew home."), ("en", "The journalist Viktor Seitov flew home."),
        ])
        #expect(two.count == 2)
    }

    /// Women keep their surnames' ending; men in the genitive lose it.
    @Test func givenNameAndSurnameAgree() {
        let groups = groups([("ru", "Активистка Бибинур Сеитова пришла. Видели министра Чингиза Жумагулова.")])
        #expect(Set(groups.filter { $0.kind != nil }.map(\.name)) == ["Бибинур Сеитова", "Чингиз Жумагулов"])
    }

    /// Names without end stay within bounds, and what recurs stays.
    @Test func theTallyIsBounded() {
        var tally = NameTally(limit: 100)
        for index in 0..<2_000 {
            let letters = String(index).map { String(UnicodeScalar(UInt8(97 + ($0.wholeNumberValue ?? 0)))) }.joined()
            let text = "They saw Arman Seitov and Ivan Xo\(letters)."
            tally.add(
                Self.finder.names(in: text, language: .english).names, text: text, language: .english, article: index)
            #expect(tally.count <= 101)
        }
        #expect(tally.dropped > 1_000)
        let groups = NameGroups.group(tally, places: [:])
        #expect(groups.first?.name == "Arman Seitov")
        #expect(groups.first?.articles == 2_000)
    }

    @Test func statisticsAgreeWithTheirPapers() {
        // A word as frequent on either side tells nothing; ten times as frequent tells much, and the sign says which way.
        let even = TermStatistics.logOdds(count: 10, of: 1_000, other: 10, of: 1_000, all: 20, of: 2_000)
        let high = TermStatistics.logOdds(count: 50, of: 1_000, other: 5, of: 1_000, all: 55, of: 2_000)
        #expect(abs(even) < 0.001)
        #expect(high > 1.96)
        #expect(
            abs(high + TermStatistics.logOdds(count: 5, of: 1_000, other: 50, of: 1_000, all: 55, of: 2_000)) < 1e-9)
        // Dunning 1993: independence is 0; together always is far above chance; never together is below.
        #expect(abs(TermStatistics.association(both: 25, first: 50, second: 50, all: 100)) < 1e-9)
        #expect(TermStatistics.association(both: 50, first: 50, second: 50, all: 100) > 100)
        #expect(TermStatistics.association(both: 0, first: 50, second: 50, all: 100) < -100)
    }
}
