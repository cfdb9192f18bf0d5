import Model

/// Cuts a text into tokens in one pass and looks every word up once.
struct Tokeniser {
    private let bytes: [UInt8]
    private let lexicon: Lexicon
    private let commaIsDecimal: Bool
    private let monthFirst: Bool
    private let yearFirst: Bool
    private var tokens: [Token] = []
    private var letters: [UInt32] = []
    private var hashes: [UInt64] = []
    private var position = 0
    private var gap: Token.Flags = [.newLine, .spaced]

    static func tokens(of bytes: [UInt8], language: Tongue) -> [Token] {
        var tokeniser = Tokeniser(bytes, language)
        tokeniser.run()
        return tokeniser.tokens
    }

    private init(_ bytes: [UInt8], _ language: Tongue) {
        self.bytes = bytes
        lexicon = .of(language)
        commaIsDecimal = language == .russian || language == .kazakh
        monthFirst = language == .english
        yearFirst = language == .chinese
        tokens.reserveCapacity(bytes.count / 5 + 8)
        letters.reserveCapacity(64)
        hashes.reserveCapacity(64)
    }

    /// The letter at a byte and its length; a broken sequence, or an overlong one, is one byte of U+FFFD.
    private func scalar(at index: Int) -> (UInt32, Int) {
        let first = bytes[index]
        if first < 0x80 { return (UInt32(first), 1) }
        func tail(_ offset: Int) -> UInt32? {
            let place = index + offset
            guard place < bytes.count, bytes[place] & 0xC0 == 0x80 else { return nil }
            return UInt32(bytes[place] & 0x3F)
        }
        if first & 0xE0 == 0xC0, first >= 0xC2, let a = tail(1) { return (UInt32(first & 0x1F) << 6 | a, 2) }
        if first & 0xF0 == 0xE0, let a = tail(1), let b = tail(2) {
            let letter = UInt32(first & 0x0F) << 12 | a << 6 | b
            return letter >= 0x800 ? (letter, 3) : (0xFFFD, 1)
        }
        if first & 0xF8 == 0xF0, let a = tail(1), let b = tail(2), let c = tail(3) {
            let letter = UInt32(first & 0x07) << 18 | a << 12 | b << 6 | c
            return letter >= 0x10000 && letter <= 0x10FFFF ? (letter, 4) : (0xFFFD, 1)
        }
        return (0xFFFD, 1)
    }

    private mutating func run() {
        while position < bytes.count {
            let (letter, length) = scalar(at: position)
            switch letter {
            case 0x0A, 0x0D, 0x2028, 0x2029:
                gap.formUnion([.newLine, .spaced])
                position += length
            case 0...0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x3000:
                gap.insert(.spaced)
                position += length
            case 0xAD, 0x200B...0x200F, 0xFEFF:
                position += length
            case 0x30...0x39, 0xFF10...0xFF19:
                number()
            case _ where Folding.isHan(letter):
                han(letter, length)
            case _ where Folding.isLetter(letter):
                word()
            default:
                mark(letter, length)
            }
        }
    }

    private mutating func push(_ token: Token) {
        var token = token
        token.flags.formUnion(gap)
        gap = []
        tokens.append(token)
        position = max(token.end, position + 1)
    }

    // MARK: words

    private mutating func word() {
        let start = position
        letters.removeAll(keepingCapacity: true)
        hashes.removeAll(keepingCapacity: true)
        let inflects = lexicon.hasEndings
        var end = position
        var hash = Folding.seed
        var first: UInt32 = 0
        var initial: UInt32 = 0
        var isWanted = false
        var count = 0
        while end < bytes.count {
            let byte = bytes[end]
            let folded: UInt32
            if byte < 0x80 {
                guard (byte | 0x20) &- 0x61 < 26 else { break }
                folded = UInt32(byte | 0x20)
                if count == 0 { (first, initial) = (UInt32(byte), folded) }
                end += 1
            } else {
                let (letter, length) = scalar(at: end)
                guard Folding.isLetter(letter) else { break }
                folded = Folding.fold(letter)
                if count == 0 { (first, initial) = (letter, folded) }
                end += length
            }
            // Most words begin as none of ours does.
            if count == 0 { isWanted = lexicon.mayBegin(with: initial) }
            count += 1
            if isWanted, count <= 40 {
                hash = Folding.step(hash, folded)
                if inflects {
                    letters.append(folded)
                    hashes.append(hash)
                }
            }
        }
        var token = Token(start: start, end: end, sort: .word)
        if count > 0 {
            if first != initial { token.flags.insert(.capital) }
            if isWanted, count <= 40, let (entry, ending) = lookUp(hash) {
                token.ending = ending
                let known = lexicon.entries[entry]
                token.sort = known.lexeme.sort
                token.value = known.lexeme.value
                if known.phraseCount > 0, let (phrase, phraseEnd) = phrase(known, after: end) {
                    token.sort = phrase.lexeme.sort
                    token.value = phrase.lexeme.value
                    token.ending = []
                    token.end = phraseEnd
                }
            }
        }
        push(token)
    }

    /// The entry of the word of that hash: whole, else, in `letters`, the longest stem whose rest is an ending.
    private func lookUp(_ whole: UInt64) -> (Int, Lexicon.Ending)? {
        if let exact = lexicon.entry(whole, inflecting: false) { return (exact, []) }
        guard lexicon.hasEndings else { return nil }
        var stem = min(hashes.count - 1, lexicon.longest)
        let least = max(1, hashes.count - 16)
        while stem >= least {
            if let entry = lexicon.entry(hashes[stem - 1], inflecting: true),
                let ending = lexicon.ending(letters, stem)
            {
                return (entry, ending)
            }
            stem -= 1
        }
        return nil
    }

    /// The longest phrase of an entry whose other words follow at `end`.
    private func phrase(_ entry: Lexicon.Entry, after end: Int) -> (Phrase, Int)? {
        let first = Int(entry.firstPhrase)
        var next = end
        while next < bytes.count {
            let (letter, length) = scalar(at: next)
            guard letter == 0x20 || letter == 0xA0 || letter == 0x2D || letter == 0x0A || letter == 0x202F else {
                break
            }
            next += length
            if next - end > 200 { return nil }
        }
        guard next < bytes.count else { return nil }
        let initial = Folding.fold(scalar(at: next).0)
        next: for number in first..<first + Int(entry.phraseCount) where lexicon.phrases[number].initial == initial {
            let phrase = lexicon.phrases[number]
            var place = end
            for pattern in phrase.rest {
                while place < bytes.count {
                    let (letter, length) = scalar(at: place)
                    guard letter == 0x20 || letter == 0xA0 || letter == 0x2D || letter == 0x0A || letter == 0x202F
                    else { break }
                    place += length
                    if place - end > 200 { continue next }
                }
                // The letters are compared as they are read; a word is put together only where an ending is to be judged.
                let wanted = pattern.letters
                var seen: [UInt32] = []
                var count = 0
                while place < bytes.count, count <= 40 {
                    let (letter, length) = scalar(at: place)
                    guard Folding.isLetter(letter) || letter == 0x27 || letter == 0x2019 else { break }
                    let folded = Folding.fold(letter)
                    if count < wanted.count {
                        guard folded == wanted[count] else { continue next }
                    } else {
                        guard pattern.inflects else { continue next }
                        if count == wanted.count { seen = wanted }
                        seen.append(folded)
                    }
                    count += 1
                    place += length
                }
                if count == wanted.count { continue }
                guard count > wanted.count, lexicon.ending(seen, wanted.count) != nil else { continue next }
            }
            return (phrase, place)
        }
        return nil
    }

    private mutating func han(_ letter: UInt32, _ length: Int) {
        var token = Token(start: position, end: position + length, sort: .other)
        if lexicon.mayBegin(with: letter) {
            var end = position
            var hash = Folding.seed
            var count = 0
            while end < bytes.count, count < lexicon.longest {
                let (next, size) = scalar(at: end)
                guard Folding.isHan(next) else { break }
                end += size
                count += 1
                hash = Folding.step(hash, next)
                if let index = lexicon.entry(hash, inflecting: false), lexicon.entries[index].lexeme.sort != .word {
                    token.end = end
                    token.sort = lexicon.entries[index].lexeme.sort
                    token.value = lexicon.entries[index].lexeme.value
                }
            }
        }
        push(token)
    }

    private mutating func mark(_ letter: UInt32, _ length: Int) {
        var token = Token(start: position, end: position + length, sort: .punctuation)
        let folded = Folding.fold(letter)
        switch folded {
        case 0x2E, 0x21, 0x3F, 0x3002, 0x2026: token.sort = .sentenceEnd
        case 0x2010...0x2015, 0x2212, 0x7E, 0x301C, 0x2053: token.value = 0x2D
        case 0x27...0x7D, 0x22: token.value = Int32(folded)
        case 0x201C...0x201F, 0xAB, 0xBB: token.value = 0x22
        case 0x3001: token.value = 0x2C
        default: break
        }
        if let index = lexicon.entry(Folding.step(Folding.seed, folded), inflecting: false) {
            token.sort = lexicon.entries[index].lexeme.sort
            token.value = lexicon.entries[index].lexeme.value
        }
        push(token)
    }

    // MARK: numbers

    /// The ASCII form of the mark at a byte, with its length; 0xA0 for the spaces that group digits.
    private func ascii(at index: Int) -> (UInt8, Int) {
        guard index < bytes.count else { return (0, 0) }
        if bytes[index] < 0x80 { return (bytes[index], 1) }
        let (letter, length) = scalar(at: index)
        switch letter {
        case 0xFF01...0xFF5E: return (UInt8(letter - 0xFEE0), length)
        case 0xA0, 0x202F, 0x2009: return (0xA0, length)
        default: return (0, length)
        }
    }

    /// Digits after which a number grows no more: no "trillion" behind it makes it infinite.
    private static let mostDigits = 25

    private func digits(at index: Int) -> (value: Double, count: Int, end: Int) {
        var place = index
        var value = 0.0
        var count = 0
        while true {
            let (byte, length) = ascii(at: place)
            guard byte >= 0x30, byte <= 0x39 else { break }
            if count < Self.mostDigits { value = value * 10 + Double(byte - 0x30) }
            count += 1
            place += length
        }
        return (value, count, place)
    }

    private mutating func number() {
        let whole = digits(at: position)
        var token = Token(start: position, end: whole.end, sort: .number, number: whole.value)
        token.digits = UInt8(min(whole.count, 255))
        let (separator, length) = ascii(at: whole.end)
        let next = digits(at: whole.end + length)
        if length > 0, next.count > 0 {
            switch separator {
            case 0x3A where next.count == 2 && whole.count <= 2 && whole.value < 25 && next.value < 60:
                token.sort = .clock
                token.end = next.end
                let (again, size) = ascii(at: next.end)
                let third = digits(at: next.end + size)
                if again == 0x3A, third.count == 2 { token.end = third.end }
                return push(token)
            case 0x3A:
                token.sort = .code
                token.end = next.end
                return push(token)
            case 0x2E, 0x2F, 0x2D:
                if joined(whole, next, separator, &token) { return push(token) }
            default: break
            }
        }
        grouped(whole.count, &token)
        push(token)
    }

    /// Three or more runs of digits joined by one mark: a date, or a code (a telephone number, a version, a score).
    private func joined(
        _ first: (value: Double, count: Int, end: Int), _ second: (value: Double, count: Int, end: Int),
        _ separator: UInt8, _ token: inout Token
    ) -> Bool {
        var runs = [first, second]
        while runs.count < 12 {
            let end = runs[runs.count - 1].end
            let (mark, length) = ascii(at: end)
            let run = digits(at: end + length)
            guard mark == separator, run.count > 0 else { break }
            runs.append(run)
        }
        if runs.count == 2 { return false }
        if separator == 0x2E, runs.dropFirst().allSatisfy({ $0.count == 3 }) { return false }
        token.end = runs[runs.count - 1].end
        token.sort = .code
        guard runs.count == 3, runs.allSatisfy({ $0.count <= 4 }) else { return true }
        let parts = runs.map { Int($0.value) }
        var civil: (Int, Int, Int)?
        // Chinese puts the year first, whatever its length.
        if runs[0].count == 4 {
            civil = (parts[0], parts[1], parts[2])
        } else if yearFirst, runs.allSatisfy({ $0.count == 2 }), (1...12).contains(parts[1]), parts[2] <= 31 {
            civil = (parts[0] + (parts[0] < 50 ? 2000 : 1900), parts[1], parts[2])
        } else if runs[0].count <= 2, runs[1].count <= 2, runs[2].count == 4 || runs[2].count == 2 {
            let year = runs[2].count == 4 ? parts[2] : parts[2] + (parts[2] < 50 ? 2000 : 1900)
            let monthLeads = parts[1] > 12 || (monthFirst && separator != 0x2E && parts[0] <= 12)
            if monthFirst, separator != 0x2E, parts[0] <= 12, parts[1] <= 12 { token.flags.insert(.swappable) }
            civil = monthLeads ? (year, parts[0], parts[1]) : (year, parts[1], parts[0])
        }
        if let (year, month, day) = civil, (1900...2100).contains(year), Day(year: year, month: month, day: day) != nil
        {
            token.sort = .date
            token.value = Int32(year * 10_000 + month * 100 + day)
        }
        return true
    }

    /// Grouped thousands and the fraction after the first run of digits.
    private func grouped(_ lead: Int, _ token: inout Token) {
        var groups = 0
        var mark: UInt8 = 0
        if lead <= 3 {
            while groups < 8 {
                let (byte, length) = ascii(at: token.end)
                // A full-width comma groups full-width digits only; else it parts two numbers.
                guard byte == 0x2C || byte == 0x2E || byte == 0xA0 || byte == 0x20,
                    byte == 0xA0 || length == 1 || (byte == 0x2C && bytes[token.start] >= 0x80)
                else { break }
                guard groups == 0 || byte == mark else { break }
                let run = digits(at: token.end + length)
                guard run.count == 3 || (run.count == 2 && byte == 0x2C && groupsOfTwo(after: run.end)) else { break }
                if byte == 0x2E, groups == 0, !anotherGroup(after: run.end, byte) { break }
                if byte == 0x20, groups == 0, !commaIsDecimal, !anotherGroup(after: run.end, byte) { break }
                mark = byte
                groups += 1
                token.number = token.number * (run.count == 3 ? 1000 : 100) + run.value
                token.end = run.end
                token.digits = UInt8(min(Int(token.digits) + run.count, 255))
            }
        }
        if groups > 0 { token.flags.insert(.grouped) }
        if groups == 1, mark == 0x2C, commaIsDecimal { token.flags.insert(.oneComma) }
        let (point, length) = ascii(at: token.end)
        guard point == 0x2E || (point == 0x2C && commaIsDecimal), point != mark else { return }
        let fraction = digits(at: token.end + length)
        guard fraction.count > 0, fraction.count <= 12 else { return }
        var scale = 1.0
        for _ in 0..<fraction.count { scale *= 10 }
        token.number = (token.number * scale + fraction.value) / scale
        token.end = fraction.end
        token.flags.insert(.decimal)
    }

    private func anotherGroup(after end: Int, _ mark: UInt8) -> Bool {
        let (byte, length) = ascii(at: end)
        return byte == mark && digits(at: end + length).count == 3
    }

    /// Indian grouping: further groups of two, the last of three.
    private func groupsOfTwo(after end: Int) -> Bool {
        let (byte, length) = ascii(at: end)
        let count = digits(at: end + length).count
        return byte == 0x2C && (count == 3 || count == 2)
    }
}
