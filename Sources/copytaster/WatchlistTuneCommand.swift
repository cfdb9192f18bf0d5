import ArgumentParser
import Foundation
import Service

struct WatchlistTune: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tune", abstract: "Lets the weights of the watchlist's rules learn from the desk's marks.",
        discussion: """
            Right, wrong-figure and wrong-date say that an alert told of an event, wrong that it did not. Small steps, pulled \
            towards the watchlist's own weights: none moves further than 0.5 from its own or changes its sign. What was learned \
            is put in force (weights.yaml in the beat's folder) only with --apply, and only where no example that passes fails \
            by it and the marked articles come out no worse.

            Exit codes: 0 done, or nothing to change; 1 something speaks against it.
            """)

    @Flag(help: "Puts the learned weights in force.")
    var apply = false

    @Flag(help: "Puts the weights back to those before the last time.")
    var undo = false

    @Flag(help: "As JSON.")
    var json = false

    @OptionGroup var configuration: ConfigurationOption

    func validate() throws {
        if apply && undo { throw ValidationError("choose one of --apply and --undo") }
    }

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings(needsSecrets: false)
            let tuning = WeightTuning(settings: settings, store: try Marking.store(settings), now: Date())
            if undo { return try StandardOutput.print(TerminalText.lines(try tuning.undo())) }
            let report = try tuning.tune(isApplied: apply)
            try StandardOutput.print(json ? TerminalText.json(try report.json()) : TerminalText.lines(report.text))
            if report.isRefused { throw Exit.no }
        }
    }
}
