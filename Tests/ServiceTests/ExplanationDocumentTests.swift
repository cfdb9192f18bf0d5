import Foundation
import Model
import Testing
import Watching

@testable import Service

/// What the desk sees of an explanation: marks, lines, reasons, and nothing that its terminal or browser would obey.
struct ExplanationDocumentTests {
    private static let explaining = Result {
        try Explaining(watchlists: Checkout.watchlists + "/kazakhstan-china", zone: .almaty)
    }

    private func document(
        _ text: String, title: String? = nil, published: String? = "2021-03-28"
    ) throws -> ExplanationDocument {
        try Self.explaining.get().file(
            Array(text.utf8), name: "text", title: title, published: published, settings: nil)
    }

    private static let rally =
        "About 200 people held a rally against Chinese expansion in Almaty on 27 March. Police detained 20 of them."

    @Test func anAlertIsExplained() throws {
        let document = try document(Self.rally, title: "Rally in Almaty")
        #expect(document.result.hasPrefix("it alerts: Protest in Almaty, 27 March 2021"), "\(document.result)")
        let one = try #require(document.considered.first { $0.outcome == "reported" && $0.type == "protest" })
        let trigger = try #require(one.triggers.first { $0.name == "rally" })
        #expect(trigger.pattern == "rally~" && trigger.patternOrigin?.file == "types.yaml")
        #expect(trigger.origin?.text.contains("words: rally, weight: 2.4") == true)
        #expect(one.requirements.allSatisfy { $0.holds && $0.origin != nil })
        #expect(
            one.bound?.place == "Almaty" && one.bound?.size?.low != nil
                && one.bound?.date == Day("2021-03-27").map(DayInterval.init))
        #expect(document.verdicts.first?.verdict == .new)
        #expect(document.matches.allSatisfy { $0.origin != nil })
        // Offsets are those of the title, and of the text.
        for match in document.matches {
            let scalars = Array((match.inTitle ? document.title : document.text).unicodeScalars)
            #expect(String(String.UnicodeScalarView(scalars[match.start..<match.end])) == match.text)
        }
    }

    @Test(arguments: [
        ("Dozens held a rally in Almaty on Saturday over wages.", "about China"),
        ("The bank has a canteen.", "no word or name of the watchlist stands in it"),
        ("Almaty is a city.", "no sentence holds a word of any event type's triggers"),
        ("Miles de personas marcharon por la ciudad contra las reformas del gobierno el sábado pasado.", "language"),
    ])
    func eachSilenceHasAReason(text: String, reason: String) throws {
        let document = try document(text)
        #expect(document.alerts.isEmpty && document.result.contains(reason), "\(document.result)")
        #expect(document.text(isColoured: false).contains(document.result))
    }

    @Test func theTerminalIsWrittenPlainOrInColour() throws {
        let document = try document(Self.rally + "\u{1B}[31m", title: "Rally \u{202E}in Almaty")
        let plain = document.text(isColoured: false)
        #expect(!plain.contains("\u{1B}") && !plain.contains("\u{202E}"))
        #expect(plain.contains("[rally]") && plain.contains("types.yaml:"))
        let colour = document.text(isColoured: true)
        #expect(colour.contains("\u{1B}[4;31m") && !colour.contains("\u{1B}[31m") && !colour.contains("\u{202E}"))
        #expect(TerminalText.isColoured(environment: ["TERM": "xterm"], isTerminal: true))
        #expect(!TerminalText.isColoured(environment: ["NO_COLOR": "1"], isTerminal: true))
        #expect(!TerminalText.isColoured(environment: [:], isTerminal: false))
    }

    @Test func thePageIsEscaped() throws {
        let page = try document("<script>alert(1)</script> " + Self.rally, title: "A \"rally\" <b>in</b> Almaty").page()
        #expect(!page.contains("<script") && !page.contains("<b>"))
        #expect(page.contains("lang=\"en\"") && page.contains("prefers-color-scheme: dark"))
        #expect(
            page.contains("trigger protest: rally ← rally~ types.yaml:") && page.contains("<mark class=\"trigger\""))
        #expect(!page.contains("http://") && !page.contains("https://"))
    }

    @Test func marksThatOverlapAreCut() {
        let marks = [0..<2, 1..<4]
        let pieces = ExplanationSegment.cut("abcdef", by: marks).map { piece in
            [piece.marks, piece.starting, piece.ending].reduce(piece.text) {
                $0 + "|" + $1.map(String.init).joined(separator: ",")
            }
        }
        #expect(pieces == ["a|0|0|", "b|0,1|1|0", "cd|1||1", "ef|||"])
    }

    @Test func aLetterIsNeverCut() {
        let pieces = ExplanationSegment.cut("яю", by: [1..<4])
        #expect(pieces.map(\.text).joined() == "яю" && pieces.allSatisfy { !$0.text.contains("\u{FFFD}") })
    }

    /// An event is judged as if the article had not been read: its own words do not make it known.
    @Test func whatItToldItselfIsNotHeldAgainstIt() {
        let now = Date(timeIntervalSince1970: 1_600_000_000)
        func telling(_ article: String) -> Telling {
            Telling(
                article: article, url: "", source: "s", title: "", language: .english, published: nil, verdict: .new,
                size: nil, amount: nil, evidence: "")
        }
        var event = Event(
            id: "E1", type: "t", status: .occurred, date: nil, dateInferred: false, place: nil, actors: [],
            firstSeen: now, lastSeen: now, tellings: [telling("a")])
        #expect(Explaining.known(event, before: now, without: "a") == nil)
        #expect(Explaining.known(event, before: now - 1, without: "b") == nil)
        #expect(Explaining.known(event, before: now, without: "b") == event)
        event.tellings.append(telling("b"))
        #expect(Explaining.known(event, before: now, without: "a")?.tellings.map(\.article) == ["b"])
    }
}
