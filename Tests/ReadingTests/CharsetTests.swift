import Foundation
import Testing

@testable import Reading

@Suite struct CharsetTests {
    static let russian = "На митинг в Алматы вышли около двухсот человек, сообщает корреспондент."
    /// The same in windows-1251 and koi8-r: Cyrillic letters by table.
    static func windows1251(_ text: String) -> [UInt8] {
        text.unicodeScalars.map {
            $0.value >= 0x410 && $0.value <= 0x44F ? UInt8($0.value - 0x410 + 0xC0) : UInt8($0.value & 0x7F)
        }
    }
    static let koi8Order = Array("юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ")
    static func koi8(_ text: String) -> [UInt8] {
        text.map { letter in koi8Order.firstIndex(of: letter).map { UInt8(0xC0 + $0) } ?? letter.asciiValue ?? 0x3F }
    }

    @Test func heedsTheDeclarations() {
        let body = Self.windows1251(Self.russian)
        let byHTTP = Charset.decode(body, contentType: "text/xml; charset=\"Windows-1251\"", isHTML: false)
        #expect(byHTTP.text == Self.russian && byHTTP.encoding == "windows-1251" && byHTTP.warnings.isEmpty)
        let byXML = Charset.decode(
            Array("<?xml version='1.0' encoding='koi8-r'?>".utf8) + Self.koi8(Self.russian), contentType: "text/xml",
            isHTML: false)
        #expect(byXML.text.hasSuffix(Self.russian) && byXML.encoding == "koi8-r")
        let byMeta = Charset.decode(
            Array("<meta http-equiv=x content='text/html; charset=cp1251'>".utf8) + body,
            contentType: "text/html; charset=iso-8859-1", isHTML: true)
        #expect(byMeta.text.hasSuffix(Self.russian))
    }

    @Test func detectsAndSeesThroughLiars() {
        #expect(Charset.decode(Self.windows1251(Self.russian), contentType: nil, isHTML: false).text == Self.russian)
        #expect(Charset.decode(Self.koi8(Self.russian), contentType: nil, isHTML: false).text == Self.russian)
        let lying = Charset.decode(
            Array(Self.russian.utf8), contentType: "text/html; charset=windows-1251", isHTML: true)
        #expect(lying.text == Self.russian && lying.encoding == "utf-8" && lying.warnings.count == 1)
        let reverse = Charset.decode(
            Self.windows1251(Self.russian), contentType: "text/html; charset=utf-8", isHTML: true)
        #expect(reverse.text == Self.russian && reverse.encoding == "windows-1251")
        let odd = Charset.decode(Array(Self.russian.utf8), contentType: "text/html; charset=none-such", isHTML: true)
        #expect(odd.text == Self.russian && odd.warnings.count == 1)
    }

    @Test func readsWideForms() {
        let text = "<r>алма 阿拉木图</r>"
        let little: [UInt8] = text.utf16.flatMap { (unit: UInt16) -> [UInt8] in
            [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
        }
        let big: [UInt8] = text.unicodeScalars.flatMap { (scalar: Unicode.Scalar) -> [UInt8] in
            [0, 0, UInt8(truncatingIfNeeded: scalar.value >> 8), UInt8(truncatingIfNeeded: scalar.value)]
        }
        #expect(Charset.decode([0xFF, 0xFE] + little, contentType: nil, isHTML: false).text == text)
        #expect(Charset.decode(little, contentType: nil, isHTML: false).text == text)
        #expect(Charset.decode(big, contentType: nil, isHTML: false).encoding == "utf-32be")
        #expect(
            Charset.decode([0xEF, 0xBB, 0xBF] + Array(text.utf8), contentType: "text/xml; charset=gbk", isHTML: false)
                .text == text)
    }

    @Test func replacesWhatMeansNothing() {
        let result = Charset.decode(
            Array("алма".utf8) + [0xFF] + Array("алма".utf8), contentType: "text/plain; charset=utf-8", isHTML: false)
        #expect(result.text == "алма\u{FFFD}алма")
        #expect(result.warnings == ["1 byte is not utf-8 and was replaced"])
        #expect(Charset.decode([], contentType: nil, isHTML: true).text.isEmpty)
    }

    @Test(arguments: [
        ("<p>One &amp; two</p><p>Three<br>four</p>", "One & two\n\nThree\nfour"),
        ("a<script>b</script>c <!-- d -->e", "ac e"),
        ("1 < 2 &lt;b&gt; &nbsp; x &copy &bogus;", "1 < 2 <b> x © &bogus;"), ("<ul><li>a<li>b</ul>c", "a\n\nb\n\nc"),
        ("", ""),
    ])
    func plainTexts(_ html: String, _ expected: String) { #expect(plainText(fromHTML: html) == expected) }

    @Test(arguments: [
        ("/b", "https://h.example/b"), ("b?c=1#d", "https://h.example/x/b?c=1#d"),
        ("../b/./c", "https://h.example/b/c"),
        ("../../../b", "https://h.example/b"), ("?q", "https://h.example/x/y?q"),
        ("//o.example/p", "https://o.example/p"),
        (" HTTP://A.example/ b\n", "HTTP://A.example/%20b"), ("javascript:x", nil), ("mailto:a@b", nil),
        ("http:///x", nil),
        ("data:text/html,x", nil), ("", nil),
    ])
    func links(_ reference: String, _ expected: String?) {
        #expect(FeedLink.absolute(reference, base: "https://h.example/x/y?z") == expected)
    }
}
