import Foundation

/// Tells a text in Cyrillic letters by the likelihood of its letters, its pairs of letters and its words in each of the
/// languages of `LanguageModel.cyrillic`.
enum LanguageCyrillic {
    /// The codes of the likeliest language and of those that come near it, the likeliest first.
    static func candidates(_ text: [UInt8]) -> [String] {
        var reader = Reader()
        reader.read(text)
        var scores: [Float] = []
        for index in tables.codes.indices {
            var score = tables.priors[index]
            let weights = index * 256
            for letter in reader.seen { score += reader.letters[Int(letter)] * tables.letters[weights + Int(letter)] }
            scores.append(score + reader.words[index] * wordWeight + reader.pairs[index] * pairWeight)
        }
        let best = scores.max() ?? 0
        return scores.indices.filter { scores[$0] >= best - near }.sorted { scores[$0] > scores[$1] }
            .map { tables.codes[$0] }
    }

    /// A ratio of e⁵ isn't enough to be sure: the texts that are told wrong lie nearly all within it.
    private static let near: Float = 5

    /// What a word of the list, and a pair, add to a language's log likelihood. Measured on sentences of the languages
    /// that have test text: from 2 to 4, and from 0.7 to 1, nothing changes.
    private static let wordWeight: Float = 3
    private static let pairWeight: Float = 0.8
    /// A letter that a language doesn't have stands in foreign names alone.
    private static let foreign = log(Float(2e-4))

    /// Letters are known by the low byte of their code point: U+0400…U+04FF.
    private struct Reader {
        var letters = [Float](repeating: 0, count: 256)
        /// Letters that occur, each once.
        var seen: [UInt8] = []
        var words = [Float](repeating: 0, count: tables.codes.count)
        var pairs = [Float](repeating: 0, count: tables.codes.count)

        mutating func read(_ text: [UInt8]) {
            let (lower, pairMasks) = (tables.lower, tables.pairs)
            var word: UInt64 = 0
            var length = 0
            var previous = 0
            var index = 0
            while index < text.count {
                let byte = text[index]
                guard byte >= 0xD0, byte <= 0xD3, index + 1 < text.count else {
                    // Other letters make a word unknown; anything else ends it.
                    let isLetter = byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
                    if isLetter && byte != 0xE2 && byte != 0xC2 {
                        length = 9
                    } else if byte < 0x80 || byte >= 0xC0 {
                        end(word, length)
                        (word, length) = (0, 0)
                    }
                    previous = 0
                    index += 1
                    continue
                }
                let letter = Int(lower[Int(byte & 3) << 6 | Int(text[index + 1] & 0x3F)])
                index += 2
                if letters[letter] == 0 { seen.append(UInt8(letter)) }
                letters[letter] += 1
                if previous != 0 { add(pairMasks[previous << 8 | letter], to: &pairs) }
                previous = letter
                word = word << 8 | UInt64(letter)
                length += 1
            }
            end(word, length)
        }

        private mutating func end(_ word: UInt64, _ length: Int) {
            if length > 0, length <= 8 { add(tables.words(word), to: &words) }
        }

        private func add(_ mask: UInt16, to counts: inout [Float]) {
            var rest = mask
            while rest != 0 {
                counts[rest.trailingZeroBitCount] += 1
                rest &= rest &- 1
            }
        }
    }

    private static let tables = Tables(LanguageModel.cyrillic)

    /// The models as arrays; a language is a bit of a mask, or a row.
    private struct Tables {
        var codes: [String] = []
        var priors: [Float] = []
        var letters: [Float] = []
        var pairs = [UInt16](repeating: 0, count: 1 << 16)
        var lower: [UInt8]
        private var wordKeys = [UInt64](repeating: 0, count: 2048)
        private var wordMasks = [UInt16](repeating: 0, count: 2048)

        init(_ models: [LanguageModel]) {
            lower = (0x400...0x4FF).map { value in
                let small = Unicode.Scalar(UInt32(value))?.properties.lowercaseMapping.unicodeScalars.first?.value
                return UInt8(truncatingIfNeeded: small ?? UInt32(value))
            }
            for (index, model) in models.enumerated() {
                codes.append(model.code)
                priors.append(model.prior)
                var row = [Float](repeating: LanguageCyrillic.foreign, count: 256)
                for (letter, count) in CharsetLanguages.counts(model.letters) {
                    row[Int(letter.value & 0xFF)] = max(LanguageCyrillic.foreign, log(Float(count) / 10_000))
                }
                letters += row
                for pair in model.pairs.split(separator: " ") {
                    let values = pair.unicodeScalars.map { Int($0.value & 0xFF) }
                    pairs[values[0] << 8 | values[1]] |= 1 << UInt16(index)
                }
                for word in model.words.split(separator: " ") where word.unicodeScalars.count <= 8 {
                    let key = word.unicodeScalars.reduce(UInt64(0)) { $0 << 8 | UInt64($1.value & 0xFF) }
                    let place = self.place(of: key)
                    wordKeys[place] = key
                    wordMasks[place] |= 1 << UInt16(index)
                }
            }
        }

        /// Languages that have this word in their list.
        func words(_ key: UInt64) -> UInt16 {
            let place = place(of: key)
            return wordKeys[place] == key ? wordMasks[place] : 0
        }

        /// Where a word stands, or would: open addressing with Fibonacci hashing.
        private func place(of key: UInt64) -> Int {
            var place = Int((key &* 0x9E37_79B9_7F4A_7C15) >> 53)
            while wordKeys[place] != 0, wordKeys[place] != key { place = (place + 1) & 2047 }
            return place
        }
    }
}
