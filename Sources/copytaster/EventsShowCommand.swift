import ArgumentParser
import Service

struct EventsShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "All that is known of an event: every telling, figure, change and ruling.")

    @Argument(help: "The event, as in E12.")
    var id: String

    @Flag(help: "As JSON.")
    var json = false

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings(needsSecrets: false)
            let card = try EventCard(store: try Marking.store(settings), id: id, zone: settings.zone)
            try StandardOutput.print(json ? TerminalText.json(try card.json()) : TerminalText.lines(card.text))
        }
    }
}
