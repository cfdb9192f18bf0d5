import ArgumentParser
import Foundation
import Service

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "The service, until SIGTERM; SIGHUP reloads the watchlist.")

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings()
            let lock = try DeskLock(settings)
            defer { withExtendedLifetime(lock) {} }
            let desk = try Newsdesk(settings: settings, log: logger(level: settings.logLevel))
            try await Run.untilSignal(desk, environment: ProcessInfo.processInfo.environment)
        }
    }
}
