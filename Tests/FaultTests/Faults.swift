import Foundation
import Testing

/// What a test does to the program under it: Tests/faults/faults.c, loaded before it.
enum Faults {
    /// Where in a step the program is killed.
    enum Moment: String, CaseIterable { case before, after, half }

    /// The folder that holds Package.swift.
    static let checkout: String = {
        var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<3 { folder.deleteLastPathComponent() }
        return folder.path
    }()

    /// The program that was built with these tests; COPYTASTER_BINARY names another.
    static let binary: String = {
        if let named = ProcessInfo.processInfo.environment["COPYTASTER_BINARY"] { return named }
        return "\(checkout)/.build/debug/copytaster"
    }()

    /// Compiled once a run of the tests, with the compiler that comes with Swift.
    static let library: String = {
        let target = FileManager.default.temporaryDirectory.path + "/copytaster-faults-\(getpid()).so"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["clang", "-shared", "-fPIC", "-O1", "-o", target, checkout + "/Tests/faults/faults.c"]
        do { try process.run() } catch { return "" }
        process.waitUntilExit()
        return process.terminationStatus == 0 ? target : ""
    }()
}

/// The file by which a test speaks to the program while it runs.
struct FaultControl {
    let path: String

    init(path: String) throws {
        self.path = path
        try Data(count: 24).write(to: URL(fileURLWithPath: path))
    }

    /// Seconds by which the program's wall clock is moved.
    func set(shift seconds: Int64) throws { try write(seconds, at: 0) }
    func set(diskIsFull: Bool) throws { try write(diskIsFull ? 1 : 0, at: 8) }
    func forgetSteps() throws { try write(0, at: 16) }

    /// Steps that the programs of this file have made since they were forgotten.
    var steps: Int {
        get throws {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path)).suffix(8)
            return bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
        }
    }

    private func write(_ value: Int64, at offset: UInt64) throws {
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        defer { try? handle.close() }
        try handle.seek(toOffset: offset)
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * Int64($0))) }
        try handle.write(contentsOf: Data(bytes))
    }
}

/// A generator whose numbers a seed gives (SplitMix64, Steele and others 2014).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
