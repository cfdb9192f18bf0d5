import ArgumentParser
import Service

struct FeedsCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Tries one feed and explains what came of it, step by step. Stores nothing.",
        discussion: """
            Exit codes: 0 it is well; 1 somebody has to mend it (its publisher, or whoever gave the address); 69 it can't be had \
            just now.
            """)

    @Argument(help: "A configured feed's name or address, or any other address.")
    var feed: String

    @Flag(help: "A retired feed (it said that it is gone for good) that answers again is checked from now on.")
    var revive = false

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let check = try await FeedCheck(feed, desk: try configuration.deskFiles(), revive: revive)
            try StandardOutput.print(check.text)
            if check.code != 0 { throw ExitCode(check.code) }
        }
    }
}
