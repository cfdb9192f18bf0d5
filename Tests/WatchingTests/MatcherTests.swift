import Model
import Testing

@testable import Watching

struct MatcherTests {
    /// Terms, text, and what of the text is found, in order.
    @Test(arguments: [
        (
            ["rally~"], "en", "Rallies! He rallied, rallying a rally's crowd; orally not.",
            ["Rallies", "rallied", "rallying", "rally's"]
        ),
        (["protest~"], "en", "protests protester protested protestant", ["protests", "protester", "protested"]),
        (
            ["strike~", "plan~"], "en", "striking strikes planned planning planet",
            ["striking", "strikes", "planned", "planning"]
        ),
        (
            ["took to the streets"], "en", "They took to the\nstreets; took  to the streets.\ntook to\n\nthe streets",
            ["took to the\nstreets", "took  to the streets"]
        ),
        (
            ["Nur-Sultan", "Belt and Road"], "en", "Nur Sultan, nur-sultan; Belt-and-Road",
            ["Nur Sultan", "nur-sultan", "Belt-and-Road"]
        ),
        (["sinophob*"], "en", "Sinophobia and sinophobic", ["Sinophobia", "sinophobic"]),
        (["US", "UN"], "en", "the US told us; U.S. un UN's NGOs", ["US", "UN's"]),
        (["U.S."], "en", "U.S. and U. S. but not us", ["U.S", "U. S"]),
        (["Xi"], "en", "Xi in Xi'an: Xi’s", ["Xi", "Xi’s"]),
        (["АҚШ"], "kk", "АҚШ, ақша, АҚША, АҚШтың, АҚШ-та", ["АҚШ", "АҚШтың", "АҚШ"]),
        (["МИД"], "ru", "МИД МИДа мид МИДовец", ["МИД", "МИДа"]),
        (["抗议", "中国"], "zh", "數百人抗議中國的貸款", ["抗議", "中國"]),
        (["集会"], "zh", "在Almaty集会", ["集会"]),
        (["собира~ся"], "ru", "собираются собирается", ["собираются", "собирается"]),
        (["..."], "en", "nothing ... at all", []),
    ])
    func terms(terms: [String], language: String, text: String, expected: [String]) {
        var set = PatternSet()
        for term in terms { set.add(term: term, language: Language(rawValue: language), label: 0, layer: 0) }
        #expect(found(set, text) == expected)
    }

    @Test func nestedMatchesGoWithinALayerOnly() {
        var set = PatternSet()
        set.add(name: "Tokayev", language: .english, label: 1, layer: 0)
        set.add(name: "Kassym-Jomart Tokayev", language: .english, label: 2, layer: 0)
        set.add(name: "Jomart", language: .english, label: 3, layer: 1)
        set.add(name: "Tokayev", language: .english, label: 4, layer: Matcher.flatLayer)
        let matches = Matcher(set.patterns).matches(in: NormalText("Kassym-Jomart Tokayev and Tokayev"))
        #expect(matches.map(\.label) == [2, 3, 4, 1, 4])
    }

    @Test func oneLabelOnceAPlace() {
        var set = PatternSet()
        for language in [Language.english, .kazakhLatin, .russian] {
            set.add(name: "Almaty", language: language, label: 7, layer: 0)
        }
        #expect(Matcher(set.patterns).matches(in: NormalText("Almaty")).count == 1)
    }

    @Test func anEmptySetFindsNothing() {
        #expect(Matcher([]).matches(in: NormalText("Any text, любой, 文")).isEmpty)
    }

    /// Against a matcher so plain that it can be read: every pattern tried at every word or character.
    @Test(arguments: 0..<300)
    func sameAsTheNaiveMatcher(seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        let words = ["а", "аб", "абв", "б", "бв", "x", "xy", "xyz", "9", "中", "国", "中国", "é"]
        let gaps = [" ", " ", "-", "\n", "\n\n", ", ", "", "'", "  "]
        var patterns: [Pattern] = []
        for label in 0..<(1 + random.below(12)) {
            let count = 1 + random.below(3)
            let text = (0..<count).map { _ in words[random.below(words.count)] + ["", "", "*"][random.below(3)] }
            let chinese = random.below(4) == 0
            patterns.append(
                Pattern(
                    chinese ? ["中", "国", "中国", "国x"][random.below(4)] : text.joined(separator: " "),
                    language: chinese ? .chinese : .russian, inflects: false, label: label % 5,
                    layer: UInt16(random.below(2))))
        }
        var text = ""
        for _ in 0..<random.below(40) { text += words[random.below(words.count)] + gaps[random.below(gaps.count)] }
        let normal = NormalText(text)
        #expect(
            Matcher(patterns).matches(in: normal) == NaiveMatcher(patterns: patterns).matches(in: normal), "\(text)")
    }

    private func found(_ set: PatternSet, _ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return Matcher(set.patterns).matches(in: NormalText(text)).map {
            String(decoding: bytes[$0.range], as: UTF8.self)
        }
    }
}

/// The oracle: quadratic and obvious. Takes the rules of endings as they are.
struct NaiveMatcher {
    let patterns: [Pattern]

    func matches(in text: NormalText) -> [Match] {
        let tokens = tokens(text.bytes)
        var found: [(start: Int, end: Int, pattern: Int)] = []
        for (number, pattern) in patterns.enumerated() where !pattern.words.isEmpty {
            if pattern.language == .chinese {
                let key = pattern.words[0].text
                for start in text.bytes.indices where start + key.count <= text.bytes.count {
                    if Array(text.bytes[start..<(start + key.count)]) == key {
                        found.append((start, start + key.count, number))
                    }
                }
                continue
            }
            for first in tokens.indices where first + pattern.words.count <= tokens.count {
                let run = tokens[first..<(first + pattern.words.count)]
                let fits = zip(run, pattern.words).allSatisfy { range, word in
                    Inflection.forms(of: word, language: pattern.language).contains { form in
                        text.bytes[range].starts(with: form.stem)
                            && form.rule.accepts(
                                text, text.bytes.span, word: range,
                                rest: (range.lowerBound + form.stem.count)..<range.upperBound)
                    }
                }
                let binds = zip(run, run.dropFirst()).allSatisfy { left, right in
                    let gap = String(decoding: text.bytes[left.upperBound..<right.lowerBound], as: UTF8.self)
                    let word = String(decoding: text.bytes[left], as: UTF8.self)
                    let isShort = word.utf8.count <= ((word.utf8.first ?? 0) < 0x80 ? 3 : 6)
                    let stopFits = gap == "." || isShort && gap.first == "."
                    return (1...3).contains(gap.utf8.count) && gap.allSatisfy { " -\n\"'&/(),.".contains($0) }
                        && gap.count { $0 == "\n" } <= 1 && gap.dropFirst().allSatisfy { $0 != "." }
                        && (gap.first != "." || stopFits)
                }
                if fits, binds, let last = run.last { found.append((run[first].lowerBound, last.upperBound, number)) }
            }
        }
        let kept = found.filter { one in
            !found.contains { other in
                patterns[other.pattern].layer == patterns[one.pattern].layer && other.start <= one.start
                    && other.end >= one.end && (other.start, other.end) != (one.start, one.end)
            }
        }
        var matches: [Match] = []
        for one in kept.sorted(by: { ($0.start, $1.end, $0.pattern) < ($1.start, $0.end, $1.pattern) }) {
            let pattern = patterns[one.pattern]
            let match = Match(
                label: pattern.label, layer: pattern.layer, range: text.original(one.start..<one.end),
                pattern: one.pattern)
            if !matches.contains(where: { $0.says(sameAs: match) }) { matches.append(match) }
        }
        return matches
    }

    private func tokens(_ bytes: [UInt8]) -> [Range<Int>] {
        var tokens: [Range<Int>] = []
        let text = String(decoding: bytes, as: UTF8.self)
        var offset = 0
        var start: Int?
        let characters = Array(text.unicodeScalars)
        for (index, character) in characters.enumerated() {
            let isHan = (0x4E00..<0xA000).contains(character.value)
            let inside =
                character == "'" && start != nil && index + 1 < characters.count && isLetter(characters[index + 1])
            if isLetter(character) && !isHan || inside {
                if start == nil { start = offset }
            } else if let begun = start {
                tokens.append(begun..<offset)
                start = nil
            }
            offset += UTF8.width(character)
        }
        if let start { tokens.append(start..<offset) }
        return tokens
    }

    private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            && !(0x4E00..<0xA000).contains(scalar.value)
    }
}
