import Alerting
import Foundation
import Model
import Testing

@testable import Service

@Suite struct SettingsTests {
    private func load(_ yaml: String, _ environment: [String: String] = [:]) throws(InputFaults) -> Settings {
        try Settings(file: "/etc/copytaster/copytaster.yaml", text: yaml, environment: environment)
    }

    private func faults(_ yaml: String, _ environment: [String: String] = [:]) -> [String] {
        do throws(InputFaults) {
            _ = try load(yaml, environment)
            return []
        } catch { return error.faults.map(\.description) }
    }

    @Test func anEmptyFileIsTheDefaults() throws {
        for yaml in ["", "# nothing\n", "desk:\n"] {
            let settings = try load(yaml)
            #expect(settings.zone.identifier == "Asia/Almaty")
            #expect(settings.every == 900)
            #expect(settings.feedSize == 20_000_000)
            #expect(settings.digest == DigestSchedule(hour: 7, minute: 0))
            #expect(settings.watchlistFolder == "/etc/copytaster/watchlists/kazakhstan-china")
            #expect(settings.database == "/etc/copytaster/state/copytaster.sqlite")
        }
    }

    @Test func theExampleIsRightAndSaysEverySetting() throws {
        let settings = try load(SettingsExample.text)
        let defaults = try load("")
        #expect(settings.zone == defaults.zone)
        #expect(settings.keep == defaults.keep)
        #expect(settings.destinations.map(\.name) == ["files"])
        for setting in SettingsTable.settings {
            let name = setting.key.drop { $0 != "." }.dropFirst()
            #expect(SettingsExample.text.contains("  \(name): \(setting.standard ?? "")"), "\(setting.key)")
            #expect(SettingsExample.text.contains(setting.meaning), "\(setting.key)")
        }
    }

    @Test func everySettingsDefaultIsOfItsForm() {
        for setting in SettingsTable.settings {
            if case .list = setting.kind { continue }
            #expect(setting.value((setting.standard ?? "").trimmingCharacters(in: ["\""])) != nil, "\(setting.key)")
        }
    }

    @Test func valuesAreRead() throws {
        let settings = try load(
            """
            desk: {zone: Europe/Berlin, contact: desk@example.org}
            fetching:
              every: 2h
              pageSize: 500kB
              allowHosts: [127.0.0.1, intranet.example]
            digest: {at: "18:30", weekly: sunday}
            feeds:
              - {name: One, url: "https://example.org/rss", every: 5m}
              - {name: Two, url: "https://example.org/off", enabled: false}
            destinations:
              - {name: files, folder: out}
              - {name: desk, webhook: "https://example.org/hook", secretEnv: KEY, digests: false}
            """, ["KEY": "whsec_abc", "STATE_DIRECTORY": "/var/lib/copytaster"])
        #expect(settings.zone.identifier == "Europe/Berlin")
        #expect(settings.every == 7200)
        #expect(settings.pageSize == 500_000)
        #expect(settings.allowHosts == ["127.0.0.1", "intranet.example"])
        #expect(settings.digest == DigestSchedule(hour: 18, minute: 30, weekday: 7))
        #expect(
            settings.feeds == [Settings.Feed(name: "One", url: "https://example.org/rss", outlet: "One", every: 300)])
        #expect(settings.storageFolder == "/var/lib/copytaster")
        #expect(
            settings.destinations == [
                Destination(name: "files", kind: .folder(path: "/var/lib/copytaster/out")),
                Destination(
                    name: "desk", kind: .webhook(url: "https://example.org/hook", secrets: ["whsec_abc"]),
                    digests: []),
            ])
    }

    @Test(
        arguments: [
            ("", nil, "127.0.0.1:8086"), ("{callback: \"\"}", nil, "127.0.0.1:8086"),
            ("{callback: \"https://desk.example/hub/\", listen: \"[::1]:90\"}", "https://desk.example/hub", "[::1]:90"),
            ("{callback: \"http://127.0.0.1:8086\"}", "http://127.0.0.1:8086", "127.0.0.1:8086"),
        ] as [(String, String?, String)])
    func hubs(yaml: String, callback: String?, listen: String) throws {
        let settings = try load("websub: \(yaml)\n")
        #expect(settings.webSubCallback == callback)
        #expect(settings.webSubListen.description == listen)
    }

    @Test func marksAndTuning() throws {
        let defaults = try load("")
        #expect(defaults.deskAddress == nil && !defaults.tunesDaily)
        #expect(defaults.deskListen.description == "127.0.0.1:8087")
        let settings = try load(
            """
            desk: {address: "https://desk.example/copytaster/", listen: "[::1]:9"}
            watchlist: {tune: daily}
            """, ["CREDENTIALS_DIRECTORY": "/run/credentials/copytaster"])
        #expect(settings.deskAddress == "https://desk.example/copytaster")
        #expect(settings.deskListen.description == "[::1]:9")
        #expect(settings.deskKeyCredential == "/run/credentials/copytaster/mark-links-key")
        #expect(settings.tunesDaily)
    }

    /// What a person gets wrong, and the beginning of what it says: line, column, what to do.
    @Test(arguments: [
        ("desk:\n  zon: Asia/Almaty\n", ":2:3: error: there is no 'zon' here; did you mean 'zone'?"),
        ("deks:\n  zone: Asia/Almaty\n", ":1:1: error: there is no 'deks' here; did you mean 'desk'?"),
        ("desk:\n  zone: Mars/Olympus\n", ":2:9: error: 'Mars/Olympus' won't do for 'zone': it is a time zone"),
        ("digest:\n  at: 25:00\n", ":2:7: error: '25:00' won't do for 'at': it is a time of day, as in 07:00"),
        ("digest:\n  at: 7\n", ":2:7: error: '7' won't do for 'at'"),
        ("fetching:\n  every: 15\n", ":2:10: error: '15' won't do for 'every': it is a length of time from 1m to 7d"),
        ("fetching:\n  every: 5s\n", ":2:10: error: '5s' won't do for 'every'"),
        ("fetching:\n  feedSize: 5\n", ":2:13: error: '5' won't do for 'feedSize': it is a size from 10kB to 200MB"),
        (
            "fetching:\n  redirects: many\n",
            ":2:14: error: 'many' won't do for 'redirects': it is a whole number from 0 to 20"
        ),
        ("fetching:\n  allowHosts: here\n", ":2:15: error: 'here' won't do for 'allowHosts': it is a list"),
        ("watchlist:\n  feeds: perhaps\n", ":2:10: error: 'perhaps' won't do for 'feeds': it is true or false"),
        (
            "websub:\n  callback: http://desk.example/hub\n",
            ":2:13: error: 'http://desk.example/hub' won't do for 'callback'"
        ),
        (
            "websub:\n  callback: https://desk.example/hub?a\n",
            "won't do for 'callback': it is an address that begins with"
        ),
        (
            "websub:\n  listen: localhost:80\n",
            ":2:11: error: 'localhost:80' won't do for 'listen': it is an IP address"
        ),
        ("websub:\n  listen: 127.0.0.1:70000\n", "won't do for 'listen'"),
        (
            "desk:\n  address: http://desk.example\n",
            ":2:12: error: 'http://desk.example' won't do for 'address': it is an address that begins with https"
        ),
        ("watchlist:\n  tune: weekly\n", ":2:9: error: 'weekly' won't do for 'tune': it is one of daily, never"),
        ("log:\n  level: loud\n", ":2:10: error: 'loud' won't do for 'level': it is one of debug, info"),
        ("desk:\n  zone: [Asia/Almaty]\n", ":2:9: error: this won't do for 'zone'"),
        ("desk:\n  zone: GMT\n  zone: GMT\n", ":2:3: error: 'zone' is set twice"),
        ("desk: true\n", ":1:7: error: 'desk' must hold settings"),
        ("- desk\n", ":1:1: error: the file must hold sections"),
        ("desk:\n\tzone: GMT\n", "error: not YAML:"),
        ("feeds: https://example.org/rss\n", ":1:8: error: 'feeds' must be a list"),
        ("feeds:\n  - https://example.org/rss\n", ":2:5: error: an element of 'feeds' must hold settings"),
        ("feeds:\n  - name: One\n", ":2:5: error: 'url' is missing here"),
        (
            "feeds:\n  - {name: One, url: ftp://x}\n",
            "error: 'ftp://x' won't do for 'url': it is an address that begins with http"
        ),
        ("destinations:\n  - name: desk\n", "the destination 'desk' needs one of folder, webhook, mail"),
        ("destinations:\n  - {name: a b, folder: out}\n", "'a b' won't do as a name"),
        ("destinations:\n  - {name: a, folder: x}\n  - {name: a, folder: y}\n", "two destinations are called 'a'"),
        (
            "destinations:\n  - {name: a, webhook: \"https://x.example\", secret: whsec_1}\n",
            "a secret doesn't belong in this file"
        ),
        (
            "destinations:\n  - {name: a, webhook: \"https://x.example\", secretEnv: NONE}\n",
            "the environment variable NONE is not set"
        ),
        (
            "destinations:\n  - {name: a, webhook: \"https://x.example\", secretFile: none}\n",
            "can't be read; it holds the destination's key"
        ),
    ])
    func mistakes(yaml: String, expected: String) {
        let faults = faults(yaml)
        #expect(
            faults.contains { $0.contains(expected) && $0.hasPrefix("/etc/copytaster/copytaster.yaml") }, "\(faults)")
    }

    @Test func allMistakesAreNamedAtOnce() {
        #expect(faults("desk:\n  zon: GMT\nfetching:\n  every: 1\nnone: 1\n").count == 3)
    }
}
