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

    /// Forms that feedparser and miniflux know, in our own dates.
    @Test(arguments: [
        // Zones twice over, by place, by name in brackets, doubled signs.
        ("Sat, 27 Mar 2021 12:30:00 -0700 GMT", "2021-03-27T19:30:00Z"),
        ("2021-03-27T12:30:00-05:00Z", "2021-03-27T17:30:00Z"),
        ("Sat, 27 Mar 2021 12:30:00 Asia/Tashkent", "2021-03-27T07:30:00Z"),
        ("Sat, 27 Mar 2021 12:30:00 Europe/Berlin", "2021-03-27T11:30:00Z"),
        ("Sun, 28 Mar 2021 12:30:00 Europe/Berlin", "2021-03-28T10:30:00Z"),
        ("Sat Mar 27 2021 12:30:00 GMT+0300 (Moscow Standard Time)", "2021-03-27T09:30:00Z"),
        ("Sat, 27 Mar 2021 12:30:00 --0300", "2021-03-27T15:30:00Z"),
        ("2021-03-27T12:30:00:-0300", "2021-03-27T15:30:00Z"),
        ("2021-03-27T12:30:00-03:00:00", "2021-03-27T15:30:00Z"),
        ("Sat, 27 Mar 2021 12:30:00 AT", "2021-03-27T16:30:00Z"),
        ("Sat, 27 Mar 2021 12:30:00 XYZ", "2021-03-27T12:30:00Z"), ("27 Mar 2021 GMT", "2021-03-27T00:00:00Z"),
        ("12:30 27.03.2021 +0600", "2021-03-27T06:30:00Z"), ("12:30 27-03-2021", "2021-03-27T12:30:00Z"),
        // Parts missing, and parts in odd order.
        ("Mar. 2021", "2021-03-01T00:00:00Z"), ("27 Saturday, Mar 2021 12:30", "2021-03-27T12:30:00Z"),
        ("2021 March 27", "2021-03-27T00:00:00Z"), ("Saturday, 27th March 2021 - 12:30", "2021-03-27T12:30:00Z"),
        ("Mar. 27, 2021, 3:07 p.m.", "2021-03-27T15:07:00Z"), ("March 27, 2021 - 3:07pm", "2021-03-27T15:07:00Z"),
        ("03/04/2021 3:07 PM", "2021-03-04T15:07:00Z"), ("03/04/2021 12:30 EST", "2021-03-04T17:30:00Z"),
        ("Sat, 03/04/2021", "2021-04-03T00:00:00Z"), ("Thu, 03 04 2021 12:30:00", "2021-03-04T12:30:00Z"),
        ("27.3.21", "2021-03-27T00:00:00Z"), ("Sat, 2021/03/27 12:30:00 EDT", "2021-03-27T16:30:00Z"),
        // ISO 8601's shorter forms.
        ("21-03-27", "2021-03-27T00:00:00Z"), ("210327", "2021-03-27T00:00:00Z"), ("-21-03", "2021-03-01T00:00:00Z"),
        ("2021-W12-6", "2021-03-27T00:00:00Z"), ("2021W126", "2021-03-27T00:00:00Z"),
        ("2020-W01-1", "2019-12-30T00:00:00Z"),
        ("1616848200.250", "2021-03-27T12:30:00Z"), ("1616848200250000", "2021-03-27T12:30:00Z"),
        // Other languages.
        ("Σάβ, 27 Ιούν 2020 12:30:00 EST", "2020-06-27T17:30:00Z"),
        ("2021-március-27T9:15+01:00", "2021-03-27T08:15:00Z"),
        ("2021-03-27 오후 3:07:00", "2021-03-27T06:07:00Z"), ("2021년 03월 27일 12:30:00", "2021-03-27T03:30:00Z"),
        ("2021年3月27日 下午3:07", "2021-03-27T07:07:00Z"), ("2021年3月27日12时30分", "2021-03-27T04:30:00Z"),
        ("周六, 2021年3月27日 12:30", "2021-03-27T04:30:00Z"), ("Sa, 27 Mär 2021 12:30:00 +0100", "2021-03-27T11:30:00Z"),
        ("mar., 23 févr. 2021 12:30:00 +0000", "2021-02-23T12:30:00Z"), ("mar. 23 mars 2021", "2021-03-23T00:00:00Z"),
        ("27 mars 2021 à 12h30", "2021-03-27T12:30:00Z"), ("27 de marzo de 2021 12:30", "2021-03-27T12:30:00Z"),
        ("sobota, 27 marca 2021 12:30", "2021-03-27T12:30:00Z"),
        ("27 Mart 2021 Cumartesi 12:30", "2021-03-27T12:30:00Z"),
        ("Сенбі, 27 наурыз 2021 ж. 12:30", "2021-03-27T12:30:00Z"), ("27 qaraşa 2021, 12:30", "2021-11-27T12:30:00Z"),
        ("сб, 27 березня 2021 р. 12:30", "2021-03-27T12:30:00Z"),
        ("суббота, 27 марта 2021 года, 12:30 мск", "2021-03-27T09:30:00Z"),
    ])
    func readsOddForms(_ text: String, _ expected: String) throws { try reads(text, expected) }

    @Test(arguments: [
        "2021-03-27-01", "2021-xx-27", "2021-03-27T12:xx:00Z", "2021-03-27T12:30:00+00:xx", "013", "2021-W54-1",
        "2021-W12-8",
        "Mon, 1/2/2022 12:30", "Sat, 27 Mar 2021 12:30:00 No/Where", "12:30", "два часа назад",
        "2 hours ago", "2021-03-27T12:30:00Textra", "12345678901234567890", "99h99",
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
