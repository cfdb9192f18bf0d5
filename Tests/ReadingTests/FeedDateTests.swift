import Foundation
import Testing

@testable import Reading

@Suite struct FeedDateTests {
    @Test(arguments: [
        ("Sat, 27 Mar 2021 12:30:00 GMT", "2021-03-27T12:30:00Z"),
        ("Mon, 27 Mar 2021 12:30 +0600", "2021-03-27T06:30:00Z"),
        ("27 Mar 21 12:30:15 EST", "2021-03-27T17:30:15Z"),
        ("Sat, 27 March 2021 12:30:00 ALMT", "2021-03-27T06:30:00Z"),
        ("Сб, 27 марта 2021 12:30:00 +0300", "2021-03-27T09:30:00Z"),
        ("27 мар. 2021 г. 12:30 МСК", "2021-03-27T09:30:00Z"),
        ("27 наурыз 2021, 12:30", "2021-03-27T12:30:00Z"), ("27.03.2021 12:30", "2021-03-27T12:30:00Z"),
        ("2021-03-27T12:30:00.250+05:00", "2021-03-27T07:30:00Z"),
        ("2021-03-27 12:30:00 -0130", "2021-03-27T14:00:00Z"),
        ("20210327T123000Z", "2021-03-27T12:30:00Z"), ("2021-03", "2021-03-01T00:00:00Z"),
        ("2021-086", "2021-03-27T00:00:00Z"),
        ("2021年3月27日 12:30", "2021-03-27T04:30:00Z"), ("1616848200", "2021-03-27T12:30:00Z"),
        ("1616848200000", "2021-03-27T12:30:00Z"), ("Sat Mar 27 12:30:00 2021", "2021-03-27T12:30:00Z"),
        ("March 27, 2021 at 12:30 pm", "2021-03-27T12:30:00Z"), ("3/27/2021 12:30:00 AM", "2021-03-27T00:30:00Z"),
        ("Sat, 27 Mar 2021 24:00:00 GMT", "2021-03-28T00:00:00Z"),
        ("27-Mar-2021 12:30:00 GMT+6", "2021-03-27T06:30:00Z"),
    ])
    func reads(_ text: String, _ expected: String) throws {
        let date = try #require(FeedDate.parse(text))
        #expect(Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down)).formatted(.iso8601) == expected)
    }

    @Test(arguments: [
        "", "soon", "30 Feb 2021 12:00 GMT", "2021-13-01", "27 Mar 2021 25:00 GMT", "3/4/2021", "27 Mar", "1:2:3:4",
        "99999999999999999999", "Sat, 27 Xxx 2021 12:00 GMT", "+", "2021-03-27T12:00:00+99:99",
    ])
    func refuses(_ text: String) { #expect(FeedDate.parse(text) == nil) }

    @Test func refusesTheAbsurd() {
        let now = Date(timeIntervalSince1970: 1_616_848_200)
        #expect(FeedDate.parse("2021-03-28T12:00:00Z", now: now).date != nil)
        for text in ["2021-03-28T13:00:00Z", "1989-12-31", "0001-01-01T00:00:00Z"] {
            let result = FeedDate.parse(text, now: now)
            #expect(result.date == nil)
            #expect(result.problem != nil)
        }
    }

    @Test func agreesWithTheSharedTable() throws {
        guard let folder = SharedFolder.path("suites/feeds") else { return print("suite feed-dates: skipped, absent") }
        var (count, same) = (0, 0)
        for row in try SharedFolder.rows("\(folder)/feed-dates.jsonl") {
            guard let input = row["input"] as? String, let expect = row["expect"] as? [String: Any] else { continue }
            count += 1
            let given = FeedDate.parse(input).map {
                Date(timeIntervalSince1970: $0.timeIntervalSince1970.rounded(.down)).formatted(.iso8601)
            }
            if given == expect["utc"] as? String {
                same += 1
            } else {
                print("DIFF feed-dates \(input): got \(given ?? "nil")")
            }
        }
        print("suite feed-dates: \(same) of \(count)")
        #expect(same >= 31)
    }
}
