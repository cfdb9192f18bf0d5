import Foundation
import Model
import Testing

@testable import Alerting

@Suite struct ChatTextTests {
    @Test(arguments: [
        ("a\nb\t c\r\n", "a b c"), ("safe\u{202E}gpj.exe", "safegpj.exe"), ("\u{2066}x\u{2069}", "x"),
        ("bell\u{7}\u{1B}[31m", "bell[31m"), ("line\u{2028}break", "line break"), ("  ", ""),
        ("Қазақстан 中国 👩‍👩‍👧‍👦", "Қазақстан 中国 👩‍👩‍👧‍👦"),
    ])
    func aLineHasNoControls(text: String, line: String) { #expect(ChatText.line(text) == line) }

    @Test func aCharacterIsBoundedToo() {
        let marks = "a" + String(repeating: "\u{301}", count: 10_000)
        #expect(ChatText.line(marks).unicodeScalars.count == 16)
        #expect(ChatText.line(String(repeating: "é", count: 300), longest: 200).count == 201)
    }

    @Test(arguments: [
        ("@everyone", "@\u{200B}everyone"), ("at@everyone", "at@\u{200B}everyone"), ("(@here)", "(@\u{200B}here)"),
        ("@ALL @Channel", "@\u{200B}ALL @\u{200B}Channel"), ("@айгүл", "@\u{200B}айгүл"),
        ("desk@news.example", "desk@news.example"), ("5 @ 3", "5 @ 3"), (":fire: :)", ":\u{200B}fire: :)"),
        ("at 12:30", "at 12:30"), ("a: b", "a: b"),
    ])
    func nobodyIsCalled(text: String, quiet: String) { #expect(ChatText.quiet(text) == quiet) }

    @Test(arguments: [
        ("short", 5, "short"), ("longer text", 7, "longer…"), ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 13, "👩‍👩‍👧‍👦…"), ("ab", 0, ""), ("中国新闻", 3, "中国…"),
    ])
    func aCutStandsBetweenCharacters(text: String, limit: Int, cut: String) {
        #expect(ChatText.cut(text, to: limit) { $0.utf16.count } == cut)
    }

    /// What an escaped character takes is never split.
    @Test func aCutIsNeverWithinAnEntity() {
        let telegram = ChatTelegram()
        for limit in 1..<60 {
            let escaped = ChatSlack().text(ChatSlack().cut("a<b&c>d&&&e<<<f", to: limit))
            #expect(escaped.utf16.count <= limit)
            let rest = ["&amp;", "&lt;", "&gt;"].reduce(escaped) { $0.replacing($1, with: "") }
            #expect(!rest.contains("&") && !rest.contains(";"))
            #expect(telegram.cost(telegram.text(telegram.cut("a<b&c>d&&&e<<<f", to: limit))) <= limit)
        }
    }

    @Test(
        arguments: [
            ("https://a.example/x y?(z)|<b>", "https://a.example/x%20y?%28z%29%7C%3Cb%3E"),
            ("javascript:alert(1)", nil),
            ("https://қазақ.example/жол", "https://қазақ.example/%D0%B6%D0%BE%D0%BB"), ("https://", nil),
            ("https://a.example\u{202E}/x", nil), ("http://a\"onclick=.example", nil), ("https://a)](x.example/", nil),
            ("https://a.example/" + String(repeating: "x", count: 2000), nil),
        ] as [(String, String?)])
    func anAddressIsOfTheWeb(url: String, address: String?) { #expect(ChatText.address(url) == address) }

    @Test(arguments: [
        ("a <b> & *c* _d_ ~e~ `f`", "a &lt;b&gt; &amp; ∗c∗ ˍdˍ ∼e∼ ˋfˋ"),
        ("<!channel> <@U1>", "&lt;!channel&gt; &lt;@U1&gt;"),
    ])
    func mrkdwnIsEscaped(text: String, escaped: String) { #expect(ChatSlack().text(text) == escaped) }

    @Test(arguments: [
        ("**b** [x](javascript:y)", #"\*\*b\*\* \[x\](javascript:y)"#),
        ("`c` | # ~~s~~", ##"\`c\` \| \# \~\~s\~\~"##),
        (#"back\slash > !"#, #"back\\slash > !"#),
    ])
    func markdownIsEscaped(text: String, escaped: String) {
        #expect(ChatMarkdown.escaped(text) == escaped)
        #expect(ChatDiscord().text("<@1> <#2>" + text) == ##"\<@1> \<\#2>"## + escaped)
    }

    /// Its webhooks read Slack's calls and links.
    @Test func mattermostsBracketsAreEscaped() {
        let written = ChatMattermost().text("<!channel> <https://evil.example|here> &lt;")
        #expect(written == #"&lt;!channel> &lt;https://evil.example\|here> &amp;lt;"#)
    }

    @Test func theHTMLIsEscaped() {
        #expect(ChatTelegram().text("</b> & \"x\"") == "&lt;/b&gt; &amp; \"x\"")
        #expect(ChatTeams().text("${x} {{DATE(1)}}") == "$\u{200B}{x} {\u{200B}{DATE(1)}}")
    }
}
