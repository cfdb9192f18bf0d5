import Foundation
import Testing

@testable import Reading

@Suite struct OPMLTests {
    func read(_ text: String) throws -> OPML.Contents { try OPML.contents(Array(text.utf8)) }

    @Test func readsFoldersAndCategories() throws {
        let list = try read(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <opml version="2.0"><head><title>Desk</title></head><body>
            <outline text="Central Asia"><outline title="Press">
              <outline text="Steppe &amp; City" type="rss" xmlUrl=" https://steppe.example/feed?a=1&amp;b=2 "
                htmlUrl="https://steppe.example/" language="ru" category="/Wires/Kazakh press,Daily"/>
            </outline><outline text="Notes"/></outline>
            <outline text="Loose" type="rss" xmlUrl="http://loose.example/rss"/>
            </body></opml>
            """)
        #expect(
            list.outlines == [
                Outline(
                    title: "Steppe & City", url: "https://steppe.example/feed?a=1&b=2",
                    page: "https://steppe.example/", language: "ru",
                    categories: ["Central Asia/Press", "Wires/Kazakh press", "Daily"]),
                Outline(title: "Loose", url: "http://loose.example/rss"),
            ])
        #expect(list.leftOut.isEmpty)
    }

    /// What an outline's attributes give: title, address; nil where there is no feed.
    static let attributes: [(String, title: String, url: String?)] = [
        (#"text="A" xmlUrl="https://a.example/f""#, "A", "https://a.example/f"),
        (#"TEXT="A" XMLURL="https://a.example/f""#, "A", "https://a.example/f"),
        (#"title='A' xmlurl='https://a.example/f'"#, "A", "https://a.example/f"),
        (#"text=" " title="B" xmlUrl="https://a.example/f""#, "B", "https://a.example/f"),
        (#"text="A" title="B" xmlUrl="https://a.example/f""#, "A", "https://a.example/f"),
        (
            #"text="" htmlUrl="https://a.example/" xmlUrl="https://a.example/f""#, "https://a.example/",
            "https://a.example/f"
        ),
        (#"xmlUrl="https://a.example/f""#, "https://a.example/f", "https://a.example/f"),
        (
            #"text="A &lt;b&gt; &eacute; &#1178;" xmlUrl="https://a.example/f?x&y=1""#, "A <b> é Қ",
            "https://a.example/f?x&y=1"
        ),
        (#"text="A" xmlUrl="feed://a.example/f""#, "A", "http://a.example/f"),
        (#"text="A" xmlUrl="feed:https://a.example/f""#, "A", "https://a.example/f"),
        (#"text="A" type="rss" url="https://a.example/f""#, "A", "https://a.example/f"),
        (#"text="A" type="link" url="https://a.example/page""#, "", nil),
        (#"text="A" type="include" url="https://a.example/more.opml""#, "", nil),
        (#"text="A" xmlUrl="javascript:alert(1)""#, "", nil),
        (#"text="A" xmlUrl="file:///etc/passwd""#, "", nil),
        (#"text="A" xmlUrl="""#, "", nil),
        (#"text="A" xmlUrl="/relative""#, "", nil),
    ]

    @Test(arguments: attributes) func readsAttributes(_ given: String, _ title: String, _ url: String?) throws {
        let list = try read("<opml version='1.1'><body><outline \(given)/></body></opml>")
        #expect(list.outlines.first?.url == url)
        #expect(list.outlines.count == (url == nil ? 0 : 1))
        if url != nil { #expect(list.outlines.first?.title == title) }
        #expect(list.leftOut.isEmpty == (url != nil || given.contains("type=")))
    }

    @Test func takesAnAddressOnceWithAllItsCategories() throws {
        let list = try read(
            """
            <opml><body><outline text="A"><outline text="First" xmlUrl="https://x.example/f"/></outline>
            <outline text="B"><outline text="Second" xmlUrl="https://x.example/f" category="C,A"/></outline></body></opml>
            """)
        #expect(list.outlines == [Outline(title: "First", url: "https://x.example/f", categories: ["A", "B", "C"])])
    }

    @Test func readsDamagedLists() throws {
        // Cut off, no root, a bare ampersand, upper case, a feed that holds others.
        let cut = "<opml><body><outline text='A'><outline text='B' xmlUrl='https://b.example/f'/><outline text='C"
        #expect(try read(cut).outlines == [Outline(title: "B", url: "https://b.example/f", categories: ["A"])])
        let bare = "<OUTLINE TEXT='Q & A' XMLURL='https://b.example/f'/>"
        #expect(try read(bare).outlines == [Outline(title: "Q & A", url: "https://b.example/f")])
        let nested = """
            <OPML><BODY><outline text="Feed" xmlUrl="https://b.example/f"><outline text="Inner"
            xmlUrl="https://b.example/g"></outline></outline></outline></outline><outline xmlUrl="https://b.example/h"/>
            """
        #expect(try read(nested).outlines.map(\.categories) == [[], [], []])
    }

    @Test func readsOldCharsets() throws {
        var bytes = Array("<?xml version='1.0' encoding='windows-1251'?><opml><body><outline text='".utf8)
        bytes += [0xCA, 0xE0, 0xE7, 0xE0, 0xF5]
        bytes += Array("' xmlUrl='https://a.example/f'/></body></opml>".utf8)
        #expect(try OPML.read(bytes).first?.title == "Казах")
    }

    @Test func isBounded() throws {
        let depth = 5_000
        let deep =
            "<opml><body>" + String(repeating: "<outline text='d'>", count: depth)
            + "<outline xmlUrl='https://a.example/f'/>" + String(repeating: "</outline>", count: depth)
            + "<outline xmlUrl='https://a.example/g'/></body></opml>"
        let list = try read(deep).outlines
        #expect(list.map { $0.categories.map { OPML.path($0).count } } == [[OPML.depthLimit], []])
        var many = "<opml><body>"
        for index in 0...OPML.countLimit { many += "<outline xmlUrl='https://a.example/\(index)'/>" }
        let full = try read(many)
        #expect(full.outlines.count == OPML.countLimit)
        #expect(full.leftOut.count == 1)
        // Entities within entities aren't expanded: no laughs.
        let bomb = """
            <!DOCTYPE opml [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
            <opml><body><outline text="&b;&c;" xmlUrl="https://a.example/f"/></body></opml>
            """
        #expect(try read(bomb).outlines.first?.title == "&a;&a;&a;&c;")
    }

    @Test(arguments: [
        ("", OPMLFault.empty), (" \n", .empty), ("<!DOCTYPE html><title>x</title>", .html), ("<html><body>", .html),
        ("<rss version='2.0'><channel/></rss>", .feed("<rss>")),
        ("<feed xmlns='http://www.w3.org/2005/Atom'/>", .feed("<feed>")),
        ("<rdf:RDF></rdf:RDF>", .feed("<rdf>")),
        (#"{"version": "https://jsonfeed.org/version/1.1"}"#, .feed("JSON Feed")),
        ("https://a.example/feed", .notOPML("'https://a.example/feed'")), ("<svg><g/></svg>", .notOPML("<svg>")),
    ]) func saysWhatItIs(_ text: String, _ fault: OPMLFault) throws {
        #expect(throws: fault) { try read(text) }
        #expect(fault.description.count > 40)
    }

    @Test func writesWhatReadersTake() throws {
        let text = OPML.write(
            [
                Outline(
                    title: "Q & \"A\" <b>", url: "https://a.example/f?x=1&y=2", page: "https://a.example/",
                    language: "kk", categories: ["Press/Daily", "Wires", "One, two"]),
                Outline(title: "Loose\u{1}\nline", url: "https://b.example/f"),
            ], title: "Desk & co", now: Date(timeIntervalSince1970: 1_616_900_000))
        #expect(
            text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <opml version="2.0">
                  <head>
                    <title>Desk &amp; co</title>
                    <dateCreated>Sun, 28 Mar 2021 02:53:20 GMT</dateCreated>
                  </head>
                  <body>
                    <outline type="rss" text="Loose line" title="Loose line" xmlUrl="https://b.example/f"/>
                    <outline text="Press">
                      <outline text="Daily">
                        <outline type="rss" text="Q &amp; &quot;A&quot; &lt;b&gt;" title="Q &amp; &quot;A&quot; &lt;b&gt;" \
                xmlUrl="https://a.example/f?x=1&amp;y=2" htmlUrl="https://a.example/" language="kk" category="Wires"/>
                      </outline>
                    </outline>
                    <outline text="One, two">
                      <outline type="rss" text="Q &amp; &quot;A&quot; &lt;b&gt;" title="Q &amp; &quot;A&quot; &lt;b&gt;" \
                xmlUrl="https://a.example/f?x=1&amp;y=2" htmlUrl="https://a.example/" language="kk"/>
                    </outline>
                  </body>
                </opml>

                """)
    }

    /// Whatever is written is read again as it was, but for the order that the folders give.
    @Test(arguments: 0..<40) func roundTrips(_ seed: Int) throws {
        var random = Sequence(seed: UInt64(seed))
        let words = ["Press", "A&B", "<b>", "\"q\"", "'", "Қазақ", "新闻", "x,y", "&amp;", "]]>", "%2F", "é", "--"]
        func name(_ random: inout Sequence) -> String {
            (0...Int.random(in: 0...2, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
                .joined(separator: " ")
        }
        var outlines: [Outline] = []
        for index in 0..<Int.random(in: 0...20, using: &random) {
            var categories: [String] = []
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                let path = (0...Int.random(in: 0...2, using: &random)).map { _ in name(&random) }.joined(separator: "/")
                if !categories.contains(path) { categories.append(path) }
            }
            outlines.append(
                Outline(
                    title: name(&random), url: "https://\(index).example/f?a=1&b=<\(index)>",
                    page: Bool.random(using: &random) ? "https://\(index).example/" : nil,
                    language: Bool.random(using: &random) ? "zh-Hans" : nil, categories: categories))
        }
        let text = OPML.write(outlines, title: name(&random), now: Date(timeIntervalSince1970: 1_616_900_000))
        let again = try OPML.contents(Array(text.utf8))
        #expect(again.leftOut.isEmpty)
        func ordered(_ list: [Outline]) -> [Outline] {
            list.map { outline in
                var outline = outline
                outline.categories.sort()
                return outline
            }.sorted { $0.url < $1.url }
        }
        #expect(ordered(again.outlines) == ordered(outlines))
    }

    /// Numbers that a seed alone decides (SplitMix64).
    struct Sequence: RandomNumberGenerator {
        var state: UInt64
        init(seed: UInt64) { state = seed }
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }
    }
}

/// The OPML suites that others wrote, where they are at hand: every list agrees in the number of feeds, and in each feed's
/// title, address, page and folder, as far as the case tells them. A document that is no list holds no feed.
@Suite struct OPMLSuiteTests {
    @Test(arguments: ["opml", "miniflux"]) func agrees(_ suite: String) throws {
        guard let folder = SharedFolder.path("suites/feeds") else {
            print("suite \(suite): skipped, the shared suites are absent")
            return
        }
        var cases = 0
        for row in try SharedFolder.rows("\(folder)/\(suite).jsonl") where row["kind"] as? String == "opml" {
            guard let name = row["case"] as? String, let input = row["input"] as? String,
                let expect = row["expect"] as? [String: Any]
            else { continue }
            cases += 1
            let outlines = (try? OPML.read(try SharedFolder.bytes("\(folder)/\(input)"))) ?? []
            #expect(outlines.count == expect["count"] as? Int, "\(name)")
            var feeds = expect["feeds_at"] as? [String: [String: String]] ?? [:]
            for (index, feed) in (expect["feeds"] as? [[String: String]] ?? []).enumerated() {
                feeds["\(index)"] = feed
            }
            for (key, feed) in feeds {
                guard let index = Int(key), outlines.indices.contains(index) else {
                    Issue.record("\(name): no outline \(key)")
                    continue
                }
                let outline = outlines[index]
                #expect(outline.url == feed["url"], "\(name)")
                if let title = feed["title"] { #expect(outline.title == title, "\(name)") }
                if let page = feed["site"] { #expect(outline.page == page, "\(name)") }
                if let category = feed["category"] { #expect(outline.categories.first == category, "\(name)") }
            }
        }
        print("suite \(suite): \(cases) lists")
        #expect(cases > 0)
    }
}
