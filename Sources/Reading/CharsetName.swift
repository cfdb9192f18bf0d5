import CText

/// Names of charsets, and glibc's converters for them.
enum CharsetName {
    /// The name under which a label's charset is decoded; nil for a label nobody knows. Labels fold as the Encoding
    /// Standard folds them (`iso-8859-1` is read as windows-1252, `gb2312` as gb18030, `shift_jis` as cp932).
    static func canonical(_ label: String) -> String? {
        let name = label.lowercased().filter { $0 != " " && $0 != "\"" && $0 != "'" }
        if let known = labels[name] { return known }
        let flat = name.filter { $0 != "-" && $0 != "_" && $0 != ":" && $0 != "." }
        if let known = flatLabels[flat] { return known }
        if flat.hasPrefix("iso8859"), let part = Int(flat.dropFirst(7).prefix(2)), (2...16).contains(part), part != 12 {
            return part == 9 ? "windows-1254" : part == 11 ? "windows-874" : "iso-8859-\(part)"
        }
        for prefix in ["windows", "xcp", "cp", "ms", "win"] where flat.hasPrefix(prefix) {
            if let page = Int(flat.dropFirst(prefix.count)), (1250...1258).contains(page) { return "windows-\(page)" }
        }
        return nil
    }

    private static let labels: [String: String] = [
        "utf-8": "utf-8", "utf8": "utf-8", "utf-16": "utf-16", "utf-32": "utf-32",
    ]

    private static let flatLabels: [String: String] = [
        "utf8": "utf-8", "unicode11utf8": "utf-8", "xunicode20utf8": "utf-8", "utf8mb4": "utf-8", "utf": "utf-8",
        "utf16": "utf-16", "utf16le": "utf-16le", "utf16be": "utf-16be", "ucs2": "utf-16", "iso10646ucs2": "utf-16",
        "unicode": "utf-16", "utf32": "utf-32", "utf32le": "utf-32le", "utf32be": "utf-32be", "ucs4": "utf-32",
        "usascii": "us-ascii", "ascii": "us-ascii", "ansix341968": "us-ascii", "iso646us": "us-ascii",
        "iso88591": "windows-1252", "latin1": "windows-1252", "l1": "windows-1252", "ansi": "windows-1252",
        "latin2": "iso-8859-2", "latin5": "windows-1254", "iso88598i": "iso-8859-8", "cyrillic": "iso-8859-5",
        "koi8": "koi8-r", "koi8r": "koi8-r", "koi8u": "koi8-u", "koi8ru": "koi8-u",
        "ibm866": "ibm866", "cp866": "ibm866", "dos866": "ibm866", "866": "ibm866", "ibm855": "ibm855",
        "cp855": "ibm855",
        "maccyrillic": "x-mac-cyrillic", "xmaccyrillic": "x-mac-cyrillic", "xmacukrainian": "x-mac-cyrillic",
        "macintosh": "macintosh", "xmacroman": "macintosh", "mac": "macintosh",
        "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "xgbk": "gb18030", "cp936": "gb18030",
        "ms936": "gb18030", "windows936": "gb18030", "chinese": "gb18030", "csgb2312": "gb18030", "euccn": "gb18030",
        "gb231280": "gb18030", "hzgb2312": "hz-gb-2312", "hz": "hz-gb-2312",
        "big5": "big5", "big5hkscs": "big5", "xxbig5": "big5", "cnbig5": "big5", "big5eten": "big5", "cp950": "big5",
        "euckr": "euc-kr", "ksc56011987": "euc-kr", "ksc5601": "euc-kr", "korean": "euc-kr", "windows949": "euc-kr",
        "cp949": "euc-kr", "ms949": "euc-kr", "uhc": "euc-kr", "johab": "johab", "iso2022kr": "iso-2022-kr",
        "shiftjis": "cp932", "sjis": "cp932", "xsjis": "cp932", "mskanji": "cp932", "windows31j": "cp932",
        "cp932": "cp932", "ms932": "cp932", "shiftjis2004": "cp932",
        "eucjp": "euc-jp", "xeucjp": "euc-jp", "ujis": "euc-jp", "iso2022jp": "iso-2022-jp",
        "tis620": "windows-874", "dos874": "windows-874", "windows874": "windows-874", "cp874": "windows-874",
        "ptcp154": "ptcp154", "pt154": "ptcp154", "csptcp154": "ptcp154", "cp154": "ptcp154", "kz1048": "kz-1048",
        "strk10482002": "kz-1048", "rk1048": "kz-1048",
    ]

    /// glibc's name for a canonical one.
    private static func iconvName(_ charset: String) -> String {
        switch charset {
        case "gb18030": "GB18030"
        case "big5": "BIG5-HKSCS"
        case "euc-kr": "UHC"
        case "cp932": "CP932"
        case "euc-jp": "EUC-JP-MS"
        case "x-mac-cyrillic": "MAC-CYRILLIC"
        case "hz-gb-2312": "GB2312"
        case "windows-874": "CP874"
        case "ptcp154": "PT154"
        case "kz-1048": "RK1048"
        case "us-ascii": "CP1252"
        default: charset.hasPrefix("windows-") ? "CP" + charset.dropFirst(8) : charset.uppercased()
        }
    }

    static func isDoubleByte(_ charset: String) -> Bool {
        ["gb18030", "big5", "euc-kr", "cp932", "euc-jp", "johab"].contains(charset)
    }

    /// Whether text hides behind escape sequences of plain ASCII bytes.
    static func usesEscapes(_ charset: String) -> Bool { charset.hasPrefix("iso-2022") || charset == "hz-gb-2312" }

    static func isASCIICompatible(_ charset: String) -> Bool {
        !charset.hasPrefix("utf-16") && !charset.hasPrefix("utf-32")
    }

    /// UTF-8 and the number of bytes that meant nothing; nil where glibc has no such converter.
    static func toUTF8(_ bytes: [UInt8], _ charset: String) -> (bytes: [UInt8], bad: Int)? {
        // Three bytes out for one in is the most that any charset here needs; 64 for a final shift sequence.
        guard bytes.count < Int.max / 4 else { return nil }
        let capacity = bytes.count * 3 + 64
        var bad = 0
        var known = true
        let out = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            let written = unsafe bytes.withUnsafeBufferPointer { input in
                unsafe copytaster_to_utf8(
                    iconvName(charset), input.baseAddress, input.count, buffer.baseAddress, capacity, &bad)
            }
            known = written >= 0
            count = max(0, written)
        }
        return known ? (out, bad) : nil
    }
}

/// What kind of UTF-8 some bytes are, counted in one pass.
struct UTF8Count {
    /// Sequences of two bytes and more.
    private(set) var multibyte = 0
    /// Of those, of three and four bytes.
    private(set) var longer = 0
    /// Bytes that belong to no sequence; one cut off at the very end isn't counted.
    private(set) var invalid = 0
    /// Bytes above 0x7F.
    private(set) var high = 0

    init(_ bytes: [UInt8]) {
        let span = bytes.span
        let count = span.count
        var index = 0
        while index < count {
            let byte = span[index]
            if byte < 0x80 {
                index = bytes.endOfASCII(from: index)
                continue
            }
            high += 1
            let length: Int
            var low: UInt8 = 0x80
            var top: UInt8 = 0xBF
            switch byte {
            case 0xC2...0xDF: length = 2
            case 0xE0: (length, low) = (3, 0xA0)
            case 0xED: (length, top) = (3, 0x9F)
            case 0xE1...0xEF: length = 3
            case 0xF0: (length, low) = (4, 0x90)
            case 0xF1...0xF3: length = 4
            case 0xF4: (length, top) = (4, 0x8F)
            default: length = 0
            }
            var have = 1
            while have < length, index + have < count {
                let next = span[index + have]
                guard next >= (have == 1 ? low : 0x80), next <= (have == 1 ? top : 0xBF) else { break }
                have += 1
            }
            if length > 0, have == length {
                multibyte += 1
                high += length - 1
                if length > 2 { longer += 1 }
                index += length
            } else if length > 0, index + have == count, multibyte > 0 {
                index = count
            } else {
                invalid += 1
                index += 1
            }
        }
    }
}
