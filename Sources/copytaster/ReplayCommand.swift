import ArgumentParser
import Foundation
import Service

struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Puts articles through the pipeline, each as of its own publication, over an empty ledger.",
        discussion:
            "Reads JSONL ({\"id\", \"url\", \"title\", \"published\", \"text\"}), prints a line for each article.")

    @Argument(help: "The articles; - is standard input.")
    var file: String

    @Option(help: ArgumentHelp("The beat's folder instead of the shipped one.", valueName: "dir"))
    var watchlists: String?

    @Option(help: ArgumentHelp("Articles whose events are known already.", valueName: "file"))
    var known: String?

    @Option(help: ArgumentHelp("The desk's time zone.", valueName: "zone"))
    var zone = "Asia/Almaty"

    func validate() throws {
        guard TimeZone(identifier: zone) != nil else {
            throw ValidationError("'\(zone)' is no time zone, as Asia/Almaty is")
        }
    }

    func run() async throws {
        try await reporting {
            let zone = TimeZone(identifier: zone) ?? .gmt
            let articles = try ReplayArticle.read(String(decoding: try input(file), as: UTF8.self), file: file)
            let known = try known.map {
                try ReplayArticle.read(String(decoding: try input($0), as: UTF8.self), file: $0)
            }
            let replay = try Replay(watchlists: try watchlists ?? ShippedFiles.beat(), known: known ?? [], zone: zone)
            try replay.lines(articles) { try StandardOutput.print($0) }
        }
    }
}
