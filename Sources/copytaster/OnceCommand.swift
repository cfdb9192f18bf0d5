import ArgumentParser
import Service

struct OnceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "once",
        abstract: "One cycle: fetch what is due, read, judge, alert, deliver, digest if due. Prints a summary.")

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings()
            let lock = try DeskLock(settings)
            defer { withExtendedLifetime(lock) {} }
            let desk = try Newsdesk(settings: settings, log: logger(level: settings.logLevel))
            try StandardOutput.print(TerminalText.lines(try await desk.once().text))
        }
    }
}
