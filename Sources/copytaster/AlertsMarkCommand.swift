import ArgumentParser
import Foundation
import Model
import Service

struct AlertsMark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark", abstract: "Says of an alert that it was right, wrong, not new, or what else.",
        discussion: """
            The last word by one way (command, link, webhook) counts. `watchlist score`, `suggest` and `tune` learn from it.

              copytaster alerts mark A12 right
              copytaster alerts mark A12 same-as A7 --note "the second write-up of Saturday's rally"
            """)

    @Argument(help: "The alert, as in A12.")
    var id: String

    @Argument(help: "right, wrong, not-new, same-as, wrong-figure or wrong-date.")
    var word: String

    @Argument(help: "With same-as: the alert or event that it is, as in A7 or E31.")
    var other: String?

    @Option(help: ArgumentHelp("Why, for those who read it later.", valueName: "text"))
    var note: String?

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings(needsSecrets: false)
            let marking = Marking(store: try Marking.store(settings), now: Date())
            let made = try marking.mark(id, word, other: other, note: note, way: .command)
            try StandardOutput.print(TerminalText.lines(made.text))
        }
    }
}

struct AlertsUnmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "unmark", abstract: "Takes a mark back.")

    @Argument(help: "The mark's number, as `alerts marks` shows it.")
    var number: Int64

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings(needsSecrets: false)
            let marking = Marking(store: try Marking.store(settings), now: Date())
            try StandardOutput.print(try marking.unmark(number))
        }
    }
}
