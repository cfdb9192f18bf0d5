import Judging
import Model
import Testing

/// Whichever of an event's articles comes first, the desk hears once.
struct ArrivalOrderTests {
    /// A row of numbers from a seed (SplitMix64).
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
        mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
        mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
    }

    /// One telling of the rally of 27 March in Almaty: outlets differ in how finely they tell the day and the place, whom they name,
    /// how many they count, and in what else they recall.
    private func telling(_ numbers: inout Numbers) -> [Report] {
        var report = Desk.report(
            evidence: ["People came to the square.", "A rally took place.", "Police watched."][numbers.below(3)])
        switch numbers.below(6) {
        case 0:
            report.date = DayInterval(Desk.day("2021-03-26"), Desk.day("2021-03-28"))
            report.dateInferred = true
        case 1: report.date = DayInterval(Desk.day("2021-03-27"), Desk.day("2021-03-28"))
        default: break
        }
        // An article that tells neither the day nor the city is a summary; it is tried apart.
        if !report.dateInferred, numbers.chance(20) { report.place = Desk.kazakhstan }
        if numbers.chance(50) {
            let count = [80, 200, 300, 500][numbers.below(4)]
            report.size = Bounds(low: Double(count), high: Double(count))
        }
        if numbers.chance(40) { report.actors = [["Zhanbolat Mamai", "Democratic Party"][numbers.below(2)]] }
        if numbers.chance(40), report.place == Desk.almaty { report.venue = "Republic Square" }
        if numbers.chance(40) { report.issues = ["Chinese expansion"] }
        var reports = [report]
        if numbers.chance(30) { reports.append(Desk.report("protest", .background, on: "2016-05-01")) }
        if numbers.chance(20) { reports.insert(Desk.report("protest", .planned, on: "2021-04-03"), at: 0) }
        return reports
    }

    @Test(arguments: 1...16)
    func oneEventIsAlertedOnce(seed: UInt64) {
        var numbers = Numbers(state: seed)
        var articles = (0..<5).map { _ in telling(&numbers) }
        for _ in 0..<12 {
            var desk = Desk()
            for article in articles { desk.read(article) }
            let new = desk.alerts.filter { $0.kind == .new }
            #expect(
                new.count == 1, "\(articles.map { $0.map { "\($0.date, default: "-") \($0.place?.name ?? "-")" } })")
            articles.shuffle(using: &numbers)
        }
    }

    /// A wave over three cities: each article tells of one, two or all of them.
    @Test(arguments: 1...12)
    func oneWaveIsAlertedOnce(seed: UInt64) {
        var numbers = Numbers(state: seed)
        let cities = [Desk.almaty, Desk.astana, PlaceName(name: "Shymkent", within: ["Kazakhstan", "Central Asia"])]
        var articles = (0..<5).map { _ in
            cities.shuffled(using: &numbers).prefix(1 + numbers.below(3)).map { city in
                Desk.report(
                    on: numbers.chance(70) ? "2021-03-27" : "2021-03-28", in: city, issues: ["Chinese expansion"])
            }
        }
        for _ in 0..<12 {
            var desk = Desk()
            for article in articles { desk.read(article) }
            #expect(desk.alerts.count { $0.kind == .new } == 1)
            articles.shuffle(using: &numbers)
        }
    }

    /// An article that is put otherwise, again and again, is the one alert that it was.
    @Test(arguments: 1...16)
    func anEditedArticleNeverAlertsTwice(seed: UInt64) {
        var numbers = Numbers(state: seed)
        var desk = Desk()
        let first = desk.read(telling(&numbers))
        for _ in 0..<6 {
            let reports = telling(&numbers)
            // What stood in the version before is known by its words, put otherwise.
            var told: [Int: Judge.Told] = [:]
            for (index, report) in reports.enumerated() {
                guard
                    let known = first.judgements.first(where: {
                        $0.report.status == report.status && $0.event != nil
                    })
                else { continue }
                told[index] = .init(event: known.event ?? "", isVerbatim: numbers.chance(30))
            }
            desk.read(reports, again: 1, told: numbers.chance(50) ? told : [:])
        }
        #expect(desk.alerts.count { $0.kind == .new } == 1)
    }

    /// What comes in days late adds a telling, whether the ledger knows the day or not.
    @Test(arguments: 1...30)
    func lateTellingsAlertNobodyAgain(seed: UInt64) {
        var numbers = Numbers(state: seed)
        var desk = Desk()
        desk.read(telling(&numbers))
        for day in ["2021-03-30", "2021-04-02", "2021-04-09", "2021-05-20"] {
            let late = telling(&numbers).filter { !$0.dateInferred }
            desk.read(late, published: day)
        }
        #expect(desk.alerts.count { $0.kind == .new } <= 1 || desk.ledger.count == desk.alerts.count)
    }
}
