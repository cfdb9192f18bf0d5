import Model

extension Phrases {
    static let russian = Phrases(
        words: Words(
            new: "Новое", nothingNew: "Новых событий нет.", developments: "Развитие событий",
            learnedLate: "Стало известно с опозданием",
            figures: "Изменившиеся цифры", daybook: "Анонсы",
            outcomes: "Итоги анонсированных событий", series: "Повторяющиеся события", review: "Требует проверки",
            withheld: "Не отправлено", feeds: "Сбои в лентах", deliveries: "Сбои доставки", atAGlance: "В графиках",
            also: "Также:", changed: "Изменилось:", named: "Упомянуты:", why: "Основание:", mark: "Отметить:",
            now: "Сейчас", before: "Ранее"),
        numbers: Numbers(
            group: "\u{A0}", decimal: ",", scales: [(1e12, "трлн"), (1e9, "млрд"), (1e6, "млн")]),
        charts: Charts(
            events: "События по дням", places: "Где", others: "Прочее", range: "диапазон",
            new: { count in "\(count) " + plural(Double(count), "новое", "новых", "новых") },
            busiest: { "больше всего — \($0): \($1)" }, north: "с. ш.", south: "ю. ш.", east: "в. д.", west: "з. д."),
        monthsOfDays: [
            "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
            "декабря",
        ],
        months: [
            "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
            "декабрь",
        ],
        shortMonths: ["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"],
        day: { day, month, year in "\(day) \(month)" + (year.map { " \($0)\u{A0}г." } ?? "") },
        month: { "\($0) \($1)\u{A0}г." }, year: { "\($0)\u{A0}г." }, isYearFirst: false, moment: { "\($0), \($1)" },
        dateInferred: "(дата предположительная)", place: { ", \($0)" }, about: "около", atLeast: "не менее",
        upTo: "до", nearly: { "почти \($0)" }, unknownNumber: "неизвестное число", unknownSum: "сумма неизвестна",
        people: { count, isGenitive in
            isGenitive ? genitive(count, "человека", "человек") : plural(count, "человек", "человека", "человек")
        },
        money: { number, value, isGenitive, currency in
            guard let names = currencies[currency] else { return "\(number) \(currency)" }
            return "\(number) "
                + (isGenitive ? genitive(value, names.1, names.2) : plural(value, names.0, names.1, names.2))
        },
        unit: { unit, count, isGenitive in
            units[unit].map { names in
                // A participle has a form of its own there.
                isGenitive
                    ? genitive(count, unit == "detainees" ? "задержанного" : names.1, names.2)
                    : plural(count, names.0, names.1, names.2)
            }
        },
        summary: { new, developments, articles in
            [
                new > 0 ? counted(new, "новое событие", "новых события", "новых событий") : nil,
                developments > 0 ? counted(developments, "обновление", "обновления", "обновлений") : nil,
                read(articles),
            ].compactMap(\.self).joined(separator: ", ")
        },
        read: { articles, onTopic, reports in
            let line = read(articles)
            return line.prefix(1).uppercased() + line.dropFirst() + ", по теме — \(onTopic)"
                + (reports.isEmpty
                    ? ""
                    : "; сообщения: "
                        + reports.map { "\(verdict($0.verdict)) — \($0.count)" }.joined(separator: ", ")) + "."
        },
        late: { closed, made in
            "Сводка опоздала: период завершился \(closed), "
                + (made.map { "сводка составлена \($0)." } ?? "отправлено только сейчас.")
        },
        severity: { severity in
            switch severity {
            case .high: "высокая важность"
            case .medium: "средняя важность"
            case .low: "низкая важность"
            }
        },
        revision: "уточнение",
        part: { part in
            switch part {
            case .organiser: "организатор"
            case .participant: "участник"
            case .target: "кому адресовано"
            case .police: "полиция"
            case .lender: "кредитор"
            case .borrower: "заёмщик"
            case .guarantor: "гарант"
            case .detainee: "под стражей"
            case .relative: "родственник"
            case .authority: "власти"
            }
        },
        mark: { word in
            switch word {
            case .right: "верно"
            case .wrong: "неверно"
            case .notNew: "не новость"
            case .sameAs: "то же, что другое"
            case .wrongFigure: "неверная цифра"
            case .wrongDate: "неверная дата"
            }
        },
        reprints: { outlets, more in "перепечатали: \(outlets)" + (more > 0 ? " и ещё \(more)" : "") },
        reviewLeft: { "и ещё \($0) менее вероятных" },
        outcome: { announced, outcome in
            let words =
                switch outcome {
                case .awaited: "ожидается"
                case .happened: "по сообщениям, состоялось"
                case .denied: "по сообщениям, отменено или не состоялось"
                case .unreported: "сообщений об этом нет"
                }
            return (announced.map { "анонсировано \($0); " } ?? "") + words
        },
        series: { days, last, isQuiet in
            (isQuiet ? "новых сообщений нет" : "продолжается") + ": " + counted(days, "день", "дня", "дней")
                + ", последний — \(last)"
        },
        said: { figure, by in figure + (by.map { ", источник: \($0)" } ?? "") },
        title: { beat, kind, days in kind == .weekly ? "\(beat): неделя, \(days)" : "\(beat): \(days)" },
        sentences: .russian,
        types: ["protest": "Протест", "loan": "Кредит", "detention": "Задержание"])

    /// The form for a number: 1, 21 · 2–4, 22 · 5–20; a fraction takes that of 2 (1,5 года), as `many` gives.
    static func plural(_ count: Double, _ one: String, _ few: String, _ many: String) -> String {
        // Behind "млн" and "млрд" all stands in the genitive plural.
        guard count.magnitude < 1e6 else { return many }
        let count = (count.magnitude * 100).rounded() / 100
        guard count == count.rounded() else { return few }
        switch (Int(count) % 10, Int(count) % 100) {
        case (_, 11...14): return many
        case (1, _): return one
        case (2...4, _): return few
        default: return many
        }
    }

    /// The form behind "около", "до", "не менее": 1, 21 · all others.
    private static func genitive(_ count: Double, _ one: String, _ many: String) -> String {
        plural(count, one, many, many)
    }

    private static func counted(_ count: Int, _ one: String, _ few: String, _ many: String) -> String {
        "\(Wording.number(Double(count), .ru)) " + plural(Double(count), one, few, many)
    }

    private static func read(_ articles: Int) -> String {
        plural(Double(articles), "прочитана", "прочитаны", "прочитано") + " "
            + counted(articles, "статья", "статьи", "статей")
    }

    private static func verdict(_ verdict: Verdict) -> String {
        switch verdict {
        case .new: "новые"
        case .update: "об известном"
        case .possible: "под вопросом"
        case .late: "запоздалые"
        case .background: "справочные"
        case .planned: "анонсы"
        case .denied: "опровержения"
        }
    }

    private static let currencies: [String: (String, String, String)] = [
        "USD": ("доллар США", "доллара США", "долларов США"), "CNY": ("юань", "юаня", "юаней"),
        "EUR": ("евро", "евро", "евро"), "RUB": ("рубль", "рубля", "рублей"), "KZT": ("тенге", "тенге", "тенге"),
        "KGS": ("сом", "сома", "сомов"), "UZS": ("сум", "сума", "сумов"), "TJS": ("сомони", "сомони", "сомони"),
        "TMT": ("манат", "маната", "манатов"), "JPY": ("иена", "иены", "иен"),
    ]

    private static let units: [String: (String, String, String)] = [
        "people": ("человек", "человека", "человек"), "person": ("человек", "человека", "человек"),
        "hectare": ("гектар", "гектара", "гектаров"), "hectares": ("гектар", "гектара", "гектаров"),
        "enterprises": ("предприятие", "предприятия", "предприятий"),
        "projects": ("проект", "проекта", "проектов"), "plants": ("завод", "завода", "заводов"),
        "companies": ("компания", "компании", "компаний"), "tonne": ("тонна", "тонны", "тонн"),
        "tonnes": ("тонна", "тонны", "тонн"), "percent": ("процент", "процента", "процентов"),
        "detainees": ("задержанный", "задержанных", "задержанных"),
        "km": ("км", "км", "км"), "km2": ("кв. км", "кв. км", "кв. км"), "mu": ("му", "му", "му"),
    ]
}
