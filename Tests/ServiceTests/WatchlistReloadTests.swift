import Foundation
import Testing

@testable import Service

/// The pure part of the reload: when it reads, what it rules.
struct WatchlistReloadTests {
    private static func look(_ files: [String: (Int, Double)]?) -> WatchlistReload.Look {
        .init(files: files?.mapValues { .init(size: $0.0, modified: $0.1) })
    }

    private static let old = look(["a": (1, 1), "b": (1, 1)])
    private static let edited = look(["a": (2, 2), "b": (1, 1)])
    private static let half = look(["a": (1, 2), "b": (1, 1)])
    private static let without = look(["b": (1, 1)])
    private static let more = look(["a": (1, 1), "b": (1, 1), "c": (1, 3)])
    private static let gone = look(nil)

    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var looks: [WatchlistReload.Look]
        /// At which of the looks it reads.
        var reads: [Int]
        var testDescription: String { name }
    }

    @Test(arguments: [
        Case(name: "nothing changes", looks: [old, old, old], reads: []),
        Case(name: "a save", looks: [old, edited, edited, edited], reads: [2]),
        Case(name: "a save in two steps", looks: [old, half, edited, edited, edited], reads: [3]),
        Case(name: "a file more", looks: [more, more], reads: [1]),
        Case(name: "undone at once", looks: [edited, old, old], reads: []),
        Case(name: "an editor that renames", looks: [without, edited, edited], reads: [2]),
        Case(name: "renaming takes its time", looks: [without, without, without, old, old], reads: []),
        Case(name: "a file removed", looks: [without, without, without, without, without, without], reads: [5]),
        Case(name: "the drive is away", looks: [gone, gone, gone, gone, old], reads: []),
        Case(name: "the folder is gone", looks: [gone, gone, gone, gone, gone, gone, gone], reads: [5]),
    ])
    func itReadsWhatLiesStill(one: Case) {
        var reload = WatchlistReload()
        reload.hasRead(Self.old)
        var reads: [Int] = []
        for (index, look) in one.looks.enumerated() where reload.look(look) == .read {
            reload.hasRead(look)
            reads.append(index)
        }
        #expect(reads == one.reads)
    }

    /// What fails on the way (a full disk) is read again at the next look.
    @Test func whatWasNotSettledIsReadAgain() {
        var reload = WatchlistReload()
        reload.hasRead(Self.old)
        _ = reload.look(Self.edited)
        #expect(reload.look(Self.edited) == .read)
        #expect(reload.look(Self.edited) == .read)
    }

    @Test func itRules() {
        var reload = WatchlistReload()
        #expect(reload.rule(hash: "1", live: "1", faults: 0) == .unchanged)
        #expect(reload.rule(hash: "2", live: "1", faults: 3) == .refuse(isNews: true))
        #expect(reload.rule(hash: "2", live: "1", faults: 3) == .refuse(isNews: false))
        #expect(reload.rule(hash: "3", live: "1", faults: 1) == .refuse(isNews: true))
        #expect(reload.rule(hash: "1", live: "1", faults: 0) == .mended)
        #expect(reload.rule(hash: "1", live: "1", faults: 0) == .unchanged)
        #expect(reload.rule(hash: "2", live: "1", faults: 1) == .refuse(isNews: true))
        #expect(reload.rule(hash: "4", live: "1", faults: 0) == .take)
        #expect(reload.rule(hash: "4", live: "4", faults: 0) == .unchanged)
    }
}
