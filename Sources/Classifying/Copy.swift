import Model
import Watching

/// An article laid out for reading: title and text as one run of bytes, cut into sentences, with every hit of the watchlist,
/// date and figure in it. Offsets count from the title's start; `toText` turns them into offsets of the text.
struct Copy {
    let bytes: [UInt8]
    let isKazakh: Bool
    /// Where the text begins; the title lies before it.
    let textStart: Int
    /// The title's sentences first.
    let sentences: [Sentence]
    let titleSentences: Int
    /// The title and the sentences that tell what is new: the first three, and a fourth where they are short.
    let lead: Range<Int>
    /// By start.
    let hits: [Hit]
    /// For each sentence the indices of its hits.
    let hitsOf: [Range<Int>]
    /// None until they are entered.
    private(set) var dates: [DateMention] = []
    private(set) var datesOf: [Range<Int>]
    private(set) var figures: [Figure] = []
    private(set) var figuresOf: [Range<Int>]

    /// - Parameter isCut: false where no sentence will be looked at: it has none then.
    init(bytes: [UInt8], textStart: Int, hits: [Hit], language: Language, isCut: Bool) {
        self.bytes = bytes
        isKazakh = language.base == .kazakh
        self.textStart = textStart
        self.hits = hits
        guard isCut else {
            (sentences, titleSentences, lead, hitsOf, datesOf, figuresOf) = ([], 0, 0..<0, [], [], [])
            return
        }
        let title = Sentences.split(bytes, in: 0..<min(textStart, bytes.count))
        titleSentences = title.count
        var all = title
        all.append(
            contentsOf: Sentences.split(bytes, in: min(textStart, bytes.count)..<bytes.count).map {
                Sentence(range: $0.range, paragraph: $0.paragraph &+ 1)
            })
        sentences = all
        var end = min(all.count, title.count + 3)
        if end < all.count, all[end].range.lowerBound < textStart + Copy.leadLength { end += 1 }
        lead = 0..<end
        hitsOf = Copy.spread(hits.map(\.range.lowerBound), over: all)
        datesOf = [Range<Int>](repeating: 0..<0, count: all.count)
        figuresOf = datesOf
    }

    /// The fourth sentence is of the lead where it begins within so many bytes of the text's start.
    private static let leadLength = 400

    /// Dates and figures of the text, by start.
    mutating func enter(dates: [DateMention], figures: [Figure]) {
        self.dates = dates
        self.figures = figures
        datesOf = Copy.spread(dates.map(\.range.lowerBound), over: sentences)
        figuresOf = Copy.spread(figures.map(\.range.lowerBound), over: sentences)
    }

    /// Whether any word of an event type stands in it.
    func hasTrigger(_ sentence: Int) -> Bool {
        hitsOf[sentence].contains { if case .trigger = hits[$0].term { true } else { false } }
    }

    /// Which of the sorted starts lie in which sentence.
    private static func spread(_ starts: [Int], over sentences: [Sentence]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        result.reserveCapacity(sentences.count)
        var next = 0
        for sentence in sentences {
            while next < starts.count, starts[next] < sentence.range.lowerBound { next &+= 1 }
            let first = next
            while next < starts.count, starts[next] < sentence.range.upperBound { next &+= 1 }
            result.append(first..<next)
        }
        return result
    }

    func isInTitle(_ sentence: Int) -> Bool { sentence < titleSentences }

    /// Whether it ends as a question does; a closing quotation mark after it makes it somebody's words.
    func asks(_ sentence: Int) -> Bool {
        var words = bytes[sentences[sentence].range]
        while words.last == 0x20 || words.last == 0x0A { words.removeLast() }
        return words.last == 0x3F || words.suffix(3).elementsEqual([0xEF, 0xBC, 0x9F])
    }

    /// 0 for the title, 1 for the text's first sentence.
    func position(_ sentence: Int) -> Int { max(0, sentence &- titleSentences &+ 1) }

    /// The sentence in which a byte lies.
    func sentence(at offset: Int) -> Int? {
        var low = 0
        var high = sentences.count
        while low < high {
            let middle = (low &+ high) / 2
            if sentences[middle].range.upperBound <= offset { low = middle &+ 1 } else { high = middle }
        }
        guard low < sentences.count, sentences[low].range.contains(offset) else { return nil }
        return low
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// Words that stand between two stretches, 0 where they touch or overlap. Two Chinese characters count as a word.
    func words(between one: Range<Int>, and other: Range<Int>) -> Int {
        let low = min(one.upperBound, other.upperBound)
        let high = max(one.lowerBound, other.lowerBound)
        guard low < high else { return 0 }
        var words = 0
        var han = 0
        var isInWord = false
        var index = low
        // Farther apart than any rule looks: no need to count.
        guard high &- low < 1200 else { return 200 }
        while index < high {
            let byte = bytes[index]
            if byte < 0x80 {
                let isLetter =
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                if isLetter, !isInWord { words &+= 1 }
                // An apostrophe or hyphen doesn't end a word.
                isInWord = isLetter || (isInWord && (byte == 0x27 || byte == 0x2D))
                index &+= 1
            } else if byte >= 0xE3 && byte <= 0xE9 {
                if !(byte == 0xE3 && index &+ 1 < high && bytes[index &+ 1] == 0x80) { han &+= 1 }
                isInWord = false
                index &+= 3
            } else if byte == 0xE2 || byte == 0xC2 || byte == 0xEF {
                isInWord = false
                index &+= byte == 0xC2 ? 2 : 3
            } else {
                if !isInWord { words &+= 1 }
                isInWord = true
                index &+= byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
            }
        }
        return words &+ (han &+ 1) / 2
    }

    func toText(_ range: Range<Int>) -> Range<Int> {
        max(0, range.lowerBound &- textStart)..<max(0, range.upperBound &- textStart)
    }
}
