package import Model
import Watching

/// One spelling of a name in one language, counted over articles.
package struct NameCount: Sendable, Hashable {
    package var text: String
    package var language: Language
    package var articles = 0
    package var mentions = 0
    /// Mentions at the beginning of a sentence.
    var initial = 0
    /// Mentions behind "the".
    var articled = 0
    package var kinds: [NameKind: Int] = [:]
    /// Words that stood beside it: `kazakh president`.
    package var roles: [String: Int] = [:]
    /// Of a body: skeletons of the names nearest to it. Else, for the caller: see `NameTally.note`.
    package var companions: [String: Int] = [:]
    fileprivate var last = -1

    init(text: String, language: Language) {
        self.text = text
        self.language = language
    }

    /// Its likeliest kind.
    package var kind: NameKind? {
        NameKind.allCases.filter { kinds[$0] != nil }.max {
            (kinds[$0] ?? 0, $1.rawValue) < (kinds[$1] ?? 0, $0.rawValue)
        }
    }

    mutating func merge(_ other: NameCount) {
        articles += other.articles
        mentions += other.mentions
        initial += other.initial
        articled += other.articled
        kinds.merge(other.kinds, uniquingKeysWith: +)
        roles.merge(other.roles, uniquingKeysWith: +)
        companions.merge(other.companions, uniquingKeysWith: +)
    }
}

/// Counts the names of many articles in bounded memory: where there are too many, those of the fewest articles go.
package struct NameTally: Sendable {
    struct Key: Hashable, Sendable {
        var text: String
        var language: Language
    }

    private(set) var counts: [Key: NameCount] = [:]
    /// Hashes of words seen in small letters.
    private(set) var small: Set<UInt64> = []
    private let limit: Int
    /// Spellings that were dropped to make room.
    package private(set) var dropped = 0

    private static let roleLimit = 8
    private static let companionLimit = 12
    private static let smallLimit = 400_000

    /// - Parameter limit: how many spellings are kept at most.
    package init(limit: Int = 60_000) { self.limit = max(10, limit) }

    package var count: Int { counts.count }

    /// - Parameters:
    ///   - article: a number that differs from that of the article before.
    ///   - companions: what to count as standing beside every name of the article; nil: bodies count the names near them.
    package mutating func add(
        _ names: [FoundName], text: String, language: Language, article: Int, companions: [String]? = nil
    ) {
        let bytes = companions == nil ? Array(text.utf8) : []
        for (index, name) in names.enumerated() {
            let key = Key(text: name.text, language: language)
            counts[key, default: NameCount(text: name.text, language: language)].update { count in
                count.mentions += 1
                let isNew = count.last != article
                if isNew {
                    count.articles += 1
                    count.last = article
                }
                if name.isInitial { count.initial += 1 }
                if name.hasArticle { count.articled += 1 }
                if let kind = name.kind { count.kinds[kind, default: 0] += 1 }
                if let role = name.role { Self.put(role, &count.roles, Self.roleLimit) }
                if let companions {
                    if isNew {
                        for companion in companions { Self.put(companion, &count.companions, Self.companionLimit) }
                    }
                } else if let near = Self.nearest(names, index, bytes) {
                    Self.put(near, &count.companions, Self.companionLimit)
                }
            }
        }
        noteSmall(text, language)
        if counts.count > limit { prune() }
    }

    /// A full list makes room by taking one off each of its counts (Misra and Gries 1982).
    private static func put(_ text: String, _ list: inout [String: Int], _ limit: Int) {
        if list[text] != nil || list.count < limit {
            list[text, default: 0] += 1
        } else {
            for (key, count) in list { list[key] = count > 1 ? count - 1 : nil }
        }
    }

    /// The name in a body's sentence that is nearer to it than to any other body.
    private static func nearest(_ names: [FoundName], _ index: Int, _ bytes: [UInt8]) -> String? {
        let body = names[index]
        guard let kind = body.kind, kind != .person, kind != .place else { return nil }
        func distance(_ left: FoundName, _ right: FoundName) -> Int {
            let (first, second) = left.range.lowerBound < right.range.lowerBound ? (left, right) : (right, left)
            guard first.range.upperBound < second.range.lowerBound, second.range.lowerBound <= bytes.count else {
                return 0
            }
            let gap = bytes[first.range.upperBound..<second.range.lowerBound]
            // "…, and the other is": another clause lies further off than its letters.
            let words = String(decoding: gap, as: UTF8.self)
            let isOther = [", and ", ", и ", ", а ", "; "].contains(where: words.contains)
            return gap.count + (isOther ? 100 : 0)
        }
        var best: (Int, FoundName)?
        for other in names where other.sentence == body.sentence && (other.kind == nil || other.kind == .person) {
            let mine = distance(body, other)
            let claimed = names.contains {
                $0.sentence == body.sentence && $0.range != body.range && $0.kind != nil && $0.kind != .person
                    && $0.kind != .place && distance($0, other) < mine
            }
            if !claimed, mine < best?.0 ?? .max { best = (mine, other) }
        }
        return best.map { NameSkeleton.of($0.1.text).split(separator: " ").last.map(String.init) ?? "" }
    }

    private mutating func noteSmall(_ text: String, _ language: Language) {
        guard language.base != .chinese, small.count < Self.smallLimit else { return }
        let bytes = Array(text.utf8.prefix(20_000))
        for token in NameTokens.split(bytes, in: 0..<bytes.count) where token.shape == .small {
            small.insert(Self.hash(bytes[token.range]))
        }
    }

    /// FNV-1a.
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    /// Whether a word was seen in small letters.
    func isSmall(_ word: String) -> Bool { small.contains(Self.hash(word.lowercased().utf8)) }

    private mutating func prune() {
        var least = 1
        while counts.count > limit / 2 {
            let before = counts.count
            counts = counts.filter { $0.value.articles > least }
            dropped += before - counts.count
            least += 1
        }
    }
}

extension NameCount {
    fileprivate mutating func update(_ change: (inout NameCount) -> Void) { change(&self) }
}
