import Foundation
import Model

/// A digest with every section, sources in four languages and names longer than a line: what goldens are made of, and
/// pictures.
enum RichDigest {
    private static let zone = TimeZone(identifier: "Asia/Almaty")!
    private static let day = Day("2021-03-28")!
    private static let close = day.instant(hour: 7, in: zone)

    private static func telling(
        _ article: String, _ source: String, _ title: String, _ language: Language, _ evidence: String,
        size: Bounds? = nil,
        amount: Money? = nil, origin: String? = nil, verdict: Verdict = .new, day: Day = day - 1
    ) -> Telling {
        Telling(
            article: article, url: "https://\(article).example/news/\(article)", source: source, title: title,
            language: language, published: day.instant(hour: 15, in: zone), verdict: verdict, size: size,
            amount: amount,
            evidence: evidence, origin: origin)
    }

    private static func event(
        _ id: String, _ type: String, _ place: String?, _ date: DayInterval?, _ tellings: [Telling],
        status: Report.Status = .occurred, actors: [String] = [], roles: [Role] = [], amount: Money? = nil,
        stage: String? = nil, alert: String? = nil
    ) -> Event {
        Event(
            id: id, type: type, status: status, date: date,
            place: place.map { PlaceName(name: $0, within: ["Kazakhstan"]) },
            actors: actors, roles: roles, stage: stage, amount: amount, alert: alert, firstSeen: close - 9000,
            lastSeen: close - 3600, tellings: tellings)
    }

    private static func alert(
        _ id: String, _ events: [Event], _ severity: Severity, _ reason: String, kind: Alert.Kind = .new,
        changes: [String] = []
    ) -> Alert {
        Alert(
            id: id, kind: kind, type: events[0].type, severity: severity, raised: close - 8000, events: events,
            evidence: events[0].tellings[0].evidence, reason: reason, confidence: 0.93, changes: changes)
    }

    static func digest(made: Date? = nil, kind: Digest.Kind = .daily) -> Digest {
        let unknown = "Nothing of the kind is known at that place and time."
        let rally = event(
            "E31", "protest", "Almaty", DayInterval(day - 1),
            [
                telling(
                    "a1", "Дала хабары", "Алаңға жүздеген адам жиналды", .kazakh,
                    "Қала ортасындағы алаңға екі жүздей адам жиналып, зауыт құрылысын тоқтатуды талап етті.",
                    size: Bounds(low: 170, high: 230)),
                telling(
                    "a2", "Степная волна", "Митинг в центре города", .russian,
                    "По словам организаторов, на площадь вышли от 300 до 400 человек.",
                    size: Bounds(low: 300, high: 400)),
                telling("a3", "Post <b>Office</b>", "Reprint & more", .english, "Same.", origin: "a2"),
            ], actors: ["Zhanbolat Mamai"], roles: [Role(.organiser, "Zhanbolat Mamai")], alert: "A11")
        let second = event("E32", "protest", "Zhanaozen", DayInterval(day - 1), [rally.tellings[1]], alert: "A11")
        let loan = event(
            "E33", "loan", "Kyrgyzstan", DayInterval(day - 2, day - 1),
            [
                telling(
                    "a4", "草原日报", "中国银行向邻国提供新贷款，用于修建公路和铁路以及更多基础设施项目", .chinese,
                    "两国代表签署了总额为七亿二千七百万美元的贷款协议，资金将用于修建公路、铁路和其他基础设施。",
                    amount: Money(low: 727e6, high: 727e6, currency: "USD"))
            ], roles: [Role(.lender, "China"), Role(.borrower, "Kyrgyzstan")],
            amount: Money(low: 727e6, high: 727e6, currency: "USD"), stage: "signed", alert: "A12")
        let held = event(
            "E34", "detention", "Xinjiang", nil,
            [
                telling(
                    "a5", "The Steppe Wire and Courier of the Eastern Provinces", "A brother is missing, a family says",
                    .english,
                    "“He went to see our mother,” his sister said, “and nobody has heard of him since; we have asked every office that would let us in, and none would say where he is or why he was taken.”",
                    size: Bounds(1))
            ], alert: "A13")
        let older = event(
            "E12", "protest", "Shymkent", DayInterval(day - 5),
            [
                telling(
                    "a6", "Степная волна", "Число задержанных выросло", .russian, "Задержаны ещё двадцать человек.",
                    verdict: .update)
            ], alert: "A7")
        let plain = event(
            "E14", "loan", "Tajikistan", DayInterval(day - 9),
            [
                telling(
                    "a7", "Steppe Wire", "More on the loan", .english, "The parliament has taken up the agreement.",
                    amount: Money(low: 38e6, high: 42e6, currency: "CNY"), verdict: .update)
            ], alert: "A8")
        let late = event(
            "E40", "detention", "Xinjiang", DayInterval(year: 2018, month: 6),
            [telling("a8", "Дала хабары", "Үш жылдан кейін", .kazakh, "Ол үш жыл бұрын ұсталған.", verdict: .late)])
        let coming = event(
            "E41", "protest", "Nur-Sultan (Astana)", DayInterval(day + 6),
            [
                telling(
                    "a9", "Степная волна", "Заявка подана", .russian, "Активисты подали заявку на митинг 3 апреля.",
                    verdict: .planned)
            ],
            status: .planned)
        let picket = event(
            "E5", "protest", "Almaty", DayInterval(day - 40, day - 1),
            [telling("a10", "Steppe Wire", "Day 41", .english, "They came again.", verdict: .update)], alert: "A2")
        func told(
            _ billions: Double, _ outlet: String, _ days: Int, _ evidence: String, _ language: String, by: String?
        )
            -> Digest.FigureChange.Told
        {
            .init(
                words: "USD \(billions) billion", low: billions * 1e9, high: billions * 1e9, unit: "USD", saidBy: by,
                outlet: outlet, url: "https://f\(days).example/debt", title: outlet + ": debt", evidence: evidence,
                language: language, told: (day - days).instant(hour: 12, in: zone))
        }
        var counts: [Digest.Charts.Events] = []
        for (index, count) in [3, 0, 1, 0, 0, 2, 4, 1, 0, 0, 1, 2, 0, 0, 5, 7, 2, 1, 0, 1, 0, 3, 1, 0, 2, 4, 6, 3]
            .enumerated()
        {
            if count > 0 { counts.append(.init(day: day - 27 + index, type: "protest", count: count)) }
            if index % 4 == 1 { counts.append(.init(day: day - 27 + index, type: "loan", count: 1 + index % 3)) }
            if index % 5 == 2 { counts.append(.init(day: day - 27 + index, type: "detention", count: 2)) }
            if index % 9 == 4 { counts.append(.init(day: day - 27 + index, type: "court_ruling", count: 1)) }
        }
        let places: [(String, Int, Int, Double?, Double?)] = [
            ("Almaty", 18, 1, 43.24, 76.89), ("Nur-Sultan (Astana)", 9, 0, 51.13, 71.43),
            ("Zhanaozen", 7, 1, 43.34, 52.86),
            ("Shymkent", 5, 0, 42.32, 69.6), ("Talgar", 4, 0, 43.3, 77.24), ("Kaskelen", 3, 0, 43.2, 76.62),
            ("Oskemen (Ust-Kamenogorsk)", 3, 0, 49.95, 82.62), ("Aktobe", 2, 0, 50.28, 57.17),
            ("Xinjiang", 6, 1, nil, nil),
        ]
        return Digest(
            id: kind == .weekly ? "W2021-03-28" : "D2021-03-28", day: day,
            from: (day - (kind == .weekly ? 7 : 1)).instant(hour: 7, in: zone), to: close,
            zone: zone.identifier, beat: "Kazakhstan and its neighbours in their relations with China",
            alerts: [
                alert("A11", [rally, second], .high, unknown),
                alert("A12", [loan], .high, "E9 has come to another stage: pledged → signed."),
                alert("A13", [held], .medium, "Not known before, whenever it happened."),
                alert(
                    "A14", [rally], .high, "A known event has changed.", kind: .revision,
                    changes: ["crowd: 200 → 1,200 (police, Степная волна)"]),
                alert(
                    "A15", [older], .high, "A known event has changed.", kind: .revision,
                    changes: ["held: 12 → 32 (Степная волна)", "arrests: first told (Степная волна)"]),
            ],
            developments: [plain], late: [late], daybook: [coming],
            review: [
                .init(
                    title: "Толпа у ворот завода", url: "https://r1.example/x", source: "Степная волна",
                    type: "protest",
                    evidence: "У ворот завода собрались люди.",
                    reason: "The text speaks of a protest, but too faintly to alert: it names no place."),
                .init(
                    title: "又一次集会", url: "https://r2.example/x", source: "草原日报", type: "protest",
                    evidence: "据说有人在广场上集会。",
                    reason: "Perhaps the same as E31: same day, other place."),
            ],
            feeds: [
                .init(
                    feed: "Steppe Wire", url: "https://a.example/feed",
                    trouble: "no new item for 3 days; usually every 2 hours")
            ],
            deliveries: [.init(id: "msg_A7_desk-chat", destination: "desk-chat", trouble: "given up: HTTP 410 Gone")],
            articlesRead: 1241, articlesOnTopic: 63,
            verdicts: ["new": 4, "update": 21, "possible": 2, "late": 1, "planned": 1],
            outcomes: [.init(event: coming, outcome: .unreported)], reviewLeft: 12, kind: kind,
            made: made ?? close + 20,
            figures: [
                .init(
                    question: "debt-to-china", title: "Debt to China", subject: "Kyrgyzstan",
                    now: told(
                        1.8, "Степная волна", 1, "Внешний долг республики перед Китаем — 1,8 миллиарда долларов.", "ru",
                        by: "the finance ministry"),
                    before: told(1.77, "Steppe Wire", 80, "The country owes China 1.77 billion dollars.", "en", by: nil)
                )
            ],
            series: [
                .init(event: picket, days: 41, last: day - 1, isQuiet: false),
                .init(event: older, days: 3, last: day - 30, isQuiet: true),
            ],
            withheld: [
                .init(
                    alert: "A16", headline: "Protest in Karaganda, 27 March 2021",
                    reason: "silenced by Aigerim until 1 April: known to the desk")
            ],
            charts: .init(
                from: day - 27, to: day, events: counts,
                places: places.map { .init(place: $0.0, count: $0.1, new: $0.2, latitude: $0.3, longitude: $0.4) },
                timelines: [
                    .init(
                        question: "debt-to-china", title: "Debt to China", subject: "Kyrgyzstan", unit: "USD",
                        points: [
                            .init(day: day - 400, low: 1.7e9, high: 1.7e9, outlet: "Steppe Wire"),
                            .init(day: day - 300, low: 1.72e9, high: 1.8e9, outlet: "草原日报"),
                            .init(day: day - 80, low: 1.77e9, high: 1.77e9, outlet: "Steppe Wire"),
                            .init(day: day - 80, low: 1.9e9, high: nil, outlet: "Дала хабары"),
                            .init(day: day - 1, low: 1.8e9, high: 1.8e9, outlet: "Степная волна"),
                        ])
                ]),
            titles: ["protest": "Protest", "loan": "Loan", "detention": "Detention", "court_ruling": "Court ruling"])
    }

    /// As the shipped watchlist would give it.
    static func vocabulary(_ language: DeskLanguage) -> DeskVocabulary {
        switch language {
        case .en: DeskVocabulary(.en)
        case .ru:
            DeskVocabulary(
                .ru, beat: "Казахстан и его соседи в отношениях с Китаем",
                types: [
                    "protest": "Протест", "loan": "Кредит", "detention": "Задержание", "court_ruling": "Решение суда",
                ],
                questions: ["debt-to-china": "Долг перед Китаем"],
                names: [
                    "Almaty": "Алматы", "Nur-Sultan (Astana)": "Астана", "Zhanaozen": "Жанаозен", "Shymkent": "Шымкент",
                    "Talgar": "Талгар", "Kaskelen": "Каскелен", "Oskemen (Ust-Kamenogorsk)": "Усть-Каменогорск",
                    "Aktobe": "Актобе", "Xinjiang": "Синьцзян", "Kyrgyzstan": "Кыргызстан", "Tajikistan": "Таджикистан",
                    "China": "Китай", "Zhanbolat Mamai": "Жанболат Мамай",
                ])
        case .kk:
            DeskVocabulary(
                .kk, beat: "Қазақстан мен көршілерінің Қытаймен қатынасы",
                types: [
                    "protest": "Наразылық", "loan": "Несие", "detention": "Қамауға алу", "court_ruling": "Сот шешімі",
                ],
                questions: ["debt-to-china": "Қытай алдындағы қарыз"],
                names: [
                    "Almaty": "Алматы", "Nur-Sultan (Astana)": "Астана", "Zhanaozen": "Жаңаөзен", "Shymkent": "Шымкент",
                    "Talgar": "Талғар", "Kaskelen": "Қаскелең", "Oskemen (Ust-Kamenogorsk)": "Өскемен",
                    "Aktobe": "Ақтөбе", "Xinjiang": "Шыңжаң", "Kyrgyzstan": "Қырғызстан", "Tajikistan": "Тәжікстан",
                    "China": "Қытай", "Zhanbolat Mamai": "Жанболат Мамай",
                ])
        }
    }
}
