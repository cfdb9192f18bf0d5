/// Character references of HTML and XML: numbers, HTML 4's 252 names and XML's `apos`.
enum TextEntities {
    /// The scalar of a numeric reference. 128–159 are windows-1252's, as the HTML Standard reads them; what names no
    /// character gives nil.
    static func scalar(numbered value: UInt32) -> Unicode.Scalar? {
        if (0x80...0x9F).contains(value) { return windows1252[Int(value - 0x80)].flatMap(Unicode.Scalar.init) }
        if value < 0x20, value != 9, value != 10, value != 13 { return nil }
        return Unicode.Scalar(value)
    }

    /// Reads the reference at `index`, where a `&` stands: what it means and the index behind it. nil: no reference.
    ///
    /// The semicolon may be missing behind a number, and behind the names that HTML lets stand so (`&nbsp`, `&amp`).
    static func reference(in bytes: borrowing Span<UInt8>, at index: Int, strict: Bool) -> (Unicode.Scalar, Int)? {
        var end = index + 1
        guard end < bytes.count else { return nil }
        if bytes[end] == UInt8(ascii: "#") {
            end += 1
            guard end < bytes.count else { return nil }
            let isHex = bytes[end] | 0x20 == UInt8(ascii: "x")
            if isHex { end += 1 }
            var value: UInt32 = 0
            let from = end
            while end < bytes.count, end - from < 10, let digit = digit(bytes[end], hex: isHex) {
                value = value &* (isHex ? 16 : 10) &+ digit
                end += 1
            }
            guard end > from, end - from < 9, let scalar = scalar(numbered: value) else { return nil }
            if end < bytes.count, bytes[end] == UInt8(ascii: ";") { end += 1 }
            return (scalar, end)
        }
        if let scalar = markupSign(in: bytes, at: end) { return scalar }
        var key: UInt64 = 0
        let from = end
        while end < bytes.count, end - from < PackedNames.limit {
            let code = PackedNames.code(bytes[end])
            if code == 0 { break }
            key = key << 6 | code
            end += 1
        }
        guard end > from else { return nil }
        let hasSemicolon = end < bytes.count && bytes[end] == UInt8(ascii: ";")
        if !hasSemicolon, strict { return nil }
        guard let value = named.value(key), hasSemicolon || value < 0x100, let scalar = Unicode.Scalar(value) else {
            return nil
        }
        return (scalar, hasSemicolon ? end + 1 : end)
    }

    /// `lt;`, `gt;` and `amp;`, which make up nearly all of a feed's references.
    private static func markupSign(in bytes: borrowing Span<UInt8>, at index: Int) -> (Unicode.Scalar, Int)? {
        guard index + 2 < bytes.count else { return nil }
        let (first, second, third) = (bytes[index], bytes[index + 1], bytes[index + 2])
        if second == UInt8(ascii: "t"), third == UInt8(ascii: ";") {
            if first == UInt8(ascii: "l") { return ("<", index + 3) }
            if first == UInt8(ascii: "g") { return (">", index + 3) }
        } else if first == UInt8(ascii: "a"), second == UInt8(ascii: "m"), third == UInt8(ascii: "p"),
            index + 3 < bytes.count, bytes[index + 3] == UInt8(ascii: ";")
        {
            return ("&", index + 4)
        }
        return nil
    }

    private static func digit(_ byte: UInt8, hex: Bool) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46 where hex: UInt32(byte - 0x41 + 10)
        case 0x61...0x66 where hex: UInt32(byte - 0x61 + 10)
        default: nil
        }
    }

    private static let windows1252: [UInt32?] = [
        0x20AC, nil, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, nil, 0x17D,
        nil,
        nil, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, nil, 0x17E,
        0x178,
    ]

    private static let named: PackedNames = {
        let words = list.split { $0 == " " || $0 == "\n" }
        return PackedNames(
            stride(from: 0, to: words.count - 1, by: 2).compactMap { index in
                UInt32(words[index + 1], radix: 16).map { (String(words[index]), $0) }
            })
    }()

    /// HTML 4.01, section 24: name and code point in hexadecimal.
    private static let list = """
        quot 22 amp 26 lt 3C gt 3E nbsp A0 iexcl A1 cent A2 pound A3 curren A4 yen A5 brvbar A6 sect A7 uml A8 copy A9
        ordf AA laquo AB not AC shy AD reg AE macr AF deg B0 plusmn B1 sup2 B2 sup3 B3 acute B4 micro B5 para B6 middot
        B7 cedil B8 sup1 B9 ordm BA raquo BB frac14 BC frac12 BD frac34 BE iquest BF Agrave C0 Aacute C1 Acirc C2 Atilde
        C3 Auml C4 Aring C5 AElig C6 Ccedil C7 Egrave C8 Eacute C9 Ecirc CA Euml CB Igrave CC Iacute CD Icirc CE Iuml CF
        ETH D0 Ntilde D1 Ograve D2 Oacute D3 Ocirc D4 Otilde D5 Ouml D6 times D7 Oslash D8 Ugrave D9 Uacute DA Ucirc DB
        Uuml DC Yacute DD THORN DE szlig DF agrave E0 aacute E1 acirc E2 atilde E3 auml E4 aring E5 aelig E6 ccedil E7
        egrave E8 eacute E9 ecirc EA euml EB igrave EC iacute ED icirc EE iuml EF eth F0 ntilde F1 ograve F2 oacute F3
        ocirc F4 otilde F5 ouml F6 divide F7 oslash F8 ugrave F9 uacute FA ucirc FB uuml FC yacute FD thorn FE yuml FF
        OElig 152 oelig 153 Scaron 160 scaron 161 Yuml 178 fnof 192 circ 2C6 tilde 2DC Alpha 391 Beta 392 Gamma 393
        Delta 394 Epsilon 395 Zeta 396 Eta 397 Theta 398 Iota 399 Kappa 39A Lambda 39B Mu 39C Nu 39D Xi 39E Omicron 39F
        Pi 3A0 Rho 3A1 Sigma 3A3 Tau 3A4 Upsilon 3A5 Phi 3A6 Chi 3A7 Psi 3A8 Omega 3A9 alpha 3B1 beta 3B2 gamma 3B3
        delta 3B4 epsilon 3B5 zeta 3B6 eta 3B7 theta 3B8 iota 3B9 kappa 3BA lambda 3BB mu 3BC nu 3BD xi 3BE omicron 3BF
        pi 3C0 rho 3C1 sigmaf 3C2 sigma 3C3 tau 3C4 upsilon 3C5 phi 3C6 chi 3C7 psi 3C8 omega 3C9 thetasym 3D1 upsih 3D2
        piv 3D6 ensp 2002 emsp 2003 thinsp 2009 zwnj 200C zwj 200D lrm 200E rlm 200F ndash 2013 mdash 2014 lsquo 2018
        rsquo 2019 sbquo 201A ldquo 201C rdquo 201D bdquo 201E dagger 2020 Dagger 2021 bull 2022 hellip 2026 permil 2030
        prime 2032 Prime 2033 lsaquo 2039 rsaquo 203A oline 203E frasl 2044 euro 20AC image 2111 weierp 2118 real 211C
        trade 2122 alefsym 2135 larr 2190 uarr 2191 rarr 2192 darr 2193 harr 2194 crarr 21B5 lArr 21D0 uArr 21D1 rArr
        21D2 dArr 21D3 hArr 21D4 forall 2200 part 2202 exist 2203 empty 2205 nabla 2207 isin 2208 notin 2209 ni 220B
        prod 220F sum 2211 minus 2212 lowast 2217 radic 221A prop 221D infin 221E ang 2220 and 2227 or 2228 cap 2229 cup
        222A int 222B there4 2234 sim 223C cong 2245 asymp 2248 ne 2260 equiv 2261 le 2264 ge 2265 sub 2282 sup 2283
        nsub 2284 sube 2286 supe 2287 oplus 2295 otimes 2297 perp 22A5 sdot 22C5 lceil 2308 rceil 2309 lfloor 230A
        rfloor 230B lang 2329 rang 232A loz 25CA spades 2660 clubs 2663 hearts 2665 diams 2666 apos 27
        """
}

extension [UInt8] {
    /// Appends a scalar as UTF-8.
    mutating func append(_ scalar: Unicode.Scalar) {
        if scalar.isASCII {
            append(UInt8(truncatingIfNeeded: scalar.value))
        } else if let units = UTF8.encode(scalar) {
            for unit in units { append(unit) }
        }
    }
}

extension String {
    /// The text of bytes that are valid UTF-8 for certain: cut at ASCII signs out of what `Charset` gave, or put together from
    /// such pieces and whole scalars. Checking every text again took a tenth of a feed's time.
    init(validUTF8 bytes: [UInt8], _ range: Range<Int>) {
        self.init(copying: unsafe UTF8Span(unchecked: bytes.span.extracting(range)))
    }
}
