import Classifying
import Model
import Testing

/// Minimal pairs: the same sentence with and without the words of a gate.
struct GateTests {
    struct Pair: Sendable, CustomTestStringConvertible {
        var language: Language
        var type: String
        var plain: String
        var gated: String
        /// What the gated sentence becomes; nil: no report at all.
        var status: Report.Status?

        init(_ language: Language, _ type: String, _ plain: String, _ gated: String, _ status: Report.Status?) {
            self.language = language
            self.type = type
            self.plain = plain
            self.gated = gated
            self.status = status
        }

        var testDescription: String { gated }
    }

    static let planned: [Pair] = [
        .init(
            .english, "protest", "Activists held a rally in Almaty against Chinese factories.",
            "Activists plan to hold a rally in Almaty against Chinese factories.", .planned),
        .init(
            .english, "protest", "A picket at the Chinese consulate in Almaty drew forty people.",
            "A picket at the Chinese consulate in Almaty is scheduled for Saturday.", .planned),
        .init(
            .russian, "protest", "Активисты провели в Алматы митинг против китайских заводов.",
            "Активисты планируют провести в Алматы митинг против китайских заводов.", .planned),
        .init(
            .russian, "protest", "Митинг против аренды земли китайцами прошёл в Атырау.",
            "Митинг против аренды земли китайцами состоится в Атырау в субботу.", .planned),
        .init(
            .kazakh, "protest", "Белсенділер Алматыда Қытай зауыттарына қарсы митинг өткізді.",
            "Белсенділер Алматыда Қытай зауыттарына қарсы митинг өткізбек.", .planned),
        .init(
            .kazakh, "protest", "Белсенділер Алматыда Қытай зауыттарына қарсы митинг өткізді.",
            "Белсенділер Алматыда Қытай зауыттарына қарсы митинг өткізуді жоспарлап отыр.", .planned),
        .init(.chinese, "protest", "阿拉木图民众举行集会,反对中国工厂。", "阿拉木图民众计划举行集会,反对中国工厂。", .planned),
        .init(
            .english, "loan", "China Exim Bank signed a $40 million loan with Kyrgyzstan.",
            "China Exim Bank will provide a $40 million loan to Kyrgyzstan.", .planned),
        .init(
            .russian, "loan", "Эксимбанк Китая предоставил Кыргызстану кредит на 40 млн долларов.",
            "Эксимбанк Китая намерен предоставить Кыргызстану кредит на 40 млн долларов.", .planned),
    ]

    static let denied: [Pair] = [
        .init(
            .english, "protest", "A rally against Chinese expansion took place in Shymkent.",
            "A rally against Chinese expansion did not take place in Shymkent.", .denied),
        .init(
            .russian, "protest", "Митинг против китайской экспансии состоялся в Шымкенте.",
            "Митинг против китайской экспансии не состоялся в Шымкенте.", .denied),
        .init(
            .kazakh, "protest", "Шымкентте Қытайға қарсы митинг болды.", "Шымкентте Қытайға қарсы митинг болған жоқ.",
            .denied),
        .init(.chinese, "protest", "奇姆肯特举行了反华集会。", "奇姆肯特并未举行反华集会。", .denied),
        .init(
            .russian, "loan", "Казахстан получил кредит Эксимбанка Китая.",
            "Казахстан опроверг кредит Эксимбанка Китая.", .denied),
    ]

    static let hypothetical: [Pair] = [
        .init(
            .english, "protest", "Villagers rallied in Naryn against the Chinese mine.",
            "If villagers rally in Naryn against the Chinese mine, police will be sent.", .hypothetical),
        .init(
            .russian, "protest", "В Нарыне начались протесты против китайского рудника.",
            "В случае протестов против китайского рудника в Нарыне власти введут войска.", .hypothetical),
        .init(
            .kazakh, "protest", "Нарында Қытай кенішіне қарсы наразылық шаралары болды.",
            "Егер Нарында Қытай кенішіне қарсы наразылық шаралары болса, билік әскер кіргізеді.", .hypothetical),
        .init(.chinese, "protest", "纳伦民众举行集会反对中国矿场。", "如果纳伦民众举行集会反对中国矿场,政府将出动警察。", .hypothetical),
    ]

    static let background: [Pair] = [
        .init(
            .english, "protest", "Rallies against Chinese expansion were held in Almaty.",
            "In recent years rallies against Chinese expansion were held in Almaty.", .background),
        .init(
            .english, "protest", "Protests over land leases to Chinese firms swept Kazakhstan.",
            "In 2016, protests over land leases to Chinese firms swept Kazakhstan.", .background),
        .init(
            .russian, "protest", "В Алматы прошли митинги против китайской экспансии.",
            "Напомним, в Алматы в прошлые годы прошли митинги против китайской экспансии.", .background),
        .init(
            .kazakh, "protest", "Алматыда Қытайға қарсы митингілер өтті.",
            "Бұған дейін Алматыда бірнеше рет Қытайға қарсы митингілер өткен.", .background),
        .init(.chinese, "protest", "阿拉木图举行反华集会。", "近年来阿拉木图曾多次举行反华集会。", .background),
    ]

    static let vetoed: [Pair] = [
        .init(
            .english, "protest", "Kazakhstan saw a protest against China in Almaty.",
            "Kazakhstan sent China a note of protest from Almaty.", nil),
        .init(
            .english, "protest", "A rally in Kazakhstan over China drew crowds.",
            "A market rally in Kazakhstan followed China's stimulus.", nil),
        .init(
            .russian, "protest", "В Казахстане прошла акция протеста против Китая.",
            "МИД Казахстана направил Китаю ноту протеста.", nil),
        .init(.chinese, "protest", "哈萨克斯坦民众抗议中国。", "哈萨克斯坦向中国提出抗议。", nil),
        .init(
            .english, "loan", "A Chinese bank gave Kazakhstan's club owner a loan of $5 million.",
            "The Chinese striker joined the Kazakhstan club on loan from Beijing.", nil),
    ]

    @Test(arguments: planned + denied + hypothetical + background + vetoed)
    func pair(_ pair: Pair) {
        let plain = Reader.read(pair.plain, language: pair.language).reports.filter { $0.type == pair.type }
        #expect(
            plain.first?.status == .occurred,
            "\(pair.plain): \(plain.first.map { "\($0.status) \($0.cues.map(\.rule))" } ?? "no report")")
        let gated = Reader.read(pair.gated, language: pair.language).reports.filter { $0.type == pair.type }
        #expect(
            gated.first?.status == pair.status,
            "\(pair.gated): \(gated.first.map { "\($0.status) \($0.cues.map(\.rule))" } ?? "no report")")
    }

    /// Stopped, and its people taken away: it happened.
    @Test(arguments: [
        (Language.english, "Police detained activists who planned a rally against China in Almaty."),
        (.russian, "Полиция задержала активистов, планировавших митинг против Китая в Алматы."),
        (.chinese, "阿拉木图警方逮捕计划举行反华集会的活动人士。"),
    ])
    func aPreventedProtestWithDetentionsIsAnEvent(language: Language, text: String) {
        let report = Reader.read(text, language: language).reports.first { $0.type == "protest" }
        #expect(report?.status == .occurred, "\(report?.cues.map(\.rule) ?? [])")
    }

    @Test(arguments: [
        (Language.english, "Relatives continued their picket at the Chinese consulate in Almaty for the third day."),
        (.russian, "Родственники вышли на очередной пикет у консульства Китая в Алматы."),
        (.kazakh, "Алматыда Қытай консулдығының алдында кезекті пикет өтті."),
        (.chinese, "亲属再次在阿拉木图中国领事馆前抗议。"),
    ])
    func aSeriesSaysSo(language: Language, text: String) {
        let report = Reader.read(text, language: language).reports.first { $0.type == "protest" }
        #expect(report?.cues.contains { $0.rule == "series" } == true)
    }
}
