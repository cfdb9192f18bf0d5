import Alerting
import Foundation
import Model
import Testing

/// The daybook as a calendar (RFC 5545).
struct CalendarTests {
    // MARK: - Lines

    /// What a reader makes of folded lines (section 3.1).
    private static func unfolded(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            if byte == 0x20, result.suffix(2) == [0x0D, 0x0A] { result.removeLast(2) } else { result.append(byte) }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// What a reader makes of an escaped text (section 3.3.11).
    private static func unescaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if isEscaped {
                result.append(scalar == "n" || scalar == "N" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    @Test func anyTextComesBackFromFoldingAndEscaping() {
        var dice = Dice(state: 7)
        let letters: [Unicode.Scalar] = [
            "a", "я", "қ", "集", "🏇", "\u{301}", "\\", ";", ",", "\n", ":", "\"", " ", "\t", "n",
        ]
        for length in 0..<400 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<length { scalars.append(letters.randomElement(using: &dice)!) }
            let text = String(scalars)
            let line = CalendarLine.text("SUMMARY", text, parameters: ";LANGUAGE=kk")
            #expect(line.hasSuffix("\r\n"))
            for part in Array(line.utf8).split(separator: 0x0A) {
                #expect(part.count <= CalendarLine.most + 1 && part.last == 0x0D)
                #expect(String(validating: part.dropLast(), as: UTF8.self) != nil)
            }
            let whole = Self.unfolded(line)
            #expect(!whole.utf8.dropLast(2).contains { $0 == 0x0A || $0 == 0x0D })
            let value = whole.unicodeScalars.dropFirst("SUMMARY;LANGUAGE=kk:".count).dropLast(2)
            let read = Self.unescaped(String(value))
            #expect(read.unicodeScalars.elementsEqual(text.unicodeScalars))
        }
    }

    // MARK: - Entries

    private static func day(_ text: String) -> Day { Day(text) ?? Day(ordinal: 0) }

    private static func event(
        _ status: Report.Status = .planned, _ verdicts: [Verdict] = [.planned], from: String = "2021-04-24",
        to: String? = nil, title: String = "Rally called", evidence: String = "A rally; at noon, they say.\\"
    ) -> Event {
        Event(
            id: "E7", type: "protest", status: status, date: DayInterval(day(from), day(to ?? from)),
            place: PlaceName(name: "Aktobe", within: ["Kazakhstan"]), venue: "The square", issues: ["land, sold"],
            firstSeen: Samples.noon, lastSeen: Samples.noon + 3600,
            tellings: verdicts.enumerated().map { index, verdict in
                Telling(
                    article: "a\(index)", url: "https://example.org/\(index)?a=б&c=d", source: "Steppe; Wire",
                    title: title, language: Language(rawValue: "kk"), published: Samples.noon, verdict: verdict,
                    size: nil, amount: nil, evidence: evidence)
            })
    }

    private func lines(
        _ event: Event, coordinates: (PlaceName) -> DaybookCalendar.Coordinates? = { _ in nil }
    ) -> [String] {
        let text = DaybookCalendar.text(
            [event], identity: FeedIdentity(title: "Beat", host: "desk.example"), coordinates: coordinates)
        return Self.unfolded(text).components(separatedBy: "\r\n")
    }

    @Test func anEntryIsWhole() {
        #expect(
            lines(Self.event(.planned, [.planned, .update]), coordinates: { _ in (50.28, -57.2) }) == [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Copytaster//Daybook//EN", "CALSCALE:GREGORIAN",
                "X-WR-CALNAME:Beat: daybook", "BEGIN:VEVENT", "UID:E7@desk.example", "DTSTAMP:20210327T070000Z",
                "LAST-MODIFIED:20210327T070000Z", "CREATED:20210327T060000Z", "SEQUENCE:1",
                "DTSTART;VALUE=DATE:20210424", "DTEND;VALUE=DATE:20210425", "SUMMARY;LANGUAGE=en:Protest in Aktobe",
                #"DESCRIPTION;LANGUAGE=kk:A rally\; at noon\, they say.\\\nSteppe\; Wire: Rally called https://exampl"#
                    + #"e.org/0?a=%D0%B1&c=d\nSteppe\; Wire: Rally called https://example.org/1?a=%D0%B1&c=d"#,
                #"LOCATION:The square\, Aktobe\, Kazakhstan"#, "GEO:50.280000;-57.200000",
                "URL:https://example.org/0?a=%D0%B1&c=d", "STATUS:TENTATIVE", #"CATEGORIES:Protest,land\, sold"#,
                "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR", "",
            ])
    }

    @Test(arguments: [
        (event(), "STATUS:TENTATIVE"), (event(.occurred, [.planned, .new]), "STATUS:CONFIRMED"),
        (event(.planned, [.planned, .denied]), "STATUS:CANCELLED"),
        (event(to: "2021-04-30"), "DTEND;VALUE=DATE:20210501"),
        (event(from: "2021-12-31"), "DTEND;VALUE=DATE:20220101"),
        (event(from: "9999-12-31"), "DTSTART;VALUE=DATE:99991231"),
        (event(from: "0099-01-01"), "DTEND;VALUE=DATE:00990102"),
    ])
    func line(event: Event, line: String) {
        #expect(lines(event).contains(line))
    }

    @Test func theLastDayOfAllHasNoDayAfterIt() {
        #expect(!lines(Self.event(from: "9999-12-31")).contains { $0.hasPrefix("DTEND") })
    }

    /// A title or a sentence can't begin an entry of its own, nor turn the direction of writing.
    @Test func textFromOutsideIsTextOnly() {
        let hostile = "x\r\nEND:VEVENT\r\nBEGIN:VALARM\u{202E}\u{7}\u{2028}y"
        let got = lines(Self.event(title: hostile, evidence: hostile))
        #expect(got.filter { $0.hasPrefix("BEGIN:") } == ["BEGIN:VCALENDAR", "BEGIN:VEVENT"])
        #expect(got.contains { $0.contains("x END:VEVENT BEGIN:VALARM y") })
    }

    @Test func whatHasNoDayIsLeftOut() {
        var event = Self.event()
        event.date = nil
        #expect(!lines(event).contains("BEGIN:VEVENT"))
    }
}
