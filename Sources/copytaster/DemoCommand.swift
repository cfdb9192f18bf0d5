import ArgumentParser
import Foundation
import Service

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "The main job over a sample newsroom on loopback, with the clock of its days. Needs no network.")

    @Flag(help: "Leave the sample newsroom up when done, until Ctrl-C.")
    var keep = false

    @Option(help: ArgumentHelp("Work in this folder instead of a scratch folder.", valueName: "dir"))
    var folder: String?

    func run() async throws {
        try await reporting {
            let scratch =
                folder ?? FileManager.default.temporaryDirectory.path
                + "/copytaster-demo-\(UUID().uuidString.prefix(8))"
            let demo = Demo(folder: scratch) { try? StandardOutput.print($0) }
            let result = try await demo.run(watchlists: try ShippedFiles.watchlists(), log: logger(level: "error")) {
                base in
                guard keep else { return }
                try? StandardOutput.print("\nThe newsroom stays up at \(base). Ctrl-C ends it.")
                try? await Task.sleep(for: .seconds(86_400 * 365))
            }
            guard result.isRight else {
                StandardError.print("error: the demo did not end as it should; see above")
                throw Exit.no
            }
        }
    }
}
