import Classifying
import Model
import Testing

/// Who it befell and who is only named beside: one sentence a case. People are invented.
struct PersonTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var language: Language
        var text: String
        var persons: [String]
        /// `relative Gulnar Omarova`: roles beside the detainees'.
        var others: [String]

        init(_ language: Language, _ text: String, _ persons: [String], others: [String] = []) {
            self.language = language
            self.text = text
            self.persons = persons
            self.others = others
        }

        var testDescription: String { text }
    }

    static let titles: [Language: String] = [
        .english: "Ethnic Kazakhs of Xinjiang", .russian: "Этнические казахи Синьцзяна", .kazakh: "Шыңжаңдағы қазақтар",
        .chinese: "新疆哈萨克族人",
    ]

    static let english: [Case] = [
        .init(.english, "Yerlan Sabitov was sentenced to nine years in Xinjiang.", ["Yerlan Sabitov"]),
        .init(.english, "Police detained Yerlan Sabitov in Urumqi on Monday.", ["Yerlan Sabitov"]),
        .init(.english, "Chinese police have arrested the prominent poet Yerlan Sabitov.", ["Yerlan Sabitov"]),
        .init(.english, "Yerlan Sabitov, an ethnic Kazakh from Altay, has been detained.", ["Yerlan Sabitov"]),
        .init(
            .english, "Yerlan Sabitov and Gulnar Omarova were arrested in Ghulja.",
            ["Yerlan Sabitov", "Gulnar Omarova"]),
        .init(
            .english, "Yerlan Sabitov, 41, and Daulet Kenzhe, 30, were jailed for three years.",
            ["Yerlan Sabitov", "Daulet Kenzhe"]),
        .init(.english, "The arrest of herder Yerlan Sabitov angered Kazakhs.", ["Yerlan Sabitov"]),
        .init(.english, "Yerlan Sabitov's detention lasted a year, Kazakhs said.", ["Yerlan Sabitov"]),
        .init(.english, "Yerlan Sabitov disappeared in Xinjiang two years ago.", ["Yerlan Sabitov"]),
        .init(.english, "Yerlan Sabitov, who fled a camp in Xinjiang, was detained in Almaty.", ["Yerlan Sabitov"]),
        .init(.english, "Yerlan Sabitov faces deportation to China after his arrest.", ["Yerlan Sabitov"]),
        .init(.english, "Almas Tolegen uulu was released from a camp in Xinjiang.", ["Almas Tolegen uulu"]),
        .init(.english, "The imam Sabyr was sentenced to life in Xinjiang.", ["Sabyr"]),
        .init(
            .english, "Gulnar Omarova, the wife of Yerlan Sabitov, said he was arrested in Xinjiang.",
            ["Yerlan Sabitov"]),
        .init(
            .english, "The wife of Yerlan Sabitov was detained in Xinjiang.", [], others: ["relative Yerlan Sabitov"]),
        .init(.english, "Yerlan Sabitov's brother was detained in Xinjiang.", [], others: ["relative Yerlan Sabitov"]),
        .init(
            .english, "Judge Aigul Tasheva sentenced two ethnic Kazakhs to a year.", [],
            others: ["authority Aigul Tasheva"]),
        .init(.english, "Lawyer Timur Asanov said two ethnic Kazakhs were detained.", []),
        .init(.english, "Two ethnic Kazakhs were detained, said Timur Asanov of a rights group.", []),
        .init(.english, "Ethnic Kazakhs were arrested in Xinjiang, Timur Asanov told reporters.", []),
        .init(.english, "According to Timur Asanov, ethnic Kazakhs were sentenced to prison.", []),
        .init(.english, "Radio Altay Free reported that ethnic Kazakhs were detained.", []),
    ]

    static let russian: [Case] = [
        .init(.russian, "Ерлан Сабитов был приговорён к девяти годам в Синьцзяне.", ["Ерлан Сабитов"]),
        .init(.russian, "Полиция задержала Ерлана Сабитова в Урумчи.", ["Ерлан Сабитов"]),
        .init(.russian, "Ерлана Сабитова арестовали в Синьцзяне.", ["Ерлан Сабитов"]),
        .init(.russian, "Гульнара Омарова задержана в Синьцзяне.", ["Гульнара Омарова"]),
        .init(.russian, "В Синьцзяне арестовали Гульнару Омарову.", ["Гульнара Омарова"]),
        .init(.russian, "Арест известного поэта Ерлана Сабитова возмутил казахов.", ["Ерлан Сабитов"]),
        .init(.russian, "Суд над Ерланом Сабитовым начался, этнический казах арестован год назад.", ["Ерлан Сабитов"]),
        .init(.russian, "Дело Ерлана Сабитова, этнического казаха, арестованного в Китае, закрыто.", ["Ерлан Сабитов"]),
        .init(.russian, "Ерлан Сабитов и Даулет Кенже задержаны в Китае.", ["Ерлан Сабитов", "Даулет Кенже"]),
        .init(.russian, "Ерлан Сабитов, этнический казах из Алтая, пропал в Синьцзяне.", ["Ерлан Сабитов"]),
        .init(.russian, "Задержан активист Ерлан Сабитов, этнический казах.", ["Ерлан Сабитов"]),
        .init(.russian, "Жена Ерлана Сабитова рассказала, что он арестован в Синьцзяне.", ["Ерлан Сабитов"]),
        .init(.russian, "Брат Ерлана Сабитова задержан в Синьцзяне.", [], others: ["relative Ерлан Сабитов"]),
        .init(
            .russian, "Судья Айгуль Ташева приговорила двух казахов к году.", [], others: ["authority Айгуль Ташева"]),
        .init(.russian, "Адвокат Тимур Асанов сообщил, что в Китае задержаны казахи.", []),
        .init(.russian, "По словам Тимура Асанова, в Синьцзяне арестованы казахи.", []),
        .init(.russian, "Ерлан Сабитов рассказал, что в Синьцзяне арестованы казахи.", []),
    ]

    static let kazakh: [Case] = [
        .init(.kazakh, "Ерлан Сәбитов Шыңжаңда тоғыз жылға сотталды.", ["Ерлан Сәбитов"]),
        .init(.kazakh, "Полиция Ерлан Сәбитовті Үрімжіде ұстады.", ["Ерлан Сәбитов"]),
        .init(.kazakh, "Шыңжаңда ұсталған Ерлан Сәбитов босатылмады.", ["Ерлан Сәбитов"]),
        .init(.kazakh, "Гүлнәр Омарова мен Ерлан Сәбитов Шыңжаңда қамалды.", ["Гүлнәр Омарова", "Ерлан Сәбитов"]),
        .init(.kazakh, "Ерлан Сәбитовтің соты Шыңжаңда өтті, ол былтыр ұсталды.", ["Ерлан Сәбитов"]),
        .init(.kazakh, "Ерлан Сәбитовтің әйелі оның Шыңжаңда ұсталғанын айтты.", ["Ерлан Сәбитов"]),
        .init(.kazakh, "Шыңжаңдағы лагерьден қашқан Мұрат Алтайұлы Алматыда ұсталды.", ["Мұрат Алтайұлы"]),
        .init(.kazakh, "Ерлан Сәбитов Шыңжаңда хабарсыз кетті, жоғалып кетті.", ["Ерлан Сәбитов"]),
        .init(.kazakh, "Судья Айгүл Ташева екі қазақты соттады.", [], others: ["authority Айгүл Ташева"]),
        .init(.kazakh, "Шыңжаңда қазақтар ұсталды деді Тимур Асанов.", []),
        .init(.kazakh, "Тимур Асанов Шыңжаңда қазақтар ұсталғанын айтты.", []),
    ]

    static let chinese: [Case] = [
        .init(.chinese, "牧民叶尔兰5月在新疆被捕。", ["叶尔兰"]),
        .init(.chinese, "新疆警方逮捕了哈萨克族诗人叶尔兰·萨比托夫。", ["叶尔兰·萨比托夫"]),
        .init(.chinese, "叶尔兰·萨比托夫在新疆被判处九年监禁。", ["叶尔兰·萨比托夫"]),
        .init(.chinese, "教师古丽娜尔失踪两年。", ["古丽娜尔"]),
        .init(.chinese, "当局将阿訇萨比尔关押。", ["萨比尔"]),
        .init(.chinese, "叶尔兰·萨比托夫和达吾列提·肯杰在新疆被抓。", ["叶尔兰·萨比托夫", "达吾列提·肯杰"]),
        .init(.chinese, "叶尔兰·萨比托夫的妻子说,丈夫在新疆被捕。", ["叶尔兰·萨比托夫"]),
        .init(.chinese, "叶尔兰·萨比托夫的妻子被捕。", [], others: ["relative 叶尔兰·萨比托夫"]),
        .init(.chinese, "法官塔舍瓦判处两名哈萨克族人监禁。", [], others: ["authority 塔舍瓦"]),
        .init(.chinese, "律师阿萨诺夫说,多名哈萨克族人被捕。", []),
        .init(.chinese, "据阿萨诺夫透露,多名哈萨克族人被捕。", []),
    ]

    @Test(arguments: english + russian + kazakh + chinese) func detainees(_ one: Case) {
        let findings = Reader.read(one.text, title: Self.titles[one.language] ?? "", language: one.language)
        let reports = findings.reports.filter { $0.type == "detention" }
        #expect(!reports.isEmpty, "no report")
        #expect(Set(reports.flatMap(\.persons).map(\.name)) == Set(one.persons))
        let roles = reports.flatMap(\.roles)
        #expect(Set(roles.filter { $0.part == .detainee }.map(\.name)) == Set(one.persons))
        let others = roles.filter { $0.part != .detainee && one.persons.isEmpty }.map {
            "\($0.part.rawValue) \($0.name)"
        }
        #expect(Set(others) == Set(one.others))
    }

    /// An article says the full name once; the surname after it is the same person.
    @Test func aSurnameIsThePersonNamedInFullBefore() {
        let findings = Reader.read(
            "Yerlan Sabitov taught in a village of Xinjiang.\nOn 20 March 2021 Sabitov was arrested in Xinjiang.",
            title: "Ethnic Kazakhs of Xinjiang", language: .english)
        #expect(findings.reports.flatMap(\.persons).map(\.name) == ["Yerlan Sabitov"])
    }

    struct Spellings: Sendable {
        var names: [(Language, String)]
        init(_ names: (Language, String)...) { self.names = names }
    }

    /// Each sentence names one person in the way of its language; all have one key.
    static let spellings: [Spellings] = [
        .init(
            (.english, "Serik Akmolauly was arrested."), (.english, "Serik Aqmolauly was arrested."),
            (.russian, "Полиция задержала Серика Акмолаулы."), (.russian, "Серик Акмолаулы задержан."),
            (.kazakh, "Серік Ақмолаұлы ұсталды.")),
        .init(
            (.english, "Gulzhan Sauranbay was arrested."), (.english, "Guljan Sauranbai was arrested."),
            (.russian, "Гульжан Сауранбай задержана."), (.kazakh, "Гүлжан Сауранбай ұсталды.")),
        .init(
            (.english, "Yerzhan Bakhytov was arrested."), (.russian, "Полиция задержала Ержана Маратовича Бахытова."),
            (.russian, "Бахытов Ержан арестован."), (.kazakh, "Ержан Бақытов сотталды.")),
    ]

    @Test(arguments: spellings.indices) func spellingsOfOnePersonHaveOneKey(_ index: Int) {
        let keys = Self.spellings[index].names.map { language, text in
            Reader.read(text, title: Self.titles[language] ?? "", language: language).reports.flatMap(\.persons)
                .map(\.key).joined(separator: ", ")
        }
        #expect(Set(keys).count == 1 && keys.first?.isEmpty == false, "\(keys)")
    }
}
