import Foundation
import Model
import Testing

@testable import Alerting

@Suite struct MailMessageTests {
    static let settings = MailSettings(
        from: MailAddress("Copytaster <desk@example.org>")!,
        to: [MailAddress("Редакция <a@example.org>")!, MailAddress("b@example.org")!],
        tag: "China desk", unsubscribe: "https://desk.example.org/stop", server: "mail.example.org")
    static let links = MarkLinks(address: "https://desk.example.org/c", key: [1, 2, 3])

    private func read(
        _ message: Message, id: String = "msg_A1_desk", settings: MailSettings = settings, reminder: Bool = false,
        late: Date? = nil, thread: String? = nil, links: MarkLinks? = links, digest: MailDigest? = nil
    ) throws -> MailReader {
        let envelope = Envelope(
            id: id, destination: "desk", message: message, isReminder: reminder, lateSince: late, thread: thread,
            zone: Samples.zone, links: links)
        return try MailReader(
            MailMessage.bytes(envelope, settings, now: Samples.noon.addingTimeInterval(60), digest: digest))
    }

    private func revision() -> Alert {
        var alert = Samples.alert("A2")
        alert.kind = .revision
        alert.changes = ["Size: 200–300, now about 500"]
        return alert
    }

    @Test func anAlertsHeader() throws {
        let mail = try read(.alert(Samples.alert()))
        #expect(mail["Date"] == "Sat, 27 Mar 2021 12:01:00 +0600")
        #expect(mail["From"] == "Copytaster <desk@example.org>")
        #expect(try MailReader.decoded(mail["To"] ?? "") == "Редакция <a@example.org>, b@example.org")
        #expect(
            try MailReader.decoded(mail["Subject"] ?? "")
                == "[China desk] Protest in Almaty, 27 March 2021: 200–300 people")
        #expect(mail["Message-ID"] == "<msg_A1_desk@example.org>")
        #expect(mail["In-Reply-To"] == "<event-E1@example.org>")
        #expect(mail["References"] == "<event-E1@example.org>")
        #expect(mail["Auto-Submitted"] == "auto-generated")
        #expect(mail["Precedence"] == nil)
        #expect(mail["List-Id"] == "<desk.copytaster.example.org>")
        #expect(mail["List-Unsubscribe"] == "<https://desk.example.org/stop>")
        #expect(mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click")
        #expect(mail["Importance"] == "high")
        #expect(mail["Content-Language"] == "en")
        #expect(mail["X-Copytaster-Event"] == "E1")
        #expect(mail.fields.count == Set(mail.fields.map { $0.name.lowercased() }).count, "no field stands twice")
    }

    @Test func revisionsHangOnTheEventsRoot() throws {
        let mail = try read(.alert(revision()), id: "msg_A2_desk")
        #expect(mail["References"] == "<event-E1@example.org>")
        #expect(try MailReader.decoded(mail["Subject"] ?? "").hasPrefix("[China desk] Revision: Protest"))
        let threaded = try read(.alert(revision()), id: "msg_A2_desk", thread: "<msg_A1_desk@example.org>")
        #expect(threaded["In-Reply-To"] == "<msg_A1_desk@example.org>")
        #expect(threaded["References"] == "<event-E1@example.org> <msg_A1_desk@example.org>")
        for forged in ["x", "<a@b>\r\nBcc: x@y.org", "<a b@c>", "<a@b> <c@d>"] {
            #expect(try read(.alert(revision()), thread: forged)["References"] == "<event-E1@example.org>")
        }
    }

    @Test func wordsBeforeTheHeadline() throws {
        let late = try read(.alert(Samples.alert()), reminder: true, late: Samples.noon)
        #expect(try MailReader.decoded(late["Subject"] ?? "").hasPrefix("[China desk] Late: Reminder: Protest"))
        #expect(late.parts["text/plain"]?.contains("Late: it should have gone out at 12:00, 27 March 2021.") == true)
        let notice = Notice(id: "N1", raised: Samples.noon, subject: "A test", lines: ["It works."])
        #expect(try read(.test(notice))["Subject"] == "[China desk] Test: A test")
        #expect(try read(.notice(notice))["Subject"] == "[China desk] A test")
        let gathered = try read(.alerts([Samples.alert(), revision()], why: "The cap of 1 an hour is reached."))
        #expect(try MailReader.decoded(gathered["Subject"] ?? "").hasPrefix("[China desk] 2 alerts: Protest in Almaty"))
        #expect(gathered["References"] == nil)
    }

    @Test func bothBodiesSayAll() throws {
        var event = Samples.event()
        event.tellings[0].language = .chinese
        event.tellings[0].evidence = "数百人在阿拉木图集会。"
        event.venue = "Academy of Sciences square"
        var alert = revision()
        alert.events = [event]
        alert.evidence = "数百人在阿拉木图集会。"
        let mail = try read(.alert(alert))
        #expect(mail["Content-Language"] == "en, zh")
        let (text, html) = (try #require(mail.parts["text/plain"]), try #require(mail.parts["text/html"]))
        for said in [
            "Protest in Almaty, 27 March 2021: 200–300 people", "Revision", "A2", "Size: 200–300, now about 500",
            "数百人在阿拉木图集会。", "Academy of Sciences square", "Steppe Wire", "Hundreds rally in Almaty",
            "12:00, 27 March 2021", "200–300 people", "no known event is near it", "not new",
        ] {
            #expect(text.contains(said), "\(said)")
            #expect(html.contains(said), "\(said)")
        }
        #expect(html.contains("<blockquote lang=\"zh\" dir=\"auto\">数百人在阿拉木图集会。</blockquote>"))
        #expect(html.contains("<a href=\"https://example.org/rally\">"))
        #expect(text.contains("<https://example.org/rally>"))
        #expect(text.contains("<https://desk.example.org/c/mark?alert=A2&word=right"))
        #expect(html.contains("https://desk.example.org/c/mark?alert=A2&amp;word=right"))
    }

    static let attacks = [
        "x\r\nBcc: all@example.org\r\n\r\n<h1>", "</blockquote><script>alert(1)</script>", "\" onmouseover=\"x",
        "a\u{202E}b\u{2066}c",
        "javascript:alert(1)", "\u{0}\u{8}", "=?UTF-8?B?PGI+?=", "--=_0000", "\n.\n", "<img src=x>", "&lt;b&gt;",
        String(repeating: "очень длинно ", count: 600), String(repeating: "\u{301}", count: 4000),
    ]

    /// What comes from outside stands where it is put, whatever it is.
    @Test(arguments: attacks) func nothingFromOutsideIsMarkup(_ attack: String) throws {
        var event = Samples.event(place: attack, title: attack, url: attack, evidence: attack)
        event.tellings[0].source = attack
        event.tellings[0].language = Language(rawValue: attack)
        event.tellings[0].speaker = Speaker(kind: .other, name: attack, isQuoted: false)
        event.actors = [attack]
        event.venue = attack
        var alert = Samples.alert(attack, events: [event])
        (alert.type, alert.reason, alert.changes) = (attack, attack, [attack])
        let notice = Notice(id: attack, raised: Samples.noon, subject: attack, lines: [attack])
        for message: Message in [.alert(alert), .alerts([alert, alert], why: attack), .notice(notice), .test(notice)] {
            var settings = Self.settings
            settings.tag = attack
            let mail = try read(message, id: "msg_" + attack, settings: settings)
            #expect(!mail.fields.contains { $0.name == "Bcc" })
            #expect(mail.lines.prefix { !$0.isEmpty }.allSatisfy { $0.utf8.count <= 200 })
            let html = try #require(mail.parts["text/html"])
            for forbidden in [
                "<script", "<img", "onmouseover=\"", "href=\"javascript", "\u{202E}", "\u{2066}", "\u{0}", "<h1>x",
            ] {
                #expect(!html.contains(forbidden), "\(forbidden)")
            }
            // By bytes, as a browser reads: a mark that combines with a ">" is a character of its own there.
            let tags = html.utf8.split(separator: UInt8(ascii: "<")).dropFirst().map { tag in
                String(decoding: tag.prefix { MailText.isAlphanumeric($0) || $0 == UInt8(ascii: "/") }, as: UTF8.self)
            }
            for name in ["article", "blockquote", "span", "a", "ul", "li", "p", "h1", "h2", "h3"] {
                #expect(tags.count { $0 == name } == tags.count { $0 == "/" + name }, "\(name)")
            }
            #expect(html.utf8.count < 200_000)
        }
    }

    @Test func longTextsAreVisiblyCut() throws {
        var alert = Samples.alert()
        alert.evidence = String(repeating: "слово ", count: 2000)
        let mail = try read(.alert(alert))
        #expect(mail.parts["text/html"]?.contains("…</blockquote>") == true)
        var short = Samples.alert()
        short.evidence = String(repeating: "слово ", count: 500)
        #expect(try read(.alert(short)).parts["text/html"]?.contains("слово </blockquote>") == true)
    }

    @Test func aThousandGatheredAlertsAreBoundedAndCounted() throws {
        let alerts = (1...1000).map { Samples.alert("A\($0)") }
        let mail = try read(.alerts(alerts, why: "The cap is reached."))
        let text = try #require(mail.parts["text/plain"])
        #expect(text.contains("A20 ·"))
        #expect(text.contains("(high, A520)"))
        #expect(!text.contains("A521"))
        #expect(text.contains("and 480 more"))
    }

    @Test func aDigestIsTakenAsRendered() throws {
        let digest = MailDigest(html: "<p lang=\"ru\">Сводка</p>\n", text: "Сводка\n.\n", language: "ru")
        let mail = try read(.digest(Samples.digest()), id: "msg_D2021-03-28_desk", digest: digest)
        #expect(mail.parts["text/html"] == digest.html)
        #expect(mail.parts["text/plain"] == digest.text)
        #expect(mail["Content-Language"] == "ru, en")
        #expect(mail["Subject"] == "[China desk] The beat: 28 March 2021")
        #expect(throws: MailMessage.Fault.digestMissing) { try read(.digest(Samples.digest())) }
        let large = MailDigest(html: String(repeating: "x", count: 9 << 20), text: "")
        #expect(throws: MailMessage.Fault.self) { try read(.digest(Samples.digest()), digest: large) }
    }

    @Test func theSameEnvelopeGivesTheSameBytes() throws {
        let envelope = Envelope(
            id: "msg_A1_desk", destination: "desk", message: .alert(Samples.alert()), zone: Samples.zone)
        #expect(
            try MailMessage.bytes(envelope, Self.settings, now: Samples.noon)
                == MailMessage.bytes(envelope, Self.settings, now: Samples.noon))
    }

    @Test(arguments: [
        ("desk", "<desk.copytaster.example.org>"), ("Night Desk", "<night-desk."), ("редакция", "<"),
    ]) func listIDs(_ name: String, _ beginning: String) throws {
        let envelope = Envelope(id: "m", destination: name, message: .alert(Samples.alert()), zone: Samples.zone)
        let mail = try MailReader(MailMessage.bytes(envelope, Self.settings, now: Samples.noon))
        #expect(mail["List-Id"]?.hasPrefix(beginning) == true)
        #expect(mail["List-Id"]?.utf8.allSatisfy { MailText.isAlphanumeric($0) || "<>.-".utf8.contains($0) } == true)
    }

    @Test func colourContrast() {
        func luminance(_ hex: String) -> Double {
            func channel(_ at: Int) -> Double {
                let value = Double(UInt8(hex.dropFirst(at).prefix(2), radix: 16)!) / 255
                return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
        }
        let pairs = [
            ("1a1a1a", "ffffff"), ("0b57a4", "ffffff"), ("595959", "ffffff"), ("a3140f", "ffffff"),
            ("1a1a1a", "fff6d6"),
            ("e8e8e8", "16181a"), ("8ab8f0", "16181a"), ("b4b4b4", "16181a"), ("ff9c94", "16181a"),
            ("e8e8e8", "3a3200"),
        ]
        for (text, ground) in pairs {
            #expect(MailBody.style.contains("#" + text) && MailBody.style.contains("#" + ground))
            let (one, two) = (luminance(text), luminance(ground))
            #expect((max(one, two) + 0.05) / (min(one, two) + 0.05) >= 4.5, "\(text) on \(ground)")
        }
    }
}

@Suite struct MailSettingsTests {
    private func settings(_ change: (inout MailSettings) -> Void) -> MailSettings {
        var settings = MailMessageTests.settings
        change(&settings)
        return settings
    }

    @Test func faults() {
        #expect(settings { _ in }.faults.isEmpty)
        let wrong: [(inout MailSettings) -> Void] = [
            { $0.to = [] }, { $0.user = "a" }, { $0.password = "a" },
            { ($0.user, $0.password, $0.security) = ("a", "b", .none) },
            { $0.server = "" }, { $0.server = "smtp://a" }, { $0.server = "a b" }, { $0.unsubscribe = "http://a" },
            { $0.unsubscribe = "mailto:a@b.org>, <x" }, { $0.to = Array(repeating: $0.from, count: 101) },
        ]
        for change in wrong { #expect(settings(change).faults.count == 1) }
        #expect(
            settings { ($0.server, $0.user, $0.password, $0.security) = ("127.0.0.1:25", "a", "b", .none) }.faults
                .isEmpty)
    }

    @Test(arguments: [
        ("mail.example.org", MailSettings.Security.starttls, "smtp://mail.example.org:587"),
        ("mail.example.org", .tls, "smtps://mail.example.org:465"), ("localhost", .none, "smtp://localhost:25"),
        ("localhost:2525", .none, "smtp://localhost:2525"), ("[::1]", .none, "smtp://[::1]:25"),
        ("[::1]:26", .tls, "smtps://[::1]:26"),
    ]) func serverAddresses(_ server: String, _ security: MailSettings.Security, _ url: String) {
        #expect(settings { ($0.server, $0.security) = (server, security) }.serverURL == url)
    }

    @Test func outcomes() {
        func outcome(_ code: Int, ofMessage: Bool = true, accepted: Bool = false) -> DeliveryOutcome {
            MailOutcome.outcome(
                accepted: accepted, last: .init(isOfMessage: ofMessage, recipient: "a@b.org", code: code, text: "no"),
                receipt: "<m@b.org>", server: "smtp://b.org:25")
        }
        #expect(outcome(250, accepted: true) == .delivered(receipt: "<m@b.org>"))
        #expect(outcome(451) == .failed("smtp://b.org:25 answered 451 for a@b.org: no", after: nil))
        guard case .refused(let why) = outcome(550) else { return #expect(Bool(false), "550 is final") }
        #expect(why.contains("a@b.org"))
        guard case .failed = outcome(535, ofMessage: false) else {
            return #expect(Bool(false), "a login can be mended")
        }
        #expect(
            MailOutcome.warning(
                refused: [.init(isOfMessage: true, recipient: "x@b.org", code: 550, text: "gone")],
                server: "smtp://b.org:25")
                == "not delivered to x@b.org (550 gone) by smtp://b.org:25; the others have it")
    }
}
