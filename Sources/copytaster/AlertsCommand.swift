import ArgumentParser
import Foundation
import Service

struct AlertsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alerts", abstract: "Alerts, and the desk's word on them.",
        subcommands: [
            AlertsList.self, AlertsShow.self, AlertsAck.self, AlertsSnooze.self, AlertsResend.self, AlertsMark.self,
            AlertsMarks.self, AlertsUnmark.self,
        ])
}

struct AlertsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The alerts of the last days, each with its sentence, source and marks.")

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
            let list = try AlertList(
                store: try Marking.store(settings), days: days, now: Date(), zone: settings.zone)
            try StandardOutput.print(json ? TerminalText.json(try list.json()) : TerminalText.lines(list.text))
        }
    }
}

struct AlertsMarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "marks", abstract: "The desk's marks that hold, by whatever way they came.")

    @Flag(help: "As JSON.")
    var json = false

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings(needsSecrets: false)
            let list = try MarkList(store: try Marking.store(settings), zone: settings.zone)
            try StandardOutput.print(json ? TerminalText.json(try list.json()) : TerminalText.lines(list.text))
        }
    }
}
