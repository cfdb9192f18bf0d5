import Foundation

/// Guesses the charset of bytes that nobody declares, or that aren't what is declared.
///
/// Each candidate reads a sample, and the reading that its languages make likeliest wins: the sum of log probabilities of
/// what stands there, by the letters of the language (`CharsetLanguages`), by where capitals stand, and by what
/// letters, signs and controls keep company with.
enum CharsetDetection {
    /// Bytes of the sample: enough for letter frequencies, little enough to try two dozen charsets.
    private static let sampleSize = 8192

    /// A charset with the languages written in it, and the log of how much rarer it is on the web than windows-1252.
    private struct Candidate {
        var charset: String
        var prior: Double
        var languages: [String]
    }

    /// In order of likelihood on the web: the first of equals wins.
    private static let candidates: [Candidate] = [
        Candidate(charset: "windows-1252", prior: 0, languages: CharsetLanguages.western),
        Candidate(charset: "windows-1251", prior: 0, languages: ["ru", "bg", "uk", "be", "sr", "mk"]),
        Candidate(charset: "gb18030", prior: 0, languages: ["zh"]),
        Candidate(charset: "shift_jis", prior: 0, languages: ["ja"]),
        Candidate(charset: "euc-jp", prior: 0, languages: ["ja"]),
        Candidate(charset: "euc-kr", prior: 0, languages: ["ko"]),
        Candidate(charset: "big5", prior: 0, languages: ["zh-Hant"]),
        Candidate(charset: "windows-1250", prior: -1, languages: CharsetLanguages.central),
        Candidate(charset: "iso-8859-2", prior: -1, languages: CharsetLanguages.central),
        Candidate(charset: "windows-1254", prior: -1, languages: ["tr"]),
        Candidate(charset: "koi8-r", prior: -2, languages: ["ru"]),
        Candidate(charset: "windows-1253", prior: -1, languages: ["el"]),
        Candidate(charset: "iso-8859-7", prior: -1, languages: ["el"]),
        Candidate(charset: "windows-1255", prior: -1, languages: ["he"]),
        Candidate(charset: "windows-1256", prior: -1, languages: ["ar", "fa"]),
        Candidate(charset: "windows-874", prior: -1, languages: ["th"]),
        Candidate(charset: "windows-1257", prior: -2, languages: ["lt", "lv", "et"]),
        Candidate(charset: "koi8-u", prior: -3, languages: ["uk"]),
        Candidate(charset: "iso-8859-5", prior: -4, languages: ["ru", "bg", "sr", "mk"]),
        Candidate(charset: "kz-1048", prior: -4, languages: ["kk"]),
        Candidate(charset: "ptcp154", prior: -5, languages: ["kk"]),
        Candidate(charset: "iso-8859-6", prior: -4, languages: ["ar"]),
        Candidate(charset: "iso-8859-4", prior: -6, languages: ["lt", "lv", "et"]),
        Candidate(charset: "ibm866", prior: -5, languages: ["ru"]),
        Candidate(charset: "x-mac-cyrillic", prior: -6, languages: ["ru", "bg", "uk"]),
        Candidate(charset: "ibm855", prior: -8, languages: ["ru", "bg"]),
        Candidate(charset: "macintosh", prior: -8, languages: ["fr", "de", "es", "it", "pt", "sv"]),
        Candidate(charset: "johab", prior: -8, languages: ["ko"]),
    ]

    /// The likeliest charset of bytes that are not UTF-8.
    static func guess(_ bytes: [UInt8]) -> String {
        if let wide = wide(bytes) { return wide }
        let sample = sample(bytes)
        var best = ("windows-1252", -Double.infinity)
        for candidate in candidates {
            let score = likelihood(sample, candidate)
            if score > best.1 { best = (candidate.charset, score) }
        }
        return best.0
    }

    /// UTF-16 of a Chinese, Japanese or Korean text without any ASCII in it, by its frequent characters: a third of a text
    /// are among the hundred commonest, while a wrong reading scatters over all the planes.
    private static func wide(_ bytes: [UInt8]) -> String? {
        let count = min(bytes.count, 2048) & ~1
        guard count >= 16 else { return nil }
        for (charset, high) in [("utf-16le", 1), ("utf-16be", 0)] {
            var known = 0
            for index in stride(from: 0, to: count, by: 2) {
                let value = UInt32(bytes[index + high]) << 8 | UInt32(bytes[index + 1 - high])
                if value >= 0x3000, CharsetLanguages.isFrequentEastern(value) { known += 1 }
            }
            if known * 5 > count { return charset }
        }
        return nil
    }

    /// What the bytes are where they can't be what a declaration of single bytes says, nil where they may be: another
    /// reading is likelier by a factor of e a character, over at least 40 of them. A wrong table makes words of
    /// letters that no language puts together; another language in the right one stays far from that.
    static func contradiction(_ bytes: [UInt8], declared: String) -> String? {
        let sample = sample(bytes)
        let count = sample.reduce(0) { $1 >= 0x80 ? $0 + 1 : $0 }
        guard count >= 40 else { return nil }
        var own = -Double.infinity
        var best = ("", -Double.infinity)
        let languages = candidates.first { $0.charset == declared }?.languages
        if languages == nil {
            // A rare charset: whatever of all languages fits it best.
            let all = Array(Set(candidates.flatMap(\.languages)))
            own = likelihood(sample, Candidate(charset: declared, prior: 0, languages: all))
        }
        for candidate in candidates {
            let score = likelihood(sample, candidate)
            if candidate.charset == declared { own = score }
            if score > best.1 { best = (candidate.charset, score) }
        }
        return best.1 - own > Double(count) ? best.0 : nil
    }

    /// The stretches around bytes above 0x7F, cut at ASCII so that no character is halved.
    private static func sample(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(sampleSize + 4)
        var index = 0
        while index < bytes.count, out.count < sampleSize {
            if bytes[index] < 0x80 {
                let end = bytes.endOfASCII(from: index)
                // One ASCII byte before and after keeps words apart, and may be the second of a pair; the rest tells nothing.
                if index > 0 { out.append(bytes[index]) }
                if end < bytes.count, end - 1 > index || index == 0 { out.append(bytes[end - 1]) }
                index = end
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out
    }

    // MARK: Likelihood

    /// What a character is to its neighbours.
    private enum Kind: Int {
        case boundary, digit, asciiLower, asciiUpper, latinLower, latinUpper, lower, upper, caseless, attached, sign,
            mark,
            odd, control
    }
    private static let kinds = 14

    private static func likelihood(_ sample: [UInt8], _ candidate: Candidate) -> Double {
        guard let table = CharsetTable.named(candidate.charset) else { return -.infinity }
        return candidate.prior
            + (CharsetName.isDoubleByte(candidate.charset)
                ? pairs(sample, table, candidate) : singles(sample, table, candidate.languages))
    }

    /// Single bytes: how often each stands there, and how often each kind follows each.
    private static func singles(_ sample: [UInt8], _ table: CharsetTable, _ languages: [String]) -> Double {
        var values = [UInt32](repeating: 0, count: 256)
        var kind = [Kind](repeating: .boundary, count: 256)
        for byte in 0..<256 {
            values[byte] = byte < 0x80 ? UInt32(byte) : table.read([UInt8(byte)], at: 0).value
            kind[byte] = Self.kind(values[byte])
        }
        var counts = [Int](repeating: 0, count: 256)
        var following = [Int](repeating: 0, count: kinds * kinds)
        var previous = Kind.boundary
        for byte in sample {
            counts[Int(byte)] += 1
            let next = kind[Int(byte)]
            following[previous.rawValue * kinds + next.rawValue] += 1
            previous = next
        }
        var company = 0.0
        for before in 0..<kinds {
            for after in 0..<kinds where following[before * kinds + after] > 0 {
                guard let first = Kind(rawValue: before), let second = Kind(rawValue: after) else { continue }
                company += Double(following[before * kinds + after]) * cost(second, after: first)
            }
        }
        var best = -Double.infinity
        for language in languages {
            guard let letters = CharsetLanguages.letters[language] else { continue }
            var sum = 0.0
            for byte in 0..<256 where counts[byte] > 0 {
                sum += Double(counts[byte]) * weight(values[byte], kind[byte], letters)
            }
            best = max(best, sum)
        }
        return best + company
    }

    private static func weight(_ value: UInt32, _ kind: Kind, _ letters: CharsetLanguages.Letters) -> Double {
        switch kind {
        case .boundary, .digit: 0
        case .asciiLower, .asciiUpper: asciiLetter
        case .sign: -4.5
        case .mark: -6
        case .odd: -9
        case .control: -13
        default: letters.weight(value)
        }
    }

    /// An ASCII letter: the mean log probability of letters in European text.
    private static let asciiLetter = -2.8

    /// The log probability of a kind after another, as far as it differs between right and wrong readings.
    private static func cost(_ next: Kind, after previous: Kind) -> Double {
        switch (previous, next) {
        // Capitals begin words or stand among capitals.
        case (.lower, .upper), (.asciiLower, .latinUpper), (.latinLower, .latinUpper): -5
        case (.latinLower, .asciiUpper): -4
        case (.boundary, .upper), (.boundary, .latinUpper), (.sign, .upper): -1.6
        case (.upper, .upper): -1
        case (.upper, .lower), (.boundary, .lower): -0.2
        // Two scripts in one word.
        case (.asciiLower, .lower), (.asciiUpper, .lower), (.asciiLower, .upper), (.asciiUpper, .upper),
            (.lower, .asciiLower), (.upper, .asciiLower), (.lower, .asciiUpper), (.upper, .asciiUpper),
            (.asciiLower, .caseless), (.asciiUpper, .caseless), (.caseless, .asciiLower), (.caseless, .asciiUpper):
            -5
        // Marks stand on letters.
        case (.boundary, .attached), (.sign, .attached), (.asciiLower, .attached), (.asciiUpper, .attached): -7
        // Numbers stand apart from letters.
        case (.digit, .lower), (.digit, .upper), (.digit, .latinLower), (.digit, .latinUpper), (.digit, .caseless),
            (.lower, .digit), (.upper, .digit), (.latinLower, .digit), (.latinUpper, .digit), (.caseless, .digit):
            -3
        // Letters with marks seldom stand side by side.
        case (.latinLower, .latinLower), (.latinUpper, .latinUpper): -0.7
        case (.latinUpper, .latinLower): -0.7
        case (.lower, .sign), (.latinLower, .sign): -0.5
        default: 0
        }
    }

    private static func kind(_ value: UInt32) -> Kind {
        switch value {
        case 0x61...0x7A: return .asciiLower
        case 0x41...0x5A: return .asciiUpper
        case 0x30...0x39: return .digit
        case 0..<0x80: return .boundary
        case 0xA0, 0xAB, 0xBB, 0x2010...0x201F, 0x2026, 0x2116, 0xB7, 0x2022, 0xA9, 0xAE, 0xB0, 0x20AC, 0x2122, 0x60C,
            0x61B, 0x61F:
            return .sign
        case 0xA3, 0xA5, 0xA7, 0xB1...0xB3, 0xB5, 0xBC...0xBF, 0xA1, 0xBA, 0xAA, 0xD7: return .mark
        case 0xE31, 0xE34...0xE3A, 0xE47...0xE4E, 0x5B0...0x5C2, 0x64B...0x652, 0x300...0x36F: return .attached
        case 0xC0...0x24F, 0x1E00...0x1EFF:
            guard let properties = Unicode.Scalar(value)?.properties, properties.isAlphabetic else { return .odd }
            return properties.isUppercase ? .latinUpper : .latinLower
        case 0x370...0x52F:
            return Unicode.Scalar(value)?.properties.isUppercase == true ? .upper : .lower
        case 0x5D0...0x5EA, 0x620...0x6D3, 0xE01...0xE5B: return .caseless
        case 0x80...0x9F, 0xE000...0xF8FF: return .control
        case CharsetTable.nothing: return .control
        default: return .odd
        }
    }

    /// Pairs: each character by how frequent it is in its language.
    private static func pairs(_ sample: [UInt8], _ table: CharsetTable, _ candidate: Candidate) -> Double {
        guard let language = candidate.languages.first, let ranks = CharsetLanguages.eastern[language] else {
            return -.infinity
        }
        let common = CharsetName.commonLeads(candidate.charset)
        var sum = 0.0
        var index = 0
        while index < sample.count {
            let byte = sample[index]
            if byte < 0x80 {
                if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A { sum += asciiLetter }
                index += 1
                continue
            }
            let (value, length) = table.read(sample, at: index)
            index += length
            if let weight = ranks[value] {
                sum += weight
                continue
            }
            switch value {
            case CharsetTable.nothing: sum -= 14
            case 0x4E00...0x9FFF, 0xAC00...0xD7A3: sum += common.contains(byte) ? -9.5 : -12.5
            case 0x3001, 0x3002, 0xFF0C, 0x300C, 0x300D: sum -= 3.5
            case 0x3000...0x3020, 0xFF01...0xFF1F, 0x2010...0x2026, 0xB7, 0x30FC: sum -= 5.5
            case 0x3041...0x30FF: sum -= language == "ja" ? 6.5 : 9
            case 0xFF21...0xFF5E: sum -= 8
            case 0xFF61...0xFF9F: sum -= 8
            case 0x2190...0x25FF: sum -= 9
            case 0xE000...0xF8FF, 0..<0xA0: sum -= 14
            default: sum -= 12
            }
        }
        return sum
    }
}
