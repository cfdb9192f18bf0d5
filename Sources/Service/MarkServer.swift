internal import Alerting
internal import Fetching
internal import Foundation
internal import Logging
internal import Model
internal import ServiceLifecycle
internal import Synchronization

/// Answers the links that mark an alert. A GET only asks: scanners of mail follow every link. A POST marks, and offers to
/// undo it.
final class MarkServer: Sendable {
    private let store: any Store
    private let links: MarkLinks
    private let address: ListenAddress
    private let clock: Clock
    private let log: Logger
    private let listeningOn = Mutex<UInt16?>(nil)

    /// Bytes of a form: a note, and what its encoding adds.
    static let largestForm = 8192
    private static let longestNote = 500

    init(store: any Store, links: MarkLinks, address: ListenAddress, clock: Clock, log: Logger) {
        self.store = store
        self.links = links
        self.address = address
        self.clock = clock
        self.log = log
    }

    /// Where it listens; nil while it doesn't.
    var port: UInt16? { listeningOn.withLock { $0 } }

    /// Serves until the service is told to stop. An address that can't be listened on is tried again.
    func listen() async {
        let server = WebSubServer(
            limit: Self.largestForm, expects: { $0 == "mark" }, answer: { self.answer($0, $1) }, log: log)
        let pause = Wake()
        while !Task.isShuttingDownGracefully && !Task.isCancelled {
            do {
                try await cancelWhenGracefulShutdown { [address, state = self] in
                    try await server.run(address) { port in state.opened(port) }
                }
            } catch {
                // A stop looks like a fault of the socket.
                if Task.isShuttingDownGracefully || Task.isCancelled { break }
                log.error(
                    "can't listen for marks, tried again", metadata: ["address": "\(address)", "why": "\(error)"])
            }
            listeningOn.withLock { $0 = nil }
            await pause.wait(upTo: 30)
        }
        listeningOn.withLock { $0 = nil }
    }

    private func opened(_ port: UInt16) {
        listeningOn.withLock { $0 = port }
        log.notice(
            "listening for marks", metadata: ["address": "\(ListenAddress(host: address.host, port: port))"])
    }

    /// What a call comes to; the reply goes out when the mark is stored.
    func answer(_ request: WebSubRequest, _ body: [UInt8]) -> WebSubReply {
        let claim: MarkLinks.Claim
        do throws(MarkLinks.Fault) {
            claim = try links.claim(WebForm.decode(request.query), now: clock.now())
        } catch {
            return reply(
                403,
                MarkLinkPage.refusal(
                    error == .expired
                        ? "This link has ended. `copytaster alerts mark` marks an alert of any age."
                        : "This is no link of ours, or it was cut short on its way. Open it again from the alert."))
        }
        do {
            guard let alert = try store.alert(id: claim.alert)?.alert else {
                return reply(404, MarkLinkPage.refusal("The alert \(claim.alert) is not on record any more."))
            }
            guard request.method == "POST" else {
                return switch claim.word {
                case .acknowledge: reply(200, MarkLinkPage.question(acknowledging: alert))
                case .mark(let word): reply(200, MarkLinkPage.question(alert, word))
                }
            }
            let form = WebForm.decode(String(decoding: body, as: UTF8.self))
            func field(_ name: String) -> String { form.first { $0.name == name }?.value ?? "" }
            switch (claim.word, field("do")) {
            case (.acknowledge, "acknowledge"): return try acknowledge(alert, by: field("by"))
            case (.mark(let word), "mark"): return try mark(alert, word, note: field("note"))
            case (.mark(let word), "undo"): return try undo(alert, word, number: field("number"))
            default: return reply(400, MarkLinkPage.refusal("Nothing was done: use the button of the page."))
            }
        } catch {
            log.error("can't record a mark", metadata: ["alert": "\(claim.alert)", "why": "\(error)"])
            return reply(
                503, MarkLinkPage.refusal("Nothing was recorded: the database is busy. Try again in a minute."))
        }
    }

    private func acknowledge(_ alert: Alert, by: String) throws -> WebSubReply {
        let by = String(by.prefix(60)).trimmingCharacters(in: .whitespacesAndNewlines)
        let act = AlertAct(
            event: alert.event, alert: alert.id, kind: .acknowledged, by: by.isEmpty ? nil : by, way: .link,
            at: clock.now())
        // A second click says nothing new, unless it was snoozed in between.
        let acts = try store.acts(event: alert.event)
        let said = acts.contains {
            $0.kind == .acknowledged && $0.way == .link && $0.alert == alert.id && $0.by == act.by
                && $0.at >= (acts.lastSnooze?.at ?? .distantPast)
        }
        if !said {
            _ = try store.add(act) { _ in [] }
            log.notice("acknowledged", metadata: ["alert": "\(alert.id)", "by": "\(by)"])
        }
        return reply(200, MarkLinkPage.acknowledged(alert, by: act.by))
    }

    private func mark(_ alert: Alert, _ word: Mark.Word, note: String) throws -> WebSubReply {
        let note = String(note.prefix(Self.longestNote)).trimmingCharacters(in: .whitespacesAndNewlines)
        do {
            let made = try Marking(store: store, now: clock.now())
                .mark(alert.id, word.rawValue, other: nil, note: note.isEmpty ? nil : note, way: .link)
            if made.isNew { log.notice("mark", metadata: ["alert": "\(alert.id)", "word": "\(word.rawValue)"]) }
            return reply(200, MarkLinkPage.done(alert, made.mark))
        } catch let fault as CommandFault {
            return reply(400, MarkLinkPage.refusal(fault.text))
        }
    }

    /// Whoever holds a link may take back what such a link marked, and nothing else.
    private func undo(_ alert: Alert, _ word: Mark.Word, number: String) throws -> WebSubReply {
        let held = try store.marks(from: .distantPast, to: .distantFuture).first {
            String($0.number) == number && $0.alert == alert.id && $0.word == word && $0.way == .link
        }
        guard let held, try store.undoMark(held.number, at: clock.now()) else {
            return reply(404, MarkLinkPage.refusal("There is no such mark that holds: it was taken back before."))
        }
        log.notice("mark taken back", metadata: ["alert": "\(alert.id)", "mark": "\(held.number)"])
        return reply(200, MarkLinkPage.undone(alert, held.number))
    }

    private func reply(_ status: Int, _ page: String) -> WebSubReply {
        WebSubReply(status: status, text: page, headers: MarkLinkPage.headers)
    }
}
