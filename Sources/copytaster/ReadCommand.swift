import ArgumentParser
import Foundation
import Service

struct ReadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Reads one text: its mentions, dates, figures and reports, as JSON.")

    @Argument(help: "The text; standard input if absent.")
    var file: String?

    @Option(help: ArgumentHelp("When it was published: a day or RFC 3339. Unknown if absent.", valueName: "time"))
    var published: String?

    @Option(help: "Its title.")
    var title = ""

    @Option(help: ArgumentHelp("Its language (en, ru, kk, zh); found out if absent.", valueName: "language"))
    var language: String?

    @Option(help: ArgumentHelp("The beat's folder instead of the shipped one.", valueName: "dir"))
    var watchlists: String?

    func run() async throws {
        try await reporting {
            let text = String(decoding: try input(file), as: UTF8.self)
            let reading = try TextReading(watchlists: try watchlists ?? ShippedFiles.beat())
            try StandardOutput.print(
                try reading.json(title: title, text: text, published: published, language: language))
        }
    }
}
