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

    @Flag(help: "As a calendar (iCalendar) for a calendar program to take in.")
    var ics = false

    @OptionGroup var configuration: ConfigurationOption

    func validate() throws {
        if json, ics { throw ValidationError("--json and --ics exclude each other") }
        if let from, let to, to.day < from.day { throw ValidationError("--to is before --from") }
    }

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings(needsSecrets: false)
            let list = try DaybookList(
                store: try Marking.store(settings), from: from?.day, to: to?.day, now: Date(), zone: settings.zone)
            if ics { return try StandardOutput.write(list.calendar(address: settings.deskAddress)) }
            try StandardOutput.print(json ? TerminalText.json(try list.json()) : TerminalText.lines(list.text))
        }
    }
}
