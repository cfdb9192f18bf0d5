import Foundation
import Testing

/// The checkout that the tests stand in, and what this machine can run.
enum Machine {
    /// The folder that holds Package.swift: the package under test, also where the tests' folder is a link.
    static let checkout: String = {
        var folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
        if !FileManager.default.fileExists(atPath: folder.path + "/deploy/copytaster.service") {
            folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            for _ in 0..<3 { folder.deleteLastPathComponent() }
        }
        return folder.path
    }()

    /// The program that was built with these tests: it lies beside their bundle.
    static let binary: String? = {
        if let named = ProcessInfo.processInfo.environment["COPYTASTER_BINARY"] { return named }
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        // `swift test` may load the bundle into a runner of the toolchain's; then it names the bundle as an argument.
        let places = [program] + CommandLine.arguments
        let files = places.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path + "/copytaster" }
        return (files + ["debug", "release"].map { "\(checkout)/.build/\($0)/copytaster" })
            .first(where: FileManager.default.isExecutableFile(atPath:))
    }()

    static func path(of tool: String) -> String? {
        ["/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"].map { "\($0)/\(tool)" }
            .first(where: FileManager.default.isExecutableFile(atPath:))
    }
}

/// What a program that has ended left behind.
struct Ending {
    var status: Int32
    var output: String
    var errors: String
}

/// Runs a program to its end. Its output goes to files: a full pipe can't hang it.
func run(_ program: String, _ arguments: [String], environment: [String: String]? = nil) throws -> Ending {
    try inScratchFolder { folder in
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        if let environment { process.environment = environment }
        var handles: [FileHandle] = []
        for name in ["output", "errors"] {
            try Data().write(to: folder.appending(path: name))
            handles.append(try FileHandle(forWritingTo: folder.appending(path: name)))
        }
        process.standardOutput = handles[0]
        process.standardError = handles[1]
        try process.run()
        process.waitUntilExit()
        func text(_ name: String) throws -> String {
            String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
        }
        return Ending(status: process.terminationStatus, output: try text("output"), errors: try text("errors"))
    }
}

/// Gives a fresh folder and removes it afterwards.
func inScratchFolder<Result>(_ work: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "copytaster-deploy-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try work(folder)
}

/// Tells why a test was left out, where nobody can overlook it.
func skip(_ why: String) throws -> Never {
    FileHandle.standardError.write(Data("skipped: \(why)\n".utf8))
    try Test.cancel("\(why)")
}
