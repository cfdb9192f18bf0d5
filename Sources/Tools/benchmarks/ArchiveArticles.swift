internal import Foundation
internal import Model
internal import Newsroom

/// Articles of an archive that a desk might have: seeded variations of the sample newsroom's, and plain ones off the beat,
/// about 3 KB each, one in five of the beat. The same numbers give the same articles.
struct ArchiveArticles {
    /// When the first is read, and how many there are over how many days.
    static let start = Date(timeIntervalSince1970: 1_616_824_800)  // 2021-03-27T12:00:00+06:00
    let count: Int
    let days: Double

    private static let onBeat = chosen { $0 != .off }
    private static let offBeat = chosen { $0 == .off }
    private static let plain: [Language: [String]] = Dictionary(
        grouping: offBeat.flatMap { sample in sample.paragraphs.map { (sample.language, $0) } }, by: \.0
    ).mapValues { $0.map(\.1) }
    private static let length = 3000

    private static func chosen(_ admits: (SampleExpectation.Label) -> Bool) -> [SampleArticle] {
        let slugs = Set(SampleNewsroom.expected.filter { admits($0.label) }.map(\.slug))
        return SampleNewsroom.articles.filter { slugs.contains($0.slug) }
    }

    func read(_ number: Int) -> Date {
        Self.start.addingTimeInterval((Double(number) * days * 86_400 / Double(count)).rounded())
    }

    /// - Parameter number: from 0. Every fiftieth prints an article of the thousand before it word for word.
    func article(_ number: Int) -> Article {
        if number % 50 == 49, number > 1000 {
            var numbers = Numbers(number)
            var copy = article(number - 1 - Int(numbers.next() % 900))
            if copy.copyOf == nil {
                copy.copyOf = copy.id
                copy.id = "a\(number)"
                copy.url = "https://copies.example/\(number)"
                copy.canonicalURL = copy.url
                copy.source = "Copies"
                copy.published = read(number).addingTimeInterval(-600)
                return copy
            }
        }
        var numbers = Numbers(number)
        let kind = Int(numbers.next() % 100)
        let sample = (kind < 20 ? Self.onBeat : Self.offBeat).pick(&numbers)
        var paragraphs = kind < 40 ? sample.paragraphs : []
        var size = paragraphs.reduce(0) { $0 + $1.utf8.count }
        let wanted = Self.length / 2 + Int(numbers.next() % UInt64(Self.length))
        while size < wanted {
            // What has none of the beat's words, and now and then a paragraph that has some.
            let next =
                numbers.next() % 8 == 0
                ? (Self.plain[sample.language] ?? [""]).pick(&numbers) : PlainProse.paragraph(sample.language, &numbers)
            paragraphs.append(next)
            size += next.utf8.count
        }
        let title = kind < 40 ? sample.title : PlainProse.title(sample.language, &numbers)
        return Article(
            id: "a\(number)", url: "https://\(sample.outlet).example/\(number)", title: varied(title, &numbers),
            source: SampleNewsroom.outlet(sample.outlet)?.name ?? sample.outlet,
            published: read(number).addingTimeInterval(-600), language: sample.language,
            text: varied(paragraphs.joined(separator: "\n\n"), &numbers))
    }

    /// Other cities, other figures: no two articles tell quite the same.
    private func varied(_ text: String, _ numbers: inout Numbers) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 64)
        let chosen = Self.cities.map { $0.pick(&numbers) }
        var index = 0
        next: while index < bytes.count {
            for (city, other) in zip(Self.cities, chosen)
            where bytes[index] == city[0][0] && bytes[index...].starts(with: city[0]) {
                result += other
                index += city[0].count
                continue next
            }
            let digits = bytes[index...].prefix { (0x30...0x39).contains($0) }
            if digits.count == 3 {
                result += Array("\(100 + numbers.next() % 900)".utf8)
            } else {
                result += digits.isEmpty ? bytes[index...index] : digits
            }
            index += max(1, digits.count)
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static let cities = [
        ["Almaty", "Aktobe", "Karaganda", "Pavlodar", "Atyrau", "Taraz", "Kostanay", "Almaty", "Shymkent"],
        ["Алматы", "Актобе", "Атырау", "Алматы", "Тараз", "Алматы"],
        ["阿拉木图", "阿克托别", "阿拉木图", "阿特劳"],
    ].map { $0.map { Array($0.utf8) } }
}

/// A row of numbers from a seed (SplitMix64: Steele, Lea, Flood 2014, doi 10.1145/2660193.2660195).
struct Numbers: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

extension Array {
    func pick(_ numbers: inout Numbers) -> Element { self[Int(numbers.next() % UInt64(count))] }
}
