import ArgumentParser
import Foundation
import Service

struct FeedsAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Adds a feed to the configuration, given its address or that of a page that has one.",
        discussion: """
            Looks for the feeds of the page where the address is no feed, then where sites keep them; t.me/NAME is a public \
            Telegram channel. One good feed is taken; of several you choose. The feed goes to the end of `feeds:`, the rest of \
            the file stays as it is. Its past becomes history at once: it alerts nobody.

              copytaster feeds add https://example.org
              copytaster feeds add t.me/example --name "Example, channel" --outlet Example --category Press
            """)

    @Argument(help: "The address of a feed, a page or a site.")
    var url: String

    @Option(help: ArgumentHelp("How it is called in logs and digests; its own title if absent.", valueName: "name"))
    var name: String?

    @Option(
        help: ArgumentHelp("Who publishes it; feeds of one outlet count as one source.", valueName: "outlet"))
    var outlet: String?

    @Option(help: ArgumentHelp("How you sort it; OPML takes it along.", valueName: "category"))
    var category: String?

    @Option(help: ArgumentHelp("Takes the feed of that number.", valueName: "n"))
    var pick: Int?

    @Flag(help: "Takes the first of several without asking.")
    var yes = false

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let adding = FeedAdding(
                file: configuration.config, environment: ProcessInfo.processInfo.environment,
                log: logger(level: "error")
            ) { try? StandardOutput.print(TerminalText.lines($0)) }
            let wishes = FeedAdding.Wishes(
                name: name, outlet: outlet, category: category, pick: pick ?? (yes ? 1 : nil))
            try await adding.add(url, wishes, ask: isatty(0) == 1 && isatty(2) == 1 ? Self.ask : nil)
        }
    }

    private static let ask: @Sendable (Int) -> Int? = { count in
        FileHandle.standardError.write(Data("Which one? 1 to \(count), or nothing for none: ".utf8))
        return readLine().flatMap { Int($0.trimmingCharacters(in: .whitespaces)) }
    }
}
