import ArgumentParser
import Service

@main
struct Copytaster: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copytaster",
        abstract: "Reads incoming copy and decides what the desk must see.",
        discussion: """
            Copytaster pulls new articles from feeds, reads them against a watchlist of actors, places and themes, and tells \
            the desk what is new: an alert at once, a digest every day. Start with `copytaster demo`, then `copytaster init`.
            """,
        version: Version.number,
        subcommands: [
            RunCommand.self, OnceCommand.self, DemoCommand.self, InitCommand.self, DoctorCommand.self,
            StatusCommand.self,
            ReplayCommand.self,
            ReadCommand.self, FeedsCommand.self, ArticleCommand.self, WatchlistCommand.self, WhyCommand.self,
            CorpusCommand.self, AlertsCommand.self, SilencesCommand.self, DeliveriesCommand.self,
            DestinationsCommand.self, EventsCommand.self, DigestCommand.self, DaybookCommand.self, FiguresCommand.self,
        ])
}
