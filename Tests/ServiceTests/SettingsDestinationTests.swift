import Alerting
import Foundation
import Model
import Testing

@testable import Service

/// Every kind of destination, as the configuration writes it.
@Suite struct SettingsDestinationTests {
    private func load(
        _ destination: String, _ environment: [String: String] = ["KEY": "k3y"], needsSecrets: Bool = true
    ) throws(InputFaults) -> Destination? {
        try Settings(
            file: "/etc/copytaster/copytaster.yaml", text: "destinations:\n  - {name: d, \(destination)}\n",
            environment: environment, needsSecrets: needsSecrets
        ).destinations.first
    }

    @Test func aFolderHasItsFormats() throws {
        guard
            case .folder(let folder)? = try load(
                "folder: out, formats: [atom, each-json], rotateAt: 2MB, keepRotated: 3")?.kind
        else { throw Failure() }
        #expect(folder.path == "/etc/copytaster/out" && folder.formats == [.atom, .eachJSON])
        #expect(folder.rotateAt == 2_000_000 && folder.keepRotated == 3)
    }

    private struct Failure: Error {}

    @Test func aWebhookSignsWithBothKeys() throws {
        let one = try load(
            "webhook: \"https://x.example/h\", secretEnv: KEY, previousSecretEnv: OLD", ["KEY": "new", "OLD": "old"])
        #expect(one?.kind == .webhook(url: "https://x.example/h", secrets: ["new", "old"]))
        #expect(one?.perHour == nil)
    }

    @Test func mailHasItsServer() throws {
        let one = try load(
            "mail: [\"Desk <desk@example.org>\"], from: a@example.org, server: \"mail.example.org:2525\", user: u, secretEnv: KEY, security: tls"
        )
        guard case .mail(let mail)? = one?.kind else { throw Failure() }
        #expect(mail.serverURL == "smtps://mail.example.org:2525" && mail.password == "k3y")
        #expect(mail.to.map(\.address) == ["desk@example.org"])
        #expect(one?.perHour == 30)
    }

    @Test(arguments: [
        ("slack: secret, secretEnv: KEY", "https://hooks.slack.com/services/T1/B1/x1y2z3w4"),
        ("slack: C0123456789, secretEnv: KEY", "xoxb-1"),
        ("mattermost: \"https://chat.example\", channel: abc, secretEnv: KEY", "t0ken"),
        ("teams: \"https://x.logic.azure.com/w\"", "-"),
        ("discord: \"https://discord.com/api/webhooks/1/abc\", forum: true", "-"),
        ("telegram: \"-1001234567890\", secretEnv: KEY", "123456:AAaaBBbbCCccDDdd"),
        ("ntfy: \"https://ntfy.sh/topic\"", "-"),
    ]) func chats(text: String, key: String) throws {
        for needsSecrets in [true, false] {
            let one = try load(text, needsSecrets ? ["KEY": key] : [:], needsSecrets: needsSecrets)
            guard case .chat? = one?.kind else { throw Failure() }
            #expect(one?.perHour == 30 && one?.digests == [.daily, .weekly])
        }
    }

    @Test func whatItTakesIsSaid() throws {
        let one = try load("folder: out, alerts: false, digests: weekly, perHour: 5")
        #expect(one?.takesAlerts == false && one?.digests == [.weekly] && one?.perHour == 5)
        #expect(try load("ntfy: \"https://ntfy.sh/topic\", perHour: 0")?.perHour == nil)
    }

    @Test(arguments: [
        ("folder: out, webhook: \"https://x.example\"", "needs one of folder, webhook, mail, command"),
        ("folder: out, channel: x", "'channel' is nothing for the folder 'd'"),
        ("folder: out, formats: [pdf]", "'pdf' is no format of a folder; there are jsonl"),
        ("folder: out, formats: []", "'formats' names none"),
        ("webhook: \"ftp://x\"", "'ftp://x' won't do for 'webhook'"),
        ("webhook: \"https://x.example\", previousSecretEnv: KEY", "a previous key needs a current one"),
        ("mail: [a@example.org], from: b@example.org", "mail needs 'from', an address, and 'server'"),
        ("mail: [\"a b\"], from: b@example.org, server: x", "'a b' won't do for 'mail'"),
        ("mail: [a@example.org], from: b@example.org, server: x, user: u", "secret"),
        ("command: [echo]", "must begin with the absolute path"), ("command: [/nowhere/at-all]", "is not there"),
        ("slack: C0123456789", "needs the bot's token"), ("telegram: \"-100\"", "telegram"),
        ("ntfy: topic", "give server and topic"), ("teams: secret", "needs the webhook's address"),
        ("slack: \"https://hooks.slack.com/x\", forum: true", "only discord has forum channels"),
    ]) func mistakes(text: String, expected: String) {
        let error = #expect(throws: InputFaults.self) { try load(text, ["KEY": "k"]) }
        let faults = error?.faults.map { "\($0)" } ?? []
        #expect(faults.contains { $0.contains(expected) && $0.contains(":2:") }, "\(faults)")
        // No key stands in an error.
        #expect(!faults.contains { $0.contains("k3y") })
    }
}
