internal import Alerting
internal import Foundation
package import Logging
package import Model
internal import Newsroom
internal import Synchronization

/// The main job over the sample newsroom: the real service, on loopback, with a clock set to the days of the sample.
package struct Demo: Sendable {
    private let folder: String
    private let print: @Sendable (String) -> Void
    /// Hours of each day at which the feeds are checked; the first is just after the digest's close.
    private static let hours = [7, 10, 13, 16, 19, 22]
    private static let secret = "whsec_" + Data("the demo's webhook key".utf8).base64EncodedString()

    /// - Parameter folder: where everything is written; made if absent.
    package init(folder: String, print: @escaping @Sendable (String) -> Void) {
        self.folder = folder
        self.print = print
    }

    /// - Parameters:
    ///   - share: folder of the shipped watchlists.
    ///   - keep: called with the newsroom's address once all is done, before the server stops.
    /// - Returns: what came of it.
    package func run(watchlists share: String, log: Logger, keep: (String) async -> Void) async throws -> DemoResult {
        let server = NewsroomServer()
        let port = try await server.start()
        let base = "http://127.0.0.1:\(port)"
        print("A sample newsroom of \(SampleNewsroom.outlets.count) outlets stands at \(base)")
        // The receiver is down for the first message, so that a retry is seen.
        server.failHooks(1)
        let clock = ManualClock(server.asOf)
        let desk = try Newsdesk(settings: try settings(base: base, share: share), clock: clock.clock, log: log)
        print("The service runs over it with the clock set to \(SampleNewsroom.days[0]), and works in \(folder)")
        try takeIn(SampleNewsroom.corpus, desk)
        var records: [ArticleRecord] = []
        for day in SampleNewsroom.days {
            for hour in Self.hours {
                let now = day.instant(hour: hour, minute: 1, in: desk.settings.zone)
                server.asOf = now
                clock.set(now)
                let cycle = try await desk.once()
                records += cycle.records
                tell(cycle, at: now, desk)
            }
        }
        // What the receiver refused at first is due again.
        clock.set(clock.now.addingTimeInterval(600))
        _ = try await desk.deliver()
        let result = try summary(desk, server, records)
        await keep(base)
        await desk.shutdown()
        await server.stop()
        return result
    }

    private func settings(base: String, share: String) throws -> Settings {
        var lines = [
            "desk:", "  zone: Asia/Almaty", "  contact: the demo", "watchlist:", "  folder: \(share)/kazakhstan-china",
            "  feeds: false", "storage:", "  folder: \(folder)/state", "fetching:", "  every: 60s", "  feedGap: 0s",
            "  pageGap: 0s",
            "  perHost: 8", "  allowHosts: [127.0.0.1]", "digest:", "  at: \"07:00\"", "destinations:",
            "  - name: files",
            "    folder: \(folder)/out", "  - name: desk", "    webhook: \(base)/hook", "    secretEnv: DEMO_KEY",
            "feeds:",
        ]
        for outlet in SampleNewsroom.outlets {
            lines += ["  - name: \(outlet.name)", "    url: \(base)\(outlet.path)"]
        }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let file = folder + "/copytaster.yaml"
        let text = lines.joined(separator: "\n") + "\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        return try Settings(file: file, text: text, environment: ["DEMO_KEY": Self.secret])
    }

    /// The desk's existing corpus: its events are known, none alerts.
    private func takeIn(_ corpus: [SampleArticle], _ desk: Newsdesk) throws {
        let articles = corpus.map { sample in
            Article(
                id: ArticleID.of("corpus:" + sample.slug), url: "corpus:" + sample.slug, title: sample.title,
                source: SampleNewsroom.outlet(sample.outlet)?.name ?? sample.outlet, published: sample.published,
                language: sample.language, text: sample.text)
        }
        let known = try desk.store.counters().event
        print("\(known) events are known from the beat's corpus; taken in besides, as the desk's own:")
        for line in CorpusSummary(try desk.add(corpus: articles)).text.split(separator: "\n") { print("  \(line)") }
        print("")
    }

    /// What one cycle did, as it did it.
    private func tell(_ summary: CycleSummary, at now: Date, _ desk: Newsdesk) {
        guard !summary.records.isEmpty || summary.digest != nil || !summary.deliveries.isEmpty else { return }
        let time = Timestamp.text(now, in: desk.settings.zone).prefix(16).replacing("T", with: " ")
        print("\(time)  \(summary.records.count) articles from \(summary.feeds) feeds")
        for record in summary.records {
            let mark = record.alerts.isEmpty ? (record.item?.isHistory ?? false ? "history " : "        ") : "ALERT   "
            let language = record.article.language?.rawValue ?? "??"
            print("  \(mark)\(language)  \(record.article.source): \(record.article.title)")
            for alert in record.alerts {
                print(
                    "            \(alert.id), \(alert.severity.rawValue): \(alert.events.first.map(Wording.headline) ?? alert.type)"
                )
                print("            “\(alert.evidence)”")
            }
            if record.alerts.isEmpty, record.findings.onTopic, !(record.item?.isHistory ?? false) {
                for judgement in record.judgements {
                    let event = judgement.event.map { " of \($0)" } ?? ""
                    print(
                        "            \(judgement.report.type) \(judgement.verdict.rawValue)\(event): \(judgement.reason)"
                    )
                }
            }
        }
        let sent = summary.deliveries.filter { $0.state == .delivered }
        if !sent.isEmpty { print("            delivered: \(sent.map(\.id).joined(separator: ", "))") }
        for failed in summary.deliveries where failed.state != .delivered {
            print("            \(failed.id) not delivered, tried again: \(failed.lastError ?? "")")
        }
        if let digest = summary.digest {
            print(
                "  DIGEST    \(digest.day): \(digest.alerts.count) new, \(digest.developments.count) developments, "
                    + "\(digest.daybook.count) in the daybook")
        }
    }

    private func summary(_ desk: Newsdesk, _ server: NewsroomServer, _ records: [ArticleRecord]) throws -> DemoResult {
        let hooks = server.received()
        let right = hooks.filter {
            Signature.verify(
                $0.signature, id: $0.id, timestamp: Int($0.timestamp) ?? 0, body: $0.body,
                secret: Self.secret)
        }
        let ids = Set(hooks.map(\.id))
        let last = try desk.store.counters()
        let pending = try desk.store.deliveries(states: [.pending, .failed], limit: 100)
        print(
            "\nIn all: \(last.alert) alerts; \(hooks.count) webhooks received, \(right.count) with the right signature,"
        )
        print("\(ids.count) different ids, \(server.refused().count) refused at first and sent again.")
        for feed in try desk.store.feeds() {
            if let trouble = feed.trouble { print("Feed in trouble: \(feed.name): \(trouble)") }
        }
        print("\nAlerts    \(folder)/out/alerts.md and alerts.jsonl")
        let digests = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/out"))?.filter {
            $0.hasSuffix(".html")
        }
        print("Digests   \((digests ?? []).sorted().map { "\(folder)/out/\($0)" }.joined(separator: "\n          "))")
        print("Reasons   copytaster why URL --config \(folder)/copytaster.yaml")
        let isRight = right.count == hooks.count && ids.count == hooks.count && pending.isEmpty && last.alert > 0
        return DemoResult(isRight: isRight, records: records)
    }
}

/// How a demo ended.
package struct DemoResult: Sendable {
    /// Every message arrived, signed right, under an id of its own.
    package var isRight: Bool
    /// Every article read, in order.
    package var records: [ArticleRecord]
}

/// A clock that stands until it is set.
final class ManualClock: Sendable {
    private let instant: Mutex<Date>
    init(_ start: Date) { instant = Mutex(start) }

    var now: Date { instant.withLock { $0 } }
    func set(_ new: Date) { instant.withLock { $0 = new } }
    var clock: Clock { Clock { self.now } }
}
