package import Model
import Watching

/// A word or phrase of one language, counted in three classes of articles.
package struct TermCount: Sendable, Hashable {
    /// Small letters; words are parted by blanks.
    package var text: String
    package var language: Language
    package var words: Int
    /// Mentions in wanted, unwanted and other articles.
    package var mentions: [Int]
    package var articles: [Int]
    fileprivate var last: Int32
}

/// Counts words and phrases of two and three words over many articles in bounded memory. Names, numbers and common words at
/// either end are left out; Chinese is counted in runs of two to four characters.
package struct TermTally: Sendable {
    package enum Side: Int, Sendable { case wanted, unwanted, other }

    private var counts: [UInt64: TermCount] = [:]
    /// Words of each language by class.
    package private(set) var totals: [Language: [Int]] = [:]
    private let limit: Int
    private var ordinary: [UInt64: Bool] = [:]

    package init(limit: Int = 250_000) { self.limit = max(100, limit) }

    /// A word of a text as it is counted.
    private struct Word {
        var hash: UInt64
        var range: Range<Int>
        /// Folded.
        var bytes: ArraySlice<UInt8>
        var isOrdinary: Bool
    }

    /// - Parameter names: stretches in UTF-8 bytes of the text that are names, in order.
    package mutating func add(_ text: String, language: Language, side: Side, article: Int, names: [Range<Int>]) {
        let bytes = Array(text.utf8.prefix(20_000))
        if language.base == .chinese {
            addChinese(bytes, language, side, article, names)
        } else {
            addWords(bytes, language, side, article, names)
        }
        if counts.count > limit { prune() }
    }

    /// What was counted, in no order: at least `articles` articles and, of the other classes, whatever.
    package func counted(articles: Int) -> [TermCount] {
        counts.values.filter { $0.articles.reduce(0, +) >= articles }
    }

    private mutating func addWords(
        _ bytes: [UInt8], _ language: Language, _ side: Side, _ article: Int, _ names: [Range<Int>]
    ) {
        var row: [Word] = []
        var end = 0
        var name = 0
        for token in NameTokens.split(bytes, in: 0..<bytes.count) {
            let isJoined = !row.isEmpty && token.range.lowerBound - end == 1 && bytes[end] == 0x20
            if !isJoined { row.removeAll(keepingCapacity: true) }
            end = token.end
            while name < names.count, names[name].upperBound <= token.range.lowerBound { name += 1 }
            let isName = name < names.count && names[name].lowerBound < token.range.upperBound
            guard !isName, token.shape == .small || token.shape == .capital, token.range.count > 2 || row.last != nil,
                token.shape == .small || token.range.lowerBound == 0 || !isJoined
            else {
                row.removeAll(keepingCapacity: true)
                continue
            }
            let folded = Self.folded(bytes, token.range)
            let hash = NameTally.hash(folded)
            row.append(
                Word(hash: hash, range: token.range, bytes: folded[...], isOrdinary: isOrdinary(hash, folded, language))
            )
            if row.count > 3 { row.removeFirst() }
            totals[language, default: [0, 0, 0]][side.rawValue] += 1
            for length in 1...row.count {
                let words = row.suffix(length)
                guard let first = words.first, let last = words.last, !first.isOrdinary, !last.isOrdinary else {
                    continue
                }
                if length == 1, first.bytes.count < 4 { continue }
                count(words.map(\.bytes), language, side, article)
            }
        }
    }

    private mutating func addChinese(
        _ bytes: [UInt8], _ language: Language, _ side: Side, _ article: Int, _ names: [Range<Int>]
    ) {
        for token in NameTokens.split(bytes, in: 0..<bytes.count) where token.shape == .han {
            let letters = token.range.count / 3
            guard letters >= 2 else { continue }
            totals[language, default: [0, 0, 0]][side.rawValue] += letters
            for start in 0..<(letters - 1) {
                for length in 2...4 where start + length <= letters {
                    let range = (token.range.lowerBound + start * 3)..<(token.range.lowerBound + (start + length) * 3)
                    if names.contains(where: { $0.overlaps(range) }) { continue }
                    count([bytes[range]], language, side, article)
                }
            }
        }
    }

    private mutating func count(_ words: [ArraySlice<UInt8>], _ language: Language, _ side: Side, _ article: Int) {
        var hash = NameTally.hash(language.rawValue.utf8)
        for word in words {
            hash = (hash ^ 0x20) &* 0x100_0000_01B3
            for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        if counts[hash] == nil {
            counts[hash] = TermCount(
                text: words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " "), language: language,
                words: words.count, mentions: [0, 0, 0], articles: [0, 0, 0], last: -1)
        }
        counts[hash]?.note(side, Int32(truncatingIfNeeded: article))
    }

    /// Looked up once a word.
    private mutating func isOrdinary(_ hash: UInt64, _ folded: [UInt8], _ language: Language) -> Bool {
        let key = hash ^ NameTally.hash(language.rawValue.utf8)
        if let known = ordinary[key] { return known }
        if ordinary.count > 500_000 { ordinary.removeAll() }
        let word = String(decoding: folded, as: UTF8.self)
        let isOrdinary = CommonWords.contains(word, language) || word.contains("'") || word.contains("’")
        ordinary[key] = isOrdinary
        return isOrdinary
    }

    /// Small letters of the alphabets that we read.
    private static func folded(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte < 0x80 {
                result.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
                index += 1
                continue
            }
            guard index + 1 < range.upperBound else { break }
            let second = bytes[index + 1]
            switch byte {
            case 0xD0 where second == 0x81: result += [0xD0, 0xB5]
            case 0xD1 where second == 0x91: result += [0xD0, 0xB5]
            case 0xD0 where second < 0x90: result += [0xD1, second + 0x10]
            case 0xD0 where second < 0xA0: result += [0xD0, second + 0x20]
            case 0xD0 where second < 0xB0: result += [0xD1, second - 0x20]
            case 0xD2, 0xD3: result += [byte, second | 1]
            case 0xC3 where second < 0x9F && second != 0x97: result += [byte, second + 0x20]
            case 0xC4, 0xC5: result += [byte, byte == 0xC4 && second >= 0xB8 ? second : second | 1]
            default:
                let length = min(NameTokens.length(byte), range.upperBound - index)
                result += bytes[index..<(index + length)]
                index += length
                continue
            }
            index += 2
        }
        return result
    }

    private mutating func prune() {
        var least = 1
        while counts.count > limit / 2 {
            counts = counts.filter { $0.value.articles[0] + $0.value.articles[1] + $0.value.articles[2] > least }
            least += 1
        }
    }
}

extension TermCount {
    fileprivate mutating func note(_ side: TermTally.Side, _ article: Int32) {
        mentions[side.rawValue] += 1
        if last != article {
            articles[side.rawValue] += 1
            last = article
        }
    }

    package mutating func merge(_ other: TermCount) {
        for side in 0..<3 {
            mentions[side] += other.mentions[side]
            // Of two forms in one article both are counted: what is shown is counted again over the archive.
            articles[side] += other.articles[side]
        }
    }
}
