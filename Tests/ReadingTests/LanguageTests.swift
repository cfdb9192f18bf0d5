import Foundation
import Model
import Reading
import Testing

@Suite struct LanguageTests {
    /// Sentences of our own.
    @Test(arguments: [
        ("en", "About two hundred people gathered outside the Chinese consulate in Almaty on Saturday."),
        ("en", "Police detained 20 at rally in Almaty"),
        ("ru", "В Алматы около двухсот человек вышли на митинг у консульства Китая."),
        ("ru", "На площади задержали двадцать активистов"),
        ("kk", "Алматыда Қытай консулдығының алдында екі жүзге жуық адам жиналды."),
        ("kk", "Наразылық шеруі екі сағатқа созылды, ешкім ұсталған жоқ."),
        ("kk", "Біз бұл туралы кеше жаздық"),
        ("kk-Latn", "Almatyda Qytai konsuldyğynyñ aldynda eki jüzge juyq adam jinaldy dep habarlady polisia ökili."),
        ("kk-Latn", "Ükimet jaña zauyttar turaly aitty, biraq naqty san bolğan joq jäne sūraqtar qaldy."),
        ("kk-Latn", "Prezident bul másele boıynsha jańa jıyn ótedi dep aıtty, biraq kúni belgisiz."),
        ("zh", "数百名民众周六在阿拉木图的中国领事馆前举行抗议活动。"),
        ("zh-Hant", "數百名民眾週六在阿拉木圖的中國領事館前舉行抗議活動。"),
        ("ja", "土曜日、アルマトイの中国領事館の前で数百人が抗議した。"),
        ("ko", "토요일 알마티의 중국 영사관 앞에서 수백 명이 시위를 벌였다."),
        (
            "ky",
            "Бишкекте кечээ эл аянтка чогулуп, өкмөттөн жооп күттү, бирок сөз болгон жок, түнгө чейин турушту, аң-сезимдүү."
        ),
        ("ug", "Алмутида уйғур җәмийити йиғин өткүзүп, яшларниң тәлими һәққидә сөзлиди, җавап бәрди."),
        ("uz", "Тошкентда кеча ўқувчилар ва ўқитувчилар ҳар йилги кўргазмага йиғилди."),
        ("tt", "Казанда кичә җыелыш булды, анда халык үз сүзен әйтте һәм җавап көтә, дип хәбәр итәләр."),
        ("uk", "У Києві вчора відбулася акція протесту, поліція нікого не затримала."),
        ("be", "У Мінску ўчора адбыўся мітынг, міліцыя нікога не затрымала."),
        ("tr", "Dün Ankara'da yüzlerce kişi meydanda toplandı ve hükümetten açıklama istedi."),
        ("mn", "Улаанбаатар хотод өчигдөр олон хүн талбай дээр цугларч, эрх баригчдаас хариу нэхжээ."),
    ]) func ofASentence(_ code: String, _ text: String) {
        #expect(LanguageIdentifier.identify(text) == Language(rawValue: code))
    }

    @Test(arguments: ["", "   ", "12 345, 67%", "…", "🙂🙂"]) func ofNothing(_ text: String) {
        #expect(LanguageIdentifier.identify(text) == nil)
    }

    @Test func ofAForeignName() {
        #expect(
            LanguageIdentifier.identify(
                "Представитель фонда «Қазақстан» сообщил, что строительство дороги завершат в будущем году, и поблагодарил рабочих."
            )
                == .russian)
    }

    /// Share of right answers on whole sentences; the floor is what was reached.
    @Test func suite() throws {
        guard let folder = PageSuite.folder("languages") else { return }
        var right: [String: Int] = [:]
        var all: [String: Int] = [:]
        for line in try PageSuite.lines(folder + "/lingua.jsonl") {
            guard let name = line["case"] as? String, name.hasPrefix("sentences/"),
                let code = line["language"] as? String,
                let text = line["text"] as? String
            else { continue }
            all[code, default: 0] += 1
            if LanguageIdentifier.identify(text)?.base.rawValue == code { right[code, default: 0] += 1 }
        }
        for (code, count) in all.sorted(by: { $0.key < $1.key }) {
            print("languages/lingua \(code): \(right[code] ?? 0)/\(count)")
        }
        for code in ["en", "ru", "kk", "zh", "ja", "ko"] {
            #expect(Double(right[code] ?? 0) >= 0.985 * Double(all[code] ?? 0), "\(code)")
        }
        for code in ["uk", "be", "tr", "az"] {
            #expect(Double(right[code] ?? 0) >= 0.98 * Double(all[code] ?? 0), "\(code)")
        }
    }
}
