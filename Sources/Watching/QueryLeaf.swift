import Model

/// A word of a query made ready for the matcher: what is compiled, and what must be looked at in each word found.
struct QueryLeaf: Sendable {
    /// In the term syntax; a word with `?`, `$` or a `*` inside stands as its beginning with `*`.
    let text: String
    let language: Language
    /// By word of the pattern; empty where the matcher says all.
    let globs: [QueryGlob?]

    /// The words of a phrase and their marks, in bytes of the normal form.
    private struct Part {
        var range: Range<Int>
        /// Ends with a `*` and has no other wildcard.
        var isOpen = false
        var isGlob = false
    }

    /// What is wrong with the marks of a word.
    static func check(_ word: QueryWord, at offset: Int) throws(QueryFault) {
        let start = offset + (word.isPhrase ? 1 : 0)
        guard word.text.utf8.count <= Pattern.byteLimit else {
            throw QueryFault(
                offset: offset, message: "longer than \(Pattern.byteLimit) bytes; no text will hold that, shorten it")
        }
        let hasHan = isChinese(word.text)
        var place = start
        for part in word.text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == " " || $0 == "-" }) {
            let scalars = Array(part.unicodeScalars)
            try check(scalars, at: place, hasHan: hasHan)
            place += scalars.count + 1
        }
        if Pattern(word.text, language: hasHan ? .chinese : .english, inflects: false, label: 0, layer: 0).words.isEmpty
        {
            throw QueryFault(
                offset: offset, message: "'\(word.text.prefix(40))' holds no letter or digit; write a word")
        }
    }

    private static func check(_ part: [Unicode.Scalar], at start: Int, hasHan: Bool) throws(QueryFault) {
        var letters = 0
        var wildcards = 0
        for (index, scalar) in part.enumerated() {
            func fault(_ message: String) -> QueryFault { QueryFault(offset: start + index, message: message) }
            let isLast = index == part.count - 1
            switch scalar {
            case "~":
                guard letters > 0 else { throw fault("'~' stands after the word that takes endings; write loan~") }
                guard isLast else { throw fault("'~' ends a word; write loan~") }
                guard wildcards == 0 else { throw fault("'~' and a wildcard in one word; keep one of them") }
            case "*", "?", "？", "$":
                if hasHan, !isLast || scalar != "*" {
                    throw fault("Chinese has no word ends, so '\(scalar)' can't be read; write the words with OR")
                }
                if letters < 2, !hasHan {
                    throw fault("too wide; at least two letters must stand before '\(scalar)'")
                }
                wildcards += 1
                if wildcards > QueryLimit.wildcards {
                    throw fault(
                        "more than \(QueryLimit.wildcards) wildcards in a word; shorten it, or write the words with OR")
                }
                if scalar == "$" {
                    let rest = part.count - index - 1
                    guard rest == 0 || rest == 1 && ("1"..."9").contains(part[index + 1]) else {
                        throw fault("'$' stands at a word's end, with the number of letters that may follow: earn$2")
                    }
                }
            default:
                if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                    if wildcards == 0 { letters += 1 }
                } else if scalar != "'", scalar != "’" {
                    if wildcards == 0 { letters = 0 }
                }
            }
        }
    }

    init(_ word: QueryWord, language: Language?) {
        self.language = QueryLeaf.language(of: word.text, asked: language)
        guard self.language.base != .chinese, word.text.contains(where: { "*?？$".contains($0) }) else {
            text = word.text
            globs = []
            return
        }
        let normal = NormalText(word.text)
        let parts = QueryLeaf.parts(normal.bytes)
        var text = ""
        var globs: [QueryGlob?] = []
        for part in parts {
            if !text.isEmpty { text += " " }
            let bytes = Array(normal.bytes[part.range])
            if part.isGlob || part.isOpen {
                // In small letters: a word in capitals would take no ending but a case's.
                let stem = bytes.prefix { !QueryGlob.isWildcard($0) }
                text += String(decoding: stem, as: UTF8.self) + "*"
                globs.append(part.isGlob ? QueryGlob(bytes) : nil)
            } else {
                text += String(decoding: normal.source[normal.original(part.range)], as: UTF8.self)
                globs.append(nil)
            }
        }
        self.text = text
        self.globs = globs.contains { $0 != nil } ? globs : []
    }

    /// Runs of letters and marks.
    private static func parts(_ bytes: [UInt8]) -> [Part] {
        var parts: [Part] = []
        var index = 0
        while index < bytes.count {
            var end = index
            var wildcards = 0
            while end < bytes.count {
                let next = Tokens.end(of: bytes, from: end)
                if next > end {
                    end = next
                } else if end > index, QueryGlob.isWildcard(bytes[end]) || bytes[end] == UInt8(ascii: "~") {
                    if bytes[end] != UInt8(ascii: "~") { wildcards += 1 }
                    end += 1
                } else {
                    break
                }
            }
            guard end > index else {
                index += max(1, UTF8Bytes.length(bytes[index]))
                continue
            }
            let isOpen = wildcards == 1 && (bytes[end - 1] == UInt8(ascii: "*") || bytes[end - 1] == UInt8(ascii: "$"))
            parts.append(Part(range: index..<end, isOpen: isOpen, isGlob: wildcards > 0 && !isOpen))
            index = end
        }
        return parts
    }

    static func isChinese(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
            default: false
            }
        }
    }

    /// The query's own language where its letters are the word's, else one by the word's letters.
    static func language(of text: String, asked: Language?) -> Language {
        if isChinese(text) { return .chinese }
        var isCyrillic = false
        var isKazakh = false
        for scalar in text.unicodeScalars where (0x400...0x52F).contains(scalar.value) {
            isCyrillic = true
            if "әіңғүұқөһӘІҢҒҮҰҚӨҺ".unicodeScalars.contains(scalar) { isKazakh = true }
        }
        if isCyrillic {
            return asked == .russian || asked == .kazakh ? asked ?? .russian : isKazakh ? .kazakh : .russian
        }
        return asked == .kazakhLatin ? .kazakhLatin : .english
    }
}

/// A word with wildcards: `?` one letter, `*` any number, `$2` at the end up to two.
struct QueryGlob: Sendable {
    private let pattern: [UInt8]
    /// Letters that may follow at the end; nil: none but what the pattern says.
    private let most: Int?

    /// Longer words are no words of a language.
    private static let longest = 128

    static func isWildcard(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "$")
    }

    /// Of a word in normal form.
    init(_ word: [UInt8]) {
        var pattern = word
        if let dollar = pattern.lastIndex(of: UInt8(ascii: "$")) {
            most = dollar + 1 < pattern.count ? Int(pattern[dollar + 1]) - 0x30 : nil
            pattern.removeSubrange(dollar...)
            if most == nil { pattern.append(UInt8(ascii: "*")) }
        } else {
            most = nil
        }
        self.pattern = pattern
    }

    /// The usual greedy walk: after a mismatch only the last `*` takes one letter more. At most `longest` × 512 steps.
    func matches(_ bytes: Span<UInt8>, _ word: Range<Int>) -> Bool {
        guard word.count <= QueryGlob.longest else { return false }
        var end = word.upperBound
        // The English possessive is no part of the word.
        if end - word.lowerBound > 2, bytes[end - 1] == UInt8(ascii: "s"), bytes[end - 2] == 0x27 { end -= 2 }
        var at = word.lowerBound
        var step = 0
        var star: (step: Int, at: Int)?
        while true {
            if step == pattern.count {
                if at == end { return true }
                if let most, letters(bytes, at..<end) <= most { return true }
            } else if pattern[step] == UInt8(ascii: "*") {
                step += 1
                star = (step, at)
                continue
            } else if at < end, pattern[step] == UInt8(ascii: "?") {
                at = min(end, at + max(1, UTF8Bytes.length(bytes[at])))
                step += 1
                continue
            } else if at < end, pattern[step] == bytes[at] {
                at += 1
                step += 1
                continue
            }
            guard let last = star, last.at < end else { return false }
            at = min(end, last.at + max(1, UTF8Bytes.length(bytes[last.at])))
            star = (last.step, at)
            step = last.step
        }
    }

    private func letters(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        var count = 0
        for index in range where bytes[index] & 0xC0 != 0x80 { count += 1 }
        return count
    }
}
