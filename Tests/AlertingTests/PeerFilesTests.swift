import Alerting
import Foundation
import Model
import Testing

/// Writes feeds and a calendar, and beside them what a reader must find there, for `Tests/peers/run`.
struct PeerFilesTests {
    private static let folder = ProcessInfo.processInfo.environment["COPYTASTER_PEERS"]

    /// A sentence as an outlet may print it, and as a reader must find it.
    private struct Sentence {
        var given: String
        var language: String
        var read: String
        init(_ given: String, _ language: String, read: String? = nil) {
            self.given = given
            self.language = language
            self.read = read ?? given
        }
    }

    private static let sentences = [
        Sentence("Some 200 to 300 people held a rally; police, they say, looked on.", "en"),
        Sentence("Около ста человек вышли на площадь: «Землю не продавать!»", "ru"),
        Sentence("Жүздеген адам әкімдіктің алдына жиналды, — дейді ұйымдастырушылар.", "kk"),
        Sentence("数百人周六在阿拉木图集会，要求释放被拘押者；警方未介入。", "zh"),
        Sentence("He wrote: <b>\"Fish & chips\"</b> ]]> &amp; \\n, C:\\temp;", "en"),
        Sentence("one\r\ntwo\u{2028}three\u{0}\u{B}four\tfive", "en", read: "one two three four five"),
        Sentence("\u{202E}turned\u{202C} round\u{FFFE}\u{FEFF}", "en", read: "turned round\u{FFFD}"),
        Sentence("👩‍👩‍👧 and 🏇🏽 cafe\u{301} " + String(repeating: "集会🏇", count: 60), "zh-Hans"),
        Sentence("No language is known of this", "x_y", read: nil),
        Sentence(String(repeating: "word ", count: 1000), "en", read: nil),
    ]

    private struct Expected: Encodable {
        struct Entry: Encodable {
            var alert: String, title: String, raised: String, evidence: String, language: String, outlet: String
            var url: String?
            var tags: [String]
        }
        struct Day: Encodable {
            var event: String, start: String, end: String, status: String, evidence: String, language: String
            var summary: String, location: String
            var sequence: Int
            var categories: [String]
        }
        var title: String
        var host: String
        var updated: String
        var alerts: [Entry] = []
        var events: [Day] = []
    }

    @Test(.enabled(if: folder != nil)) func files() throws {
        let folder = try #require(Self.folder)
        let identity = FeedIdentity(
            title: "Beat <&> \"Co\"; a, b", host: "desk.example", address: "https://desk.example/feeds")
        var expected = Expected(title: identity.title, host: "desk.example", updated: "2021-03-27T12:09:00+06:00")
        var alerts: [Alert] = []
        var events: [Event] = []
        let long = String(repeating: "word ", count: 1000)
        for (index, sentence) in Self.sentences.enumerated() {
            var event = Samples.event(
                "E\(index)", title: sentence.given, url: "https://example.org/\(index)?a=1&b=\"<ё>",
                evidence: sentence.given)
            event.tellings[0].language = Language(rawValue: sentence.language)
            alerts.insert(
                Samples.alert("A\(index)", events: [event], raised: Samples.noon + Double(index * 60)), at: 0)
            let read = sentence.given == long ? String(long.prefix(1999)) + "…" : sentence.read
            let language = sentence.language == "x_y" ? "und" : sentence.language
            expected.alerts.insert(
                Expected.Entry(
                    alert: "A\(index)", title: "Protest in Almaty, 27 March 2021: 200–300 people",
                    raised: "2021-03-27T12:0\(index):00+06:00", evidence: read, language: language,
                    outlet: "Steppe Wire", url: "https://example.org/\(index)?a=1&b=%22%3C%D1%91%3E",
                    tags: ["protest", "Almaty", "high"]), at: 0)

            let (status, verdicts, word): (Report.Status, [Verdict], String) =
                [(.planned, [], "TENTATIVE"), (.occurred, [.new], "CONFIRMED"), (.planned, [.denied], "CANCELLED")][
                    index % 3]
            event.status = status
            event.tellings[0].verdict = .planned
            event.alert = nil
            for verdict in verdicts {
                var further = event.tellings[0]
                further.article = "b\(index)"
                further.verdict = verdict
                event.tellings.append(further)
            }
            // Over the ends of months and years, and the clock changes of zones that have them.
            let from = Day("2021-03-27")! + index * 31
            event.date = DayInterval(from, from + index % 4)
            event.issues = ["land, sold", "a;b"]
            events.append(event)
            expected.events.append(
                Expected.Day(
                    event: "E\(index)", start: "\(from)", end: "\(from + index % 4 + 1)", status: word, evidence: read,
                    language: language, summary: "Protest in Almaty: 200–300 people",
                    location: "Almaty, Kazakhstan", sequence: verdicts.count,
                    categories: ["Protest", "land, sold", "a;b"]))
        }
        try FolderDelivery.write(
            Envelope(id: "msg", destination: "files", message: .alert(alerts[0]), zone: Samples.zone),
            to: FolderSettings(path: folder, formats: [.atom, .jsonFeed, .iCalendar], feed: identity),
            now: Samples.noon, recent: { alerts }, daybook: { events }, digest: { _ in [] })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(expected).write(to: URL(fileURLWithPath: folder + "/expected.json"))
    }
}
