import Foundation
import Model
import Testing

@testable import Alerting

/// Which alert goes where, and when.
struct RouteTests {
    struct Case: Sendable {
        var name: String
        var route: Route
        var sends: Bool
    }

    static let cases: [Case] = [
        .init(name: "nothing asked", route: Route(name: "r", to: ["d"]), sends: true),
        .init(name: "its type", route: Route(name: "r", to: ["d"], types: ["loan", "protest"]), sends: true),
        .init(name: "another type", route: Route(name: "r", to: ["d"], types: ["loan"]), sends: false),
        .init(name: "its city", route: Route(name: "r", to: ["d"], places: ["Almaty"]), sends: true),
        .init(name: "its country", route: Route(name: "r", to: ["d"], places: ["Kazakhstan"]), sends: true),
        .init(name: "another city", route: Route(name: "r", to: ["d"], places: ["Aktobe"]), sends: false),
        .init(name: "its actor", route: Route(name: "r", to: ["d"], actors: ["Zhanbolat Mamai"]), sends: true),
        .init(name: "another actor", route: Route(name: "r", to: ["d"], actors: ["Xi Jinping"]), sends: false),
        .init(name: "a scope it has not", route: Route(name: "r", to: ["d"], scopes: ["xinjiang"]), sends: false),
        .init(name: "told in English", route: Route(name: "r", to: ["d"], languages: [.english]), sends: true),
        .init(name: "not told in Russian", route: Route(name: "r", to: ["d"], languages: [.russian]), sends: false),
        .init(name: "its source", route: Route(name: "r", to: ["d"], sources: ["Steppe Wire"]), sends: true),
        .init(name: "another source", route: Route(name: "r", to: ["d"], sources: ["X"]), sends: false),
        .init(name: "severe enough", route: Route(name: "r", to: ["d"], severity: .medium), sends: true),
        .init(name: "sure enough", route: Route(name: "r", to: ["d"], confidence: 0.93), sends: true),
        .init(name: "not sure enough", route: Route(name: "r", to: ["d"], confidence: 0.94), sends: false),
        .init(
            name: "one of two holds", route: Route(name: "r", to: ["d"], places: ["Almaty"], actors: ["Xi Jinping"]),
            sends: false),
        .init(name: "another destination's", route: Route(name: "r", to: ["e"], types: ["loan"]), sends: true),
    ]

    @Test(arguments: cases) func aRouteSendsWhatItAsksFor(_ one: Case) {
        let due = [one.route].routing(
            Samples.alert(), to: "d", wasTold: false, now: Samples.noon, zone: Samples.zone)?.due
        #expect((due == Samples.noon) == one.sends && (due == nil) == !one.sends, "\(one.name)")
    }

    @Test func aWaveIsSentForOneOfItsPlaces() {
        let wave = Samples.alert(events: [Samples.event(), Samples.event("E2", place: "Aktobe")])
        #expect(Route(name: "r", to: ["d"], places: ["Aktobe"]).admits(wave))
    }

    @Test func whatRevisesAnEventReachesThoseWhoWereTold() {
        let routes = [Route(name: "r", to: ["d"], severity: .high)]
        let milder = Samples.alert(severity: .low)
        #expect(
            routes.routing(milder, to: "d", wasTold: true, now: Samples.noon, zone: Samples.zone)?.due == Samples.noon)
        #expect(routes.routing(milder, to: "d", wasTold: false, now: Samples.noon, zone: Samples.zone)?.due == nil)
    }

    @Test func ofSeveralRoutesTheSoonestHourCounts() {
        let day = Route(name: "day", to: ["d"], hours: .init(from: 18 * 60, to: 20 * 60))
        let urgent = Route(name: "urgent", to: ["d"], severity: .high)
        func due(_ severity: Severity) -> Date? {
            [day, urgent].routing(
                Samples.alert(severity: severity), to: "d", wasTold: false, now: Samples.noon, zone: Samples.zone)?.due
        }
        #expect(due(.high) == Samples.noon)
        #expect(due(.medium) == Samples.noon + 6 * 3600)
    }

    struct Opening: Sendable {
        var hours: Route.Hours?
        var days: Set<Int> = []
        var zone = "Asia/Almaty"
        var now: String
        var opens: String
    }

    /// 2021-03-27 is a Saturday; Berlin's clocks went from 02:00 to 03:00 on the 28th.
    static let openings: [Opening] = [
        .init(hours: nil, now: "2021-03-27T03:00:00+06:00", opens: "2021-03-27T03:00:00+06:00"),
        .init(hours: .init(from: 420, to: 1380), now: "2021-03-27T03:00:00+06:00", opens: "2021-03-27T07:00:00+06:00"),
        .init(hours: .init(from: 420, to: 1380), now: "2021-03-27T07:00:00+06:00", opens: "2021-03-27T07:00:00+06:00"),
        .init(hours: .init(from: 420, to: 1380), now: "2021-03-27T22:59:59+06:00", opens: "2021-03-27T22:59:59+06:00"),
        .init(hours: .init(from: 420, to: 1380), now: "2021-03-27T23:00:00+06:00", opens: "2021-03-28T07:00:00+06:00"),
        .init(hours: .init(from: 1320, to: 360), now: "2021-03-27T02:00:00+06:00", opens: "2021-03-27T02:00:00+06:00"),
        .init(hours: .init(from: 1320, to: 360), now: "2021-03-27T12:00:00+06:00", opens: "2021-03-27T22:00:00+06:00"),
        .init(hours: .init(from: 0, to: 1440), now: "2021-03-27T23:59:59+06:00", opens: "2021-03-27T23:59:59+06:00"),
        .init(
            hours: nil, days: [1, 2, 3, 4, 5], now: "2021-03-27T12:00:00+06:00", opens: "2021-03-29T00:00:00+06:00"),
        .init(
            hours: .init(from: 540, to: 1080), days: [6], now: "2021-03-27T18:00:00+06:00",
            opens: "2021-04-03T09:00:00+06:00"),
        // Friday's night lasts into Saturday.
        .init(
            hours: .init(from: 1320, to: 360), days: [5], now: "2021-03-27T02:00:00+06:00",
            opens: "2021-03-27T02:00:00+06:00"),
        .init(
            hours: .init(from: 420, to: 1380), zone: "Europe/Berlin", now: "2021-03-28T01:30:00+01:00",
            opens: "2021-03-28T07:00:00+02:00"),
        .init(
            hours: .init(from: 150, to: 1380), zone: "Europe/Berlin", now: "2021-03-28T01:30:00+01:00",
            opens: "2021-03-28T03:30:00+02:00"),
    ]

    @Test(arguments: openings) func hoursDeferADelivery(_ one: Opening) throws {
        let zone = try #require(TimeZone(identifier: one.zone))
        let route = Route(name: "r", to: ["d"], hours: one.hours, days: one.days)
        let now = try #require(Timestamp.read(one.now, zone: zone))
        let opens = try #require(Timestamp.read(one.opens, zone: zone))
        #expect(route.opening(at: now, in: zone) == opens, "\(one.now)")
    }

    @Test func aDeliveryIsMadeNowAndDueWhenItsHoursOpen() throws {
        let destinations = ["desk", "phone"].map { Destination(name: $0, kind: .folder(path: "/tmp/x")) }
        let routes = [Route(name: "night", to: ["phone"], hours: .init(from: 1320, to: 360))]
        let deliveries = try Outbox.deliveries(
            for: Samples.alert(), to: destinations, routes: routes, now: Samples.noon, zone: Samples.zone)
        #expect(deliveries.map(\.destination) == ["desk", "phone"])
        #expect(deliveries.map(\.created) == [Samples.noon, Samples.noon])
        #expect(deliveries.map(\.due) == [Samples.noon, Samples.noon + 10 * 3600])
    }

    @Test func aRouteToNowhereIsNamed() {
        var route = Route(name: "night", to: ["desk", "fone"])
        route.origin = InputFault(file: "routes.yaml", line: 3, column: 9, message: "")
        let faults = [route].faults(destinations: ["phone", "desk"])
        #expect(
            faults.map(\.description) == [
                "routes.yaml:3:9: error: the route 'night' sends to 'fone', which is no destination of the configuration; "
                    + "it names: desk, phone"
            ])
    }
}

extension RouteTests {
    @Test(arguments: [
        // The 16th of December 2020 is a Wednesday.
        (Route.Holidays(yearly: [1216]), "2020-12-16T10:00:00+06:00", "2020-12-17T07:00:00+06:00"),
        (
            Route.Holidays(single: [Day("2020-12-16")!, Day("2020-12-17")!]), "2020-12-16T10:00:00+06:00",
            "2020-12-18T07:00:00+06:00"
        ),
        (Route.Holidays(single: [Day("2021-12-16")!]), "2020-12-16T10:00:00+06:00", "2020-12-16T10:00:00+06:00"),
        (Route.Holidays(yearly: [229]), "2024-02-29T10:00:00+05:00", "2024-03-01T07:00:00+05:00"),
    ]) func onAHolidayItWaits(holidays: Route.Holidays, now: String, opens: String) throws {
        let route = Route(
            name: "r", to: ["d"], hours: .init(from: 7 * 60, to: 23 * 60), holidays: holidays)
        let now = try #require(try? Date(now, strategy: .iso8601))
        #expect(
            route.opening(at: now, in: TimeZone(identifier: "Asia/Almaty")!) == (try? Date(opens, strategy: .iso8601)))
    }

    @Test func whatNobodyAcknowledgesGoesFurther() throws {
        let routes = [
            Route(name: "r", to: ["desk"], escalation: .init(after: 1800, to: ["chief"])),
            Route(name: "s", to: ["desk"], escalation: .init(after: 600, to: ["chief", "nobody"])),
        ]
        let owed = try Outbox.deliveries(
            for: Samples.alert(),
            to: ["desk", "chief"].map { Destination(name: $0, kind: .folder(path: $0), takesAlerts: $0 == "desk") },
            routes: routes, now: Samples.noon, zone: Samples.zone)
        #expect(owed.map(\.id) == ["msg_A1_desk", "msg_A1_chief_escalation"])
        #expect(owed.map(\.due) == [Samples.noon, Samples.noon + 600])
        #expect(owed.map(\.event) == ["E1", "E1"])
    }

    @Test func aGroupHasItsKeyAndItsWait() throws {
        let route = Route(name: "r", to: ["d"], grouping: .init(by: [.type, .place], wait: 30, interval: 600))
        let routing = try #require(
            [route].routing(Samples.alert(), to: "d", wasTold: false, now: Samples.noon, zone: Samples.zone))
        #expect(routing.grouping == Delivery.Grouping(key: "r|protest|Almaty", interval: 600))
        #expect(routing.due == Samples.noon + 30)
    }
}
