import Foundation
import Logging
import Model
import Newsroom
import Synchronization
import Testing

@testable import Service

/// The whole program over the sample newsroom: what its desk sees is what an editor says it should.
@Suite struct DemoTests {
    @Test func theSampleNewsroomIsReadAsAnEditorWould() async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/copytaster-demo-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let lines = Mutex<[String]>([])
        let demo = Demo(folder: folder) { line in lines.withLock { $0.append(line) } }
        let result = try await demo.run(
            watchlists: Checkout.watchlists, log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
            keep: { _ in })
        #expect(result.isRight)

        let bySlug = Dictionary(
            result.records.map { ($0.article.url.split(separator: "/").last.map { String($0.dropLast(5)) } ?? "", $0) },
            uniquingKeysWith: { first, _ in first })
        var alertsOf: [String: Int] = [:]
        for expected in SampleNewsroom.expected {
            guard let record = bySlug[expected.slug] else {
                #expect(expected.label == .off, "\(expected.slug) was not read")
                continue
            }
            alertsOf[expected.event ?? expected.slug, default: 0] += record.alerts.count { $0.kind == .new }
        }
        for expected in SampleNewsroom.expected {
            let alerts = alertsOf[expected.event ?? expected.slug] ?? 0
            let isAlerted = SampleNewsroom.expected.contains {
                $0.event == expected.event && $0.label == .alert && $0.event != nil
            }
            #expect(alerts == (isAlerted ? 1 : 0), "\(expected.slug) (\(expected.label)): \(alerts) alerts")
        }

        // The later tellings of the rally stand with it, each with its own count.
        let rally = try #require(
            bySlug["rally-almaty-what-it-tells"]?.events.first { $0.type == "protest" && $0.alert != nil })
        #expect(rally.tellings.count == 5)
        #expect(Set(rally.tellings.map(\.language.base)) == Set(Language.read))
        #expect(Set(rally.tellings.compactMap(\.size)).count >= 3)
        // The announced rally stands in the daybook of the last digest.
        let digest = try String(contentsOfFile: folder + "/out/digest-2021-04-02.md", encoding: .utf8)
        let daybook = try #require(digest.components(separatedBy: "## Daybook").last)
        #expect(daybook.contains("24 April 2021"))
    }
}

enum Checkout {
    /// The checkout's shipped watchlists.
    static let watchlists = root + "/watchlists"

    /// The folder that holds Package.swift.
    static let root: String = {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.path + "/Package.swift") {
            folder.deleteLastPathComponent()
        }
        return folder.path
    }()
}
