import ArgumentParser
import Foundation
import Model
import Service

struct EventsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The events of the ledger, those of the latest day first.")

    @Option(help: ArgumentHelp("Only events of this type.", valueName: "name"))
    var type: String?

    @Option(help: ArgumentHelp("Only events of this day or later.", valueName: "day"))
    var from: DayArgument?

    @Option(help: ArgumentHelp("Only events of this day or before.", valueName: "day"))
    var to: DayArgument?

    @Option(
        help: ArgumentHelp("Only events at this place or in it, by the watchlist's name for it.", valueName: "name"))
    var place: String?

    @Option(help: ArgumentHelp("How many at the most.", valueName: "n"))
    var limit = 50

    @Flag(help: "As JSON.")
    var json = false

    @OptionGroup var configuration: ConfigurationOption

    func validate() throws {
        guard (1...100_000).contains(limit) else { throw ValidationError("--limit is from 1 to 100000") }
    }

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings(needsSecrets: false)
            let query = EventQuery(type: type, from: from?.day, to: to?.day, place: place, limit: limit)
            let list = try EventList(store: try Marking.store(settings), query: query, zone: settings.zone)
            try StandardOutput.print(json ? TerminalText.json(try list.json()) : TerminalText.lines(list.text))
        }
    }
}
