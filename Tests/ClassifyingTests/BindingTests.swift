import Foundation
import Model
import Testing

/// Place, day and figure, each bound to what happened: sentences as the news writes them, a table a language in `Bindings`.
struct BindingTests {
    /// A line of a table: type, text, place, day, figure, parted by tabs. An empty field isn't looked at.
    struct Row: Sendable, CustomTestStringConvertible {
        var language: Language
        var type: String
        var text: String
        var place: String
        /// A day, month or year, or two of them parted by a slash.
        var day: String
        /// A number of people, which the report's bounds hold; with `+` a least number; with a currency a sum.
        var figure: String

        var testDescription: String { text }
    }

    static let rows: [Row] = ["en", "ru", "kk", "zh"].flatMap { code -> [Row] in
        let path = Reader.root + "/Tests/ClassifyingTests/Bindings/\(code).tsv"
        let table = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        return table.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            var fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            fields += [String](repeating: "", count: max(0, 5 - fields.count))
            return Row(
                language: Language(rawValue: code), type: fields[0], text: fields[1], place: fields[2], day: fields[3],
                figure: fields[4])
        }
    }

    @Test func eachLanguageHasATable() {
        for language in [Language.english, .russian, .kazakh, .chinese] {
            #expect(Self.rows.count { $0.language == language } >= 30)
        }
    }

    @Test(arguments: rows)
    func bound(row: Row) throws {
        let reports = Reader.read(row.text, language: row.language).reports
        let report = try #require(
            reports.first { $0.type == row.type && ($0.status == .occurred || $0.status == .planned) })
        if !row.place.isEmpty { #expect(report.place?.name == row.place) }
        if !row.day.isEmpty { #expect(report.date == interval(row.day)) }
        guard !row.figure.isEmpty else { return }
        let parts = row.figure.split(separator: " ")
        if parts.count == 2 {
            #expect(report.amount?.currency == String(parts[0]))
            #expect(report.amount?.low == Double(parts[1]))
        } else {
            let size = try #require(report.size)
            let number = try #require(Double(row.figure.replacing("+", with: "")))
            #expect((size.low ?? 0) <= number && number <= (size.high ?? .infinity))
            #expect((size.low ?? 0) >= number / 3)
        }
    }

    private func interval(_ text: String) -> DayInterval? {
        let ends = text.split(separator: "/").map(String.init)
        guard let first = ends.first.flatMap(day), let last = ends.last.flatMap(day) else { return nil }
        return DayInterval(first.from, last.to)
    }

    /// "2021-03-27", "2021-03", "2021".
    private func day(_ text: String) -> DayInterval? {
        let numbers = text.split(separator: "-").compactMap { Int($0) }
        switch numbers.count {
        case 3: return Day(text).map { DayInterval($0) }
        case 2:
            let next = numbers[1] == 12 ? (numbers[0] + 1, 1) : (numbers[0], numbers[1] + 1)
            guard let from = Day("\(text)-01"), let end = Day(String(format: "%04d-%02d-01", next.0, next.1)) else {
                return nil
            }
            return DayInterval(from, end - 1)
        case 1:
            guard let from = Day("\(text)-01-01"), let to = Day("\(text)-12-31") else { return nil }
            return DayInterval(from, to)
        default: return nil
        }
    }
}
