import ArgumentParser
import Foundation
import Service

struct CorpusLearnCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "learn",
        abstract: "Drafts a watchlist from past articles: actors, places, themes, event types, each with evidence.",
        discussion: """
            Writes a folder of its own, which passes `watchlist check` and is for you to edit. The shipped places, themes and event \
            types serve as general knowledge, the shipped actors don't: who matters is learned from your articles.

              copytaster corpus learn past-articles --metadata past-articles/articles.yaml --to watchlists/mine
            """)

    @Argument(help: "Text, HTML and JSONL files, or folders of them.")
    var paths: [String]

    @Option(help: ArgumentHelp("The folder to write; it must not hold anything.", valueName: "dir"))
    var to = "learned"

    @Option(help: ArgumentHelp("YAML list of file, title, outlet, url, published.", valueName: "file"))
    var metadata: String?

    @Option(help: ArgumentHelp("A watchlist to take as known, its actors too.", valueName: "folder"))
    var base: String?

    @Option(help: ArgumentHelp("The desk's time zone.", valueName: "zone"))
    var zone = "Asia/Almaty"

    func validate() throws {
        guard TimeZone(identifier: zone) != nil else {
            throw ValidationError("'\(zone)' is no time zone, as Asia/Almaty is")
        }
    }

    func run() async throws {
        try await reporting {
            let learning = try CorpusLearn(
                base: base, shipped: try ShippedFiles.beat(), zone: TimeZone(identifier: zone) ?? .gmt)
            try StandardOutput.print(TerminalText.lines(try learning.run(paths, metadata: metadata, to: to)))
        }
    }
}
