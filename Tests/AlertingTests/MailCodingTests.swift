import Foundation
import Testing

@testable import Alerting

@Suite struct MailCodingTests {
    static let subjects = [
        "plain", "", "Protest in Almaty, 27 March 2021: 200–300 people",
        "В Алматы прошёл митинг против китайской экспансии: около 300 человек вышли на площадь у Академии наук",
        "Алматыда Қытай ықпалына қарсы митинг өтті", "阿拉木图数百人集会反对中国影响力扩张，要求政府取消把中国工厂迁往该国的计划",
        "🇰🇿👩‍👩‍👧‍👦 flags and families 🇨🇳", "=?UTF-8?Q?not_ours?=", "a=?b", "two  spaces", " led", "trailing ",
        String(repeating: "x", count: 300), "[beat] " + String(repeating: "слово ", count: 60),
        "e" + String(repeating: "\u{301}", count: 200), "ж", "ends with ж", "q?=", "under_score — dash",
    ]

    @Test(arguments: subjects) func subjectsComeBack(_ subject: String) throws {
        try check(subject)
    }

    @Test func anyTextComesBack() throws {
        var generator = TextGenerator(seed: 7)
        for _ in 0..<400 { try check(MailText.line(generator.text(160), most: 200)) }
    }

    private func check(_ text: String) throws {
        let field = MailWords.field("Subject", text: text)
        let lines = field.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 }, "\(lines)")
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" ") && $0.contains { $0 != " " } })
        #expect(field.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == 13 || $0 == 10 })
        #expect(try MailReader.decoded(String(lines.joined().dropFirst("Subject: ".count))) == text)
    }

    @Test(arguments: [
        ("Desk", "Desk <a@b.org>"), ("", "a@b.org"), ("Night desk, Almaty", "\"Night desk, Almaty\" <a@b.org>"),
        ("The \"desk\" \\", "\"The \\\"desk\\\" \\\\\" <a@b.org>"),
        ("Редакция", "=?UTF-8?B?0KDQtdC00LDQutGG0LjRjw==?= <a@b.org>"),
        ("Café", "=?UTF-8?B?Q2Fmw6k=?= <a@b.org>"),
    ]) func names(_ name: String, _ written: String) throws {
        var address = try #require(MailAddress("a@b.org"))
        address.name = name
        #expect(MailWords.mailbox(address).joined(separator: " ") == written)
    }

    @Test(arguments: [
        ("Desk <a@b.org>", "Desk", "a@b.org"), ("a@b.org", "", "a@b.org"),
        ("\"A, B\" <x.y+z@mail.example.org>", "A, B", "x.y+z@mail.example.org"),
        ("Редакция <desk@xn--80a1acny.xn--p1ai>", "Редакция", "desk@xn--80a1acny.xn--p1ai"), ("<a@b>", "", "a@b"),
    ]) func addresses(_ text: String, _ name: String, _ address: String) throws {
        let read = try #require(MailAddress(text))
        #expect(read.name == name)
        #expect(read.address == address)
    }

    @Test(arguments: [
        "", "a", "@b.org", "a@", "a b@c.org", "a@b..org", "a@-b.org", "a@b.org\r\nBcc: x@y.org", "a@b.org>", "<a@b.org",
        "ж@b.org",
        "a@почта.рф", ".a@b.org", "a..b@c.org", "a@b.org,c@d.org", "\"a b\"@c.org", "Desk <a@b.org> x",
    ]) func noAddresses(_ text: String) {
        #expect(MailAddress(text) == nil)
    }

    static let bodies = [
        "", "\n", "plain\n", "no end", ".\n..\n.x\nFrom me\nFrom\n", "space at the end \ntab\t\n", "a=b\n",
        "windows\r\nlines\r\n", String(repeating: "длинная строка без конца ", count: 40),
        String(repeating: ".", count: 200) + "\n", String(repeating: "From ", count: 60),
        String(repeating: "字", count: 100),
    ]

    @Test(arguments: bodies) func bodiesComeBack(_ body: String) throws { try checkBody(body) }

    @Test func anyBodyComesBack() throws {
        var generator = TextGenerator(seed: 11)
        for _ in 0..<50 {
            try checkBody((0..<5).map { _ in generator.text(200).filter { $0 != "\r" } }.joined(separator: "\n"))
        }
    }

    private func checkBody(_ text: String) throws {
        let unixly = text.replacingOccurrences(of: "\r\n", with: "\n")
        let quoted = MailCoding.quotedPrintable(text)
        let lines = String(decoding: quoted, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && !$0.hasPrefix(".") && !$0.hasPrefix("From ") })
        #expect(String(decoding: try MailReader.quoted(lines.dropLast()), as: UTF8.self) == unixly.droppingLastEnd)
        // A character is never split over lines.
        for line in lines where line.hasSuffix("=") {
            #expect(String(validating: try MailReader.quoted([line]), as: UTF8.self) != nil)
        }
    }

    @Test func theShorterCodingIsTaken() {
        #expect(MailCoding.part("A rally in Almaty – 300 people\n").name == "quoted-printable")
        #expect(MailCoding.part(String(repeating: "Митинг в Алматы. ", count: 9)).name == "base64")
    }
}

extension String {
    fileprivate var droppingLastEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
