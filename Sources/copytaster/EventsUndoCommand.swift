import ArgumentParser
import Foundation
import Service

struct EventsUndoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Takes a merge or split back.")

    @Argument(help: "The ruling's number, as `events show` gives it.")
    var number: Int64

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings(needsSecrets: false)
            let rulings = EventRulings(store: try Marking.store(settings), by: NSUserName(), now: Date())
            try StandardOutput.print(try rulings.undo(number))
        }
    }
}
