import Foundation

/// Tells a text by the likelihood of its letters, its pairs of letters and its words in each of a set of languages.
enum LanguageLikelihood {
    enum Alphabet { case cyrillic, latin }

    /// The codes of the likeliest language and of those that come near it, the likeliest first.
    static func candidates(_ text: [UInt8], _ alphabet: Alphabet) -> [String] {
        let tables = alphabet == .cyrillic ? cyrillic : latin
        var reader = Reader(languages: tables.codes.count)
        if alphabet == .cyrillic { reader.readCyrillic(text, tables) } else { reader.readLatin(text, tables) }
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

    /// What a text has of what the models know. A letter is a byte: see `Tables`.
    private struct Reader {
        var letters = [Float](repeating: 0, count: 256)
        /// Letters that occur, each once.
        var seen: [UInt8] = []
        var words: [Float]
        var pairs: [Float]
        private var word: UInt64 = 0
        private var length = 0
        private var previous = 0

        init(languages: Int) {
            words = [Float](repeating: 0, count: languages)
            pairs = words
        }

        mutating func readCyrillic(_ text: [UInt8], _ tables: Tables) {
            var index = 0
            while index < text.count {
                let byte = text[index]
                if byte >= 0xD0, byte <= 0xD3, index + 1 < text.count {
                    add(tables.lower[Int(byte & 3) << 6 | Int(text[index + 1] & 0x3F)], tables)
                    index += 2
                } else {
                    // Other letters make a word unknown; anything else ends it. Signs are E2 and C2.
                    let isLetter = byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
                    if isLetter && byte != 0xE2 && byte != 0xC2 {
                        length = 9
                        previous = 0
                    } else if byte < 0x80 || byte >= 0xC0 {
                        end(tables)
                    }
                    index += 1
                }
            }
            end(tables)
        }

        mutating func readLatin(_ text: [UInt8], _ tables: Tables) {
            var index = 0
            while index < text.count {
                let byte = text[index]
                if byte < 0x80 {
                    let letter = tables.lower[Int(byte)]
                    if letter != 0 { add(letter, tables) } else { end(tables) }
                    index += 1
                } else if byte >= 0xC3, byte <= 0xC9, index + 1 < text.count {
                    let letter = tables.lower[Int(byte & 0x1F) << 6 | Int(text[index + 1] & 0x3F)]
                    if letter != 0 { add(letter, tables) } else { end(tables) }
                    index += 2
                } else {
                    end(tables)
                    index += 1
                }
            }
            end(tables)
        }

        @inline(__always)
        private mutating func add(_ letter: UInt8, _ tables: Tables) {
            let value = Int(letter)
            if letters[value] == 0 { seen.append(letter) }
            letters[value] += 1
            if previous != 0 { add(tables.pairs[previous << 8 | value], to: &pairs) }
            previous = value
            word = word << 8 | UInt64(value)
            length += 1
        }

        private mutating func end(_ tables: Tables) {
            if length > 0, length <= 8 { add(tables.words(word), to: &words) }
            (word, length, previous) = (0, 0, 0)
        }

        private func add(_ mask: UInt16, to counts: inout [Float]) {
            var rest = mask
            while rest != 0 {
                counts[rest.trailingZeroBitCount] += 1
                rest &= rest &- 1
            }
        }
    }

    private static let cyrillic = Tables(LanguageModel.cyrillic, .cyrillic)
    private static let latin = Tables(LanguageModel.latin, .latin)

    /// The models as arrays; a language is a bit of a mask, or a row of 256.
    private struct Tables {
        var codes: [String] = []
        var priors: [Float] = []
        var letters: [Float] = []
        var pairs = [UInt16](repeating: 0, count: 1 << 16)
        /// The byte that stands for a letter of either case, by its code point (less 0x400 in Cyrillic); 0 for no letter.
        var lower: [UInt8]
        private let alphabet: Alphabet
        private var wordKeys = [UInt64](repeating: 0, count: 2048)
        private var wordMasks = [UInt16](repeating: 0, count: 2048)

        init(_ models: [LanguageModel], _ alphabet: Alphabet) {
            self.alphabet = alphabet
            let range: Range<UInt32> = alphabet == .cyrillic ? 0x400..<0x500 : 0..<0x280
            lower = range.map { value in
                guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { return 0 }
                let small = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
                return Self.byte(small, alphabet)
            }
            for (index, model) in models.enumerated() {
                codes.append(model.code)
                priors.append(model.prior)
                var row = [Float](repeating: LanguageLikelihood.foreign, count: 256)
                for (letter, count) in model.frequencies {
                    row[Int(Self.byte(letter, alphabet))] = max(
                        LanguageLikelihood.foreign, log(Float(count) / 10_000))
                }
                letters += row
                for pair in model.pairs.split(separator: " ") {
                    let values = pair.unicodeScalars.map { Int(Self.byte($0, alphabet)) }
                    pairs[values[0] << 8 | values[1]] |= 1 << UInt16(index)
                }
                for word in model.words.split(separator: " ") where word.unicodeScalars.count <= 8 {
                    let key = word.unicodeScalars.reduce(UInt64(0)) { $0 << 8 | UInt64(Self.byte($1, alphabet)) }
                    let place = self.place(of: key)
                    wordKeys[place] = key
                    wordMasks[place] |= 1 << UInt16(index)
                }
            }
        }

        /// Cyrillic by the low byte. Latin up to U+00FF by its own, beyond by one of those that small letters leave free.
        private static func byte(_ letter: Unicode.Scalar, _ alphabet: Alphabet) -> UInt8 {
            let value = letter.value
            if alphabet == .cyrillic || value < 0x100 { return UInt8(truncatingIfNeeded: value) }
            let folded = UInt8(value & 0x7F)
            let free = folded >= 0x61 && folded <= 0x7A ? folded - 0x20 : folded
            return free == 0 ? 1 : free
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
