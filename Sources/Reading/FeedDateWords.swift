/// Names of months, weekdays and zones in the dates of feeds.
enum FeedDateWords {
    /// 1…12 for a month's name or abbreviation in lower case.
    static func month(_ word: String) -> Int? {
        if let known = months[word] { return known }
        return monthStarts[String(word.prefix(3))]
    }

    static func isWeekday(_ word: String) -> Bool {
        weekdays.contains(String(word.prefix(3))) || shortWeekdays.contains(word)
    }

    /// By the first three letters: English, Russian in any case form, German, French, Spanish, Kazakh, Ukrainian.
    private static let monthStarts: [String: Int] = [
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
        "dec": 12, "янв": 1, "фев": 2, "мар": 3, "апр": 4, "май": 5, "мая": 5, "июн": 6, "июл": 7, "авг": 8, "сен": 9,
        "окт": 10, "ноя": 11, "дек": 12, "mär": 3, "mai": 5, "okt": 10, "dez": 12, "fév": 2, "avr": 4, "aoû": 8,
        "déc": 12,
        "ene": 1, "abr": 4, "ago": 8, "dic": 12, "қаң": 1, "ақп": 2, "нау": 3, "сәу": 4, "мам": 5, "мау": 6, "шіл": 7,
        "там": 8, "қыр": 9, "қаз": 10, "қар": 11, "жел": 12, "січ": 1, "лют": 2, "бер": 3, "кві": 4, "тра": 5, "чер": 6,
        "лип": 7, "сер": 8, "вер": 9, "жов": 10, "лис": 11, "гру": 12,
    ]

    /// Where three letters aren't enough.
    private static let months: [String: Int] = ["juin": 6, "juillet": 7, "juil": 7]

    private static let weekdays: Set<String> = [
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "пон", "вто", "сре", "чет", "пят", "суб", "вос", "дүй", "сей",
        "сәр", "бей", "жұм", "сен", "жек", "lun", "jeu", "ven", "sam", "dim", "die", "mit", "don", "fre", "son", "вів",
        "сер", "п'я", "нед",
    ]

    private static let shortWeekdays: Set<String> = [
        "пн", "вт", "ср", "чт", "пт", "сб", "вс", "mo", "tu", "we", "th", "fr", "sa", "su", "mar", "mer",
    ]

    /// Minutes east of Greenwich. Names that mean several zones are read as RFC 822 reads them (CST is American).
    static let zones: [String: Int] = [
        "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "met": 60, "cest": 120,
        "mest": 120, "eet": 120, "eest": 180, "msk": 180, "мск": 180, "msd": 240, "trt": 180, "samt": 240, "gst": 240,
        "yekt": 300, "pkt": 300, "uzt": 300, "aqtt": 300, "orat": 300, "qyzt": 300, "ist": 330, "almt": 360,
        "omst": 360,
        "kgt": 360, "novt": 420, "krat": 420, "ict": 420, "wib": 420, "irkt": 480, "hkt": 480, "sgt": 480, "bjt": 480,
        "ulat": 480, "awst": 480, "jst": 540, "kst": 540, "acst": 570, "aest": 600, "vlat": 600, "aedt": 660,
        "nzst": 720,
        "nzdt": 780, "est": -300, "edt": -240, "et": -300, "cst": -360, "cdt": -300, "ct": -360, "mst": -420,
        "mdt": -360,
        "mt": -420, "pst": -480, "pdt": -420, "pt": -480, "akst": -540, "akdt": -480, "hst": -600, "brt": -180,
        "art": -180, "ast": -240, "adt": -180, "nst": -210, "ndt": -150,
    ]
}
