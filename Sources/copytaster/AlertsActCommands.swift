import ArgumentParser
import Foundation
import Service

struct AlertsShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "All that there is to an alert: sentence, sources, what changed, why, how it stands, where it went.")

    @Argument(help: "The alert, as in A12.")
    var id: String

    @Flag(help: "As JSON.")
    var json = false

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings(needsSecrets: false)
            let card = try AlertCard(store: try Marking.store(settings), id: id, now: Date(), zone: settings.zone)
            try StandardOutput.print(json ? TerminalText.json(try card.json()) : TerminalText.lines(card.text))
        }
    }
}

/// Who acts, for those who read it later.
struct ActorOption: ParsableArguments {
    @Option(help: ArgumentHelp("Who does it; your login if absent.", valueName: "name"))
    var by: String?

    var name: String { by ?? NSUserName() }
}

extension ConfigurationOption {
    fileprivate func acting(_ actor: ActorOption, now: Date) throws -> AlertActing {
        let settings = try settings(needsSecrets: false)
        return AlertActing(store: try Marking.store(settings), by: actor.name, now: now, zone: settings.zone)
    }
}

struct AlertsAck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ack", abstract: "Acknowledges alerts: somebody has seen them, nothing is escalated.",
        discussion: "What revises the event later is told of all the same. A mark acknowledges too.")

    @Argument(help: "The alerts, as in A12 A13.")
    var ids: [String]

    @Option(help: ArgumentHelp("What is done about it.", valueName: "text"))
    var note: String?

    @OptionGroup var actor: ActorOption
    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let acting = try configuration.acting(actor, now: Date())
            for id in ids { try StandardOutput.print(TerminalText.lines(try acting.acknowledge(id, note: note))) }
        }
    }
}

struct AlertsSnooze: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snooze",
        abstract: "Nothing more of an alert's event for a while; then a reminder, unless it is acknowledged.",
        discussion: """
              copytaster alerts snooze A12 --for 4h
              copytaster alerts snooze A12 --until 07:00
              copytaster alerts snooze A12 --end
            """)

    @Argument(help: "The alert, as in A12.")
    var id: String

    @Option(name: .customLong("for"), help: ArgumentHelp("How long: 45m, 4h, 3d.", valueName: "span"))
    var span: String?

    @Option(help: ArgumentHelp("Until when: 07:00, 2021-03-28 or 2021-03-28T07:00.", valueName: "time"))
    var until: String?

    @Flag(help: "Ends a snooze before its time.")
    var end = false

    @Option(help: ArgumentHelp("Why.", valueName: "text"))
    var note: String?

    @OptionGroup var actor: ActorOption
    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let now = Date()
            let acting = try configuration.acting(actor, now: now)
            guard !end else { return try StandardOutput.print(TerminalText.lines(try acting.wake(id))) }
            let zone = try configuration.settings(needsSecrets: false).zone
            let until = try TimeArgument.end(for: span, until: until, now: now, zone: zone)
            try StandardOutput.print(TerminalText.lines(try acting.snooze(id, until: until, note: note)))
        }
    }
}

struct AlertsResend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resend",
        abstract: "Sends an alert again, under an id of its own, to those who got it or to others.")

    @Argument(help: "The alert, as in A12.")
    var id: String

    @Option(help: ArgumentHelp("A destination; may be given several times.", valueName: "name"))
    var to: [String] = []

    @OptionGroup var actor: ActorOption
    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let acting = try configuration.acting(actor, now: Date())
            let known = try configuration.settings(needsSecrets: false).destinationNames
            try StandardOutput.print(TerminalText.lines(try acting.resend(id, to: to, known: known)))
        }
    }
}
