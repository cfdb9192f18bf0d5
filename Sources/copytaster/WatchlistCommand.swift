import ArgumentParser

struct WatchlistCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watchlist", abstract: "Watchlists: checked, tried and tuned before they count.",
        subcommands: [
            WatchlistCheck.self,
            WatchlistTest.self,
            WatchlistTune.self,
        ])
}
