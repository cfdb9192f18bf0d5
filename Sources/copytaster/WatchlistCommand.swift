import ArgumentParser

struct WatchlistCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watchlist", abstract: "Watchlists: checked, tried and tuned before they count.",
        subcommands: [
            WatchlistCheck.self, WatchlistTest.self, WatchlistExplain.self, WatchlistBacktest.self,
            WatchlistScoreCommand.self, WatchlistSuggestCommand.self, WatchlistTune.self, WatchlistVersions.self,
            WatchlistSchemaCommand.self,
        ])
        commandName: "watchlist", abstract: "Watchlists.",
        subcommands: [WatchlistCheck.self, WatchlistQueryCommand.self])
        commandName: "watchlist", abstract: "Watchlists.",
        subcommands: [WatchlistCheck.self, WatchlistFormsCommand.self])
}

struct WatchlistCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Names every error of a beat's files with file, line and column.")

    @Argument(help: "The beat's folder; the shipped one if absent.")
    var folder: String?

    @Flag(help: "As JSON.")
    var json = false

    func run() async throws {
        try await reporting {
            let answer = try WatchlistChecking.check(folder: try folder ?? ShippedFiles.beat(), json: json)
            try StandardOutput.print(answer.text)
            if !answer.isRight { throw Exit.configuration }
        }
    }
}
