import Foundation
import Storing
import Synchronization

/// A desk in a scratch folder: the built program with a configuration, a watchlist and a clock of the test's own.
final class FaultDesk: Sendable {
    let folder: String
    let outside: FaultOutside
    private let control: FaultControl
    private let isOwner: Bool

    /// How a run of the program ended.
    struct Ending {
        var wasKilled: Bool
        var status: Int32
        var errors: String
        var output: String
    }

    /// - Parameter more: lines of the configuration, for destinations and the like.
    init(more: String = "", zone: String = "GMT") throws {
        folder = FileManager.default.temporaryDirectory.path + "/copytaster-fault-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder + "/beat", withIntermediateDirectories: true)
        try Data(FaultStory.watchlist.utf8).write(to: URL(fileURLWithPath: folder + "/beat/types.yaml"))
        outside = FaultOutside()
        isOwner = true
        control = try FaultControl(path: folder + "/control")
        let configuration = """
            desk: {zone: \(zone)}
            watchlist: {folder: beat, feeds: false}
            storage: {folder: state}
            fetching: {every: 60s, soonest: 60s, latest: 60s, feedGap: 0s, pageGap: 0s, perHost: 8, allowHosts: [127.0.0.1]}
            digest: {at: "07:00"}
            log: {level: notice}
            destinations:
              - {name: hook, webhook: "\(outside.url("/hook"))"}
              - {name: files, folder: out}
            \(more)
            feeds:
              - {name: one, url: "\(outside.url("/feed0.xml"))"}
              - {name: two, url: "\(outside.url("/feed1.xml"))"}

            """
        try Data(configuration.utf8).write(to: URL(fileURLWithPath: folder + "/copytaster.yaml"))
    }

    /// A copy of another desk as it lies, which sees the same world.
    init(copying other: FaultDesk) throws {
        folder = FileManager.default.temporaryDirectory.path + "/copytaster-fault-\(UUID().uuidString)"
        try FileManager.default.copyItem(atPath: other.folder, toPath: folder)
        outside = other.outside
        isOwner = false
        control = FaultControl(existing: folder + "/control")
    }

    func remove() {
        if isOwner { outside.stop() }
        try? FileManager.default.removeItem(atPath: folder)
    }

    func move(clockBy seconds: TimeInterval) throws { try control.set(shift: Int64(seconds)) }
    func fill(disk isFull: Bool) throws { try control.set(diskIsFull: isFull) }
    /// Steps that the last run made.
    var steps: Int { get throws { try control.steps } }

    func store() throws -> SQLiteStore { try SQLiteStore(path: folder + "/state/copytaster.sqlite") }

    /// Runs the program to its end, which the step may be.
    func run(_ arguments: [String], dieAt step: Int? = nil, _ moment: Faults.Moment = .before) async throws -> Ending {
        try control.forgetSteps()
        return try await Running(self, arguments, dieAt: step, moment).ending()
    }

    func once(dieAt step: Int? = nil, _ moment: Faults.Moment = .before) async throws -> Ending {
        try await run(["once"], dieAt: step, moment)
    }

    /// The program while it runs.
    final class Running: Sendable {
        private let process: Process
        private let ended: AsyncStream<Void>
        private let files: (output: String, errors: String)

        init(_ desk: FaultDesk, _ arguments: [String], dieAt step: Int? = nil, _ moment: Faults.Moment = .before) throws
        {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: Faults.binary)
            process.arguments = arguments + ["--config", desk.folder + "/copytaster.yaml"]
            process.currentDirectoryURL = URL(fileURLWithPath: desk.folder)
            var environment = ProcessInfo.processInfo.environment
            environment["LD_PRELOAD"] = Faults.library
            environment["FAULT_CONTROL"] = desk.control.path
            environment["FAULT_STEP"] = step.map(String.init)
            environment["FAULT_WHEN"] = moment.rawValue
            process.environment = environment
            process.standardInput = FileHandle.nullDevice
            let name = "\(desk.folder)/\(UUID().uuidString)"
            files = (name + ".output", name + ".errors")
            for file in [files.output, files.errors] { try Data().write(to: URL(fileURLWithPath: file)) }
            process.standardOutput = FileHandle(forWritingAtPath: files.output)
            process.standardError = FileHandle(forWritingAtPath: files.errors)
            let (stream, end) = AsyncStream.makeStream(of: Void.self)
            ended = stream
            process.terminationHandler = { _ in end.finish() }
            self.process = process
            try process.run()
        }

        func terminate() { process.terminate() }
        func kill() { _ = Glibc.kill(process.processIdentifier, SIGKILL) }
        var errors: String { (try? String(contentsOfFile: files.errors, encoding: .utf8)) ?? "" }

        func ending() async throws -> Ending {
            for await _ in ended {}
            defer { for file in [files.output, files.errors] { try? FileManager.default.removeItem(atPath: file) } }
            return Ending(
                wasKilled: process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGKILL,
                status: process.terminationStatus, errors: errors,
                output: try String(contentsOfFile: files.output, encoding: .utf8))
        }
    }
}

extension FaultControl {
    init(existing path: String) { self.path = path }
}
