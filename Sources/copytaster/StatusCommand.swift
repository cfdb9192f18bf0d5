import ArgumentParser
import Foundation
import Service

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "How the desk stands: feeds in trouble, what waits, the last alert and digest, the database.",
        discussion: """
            Looks only, beside a running service or without one. For a node_exporter, from a timer:

              copytaster status --prometheus > FOLDER/copytaster.prom.new && mv FOLDER/copytaster.prom.new FOLDER/copytaster.prom

            Under systemd the database is the service's: set STATE_DIRECTORY=/var/lib/copytaster.
            """)

    @Flag(help: "As JSON.")
    var json = false

    @Flag(help: "As metrics in Prometheus' text format.")
    var prometheus = false

    @Flag(help: "Exit 1 where a feed is in trouble or something else wants a look.")
    var check = false

    @OptionGroup var configuration: ConfigurationOption

    func validate() throws {
        if json && prometheus { throw ValidationError("choose one of --json and --prometheus") }
    }

    func run() async throws {
        try await reporting {
            let status = try Status(try configuration.deskFiles(standsIn: true), now: Date())
            try StandardOutput.write(
                json ? try status.json() + "\n" : prometheus ? status.metrics : status.text + "\n")
            if check, !status.isWell { throw Exit.no }
        }
    }
}
