import ArgumentParser
import Foundation
import Model
import Service

struct FiguresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures", abstract: "Who said which number, when: the figure ledger.",
        discussion: """
            Without a question, the questions of the beat with what there is of each. With one, or with an event (E12), each \
            figure with who says it, where and in which words, and a chart over time. Figures stand as written: never \
            converted, never averaged; numbers behind ≠ are those that one contradicts.
            """)

    @Argument(help: "A question of the watchlist, or an event's id.")
    var question: String?

    @Option(help: ArgumentHelp("Told on this day or later.", valueName: "day"))
    var from: String?

    @Option(help: ArgumentHelp("Told on this day or earlier.", valueName: "day"))
    var to: String?

    @Option(help: ArgumentHelp("Columns that a line may take, 40 to 240.", valueName: "n"))
    var width = 100

    @Flag(help: "No letters beyond ASCII in the chart.")
    var ascii = false

    @Flag(help: "As JSON.")
    var json = false

    @OptionGroup var configuration: ConfigurationOption

    func validate() throws {
        for day in [from, to].compactMap(\.self) where Day(day) == nil {
            throw ValidationError("'\(day)' is no day, as 2021-03-27 is")
        }
        guard FigureAnswer.Layout.widths.contains(width) else { throw ValidationError("--width is from 40 to 240") }
    }

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings(needsSecrets: false)
            let book = try FigureBook(settings: settings)
            let days = FigureBook.Days(from: from.flatMap { Day($0) }, to: to.flatMap { Day($0) })
            guard let question else {
                let overview = try book.overview(days)
                try StandardOutput.print(
                    json ? TerminalText.json(try overview.json()) : TerminalText.lines(overview.text))
                return
            }
            let answer = try book.answer(question, days)
            try StandardOutput.print(
                json
                    ? TerminalText.json(try answer.json())
                    : TerminalText.lines(answer.text(FigureAnswer.Layout(width: width, isASCII: ascii))))
        }
    }
}
