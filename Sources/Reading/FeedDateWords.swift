/// Names of months, weekdays and zones in the dates of feeds.
enum FeedDateWords {
    /// 1…12 for a month's name or abbreviation in lower case.
    static func month(_ word: String) -> Int? {
        months[word] ?? monthStarts[String(word.prefix(3))]
    }

    /// 1 Monday … 7 Sunday for a weekday's name or abbreviation in lower case.
    static func weekday(_ word: String) -> Int? {
        weekdays[word] ?? weekdayStarts[String(word.prefix(3))]
    }

    /// Numbers a table's columns from 1: words of one column are joined by `/`, `-` is none. The first line that has a
    /// word decides.
    private static func table(_ lines: [String]) -> [String: Int] {
        var found: [String: Int] = [:]
        for line in lines {
            for (column, words) in line.split(separator: " ").enumerated() where words != "-" {
                for word in words.split(separator: "/") where found[String(word)] == nil {
                    found[String(word)] = column + 1
                }
            }
        }
        return found
    }

    /// By the first three letters. English and Russian come first where two languages differ.
    private static let monthStarts = table([
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "янв фев мар апр май/мая июн июл авг сен окт ноя дек",
        // Kazakh: Cyrillic, and the Latin alphabets of 2021 and 2018.
        "қаң ақп нау сәу мам мау шіл там қыр қаз қар жел",
        "qañ/qań/qan aqp nau säu/sáý/sáu/sau mam mau şil/shi tam qyr/qır qaz qar jel",
        // Ukrainian, Belarusian, Bulgarian, Serbian, Uzbek.
        "січ лют бер кві тра чер лип сер вер жов лис гру", "сту лют сак кра тра чэр ліп жні вер кас ліс сне",
        "яну фев мар апр мај јун јул авг сеп окт нов дец", "yan fev mar apr may - - avg sen okt noy dek",
        // German, French, Spanish, Portuguese, Italian, Dutch, Nordic, Romanian, Turkish.
        "jän - mär/mrz - mai - - - - okt - dez", "- fév - avr - - - aoû - - - déc", "ene - - abr - - - ago - - - dic",
        "- - - - - - - - set out - -", "gen - - - mag giu lug - - ott", "- - maa/mrt - mei",
        "- - - - maj - - - - - - des",
        "ian - - - - iun iul - - - noi", "oca şub - nis - haz tem ağu eyl eki kas ara",
        // Polish, Czech, Hungarian, Greek.
        "sty lut - kwi - cze lip sie wrz paź lis gru", "led úno bře dub kvě čer - srp zář říj lis pro",
        "- - már ápr máj jún júl - sze", "ιαν φεβ μαρ/μάρ απρ μαΐ/μάι/μαϊ/μαι - - αύγ/αυγ σεπ οκτ νοέ/νοε δεκ",
    ])

    /// Where three letters aren't enough.
    private static let months = table([
        "- - - - - juin juillet/juil", "- - - - - iyun iyul", "- - - - - юни юли", "- - - - - ιούν/ιουν ιούλ/ιουλ",
        "- - - - - ιουνίου ιουλίου", "- - - - - ιούνιος ιούλιος", "- - - - - čvn/června čvc/července",
        """
        tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta \
        marraskuuta joulukuuta
        """,
    ])

    private static let weekdayStarts = table([
        "mon tue wed thu fri sat sun", "пон вто сре чет пят суб вос", "дүй сей сәр бей жұм сен жек",
        "düi/dúı sei/seı sär/sár bei/beı jūm/jum/júm sen jek", "пон вів сер чет п'я суб нед",
        "пан аўт сер чац пят суб няд",
        "die/lun mar mer/mié jeu/jue ven/vie sam/sáb dim/dom", "- die mit don fre sam son",
        "seg ter qua qui sex sáb dom",
        "- - - gio - sab -", "maa din woe don vri zat zon", "mån tis ons tor - lör sön", "pon wto śro czw pią sob nie",
        "pon úte stř čtv pát sob ned", "pzt sal çar per cum cmt paz", "hét ked sze csü pén szo vas",
        "δευ τρί/τρι τετ πέμ/πεμ παρ σάβ/σαβ κυρ",
    ])

    /// Shorter ones, and words that begin as a month does.
    private static let weekdays = table([
        "пн вт ср чт пт сб вс", "mo tu we th fr sa su", "mo di mi do fr sa so", "lu ma me je ve sa di",
        "- mar/mardi/martes/martedì/marți mercredi/mercoledì", "- - - - - сенбі/senbi/senbı", "- - середа/szerda",
        "дс сс ср бс жм сн жс", "星期一/周一 星期二/周二 星期三/周三 星期四/周四 星期五/周五 星期六/周六 星期日/星期天/周日",
        "월/월요일 화/화요일 수/수요일 목/목요일 금/금요일 토/토요일 일/일요일",
    ])

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
        "art": -180, "at": -240, "ast": -240, "adt": -180, "nst": -210, "ndt": -150,
    ]
}
