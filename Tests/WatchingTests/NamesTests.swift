import Model
import Testing

@testable import Watching

/// Forms of names by what they name: which must and must not match as a person, a place, a body. Words of our own.
struct NamesTests {
    @Test(arguments: [
        (
            "Токаев", Language.russian, "Токаев Токаева Токаеву Токаевым Токаеве Токаевы Токаевых",
            "Токаевой Токай Токаевск"
        ),
        ("Алиева", .russian, "Алиева Алиевой Алиеву Алиевою", "Алиев Алиевым Алиевых Алиеве"),
        ("Яровая", .russian, "Яровая Яровой Яровую", "Ярового Яровым"),
        ("Толстой", .russian, "Толстой Толстого Толстому Толстым Толстом Толстые", "Толстая Толстую"),
        ("Яков", .russian, "Якова Якову Яковом Якове", "Яковлев"),
        ("Лев", .russian, "Лев Льва Льву Львом Льве", "Левый"),
        ("Марина", .russian, "Марина Марины Марине Марину Мариной", "Маринин"),
        ("Романовы", .russian, "Романовы Романовых Романовым Романовыми", "Романовская"),
        ("Сыр", .kazakh, "Сырдың Сырға Сырды", "Сырым Сырлық"),
        ("Иса", .kazakh, "Исаның Исаға Исадан Исамен", "Исатай Исабек"),
        ("Мұрат", .kazakh, "Мұраттың Мұратқа Мұратты Мұраттан Мұратпен Мұраттікі", "Мұраттық Мұратов"),
        ("Tokayev", .english, "Tokayev's Tokayevs", "Tokayeva"),
    ])
    func persons(name: String, language: Language, forms: String, others: String) {
        check(name, .person, language, forms.split(separator: " "), others.split(separator: " "))
    }

    @Test(arguments: [
        ("Алматы", Language.kazakh, "Алматыда|Алматының|Алматыдағылар", "Алматылық|Алматылықтар"),
        ("Май", .kazakh, "Майға|Майдың", "Майданға|Майлы"), ("Орта Азия", .kazakh, "Орта Азияның", "Орталық Азия"),
        ("Египет", .russian, "Египта|Египте|Египтом", "Египтян"),
        ("Виргинские острова", .russian, "Виргинских островов|Виргинскими островами", ""),
        ("Красноярский край", .russian, "Красноярского края|Красноярском крае", "Красноярск"),
    ])
    func places(name: String, language: Language, forms: String, others: String) {
        check(name, .place, language, forms.split(separator: "|"), others.split(separator: "|"))
    }

    @Test(arguments: [
        ("Вооруженные силы", Language.russian, "Вооружённых сил|вооруженными силами|Вооруженным силам", "Вооружен"),
        ("Православная церковь", .russian, "Православной церкви|Православную церковь|Православных церквей", ""),
        ("Эхо степи", .russian, "Эху степи|Эха степи|Эхом степи", ""),
        ("Яблоко", .russian, "Яблока|Яблоку|Яблоком", ""),
        ("Братья-степняки", .russian, "Братьев-степняков|Братьями-степняками", ""),
        ("РИА «Степь»", .russian, "РИА \"Степь\"|РИА Степи|РИА „Степь“", "РИА, Степь"),
        ("Degdar.kz", .russian, "Degdar.kz", "Degdar. kz"), ("S&B", .english, "S&B|S & B", "S, B"),
        ("Театр им. Абая", .russian, "Театра им. Абая|театре им Абая", ""),
        ("Бюро рек, озер и морей", .russian, "Бюро рек, озер и морей|бюро рек, озёр и морей", ""),
        ("Қаржы министрлігі", .kazakh, "Қаржы министрлігінің|Қаржы министрлігіне|Қаржы министрлігінен", ""),
    ])
    func bodies(name: String, language: Language, forms: String, others: String) {
        check(name, .body, language, forms.split(separator: "|"), others.split(separator: "|"))
    }

    @Test(arguments: [
        (
            "Казахстан", Language.russian, "казахстанский казахстанского казахстанец казахстанцы казахстанцев",
            "Казахстан"
        ),
        ("Алматы", .russian, "алматинский алматинцы алматинец", "Алматы"),
        ("Китай", .russian, "китайский китаец китайцы", "китайка"), ("Россия", .russian, "российскими", "Россия"),
        ("Германия", .russian, "германской", ""), ("Италия", .russian, "итальянские итальянцы", ""),
        ("Израиль", .russian, "израильский", ""), ("Казань", .russian, "казанских", ""),
        ("Турция", .russian, "турецкий", ""), ("Норвегия", .russian, "норвежской", ""),
        ("Омск", .russian, "омский омского", "омич"), ("Донецк", .russian, "донецкий", ""),
        ("Москва", .russian, "московский", "москвич"), ("Одесса", .russian, "одесский", ""),
        ("Баку", .russian, "бакинский бакинцы", ""), ("Атырау", .russian, "атырауский", ""),
        ("Қазақстан", .kazakh, "қазақстандық қазақстандықтардың", "Қазақстан Қазақстанда"),
    ])
    func demonyms(name: String, language: Language, forms: String, others: String) {
        check(name, .relational, language, forms.split(separator: " "), others.split(separator: " "))
    }

    /// Every name matches itself, whatever its letters.
    @Test(arguments: [Pattern.Ending.name, .person, .place, .body])
    func namesMatchThemselves(ending: Pattern.Ending) {
        let names = [
            "Абай", "Ли", "О", "Ау", "Ия", "Лия", "Эхо", "Токио", "Осло", "Тыва", "Нью-Йорк", "Алма-Ата", "Шаньси",
            "Лев",
            "Орёл", "Грозный", "Толстая", "Мытищи", "Нации", "Минюст", "Гюго", "Ё", "Ньютон 2", "церковь", "Бо-Жи",
        ]
        for name in names {
            for language in [Language.russian, .kazakh, .kazakhLatin, .english] {
                check(name, ending, language, [Substring(name)], [])
            }
        }
    }

    private func check(
        _ name: String, _ ending: Pattern.Ending, _ language: Language, _ forms: [Substring], _ others: [Substring]
    ) {
        let alias = Alias(text: name, language: language)
        let isPlace = ending == .place || ending == .relational
        let terms = CompiledTerms(
            actors: isPlace
                ? [] : [Actor(name: name, kind: ending == .person ? .person : .organisation, aliases: [alias])],
            places: isPlace ? [Place(name: name, kind: .city, aliases: [alias])] : [], themes: [], types: [], gates: [])
        let term: Term = ending == .relational ? .demonym(0) : isPlace ? .place(0) : .actor(0)
        func ranges(_ text: Substring) -> [Range<Int>] {
            terms.hits(in: NormalText(String(text)), frame: ArticleFrame()).filter { $0.term == term }.map(\.range)
        }
        for form in forms { #expect(ranges(form) == [0..<form.utf8.count], "\(name): \(form) should match whole") }
        for form in others {
            #expect(ranges(form).allSatisfy { $0 != 0..<form.utf8.count }, "\(name): \(form) should not match")
        }
    }
}
