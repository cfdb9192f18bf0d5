import Alerting
import Foundation
import Testing

/// A file that grows and is put aside: nothing lost, nothing twice, no half line, wherever it was interrupted.
struct GrowingFileTests {
    private let scratch: ScratchFolder
    private let file: GrowingFile
    private static let noon = Samples.noon

    init() throws {
        scratch = try ScratchFolder()
        file = GrowingFile(folder: scratch.path, name: "alerts.jsonl", rotateAt: 100, keepRotated: 50)
    }

    private func text(_ name: String) -> String {
        (try? String(contentsOfFile: scratch.path + "/" + name, encoding: .utf8)) ?? ""
    }
    private var all: [String] { file.rotated() + ["alerts.jsonl"] }
    /// Every line, the oldest first.
    private var lines: [String] { all.flatMap { text($0).split(separator: "\n").map(String.init) } }

    private func put(_ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: scratch.path + "/alerts.jsonl"))
    }

    private func add(_ pieces: [String], at now: Date = noon) throws {
        try file.addOnce(pieces, now: now, in: try OpenFolder(scratch.path))
    }

    private static func line(_ number: Int) -> String { "{\"id\":\"A\(number)\",\"text\":\"Митинг 集会\"}\n" }

    @Test func aLargeFileIsPutAsideUnderTheTime() throws {
        for number in 1...6 { try add([Self.line(number)], at: Self.noon + Double(number)) }
        #expect(
            file.rotated() == ["alerts-2021-03-27T060003Z.jsonl", "alerts-2021-03-27T060005Z.jsonl"])
        #expect(lines == (1...6).map { String(Self.line($0).dropLast()) })
        #expect(all.allSatisfy { text($0).utf8.count <= 100 && text($0).hasSuffix("\n") })
    }

    @Test func theClockMayStandStillOrGoBack() throws {
        for number in 1...9 { try add([Self.line(number)], at: Self.noon - Double(number / 3) * 3600) }
        #expect(lines == (1...9).map { String(Self.line($0).dropLast()) })
        #expect(file.rotated().first == "alerts-2021-03-27T050000Z.jsonl")
        #expect(file.rotated().last == "alerts-2021-03-27T050003Z.jsonl")
    }

    @Test func theOldestAreRemovedAndOthersFilesStay() throws {
        let file = GrowingFile(folder: scratch.path, name: "alerts.jsonl", rotateAt: 10, keepRotated: 3)
        for name in ["alerts-old.jsonl", "alerts-2021-03-27.jsonl", "alerts-2021-03-01T000000Z.jsonl.gz"] {
            try Data("theirs\n".utf8).write(to: URL(fileURLWithPath: scratch.path + "/" + name))
        }
        for number in 1...9 {
            try file.addOnce(
                [Self.line(number)], now: Self.noon + Double(number), in: try OpenFolder(scratch.path))
        }
        #expect(file.rotated().count == 3)
        #expect(lines == (6...9).map { String(Self.line($0).dropLast()) })
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).count == 7)
    }

    /// The process dies after each step of each addition, in turn; then the delivery comes again.
    @Test func aCrashBetweenStepsLosesAndRepeatsNothing() throws {
        var crashes = 0
        for number in 1...12 {
            let piece = Self.line(number)
            let now = Self.noon + Double(number)
            let count = try file.steps(toAdd: [piece], now: now).count
            let done = number % (count + 1)
            for step in try file.steps(toAdd: [piece], now: now).prefix(done) {
                try file.perform(step, in: try OpenFolder(scratch.path))
            }
            crashes += done < count ? 1 : 0
            try add([piece], at: now)
            #expect(lines == (1...number).map { String(Self.line($0).dropLast()) })
        }
        #expect(crashes > 3)
        #expect(try file.steps(toAdd: (8...12).map(Self.line), now: Self.noon).isEmpty)
    }

    /// A write that a loss of power cut off at any byte is completed by the same delivery.
    @Test func whatWasCutOffIsCompleted() throws {
        let pieces = [Self.line(2), Self.line(3)]
        let whole = Self.line(1) + pieces.joined()
        let bytes = Array(whole.utf8)
        for cut in Self.line(1).utf8.count...bytes.count {
            try Data(bytes[..<cut]).write(to: URL(fileURLWithPath: scratch.path + "/alerts.jsonl"))
            let file = GrowingFile(folder: scratch.path, name: "alerts.jsonl", rotateAt: 10_000, keepRotated: 1)
            try file.addOnce(pieces, now: Self.noon, in: try OpenFolder(scratch.path))
            #expect(text("alerts.jsonl") == whole, "cut at \(cut)")
        }
    }

    @Test func whatSomebodyElseCutOffIsClosed() throws {
        try put("{\"id\":\"A0")
        try add([Self.line(1)])
        #expect(text("alerts.jsonl") == "{\"id\":\"A0\n" + Self.line(1))
        // Before it is put aside, too.
        let long = "{\"id\":\"" + String(repeating: "0", count: 90)
        try put(long)
        try add([Self.line(1)])
        #expect(text(file.rotated()[0]) == long + "\n")
        #expect(text("alerts.jsonl") == Self.line(1))
    }

    @Test func aPieceWithinALineIsNone() throws {
        try put("x" + Self.line(1))
        try add([Self.line(1)])
        #expect(text("alerts.jsonl") == "x" + Self.line(1) + Self.line(1))
    }

    @Test func whatIsMissingOfSeveralIsAdded() throws {
        try add([Self.line(2)])
        try add([Self.line(1), Self.line(2), Self.line(3)])
        #expect(lines.sorted() == (1...3).map { String(Self.line($0).dropLast()) })
    }

    /// A disk that takes only the beginning: what it took is taken back. A file can be no larger than its file system lets
    /// it, and what is written across that border is cut off as on a full disk.
    @Test func aWriteCutShortLeavesNoHalfLine() throws {
        let path = scratch.path + "/alerts.jsonl"
        try put("")
        var (fits, fails) = (0, Int.max)
        while fails - fits > 1 {
            let middle = fits + (fails - fits) / 2
            if unsafe truncate(path, off_t(middle)) == 0 { fits = middle } else { fails = middle }
        }
        let size = fits - 10
        guard unsafe truncate(path, off_t(size)) == 0 else { return }
        let file = GrowingFile(folder: scratch.path, name: "alerts.jsonl", rotateAt: .max, keepRotated: 1)
        let fault = #expect(throws: FolderFault.self) {
            try file.perform(.add(Array(Self.line(1).utf8)), in: try OpenFolder(scratch.path))
        }
        #expect(fault?.description.hasPrefix(path + ": error: can't be written: ") ?? false)
        var status = stat()
        unsafe #expect(stat(path, &status) == 0)
        #expect(Int(status.st_size) == size)
    }
}
