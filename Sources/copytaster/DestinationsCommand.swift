import ArgumentParser
import Foundation
import Service

struct DestinationsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "destinations", abstract: "Where alerts and digests go, and how each fares.",
        subcommands: [DestinationsList.self, DestinationsTest.self, DestinationsEnable.self])
}

struct DestinationsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The destinations: how each fares, what waits there.")

    @Flag(help: "As JSON.")
    var json = false

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings(needsSecrets: false)
            let list = try DestinationList(settings, store: try Marking.store(settings), now: Date())
            try StandardOutput.print(json ? TerminalText.json(try list.json()) : TerminalText.lines(list.text))
        }
    }
}

struct DestinationsTest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Sends a marked test message to a destination, and says what came of it.")

    @Argument(help: "The destination's name in the configuration.")
    var name: String

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings()
            let desk = try Newsdesk(settings: settings, log: logger(level: settings.logLevel), isLive: false)
            let came = try await desk.test(destination: name)
            await desk.shutdown()
            try StandardOutput.print(TerminalText.lines(came.text))
            if !came.isDelivered { throw Exit.unreachable }
        }
    }
}

struct DestinationsEnable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable", abstract: "Sends again to a destination that had said it is no more (410).")

    @Argument(help: "The destination's name in the configuration.")
    var name: String

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings(needsSecrets: false)
            try StandardOutput.print(
                TerminalText.lines(
                    try DestinationList.enable(name, settings: settings, store: try Marking.store(settings))))
        }
    }
}
