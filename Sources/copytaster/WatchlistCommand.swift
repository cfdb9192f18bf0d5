import ArgumentParser

struct WatchlistCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watchlist", abstract: "Watchlists.", subcommands: [WatchlistCheck.self, WatchlistTest.self])
}
