import Model

/// How a language says who says something: general words of the language, none of a beat.
///
/// Drawn from the reporting verbs of newspaper style: English said/told/according to, Russian сообщил/по словам/по данным,
/// Kazakh деді/айтуынша/мәліметінше; Chinese has a reader of its own (`SpeakersChinese`).
struct SpeechWords: Sendable {
    /// Verbs whose subject speaks.
    let verbs: Set<String>
    /// Verbs that speak only behind one of `data` ("official figures show").
    let showing: Set<String>
    let data: Set<String>
    /// Words after which the one who speaks is named: "according to", "по словам".
    let before: [[String]]
    /// Words that follow the one who speaks: "-ның айтуынша".
    let after: Set<String>
    /// Words that end a name: what is said begins there, or the time and place of saying it.
    let stops: Set<String>
    /// Words at the edges of a name that are none of it.
    let edges: Set<String>
    let pronouns: Set<String>
    /// Before a verb: nobody says it, it is said.
    let passive: Set<String>

    static func of(_ language: Language) -> SpeechWords? {
        switch language.base {
        case .english: english
        case .russian: russian
        case .kazakh: kazakh
        default: nil
        }
    }

    private static func set(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }
    private static func list(_ text: String) -> [[String]] {
        text.split(separator: ",").map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    }

    private static let english = SpeechWords(
        verbs: set(
            """
            said says say saying told tells added adds noted notes stated states announced announces reported reports claimed
            claims claiming estimated estimates wrote writes confirmed confirms acknowledged admitted insisted warned declared
            stressed put puts recalled explained alleged replied testified
            """),
        showing: set("show shows showed showing suggest suggests suggested indicate indicates indicated"),
        data: set("figures data statistics report reports study survey documents records estimates numbers research"),
        before: list("according to, as per"), after: [],
        stops: set(
            """
            that on in at last this earlier later when while but because after before as if by since during where were was is are
            has have had will would told said
            """),
        edges: set(
            """
            the a an also later earlier recently then now currently already meanwhile however but and or while his her their its
            one another yesterday today only still once had has have
            """),
        pronouns: set("he she they who it which"),
        passive: set("is are was were be been being an to has-been can could"))

    private static let russian = SpeechWords(
        verbs: set(
            """
            сообщил сообщила сообщили сообщило сообщает сообщают заявил заявила заявили заявило заявляет заявляют рассказал
            рассказала рассказали рассказывает рассказывают отметил отметила отметили отмечает отмечают подчеркнул подчеркнула
            подчеркнули сказал сказала сказали говорит говорят говорится уточнил уточнила уточнили добавил добавила добавили
            утверждает утверждают утверждал утверждали пояснил пояснила пояснили передает передаёт передают пишет пишут признал
            признала признали признало оценил оценила оценили оценивает оценивают оценило насчитал насчитали насчитала объявил
            объявила объявили объявило подтвердил подтвердила подтвердили подтвердило указал указала указали указывает указывают
            информирует проинформировал проинформировали
            """),
        showing: set("показывают показывает свидетельствуют свидетельствует"),
        data: set("данные статистика отчет отчёт доклад исследование подсчеты подсчёты оценки документы"),
        before: list(
            """
            по словам, по данным, по информации, по сведениям, по оценке, по оценкам, по подсчетам, по подсчётам, по мнению,
            по заявлению, по утверждению, по сообщению, по сообщениям, со ссылкой на, согласно
            """), after: [],
        stops: set(
            "что в во на из за с со к ко у от при для о об ранее вчера сегодня около более почти свыше порядка до было были"
        ),
        edges: set("в во ранее также вчера сегодня накануне позже позднее уже однако между тем и а но как это об этом"),
        pronouns: set("он она они"), passive: [])

    private static let kazakh = SpeechWords(
        verbs: set(
            """
            деді дейді деген мәлімдеді мәлімдейді хабарлады хабарлайды айтты айтады жазды жазады жеткізді растады түсіндірді
            мойындады атады ескертті
            """),
        showing: set("көрсетеді көрсетті"), data: set("деректер дерек мәліметтер статистика есеп зерттеу"),
        before: [],
        after: set(
            """
            айтуынша мәліметінше мәліметі дерегінше дерегі деректеріне мәліметіне мәліметтеріне хабарлауынша пікірінше сөзінше
            есебінше бағалауынша мәлімдеуінше ақпаратынша ақпаратына жазуынша жеткізуінше
            """),
        stops: set("деп шамамен кеше бүгін"),
        edges: set("ал және бірақ деп бұл туралы кеше бүгін сондай-ақ бұған дейін"), pronouns: set("ол олар"),
        passive: [])
}

/// What a name's words, or a watchlist's line on an actor, tell of who that is.
enum SpeakerKinds {
    /// The first whose words are found, since "a police spokesman" is of the police and "a resident, an analyst by trade" a
    /// witness. Beginnings of words; in Chinese anywhere.
    private static let words: [(kind: Speaker.Kind, beginnings: [String])] = [
        (
            .police,
            list(
                "police polic полици полицей милици мвд interior-ministry жандарм ішкі іім дпд полиция 警方 警察 公安 内务部 警局")
        ),
        (.organiser, list("organiser organizer organisers организатор оргкомитет ұйымдастыр 组织者 主办")),
        (
            .relative,
            list(
                "relative mother father wife husband brother sister son daughter родственн мать отец жена муж брат сестра сын дочь туыс анасы әкесі әйелі күйеуі ағасы інісі қарындас 家属 亲属 亲人 妻子 丈夫"
            )
        ),
        (
            .witness,
            list(
                "witness eyewitness resident villager participant protester protestor local inmate очевид свидетел жител участни местн куәгер тұрғын қатысушы 目击 居民 村民 参加者 示威者"
            )
        ),
        (
            .researcher,
            list(
                "researcher research scholar scientist professor analyst expert economist institute institution university think-tank study political political-scientist политолог эксперт экономист аналитик учен учён исследов институт профессор правозащит human-rights activist group ғалым сарапшы зерттеу саясаттанушы экономист институт 学者 专家 分析 研究 教授 大学 人权"
            )
        ),
        (
            .agency,
            list(
                "agency agencies media newspaper radio reuters tass xinhua bloomberg interfax afp ap broadcaster outlet website news channel service journalist reporter агентств сми газет радио портал издани телеканал журналист ақпарат бақ газет арна тілші басылым 通讯社 媒体 报道 日报 新闻 新华社 电视台 广播 报纸 网站"
            )
        ),
        (
            .official,
            list(
                "ministry minister premier government president official spokesman spokeswoman spokesperson ambassador embassy consul governor mayor akim akimat department prosecutor court committee central national state parliament deputy senator lawmaker united secretary office authorities authority bank statistics diplomat leader chairman head мини правительств президент премьер чиновник официальн посол посольств консул аким акимат департамент прокур суд комитет управлени парламент депутат сенатор пресс-секретар пресс-служб власт глава замминистр оон государств статистик үкімет министр президент әкім елші консул департамент прокур сот комитет басқарма депутат өкілі ресми мемлекет 政府 外交部 部长 总统 总理 官方 发言人 大使 领事 主席 当局 官员 议员 法院 检察 委员会 联合国 央行 统计"
            )
        ),
    ]

    private static func list(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    /// A word's beginning, or words, to look for among bytes.
    private struct Sign: Sendable {
        enum Place { case anywhere, wordBeginning }

        var bytes: [UInt8]
        var place: Place
        /// Short words count whole: "ap" is no "apartment", "суд" no "судно", but "суда" and "судом".
        var mostLetters = Int.max
        var isHan: Bool { bytes[0] >= 0xE3 }
    }

    private static let signs: [(kind: Speaker.Kind, signs: [Sign])] = words.map { kind, beginnings in
        (kind, beginnings.flatMap { signs(of: $0) })
    }

    private static func signs(of beginning: String) -> [Sign] {
        let bytes = Array(beginning.utf8)
        if bytes[0] >= 0xE3 { return [Sign(bytes: bytes, place: .anywhere)] }
        if beginning.contains("-"), !beginning.hasPrefix("пресс") {
            return [bytes.map { $0 == 0x2D ? 0x20 : $0 }, bytes].map { Sign(bytes: $0, place: .anywhere) }
        }
        let letters = beginning.unicodeScalars.count
        let most = letters > 3 ? Int.max : letters + (bytes[0] >= 0x80 ? 2 : 0)
        return [Sign(bytes: bytes, place: .wordBeginning, mostLetters: most)]
    }

    /// - Parameter text: in small letters.
    static func kind(of text: String) -> Speaker.Kind {
        let bytes = Array(text.utf8)
        // Most texts have no Chinese character: its words needn't be looked for.
        let hasHan = bytes.contains { $0 >= 0xE3 }
        let parts = parts(of: text)
        for (kind, signs) in signs {
            for sign in signs where hasHan || !sign.isHan {
                let isFound =
                    switch sign.place {
                    case .anywhere: bytes.indices.contains { stands(sign.bytes, bytes, at: $0) }
                    case .wordBeginning:
                        parts.contains { $0.letters <= sign.mostLetters && stands(sign.bytes, bytes, at: $0.start) }
                    }
                if isFound { return kind }
            }
        }
        return .other
    }

    /// Where the words of a text begin, as bytes, and how many letters they have; a hyphen is a letter.
    private static func parts(of text: String) -> [(start: Int, letters: Int)] {
        var parts: [(start: Int, letters: Int)] = []
        var offset = 0
        var isInWord = false
        for scalar in text.unicodeScalars {
            let properties = scalar.properties
            if scalar == "-" || properties.isAlphabetic || properties.numericType != nil {
                if !isInWord { parts.append((offset, 0)) }
                parts[parts.count - 1].letters += 1
                isInWord = true
            } else if properties.canonicalCombiningClass == .notReordered {
                isInWord = false
            }
            offset += UTF8.width(scalar)
        }
        return parts
    }

    private static func stands(_ word: [UInt8], _ bytes: [UInt8], at start: Int) -> Bool {
        guard bytes[start] == word[0], start &+ word.count <= bytes.count else { return false }
        var offset = 1
        while offset < word.count, bytes[start &+ offset] == word[offset] { offset &+= 1 }
        return offset == word.count
    }
}
