import Testing

@testable import Reading

/// Bytes against what the Encoding Standard makes of them.
@Suite struct CharsetTableTests {
    @Test(
        arguments: [
            ("windows-1252", [0x80, 0x81, 0xE9], "€\u{81}é"), ("koi8-u", [0xAE, 0xA4], "ўє"),
            ("x-mac-cyrillic", [0xDF, 0xFF, 0x80], "я€А"), ("macintosh", [0xC6, 0x8E], "∆é"),
            ("windows-874", [0xA1, 0x95, 0x99], "ก•\u{99}"), ("iso-8859-7", [0xE1, 0xFF], "α\u{FFFD}"),
            // Hebrew points stay apart from their letters.
            ("windows-1255", [0xF9, 0xD1, 0xCC], "ש\u{5C1}\u{5BC}"),
            ("kz-1048", [0x8D, 0x9D, 0xE0], "Ққа"), ("ptcp154", [0x80, 0xE0], "Җа"),
            ("shift_jis", [0x81, 0x60, 0xB1, 0xFA, 0x40, 0x83, 0x41], "～ｱⅰア"),
            ("euc-jp", [0xA1, 0xC1, 0x8E, 0xB1, 0x8F, 0xB0, 0xA1, 0xFC, 0xF1], "～ｱ丂ⅰ"),
            ("big5", [0xA1, 0xFE, 0xA3, 0xE1, 0x88, 0x62, 0xA4, 0xA4, 0x87, 0x42], "／€Ê\u{304}中䘃"),
            ("euc-kr", [0xB0, 0xA1, 0x81, 0x41], "가갂"), ("johab", [0x88, 0x61], "가"),
            ("gb18030", [0x80, 0xA8, 0xBC, 0xA3, 0xA0, 0xFE, 0x51], "€ḿ\u{3000}\u{E816}"),
            ("gb18030", [0x81, 0x35, 0xF4, 0x37, 0x82, 0x35, 0x8F, 0x33, 0x95, 0x32, 0x82, 0x36], "\u{E7C7}\u{9FA6}𠀀"),
            // What means nothing gives its ASCII second byte back.
            ("big5", [0x80, 0xF9, 0x3C, 0x62], "\u{FFFD}\u{FFFD}<b"),
            ("shift_jis", [0x81, 0x20, 0xA0], "\u{FFFD} \u{FFFD}"),
            ("euc-kr", [0xC9, 0x41, 0xC9], "\u{FFFD}A\u{FFFD}"), ("gb18030", [0x81, 0x30, 0x81], "\u{FFFD}0\u{FFFD}"),
            ("euc-jp", [0x8F, 0xA1, 0x3C, 0xFF], "\u{FFFD}<\u{FFFD}"),
            ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x24, 0x22, 0x1B, 0x28, 0x42, 0x61, 0x1B, 0x28, 0x49, 0x31], "あaｱ"),
            ("iso-2022-kr", [0x1B, 0x24, 0x29, 0x43, 0x0E, 0x30, 0x21, 0x0F, 0x61], "가a"),
            ("hz-gb-2312", [0x7E, 0x7B, 0x56, 0x50, 0x7E, 0x7D, 0x61], "中a"),
            ("utf-16le", [0x34, 0xD8, 0x1E, 0xDD, 0x00, 0xD8, 0x61, 0x00], "𝄞\u{FFFD}a"),
            ("utf-16be", [0xDC, 0x00, 0x04, 0x10, 0x61], "\u{FFFD}А\u{FFFD}"),
            ("utf-32be", [0, 1, 0xD1, 0x1E, 0, 0x11, 0, 0], "𝄞\u{FFFD}"),
        ] as [(String, [UInt8], String)])
    func reads(_ charset: String, _ bytes: [UInt8], _ expected: String) throws {
        let result = try #require(CharsetDecoder.utf8(bytes, charset))
        #expect(String(decoding: result.bytes, as: UTF8.self).unicodeScalars.elementsEqual(expected.unicodeScalars))
        #expect(result.bad == expected.unicodeScalars.count { $0 == "\u{FFFD}" })
    }

    /// Any bytes give valid UTF-8, in every charset that has a name, and never end the program.
    @Test(arguments: [
        "windows-1251", "gb18030", "big5", "euc-kr", "johab", "shift_jis", "euc-jp", "iso-2022-jp", "iso-2022-kr",
        "hz-gb-2312", "utf-16le", "utf-16be", "utf-32le", "utf-32be", "utf-8",
    ])
    func readsAnyBytes(_ charset: String) throws {
        var state: UInt64 = 1
        for length in 0..<200 {
            let bytes = (0..<length).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 56)
            }
            let result = try #require(CharsetDecoder.utf8(bytes, charset))
            #expect(String(validating: result.bytes, as: UTF8.self) != nil)
        }
    }

    /// Labels of the Encoding Standard, and near misses.
    @Test(arguments: [
        ("UTF8", "utf-8"), ("unicode-1-1-utf-8", "utf-8"), ("ISO_8859-1:1987", "windows-1252"),
        ("latin1", "windows-1252"),
        ("us-ascii", "us-ascii"), ("ISO-8859-9", "windows-1254"), ("iso-8859-11", "windows-874"), ("l6", "iso-8859-10"),
        ("csISOLatinCyrillic", "iso-8859-5"), ("x-cp1251", "windows-1251"), ("win-1251", "windows-1251"),
        ("KOI8-RU", "koi8-u"), ("gb_2312-80", "gb18030"), ("GBK", "gb18030"), ("big5-hkscs", "big5"),
        ("ks_c_5601-1987", "euc-kr"), ("Shift_JIS", "shift_jis"), ("windows-31j", "shift_jis"), ("x-euc-jp", "euc-jp"),
        ("logical", "iso-8859-8"), ("sun_eu_greek", "iso-8859-7"), ("unicodeFFFE", "utf-16be"), ("866", "ibm866"),
        ("x-mac-ukrainian", "x-mac-cyrillic"), ("tis-620", "windows-874"), ("none-such", nil), ("", nil),
    ])
    func namesLabels(_ label: String, _ expected: String?) { #expect(CharsetName.canonical(label) == expected) }
}
