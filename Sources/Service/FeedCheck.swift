internal import Fetching
internal import Foundation
internal import Model
internal import Reading
internal import Synchronization
internal import Transport

/// `feeds check`: one try at a feed, step by step in words. Nothing is stored, but that a retired feed is revived where the
/// desk wants it.
package struct FeedCheck: Sendable {
    /// A step: what is looked at, and what was found, a line each.
    package struct Step: Sendable, Hashable {
        package var what: String
        package var lines: [String]
    }

    package private(set) var steps: [Step] = []
    /// A sentence, and the exit code: 0 well, 1 somebody has to mend it, 69 it may pass by itself.
    package private(set) var verdict = ""
    package private(set) var code: Int32 = 0

    let now: Date
    let zone: TimeZone

    /// - Parameters:
    ///   - target: a configured feed's name or address, or any address.
    ///   - revive: a retired feed that answers again is checked by the service again.
    /// - Throws: `CommandFault` where the name means several feeds or the address is none.
    package init(_ target: String, desk: DeskFiles, revive: Bool, clock: Clock = .system) async throws {
        now = clock.now()
        zone = desk.settings.zone
        let feed = try Self.feed(target, desk)
        let url = try feed?.url ?? FeedAddress.complete(target).text
        let store = try desk.store()
        let record = try store?.feed(url: url)
        let known = record.map { FeedState($0) }
        add(
            "address",
            [
                url,
                feed.map { "configured as '\($0.name)'" + ($0.isOfWatchlist ? " by the watchlist" : "") }
                    ?? "not configured; `copytaster feeds add` does it",
            ])
        if let known { explainRecord(known) }
        guard !revive || known?.retired != nil else {
            throw CommandFault("error: \(url) is not retired; there is nothing to revive", 1)
        }
        await ask(url, from: known?.address ?? url, every: feed?.every, desk.settings)
        if revive, let known, let record, let store { try self.revive(known, record.name, in: store) }
    }

    private static func feed(_ target: String, _ desk: DeskFiles) throws(CommandFault) -> ConfiguredFeed? {
        let feeds = desk.feeds(called: target)
        guard feeds.count > 1 else {
            guard feeds.isEmpty, !target.contains("."), !target.contains(":") else { return feeds.first }
            throw CommandFault(
                "error: no feed is called '\(target)'; `copytaster feeds list` shows the names, or give an address", 66)
        }
        let list = feeds.map { "  \($0.name): \($0.url)" }.joined(separator: "\n")
        throw CommandFault("error: '\(target)' means several feeds; give the address of one:\n\(list)", 64)
    }

    mutating func add(_ what: String, _ lines: [String]) {
        steps.append(Step(what: what, lines: lines.map { TerminalText.field($0, most: 400) }))
    }

    private mutating func explainRecord(_ known: FeedState) {
        let health = FeedHealth.of(known, now: now)
        var lines = [
            "\(health.state.rawValue); last checked \(TerminalText.ago(known.lastChecked, now: now)), last success "
                + TerminalText.ago(known.lastSuccess, now: now)
        ]
        if let detail = health.detail { lines.append(detail) }
        if known.failures > 0 {
            lines.append(
                "\(Status.count(known.failures, "failure", "failures")) in a row"
                    + (known.failingSince.map { ", since \(Timestamp.text($0, in: zone))" } ?? ""))
        }
        if known.address != known.url { lines.append("it has moved: fetched from \(known.address)") }
        add("on record", lines)
    }

    /// The try itself, by what the service fetches with; all of the feed is asked for.
    private mutating func ask(_ url: String, from address: String, every: Double?, _ settings: Settings) async {
        let client = HTTPClient(settings.transport)
        let recorder = Recorder(client)
        var begun = FeedState(url: url, now: now)
        begun.address = address
        let policy = settings.fetchPolicy(every: every)
        begun = FetchSchedule.begin(begun, now: now, policy: policy, jitter: 0)
        let answer: (state: FeedState, outcome: FetchOutcome)
        do throws(TransportFault) {
            answer = try await settings.feedFetcher(recorder, every: every).fetch(begun, now: now, jitter: 0)
        } catch {
            await client.shutdown()
            return conclude("it was not asked: \(error)", 69)
        }
        await client.shutdown()
        if let response = recorder.response { explain(response, asked: address) }
        switch answer.outcome {
        case .changed(let fetched, let hints):
            if let freshFor = hints.freshFor {
                add("freshness", ["fresh for \(TerminalText.span(freshFor)), by its own word"])
            }
            explain(fetched, answer.state, policy)
        case .failed(let fault):
            add("schedule", ["after a failure of this kind it is tried again \(next(answer.state))"])
            conclude(fault.description, fault.exitCode)
        case .gone:
            add("schedule", ["a feed that says so is not checked any more, until `feeds check --revive` finds it back"])
            conclude("\(address) says that it is gone for good (410)", 1)
        case .postponed(let seconds): conclude("its host asked to be left alone for \(TerminalText.span(seconds))", 69)
        case .unchanged: conclude("\(address) gave nothing", 1)
        }
    }

    func next(_ state: FeedState) -> String { TerminalText.ahead(state.nextCheck, now: now) }

    mutating func conclude(_ verdict: String, _ code: Int32) {
        self.verdict = TerminalText.field(verdict, most: 500)
        self.code = code
    }

    // MARK: - Bringing it back

    private mutating func revive(_ known: FeedState, _ name: String, in store: any Store) throws {
        guard code == 0 else {
            return add("revival", ["it stays retired: it doesn't answer well yet"])
        }
        try store.save([known.revived(now: now).record(name: name)])
        add("revival", ["it is checked again from now on"])
    }

    package var text: String {
        var lines: [String] = []
        for step in steps + [Step(what: "verdict", lines: [verdict])] {
            for (index, line) in step.lines.enumerated() {
                for (part, text) in TerminalText.wrap(line, to: 107).enumerated() {
                    let label = index == 0 && part == 0 ? step.what : ""
                    lines.append(TerminalText.pad(label, to: 11) + (part == 0 ? "" : "  ") + text)
                }
            }
        }
        return lines.joined(separator: "\n")
    }
}

/// Passes requests on and keeps the last answer: what the service itself throws away.
private final class Recorder: HTTPSending {
    private let client: any HTTPSending
    private let last = Mutex<HTTPResponse?>(nil)

    init(_ client: any HTTPSending) { self.client = client }

    var response: HTTPResponse? { last.withLock { $0 } }

    func send(_ request: HTTPRequest) async throws(TransportFault) -> HTTPResponse {
        let response = try await client.send(request)
        last.withLock { $0 = response }
        return response
    }
}
