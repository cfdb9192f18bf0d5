import ArgumentParser
import Foundation
import Logging
import Model
import Service

/// `--config FILE`, the same for all commands.
struct ConfigurationOption: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The configuration file.", valueName: "file"))
    var config = "copytaster.yaml"

    /// - Parameter needsSecrets: false where nothing is sent.
    func settings(needsSecrets: Bool = true) throws -> Settings {
        try Settings.load(
            file: config, environment: ProcessInfo.processInfo.environment, needsSecrets: needsSecrets)
    }

    /// For what only looks, or changes the configuration itself.
    /// - Parameter standsIn: see `DeskFiles`.
    func deskFiles(standsIn: Bool = false) throws -> DeskFiles {
        try DeskFiles(file: config, environment: ProcessInfo.processInfo.environment, standsIn: standsIn)
    }
}

/// Exit codes of `sysexits.h`, as the README lists them.
enum Exit {
    static let no = ExitCode(1)
    static let input = ExitCode(65)
    static let noInput = ExitCode(66)
    static let unreachable = ExitCode(69)
    static let bug = ExitCode(70)
    static let io = ExitCode(74)
    static let configuration = ExitCode(78)
}

/// Runs a command's body; an error becomes its lines on standard error and its exit code.
func reporting(_ body: () async throws -> Void) async throws {
    do { try await body() } catch let code as ExitCode { throw code } catch {
        let fault = Fault(error)
        StandardError.print(fault.text)
        throw ExitCode(fault.code)
    }
}

enum StandardError {
    /// Errors quote what servers and feeds say: nothing in them is for the terminal to obey.
    static func print(_ text: String) { FileHandle.standardError.write(Data((TerminalText.lines(text) + "\n").utf8)) }
}

enum StandardOutput {
    static func print(_ text: String) throws { try write(text + "\n") }

    static func write(_ text: String) throws { try FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) }
}

/// The input of a command: a file, or standard input where none is named. At most 64 MB.
func input(_ file: String?) throws -> [UInt8] {
    let most = 64_000_000
    guard let file, file != "-" else {
        let data = try FileHandle.standardInput.read(upToCount: most + 1) ?? Data()
        guard data.count <= most else { throw InputFault(file: "standard input", message: "is larger than 64 MB") }
        return Array(data)
    }
    guard let handle = FileHandle(forReadingAtPath: file) else { throw NoInput(file: file) }
    let data: Data
    do { data = try handle.read(upToCount: most + 1) ?? Data() } catch { throw NoInput(file: file) }
    guard data.count <= most else { throw InputFault(file: file, message: "is larger than 64 MB") }
    return Array(data)
}

/// The service's logger.
func logger(level: String) -> Logger {
    let level = Logger.Level(rawValue: level) ?? .info
    return Logger(label: "copytaster") { _ in
        JournalLog(level: level, environment: ProcessInfo.processInfo.environment)
    }
}
