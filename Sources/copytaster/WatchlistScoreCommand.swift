import ArgumentParser
import Foundation
import Service

struct WatchlistScoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "How good the watchlist has been, by the desk's marks on its alerts; its worst and its silent terms.")

    @Option(help: ArgumentHelp("How many days back from now.", valueName: "n"))
    var days = 30

    @Flag(help: "As JSON.")
    var json = false

    @OptionGroup var configuration: ConfigurationOption

    func validate() throws {
        guard (1...3660).contains(days) else { throw ValidationError("--days must be 1 to 3660") }
    }

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings(needsSecrets: false)
            let days = days
            let progress = ProgressBar.standardError()
            let score = try await Interruptible.run {
                try WatchlistScore(settings: settings, days: days, now: Date(), progress: progress)
            }
            try StandardOutput.print(json ? try score.json() : TerminalText.lines(score.text))
        }
    }
}
