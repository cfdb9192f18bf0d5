import ArgumentParser
import Service

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Writes a commented configuration and the shipped watchlists.")

    @Argument(help: "The folder; files that are there already stay as they are.")
    var dir = "."

    func run() async throws {
        try await reporting {
            let written = try Initialization.run(folder: dir)
            for file in written { try StandardOutput.print(file) }
            if written.isEmpty { StandardError.print("all files are there already; nothing was written") }
        }
    }
}
