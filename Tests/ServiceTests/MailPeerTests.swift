import Alerting
import Foundation
import Model
import Testing
import Transport

@testable import Service

/// Sends to the mail server that `Tests/peers/mail.py` runs, which then checks what came. Elsewhere there is none.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["COPYTASTER_PEER_MAIL"] != nil))
struct MailPeerTests {
    private static let zone = TimeZone(identifier: "Asia/Almaty")!
    private static let noon = Date(timeIntervalSince1970: 1_616_824_800)

    private static func alert(_ id: String, _ kind: Alert.Kind, _ language: Language, _ evidence: String, title: String)
        -> Alert
    {
        let event = Event(
            id: "E1", type: "protest", status: .occurred, date: Day("2021-03-27").map { DayInterval($0) },
            place: PlaceName(name: "Almaty", within: ["Kazakhstan"]), actors: ["Жанболат Мамай"], firstSeen: noon,
            lastSeen: noon,
            tellings: [
                Telling(
                    article: "a1", url: "https://example.org/митинг?a=1&b=<2>", source: "Степной вестник", title: title,
                    language: language, published: noon, verdict: .new, size: Bounds(low: 200, high: 300), amount: nil,
                    evidence: evidence)
            ])
        return Alert(
            id: id, kind: kind, type: "protest", severity: .high, raised: noon, events: [event], evidence: evidence,
            reason: "Nothing of the kind is known at that place and time.", confidence: 0.9,
            changes: kind == .new ? [] : ["Size: 200–300, now about 500"])
    }

    @Test func sendsEveryKindOfMessage() async throws {
        let environment = ProcessInfo.processInfo.environment
        let settings = MailSettings(
            from: try #require(MailAddress("Copytaster, ночной выпуск <desk@example.org>")),
            to: [try #require(MailAddress("Редакция <a@example.org>")), try #require(MailAddress("b@example.org"))],
            tag: "Китай", unsubscribe: "https://desk.example.org/stop",
            server: try #require(environment["COPYTASTER_PEER_MAIL"]), user: "desk", password: "пароль",
            certificates: environment["COPYTASTER_PEER_CERTIFICATES"])
        let russian = Self.alert(
            "A1", .new, .russian, "В субботу на площади у Академии наук собрались от 200 до 300 человек.",
            title: "В Алматы прошёл митинг")
        let chinese = Self.alert("A2", .revision, .chinese, "周六约有五百人在科学院广场集会。", title: "阿拉木图数百人集会")
        let notice = Notice(id: "N1", raised: Self.noon, subject: "A test", lines: [".", "From here on", "It works."])
        let digest = Digest(
            id: "D2021-03-28", day: try #require(Day("2021-03-28")), from: Self.noon, to: Self.noon,
            zone: Self.zone.identifier,
            beat: "Қазақстан мен Қытай", articlesRead: 1, articlesOnTopic: 1, verdicts: [:])
        let messages: [(String, Message)] = [
            ("msg_A1_desk", .alert(russian)), ("msg_A2_desk", .alert(chinese)),
            ("msg_G1_desk", .alerts([russian, chinese], why: "The cap is reached.")), ("msg_N1_desk", .notice(notice)),
            ("msg_T1_desk", .test(notice)), ("msg_D2021-03-28_desk", .digest(digest)),
        ]
        let client = HTTPClient(.init(userAgent: "Copytaster/test"))
        for (id, message) in messages {
            let envelope = Envelope(
                id: id, destination: "desk", message: message, zone: Self.zone,
                links: MarkLinks(address: "https://desk.example.org/copytaster", key: [1]))
            let rendered = MailDigest(
                html: "<!DOCTYPE html>\n<html lang=\"kk\"><title>Дайджест</title>\n<p>Дайджест</p></html>\n",
                text: "Дайджест\n", language: "kk")
            let bytes = try MailMessage.bytes(envelope, settings, now: Self.noon, digest: rendered)
            let (outcome, warning) = await MailSending.send(
                bytes, settings, receipt: MailMessage.messageID(envelope, settings), attempts: 0, by: client)
            #expect(outcome == .delivered(receipt: "<\(id)@example.org>"))
            #expect(warning == nil)
        }
        // Whoever doesn't know its certificate, or the password, leaves nothing there.
        for change: (inout MailSettings) -> Void in [{ $0.certificates = nil }, { $0.password = "wrong" }] {
            var settings = settings
            change(&settings)
            let envelope = Envelope(id: "msg_X", destination: "desk", message: .test(notice), zone: Self.zone)
            let (outcome, _) = await MailSending.send(
                try MailMessage.bytes(envelope, settings, now: Self.noon), settings, receipt: "<x>", attempts: 0,
                by: client)
            guard case .failed(let why, _) = outcome else {
                Issue.record("\(outcome)")
                continue
            }
            #expect(why.contains("certificate") || why.contains("535"))
            #expect(!why.contains("wrong"))
        }
        await client.shutdown()
    }
}
