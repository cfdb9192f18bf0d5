import ArgumentParser
import Foundation
import Service

struct DaybookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "daybook", abstract: "What was announced, with its day, and what became of it.")

    @Option(help: ArgumentHelp("The first day; two weeks back without.", valueName: "day"))
    var from: DayArgument?

    @Option(help: ArgumentHelp("The last day; three months ahead without.", valueName: "day"))
    var to: DayArgument?

    @Flag(help: "As JSON.")
    var json = false

    @OptionGroup var configuration: ConfigurationOption

    func validate() throws {
        if let from, let to, to.day < from.day { throw ValidationError("--to is before --from") }
    }

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings(needsSecrets: false)
            let list = try DaybookList(
                store: try Marking.store(settings), from: from?.day, to: to?.day, now: Date(), zone: settings.zone)
            try StandardOutput.print(json ? TerminalText.json(try list.json()) : TerminalText.lines(list.text))
        }
    }
}
