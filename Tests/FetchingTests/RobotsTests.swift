import Foundation
import Testing

@testable import Fetching

@Suite struct RobotsTests {
    /// A robots.txt, a robot, an address, and whether it may be asked for. After RFC 9309 and Google's description of how
    /// it reads robots.txt.
    static let cases: [(robots: String, agent: String, url: String, allowed: Bool)] = [
        // Groups.
        ("", "Copytaster", "/a", true),
        ("User-agent: *\nDisallow: /", "Copytaster", "https://x.example/a", false),
        ("User-agent: *\nDisallow: /", "Copytaster", "https://x.example", false),
        ("User-agent: *\nDisallow: /", "Copytaster", "https://x.example/robots.txt", true),
        ("User-agent: *\nDisallow:", "Copytaster", "/a", true),
        ("Disallow: /", "Copytaster", "/a", true),
        ("User-agent: other\nDisallow: /", "Copytaster", "/a", true),
        ("User-agent: copytaster\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "Copytaster", "/a", false),
        ("User-agent: copytaster\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "Copytaster", "/b", true),
        ("User-agent: *\nDisallow: /\n\nUser-agent: COPYTASTER\nDisallow:", "Copytaster", "/b", true),
        ("User-agent: Copytaster/2.1\nDisallow: /a", "Copytaster", "/a", false),
        ("User-agent: Copytaster-images\nDisallow: /a", "Copytaster", "/a", true),
        ("User-agent: taster\nDisallow: /a", "Copytaster", "/a", true),
        ("User-agent: a\nUser-agent: Copytaster\nDisallow: /a", "Copytaster", "/a", false),
        ("User-agent: a\nUser-agent: Copytaster\n\n\nDisallow: /a", "Copytaster", "/a", false),
        ("User-agent: Copytaster\nDisallow: /a\nUser-agent: b\nDisallow: /b", "Copytaster", "/b", true),
        (
            "User-agent: Copytaster\nDisallow: /a\nUser-agent: b\nDisallow: /x\nUser-agent: Copytaster\nDisallow: /c",
            "Copytaster", "/c", false
        ),
        ("User-agent: a\nSitemap: https://x.example/s.xml\nUser-agent: Copytaster\nDisallow: /a", "a", "/a", false),
        ("User-agent: a\nCrawl-delay: 5\nUser-agent: Copytaster\nDisallow: /a", "a", "/a", true),
        // Lines.
        ("\u{FEFF}User-agent: *\nDisallow: /a", "Copytaster", "/a", false),
        ("User-agent: *\rDisallow: /a\r\nDisallow: /b", "Copytaster", "/b", false),
        ("  user-AGENT  :  *  # all\n\tDISALLOW:/a#comment", "Copytaster", "/a", false),
        ("User-agent: *\nDisallow /a", "Copytaster", "/a", false),
        ("User agent *\nDisallow: /a", "Copytaster", "/a", false),
        ("useragent: *\ndissallow: /a", "Copytaster", "/a", false),
        ("User-agent: *\nNot a rule at all\n:\nDisallow: /a", "Copytaster", "/a", false),
        ("<html><body>Not found</body></html>", "Copytaster", "/a", true),
        // The most octets win; the site's permission wins a draw.
        ("User-agent: *\nAllow: /p\nDisallow: /", "Copytaster", "/page", true),
        ("User-agent: *\nDisallow: /folder\nAllow: /folder", "Copytaster", "/folder/page", true),
        ("User-agent: *\nAllow: /page\nDisallow: /*.htm", "Copytaster", "/page.htm", false),
        ("User-agent: *\nAllow: /page\nDisallow: /*.ph", "Copytaster", "/page.php5", true),
        ("User-agent: *\nAllow: /$\nDisallow: /", "Copytaster", "/", true),
        ("User-agent: *\nAllow: /$\nDisallow: /", "Copytaster", "/page.htm", false),
        ("User-agent: *\nDisallow: /\nAllow: /a/index.html", "Copytaster", "/a/", true),
        ("User-agent: *\nDisallow: /\nAllow: /a/index.html", "Copytaster", "/a/b", false),
        // Patterns.
        ("User-agent: *\nDisallow: /fish", "Copytaster", "/fishheads/yummy.html", false),
        ("User-agent: *\nDisallow: /fish", "Copytaster", "/Fish.asp", true),
        ("User-agent: *\nDisallow: /fish", "Copytaster", "/catfish?id=fish", true),
        ("User-agent: *\nDisallow: /fish/", "Copytaster", "/fish", true),
        ("User-agent: *\nDisallow: fish/", "Copytaster", "/fish/x", false),
        ("User-agent: *\nDisallow: *.php$", "Copytaster", "/a/b.php", false),
        ("User-agent: *\nDisallow: /*.php$", "Copytaster", "/b.php?x", true),
        ("User-agent: *\nDisallow: /*.php$", "Copytaster", "/b.php.php", false),
        ("User-agent: *\nDisallow: /a*b**c$", "Copytaster", "/a-b-b-c", false),
        ("User-agent: *\nDisallow: /a*b*c$", "Copytaster", "/abc/", true),
        ("User-agent: *\nDisallow: /*?", "Copytaster", "https://x.example?q=1", false),
        ("User-agent: *\nDisallow: /*?", "Copytaster", "/a#b?c", true),
        ("User-agent: *\nDisallow: /a$b", "Copytaster", "/a$b/c", false),
        ("User-agent: *\nDisallow: /*aab", "Copytaster", "/aaab", false),
        // Escapes.
        ("User-agent: *\nDisallow: /новости", "Copytaster", "/%d0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/1", false),
        ("User-agent: *\nDisallow: /%D0%BD%D0%BE", "Copytaster", "/новости", false),
        ("User-agent: *\nDisallow: /%7Ejoe", "Copytaster", "/~joe", false),
        ("User-agent: *\nDisallow: /a=b", "Copytaster", "/a%3Db", false),
        ("User-agent: *\nDisallow: /a%2fb", "Copytaster", "/a/b", true),
        ("User-agent: *\nDisallow: /a%2fb", "Copytaster", "/a%2Fb", false),
        ("User-agent: *\nDisallow: /a%2A", "Copytaster", "/a*", false),
        ("User-agent: *\nDisallow: /a%2A", "Copytaster", "/ab", true),
        ("User-agent: *\nDisallow: /a%", "Copytaster", "/a%zz", false),
    ]

    @Test(arguments: cases) func reads(_ robots: String, _ agent: String, _ url: String, _ allowed: Bool) {
        #expect(Robots(Array(robots.utf8), agent: agent).allows(url) == allowed)
    }

    @Test(
        arguments: [
            ("Crawl-delay: 5", 5.0), ("crawl delay: 2.5", 2.5), ("Crawl-delay: 0", 0), ("Crawl-delay: soon", nil),
            ("Crawl-delay: -1", nil), ("Crawl-delay: inf", nil), ("Disallow: /x", nil),
        ] as [(String, Double?)]) func readsTheDelay(_ line: String, _ delay: Double?)
    {
        #expect(Robots(Array("User-agent: *\n\(line)".utf8), agent: "Copytaster").crawlDelay == delay)
    }

    @Test func readsNoFurtherThanTheLimitAndNoHalfLine() {
        let padding = String(repeating: "#", count: Robots.byteLimit - 40)
        let cut = "User-agent: *\nDisallow: /a\n\(padding)\nDisallow: /search"
        #expect(cut.utf8.count > Robots.byteLimit)
        let robots = Robots(Array(cut.utf8), agent: "Copytaster")
        #expect(!robots.allows("/a"))
        #expect(robots.allows("/other"))
        #expect(robots.allows("/search"))
    }

    /// A pattern and an address made to backtrack, and a file of nothing but rules.
    @Test func isLinear() {
        let star = "User-agent: *\nDisallow: /" + String(repeating: "*a", count: 4000) + "*b\n"
        #expect(Robots(Array(star.utf8), agent: "Copytaster").allows("/" + String(repeating: "a", count: 8000)))
        let long = "User-agent: *\nDisallow: /*" + String(repeating: "a", count: 8000) + "b\n"
        #expect(Robots(Array(long.utf8), agent: "Copytaster").allows("/" + String(repeating: "a", count: 8000)))
        let many = "User-agent: *\n" + String(repeating: "Allow:/\n", count: 60_000)
        #expect(Robots(Array(many.utf8), agent: "Copytaster").weight < 2_000_000)
    }

    /// The rule against a matcher too plain to be wrong, over all short patterns and paths of few letters.
    @Test func rulesMatchAsTheDefinitionHasIt() {
        func matches(_ pattern: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>) -> Bool {
            guard let first = pattern.first else { return true }
            if first == UInt8(ascii: "*") {
                return (path.startIndex...path.endIndex).contains { matches(pattern.dropFirst(), path[$0...]) }
            }
            if first == UInt8(ascii: "$"), pattern.count == 1 { return path.isEmpty }
            return path.first == first && matches(pattern.dropFirst(), path.dropFirst())
        }
        func words(_ letters: [Character], upTo length: Int) -> [String] {
            var all = [""]
            var last = [""]
            for _ in 0..<length {
                last = last.flatMap { word in letters.map { word + String($0) } }
                all += last
            }
            return all
        }
        let paths = words(["a", "b"], upTo: 5).map { Array("/\($0)".utf8) }
        var wrong: [String] = []
        for pattern in words(["a", "b", "*", "$"], upTo: 4).map({ Array("/\($0)".utf8) }) {
            let rule = RobotsRule(pattern[...], isAllow: false)
            for path in paths where rule.matches(path) != matches(pattern[...], path[...]) {
                wrong.append(String(decoding: pattern + [0x20] + path, as: UTF8.self))
            }
        }
        #expect(wrong == [])
    }

    /// What others test, where it is at hand: every case agrees.
    @Test func agreesWithTheSuite() throws {
        guard let path = Shared.path("suites/robots/protego.jsonl") else {
            print("suite robots: skipped, the shared suites are absent")
            return
        }
        var (cases, differences) = (0, [String]())
        for line in try Data(contentsOf: URL(filePath: path)).split(separator: 0x0A) {
            guard let row = try JSONSerialization.jsonObject(with: line) as? [String: Any],
                let text = row["robots"] as? String, let url = row["url"] as? String,
                let agent = row["agent"] as? String, let expected = row["expect"] as? Bool
            else { continue }
            cases += 1
            if Robots(Array(text.utf8), agent: agent).allows(url) != expected {
                differences.append("\(row["case"] ?? "?") \(agent) \(url): want \(expected)")
            }
        }
        print("suite robots: \(cases - differences.count) of \(cases) cases agree")
        #expect(differences == [])
        #expect(cases > 1000)
    }
}

/// What lies in the folder of things shared, beside the package or where `COPYTASTER_SHARED` says.
enum Shared {
    static func path(_ name: String, from file: String = #filePath) -> String? {
        let given = ProcessInfo.processInfo.environment["COPYTASTER_SHARED"].map { URL(filePath: $0) }
        let root = URL(filePath: file).resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let found = (given ?? root.appending(path: "shared")).appending(path: name)
        return FileManager.default.fileExists(atPath: found.path()) ? found.path() : nil
    }
}
