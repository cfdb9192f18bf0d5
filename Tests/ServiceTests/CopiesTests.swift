import Foundation
import Logging
import Model
import Storing
import Testing

@testable import Service

/// Reprints and edits, through the one path of every article: what alerts, what counts as a source, what `why` says.
@Suite struct CopiesTests {
    private static let zone = TimeZone(identifier: "Asia/Almaty") ?? .gmt
    private static let noon = Date(timeIntervalSince1970: 1_616_824_800)  // 2021-03-27T12:00:00+06:00

    private static let title = "Hundreds rally in Almaty against Chinese expansion"
    private static let rally = """
        Some 200 to 300 people rallied in Almaty on Saturday against Chinese expansion and the lease of farmland to China.

        The crowd gathered in front of the Academy of Sciences at eleven in the morning and stayed for about two hours. \
        Speakers asked the government to publish every contract that was signed in the last five years.

        Police watched from the edges of the square and did not break up the gathering. The city administration said \
        that it had received no application for it.
        """

    private let store: SQLiteStore
    private let reader: ArticleReader

    private static let beat = Result { try Beat(folder: Checkout.watchlists + "/kazakhstan-china", zone: zone) }

    init() throws {
        store = try SQLiteStore()
        reader = ArticleReader(
            store: store, beat: BeatHolder(try Self.beat.get()), zone: Self.zone, destinations: [])
    }

    private func item(_ id: String, isHistory: Bool = false, rereads: Int = 0) -> Item {
        Item(
            feed: "https://example.org/rss", id: id, url: "https://example.org/\(id)",
            canonicalURL: "https://example.org/\(id)", title: "", source: "Example", published: Self.noon, summary: nil,
            content: nil, isHistory: isHistory, firstSeen: Self.noon, due: Self.noon, rereads: rereads)
    }

    @discardableResult private func read(
        _ id: String, title: String = title, text: String = rally, source: String? = nil, hours: Double = 4,
        published: Date? = noon + 3 * 3600, isHistory: Bool = false, revised: Date? = nil
    ) throws -> ArticleRecord {
        let article = Article(
            id: id, url: "https://\(id).example/story", title: title, source: source ?? "Outlet \(id)",
            published: published, language: .english, revised: revised, text: text)
        return try reader.read(
            article, item: item(id, isHistory: isHistory, rereads: revised == nil ? 0 : 1), isHistory: isHistory,
            now: Self.noon + hours * 3600)
    }

    private func event(_ record: ArticleRecord) throws -> Event {
        let id = try #require(record.judgements.compactMap(\.event).first)
        return try #require(try store.event(id: id))
    }

    @Test func fortyReprintsAreOneAlertAndOneSource() throws {
        let first = try read("wire", source: "The Wire")
        #expect(first.alerts.count == 1)
        for number in 1...40 {
            let footer = ["", "\n\nRepublished with permission.", "\n\nSource: The Wire"][number % 3]
            let copy = try read("copy\(number)", text: Self.rally + footer, hours: 4 + Double(number))
            #expect(copy.alerts.isEmpty)
            #expect(copy.article.copyOf == "wire")
            #expect(copy.judgements.allSatisfy { $0.verdict == .update && $0.rule == "copy" })
            #expect(copy.why.contains("copy of https://wire.example/story (The Wire), word for word"))
        }
        let event = try event(first)
        #expect(event.tellings.count == 41)
        #expect(event.independentSources == 1)
        // A writer of its own is another source.
        try read(
            "own", title: "Protest against China in Almaty",
            text: """
                A protest against Chinese farmland leases brought about 250 people to the Academy of Sciences in Almaty \
                on Saturday, our reporter counted. It ended peacefully.
                """, hours: 50)
        #expect(try store.event(id: event.id)?.independentSources == 2)
        // They stand on record, each with its mentions.
        let why = try #require(try store.history(url: "https://copy7.example/story"))
        #expect(why.onTopic)
        #expect(why.article?.copyOf == "wire")
        #expect(try store.fingerprint(article: "copy7") == nil)
    }

    @Test func aReprintWithoutVerdictsCostsNoReading() throws {
        let text = """
            The museum of the city shows carpets of three centuries until the end of May. Some were woven by nomads on \
            the road, others in the workshops of the old town; all have been mended by hand over the winter.
            """
        #expect(try read("a", title: "Carpets", text: text).findings.onTopic == false)
        let copy = try read("b", title: "Carpets", text: text)
        #expect(copy.article.copyOf == "a")
        #expect(copy.judgements.isEmpty)
    }

    /// What a channel says in a line, it says in the same words of the next rally.
    @Test func aLineIsNoReprintOfLastWeeks() throws {
        let line = "Residents rallied in Almaty on Saturday."
        let first = try read("first", text: line)
        #expect(first.alerts.count == 1)
        let day = 24.0
        let next = try read(
            "next", text: line, hours: 7 * day, published: Self.noon + (7 * day - 2) * 3600)
        #expect(next.article.copyOf == nil)
        #expect(next.judgements.map(\.verdict) == [.new])
        #expect(try event(next).id != event(first).id)
    }

    @Test func aRetitledReprintCountsAsItsOriginal() throws {
        let first = try read("wire")
        let copy = try read("near", title: "Almaty: several hundred against Chinese expansion")
        #expect(copy.alerts.isEmpty)
        #expect(copy.article.copyOf == "wire")
        let third = try read("third", title: "Land", text: Self.rally + "\n\nOur paper wrote of such contracts in May.")
        #expect(third.article.copyOf == "wire")
        #expect(try event(first).independentSources == 1)
    }

    /// The same words, printed days later, don't make another Saturday of it.
    @Test func aLateReprintTellsNoNewEvent() throws {
        let first = try read("wire")
        let later = Self.noon + 5 * 86_400
        for (id, title) in [("same", Self.title), ("retitled", "A rally in Almaty")] {
            let copy = try read(id, title: title, hours: 5 * 24, published: later)
            #expect(copy.alerts.isEmpty)
            #expect(Set(copy.judgements.compactMap(\.event)) == Set(first.judgements.compactMap(\.event)))
        }
    }

    @Test func aCopyThatTellsMoreAlertsOfThat() throws {
        try read("wire")
        let copy = try read(
            "more",
            text: Self.rally
                + "\n\nIn Zhanaozen, about 500 people protested against Chinese factories on Saturday.")
        #expect(copy.article.copyOf == "wire")
        #expect(copy.judgements.contains { $0.verdict == .new && $0.report.place?.name == "Zhanaozen" })
    }

    @Test func aCopyOfHistoryOrOfAnUnknownDayIsJudgedForItself() throws {
        let history = try read("past", isHistory: true)
        #expect(history.alerts.isEmpty)
        let copy = try read("live")
        #expect(copy.article.copyOf == "past")
        #expect(copy.judgements.allSatisfy { $0.rule != "copy" })
        let more = try read(
            "news",
            text: Self.rally + "\n\nIn Zhanaozen, about 500 people protested against Chinese factories on Saturday.")
        #expect(more.alerts.map(\.kind) == [.new])
    }

    @Test func whatIsOlderThanAWeekIsNoCopy() throws {
        try read("wire")
        let copy = try read("late", hours: 9 * 24, published: Self.noon + 9 * 86_400)
        #expect(copy.article.copyOf == nil)
    }

    // MARK: - Edits

    @Test func anEditedArticleAlertsNobodyTwice() throws {
        let first = try read("a")
        let edits = [
            Self.rally.replacing("200 to 300", with: "about 300"),
            Self.rally.replacing("on Saturday", with: "on Saturday afternoon"),
            Self.rally.replacing("in Almaty on Saturday", with: "in Astana on Saturday"),
            Self.rally + "\n\nThe ministry did not answer questions.",
        ]
        for (number, text) in edits.enumerated() {
            let edit = try read("a", text: text, hours: 6 + Double(number), revised: Self.noon + 5 * 3600)
            #expect(edit.alerts.isEmpty)
            #expect(edit.revision == number + 1)
            #expect(!edit.judgements.contains { $0.verdict == .new })
        }
        let event = try event(first)
        #expect(event.tellings.count == 1)
        let history = try #require(try store.history(url: "a"))
        // As it was judged first, once.
        #expect(history.judgements.count { $0.verdict == .new } == 1)
        #expect(history.read == Self.noon + 4 * 3600)
        #expect(history.why?.contains("edited, read again (4)") == true)
        #expect(try store.counts(from: .distantPast, to: .distantFuture).read == 1)
    }

    @Test func anEditCorrectsWhatItTold() throws {
        let first = try read("a")
        try read(
            "a", text: Self.rally.replacing("Some 200 to 300", with: "Some 400 to 450"), hours: 6,
            revised: Self.noon + 5 * 3600)
        let event = try event(first)
        #expect(event.tellings.map { $0.size?.low } == [400])
        #expect(event.tellings.first?.evidence.contains("400 to 450") == true)
    }

    @Test func anEventToldOnlyInTheEditAlerts() throws {
        try read("a")
        let edit = try read(
            "a", title: "Bank of China lends Kazakhstan 900 million yuan; hundreds rally in Almaty",
            text: "China Development Bank signed an agreement on Saturday to lend 900 million yuan to the Development "
                + "Bank of Kazakhstan.\n\n" + Self.rally, hours: 6, revised: Self.noon + 5 * 3600)
        #expect(edit.alerts.map(\.type) == ["loan"])
        #expect(edit.alerts.map(\.kind) == [.new])
        // So does one that the feed's past did not have.
        try read("old", title: "A quiet day", text: "Nothing happened in the region, said officials.", isHistory: true)
        let news = try read(
            "old", title: "A quiet day",
            text: "About 700 people protested in Aktobe on Saturday against Chinese factories.",
            hours: 7, isHistory: true, revised: Self.noon + 6 * 3600)
        #expect(news.judgements.contains { $0.verdict == .new })
    }

    /// A page that is rewritten every day tells of another day every day.
    @Test func theNextDayOnTheSamePageIsNews() throws {
        try read("live", text: "About 300 people protested in Zhanaozen on Saturday against Chinese factories.")
        let next = try read(
            "live", text: "About 300 people protested in Zhanaozen on Sunday against Chinese factories.",
            hours: 30,
            revised: Self.noon + 29 * 3600)
        #expect(next.judgements.contains { $0.verdict == .new })
    }

    @Test func whatDidNotChangeIsNotReadAgain() throws {
        let first = try read("a")
        let again = try read("a", title: Self.title.uppercased(), text: Self.rally + " ", hours: 6, revised: Self.noon)
        #expect(again.judgements.isEmpty)
        #expect(again.why.contains("the same"))
        #expect(try store.history(url: "a")?.why == first.why)
    }
}
