/// Words round names that say what a name is: titles, heads of bodies, of places, of neither. All in normal form; Russian and
/// Kazakh ones are stems, which any ending may follow.
enum NameLexicon {
    /// Before a person's name, and no part of it.
    static let titles: Set<String> = words(
        """
        president president-elect vice deputy prime minister premier foreign chancellor king queen prince sheikh imam mufti
        bishop pope ambassador consul envoy senator congressman governor mayor akim general colonel major captain lieutenant
        sergeant admiral judge prosecutor justice professor prof doctor dr mr mrs ms miss sir lord dame director chairman
        chairwoman chairperson chief head secretary secretary-general spokesman spokeswoman spokesperson speaker leader
        commissioner comrade representative minister-counsellor chargé analyst scholar activist journalist reporter blogger
        lawyer banker businessman economist historian expert scientist diplomat politician dissident founder organizer
        organiser critic editor writer poet singer correspondent researcher author farmer worker oligarch ex-president
        ex-minister ex-mayor ex-banker co-founder coordinator advocate attorney official politologist participant salesman driver
        teacher student protester singer
        """)

    /// Stand before a title or in it, not in a name.
    static let besideTitles: Set<String> = words(
        """
        former acting first senior interior finance defense defence justice state national senate opposition russian party
        communist council security political human rights environmental civil influential anointed longtime successor
        """)

    static let titleStems: [String] = stems(
        """
        президент премьер министр вице-премьер вице-президент посол посла послом послу глава главы главой главе аким мэр губернатор
        депутат сенатор спикер активист правозащитни журналист блогер политолог эксперт адвокат юрист директор председател
        секретар лидер основател оппозиционер политик бизнесмен банкир историк ученый исследовател представител пресс-секретар
        господин г-н г-жа генерал полковник экономист синолог китаист востоковед режиссер писател поэт фермер аналитик
        экс-президент экс-премьер экс-министр экс-аким консул прокурор судья глав товарищ руководител заместител гендиректор
        уполномоченн шахтер студент жительниц
        елші әкім белсенді басшы төраға блогер саясаттануш сарапшы заңгер кәсіпкер құқық қорғаушы жетекші көшбасшы ғалым
        тарихшы экономист жазушы ақын кандидат мырза ханым өкіл хатшы саясаткер адвокат спикер сот жүргізуші президенті
        prezident ministr aqorda elshi ákim äkim belsendi jurnalist depýtat deputat tóraǵa basshy
        """)

    /// In or behind a name: the name of an organisation, a body or a group.
    static let bodyHeads: [String: NameKind] = {
        var heads: [String: NameKind] = [:]
        for word in words(
            """
            bank company corporation corp inc ltd llc plc jsc group holding holdings agency association federation union
            university academy institute institutes institution foundation fund centre center organisation organization society
            network chamber school newspaper radio television tv channel times news service press post daily monitor club
            airlines railways mining energy petroleum oil gas telecom construction hospital museum church league
            consortium nations enterprise works factory plant refinery club team monitor watch
            """)
        { heads[word] = .organisation }
        for word in words(
            """
            ministry committee commission parliament government court council police army guard mazhilis majilis senate
            assembly bureau office department directorate service embassy consulate administration inspectorate
            customs chamber authority politburo congress duma
            """)
        { heads[word] = .body }
        for word in words("party movement front choice opposition coalition brotherhood bloc alliance alternative") {
            heads[word] = .group
        }
        return heads
    }()

    static let bodyStems: [(String, NameKind)] = {
        func list(_ text: String, _ kind: NameKind) -> [(String, NameKind)] { stems(text).map { ($0, kind) } }
        return list(
            """
            банк компани корпораци холдинг концерн агентств ассоциаци федераци союз университет академи институт фонд центр
            организаци обществ газет радио телеканал издани палат завод комбинат консорциум фирм предприяти тоо ао оо оао
            қор агенттік агенттігі қауымдастығ университет орталық орталығ ұйым зауыт газет арна жшс ақ қоғам қоғамы
            банкі компаниясы bank banki bankі kompaniia kompaniya
            """, .organisation)
            + list(
                """
                министерств комитет комисси парламент правительств суд совет полици акимат мажилис сенат прокуратур
                управлени департамент посольств консульств администраци мвд мид кнб
                министрлік министрлігі комитеті үкімет сот соты кеңес кеңесі полиция әкімдік әкімдігі мәжіліс прокуратура
                департаменті басқармасы елшілігі консулдығ
                """, .body)
            + list("парти движени фронт группировк оппозици инициативн партия партиясы қозғалыс қозғалысы тобы", .group)
    }()

    /// What such a phrase names is no one's name: a day, a road, a programme, a picture agency's credit.
    static let things: Set<String> = words(
        """
        road belt initiative day days sea gateway highway project projects programme program agreement treaty accord war
        revolution olympics games cup images photo street avenue square mountain mountains river lake desert steppe era
        forum summit conference meeting festival award prize act law code plan strategy vision doctrine world
        silk covid covid-19 muslim muslims christian catholic islam quran bible internet email link posts updates rights
        uprising massacre anniversary birthday expansion sentiment sentiments cooperation diplomacy independence september
        zhol vision dream pipeline railway station airport corridor zone port
        """)

    /// In a name after a head: Ministry OF Foreign Affairs, Center FOR Strategic Assessments AND Forecasts.
    static let particles: Set<String> = words("of for al bin ibn von van de da di del la le ben ul")
    static let kinship: Set<String> = words(
        "uly kyzy qyzy uulu ogly ұлы қызы уулу кызы оглы улы огли угли qizi ulı uly")

    /// Behind a name: somebody speaks. In front of one as well.
    static let speech: Set<String> = words(
        """
        said says told tells added noted stated announced believes argued argues explained warned called urged claimed wrote
        replied suggested recalled stressed insisted thinks hinted continued concluded denied vowed admitted
        сказал сказала заявил заявила сообщил сообщила отметил отметила считает рассказал рассказала добавил добавила подчеркнул
        подчеркнула пояснил пояснила уверен напомнил напомнила говорит написал написала призвал призвала объяснил подписал
        деді дейді айтты мәлімдеді хабарлады жазды атап санайды атты айтады айтуынша
        """)

    static let organisationCues: Set<String> = words(
        """
        company firm bank agency party movement group holding newspaper broadcaster website outlet organisation organization
        association operator producer conglomerate news portal channel foundation chaired owned service companies
        """)

    static let placeCues: Set<String> = words(
        """
        city town village region province district oblast county capital settlement municipality prefecture township river
        """)
    static let placeStems: [String] = stems(
        """
        город городе города села селе село поселок поселке поселка район области область областях аул ауыл ауылы ауылында
        қала қаласы қаласында ауданы ауданында облыс облысы облысында аудан
        """)

    /// Weekdays, months, and other capitals that name nobody.
    static let calendar: Set<String> = words(
        """
        january february march april may june july august september october november december jan feb mar apr jun jul aug sep
        sept oct nov dec monday tuesday wednesday thursday friday saturday sunday christmas easter ramadan nowruz nauryz
        eurasian asian european american western eastern northern southern soviet post-soviet central north south east west
        internet facebook twitter telegram instagram youtube tiktok whatsapp wechat covid gdp tv dollar sinophobia youtube
        """)

    static func startsWithAny(_ word: String, _ stems: [String]) -> Bool {
        stems.contains { word.hasPrefix($0) && word.count <= $0.count + 5 }
    }

    static func isTitle(_ word: String) -> Bool {
        if titles.contains(word) { return true }
        guard word.utf8.contains(where: { $0 >= 0x80 }) else {
            return word.hasSuffix("s") && titles.contains(String(word.dropLast()))
        }
        return startsWithAny(word, titleStems)
    }

    static func bodyKind(_ word: String) -> NameKind? {
        if let kind = bodyHeads[word] { return kind }
        guard word.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
        return bodyStems.first {
            $0.0.count <= 3 ? word == $0.0 : word.hasPrefix($0.0) && word.count <= $0.0.count + 5
        }?.1
    }

    static func isPlaceCue(_ word: String) -> Bool {
        placeCues.contains(word) || word.utf8.contains { $0 >= 0x80 } && startsWithAny(word, placeStems)
    }

    private static func words(_ text: String) -> Set<String> { Set(stems(text)) }
    private static func stems(_ text: String) -> [String] {
        text.split { $0 == " " || $0 == "\n" }.map(String.init)
    }
}

/// What a name seems to name.
package enum NameKind: String, Sendable, Hashable, Codable, CaseIterable {
    case person, organisation, group, body, place
}
