import ArgumentParser
import Foundation
import Service

struct EventsSplitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split", abstract: "Says that some tellings of an event are another event.",
        discussion: """
            The two are never joined again, unless `events undo` takes it back.

              copytaster events split E12 --telling 2 --telling 3
            """)

    @Argument(help: "The event, as in E12.")
    var id: String

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Articles that tell of the other event, by id or address.", valueName: "id"))
    var articles: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Tellings of the other event, by the numbers of `events show`.", valueName: "n"))
    var telling: [Int] = []

    @Option(help: ArgumentHelp("Why, for those who read it later.", valueName: "text"))
    var note: String?

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings(needsSecrets: false)
            let rulings = EventRulings(store: try Marking.store(settings), by: NSUserName(), now: Date())
            let made = try rulings.split(id, articles: articles, tellings: telling, note: note)
            try StandardOutput.print(TerminalText.lines(made))
        }
    }
}
