import Model

extension Phrases {
    /// Nouns take no plural behind numbers; words whose ending would follow the sound of a name or number are avoided.
    static let kazakh = Phrases(
        words: Words(
            new: "Жаңа оқиғалар", nothingNew: "Жаңа оқиға жоқ.", developments: "Оқиғалардың жалғасы",
            learnedLate: "Кеш белгілі болғандар", figures: "Өзгерген көрсеткіштер", daybook: "Алдағы оқиғалар",
            outcomes: "Жоспарланған оқиғалардың нәтижесі",
            series: "Қайталанатын оқиғалар", review: "Тексеруді қажет етеді", withheld: "Жіберілмегендер",
            feeds: "Дереккөздердегі ақаулар", deliveries: "Жеткізілмегендер", atAGlance: "Графиктерде",
            also: "Сондай-ақ:",
            changed: "Өзгергені:", named: "Аталғандар:", why: "Себебі:", mark: "Белгілеу:", now: "Қазір",
            before: "Бұрын"),
        numbers: Numbers(
            group: "\u{A0}", decimal: ",", scales: [(1e12, "трлн"), (1e9, "млрд"), (1e6, "млн")]),
        charts: Charts(
            events: "Оқиғалар, күн бойынша", places: "Қай жерде", others: "Басқалар", range: "аралық",
            new: { "\($0) жаңа" }, busiest: { "ең көбі — \($0): \($1)" }, north: "с. е.", south: "о. е.",
            east: "ш. б.", west: "б. б."),
        monthsOfDays: monthNames, months: monthNames,
        shortMonths: ["қаң", "ақп", "нау", "сәу", "мам", "мау", "шіл", "там", "қыр", "қаз", "қар", "жел"],
        day: { day, month, year in (year.map { "\($0) жылғы " } ?? "") + "\(day) \(month)" },
        month: { "\($1) жылғы \($0)" }, year: { "\($0) жыл" }, isYearFirst: true, moment: { "\($0), \($1)" },
        dateInferred: "(күні болжамды)", place: { ", \($0)" }, about: "шамамен", atLeast: "кемінде",
        upTo: "ең көбі", nearly: { "\($0) дерлік" }, unknownNumber: "саны белгісіз", unknownSum: "сомасы белгісіз",
        people: { _, _ in "адам" },
        money: { number, _, _, currency in "\(number) \(currencies[currency] ?? currency)" },
        unit: { unit, _, _ in units[unit] },
        summary: { new, developments, articles in
            [
                new > 0 ? "\(number(new)) жаңа оқиға" : nil,
                developments > 0 ? "\(number(developments)) оқиға жалғасы" : nil, "\(number(articles)) мақала оқылды",
            ].compactMap(\.self).joined(separator: ", ")
        },
        read: { articles, onTopic, reports in
            "\(number(articles)) мақала оқылды, тақырып бойынша — \(number(onTopic))"
                + (reports.isEmpty
                    ? ""
                    : "; хабарлар: "
                        + reports.map { "\(verdict($0.verdict)) — \($0.count)" }.joined(separator: ", ")) + "."
        },
        late: { closed, made in
            "Кешікті: кезеңнің аяқталуы — \(closed), "
                + (made.map { "шолудың дайын болуы — \($0)." } ?? "енді ғана жіберілді.")
        },
        severity: { severity in
            switch severity {
            case .high: "аса маңызды"
            case .medium: "маңызды"
            case .low: "маңызы төмен"
            }
        },
        revision: "нақтылау",
        part: { part in
            switch part {
            case .organiser: "ұйымдастырушы"
            case .participant: "қатысушы"
            case .target: "талап қойылған тарап"
            case .police: "полиция"
            case .lender: "несие беруші"
            case .borrower: "қарыз алушы"
            case .guarantor: "кепілгер"
            case .detainee: "ұсталған"
            case .relative: "туысы"
            case .authority: "билік"
            }
        },
        mark: { word in
            switch word {
            case .right: "дұрыс"
            case .wrong: "бұрыс"
            case .notNew: "жаңалық емес"
            case .sameAs: "басқасымен бірдей"
            case .wrongFigure: "саны қате"
            case .wrongDate: "күні қате"
            }
        },
        reprints: { outlets, more in
            "көшіріп жариялағандар: \(outlets)" + (more > 0 ? " және тағы \(more)" : "")
        },
        reviewLeft: { "тағы \($0), ықтималдығы төменірек" },
        outcome: { announced, outcome in
            let words =
                switch outcome {
                case .awaited: "күтілуде"
                case .happened: "өткені хабарланды"
                case .denied: "тоқтатылғаны не болмағаны хабарланды"
                case .unreported: "бұл туралы хабар жоқ"
                }
            return (announced.map { "жарияланған күні — \($0); " } ?? "") + words
        },
        series: { days, last, isQuiet in
            (isQuiet ? "жаңа хабар жоқ" : "жалғасуда") + ": \(days) күн, соңғысы — \(last)"
        },
        said: { figure, by in figure + (by.map { ", дереккөз: \($0)" } ?? "") },
        title: { beat, kind, days in kind == .weekly ? "\(beat): апта, \(days)" : "\(beat): \(days)" },
        sentences: .kazakh,
        types: ["protest": "Наразылық", "loan": "Несие", "detention": "Қамауға алу"])

    private static func number(_ count: Int) -> String { Wording.number(Double(count), .kk) }

    private static func verdict(_ verdict: Verdict) -> String {
        switch verdict {
        case .new: "жаңа"
        case .update: "белгілі оқиға туралы"
        case .possible: "күмәнді"
        case .late: "кешіккен"
        case .background: "анықтамалық"
        case .planned: "жоспар"
        case .denied: "теріске шығару"
        }
    }

    private static let currencies = [
        "USD": "АҚШ доллары", "CNY": "юань", "EUR": "еуро", "RUB": "рубль", "KZT": "теңге", "KGS": "сом", "UZS": "сум",
        "TJS": "сомони", "TMT": "манат", "JPY": "иена",
    ]

    private static let units = [
        "people": "адам", "person": "адам", "hectare": "гектар", "hectares": "гектар", "enterprises": "кәсіпорын",
        "projects": "жоба", "plants": "зауыт", "companies": "компания", "tonne": "тонна", "tonnes": "тонна",
        "percent": "пайыз", "detainees": "ұсталған", "km": "км", "km2": "шаршы км", "mu": "му",
    ]

    private static let monthNames = [
        "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша",
        "желтоқсан",
    ]
}
