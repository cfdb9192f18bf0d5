import Foundation
import Testing

@testable import Reading

/// A text in an old charset, by glibc; nil where it can't be written so.
private func iconvEncoded(_ text: String, _ charset: String) -> [UInt8]? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["iconv", "-f", "UTF-8", "-t", charset]
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (input, output)
    guard (try? process.run()) != nil else { return nil }
    try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try? input.fileHandleForWriting.close()
    let bytes = (try? output.fileHandleForReading.readToEnd()) ?? nil
    process.waitUntilExit()
    return process.terminationStatus == 0 ? bytes.map(Array.init) : nil
}

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

    /// Sentences of our own in the charsets that nobody declares; each is told by its letters alone.
    @Test(arguments: [
        ("windows-1251", "CP1251", "На площади собрались жители окрестных сёл, требуя встречи с акимом области."),
        ("koi8-r", "KOI8-R", "На площади собрались жители окрестных сёл, требуя встречи с акимом области."),
        ("ibm866", "CP866", "На площади собрались жители окрестных сёл, требуя встречи с акимом области."),
        ("iso-8859-5", "ISO-8859-5", "На площади собрались жители окрестных сёл, требуя встречи с акимом области."),
        ("koi8-u", "KOI8-U", "На площі зібралися мешканці навколишніх сіл і вимагали зустрічі з її головою."),
        ("kz-1048", "RK1048", "Алаңға жиналған тұрғындар облыс әкімімен кездесуді талап етті, бірақ ешкім шықпады."),
        ("windows-1250", "CP1250", "Na náměstí se sešli obyvatelé okolních vesnic a žádali setkání s představiteli."),
        ("windows-1252", "CP1252", "Des habitants se sont réunis à côté de la mairie où l’on n’avait rien préparé."),
        (
            "windows-1254", "CP1254",
            "Meydanda toplanan köylüler valiyle görüşmek istediklerini söylediler, ışıklar söndü."
        ),
        ("windows-1253", "CP1253", "Οι κάτοικοι των γύρω χωριών συγκεντρώθηκαν στην πλατεία το Σάββατο."),
        ("windows-1255", "CP1255", "תושבי הכפרים התאספו בכיכר ודרשו להיפגש עם ראש המחוז"),
        ("windows-1256", "CP1256", "تجمع سكان القرى المجاورة في الساحة وطالبوا بلقاء رئيس المنطقة"),
        ("windows-874", "CP874", "ชาวบ้านจากหมู่บ้านใกล้เคียงรวมตัวกันที่จัตุรัสเมื่อวันเสาร์"),
        ("gb18030", "GB18030", "周六，附近村庄的居民聚集在广场上，要求与州长见面。"),
        ("big5", "BIG5", "週六，附近村莊的居民聚集在廣場上，要求與州長見面。"),
        ("euc-kr", "EUC-KR", "토요일에 인근 마을 주민들이 광장에 모여 주지사와의 면담을 요구했다."),
        ("shift_jis", "SHIFT_JIS", "土曜日、近くの村の住民が広場に集まり、知事との面会を求めた。"),
        ("euc-jp", "EUC-JP", "土曜日、近くの村の住民が広場に集まり、知事との面会を求めた。"),
        ("iso-2022-jp", "ISO-2022-JP", "土曜日、近くの村の住民が広場に集まり、知事との面会を求めた。"),
        ("utf-16le", "UTF-16LE", "周六附近村庄的居民聚集在广场上要求与州长见面"),
        ("utf-16be", "UTF-16BE", "土曜日、近くの村の住民が広場に集まり、知事との面会を求めた。"),
        ("utf-32le", "UTF-32LE", "На площади собрались жители окрестных сёл."),
    ]) func detects(_ expected: String, _ iconv: String, _ text: String) throws {
        let bytes = try #require(iconvEncoded(text, iconv))
        let result = Charset.decode(bytes, contentType: nil, isHTML: false)
        #expect(result.text == text)
        #expect(result.encoding == expected)
    }

    /// Cyrillic under a server's Latin default, and one Cyrillic table under another's name.
    @Test func overrulesWhatMakesNoWords() throws {
        let text = String(repeating: Self.russian + " ", count: 2)
        for (iconv, label) in [("CP1251", "iso-8859-1"), ("KOI8-R", "windows-1251"), ("CP1251", "koi8-r")] {
            let result = Charset.decode(
                try #require(iconvEncoded(text, iconv)), contentType: "text/html; charset=\(label)", isHTML: true)
            #expect(result.text == text)
            #expect(result.warnings.count == 1)
        }
        // Bulgarian, French and a list of names stay what they are said to be.
        for (iconv, label, text) in [
            (
                "CP1251", "windows-1251",
                "Жителите на околните села се събраха на площада и поискаха среща с кмета на града."
            ),
            (
                "CP1252", "iso-8859-1",
                "Déçus, les élèves éméchés ont été hués à l'entrée où l'on célébrait l'été à côté; âgée, Zoë."
            ),
            (
                "CP1250", "windows-1250",
                "Žluťoučký kůň úpěl ďábelské ódy, příšerně žluťoučký kůň úpěl ďábelské ódy, příšerně."
            ),
        ] {
            let result = Charset.decode(
                try #require(iconvEncoded(text, iconv)), contentType: "text/html; charset=\(label)", isHTML: true)
            #expect(result.text == text)
            #expect(result.warnings.isEmpty)
        }
    }

    @Test(arguments: [
        ("<!-- <meta charset=koi8-r> --><meta charset='windows-1251'>", "windows-1251"),
        (
            "<meta name=description content='charset=koi8-r'><META CONTENT=\"text/html; charset=windows-1251\" HTTP-EQUIV=refresh>",
            "windows-1251"
        ),
        ("<meta\ncharset = windows-1251 />", "windows-1251"), ("<title>charset=koi8-r</title>", "windows-1251"),
        ("<meta charset=koi8-r><meta charset=windows-1251>", "koi8-r"), ("<meta charset=", "windows-1251"),
    ]) func findsTheMetaTag(_ head: String, _ expected: String) {
        let body = Self.windows1251(Self.russian)
        let bytes = expected == "koi8-r" ? Self.koi8(Self.russian) : body
        #expect(Charset.decode(Array(head.utf8) + bytes, contentType: nil, isHTML: true).encoding == expected)
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
