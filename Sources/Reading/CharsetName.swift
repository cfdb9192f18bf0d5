import CText

/// Names of charsets, and glibc's converters for them.
enum CharsetName {
    /// The name under which a label's charset is decoded; nil for a label nobody knows. Labels fold as the Encoding
    /// Standard folds them (`iso-8859-1` is read as windows-1252, `gb2312` as gb18030), and more loosely: letter case,
    /// hyphens and dots don't count.
    static func canonical(_ label: String) -> String? {
        var flat = label.lowercased()
        flat.unicodeScalars.removeAll { " \t\"'-_:.".unicodeScalars.contains($0) }
        return labels[flat]
    }

    private static let labels = Dictionary(
        labelled.flatMap { name, labels in labels.split(separator: " ").map { (String($0), name) } },
        uniquingKeysWith: { first, _ in first })

    /// The Encoding Standard's labels (encodings.json, less its `replacement`), then those that feeds and mail use beside
    /// them, without hyphens and dots.
    private static let labelled: [(String, String)] = [
        ("utf-8", "unicode11utf8 unicode20utf8 utf8 xunicode20utf8 utf utf8mb4"),
        ("ibm866", "866 cp866 csibm866 ibm866 dos866"),
        ("iso-8859-2", "csisolatin2 iso88592 isoir101 iso885921987 l2 latin2"),
        ("iso-8859-3", "csisolatin3 iso88593 isoir109 iso885931988 l3 latin3"),
        ("iso-8859-4", "csisolatin4 iso88594 isoir110 iso885941988 l4 latin4"),
        ("iso-8859-5", "csisolatincyrillic cyrillic iso88595 isoir144 iso885951988"),
        (
            "iso-8859-6",
            """
            arabic asmo708 csiso88596e csiso88596i csisolatinarabic ecma114 iso88596 iso88596e iso88596i isoir127 \
            iso885961987
            """
        ),
        ("iso-8859-7", "csisolatingreek ecma118 elot928 greek greek8 iso88597 isoir126 iso885971987 suneugreek"),
        (
            "iso-8859-8",
            """
            csiso88598e csisolatinhebrew hebrew iso88598 iso88598e isoir138 iso885981988 visual csiso88598i \
            iso88598i logical
            """
        ),
        ("iso-8859-10", "csisolatin6 iso885910 isoir157 l6 latin6"),
        ("iso-8859-13", "iso885913"),
        ("iso-8859-14", "iso885914"),
        ("iso-8859-15", "csisolatin9 iso885915 l9"),
        ("iso-8859-16", "iso885916"),
        ("koi8-r", "cskoi8r koi koi8 koi8r"),
        ("koi8-u", "koi8ru koi8u"),
        ("macintosh", "csmacintosh mac macintosh xmacroman macroman"),
        ("windows-874", "dos874 iso885911 tis620 windows874 cp874"),
        ("windows-1250", "cp1250 windows1250 xcp1250 win1250 ms1250"),
        ("windows-1251", "cp1251 windows1251 xcp1251 win1251 ms1251"),
        (
            "windows-1252",
            """
            cp1252 cp819 csisolatin1 ibm819 iso88591 isoir100 iso885911987 l1 latin1 windows1252 xcp1252 ansi \
            win1252 ms1252
            """
        ),
        ("windows-1253", "cp1253 windows1253 xcp1253 win1253 ms1253"),
        (
            "windows-1254",
            """
            cp1254 csisolatin5 iso88599 isoir148 iso885991989 l5 latin5 windows1254 xcp1254 win1254 ms1254
            """
        ),
        ("windows-1255", "cp1255 windows1255 xcp1255 win1255 ms1255"),
        ("windows-1256", "cp1256 windows1256 xcp1256 win1256 ms1256"),
        ("windows-1257", "cp1257 windows1257 xcp1257 win1257 ms1257"),
        ("windows-1258", "cp1258 windows1258 xcp1258 win1258 ms1258"),
        ("x-mac-cyrillic", "xmaccyrillic xmacukrainian maccyrillic"),
        (
            "gb18030",
            """
            chinese csgb2312 csiso58gb231280 gb2312 gb231280 gbk isoir58 xgbk gb18030 cp936 ms936 windows936 euccn \
            xcp936
            """
        ),
        ("big5", "big5 big5hkscs cnbig5 csbig5 xxbig5 cp950 big5eten ms950"),
        ("euc-jp", "cseucpkdfmtjapanese eucjp xeucjp"),
        ("iso-2022-jp", "csiso2022jp iso2022jp"),
        ("shift_jis", "csshiftjis ms932 mskanji shiftjis sjis windows31j xsjis cp932 shiftjis2004 xmsdos932"),
        (
            "euc-kr",
            """
            cseuckr csksc56011987 euckr isoir149 korean ksc56011987 ksc56011989 ksc5601 windows949 cp949 ms949 uhc \
            xwindows949
            """
        ),
        ("utf-16be", "unicodefffe utf16be"),
        ("utf-16le", "utf16le unicodefeff"),
        ("utf-32", "utf32 ucs4 iso10646ucs4"),
        ("utf-32le", "utf32le"),
        ("utf-32be", "utf32be"),
        ("utf-16", "csunicode iso10646ucs2 ucs2 unicode utf16 iso10646"),
        ("us-ascii", "usascii ascii ansix341968 iso646us"),
        ("iso-2022-kr", "iso2022kr csiso2022kr"),
        ("hz-gb-2312", "hzgb2312 hz"),
        ("ibm855", "ibm855 cp855 855"),
        ("johab", "johab ms1361 cp1361 ksc56011992"),
        ("ptcp154", "ptcp154 pt154 csptcp154 cp154"),
        ("kz-1048", "kz1048 strk10482002 rk1048 cskz1048"),
    ]

    /// glibc's name for a canonical one of single bytes or pairs; nil for other names.
    static func iconvName(_ charset: String) -> String? {
        switch charset {
        case "gb18030": "GB18030"
        case "big5": "BIG5-HKSCS"
        case "euc-kr": "UHC"
        case "shift_jis": "CP932"
        case "euc-jp": "EUC-JP-MS"
        case "x-mac-cyrillic": "MAC-CYRILLIC"
        case "windows-874": "CP874"
        case "ptcp154": "PT154"
        case "kz-1048": "RK1048"
        case "us-ascii": "CP1252"
        case "johab", "macintosh", "koi8-r", "koi8-u", "ibm866", "ibm855": charset.uppercased()
        default:
            charset.hasPrefix("windows-")
                ? "CP" + charset.dropFirst(8) : charset.hasPrefix("iso-8859-") ? charset.uppercased() : nil
        }
    }

    static func isDoubleByte(_ charset: String) -> Bool {
        ["gb18030", "big5", "euc-kr", "shift_jis", "euc-jp", "johab"].contains(charset)
    }

    /// The leads of the pairs that are frequent: level 1 of each standard.
    static func commonLeads(_ charset: String) -> ClosedRange<UInt8> {
        switch charset {
        case "gb18030": 0xB0...0xD7
        case "big5": 0xA4...0xC6
        case "shift_jis": 0x88...0x97
        case "euc-jp": 0xB0...0xCF
        case "euc-kr": 0xB0...0xC8
        default: 0x88...0xD3
        }
    }

    /// Whether text hides behind escape sequences of plain ASCII bytes.
    static func usesEscapes(_ charset: String) -> Bool { charset.hasPrefix("iso-2022") || charset == "hz-gb-2312" }

    static func isASCIICompatible(_ charset: String) -> Bool {
        !charset.hasPrefix("utf-16") && !charset.hasPrefix("utf-32")
    }

    /// UTF-8 of bytes by one of glibc's converters; nil where it is missing.
    static func glibc(_ bytes: [UInt8], _ source: String) -> [UInt8]? {
        // Three bytes out for one in is the most that any charset here needs; 64 for a final shift sequence.
        guard bytes.count < Int.max / 4 else { return nil }
        let capacity = bytes.count * 3 + 64
        var bad = 0
        var known = true
        let out = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            let written = unsafe bytes.withUnsafeBufferPointer { input in
                unsafe copytaster_to_utf8(
                    source, input.baseAddress, input.count, buffer.baseAddress, capacity, &bad)
            }
            known = written >= 0
            count = max(0, written)
        }
        return known ? out : nil
    }
}
