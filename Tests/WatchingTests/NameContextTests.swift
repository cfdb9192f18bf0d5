import Model
import Testing

@testable import Watching

/// What stands around a name and decides whether it counts.
struct NameContextTests {
    private static let list = """
        beat: test
        actors:
          - name: Bolat Zharov
            kind: person
            title: {en: [governor], ru: [аким~]}
            aliases:
              en: [Bolat-Zhomart Zharov]
              ru: [Болат-Жомарт Жаров, Жаров, {text: Железный Болат, beside: [степ~], notBeside: [кино]}]
              kk: [Болат-Жомарт Жаров, {text: Жаровтай, namedAfter: true}]
              zh: [扎罗夫]
          - name: Ainur Serova
            kind: person
            aliases: {en: [Ainur Serova], ru: [Айнур Серова]}
          - name: Nurlan Serov
            kind: person
            aliases: {en: [Nurlan Serov], ru: [Нурлан Серов]}
          - name: Time
            kind: organisation
            aliases: {en: [Time], ru: [Время, жатва]}
        places:
          - name: Kazakhstan
            kind: country
            aliases: {ru: [Казахстан], kk: [Қазақстан]}
            demonyms: {ru: [степной]}
        """

    @Test(arguments: [
        // Common nouns are no names; a name in small letters takes both.
        ("Настало время жаровых", []), ("В журнале Время", ["Время"]), ("Жатва и жатва", ["Жатва", "жатва"]),
        // Initials.
        ("К. Жаров уехал", []), ("Б. Жаров уехал", ["Б. Жаров"]), ("Б.-Ж. Жарову вручили", ["Б.-Ж. Жарову"]),
        ("Б.Ж.Жаровым", ["Б.Ж.Жаровым"]), ("Жаров Б.Ж. уехал", ["Жаров Б.Ж."]), ("Жаров К.Ж. уехал", []),
        ("Жаров к вечеру", ["Жаров"]), ("Governor B.-Zh. Zharov", ["Zharov"]), ("B. Zharov spoke", ["B. Zharov"]),
        ("Б. Жаровтың сөзі", ["Б. Жаровтың"]), ("N. Serov and A. Serova", ["N. Serov", "A. Serova"]),
        // A surname after a full mention, once it is told whose.
        ("Zharov spoke", []), ("Bolat-Zhomart Zharov spoke. Later Zharov left", ["Bolat-Zhomart Zharov", "Zharov"]),
        ("Zharov left. Bolat-Zhomart Zharov spoke.", ["Bolat-Zhomart Zharov"]),
        // A woman's name.
        ("Жарову Айгуль", []), ("Айгуль Жарова", []), ("Мадина Бекетовна Жарова", []), ("Жарову Динару", []),
        ("Жарову Болату", ["Жарову"]), ("сказали Жарову", ["Жарову"]), ("Айнур Серовой", ["Айнур Серовой"]),
        // Named after.
        ("Bolat-Zhomart Zharov Street", []), ("улица Жарова", []), ("по ул. Жарова", []), ("имени Жарова", []),
        ("от имени Жарова", ["Жарова"]), ("На улице. Жаров пришел", ["Жаров"]), ("Болат-Жомарт Жаров атындағы", []),
        ("Болат-Жомарт Жаровтың қоржыны", ["Болат-Жомарт Жаровтың"]), ("Жаровтай көшесі", ["Жаровтай"]),
        ("在扎罗夫大街", []), ("扎罗夫说", ["扎罗夫"]),
        // Beside.
        ("Железный Болат приехал", []), ("Железный Болат любит широкую степь", ["Железный Болат"]),
        ("Железный Болат любит широкую и пустую степь", []), ("Степи и кино: Железный Болат", []),
        ("в степи\\nЖелезный Болат", []),
    ])
    func whatCounts(text: String, found: [String]) throws {
        let folder = try TemporaryWatchlist(["all.yaml": Self.list])
        let list = try folder.load()
        let text = text.replacing("\\n", with: "\n")
        let hits = list.hits(in: NormalText(text)).filter { if case .actor = $0.term { true } else { false } }
        #expect(hits.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) } == found)
    }

    @Test(arguments: [
        ("Bolat-Jomart Jarov spoke", ["Bolat-Jomart Jarov"]), ("Bolat Zharow's men", ["Bolat Zharow's"]),
        ("Болат Жәровтың", ["Болат Жәровтың"]), ("Нурлану Сероову", ["Нурлану Сероову"]), ("Jarov spoke", []),
        ("governor Jarov spoke", ["Jarov"]), ("Nurlan Zharow", []), ("bolat zharow", []),
    ])
    func unseenSpellings(text: String, found: [String]) throws {
        let folder = try TemporaryWatchlist(["all.yaml": Self.list])
        let list = try folder.load()
        let hits = list.hits(in: NormalText(text))
        #expect(hits.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) } == found)
        #expect(hits.allSatisfy { list.pattern($0.pattern).origin == .likeness })
    }

    @Test func hitsTellWhatTheyComeFrom() throws {
        let folder = try TemporaryWatchlist(["all.yaml": Self.list])
        let list = try folder.load()
        let origins = list.hits(in: NormalText("казахстанцы и Б. Жаров, қазақстандық, степной Жаров")).map {
            list.pattern($0.pattern).origin
        }
        #expect(origins == [.demonym, .surname, .demonym, .written, .written])
        #expect(list.actors[0].titles == [.english: ["governor"], .russian: ["аким~"]])
    }
}
