import Model

/// What the aliases of a person tell of the parts of the name: given names and patronymics, initials, surnames.
struct PersonNames: Sendable {
    /// First letters of given names, as `Initials.group` sees them.
    var given: Set<UInt32> = []
    /// Given names and patronymics in normal form, UTF-8.
    var words: Set<[UInt8]> = []
    /// Surnames with the aliases they come from.
    var surnames: [Surname] = []

    struct Surname: Hashable, Sendable {
        var text: String
        var language: Language
    }

    /// The aliases of several words say which part is which: the surname is the part that is an alias by itself, else the
    /// last. Chinese names aren't taken apart.
    init(_ actor: Actor) {
        let single = Set(
            actor.aliases.filter { $0.isPlain && !$0.text.contains(" ") }.map { $0.text.lowercased() })
        for alias in actor.aliases where alias.language.base != .chinese {
            let parts = alias.text.split(separator: " ").map(String.init)
            guard parts.count >= 2, parts.count <= 4, parts.allSatisfy({ $0.first?.isUppercase == true }) else {
                continue
            }
            let isFirst =
                single.contains(parts[0].lowercased()) && !single.contains(parts[parts.count - 1].lowercased())
            let place = isFirst ? 0 : parts.count - 1
            let surname = parts[place]
            // An initial or an abbreviation (Smith Jr.) is no surname.
            guard surname.count >= 3, !surname.hasSuffix(".") else { continue }
            let item = Surname(text: surname, language: alias.language)
            if !surnames.contains(item) { surnames.append(item) }
            var isGiven = true
            for part in parts.indices where part != place {
                for half in parts[part].split(separator: "-") {
                    let bytes = NormalText(String(half)).bytes
                    guard let letter = UTF8Bytes.scalar(in: bytes, at: 0) else { continue }
                    if isGiven { given.insert(Initials.group(letter)) }
                    isGiven = false
                    if half.count > 2 { words.insert(bytes) }
                }
            }
        }
    }

    /// Whether `word` is a form of one of the given names or patronymics: they share all but the last two letters.
    func isOwn(_ word: ArraySlice<UInt8>) -> Bool {
        words.contains { name in
            let stem = name.count > 8 ? name.count - 4 : name.count - 2
            return word.count >= stem && word.count <= name.count + 8 && word.starts(with: name.prefix(max(2, stem)))
        }
    }
}

/// Initials beside a surname: К. Токаев, К.-Ж. Токаев, Токаев К.К.
enum Initials {
    /// A letter, one for those that spellings of one name begin with: q and k, j and z and ж, y and e, x and h.
    static func group(_ letter: Unicode.Scalar) -> UInt32 {
        switch letter {
        case "q", "c": 0x6B
        case "j": 0x7A
        case "y": 0x65
        case "x": 0x68
        case "қ": 0x43A
        case "ә": 0x430
        case "ғ": 0x433
        case "і": 0x438
        case "ө": 0x43E
        case "ұ", "ү": 0x443
        default: letter.value
        }
    }

    /// The initials around a surname, in the order written, and the stretch that they and it take.
    static func around(_ range: Range<Int>, in text: NormalText) -> (letters: [UInt32], range: Range<Int>)? {
        var letters: [UInt32] = []
        var start = range.lowerBound
        while letters.count < 3, let word = Neighbours.previous(text, before: start),
            let letter = initial(word, text), text.bytes[word.upperBound] == 0x2E || !letters.isEmpty
        {
            letters.insert(letter, at: 0)
            start = word.lowerBound
        }
        if !letters.isEmpty { return (letters, start..<range.upperBound) }
        var end = range.upperBound
        while letters.count < 3, let word = Neighbours.next(text, after: end, afterStop: !letters.isEmpty),
            let letter = initial(word, text), word.upperBound < text.bytes.count,
            text.bytes[word.upperBound] == 0x2E || text.bytes[word.upperBound] == 0x2D
        {
            letters.append(letter)
            end = word.upperBound
        }
        if end < text.bytes.count, text.bytes[end] == 0x2E { end += 1 }
        return letters.isEmpty ? nil : (letters, range.lowerBound..<end)
    }

    /// A single capital.
    private static func initial(_ word: Range<Int>, _ text: NormalText) -> UInt32? {
        // Дж., Ж.-М., Ю.: one letter, or the two of a sound.
        guard word.count == UTF8Bytes.length(text.bytes[word.lowerBound]), text.isCapital(at: word.lowerBound),
            let letter = UTF8Bytes.scalar(in: text.bytes, at: word.lowerBound), letter.properties.isAlphabetic
        else { return nil }
        return group(letter)
    }

    /// Whether initials can be a person's: the first is a given name's. A patronymic is rarely listed and may have any letter.
    static func fit(_ letters: [UInt32], _ names: PersonNames) -> Bool {
        letters.first.map(names.given.contains) ?? false
    }
}
