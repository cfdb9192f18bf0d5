import ArgumentParser
import Foundation
import Service

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Checks configuration, watchlists, feeds, destinations, database, clock and rights.")

    @OptionGroup var configuration: ConfigurationOption

    @Flag(help: "Leave out what needs the network.")
    var offline = false

    func run() async throws {
        try await reporting {
            let isWell = await Doctor.run(
                configuration: configuration.config, environment: ProcessInfo.processInfo.environment, offline: offline
            ) { try? StandardOutput.print(TerminalText.lines($0.line)) }
            if !isWell { throw Exit.no }
        }
    }
}
