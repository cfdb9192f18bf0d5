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
        ("kk-Latn", "Alañğa jinalğan tūrğyndar oblys äkimimen kezdesudi talap etti, biraq eşkim şyqpady."),
        ("kk-Latn", "Alańǵa jınalǵan turǵyndar oblys ákimimen kezdesýdi talap etti, biraq eshkim shyqpady."),
        ("kk-Latn", "Alañğa jinalğan turğındar oblıs äkimimen kezdesudi talap etti, biraq eşkim şıqpadı."),
        ("kk-Latn", "Alanga jinalgan turgyndar oblys akimimen kezdesudi talap etti, biraq eshkim shyqpady."),
        (
            "kk-Arab",
            "الاڭعا جينالعان تۇرعىندار وبلىس اكىمىمەن كەزدەسۋدى تالاپ ەتتى، بىراق ەشكىم شىقپادى، ٴبىز ٴبارىن كوردىك."
        ),
        ("ug", "مەيدانغا يىغىلغان ئاھالىلەر ۋىلايەت رەئىسى بىلەن كۆرۈشۈشنى تەلەپ قىلدى، لېكىن ھېچكىم چىقمىدى."),
        ("ug", "Meydangha yighilghan ahaliler wilayet re'isi bilen körüshüshni telep qildi, lékin héchkim chiqmidi."),
        ("fa", "ساکنان روستاهای اطراف در میدان جمع شدند و خواستار دیدار با استاندار شدند."),
        ("uz", "Maydonga yig‘ilgan aholi viloyat hokimi bilan uchrashishni talab qildi, lekin hech kim chiqmadi."),
        ("az", "Meydana toplaşan sakinlər rayon rəhbəri ilə görüş tələb etdilər, amma heç kim çıxmadı."),
        ("tg", "Сокинони деҳаҳои атроф дар майдон ҷамъ омаданд ва мулоқот бо раиси вилоятро талаб карданд."),
        ("ba", "Майҙанға йыйылған халыҡ ҡала башлығы менән осрашыу талап итте, ләкин бер кем дә сыҡманы."),
        ("ky", "Аянтка чогулган тургундар облус башчысы менен жолугушууну талап кылышты."),
        ("mn", "Талбай дээр цугларсан иргэд аймгийн даргатай уулзахыг шаардсан боловч хэн ч гарч ирсэнгүй."),
        ("bg", "Жителите на околните села се събраха на площада и поискаха среща с кмета, но никой не излезе."),
        ("uz", "Майдонга йиғилган аҳоли вилоят ҳокими билан учрашишни талаб қилди, лекин ҳеч ким чиқмади."),
        ("ja", "東京都知事選挙、投票率発表"), ("zh-Hant", "當地居民要求與殘疾人見面"), ("zh", "当地居民要求与残疾人见面"),
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

    @Test func ofEachParagraph() {
        let text = """
            Жители сёл собрались на площади и потребовали встречи с акимом.

            Ауыл тұрғындары алаңға жиналып, әкіммен кездесуді талап етті.
            Фото: КТК, 12:30
            当地居民聚集在广场上，要求与州长见面。
            The residents gathered on the square and asked to meet the governor.
            """
        let found = LanguageIdentifier.identifyParagraphs(text)
        // The caption has too few letters and takes the language of the whole.
        #expect(found[2].language == LanguageIdentifier.identify(text))
        #expect([0, 1, 3, 4].map { found[$0].language?.rawValue } == ["ru", "kk", "zh", "en"])
        let bytes = Array(text.utf8)
        #expect(String(decoding: bytes[found[2].range], as: UTF8.self) == "Фото: КТК, 12:30")
        #expect(LanguageIdentifier.identifyParagraphs("\n \n").isEmpty)
        #expect(LanguageIdentifier.identifyParagraphs("12\r\n").map(\.range) == [0..<2])
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
        for code in ["en", "ru", "kk", "zh", "ja", "ko", "tr", "az", "uk"] {
            #expect(Double(right[code] ?? 0) >= 0.99 * Double(all[code] ?? 0), "\(code)")
        }
        for (code, floor) in [("be", 0.985), ("mn", 0.965), ("de", 0.99), ("fr", 0.975)] {
            #expect(Double(right[code] ?? 0) >= floor * Double(all[code] ?? 0), "\(code)")
        }
    }
}
