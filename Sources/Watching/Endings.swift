/// Lists of endings, by paradigm. A stem names its list by number.
enum Endings {
    /// A set of endings.
    struct List: Sendable {
        /// Shorter ones first.
        let endings: [[UInt8]]

        /// Each of at most sixteen bytes: no ending of a language here is longer.
        init(_ endings: some Sequence<String>) {
            let sorted = Set(endings.map { Array($0.utf8) }).sorted {
                $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1)
            }
            precondition(sorted.allSatisfy { $0.count <= 16 })
            self.endings = sorted
        }

        /// In no order that matters but one: the shorter first.
        var all: [String] { endings.map { String(decoding: $0, as: UTF8.self) } }
    }

    /// All lists in one table: a list taken out of an array costs more than the look into it.
    private struct Table: Sendable {
        private var keys: [(first: UInt64, rest: UInt64)] = []
        /// By list and length up to 17: where its endings of that length begin; one more at the end.
        private var starts: [Int32] = []

        init(_ lists: [List]) {
            for list in lists {
                for length in 0..<18 {
                    starts.append(Int32(keys.count))
                    for ending in list.endings where ending.count == length {
                        let middle = min(8, length)
                        keys.append((ending.span.leading(0..<middle), ending.span.leading(middle..<length)))
                    }
                }
            }
            starts.append(Int32(keys.count))
        }

        func contains(_ list: Int, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
            let length = range.count
            guard length <= 16 else { return false }
            let starts = starts.span
            let places = Int(starts[list &* 18 &+ length])..<Int(starts[list &* 18 &+ length &+ 1])
            if places.isEmpty { return false }
            let middle = range.lowerBound &+ min(8, length)
            let first = bytes.leading(range.lowerBound..<middle)
            let rest = bytes.leading(middle..<range.upperBound)
            let keys = keys.span
            for place in places where keys[place].first == first && keys[place].rest == rest { return true }
            return false
        }
    }

    private static let table = Table(lists)

    /// Whether `range` is one of the endings of the list of that number.
    static func contains(_ list: Int, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        table.contains(list, bytes, range)
    }

    /// `'s` or `'`.
    static func isPossessive(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        bytes[range.lowerBound] == 0x27
            && (range.count == 1 || range.count == 2 && bytes[range.lowerBound + 1] == UInt8(ascii: "s"))
    }

    static let englishName = 0
    static let englishTerm = 1
    static let englishAfterE = 2
    static let englishAfterY = 3
    static let englishDoubled = 4
    static let russianAcronym = 5
    static let russianHard = 6
    static let russianSurname = 7
    static let russianSoftMasculine = 8
    static let russianSoft = 9
    static let russianA = 10
    static let russianYa = 11
    static let russianNeuter = 12
    static let russianNeuterSoft = 13
    static let russianAdjective = 14
    static let russianPlural = 15
    static let russianVerbVowel = 16
    static let russianVerbConsonant = 17
    static let russianVerbPassive = 18
    static let russianBare = 19
    static let russianRelational = 20
    static let russianReflexive = 21
    static let russianSurnameIn = 22
    static let russianHardName = 23
    static let russianSoftMasculineName = 24
    static let russianAName = 25
    static let russianYaName = 26
    static let russianHardNameBare = 27
    static let russianParticipleReflexive = 28
    static let russianManSurname = 29
    static let russianWomanSurname = 30
    static let russianWomanAdjective = 31
    static let russianManAdjective = 32
    static let russianFamily = 33
    static let russianBrothers = 34
    static let russianPeople = 35

    /// Cases and numbers after Zaliznyak's paradigms, each list the union over animate and inanimate, hard and hushing
    /// stems: a form too many never met a word of the language in the tests, a form too few costs a mention.
    static let lists: [List] = [
        List(["", "'s", "s", "s'", "es", "es'"]),
        List(["", "'s", "s", "s'", "es", "ed", "ing", "ings", "er", "ers", "'"]),
        List(["e", "e's", "es", "es'", "ed", "ing", "ings", "er", "ers"]),
        List(["y", "y's", "ies", "ies'", "ied", "ying", "ier", "iers"]),
        List(["ed", "ing", "ings", "er", "ers"]),
        List(["", "а", "у", "ом", "ем", "е", "ы", "и", "ов", "ам", "ами", "ах"]),
        List(hard),
        List(["", "а", "у", "ым", "ом", "е", "ы", "и", "ых", "ыми", "ой", "ою", "ов", "ам", "ами", "ах"]),
        List(["й", "я", "ю", "ем", "е", "и", "ев", "ям", "ями", "ях"]),
        List(["ь", "я", "ю", "ем", "е", "и", "ью", "ей", "ям", "ями", "ях"]),
        List(["а", "ы", "и", "е", "у", "ой", "ою", "ей", "ею", "", "ам", "ами", "ах"]),
        List(["я", "и", "е", "ю", "ей", "ею", "й", "ь", "ям", "ями", "ях", "ьей", "ьи"]),
        List(["о", "а", "у", "ом", "е", "", "ам", "ами", "ах"]),
        List(["е", "я", "ю", "ем", "и", "й", "ям", "ями", "ях", "ей"]),
        List(adjective),
        List(["ы", "и", "", "ов", "ев", "ей", "ам", "ами", "ах", "ям", "ями", "ях"]),
        List(verbVowel.flatMap { [$0, $0 + "ся", $0 + "сь"] }),
        List(verbConsonant.flatMap { [$0, $0 + "ся", $0 + "сь"] }),
        List(adjective.flatMap { ["енн" + $0, "нн" + $0] } + ["ен", "ена", "ено", "ены"]),
        List(hard.filter { !$0.isEmpty }),
        List(adjective.map { "ск" + $0 }),
        List(["сь", "ся"]),
        List(["", "а", "у", "ым", "ом", "е", "ы", "ых", "ыми", "ой", "ою", "ам", "ами", "ах"]),
        // Names lack the genitive plural: Мамаев, Ерланов are other people's.
        List(hardName),
        List(["й", "я", "ю", "ем", "е", "и"]),
        List(["а", "ы", "и", "е", "у", "ой", "ою", "ей", "ею", "ам", "ами", "ах"]),
        List(["я", "и", "е", "ю", "ей", "ею", "ям", "ями", "ях"]),
        List(hardName.filter { !$0.isEmpty }),
        List(adjective.map { $0 + "ся" }),
        // A man's surname has none of a woman's forms (-ой), a woman's none of a man's; families share the plural.
        List(["", "а", "у", "ым", "ом", "е", "ы", "ых", "ыми"]),
        List(["а", "ой", "у", "ою"]),
        List(["ая", "ой", "ую", "ою", "яя", "ей", "юю", "ею"]),
        List([
            "ый", "ий", "ой", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ые", "ие", "ых", "их", "ыми", "ими",
        ]),
        // Романовы, Романовых.
        List(["ы", "ых", "ым", "ыми"]),
        // братья, братьев.
        List(["ья", "ьев", "ьям", "ьями", "ьях"]),
        // казахстанец, казахстанцев: after the stem and -ц-.
        List(["а", "у", "ем", "ом", "е", "ы", "ев", "ов", "ам", "ами", "ах"]),
    ]

    private static let hardName = ["", "а", "у", "ом", "ем", "е", "ы", "и", "ам", "ами", "ах"]

    private static let hard = [
        "", "а", "у", "ом", "ем", "е", "ы", "и", "ов", "ев", "ей", "ам", "ами", "ах",
    ]
    private static let adjective = [
        "ый", "ий", "ой", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ая", "яя", "ей", "ую", "юю", "ою", "ею",
        "ое", "ее", "ые", "ие", "ых", "их", "ыми", "ими",
    ]
    /// After a stem that ends in the infinitive's vowel: задержа-л, протестова-нный, требу-ют.
    private static let verbVowel =
        [
            "ть", "л", "ла", "ло", "ли", "в", "вши", "ю", "ет", "ешь", "ем", "ете", "ют", "й", "йте", "я", "н", "на",
            "но", "ны",
        ]
        + ["вш", "ющ", "ем", "нн"].flatMap { suffix in adjective.map { suffix + $0 } }
    /// After a stem that ends in a consonant: задерж-ит, объяв-ят.
    private static let verbConsonant =
        [
            "ить", "ит", "ишь", "им", "ите", "ят", "ат", "у", "ю", "и", "ет", "ешь", "ем", "ете", "ут", "ют", "я", "а",
            "ив", "ил", "ила",
        ]
        + ["ило", "или", "ив", "ивши", "ай", "айте"]
        + ["ивш", "ящ", "ащ", "ущ", "ющ", "им"].flatMap { suffix in adjective.map { suffix + $0 } }
}
