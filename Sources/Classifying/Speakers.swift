import Model
import Watching

/// Finds who is said to say something: reported and direct speech in the four languages.
///
///     speakers.speaker(of: figure.range, in: copy, language: .english)   // "Police said 200 people came": police
///
/// Who stands nearest to the words in their sentence, as the subject of a verb of saying or behind "according to"; a pronoun
/// is whoever spoke last; a sentence that is all quotation is his of the sentence before. Nil where the outlet itself says it.
struct Speakers: Sendable {
    /// By actor.
    private let actors: [(name: String, kind: Speaker.Kind)]

    init(_ watchlist: Watchlist) {
        actors = watchlist.actors.map { actor in
            let told = SpeakerKinds.kind(of: (actor.role ?? "").lowercased())
            let named = SpeakerKinds.kind(of: actor.name.lowercased())
            let kind: Speaker.Kind =
                switch actor.kind {
                case .person: told
                case .body: named == .police ? .police : .official
                case .organisation, .group: told != .other ? told : named
                }
            return (actor.name, kind)
        }
    }

    /// How many sentences back a pronoun or a quotation that goes on looks for its speaker.
    private static let reach = 3

    /// - Parameter range: bytes of the copy: a figure, a trigger, or a whole sentence.
    func speaker(of range: Range<Int>, in copy: Copy, language: Language) -> Speaker? {
        guard let sentence = copy.sentence(at: range.lowerBound) else { return nil }
        let isQuoted = Quotations.hold(range.lowerBound, in: copy, sentence: sentence)
        let here = attributions(copy, sentence, language)
        let nearest = here.min { distance($0, to: range, copy) < distance($1, to: range, copy) }
        if let nearest {
            guard case .pronoun = nearest.who else { return speaker(nearest, copy, language, isQuoted: isQuoted) }
        } else if !isQuoted || !Quotations.areAll(of: sentence, in: copy) {
            return nil
        }
        // "He said", and a sentence that is all between quotes: who spoke before it.
        guard let before = named(before: sentence, copy, language) else {
            // A quotation may come first, and who spoke it in the next sentence.
            guard nearest == nil, sentence + 1 < copy.sentences.count,
                copy.sentences[sentence].paragraph == copy.sentences[sentence + 1].paragraph,
                let next = attributions(copy, sentence + 1, language).first
            else { return nil }
            return speaker(next, copy, language, isQuoted: isQuoted)
        }
        return speaker(before, copy, language, isQuoted: isQuoted)
    }

    /// Who is said to say something in a sentence.
    struct Attribution {
        enum Who {
            case actor(Int)
            /// Bytes of the copy.
            case words(Range<Int>)
            case pronoun
        }

        var who: Who
        /// From the name to the verb.
        var range: Range<Int>
    }

    private func named(before sentence: Int, _ copy: Copy, _ language: Language) -> Attribution? {
        var index = sentence - 1
        while index >= max(copy.titleSentences, sentence - Self.reach) {
            let found = attributions(copy, index, language).last {
                if case .pronoun = $0.who { false } else { true }
            }
            if let found { return found }
            index -= 1
        }
        return nil
    }

    private func distance(_ one: Attribution, to range: Range<Int>, _ copy: Copy) -> Int {
        let low = min(one.range.upperBound, range.upperBound)
        let high = max(one.range.lowerBound, range.lowerBound)
        let words = copy.words(between: one.range, and: range)
        guard low < high, words < 60 else { return words }
        // "Organisers say 500, while police say 200": past such a word another speaks.
        let between = copy.text(low..<high).lowercased().split { !$0.isLetter }
        return words
            + (between.contains(where: { Self.turns.contains($0) }) || between.contains { $0.hasPrefix("而") } ? 20 : 0)
    }

    private static let turns: Set<Substring> = ["while", "whereas", "but", "а", "но", "тогда", "однако", "ал", "бірақ"]

    private func speaker(
        _ one: Attribution, _ copy: Copy, _ language: Language, isQuoted: Bool
    ) -> Speaker? {
        switch one.who {
        case .actor(let index): Speaker(kind: actors[index].kind, name: actors[index].name, isQuoted: isQuoted)
        case .words(let range):
            Speaker(
                kind: SpeakerKinds.kind(of: copy.text(range).lowercased()), name: copy.text(range), isQuoted: isQuoted)
        case .pronoun: nil
        }
    }

    private func attributions(_ copy: Copy, _ sentence: Int, _ language: Language) -> [Attribution] {
        let range = copy.sentences[sentence].range
        var found: [Attribution] =
            if let words = SpeechWords.of(language) {
                SpeechPhrases(SpeechTokens(copy, range), words).found.map {
                    Attribution(who: $0.isPronoun ? .pronoun : .words($0.name), range: $0.range)
                }
            } else if language.base == .chinese {
                SpeakersChinese.found(copy, range).map {
                    Attribution(who: $0.name.isEmpty ? .pronoun : .words($0.name), range: $0.range)
                }
            } else {
                []
            }
        for index in found.indices {
            guard case .words(let name) = found[index].who else { continue }
            if let actor = actor(in: name, copy, sentence) { found[index].who = .actor(actor) }
        }
        return found
    }

    /// The actor whose name is part of it; of several the last, which stands nearest to the verb ("a spokesman of the ministry,
    /// Roman Vassilenko").
    private func actor(in name: Range<Int>, _ copy: Copy, _ sentence: Int) -> Int? {
        var found: Int?
        for index in copy.hitsOf[sentence] {
            guard case .actor(let actor) = copy.hits[index].term else { continue }
            let hit = copy.hits[index].range
            if hit.lowerBound >= name.lowerBound, hit.upperBound <= name.upperBound + 4 { found = actor }
        }
        return found
    }
}

/// What stands between quotation marks.
enum Quotations {
    /// Whether a byte of a sentence lies between quotation marks, those opened earlier in its paragraph counted.
    static func hold(_ offset: Int, in copy: Copy, sentence: Int) -> Bool {
        var isOpen = false
        var first = sentence
        let paragraph = copy.sentences[sentence].paragraph
        while first > 0, copy.sentences[first - 1].paragraph == paragraph,
            copy.isInTitle(first - 1) == copy.isInTitle(sentence)
        {
            first -= 1
        }
        var index = copy.sentences[first].range.lowerBound
        while index < offset {
            let (mark, length) = mark(copy.bytes, index)
            switch mark {
            case .opens: isOpen = true
            case .closes: isOpen = false
            case .turns: isOpen.toggle()
            case nil: break
            }
            index += length
        }
        return isOpen
    }

    /// Whether a sentence is quotation from its first letter to its last.
    static func areAll(of sentence: Int, in copy: Copy) -> Bool {
        let range = copy.sentences[sentence].range
        var index = range.lowerBound
        var isOpen = hold(index, in: copy, sentence: sentence)
        while index < range.upperBound {
            let (mark, length) = mark(copy.bytes, index)
            switch mark {
            case .opens: isOpen = true
            case .closes: isOpen = false
            case .turns: isOpen.toggle()
            case nil:
                let byte = copy.bytes[index]
                // Stops and blanks may stand outside.
                if !isOpen, byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) {
                    return false
                }
            }
            index += length
        }
        return true
    }

    private enum Mark { case opens, closes, turns }

    private static func mark(_ bytes: [UInt8], _ index: Int) -> (Mark?, length: Int) {
        switch bytes[index] {
        case 0x22: return (.turns, 1)
        case 0xC2 where index + 1 < bytes.count:
            return (bytes[index + 1] == 0xAB ? .opens : bytes[index + 1] == 0xBB ? .closes : nil, 2)
        case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
            // “ „ open, ” closes; single ones are apostrophes too often.
            switch bytes[index + 2] {
            case 0x9C, 0x9E: return (.opens, 3)
            case 0x9D: return (.closes, 3)
            default: return (nil, 3)
            }
        case 0xE3 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
            switch bytes[index + 2] {
            case 0x8C, 0x8E: return (.opens, 3)
            case 0x8D, 0x8F: return (.closes, 3)
            default: return (nil, 3)
            }
        case 0x00..<0x80: return (nil, 1)
        default: return (nil, bytes[index] < 0xC0 ? 1 : bytes[index] < 0xE0 ? 2 : bytes[index] < 0xF0 ? 3 : 4)
        }
    }
}
