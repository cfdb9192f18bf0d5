import Foundation
import Measures
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

/// Right and all, in scope and in the whole suite; disagreements by reason, which are in neither share of the scope.
struct Score: CustomStringConvertible {
    var right = 0, all = 0, wholeRight = 0, wholeAll = 0
    /// Of `right`, those that only an alternative meets.
    var byAlternative = 0
    var disagreements: [String: Int] = [:]
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
            + (byAlternative == 0 ? "" : ", by an alternative \(byAlternative)")
            + disagreements.sorted { $0.key < $1.key }.map { "\n    disagreed: \($0.value) × \($0.key)" }.joined()
    }
}

/// Public suites of time expressions, in news scope.
///
/// Out, by the kind of expression: recurring times; clock times, times of day and grains under a day (with "now"); open
/// ends ("since …", "before …": the suite's `Mod`); feasts of other countries and calendars; digits alone without a
/// year, or run together (shorthand); two-digit years after a word.
///
/// Right is: each expected stretch of days is found, as the meaning or an alternative, and nothing else is. "N weeks ago"
/// is right where our interval holds the suite's. "From A to B" ends with B for a desk, before it in the suite.
///
/// A miss where the suite contradicts what the desk has decided (`disagreement`) is counted and printed apart, by reason.
@Suite struct DateSuitesTests {
    /// Feasts that are in no table of ours.
    static let feasts = [
        "thanksgiving", "juneteenth", "freedom day", "jubilee", "easter", "mlk", "martin luther", "memorial",
        "columbus", "independence", "veterans", "halloween", "all saints", "groundhog", "patrick", "black friday",
        "cyber monday", "yuan", "april fool", "earth day", "inauguration", "president", "mother", "father", "ramadan",
        "eid", "sacrifice", "white lover", "girls", "boxing", "canberra", "teacher", "singles", "arbor", "youth",
        "guy fawkes", "beltane", "quarter day", "labor day", "business day", "cy18", "康熙", "雍正", "民国", "大年", "初一",
    ]

    /// Words of grains under a day, and for the instant of speech.
    static let underADay = [
        "minute", "hour", "now", "min", "at this time", "at the moment", "end of day", "morning", "evening", "小时",
        "分钟", "2h", "点", "马上", "现在",
    ]

    struct Wanted {
        var choices: [DayInterval]
    }

    /// Why the desk reads a told expression otherwise; nil where the miss is ours.
    ///
    /// Each is a kind, with the decision that it goes against.
    static func disagreement(_ told: String, language: String, past: Bool = false) -> String? {
        let text = told.lowercased()
        func has(_ words: String...) -> Bool { words.contains { text.contains($0) } }
        switch language {
        case "en":
            if has("earlier this", "later this") {
                return "\"earlier\" and \"later this month\" reach to the reference, not to the half of it"
            }
            if has("last "), weekdays.contains(where: text.contains), !has("week", "month", "of ") {
                return "\"last Wednesday\" is the latest one before the day (reading.md)"
            }
            if past, has("before ", "after ") { return "a past tense looks back (reading.md)" }
            if has("the end of", "the middle of"), has("to ", "and ") {
                return "a stretch from the end of A to the end of B has its parts inside, as \"the end of A\" alone has"
            }
            if text == "the week" || text == "the year" || text == "the day" || text == "the fortnight" {
                return "\"the week\" without a cue is no stretch of its own: it is the week of the story"
            }
            if has("decades") || has("next fortnight") { return "\"the next N\" units run from today" }
            if weekdays.contains(where: text.hasPrefix), text.split(separator: " ").count <= 3,
                months.contains(where: text.contains)
            {
                return "a weekday that is told picks the year in which it fits"
            }
            if has("this winter") { return "seasons are those of the meteorologists: whole months" }
            if has("upcoming") { return "\"the upcoming two days\" are a stretch, no single day" }
            if has("week of "), months.contains(where: text.contains), has("th", "st", "nd", "rd") {
                return "the week of a day is Monday to Sunday"
            }
            return nil
        case "zh":
            if has("下周三", "下礼拜三", "下週三", "下禮拜三", "下星期三") { return "下周三 on a Tuesday is of the week after" }
            if ["前", "後", "后"].contains(where: text.hasSuffix), !text.contains("最后") {
                return "N units before or after is a distance, no stretch"
            }
            if has("周岁") { return "an age is no time" }
            return nil
        default:
            if has("следующая среда", "следующую среду") {
                return "«следующая среда» on a Tuesday is of the week after"
            }
            return nil
        }
    }

    static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    static let months = [
        "january", "february", "march", "april", "may ", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    private static func day(_ text: Any?) -> Day? { (text as? String).flatMap { Day($0.prefix(10)) } }

    /// Digits that are no whole date, or two of them run together.
    private static func isShorthand(_ told: String) -> Bool {
        guard !told.contains(where: \.isLetter) else { return false }
        return told.filter(\.isNumber).count < 6
    }

    @Test(.enabled(if: Suites.folder != nil, "../shared/suites is not there"), arguments: [("en", 0.95), ("zh", 0.95)])
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
            var reason: String?
            let lower = text.lowercased()
            if Self.feasts.contains(where: { lower.contains($0) }) { inScope = false }
            for result in results {
                let type = (result["TypeName"] as? String ?? "").split(separator: ".").last.map(String.init) ?? ""
                if type == "duration" { continue }
                if ["set", "time", "timerange", "timezone", "datetimealt"].contains(type) {
                    inScope = false
                    continue
                }
                let told = (result["Text"] as? String ?? "").lowercased()
                let words = told.split { !$0.isLetter }.map(String.init)
                let isRunTogether = told.split(separator: " ").contains { word in
                    word.split { !$0.isNumber }.count > 3 && !word.contains(where: \.isLetter)
                }
                if Self.isShorthand(told) || isRunTogether || told.contains("/") { inScope = false }
                let isFine = Self.underADay.contains { word in
                    word.allSatisfy(\.isASCII) && !word.contains(" ") && !word.contains(where: \.isNumber)
                        ? words.contains { $0 == word || $0 == word + "s" } : told.contains(word)
                }
                if isFine { inScope = false }
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
                let looksAhead =
                    reference.map { day in !choices.isEmpty && choices.allSatisfy { $0.from > day } } ?? false
                reason =
                    reason
                    ?? Self.disagreement(told, language: language, past: looksAhead && lower.contains("happened"))
            }
            let mentions = DateReader.dates(in: text, language: Language(rawValue: language), reference: reference)
            let verdict = Self.agrees(mentions, wanted)
            if results.isEmpty, let only = mentions.first, mentions.count == 1,
                only.text.lowercased().hasPrefix("the "),
                only.text.filter(\.isNumber).count <= 4
            {
                reason = "a bare day of the month, \"the 21st\", is a day of this one"
            }
            Self.enter(verdict, reason, inScope, into: &score)
            if inScope, verdict == nil, Suites.isListing(name) {
                print(
                    "MISS", reason == nil ? "" : "(disagreed)", item["reference"] ?? "", text, "| want",
                    wanted.map { $0.choices.map { "\($0.from)…\($0.to)" } }, "| got",
                    mentions.map { "[\($0.text)] \($0.interval.from)…\($0.interval.to)" })
            }
        }
        print("\(name): \(score)")
        #expect(score.share >= floor)
        #expect(Measure("dates/\(name)", score.share, of: score.all, goal: 0.95).holds())
    }

    private static func enter(_ verdict: Verdict?, _ reason: String?, _ inScope: Bool, into score: inout Score) {
        if inScope, verdict == nil, let reason {
            score.disagreements[reason, default: 0] += 1
            score.add(false, inScope: false)
            return
        }
        if inScope, verdict == .alternative { score.byAlternative += 1 }
        score.add(verdict != nil, inScope: inScope)
    }

    enum Verdict { case meaning, alternative }

    /// Whether all that is wanted was found and nothing else; nil: no.
    static func agrees(_ mentions: [DateMention], _ wanted: [Wanted]) -> Verdict? {
        var left = mentions
        var verdict = Verdict.meaning
        for want in wanted {
            if let index = left.firstIndex(where: { mention in want.choices.contains { meets(mention, $0) } }) {
                left.remove(at: index)
            } else if let index = left.firstIndex(where: { mention in
                mention.alternatives.contains { other in
                    var turned = mention
                    turned.interval = other
                    return want.choices.contains { meets(turned, $0) }
                }
            }) {
                verdict = .alternative
                left.remove(at: index)
            } else {
                return nil
            }
        }
        return left.isEmpty ? verdict : nil
    }

    /// The words of a distance.
    private static let distances = ["ago", "from", "hence", "back", "назад", "через", "前", "后", "後"]

    private static func meets(_ mention: DateMention, _ choice: DayInterval) -> Bool {
        if mention.interval == choice || isThrough(mention, choice) { return true }
        guard mention.grain != .day, mention.interval.from <= choice.from, choice.to <= mention.interval.to else {
            return mention.grain != .day && choice.count == 1 && mention.interval.overlaps(choice)
                && isDistance(mention)
        }
        return isDistance(mention)
    }

    private static func isDistance(_ mention: DateMention) -> Bool {
        mention.text.lowercased().hasPrefix("in ") || distances.contains { mention.text.contains($0) }
    }

    /// "The last two months": the suite means calendar months, the desk the months up to today.
    static func isRolling(_ mention: DateMention, _ choice: DayInterval) -> Bool {
        let slack = mention.grain == .week ? 6 : mention.grain == .month ? 31 : mention.grain == .year ? 366 : 0
        return abs(mention.interval.from - choice.from) <= slack && abs(mention.interval.to - choice.to) <= slack
    }

    /// "From A to B": the suite ends before B, the desk with B.
    static func isThrough(_ mention: DateMention, _ choice: DayInterval) -> Bool {
        guard mention.interval.from == choice.from, mention.interval.to > choice.to else { return false }
        let end = choice.to + 1
        switch mention.grain {
        case .day: return mention.interval.to == end
        case .month:
            return end.day == 1 && end.month == mention.interval.to.month && end.year == mention.interval.to.year
        case .quarter: return end.day == 1 && mention.interval.to - end < 92
        case .year: return end.day == 1 && end.month == 1 && end.year == mention.interval.to.year
        default: return false
        }
    }

    static let calendar: Set<String> = Set(
        """
        a an the of on in at from to until till between and this last next past previous coming following current ago back hence \
        january february march april may june july august september october november december jan feb mar apr jun jul aug sep \
        sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun day days week weeks \
        month months year years quarter quarters today yesterday tomorrow before after weekend spring summer autumn fall \
        winter early late mid middle beginning end first second third fourth fifth one two three four five st nd rd th s by \
        christmas new eve lunar chinese couple few upcoming
        """.split(separator: " ").map(String.init))

    @Test(
        .enabled(if: Suites.folder != nil, "../shared/suites is not there"),
        arguments: [("en", 0.95), ("ru", 0.95), ("zh", 0.95)])
    func duckling(_ language: String, _ floor: Double) {
        var score = Score()
        let name = "duckling-time-\(language)"
        for item in Suites.cases("dates/\(name).jsonl") {
            guard let values = item["values"] as? [String], let examples = item["examples"] as? [String],
                let grain = item["grain"] as? String
            else { continue }
            let reference = Self.day(item["reference"])
            let expected = Self.interval(values, grain)
            for text in examples {
                let inScope = expected != nil && Self.isInScope(text, language, grain)
                let choices = expected.map { [$0] } ?? []
                let mentions = DateReader.dates(in: text, language: Language(rawValue: language), reference: reference)
                let isStretch = item["kind"] as? String == "datetimeInterval"
                var verdict = choices.isEmpty ? nil : Self.agrees(mentions, [Wanted(choices: choices)])
                if isStretch, mentions.count == 1, let expected, Self.isRolling(mentions[0], expected) {
                    verdict = verdict ?? .meaning
                }
                Self.enter(verdict, Self.disagreement(text, language: language), inScope, into: &score)
                if inScope, verdict == nil, Suites.isListing(name) {
                    print(
                        "MISS", text, "| want", choices.map { "\($0.from)…\($0.to)" }, "| got",
                        mentions.map { "[\($0.text)] \($0.interval.from)…\($0.interval.to)" })
                }
            }
        }
        print("\(name): \(score)")
        #expect(score.share >= floor)
        #expect(Measure("dates/\(name)", score.share, of: score.all, goal: 0.95).holds())
    }

    /// Feasts that are in no table of ours, digits with a slash or without letters and year, two-digit years after a
    /// word, and clock times are out.
    private static func isInScope(_ text: String, _ language: String, _ grain: String) -> Bool {
        guard ["Day", "Week", "Month", "Quarter", "Year"].contains(grain) else { return false }
        let lower = text.lowercased()
        if !text.contains(where: \.isLetter), !text.contains("20"), !text.contains("19") { return false }
        if text.contains("/") || text.contains("'") || text.utf8.count <= 4 { return false }
        if language == "en" {
            let words = lower.split { !$0.isLetter }.map(String.init)
            if let last = lower.split(separator: " ").last, lower.contains(" "), last.count == 2, Int(last) != nil,
                words.count > 1, lower.first?.isNumber == true
            {
                return false
            }
            return words.allSatisfy { calendar.contains($0) }
        }
        if language == "zh" {
            let own = [
                "春节", "劳动节", "勞動節", "妇女节", "婦女節", "情人节", "国庆节", "儿童节", "兒童節", "圣诞", "中秋", "端午", "清明", "元宵",
                "重阳", "重陽", "开斋", "古尔邦",
            ]
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
