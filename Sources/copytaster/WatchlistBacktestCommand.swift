import ArgumentParser
import Foundation
import Service

struct WatchlistBacktest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backtest",
        abstract: "Shows what another watchlist would have alerted of, over the archive.",
        discussion: """
            Judges every archived article again, as of when it was read, by the old watchlist and by the new one, and shows the \
            alerts gained, lost and changed with their sentences and rules, and how both stand against the desk's marks. Sends \
            nothing and changes nothing. Exit codes: 0 done, whatever it shows; 66 no such file; 78 a watchlist is wrong.
            """)

    @Option(help: ArgumentHelp("The old watchlist's folder; the live one if absent.", valueName: "dir"))
    var old: String?

    @Option(help: ArgumentHelp("The new watchlist's folder.", valueName: "dir"))
    var new: String

    @Option(help: ArgumentHelp("How many days back from now.", valueName: "n"))
    var days = 30

    @Option(
        help: ArgumentHelp(
            "Articles as `replay` takes them, instead of a configuration's archive.", valueName: "file.jsonl"))
    var articles: String?

    @Flag(help: "Shows the last digest as the new watchlist would have made it.")
    var digest = false

    @Flag(help: "As JSON.")
    var json = false

    @Option(help: ArgumentHelp("Writes the result as a page, too.", valueName: "file"))
    var html: String?

    @OptionGroup var configuration: ConfigurationOption

    @Option(help: ArgumentHelp("The desk's time zone, with --articles.", valueName: "zone"))
    var zone = "Asia/Almaty"

    func validate() throws {
        guard (1...3660).contains(days) else { throw ValidationError("--days must be 1 to 3660") }
        guard TimeZone(identifier: zone) != nil else {
            throw ValidationError("'\(zone)' is no time zone, as Asia/Almaty is")
        }
    }

    func run() async throws {
        try await reporting {
            let request = Backtest.Request(old: old, new: new, days: days, wantsDigest: digest)
            let backtest =
                if let articles {
                    try Backtest(
                        request, old: try old ?? ShippedFiles.beat(),
                        articles: try ReplayArticle.read(
                            String(decoding: try input(articles), as: UTF8.self), file: articles),
                        zone: TimeZone(identifier: zone) ?? .gmt)
                } else {
                    try Backtest(request, settings: try configuration.settings(needsSecrets: false), now: Date())
                }
            let progress = ProgressBar.standardError()
            let result = try await Interruptible.run { try await backtest.run(progress: progress) }
            if let html { try Data(try result.html().utf8).write(to: URL(fileURLWithPath: html)) }
            try StandardOutput.print(json ? try result.json() : TerminalText.lines(try result.text()))
        }
    }
}
