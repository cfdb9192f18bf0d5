import ArgumentParser
import Foundation
import Service

struct EventsMergeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Says that two events are one; the first stands for both.",
        discussion: "Later reports of either join it. `events undo` takes it back.")

    @Argument(help: "The event that stays, as in E12.")
    var id: String

    @Argument(help: "The event that it is, as in E15.")
    var other: String

    @Option(help: ArgumentHelp("Why, for those who read it later.", valueName: "text"))
    var note: String?

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings(needsSecrets: false)
            let rulings = EventRulings(store: try Marking.store(settings), by: NSUserName(), now: Date())
            try StandardOutput.print(TerminalText.lines(try rulings.merge(id, other, note: note)))
        }
    }
}
