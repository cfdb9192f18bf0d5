import Foundation
import Model
import Testing

@testable import Alerting

/// The desk's own words in Russian and Kazakh.
@Suite struct DigestLanguageTests {
    @Test(arguments: [
        ("2021-03-27", "2021-03-27", "27 марта 2021 г.", "2021 жылғы 27 наурыз"),
        ("2019-09-02", "2019-09-10", "2–10 сентября 2019 г.", "2019 жылғы 2–10 қыркүйек"),
        ("2021-03-28", "2021-04-02", "28 марта – 2 апреля 2021 г.", "2021 жылғы 28 наурыз – 2 сәуір"),
        (
            "2020-12-30", "2021-01-02", "30 декабря 2020 г. – 2 января 2021 г.",
            "2020 жылғы 30 желтоқсан – 2021 жылғы 2 қаңтар"
        ),
        ("2021-03-01", "2021-03-31", "март 2021 г.", "2021 жылғы наурыз"),
        ("2016-01-01", "2016-12-31", "2016 г.", "2016 жыл"),
    ])
    func days(from: String, to: String, ru: String, kk: String) throws {
        let interval = DayInterval(try #require(Day(from)), try #require(Day(to)))
        #expect(plain(Wording.days(interval, in: .ru)) == ru)
        #expect(Wording.days(interval, in: .kk) == kk)
    }

    /// Blanks that don't break are blanks here.
    private func plain(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }

    @Test(arguments: [
        (Bounds(1), "1 человек", "1 адам"), (Bounds(2), "2 человека", "2 адам"), (Bounds(5), "5 человек", "5 адам"),
        (Bounds(21), "21 человек", "21 адам"), (Bounds(11), "11 человек", "11 адам"),
        (Bounds(112), "112 человек", "112 адам"),
        (Bounds(1200), "1 200 человек", "1 200 адам"), (Bounds(low: 200, high: 300), "200–300 человек", "200–300 адам"),
        (Bounds(low: 300, high: nil), "не менее 300 человек", "кемінде 300 адам"),
        (Bounds(low: 21, high: nil), "не менее 21 человека", "кемінде 21 адам"),
        (Bounds(low: 22, high: nil), "не менее 22 человек", "кемінде 22 адам"),
        (Bounds(low: nil, high: 50), "до 50 человек", "ең көбі 50 адам"),
        (Bounds(low: 255, high: 345), "около 300 человек", "шамамен 300 адам"),
        (Bounds(1.3e6), "1,3 млн человек", "1,3 млн адам"),
        (Bounds(low: 255, high: 300), "почти 300 человек", "300 адам дерлік"),
        (Bounds(low: nil, high: nil), "неизвестное число человек", "саны белгісіз адам"),
    ])
    func people(bounds: Bounds, ru: String, kk: String) {
        #expect(plain(Wording.people(bounds, in: .ru)) == ru)
        #expect(plain(Wording.people(bounds, in: .kk)) == kk)
    }

    @Test(arguments: [
        (727e6, 727e6, "USD", "727 млн долларов США", "727 млн АҚШ доллары"), (1, 1, "CNY", "1 юань", "1 юань"),
        (1.5, 1.5, "RUB", "1,5 рубля", "1,5 рубль"), (9.2e9, 9.2e9, "KZT", "9,2 млрд тенге", "9,2 млрд теңге"),
        (1e12, 2e12, "EUR", "1–2 трлн евро", "1–2 трлн еуро"), (5, 5, "GBP", "5 GBP", "5 GBP"),
    ])
    func money(low: Double, high: Double, currency: String, ru: String, kk: String) {
        let money = Money(low: low, high: high, currency: currency)
        #expect(plain(Wording.money(money, in: .ru)) == ru)
        #expect(plain(Wording.money(money, in: .kk)) == kk)
    }

    @Test(arguments: [
        (Bounds(low: 21 * 0.85, high: 21 * 1.15), "enterprises", "около 21 предприятия"),
        (Bounds(low: 1, high: nil), "hectare", "не менее 1 гектара"),
        (Bounds(low: nil, high: 11), "hectare", "до 11 гектаров"), (Bounds(2), "tonne", "2 тонны"),
        (Bounds(low: 21, high: nil), "detainees", "не менее 21 задержанного"),
        (Bounds(low: 1, high: nil), "USD", "не менее 1 доллара США"),
    ])
    func whatIsCountedStandsInItsCase(bounds: Bounds, unit: String, russian: String) {
        let words = DigestWords(RichDigest.digest(), vocabulary: DeskVocabulary(.ru))
        #expect(words.figure(bounds, unit: unit).map(plain) == russian)
    }

    @Test func englishUnitsHavePlurals() {
        let unit = Phrases.english.unit
        #expect(unit("hectare", 2, false) == "hectares" && unit("tonne", 1, false) == "tonne")
        #expect(Wording.people(Bounds(low: 255, high: 300), in: .en) == "nearly 300 people")
    }

    @Test func headlinesNeedNoCases() {
        let event = Samples.event()
        #expect(plain(Wording.headline(event, in: .ru)) == "Протест, Almaty, 27 марта 2021 г.: 200–300 человек")
        #expect(
            Wording.headline(event, in: .kk, names: ["Almaty": "Алматы"])
                == "Наразылық, Алматы, 2021 жылғы 27 наурыз: 200–300 адам")
        #expect(Wording.headline(event, in: .ru, titles: ["protest": "Митинг"]).hasPrefix("Митинг, "))
        #expect(Wording.headline(event, in: .en) == Wording.headline(event))
    }

    @Test(arguments: [
        (
            1, 1, 1, "1 новое событие, 1 обновление, прочитана 1 статья",
            "1 жаңа оқиға, 1 оқиға жалғасы, 1 мақала оқылды"
        ),
        (
            3, 2, 41, "3 новых события, 2 обновления, прочитана 41 статья",
            "3 жаңа оқиға, 2 оқиға жалғасы, 41 мақала оқылды"
        ),
        (11, 0, 1240, "11 новых событий, прочитано 1 240 статей", "11 жаңа оқиға, 1 240 мақала оқылды"),
        (0, 5, 2, "5 обновлений, прочитаны 2 статьи", "5 оқиға жалғасы, 2 мақала оқылды"),
    ])
    func summaries(new: Int, developments: Int, articles: Int, ru: String, kk: String) {
        #expect(plain(Phrases.russian.summary(new, developments, articles)) == ru)
        #expect(plain(Phrases.kazakh.summary(new, developments, articles)) == kk)
    }

    @Test func theEnglishSummaryCounts() {
        #expect(Phrases.english.summary(3, 2, 41) == "3 new, 2 developments, 41 articles read")
        #expect(Phrases.english.summary(0, 1, 1) == "1 development, 1 article read")
        #expect(Phrases.english.summary(1, 0, 1240) == "1 new, 1,240 articles read")
    }

    @Test(arguments: [
        (
            "Nothing of the kind is known at that place and time.",
            "О подобном событии в этом месте и в это время не сообщалось."
        ),
        ("E9 has come to another stage: pledged → signed.", "Событие E9: новая стадия: обещан → подписан."),
        (
            "E9 was announced on 2021-03-25; now it is told.",
            "Событие E9, анонсированное 25 марта 2021 г., по сообщениям, состоялось."
        ),
        ("Perhaps the same as E31: same day, other place.", "Возможно, это E31: тот же день, другое место."),
        (
            "The text speaks of a protest, but too faintly to alert: it names no place.",
            "Тема — «протест», но для оповещения признаков мало: не названо место."
        ),
        ("crowd: 300 → at least 1,200 (police, AFP)", "число участников: 300 → не менее 1 200 (police, AFP)"),
        (
            "amount: USD 1.2 billion → USD 727 million (AFP)",
            "сумма: 1,2 млрд долларов США → 727 млн долларов США (AFP)"
        ),
        ("arrests: first told (AFP)", "задержания: сообщается впервые (AFP)"),
        ("resumed after 34 days (AFP)", "возобновилось после перерыва в 34 дн. (AFP)"),
        (
            "1,000 wait or were given up, since 2021-03-27: HTTP 500",
            "не доставлено или снято с отправки: 1 000, с 27 марта 2021 г.: HTTP 500"
        ),
        ("no route sends it", "ни один маршрут его не отправляет"),
        ("Perhaps the same as E31: same scope, other stage.", "Возможно, это E31: тот же вид, другая стадия."),
        // Nobody translates what somebody else wrote.
        ("The server says: no", "The server says: no"), ("", ""), ("%", "%"), (": →  ()", ": →  ()"),
    ])
    func sentencesOfOurOwn(english: String, russian: String) throws {
        #expect(plain(try #require(Phrases.russian.sentences).translated(english)) == russian)
    }

    /// What the judges say when they raise an alert, or put a report up for review, has its words in both languages.
    @Test func bothLanguagesHaveTheSameSentences() throws {
        let (russian, kazakh) = (try #require(Phrases.russian.sentences), try #require(Phrases.kazakh.sentences))
        #expect(russian.rows.map(\.english) == kazakh.rows.map(\.english))
        #expect(Set(russian.words.keys) == Set(kazakh.words.keys))
        for rows in [russian.rows, kazakh.rows] {
            for row in rows {
                let holes = row.english.filter { $0 == "%" }.count
                #expect(
                    (1...9).filter { row.translation.contains("%\($0)") } == Array((1...9).prefix(holes)),
                    "\(row.english)")
            }
        }
    }

    @Test func aFigureAsWrittenIsReadBack() throws {
        for bounds in [
            Bounds(12), Bounds(low: 200, high: 300), Bounds(low: 255, high: 345), Bounds(low: 1.2e6, high: nil),
        ] {
            #expect(try #require(WrittenFigure(bounds.words)).bounds.words == bounds.words)
        }
        for text in ["police", "", "about", "1,2,3 x", "USD", "–", "E31"] {
            #expect(WrittenFigure(text) == nil, "\(text)")
        }
    }
}
