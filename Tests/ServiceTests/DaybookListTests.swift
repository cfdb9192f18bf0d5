import Foundation
import Model
import Storing
import Testing

@testable import Service

/// What `daybook --ics` prints.
@Suite struct DaybookListTests {
    @Test func whatWasAnnouncedIsACalendar() throws {
        let marked = try MarkedDesk()
        defer { marked.remove() }
        let reader = ArticleReader(
            store: marked.store, beat: BeatHolder(try Beat(folder: marked.settings.watchlistFolder, zone: .gmt)),
            zone: .gmt, destinations: [])
        let text = "Opposition activists will hold a rally in Almaty on 24 April 2021, the organisers said."
        let article = Article(
            id: "a1", url: "https://example.org/1", canonicalURL: "https://example.org/1",
            title: "A rally is called in Almaty", source: "Steppe Wire", published: MarkedDesk.noon, language: .english,
            text: text)
        _ = try reader.read(article, item: nil, isHistory: false, now: MarkedDesk.noon)
        let list = try DaybookList(store: marked.store, from: nil, to: nil, now: MarkedDesk.noon, zone: .gmt)
        let lines = list.calendar(address: "https://Desk.example:8443/copytaster").components(separatedBy: "\r\n")
        #expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "")
        for line in [
            "UID:E1@desk.example", "DTSTART;VALUE=DATE:20210424", "DTEND;VALUE=DATE:20210425", "STATUS:TENTATIVE",
            "URL:https://example.org/1",
        ] { #expect(lines.contains(line), "\(line)") }
        #expect(list.calendar(address: nil).contains("UID:E1@copytaster.invalid\r\n"))
    }
}
