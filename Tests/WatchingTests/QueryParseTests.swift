import Model
import Testing

@testable import Watching

/// How queries are read: each with what it means in brackets.
struct QueryParseTests {
    struct Reading: Sendable {
        var query: String
        var means: String

        init(_ query: String, _ means: String) {
            self.query = query
            self.means = means
        }
    }

    static let precedence: [Reading] = [
        .init("loan", "loan"),
        .init("a b c", "a AND b AND c"),
        .init("a OR b AND c", "a OR (b AND c)"),
        .init("a AND b OR c", "(a AND b) OR c"),
        .init("(a OR b) AND c", "(a OR b) AND c"),
        .init("(a OR b) c", "(a OR b) AND c"),
        .init("a NOT b", "a AND NOT b"),
        .init("a AND NOT b", "a AND NOT b"),
        .init("a OR b NOT c", "a OR (b AND NOT c)"),
        .init("a OR b -c", "(a OR b) AND NOT c"),
        .init("a && b || c", "(a AND b) OR c"),
        .init("a & b | c", "(a AND b) OR c"),
        .init("a and b or not c and d", "(a AND b) OR (NOT c AND d)"),
        .init("a NEAR/3 b AND c", "(a NEAR/3 b) AND c"),
        .init("a AND b NEAR/3 c", "a AND (b NEAR/3 c)"),
        .init("NOT a NEAR/3 b AND c", "NOT (a NEAR/3 b) AND c"),
        .init("a NEAR/3 b NEAR/5 c", "(a NEAR/3 b) NEAR/5 c"),
        .init("a ONEAR/2 b OR c ADJ/4 d", "(a ONEAR/2 b) OR (c ONEAR/4 d)"),
        .init("(a OR b) NEAR/5 (c OR d)", "(a OR b) NEAR/5 (c OR d)"),
        .init("TITLE:a AND b", "TITLE:a AND b"),
        .init("TITLE:(a OR b) c", "TITLE:(a OR b) AND c"),
        .init("lead: \"land lease\"", "LEAD:\"land lease\""),
        .init("ATLEAST/3(a OR b) c", "ATLEAST/3(a OR b) AND c"),
        .init("ATLEAST/2 a", "ATLEAST/2(a)"),
        .init("a^2 OR b", "a^2 OR b"),
        .init("SCORE>=3(a^2 OR b OR c^0.5)", "SCORE>=3(a^2 OR b OR c^0.5)"),
        .init("a SAME b", "a SAME b"),
        .init("loan SOURCE:azattyq.org LANG:ru", "loan AND SOURCE:\"azattyq.org\" AND LANG:ru"),
        .init("loan LANG:(ru OR kk)", "loan AND (LANG:ru OR LANG:kk)"),
        .init("@Kassym-Jomart_Tokayev -@place:china", "@kassym_jomart_tokayev AND NOT @place:china"),
        .init("“land lease” OR «аренда земли» OR 「租地」", "\"land lease\" OR \"аренда земли\" OR \"租地\""),
        .init("（土地 OR 农田）AND 中国", "(土地 OR 农田) AND 中国"),
        .init("((a))", "a"),
        .init("wom?n OR organi*ation OR earn$2", "wom?n OR organi*ation OR earn$2"),
        .init("+loan +China", "loan AND China"),
        .init("\"land lease\"~", "\"land~ lease~\""),
        .init("Sino-Kazakh", "Sino-Kazakh"),
        .init("a\n  OR b", "a OR b"),
        .init("same adj near", "same AND adj AND near"),
    ]

    /// As they stand in other systems.
    static let pasted: [Reading] = [
        // Google Alerts.
        .init(
            "\"a b\" OR c -d site:x.kz intitle:e", "(\"a b\" OR c) AND NOT d AND SOURCE:\"x.kz\" AND TITLE:e"),
        .init("kazakhstan (loan OR credit) -football", "kazakhstan AND (loan OR credit) AND NOT football"),
        .init("\"debt trap\" | \"loan trap\" intitle:china", "(\"debt trap\" OR \"loan trap\") AND TITLE:china"),
        .init("protest AROUND(3) consulate", "protest NEAR/3 consulate"),
        .init("loan -site:www.example.com", "loan AND NOT SOURCE:\"example.com\""),
        .init("site:https://rus.azattyq.org/ loan", "SOURCE:\"rus.azattyq.org\" AND loan"),
        // Meltwater.
        .init(
            "title:\"land reform\" AND (a NEAR/5 b) NOT c", "TITLE:\"land reform\" AND (a NEAR/5 b) AND NOT c"),
        .init("\"a b\"~5", "\"a\" NEAR/5 \"b\""),
        .init("\"a b c\"~5", "(\"a\" NEAR/5 \"b\") NEAR/5 \"c\""),
        .init(
            "(loan* or credit) and sourceName:\"Radio Azattyq\" and language:ru",
            "(loan* OR credit) AND SOURCE:\"radio azattyq\" AND LANG:ru"),
        .init("apple NEAR watch", "apple NEAR/4 watch"),
        .init("apple ONEAR/10 watch", "apple ONEAR/10 watch"),
        .init("ingress:(rally OR protest)", "LEAD:(rally OR protest)"),
        .init(
            "apple AND (watch OR phone^9) NOT (\"apple sauce\" OR \"apple orchard*\")",
            "apple AND (watch OR phone^9) AND NOT (\"apple sauce\" OR \"apple orchard*\")"),
        // Factiva: words side by side are a phrase, the Nth word has N − 1 before it.
        .init("hd=china and la=en", "TITLE:china AND LANG:en"),
        .init("hd=(land reform or lease) and lp=china", "TITLE:(\"land reform\" OR lease) AND LEAD:china"),
        .init("president w/5 tokayev", "president ONEAR/4 tokayev"),
        .init("carrefour near5 retail sales", "carrefour NEAR/4 \"retail sales\""),
        .init("world cup adj5 rugby", "\"world cup\" ONEAR/4 rugby"),
        .init("boeing /N30/ airways", "boeing NEAR/29 airways"),
        .init("atleast3 protest and kazakh$", "ATLEAST/3(protest) AND kazakh$"),
        .init(
            "sn=(tengrinews or azattyq) and loan adj2 china",
            "(SOURCE:\"tengrinews\" OR SOURCE:\"azattyq\") AND (loan ONEAR/1 china)"),
        .init("hd=loan and bank same china", "TITLE:loan AND (bank SAME china)"),
        .init("earn$2 near3 (debt or loans) not bonds", "(earn$2 NEAR/2 (debt OR loans)) AND NOT bonds"),
    ]

    @Test(arguments: precedence + pasted)
    func meansWhatItSays(reading: Reading) throws {
        let node = try Query.parse(reading.query)
        #expect(node.description == reading.means)
        // Printed and read again it is the same query.
        let again = try Query.parse(node.description)
        #expect(again == node && again.description == node.description)
    }

    @Test func outlineHasOneOperatorALine() throws {
        let node = try Query.parse("(land NEAR/3 leas* OR \"land code\") -football TITLE:Kazakh")
        #expect(
            node.outline == [
                "AND", "  OR", "    NEAR/3", "      land", "      leas*", "    \"land code\"", "  NOT", "    football",
                "  TITLE:", "    Kazakh",
            ])
    }

    @Test func randomQueriesPrintAndReadBack() throws {
        var random = QueryRandom(seed: 7)
        for _ in 0..<400 {
            let node = random.node(depth: 5)
            let text = node.description
            let again = try Query.parse(text)
            #expect(again == node, "\(text)")
        }
    }

    struct Mistake: Sendable {
        var query: String
        /// From 1.
        var column: Int
        var says: String

        init(_ query: String, _ column: Int, _ says: String) {
            self.query = query
            self.column = column
            self.says = says
        }
    }

    static let deep = String(repeating: "(", count: 40) + "a" + String(repeating: ")", count: 40)

    static let mistakes: [Mistake] = [
        .init(" ", 1, "an empty query"),
        .init("a AND", 3, "nothing stands after 'AND'"),
        .init("a OR", 3, "nothing stands after 'OR'"),
        .init("AND a", 1, "nothing stands before 'AND'"),
        .init("a AND OR b", 7, "'OR' follows 'AND'"),
        .init("a (b OR c", 3, "this bracket isn't closed"),
        .init("a OR b) c", 7, "nothing was opened"),
        .init("a ()", 4, "nothing stands in these brackets"),
        .init("a AND \"b c", 7, "this quote isn't closed; put \" where"),
        .init("a AND «b c", 7, "put » where"),
        .init("a \"\"", 3, "nothing stands between these quotes"),
        .init("a, b", 2, "write OR between alternatives"),
        .init("a AND {b}", 7, "write ( and )"),
        .init("a !b", 3, "write NOT before"),
        .init("NOT a", 1, "NOT stands alone"),
        .init("-a -b", 1, "NOT stands alone"),
        .init("a OR NOT b", 6, "NOT stands alone"),
        .init("a NOT NOT b", 7, "NOT twice"),
        .init("LANG:ru", 1 + 5, "say nothing of the text"),
        .init("loan LANG:fr", 11, "no language read here; use en, ru, kk or zh"),
        .init("loan LANG:", 6, "nothing stands after LANG:"),
        .init("inurl:loan OR a", 1, "'inurl' isn't read here"),
        .init("a AND debt»", 11, "this quote closes none; put « where the phrase begins"),
        .init("tittle:loan", 1, "did you mean 'TITLE'?"),
        .init("allintitle:land reform", 1, "write TITLE:(word word)"),
        .init("a AND https://x.kz/n", 7, "write SOURCE: with the site's name alone"),
        .init("a site:x.kz/news", 8, "write SOURCE:x.kz"),
        .init("at 12:30", 4, "put the whole in quotes"),
        .init("fds=ibm and a", 1, "codes aren't known here"),
        .init("wc>1000 and a", 1, "the length of an article isn't asked here"),
        .init("a /F50/ b", 3, "write LEAD:"),
        .init("a NEAR/ b", 3, "takes a number of words"),
        .init("a NEAR/900 b", 3, "up to 500"),
        .init("a NAER/5 b", 3, "write NEAR/5"),
        .init("a PRE/5 b", 3, "write ONEAR/5"),
        .init("a near0 b", 3, "takes a number of words"),
        .init("a NEAR(5) b", 3, "write a NEAR/5 b"),
        .init("a NEAR/5 (b AND c)", 11, "what is joined by AND can't stand near something"),
        .init("a NEAR/5 (NOT b)", 11, "what must not be there can't stand near"),
        .init("a NEAR/5 ATLEAST/2(b)", 10, "ATLEAST can't stand near"),
        .init("ATLEAST(a)", 1, "write ATLEAST/3(word)"),
        .init("ATLEAST/0(a)", 1, "a number from 1 to 1000"),
        .init("SCORE>3(a)", 1, "SCORE>=3(word^2 OR word)"),
        .init("SCORE>=3 a", 10, "a bracket is missing"),
        .init("a^0", 2, "a weight from 0.01 to 1000"),
        .init("a^2^3", 4, "a second weight"),
        .init("TITLE(loan)", 1, "a colon is missing; write TITLE:(…)"),
        .init("*phobia", 1, "at least two letters"),
        .init("a AND s*", 8, "at least two letters"),
        .init("lo~an", 3, "'~' ends a word"),
        .init("~loan", 1, "'~' stands after the word"),
        .init("loan*~", 6, "'~' and a wildcard in one word"),
        .init("or?a?i?a?i?n", 11, "more than 4 wildcards"),
        .init("earn$22", 5, "'$' stands at a word's end"),
        .init("中?国", 2, "Chinese has no word ends"),
        .init("A/B", 2, "write A OR B"),
        .init("50% tax", 3, "put the words in quotes"),
        .init("a - b", 3, "holds no letter or digit"),
        .init("a @ b", 3, "for example @tokayev"),
        .init("a @person:mamai", 3, "write @actor:, @place: or @theme:"),
        .init("a b OR c", 3, "can be read in two ways"),
        .init("Xi Jinping NEAR/5 visit", 4, "can be read in two ways"),
        .init("loan SOURCE:(@x)", 14, "within SOURCE: only names"),
        .init("-a OR b", 4, "put NOT before a bracket"),
        .init("\"a\"~5", 1, "a distance takes two words"),
        .init(deep, 33, "nested deeper than 32 levels"),
    ]

    @Test(arguments: mistakes)
    func isNamedWithItsColumn(mistake: Mistake) throws {
        do throws(QueryFaults) {
            let node = try Query.parse(mistake.query)
            Issue.record("read as \(node)")
        } catch {
            let fault = error.faults.first { $0.message.contains(mistake.says) }
            #expect(fault?.offset == mistake.column - 1, "\(error.faults)")
        }
    }

    @Test func sizeIsBounded() throws {
        func fault(_ query: String) -> String? {
            do throws(QueryFaults) {
                _ = try Query.parse(query)
                return nil
            } catch { return error.faults.first?.message }
        }
        #expect(fault(String(repeating: "abc ", count: 60_000))?.contains("longer than 200000 bytes") == true)
        #expect(fault((0..<12_500).map { "a\($0)" }.joined(separator: " OR "))?.contains("more than 12000") == true)
        #expect(fault((0..<40).map { "a\($0)" }.joined(separator: " NEAR/3 "))?.contains("deeper than 32") == true)
        #expect(fault(String(repeating: "NOT ", count: 1000) + "a")?.contains("NOT twice") == true)
        #expect(fault(String(repeating: "TITLE:", count: 1000) + "a")?.contains("deeper than 32") == true)
        #expect(fault((0..<10_000).map { "a\($0)" }.joined(separator: " OR ")) == nil)
        #expect(fault("a AND \"" + String(repeating: "b ", count: 400) + "\"")?.contains("longer than 512") == true)
        let nested = String(repeating: "(", count: 32) + "a" + String(repeating: ")", count: 32)
        #expect(fault(nested) == nil)
    }
}
