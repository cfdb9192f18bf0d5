import Model

/// What a word means to the readers of dates and figures. One word, one sort: a word with several senses (`may`,
/// `second`) has the sort that its grammar rule tells apart by the words around it.
enum Sort: UInt8, CaseIterable, Sendable {
    // Made by the tokeniser.
    case other, word, number, date, clock, code, punctuation, sentenceEnd
    // Numbers in words: `cardinal` is added (twenty, двести), `scale` multiplies by ten to its value.
    case cardinal, scale, half, ordinal, ordinalSuffix, hanDigit, vague, several, dozen, fractionMark, sign
    // Calendar.
    case month, weekday, unit, season, part, dayPart, dayOffset, which, ago, ahead, through, yearShift, holiday, era
    case thatDay, weekend, halfYear, every, before, earlier, quarterMark, besideThatDay
    // Half a year or month; up to today; "the rest of"; 《; 最后一个; "starting"; "'s time"; the year last spoken of.
    case halfUnit, upToNow, rest, openTitle, lastOf, starting, timeWord, thatYear, nightAfter
    // Bounds around a number.
    case about, nearly, over, atLeast, under, atMost, between, from, to, and, or, overAfter, aboutAfter, underAfter
    case upToAfter
    // What is counted or measured.
    case currency, noun, measure, percent, classifier
    // Small words.
    case of, the, on, `in`, stop, future, past, notNumber, notDate
}

/// A meaning: the sort and a number whose sense depends on it (the month 1…12, the power of ten, an index of `names`).
struct Lexeme: Sendable {
    var sort: Sort
    var value: Int32
}

/// One word of a phrase: its folded letters, and whether the language's endings may follow.
struct WordPattern: Sendable, Hashable {
    var letters: [UInt32]
    var inflects: Bool
}

/// Several words with one meaning ("more than", "day before yesterday"); `rest` follows the word that leads here.
struct Phrase: Sendable {
    var rest: [WordPattern]
    var lexeme: Lexeme
    /// The letter with which the rest begins.
    let initial: UInt32

    init(rest: [WordPattern], lexeme: Lexeme) {
        self.rest = rest
        self.lexeme = lexeme
        initial = rest.first?.letters.first ?? 0
    }
}

/// The words of one language, found by a hash of their folded letters.
///
/// The tables are text: a line is `sort value: word, word, several words`; `word~` takes the language's endings. A
/// hash of 64 bits stands for the word; an outsider who makes two words collide misreads his own article only.
struct Lexicon: Sendable {
    struct Entry: Sendable {
        var hash: UInt64
        var lexeme: Lexeme
        var inflects: Bool
        /// `phrases[first ..< first + count]` begin with this word, longest first.
        var firstPhrase: Int32
        var phraseCount: Int32
    }

    private var slots: [Int32]
    private let mask: Int
    private(set) var entries: [Entry] = []
    private(set) var phrases: [Phrase] = []
    /// Currency codes and unit names, by `Lexeme.value`.
    private(set) var names: [String] = []
    /// Bit set of first letters, to turn most words away at once.
    private var initials: [UInt64] = .init(repeating: 0, count: 64)
    /// The longest word, in letters.
    private(set) var longest = 0
    /// Whether any word of ours takes endings.
    private(set) var hasEndings = false
    let ending: @Sendable ([UInt32], Int) -> Ending?

    /// What an inflected form's ending says of it.
    struct Ending: OptionSet, Sendable {
        let rawValue: UInt8
        static let ordinal = Ending(rawValue: 1)
        static let about = Ending(rawValue: 2)
        static let many = Ending(rawValue: 4)
        static let from = Ending(rawValue: 8)
        static let until = Ending(rawValue: 16)
        static let locative = Ending(rawValue: 32)
        static let genitive = Ending(rawValue: 64)
        static let plural = Ending(rawValue: 128)
    }

    init(_ table: String, ending: @escaping @Sendable ([UInt32], Int) -> Ending?) {
        self.ending = ending
        var words: [WordPattern: Lexeme] = [:]
        var order: [WordPattern] = []
        var byFirst: [[UInt32]: [Phrase]] = [:]
        var interned: [String: Int32] = [:]
        let sorts = Dictionary(uniqueKeysWithValues: Sort.allCases.map { ("\($0)", $0) })
        for line in table.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let head = line[..<colon].split(separator: " ")
            guard let name = head.first, let sort = sorts[String(name)] else { continue }
            let tail = head.count > 1 ? String(head[1]) : "0"
            let value: Int32
            if let number = Int32(tail) {
                value = number
            } else if let known = interned[tail] {
                value = known
            } else {
                value = Int32(names.count)
                interned[tail] = value
                names.append(tail)
            }
            for form in line[line.index(after: colon)...].split(separator: ",") {
                let patterns = form.split(separator: " ").map { part in
                    let inflects = part.last == "~"
                    let letters = (inflects ? part.dropLast() : part).unicodeScalars.map { Folding.fold($0.value) }
                    return WordPattern(letters: letters, inflects: inflects)
                }
                guard let first = patterns.first else { continue }
                if words[first] == nil {
                    words[first] = Lexeme(
                        sort: patterns.count == 1 ? sort : .word, value: patterns.count == 1 ? value : 0)
                    order.append(first)
                } else if patterns.count == 1, words[first]?.sort == .word {
                    words[first] = Lexeme(sort: sort, value: value)
                }
                if patterns.count > 1 {
                    byFirst[first.letters, default: []].append(
                        Phrase(rest: Array(patterns.dropFirst()), lexeme: Lexeme(sort: sort, value: value)))
                }
            }
        }
        var size = 64
        while size < order.count * 3 { size *= 2 }
        mask = size - 1
        slots = .init(repeating: -1, count: size)
        for pattern in order {
            guard let lexeme = words[pattern], let initial = pattern.letters.first else { continue }
            // A word that only begins phrases gives way to its inflecting twin, which begins them too.
            let twin = WordPattern(letters: pattern.letters, inflects: !pattern.inflects)
            if lexeme.sort == .word,
                words[twin].map({ $0.sort != .word || $0.sort == .word && !pattern.inflects }) ?? false
            {
                continue
            }
            let own = (byFirst[pattern.letters] ?? []).sorted { $0.rest.count > $1.rest.count }
            let entry = Entry(
                hash: pattern.letters.reduce(Folding.seed, Folding.step), lexeme: lexeme, inflects: pattern.inflects,
                firstPhrase: Int32(phrases.count), phraseCount: Int32(own.count))
            phrases += own
            longest = max(longest, pattern.letters.count)
            if pattern.inflects { hasEndings = true }
            initials[Int(initial >> 6) & 63] |= 1 << UInt64(initial & 63)
            var slot = Int(truncatingIfNeeded: entry.hash) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(entries.count)
            entries.append(entry)
        }
    }

    /// Whether any word of ours begins with that letter (or one that shares its bit).
    func mayBegin(with letter: UInt32) -> Bool {
        initials[Int(letter >> 6) & 63] & (1 << UInt64(letter & 63)) != 0
    }

    /// The exact entry of a hash; where a word stands both as `word` and `word~`, `inflecting` picks one.
    func entry(_ hash: UInt64, inflecting: Bool) -> Int? {
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if entries[index].hash == hash, !inflecting || entries[index].inflects { return index }
            slot = (slot + 1) & mask
        }
        return nil
    }

    func name(_ index: Int32) -> String? {
        names.indices.contains(Int(index)) ? names[Int(index)] : nil
    }
}

/// The four grammars. A language that we don't read is read as English.
enum Tongue: UInt8, Sendable {
    case english, russian, kazakh, chinese

    init(_ language: Language) {
        switch language.base {
        case .russian: self = .russian
        case .kazakh: self = .kazakh
        case .chinese: self = .chinese
        default: self = .english
        }
    }
}

/// Letters made comparable: lower case, ё as е, full width as ASCII. Only the scripts of our four languages.
enum Folding {
    static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

    static func step(_ hash: UInt64, _ letter: UInt32) -> UInt64 {
        let mixed = (hash ^ UInt64(letter)) &* 0x9e37_79b9_7f4a_7c15
        return mixed ^ (mixed >> 29)
    }

    static func fold(_ letter: UInt32) -> UInt32 {
        switch letter {
        case 0x41...0x5A: letter + 32
        case 0x00...0x7F: letter
        case 0x410...0x42F: letter + 32
        case 0x401, 0x451: 0x435
        case 0x406: 0x456
        case 0x492, 0x49A, 0x4A2, 0x4AE, 0x4B0, 0x4BA, 0x4D8, 0x4E8: letter + 1
        case 0xFF01...0xFF5E: fold(letter - 0xFEE0)
        case 0x2018, 0x2019, 0x02BC: 0x27
        default: letter
        }
    }

    static func isHan(_ letter: UInt32) -> Bool {
        (0x3400...0x9FFF).contains(letter) || letter == 0x3007 || (0x20000...0x3FFFF).contains(letter)
            || (0xF900...0xFAFF).contains(letter)
    }

    static func isLetter(_ letter: UInt32) -> Bool {
        switch letter {
        case 0x61...0x7A, 0x41...0x5A: true
        case 0..<0xC0: false
        case 0xD7, 0xF7: false
        case 0xC0...0x24F, 0x300...0x373, 0x386...0x52F, 0x531...0x1FFF: true
        case 0xAC00...0xD7AF, 0x3040...0x30FF: true
        case 0xFF21...0xFF3A, 0xFF41...0xFF5A: true
        default: false
        }
    }
}
