import Foundation
import Testing

@testable import Service

@Suite struct FeedWatchTests {
    private let now = Date(timeIntervalSince1970: 1_616_846_400)

    private func feeds(_ count: Int) -> [ConfiguredFeed] {
        (0..<count).map { ConfiguredFeed(name: "\($0)", url: "https://\($0).example/", outlet: "O") }
    }

    private func drain(_ watch: inout FeedWatch) -> [String] {
        var names: [String] = []
        while let feed = watch.next() { names.append(feed.name) }
        return names
    }

    @Test func soonestDueFirstAndNeverTwiceAtOnce() {
        var watch = FeedWatch(limit: 3)
        watch.take(feeds(5), now: now, chance: { 0 })
        #expect(drain(&watch) == ["0", "1", "2"])
        watch.take(feeds(5), now: now, chance: { 0 })
        #expect(drain(&watch) == [], "all three places are taken")
        watch.ended("https://1.example/")
        #expect(drain(&watch) == ["3"])
        watch.ended("https://3.example/")
        watch.ended("https://0.example/")
        #expect(drain(&watch) == ["4"], "what ended is looked for at the next round")
        watch.take(feeds(1), now: now, chance: { 0 })
        #expect(drain(&watch) == ["0"])
    }

    /// After a pause of the service all are due at once; they begin over a while, each once.
    @Test func theStartIsSpread() {
        var watch = FeedWatch(limit: 10_000)
        var chance = 0.0
        watch.take(
            feeds(1050), now: now,
            chance: {
                chance += 1 / 1050
                return min(chance, 0.999)
            })
        let first = drain(&watch).count
        var seen = first
        var most = first
        for second in stride(from: 5.0, through: 105, by: 5) {
            watch.take(feeds(1050), now: now + second, chance: { 0 })
            let count = drain(&watch).count
            most = max(most, count)
            seen += count
        }
        #expect(seen == 1050)
        #expect(most <= 60)
    }

    @Test func fewStartAtOnce() {
        var watch = FeedWatch(limit: 100)
        watch.take(feeds(50), now: now, chance: { 0.999 })
        #expect(drain(&watch).count == 50)
    }
}
