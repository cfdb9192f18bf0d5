/// Guesses the charset of bytes that nobody declares, or that aren't what is declared.
///
/// Each candidate reads a sample; the reading whose letters are the likeliest wins. What makes a reading likely is told
/// by `weight`: the frequent letters of its script, capitals at the start of words, no controls, no private use.
enum CharsetDetection {
    /// Bytes of the sample: enough for letter frequencies, little enough to try two dozen charsets.
    private static let sampleSize = 16_384

    /// In order of likelihood on the web: the first of equals wins.
    private static let candidates = [
        "windows-1251", "gb18030", "windows-1252", "koi8-r", "cp932", "euc-jp", "euc-kr", "big5", "windows-1250",
        "iso-8859-2", "windows-1254", "iso-8859-5", "windows-1253", "iso-8859-7", "windows-1255", "windows-1256",
        "windows-874", "ibm866", "x-mac-cyrillic", "ibm855",
    ]

    /// UTF-16 or UTF-32 without a mark: zeros in the places where ASCII markup leaves them.
    static func wide(_ bytes: [UInt8]) -> String? {
        guard bytes.count >= 4 else { return nil }
        let (a, b, c, d) = (bytes[0] != 0, bytes[1] != 0, bytes[2] != 0, bytes[3] != 0)
        switch (a, b, c, d) {
        case (true, false, false, false): return "utf-32le"
        case (false, false, false, true): return "utf-32be"
        case (true, false, true, false): return "utf-16le"
        case (false, true, false, true): return "utf-16be"
        default: return nil
        }
    }

    /// ISO 2022 by its escape sequences.
    static func escaped(_ bytes: [UInt8]) -> String? {
        guard let escape = bytes.firstIndex(of: 0x1B) else { return nil }
        let after = Array(bytes[escape...].dropFirst().prefix(3))
        if after == Array("$)C".utf8) { return "iso-2022-kr" }
        if after.starts(with: Array("$B".utf8)) || after.starts(with: Array("$@".utf8))
            || after.starts(with: Array("(J".utf8))
        {
            return "iso-2022-jp"
        }
        return nil
    }

    /// The likeliest charset of bytes that are not UTF-8.
    static func guess(_ bytes: [UInt8]) -> String {
        let sample = sample(bytes)
        var best = ("windows-1252", -Double.infinity)
        for charset in candidates {
            guard let (utf8, bad) = CharsetName.toUTF8(sample, charset) else { continue }
            let score = score(utf8, bad: bad)
            if score > best.1 + 0.001 { best = (charset, score) }
        }
        return best.0
    }

    /// The stretches around bytes above 0x7F, cut at ASCII so that no character is halved.
    private static func sample(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(sampleSize)
        var index = 0
        while index < bytes.count, out.count < sampleSize {
            if bytes[index] < 0x80 {
                // One ASCII byte before and after keeps words apart; the rest tells nothing.
                if index + 1 < bytes.count, bytes[index + 1] >= 0x80 || (index > 0 && bytes[index - 1] >= 0x80) {
                    out.append(bytes[index])
                }
                index += 1
            } else {
                out.append(bytes[index])
                index += 1
                // The trail byte of a double-byte character may be ASCII.
                if index < bytes.count, bytes[index] < 0x80 {
                    out.append(bytes[index])
                    index += 1
                }
            }
        }
        return out
    }

    /// Mean likelihood of the characters beyond ASCII.
    private static func score(_ utf8: [UInt8], bad: Int) -> Double {
        var sum = -3.0 * Double(bad)
        var count = Double(bad)
        var previous: UInt32 = 0x20
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
            let value = scalar.value
            defer { previous = value }
            guard value >= 0x80, value != 0xFFFD else { continue }
            count += 1
            var weight = CharsetWeights.weight(value)
            let isUpper = scalar.properties.isUppercase
            if value < 0xE80 {
                // Capitals start words, or stand among capitals; Thai's vowel signs stand on a letter.
                if isUpper { weight = CharsetWeights.isLower(previous) ? -1 : weight * 0.7 }
                if CharsetWeights.isThaiSign(value), CharsetWeights.script(previous) != 6 { weight = -1 }
                let script = CharsetWeights.script(value)
                let before = CharsetWeights.script(previous)
                if script != 0, before != 0, script != before { weight -= 1 }
            }
            sum += weight
        }
        return count == 0 ? 0 : sum / count
    }
}

/// How likely a character is in running text, beyond ASCII.
enum CharsetWeights {
    /// 1 for the commonest of a script, 0 for neutral, below 0 for what prose doesn't hold.
    static func weight(_ value: UInt32) -> Double {
        if let known = common[value] { return known }
        switch value {
        case 0x80...0x9F: return -2
        case 0xA0, 0xAB, 0xBB, 0x2010...0x201F, 0x2026, 0x2116: return 0.5
        case 0xA1...0xBF: return -0.5
        case 0xC0...0xFF: return 0.45
        case 0x100...0x17F: return 0.35
        case 0x370...0x3FF: return 0.6
        case 0x400...0x45F: return 0
        case 0x460...0x52F: return -0.2
        case 0x5D0...0x5EA: return 0.8
        case 0x620...0x64A: return 0.8
        case 0x600...0x6FF: return 0.2
        case 0xE01...0xE5B: return 0.1
        case 0x2500...0x25FF: return -1
        case 0x3001, 0x3002, 0x300C, 0x300D, 0xFF0C, 0xFF01, 0xFF1A: return 0.9
        case 0x3000...0x303F, 0xFF00...0xFF5E: return 0.4
        case 0x3041...0x3096: return 0.95
        case 0x30A0...0x30FF: return 0.75
        case 0x4E00...0x9FFF: return 0.15
        case 0xAC00...0xD7A3: return 0.35
        case 0xFF61...0xFF9F: return -0.6
        case 0xE000...0xF8FF: return -2
        case 0x3400...0x4DBF, 0x20000...0x2FFFF: return -0.8
        default: return -0.3
        }
    }

    static func isThaiSign(_ value: UInt32) -> Bool {
        value == 0xE31 || (0xE34...0xE3A).contains(value) || (0xE47...0xE4E).contains(value)
    }

    static func isLower(_ value: UInt32) -> Bool {
        Unicode.Scalar(value)?.properties.isLowercase ?? false
    }

    /// 1 Latin, 2 Greek, 3 Cyrillic, 4 Hebrew, 5 Arabic, 6 Thai, 0 others.
    static func script(_ value: UInt32) -> Int {
        switch value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F: 1
        case 0x370...0x3FF: 2
        case 0x400...0x52F: 3
        case 0x590...0x5FF: 4
        case 0x600...0x6FF: 5
        case 0xE01...0xE5B: 6
        default: 0
        }
    }

    private static let common: [UInt32: Double] = {
        var table: [UInt32: Double] = [:]
        func add(_ text: String, from first: Double, to last: Double, capitals: Bool = false) {
            let scalars = Array(text.unicodeScalars)
            for (index, scalar) in scalars.enumerated() {
                let weight = first + (last - first) * Double(index) / Double(max(1, scalars.count - 1))
                table[scalar.value] = weight
                if capitals {
                    for upper in scalar.properties.uppercaseMapping.unicodeScalars { table[upper.value] = weight * 0.8 }
                }
            }
        }
        // Russian letters by frequency; then those of its neighbours.
        add("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", from: 1, to: 0.25, capitals: true)
        add("әғқңөұүһіїєґў", from: 0.4, to: 0.2, capitals: true)
        add("αοιετνσηρκπυλμγδέίόάήςύωώθβφχ", from: 1, to: 0.5, capitals: true)
        // Western and central European letters by frequency.
        add("éèàüöäáóíçñãêâåøúõßëîôùûæïœ", from: 0.75, to: 0.5, capitals: true)
        add("ığşšěřžčůőűąęłńśźżćťňľýăđţ", from: 0.85, to: 0.4, capitals: true)
        add("İ", from: 0.7, to: 0.7)
        add("านรกเงมอยลวดทส่ต้ะัีิปบคหแจพุ์ชขใไูโ", from: 0.95, to: 0.6)
        // The commonest characters of Chinese, simplified and traditional, and of Japanese text.
        add(
            "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联",
            from: 1, to: 0.6)
        add(
            "這來國個到說們為時會過學對裡後沒於發當無開見經頭長從動兩樣現將與進實點種聲話問機給幾業間電東氣關並內產萬體別處總場師書員華報馬張難數車應計親務記邊風戰許覺題統請愛讓認論義術結資隊帶條變聯", from: 0.95,
            to: 0.7)
        add("이다는에의을가고하지한은로도를기사어자들리그서나해대인시게있아일스정", from: 1, to: 0.7)
        return table
    }()
}
