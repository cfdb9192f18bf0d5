import Model

/// The words of a title and a sentence, as hashes of their beginnings: endings say little in the languages read here.
struct WordPrint {
    let language: Language
    private let hashes: Set<UInt32>

    /// Letters from which a word counts, and by which it is known: shorter ones are mostly particles.
    private static let shortest = 4
    private static let known = 6
    private static let mostWords = 80

    init(title: String, evidence: String, language: Language) {
        self.language = language.base
        var hashes = Set<UInt32>()
        Self.collect(title, into: &hashes)
        if evidence != title { Self.collect(evidence, into: &hashes) }
        self.hashes = hashes
    }

    /// Cosine of the two sets, 0…1; nil between languages.
    func likeness(to other: WordPrint) -> Double? {
        guard language == other.language, !hashes.isEmpty, !other.hashes.isEmpty else { return nil }
        let shared = hashes.count <= other.hashes.count ? other.sharing(hashes) : sharing(other.hashes)
        return Double(shared) / (Double(hashes.count) * Double(other.hashes.count)).squareRoot()
    }

    private func sharing(_ other: Set<UInt32>) -> Int { other.count { hashes.contains($0) } }

    private static func collect(_ text: String, into hashes: inout Set<UInt32>) {
        var hash: UInt32 = 2_166_136_261
        var letters = 0
        var ideograph: UInt32 = 0
        func mix(_ hash: UInt32, _ value: UInt32) -> UInt32 { (hash ^ value) &* 16_777_619 }
        func close(_ hash: UInt32, _ letters: Int, _ hashes: inout Set<UInt32>) {
            if letters >= shortest, hashes.count < mostWords { hashes.insert(hash) }
        }
        for scalar in text.unicodeScalars {
            if (0x4E00...0x9FFF).contains(scalar.value) {
                // No spaces: two characters are a word.
                if ideograph != 0, hashes.count < mostWords {
                    hashes.insert(mix(mix(2_166_136_261, ideograph), scalar.value))
                }
                ideograph = scalar.value
                close(hash, letters, &hashes)
                (hash, letters) = (2_166_136_261, 0)
                continue
            }
            ideograph = 0
            guard let letter = folded(scalar.value) else {
                close(hash, letters, &hashes)
                (hash, letters) = (2_166_136_261, 0)
                continue
            }
            letters += 1
            if letters <= known { hash = mix(hash, letter) }
        }
        close(hash, letters, &hashes)
    }

    /// A letter or digit in lower case as far as Latin and Cyrillic have one by rule; nil for anything else.
    private static func folded(_ value: UInt32) -> UInt32? {
        switch value {
        case 0x30...0x39, 0x61...0x7A: value
        case 0x41...0x5A: value + 32
        case 0x410...0x42F: value + 32
        case 0x401: 0x435
        case 0x451: 0x435
        case 0x430...0x44F: value
        case 0x460...0x52F: value | 1
        case 0xC0...0x24F: value
        default: nil
        }
    }
}
