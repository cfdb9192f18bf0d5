import Model
import Testing

@testable import Watching

/// What queries find, and that finding it takes time linear in the text.
struct QueryMatchTests {
    static func found(
        _ query: String, title: String = "", _ text: String, language: Language? = nil, source: [String] = [],
        article: Language? = nil, lead: Int? = nil
    ) throws -> [String] {
        let trial = try QueryTrial(try Query.parse(query), language: language, watchlist: nil)
        let full = title + "\n" + text
        let start = title.utf8.count + 1
        let frame = ArticleFrame(
            titleEnd: start, leadEnd: start + (lead ?? text.utf8.count), sources: source, language: article)
        return trial.hits(in: NormalText(full), frame: frame).map {
            String(decoding: Array(full.utf8)[$0.range], as: UTF8.self)
        }
    }

    struct Case: Sendable {
        var query: String
        var text: String
        var finds: [String]

        init(_ query: String, _ text: String, _ finds: [String]) {
            self.query = query
            self.text = text
            self.finds = finds
        }
    }

    static let cases: [Case] = [
        .init("loan AND bank", "A bank gave a loan.", ["bank", "loan"]),
        .init("loan AND bank", "A bank gave a grant.", []),
        .init("loan OR grant", "A bank gave a grant.", ["grant"]),
        .init("loan NOT football", "The loan of a football player.", []),
        .init("loan NOT football", "The loan of a bank.", ["loan"]),
        .init("loan", "Two loans.", []),
        .init("loan~", "Two loans.", ["loans"]),
        .init("кредит~ AND банк~", "Банки выдали кредитов вдвое больше.", ["Банки", "кредитов"]),
        .init("贷款 AND 银行", "银行向企业提供贷款。", ["银行", "贷款"]),
        .init("sino*", "Sinophobia grows.", ["Sinophobia"]),
        .init("UYGH*", "Uyghurs spoke.", ["Uyghurs"]),
        .init("UIGH*", "Uighurs spoke.", ["Uighurs"]),
        .init("wom?n", "Woman and women, womaen.", ["Woman", "women"]),
        .init("organi?ation", "An organisation's organization organizzation", ["organisation's", "organization"]),
        .init("пере*ание", "Перевоспитание и перемещение", ["Перевоспитание"]),
        .init("ми?инг*", "Митинги и миҥинги, миинги.", ["Митинги", "миҥинги"]),
        .init("earn$2", "earn earned earner earning earnings", ["earn", "earned", "earner"]),
        .init(
            "\"globali?ation of trade\"", "The globalisation of trade, globalization of Trade",
            ["globalisation of trade", "globalization of Trade"]),
        .init("\"land reform\"", "Land reform, land reforms.", ["Land reform"]),
        .init("\"land reform~\"", "Land reform, land reforms.", ["Land reform", "land reforms"]),
        .init("ҚХР", "ҚХР мен қхр", ["ҚХР"]),
        .init("loan NEAR/2 china", "China gave a loan.", ["China", "loan"]),
        .init("loan NEAR/1 china", "China gave a loan.", []),
        .init("loan ONEAR/2 china", "China gave a loan.", []),
        .init("china ONEAR/2 loan", "China gave a loan. Loan", ["China", "loan"]),
        .init("loan NEAR/0 loan", "A loan loan, one loan.", ["loan", "loan"]),
        .init("земля~ NEAR/2 аренда~", "Аренду этой земли продлили надолго; о земле.", ["Аренду", "земли"]),
        // Four characters between are two words.
        .init("土地 NEAR/2 出租", "土地长期对外出租", ["土地", "出租"]),
        .init("土地 NEAR/1 出租", "土地长期对外出租", []),
        .init("土地 ONEAR/3 中国", "中国的土地", []),
        .init("ATLEAST/3(loan OR credit)", "Loan, credit, loan.", ["Loan", "credit", "loan"]),
        .init("ATLEAST/3(loan OR credit)", "Loan, credit.", []),
        .init("ATLEAST/2(\"credit line\" OR line)", "A credit line.", []),
        .init("SCORE>=3(loan^2 OR china OR bank)", "A loan of a bank.", ["loan", "bank"]),
        .init("SCORE>=3(loan^2 OR china OR bank)", "China, a bank.", []),
        .init("loan SAME bank", "A loan.\nA bank.", []),
        .init("loan SAME bank", "Bank.\nA loan of a bank.", ["loan", "bank"]),
        .init(
            "(loan NEAR/1 bank) NEAR/3 china", "China: bank loan. Far from it stood a bank.", ["China", "bank", "loan"]),
        .init("NOT (loan NEAR/1 bank) AND loan", "Bank of loan.", []),
    ]

    @Test(arguments: cases)
    func finds(one: Case) throws {
        #expect(try Self.found(one.query, one.text) == one.finds)
    }

    @Test func endingsAreTheQuerysLanguage() throws {
        #expect(try Self.found("протест~", "Протестов", language: .russian) == ["Протестов"])
        let kazakh = "Жерді ұзақ жалға берді."
        #expect(try Self.found("жер~ NEAR/1 жалға", kazakh, language: .kazakh) == ["Жерді", "жалға"])
        #expect(try Self.found("жер~ NEAR/0 жалға", kazakh, language: .kazakh).isEmpty)
        #expect(
            try Self.found("несие~ AND банк~", "Банктер несиелерін қайтарды.", language: .kazakh) == [
                "Банктер", "несиелерін",
            ])
        #expect(try Self.found("митинг~", "Митингіге", language: .kazakh).isEmpty == false)
        #expect(try Self.found("митинг~", "Митингтің", language: .russian).isEmpty)
        #expect(try Self.found("митинг~", "Митингтің", language: .kazakh) == ["Митингтің"])
    }

    @Test func fieldsLookWhereTheySay() throws {
        func found(_ query: String) throws -> [String] {
            try Self.found(
                query, title: "Loan for the capital", "China pays. More of it.\nA bank spoke.",
                source: ["Radio Azattyq", "rus.azattyq.org"], article: .russian, lead: 23)
        }
        #expect(try found("TITLE:loan") == ["Loan"])
        #expect(try found("TITLE:china").isEmpty)
        #expect(try found("LEAD:china") == ["China"])
        #expect(try found("LEAD:loan") == ["Loan"])
        #expect(try found("LEAD:bank").isEmpty)
        #expect(try found("bank NOT LEAD:bank") == ["bank"])
        #expect(try found("capital NEAR/5 china").isEmpty, "nothing is near across the title's end")
        #expect(try found("bank SOURCE:azattyq.org") == ["bank"])
        #expect(try found("bank SOURCE:*.org") == ["bank"])
        #expect(try found("bank SOURCE:\"radio azat*\"") == ["bank"])
        #expect(try found("bank SOURCE:tengrinews.kz").isEmpty)
        #expect(try found("bank SOURCE:attyq.org").isEmpty)
        #expect(try found("bank LANG:ru") == ["bank"])
        #expect(try found("bank LANG:kk").isEmpty)
        #expect(try found("bank -LANG:kk") == ["bank"])
    }

    // MARK: - Oracle

    /// A text of random words with what the oracle needs of it.
    private func text(_ random: inout QueryRandom, length: Int) -> (text: String, oracle: QueryOracle) {
        var text = ""
        var tokens: [QueryOracle.Token] = []
        var place = 0
        var paragraph = 0
        let titleTokens = Int.random(in: 1...4, using: &random)
        var titleEnd = 0
        for index in 0..<length {
            if index > 0 { text += index == titleTokens || Int.random(in: 0..<8, using: &random) == 0 ? "\n" : " " }
            if text.last == "\n" { paragraph += 1 }
            if index == titleTokens {
                titleEnd = text.utf8.count
                place += 2 * QueryLimit.distance + 2
            }
            let word = (QueryRandom.words + ["oak", "水"]).randomElement(using: &random) ?? "oak"
            let size = word.utf8.count > 2 && word.unicodeScalars.count == 1 ? 1 : 2
            tokens.append(
                .init(
                    text: word, range: text.utf8.count..<text.utf8.count + word.utf8.count, start: place,
                    end: place + size, paragraph: paragraph))
            text += word
            place += size
        }
        let lead = tokens[min(length - 1, titleTokens + 3)].range.upperBound
        return (
            text,
            QueryOracle(
                tokens: tokens, titleEnd: titleEnd, leadEnd: max(lead, titleEnd), sources: ["azattyq"],
                language: Bool.random(using: &random) ? .russian : .english)
        )
    }

    @Test func agreesWithTheOracle() throws {
        var random = QueryRandom(seed: 42)
        var trues = 0
        for _ in 0..<300 {
            let node = random.node(depth: 4)
            let trial = try QueryTrial(node, language: nil, watchlist: nil)
            for _ in 0..<4 {
                let (text, oracle) = text(&random, length: Int.random(in: 6...40, using: &random))
                let frame = ArticleFrame(
                    titleEnd: oracle.titleEnd, leadEnd: oracle.leadEnd, sources: oracle.sources,
                    language: oracle.language)
                let expected = oracle.evaluate(node)
                let hits = trial.hits(in: NormalText(text), frame: frame).map(\.range)
                #expect((expected?.isEmpty == false) == !hits.isEmpty, "\(node) in \(text)")
                // Of places in each other the theme keeps the outer ones.
                let ranges = Set(
                    (expected ?? []).map {
                        oracle.tokens[$0.first].range.lowerBound..<oracle.tokens[$0.last].range.upperBound
                    })
                let outer = ranges.filter { one in
                    !ranges.contains { $0 != one && $0.lowerBound <= one.lowerBound && $0.upperBound >= one.upperBound }
                }
                #expect(Set(hits) == outer, "\(node) in \(text)")
                if !hits.isEmpty { trues += 1 }
            }
        }
        #expect(trues > 200 && trues < 1100, "\(trues)")
    }

    // MARK: - Worst cases

    /// Steps that a query takes over a text.
    private func steps(_ query: String, _ text: String) throws -> (steps: Int, hits: Int) {
        let node = try Query.parse(query)
        let theme = Theme(name: "t", title: "", terms: [:], queries: [ThemeQuery(language: nil, node: node)])
        let compiled = CompiledQueries(actors: [], places: [], themes: [theme])
        var set = PatternSet()
        for (number, leaf) in compiled.leaves.enumerated() {
            set.add(term: leaf.leaf.text, language: leaf.leaf.language, label: number, layer: Matcher.flatLayer)
        }
        let matcher = Matcher(set.patterns)
        let normal = NormalText(text)
        var evaluation = QueryEvaluation(normal, ArticleFrame())
        let hits = compiled.added(
            to: [], found: matcher.found(in: normal), text: normal, evaluation: &evaluation
        ) { matcher.label(of: $0) }
        return (evaluation.steps, hits.count)
    }

    static let worst: [(String, String)] = [
        ("ash NEAR/500 birch", "ash birch "),
        ("ash NEAR/0 ash", "ash ash "),
        ("(ash OR birch OR \"ash birch\") NEAR/5 (birch OR \"birch ash\")", "ash birch "),
        ("((ash NEAR/9 birch) NEAR/9 ash) NEAR/9 birch", "ash birch "),
        ("ATLEAST/1000(ash OR birch)", "ash birch "),
        ("ash SAME birch", "ash birch "),
        ("ash SAME birch", "ash birch\n"),
        ("NOT (ash NEAR/3 elm) AND NOT (birch NEAR/3 elm) AND (ash OR birch)", "ash birch "),
        ("SCORE>=2(ash OR birch)", "ash birch "),
    ]

    @Test(arguments: 0..<9)
    func worstCasesAreLinear(number: Int) throws {
        let (query, piece) = Self.worst[number]
        let half = try steps(query, String(repeating: piece, count: 5_000))
        let whole = try steps(query, String(repeating: piece, count: 10_000))
        #expect(half.hits > 0 && abs(whole.hits - 2 * half.hits) <= 2)
        #expect(whole.steps <= half.steps * 2 + 100, "\(half) \(whole)")
        // Some steps a hit and operator, no more.
        #expect(whole.steps <= 40 * whole.hits + 100, "\(whole)")
    }

    @Test func fiftyThousandOfEach() throws {
        let result = try steps("ash NEAR/5 birch", String(repeating: "ash birch ", count: 50_000))
        #expect(result.hits == 100_000 && result.steps < 1_500_000, "\(result)")
    }

    @Test func tenThousandAlternativesAreWalkedOnce() throws {
        let query = (0..<10_000).map { "w\($0)x" }.joined(separator: " OR ")
        let text = (0..<10_000).map { "w\($0)x" }.joined(separator: " ")
        let result = try steps(query, text)
        // Merging two by two: 14 rounds over 10,000 hits.
        #expect(result.hits == 10_000 && result.steps < 10_000 * 17, "\(result)")
    }

    @Test func wildcardsDontBacktrack() throws {
        let word = String(repeating: "a", count: 120)
        let text = String(repeating: word + "b ", count: 200) + String(repeating: "a", count: 100_000)
        #expect(try Self.found("aa*a*a*c", text).isEmpty)
        #expect(try Self.found("aa*a*a*b", text).count == 200)
    }
}
