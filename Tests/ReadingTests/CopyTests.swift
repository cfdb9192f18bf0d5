import Foundation
import Model
import Testing

@testable import Reading

/// What is a copy of what, as tables and over generated texts.
@Suite struct CopyTests {
    private static let story = """
        Several hundred people stood in front of the mayor's office in Oskemen on Tuesday and asked for the plant's \
        dismissed workers to be taken back. The gathering began at nine in the morning and went on until the deputy \
        mayor came out and promised an answer within a week. A worker of the smelting shop, who gave his name as \
        Yerlan, said that forty families had been without wages since January.

        The plant belongs to a joint company founded two years ago. Its management said in a letter to the newspaper \
        that it had kept to the law and that the contracts had simply run out. The union disagrees and has gone to court.
        """

    private func fingerprint(_ text: String, title: String = "Workers ask for their jobs back") -> Fingerprint {
        Fingerprint(title: title, text: text)
    }

    /// What a republication adds or changes without changing a word of the story.
    @Test(arguments: [
        "OSKEMEN, March 9 (Reuters) - " + story,
        "ӨСКЕМЕН, 9 наурыз. ҚазАқпарат – " + story,
        "УСТЬ-КАМЕНОГОРСК, 9 мар — Sputnik. " + story,
        "新华社阿拉木图3月9日电（记者王某）" + story,
        story + "\n\nThis article was originally published on Example News. Read it there.",
        story + "\n\nRepublished with permission.",
        story + "\n\nИсточник: Пример.кз",
        story + "\n\nПерепечатка материалов возможна только со ссылкой на сайт.",
        story + "\n\nДереккөз: Мысал ақпарат",
        story + "\n\n转载自示例网",
        story + " Source: Example Agency",
        "Workers ask for their jobs back\n\n" + story,
        story.uppercased(),
        story.replacing("'", with: "’").replacing(", ", with: "\u{A0}, "),
        story.replacing("o", with: "\u{AD}o"),
    ])
    func aReprintIsTheSameText(text: String) {
        #expect(fingerprint(text).content == fingerprint(Self.story).content)
        #expect(Likeness(fingerprint(text), fingerprint(Self.story)).jaccard == 1)
    }

    @Test(arguments: [
        // A number, a name, a word that turns the meaning; and words that only begin like a footer.
        story.replacing("hundred", with: "thousand"), story.replacing("forty families", with: "40 families"),
        story.replacing("Yerlan", with: "Yerbol"), story.replacing("had kept", with: "had not kept"),
        story + "\n\nSource in the police said that nine people were held.",
        story + "\n\nИсточник в полиции сообщил о девяти задержанных.",
    ])
    func anEditIsAnotherText(text: String) {
        #expect(fingerprint(text).content != fingerprint(Self.story).content)
        #expect(fingerprint(text).whole != fingerprint(Self.story).whole)
    }

    @Test func anEditOfTheFooterIsSeenAsAnEdit() {
        let signed = fingerprint(Self.story + "\n\nИсточник: Пример.кз")
        #expect(signed.whole != fingerprint(Self.story).whole)
        #expect(signed.whole == fingerprint(Self.story + "\n\nИСТОЧНИК: «Пример.кз»").whole)
    }

    /// Half of it must stay: a text that is all footer is compared as it stands.
    @Test func whatIsAllFooterIsLeft() {
        #expect(!fingerprint("Source: police. Nine people were held near the market.").shingles.isEmpty)
        #expect(fingerprint("").shingles.isEmpty)
        #expect(!Likeness(fingerprint(""), fingerprint("")).isCopy)
    }

    @Test func scriptsWithoutSpacesAreReadByCharacters() {
        let one = "阿拉木图市中心星期六举行集会，数百人要求释放被关押的活动人士，警察没有干预，集会持续了两个小时。参加者说他们将再次申请许可。"
        let traditional = "阿拉木圖市中心星期六舉行集會，數百人要求釋放被關押的活動人士，警察沒有干預，集會持續了兩個小時。參加者說他們將再次申請許可。"
        #expect(fingerprint(one, title: "").content == fingerprint(traditional, title: "").content)
        let shortened = String(one.prefix(36))
        #expect(Likeness(fingerprint(one), fingerprint(shortened)).isCopy)
        let other = "努尔苏丹市政府星期五宣布，今年将修建三座学校和一座医院，费用由地方预算承担。工程定于五月开始，预计明年秋天完工，届时可容纳两千名学生。"
        #expect(!Likeness(fingerprint(one), fingerprint(other)).isCopy)
    }

    @Test(arguments: [
        ("Some 200 people came.", "some 200 people came", true),
        ("Some 200 people came.", "Some 300 people came.", false),
        (
            "ALMATY, March 27 (Reuters) - Some 200 people came to the square on Saturday.",
            "Some 200 people came to the square on Saturday.", true
        ),
        ("Some 200 people came to the square on Saturday.", "Some 200 people came to the square on Sunday.", false),
        ("В Алматы вышли люди", "В Алматы вышли лю\u{AD}ди!", true), ("", "", true),
    ])
    func aSentenceIsTheSameByItsWords(one: String, other: String, isSame: Bool) {
        #expect(Rewording.isSame(one, other) == isSame)
    }

    @Test func aRewordingIsMeasured() {
        let one = "About 200 people came to the main square of the city on Saturday."
        #expect(Rewording.containment(of: one, in: Self.story + one) == 1)
        #expect(Rewording.containment(of: one, in: one.replacing("200", with: "300")) > 0.6)
        #expect(Rewording.containment(of: one, in: Self.story) < 0.1)
        #expect(Rewording.containment(of: "", in: one) == 0)
    }

    // MARK: - Generated texts

    /// Sentences of made-up words, as unlike each other as two stories are.
    private static func words(_ count: Int, _ random: inout Dice) -> [String] {
        (0..<count).map { _ in
            let rank = Int.random(in: 0..<60, using: &random) * Int.random(in: 1..<60, using: &random)
            return "w\(rank)" + (rank % 7 == 0 ? "а" : "e")
        }
    }

    private static func edited(_ words: [String], share: Double, _ random: inout Dice) -> [String] {
        words.flatMap { word -> [String] in
            guard Double.random(in: 0..<1, using: &random) < share else { return [word] }
            return switch Int.random(in: 0..<3, using: &random) {
            case 0: []
            case 1: ["other\(Int.random(in: 0..<5000, using: &random))"]
            default: [word, "more\(Int.random(in: 0..<5000, using: &random))"]
            }
        }
    }

    /// The figures that issue 3 asks for: precision 1, recall ≥ .995 where 4 % of the words are changed; and shortened copies.
    @Test func copiesAreFoundAndNothingElse() {
        var random = Dice(seed: 3)
        var index = CopyIndex()
        var known: [String: Fingerprint] = [:]
        let stories = (0..<300).map { _ in Self.words(Int.random(in: 60...500, using: &random), &random) }
        for (number, words) in stories.enumerated() {
            let print = fingerprint(words.joined(separator: " "))
            #expect(!index.candidates(for: print).contains { Likeness(print, known[$0.article]!).isCopy })
            known["\(number)"] = print
            index.add(print, article: "\(number)", copyOf: nil, time: 0)
        }
        var missed = 0
        var wrong = 0
        for (number, words) in stories.enumerated() {
            let half = Array(words.prefix(words.count / 2))
            for copy in [Self.edited(words, share: 0.04, &random), Self.edited(half, share: 0.02, &random)] {
                let print = fingerprint(copy.joined(separator: " "), title: "Another headline")
                let found = index.candidates(for: print).filter { Likeness(print, known[$0.article]!).isCopy }
                missed += found.contains { $0.article == "\(number)" } ? 0 : 1
                wrong += found.count { $0.article != "\(number)" }
            }
        }
        #expect(wrong == 0)
        #expect(missed <= 2)
    }

    /// Stories of one beat with the same background under them are different stories.
    @Test func pastedBackgroundIsNoCopy() {
        var random = Dice(seed: 4)
        for _ in 0..<50 {
            let background = Self.words(200, &random)
            let one = Self.words(90, &random) + background
            let other = Self.words(70, &random) + background
            let likeness = Likeness(
                fingerprint(one.joined(separator: " ")), fingerprint(other.joined(separator: " ")))
            #expect(likeness.containment > 0.65)
            #expect(!likeness.isCopy)
        }
    }

    /// The same sentences with the day's numbers in them are not yesterday's.
    @Test func aFormFilledInEveryDayIsNoCopy() {
        func rates(_ day: Int) -> Fingerprint {
            fingerprint(
                """
                On March \(day) the national bank set the official rate of the dollar at \(420 + day).\(day)1 tenge, it said on its \
                site. The euro stands at \(500 + day).\(day)2 tenge and the rouble at 5.\(day * 3) tenge. In the exchange offices of \
                the capital the dollar is bought for \(418 + 2 * day) tenge and sold for \(421 + 2 * day) tenge, the site that \
                gathers their offers shows. The volume of the morning trading came to \(100 + 7 * day) million dollars.
                """)
        }
        let likeness = Likeness(rates(11), rates(12))
        #expect(likeness.containment > 0.3)
        #expect(!likeness.agreesInNumbers)
        #expect(!likeness.isCopy)
        #expect(Likeness(rates(11), rates(11)).isCopy)
    }

    @Test func theOrderOfEnteringDoesNotMatter() {
        var random = Dice(seed: 5)
        let prints = (0..<40).map { _ in fingerprint(Self.words(80, &random).joined(separator: " ")) }
        func found(_ order: [Int]) -> [Set<String>] {
            var index = CopyIndex()
            for number in order { index.add(prints[number], article: "\(number)", copyOf: nil, time: 0) }
            return prints.map { Set(index.candidates(for: $0).map(\.article)) }
        }
        #expect(found(Array(0..<40)) == found((0..<40).reversed()))
    }

    @Test func aSetIsSortedWhateverItsOrder() {
        var random = Dice(seed: 6)
        for count in [0, 1, 2, 63, 64, 65, 1000] {
            let values = (0..<count).map { _ in UInt32.random(in: 0...50_000, using: &random) << 13 }
            #expect(Shingles.set(values) == Set(values).sorted())
            #expect(Shingles.set(values.shuffled(using: &random)) == Set(values).sorted())
        }
    }

    @Test func whatIsForgottenOrReplacedIsNotFound() {
        var random = Dice(seed: 7)
        let texts = (0..<3000).map { _ in fingerprint(Self.words(20, &random).joined(separator: " ")) }
        var index = CopyIndex()
        for (number, print) in texts.enumerated() {
            index.add(print, article: "\(number)", copyOf: nil, time: Double(number))
        }
        index.forget(before: 2500)
        #expect(index.count == 500)
        #expect(index.identical(to: texts[100]).isEmpty)
        #expect(!index.candidates(for: texts[100]).contains { $0.article == "100" })
        #expect(index.candidates(for: texts[2600]).first?.article == "2600")
        index.add(texts[0], article: "2600", copyOf: "2601", time: 3000)
        #expect(index.candidates(for: texts[2600]).first?.article != "2600")
        #expect(index.identical(to: texts[0]).map(\.copyOf) == ["2601"])
    }

    @Test func aHugeTextIsBounded() {
        let print = fingerprint(String(repeating: "every word of it is new ", count: 200_000))
        #expect(print.shingles.count <= CopyTokens.most)
        let broken = String(decoding: [0xE4, 0xBD] as [UInt8], as: UTF8.self) + "tail"
        #expect(fingerprint(broken).shingles.count == 1)
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers in every run.
struct Dice: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
