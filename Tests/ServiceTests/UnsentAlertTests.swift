import Foundation
import Model
import Storing
import Testing

@testable import Service

/// An alert that goes nowhere at once is on record with the reason: `why` says so.
@Suite struct UnsentAlertTests {
    @Test(arguments: [
        ("destinations:\n  - {name: desk, folder: out}\n", "high", "alerted: A1; no route sends A1: the digest"),
        (
            "destinations:\n  - {name: desk, folder: out, alerts: false}\n", "low",
            "alerted: A1; no destination takes A1"
        ),
        ("destinations:\n  - {name: desk, folder: out}\n", "low", "alerted: A1"),
    ])
    func whySaysThatNobodyWasSent(destinations: String, severity: String, why: String) throws {
        let desk = try MarkedDesk(destinations)
        defer { desk.remove() }
        try Data("routes:\n  - {name: urgent, to: [desk], severity: \(severity)}\n".utf8)
            .write(to: URL(fileURLWithPath: desk.folder + "/beat/routes.yaml"))
        #expect(try desk.alert(["A rally in Almaty"]) == ["A1"])
        let text = try #require(try desk.store.pastReading(article: "a0")?.why)
        #expect(text.hasPrefix(why))
        #expect(text.contains("digest") == (why != "alerted: A1"))
    }
}
