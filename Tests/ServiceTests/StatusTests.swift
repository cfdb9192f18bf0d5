import Fetching
import Foundation
import Model
import Testing

@testable import Service

@Suite struct StatusTests {
    private static let now = Date(timeIntervalSince1970: 1_790_000_000)
    private static let zone = TimeZone(identifier: "Asia/Almaty") ?? .gmt

    private static func line(
        _ name: String, outlet: String = "O", fault: FeedFault? = nil, failures: Int = 0, days: [Int: Int] = [:],
        isChecked: Bool = true
    ) -> FeedLine {
        var state = FeedState(url: "https://\(name.utf8.count).example/rss", now: now)
        if isChecked {
            state.lastChecked = now - 700
            state.lastSuccess = now - 4000
            state.nextCheck = now + 130
        }
        state.fault = fault
        state.failures = failures
        var activity = FeedActivity()
        for (ago, items) in days { activity.days[Day(ordinal: Day(now, in: zone).ordinal - ago)] = items }
        return FeedLine(
            ConfiguredFeed(name: name, url: state.url, outlet: outlet),
            record: isChecked ? state.record(name: name) : nil,
            activity: activity, now: now, zone: zone)
    }

    private static let feeds = [
        line("Steppe Wire", days: [0: 8, 1: 4, 13: 1]), line("西域新闻", days: [2: 1]),
        line(
            "Степной\u{1B}[31m \"вестник\\\"",
            fault: FeedFault(.notFound, "https://x.example/rss: there is nothing at that address (404)"), failures: 4),
        line("New", isChecked: false),
    ]

    @Test func theListFitsATerminal() {
        let text = FeedTable(Self.feeds, troubleOnly: false, now: Self.now, zone: Self.zone).text
        #expect(
            text == """
                FEED                     STATE      LAST ITEM   LAST SUCCESS  NEXT CHECK   ITEMS/D  14 DAYS
                Steppe Wire              fine       –           1 h ago       in 2 min           –  ▁           ▄█
                西域新闻                 fine       –           1 h ago       in 2 min           –             █
                Степной [31m "вестник\\"  failing    –           1 h ago       in 2 min           –
                    https://x.example/rss: there is nothing at that address (404)
                New                      unchecked  –           –             –                  –

                4 feeds: 1 unchecked, 2 fine, 1 failing
                """)
    }

    @Test func theWidestListFitsToo() {
        let wide = FeedLine.dayCount
        let feed = Self.line(
            String(repeating: "新闻", count: 60),
            fault: FeedFault(.notFound, String(repeating: "слово ", count: 90)), failures: 9,
            days: Dictionary(uniqueKeysWithValues: (0..<wide).map { ($0, $0 + 1) }))
        let text = FeedTable([feed], troubleOnly: true, now: Self.now, zone: Self.zone).text
        #expect(text.split(separator: "\n").allSatisfy { TerminalText.width(String($0)) <= 120 })
        #expect(
            FeedTable([Self.feeds[0]], troubleOnly: true, now: Self.now, zone: Self.zone).text
                == "none of 1 feeds is in trouble")
    }

    private func status(_ change: (inout StoreTally) -> Void = { _ in }, feeds: [FeedLine] = feeds) -> Status {
        var tally = StoreTally()
        change(&tally)
        return Status(
            feeds: feeds, tally: tally, databaseBytes: 5_300_000, database: "/desk/state/copytaster.sqlite",
            zone: Self.zone, now: Self.now)
    }

    @Test func statusSaysWhatIsWrong() {
        let failure = Delivery(
            id: "m", destination: "desk", payload: .alertNew, alert: "A1", body: "", state: .failed, created: Self.now,
            due: Self.now, lastError: "410 \u{9B}2J")
        let status = status {
            $0.itemsWaiting = 3
            $0.oldestItem = Self.now - 4 * 3600
            $0.deliveriesWaiting = 2
            $0.deliveriesRetried = 1
            $0.oldestDelivery = Self.now - 7200
            $0.deliveriesFailed = 1
            $0.lastFailure = failure
            $0.lastDigest = Day("2026-09-19")
            $0.lastDigestEnd = Self.now - 30 * 3600
        }
        #expect(!status.isWell)
        #expect(
            status.text == """
                feeds      4: 1 unchecked, 2 fine, 1 failing; last check 11 min ago
                items      0 came in 24 h, 3 wait, the oldest for 4 h
                deliveries 2 wait, 1 of them tried in vain so far, 1 given up
                last alert none yet
                digest     2026-09-19, closed 2026-09-20 13:13 (30 h ago)
                database   /desk/state/copytaster.sqlite, 5.3 MB

                Feeds in trouble:
                  Степной [31m "вестник\\" (failing): https://x.example/rss: there is nothing at that address (404)

                Wants a look:
                  the oldest item has waited for 4 h
                  the oldest delivery has waited for 2 h
                  1 delivery was given up, the last to desk: 410 2J
                  the last digest closed 30 h ago: one is overdue
                """)
    }

    @Test func allIsWellWhereNothingIsWrong() throws {
        let status = status(feeds: [Self.feeds[0], Self.feeds[3]])
        #expect(status.isWell)
        #expect(!status.text.contains("Wants a look"))
        let object = try JSONSerialization.jsonObject(with: Data(try status.json().utf8)) as? [String: Any]
        #expect(object?["isWell"] as? Bool == true)
        #expect((object?["feedStates"] as? [String: Int])?["fine"] == 1)
    }

    /// A feed long due that nobody asks is a service that doesn't run.
    @Test func anIdleServiceIsNoticed() {
        var feed = Self.feeds[0]
        feed.nextCheck = Self.now - 3600
        feed.lastChecked = Self.now - 5000
        #expect(status(feeds: [feed]).troubles.first?.contains("does the service run?") == true)
        feed.lastChecked = Self.now - 60
        #expect(status(feeds: [feed]).troubles.isEmpty)
    }

    /// Each line is a comment or `name{label="value",…} number`, each sample once, each family told once.
    @Test func metricsAreInPrometheusForm() throws {
        let text = status(feeds: Self.feeds + [Self.feeds[0]]).metrics
        let sample = /[a-z_]+(\{[a-z]+="([^"\\]|\\\\|\\"|\\n)*"(,[a-z]+="([^"\\]|\\\\|\\"|\\n)*")*\})? -?[0-9.]+/
        var seen = Set<String>()
        for line in text.split(separator: "\n") {
            #expect(seen.insert(String(line)).inserted, "\(line)")
            if line.hasPrefix("#") {
                #expect(line.wholeMatch(of: /# (HELP|TYPE) copytaster_[a-z_]+ .+/) != nil)
            } else {
                #expect(line.wholeMatch(of: sample) != nil, "\(line)")
            }
        }
        #expect(text.contains("copytaster_feeds{state=\"failing\"} 1\n"))
        #expect(text.contains(#"copytaster_feed_up{feed="Степной [31m \"вестник\\\"",url="https://"#))
        #expect(text.contains("copytaster_items_pending 0\n") && text.hasSuffix("copytaster_well 0\n"))
        #expect(!text.contains("\u{1B}"))
    }
}
