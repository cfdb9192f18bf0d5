import ArgumentParser
import Service

struct WatchlistFormsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forms", abstract: "Shows what will match for an actor or place, or which words of a text do.",
        discussion: "With --text, exits 1 where nothing in the text matches.")

    @Argument(help: "The actor's or place's name, or an alias of it.")
    var actor: String

    @Argument(help: "The beat's folder; the shipped one if absent.")
    var folder: String?

    @Option(help: "Only this language: en, ru, kk, kk-Latn, zh.")
    var language: String?

    @Option(help: "Look through this text instead; - is standard input.")
    var text: String?

    @Flag(help: "As JSON.")
    var json = false

    func run() async throws {
        try await reporting {
            let forms = try WatchlistForms(name: actor, folder: try folder ?? ShippedFiles.beat())
            guard let text else {
                try StandardOutput.print(try forms.forms(language: language, json: json))
                return
            }
            let given = text == "-" ? String(decoding: try input(nil), as: UTF8.self) : text
            let answer = try forms.matches(in: given, json: json)
            try StandardOutput.print(answer.text)
            if !answer.isFound { throw Exit.no }
        }
    }
}
