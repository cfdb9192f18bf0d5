import ArgumentParser

struct WatchlistCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watchlist", abstract: "Watchlists: checked, tried and tuned before they count.",
        subcommands: [
            WatchlistCheck.self, WatchlistTest.self, WatchlistExplain.self, WatchlistFormsCommand.self,
            WatchlistQueryCommand.self, WatchlistBacktest.self, WatchlistScoreCommand.self,
            WatchlistSuggestCommand.self, WatchlistTune.self, WatchlistVersions.self, WatchlistSchemaCommand.self,
        ])
}
