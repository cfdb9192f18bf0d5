import ArgumentParser
import Foundation
import Service

struct DeliveriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliveries",
        abstract: "Accounts for every delivery: what was sent where and when, what waits, and why.",
        subcommands: [DeliveriesList.self, DeliveriesShow.self, DeliveriesRetry.self])
}

struct DeliveriesList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "The deliveries of the last days.")

    @Option(
        help: ArgumentHelp(
            "pending, delivered, failed, silenced, gathered or withdrawn; may be given several times.",
            valueName: "state"))
    var state: [String] = []

    @Option(help: ArgumentHelp("Those of one destination.", valueName: "name"))
    var destination: String?

    @Option(help: ArgumentHelp("Those of one alert, as in A12.", valueName: "id"))
    var alert: String?

    @Option(help: ArgumentHelp("How many days back.", valueName: "n"))
    var days = 7

    @Flag(help: "As JSON.")
    var json = false

    @OptionGroup var configuration: ConfigurationOption

    func validate() throws {
        guard (1...36_500).contains(days) else { throw ValidationError("--days is from 1 to 36500") }
    }

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings(needsSecrets: false)
            let list = DeliveryList(store: try Marking.store(settings), now: Date(), zone: settings.zone)
            var wanted = DeliveryList.Wanted()
            (wanted.states, wanted.destination, wanted.alert, wanted.days) = (state, destination, alert, days)
            try StandardOutput.print(
                json ? TerminalText.json(try list.json(wanted)) : TerminalText.lines(try list.text(wanted)))
        }
    }
}

struct DeliveriesShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One delivery: its tries, and what it carries.")

    @Argument(help: "Its id, as in msg_A12_desk.")
    var id: String

    @Flag(help: "As JSON, without what it carries.")
    var json = false

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings(needsSecrets: false)
            let list = DeliveryList(store: try Marking.store(settings), now: Date(), zone: settings.zone)
            try StandardOutput.print(
                json ? TerminalText.json(try list.showJSON(id)) : TerminalText.lines(try list.show(id)))
        }
    }
}

struct DeliveriesRetry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Tries again what was given up: some deliveries, or all of a destination.")

    @Argument(help: "Their ids.")
    var ids: [String] = []

    @Option(help: ArgumentHelp("All given up at one destination.", valueName: "name"))
    var destination: String?

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings(needsSecrets: false)
            let list = DeliveryList(store: try Marking.store(settings), now: Date(), zone: settings.zone)
            try StandardOutput.print(TerminalText.lines(try list.retry(ids, destination: destination)))
        }
    }
}
