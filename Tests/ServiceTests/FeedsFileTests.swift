import Foundation
import Model
import Testing

@testable import Service

/// Feeds are put into the configuration as a person would: nothing else of the file changes.
@Suite struct FeedsFileTests {
    private static let feed = NewFeed(name: "New", url: "https://new.example/rss")

    private func added(_ yaml: String, _ feeds: [NewFeed] = [feed]) throws(InputFaults) -> String {
        try FeedsFile(file: "/desk/copytaster.yaml", text: yaml, environment: [:]).adding(feeds)
    }

    /// Each file before and after.
    @Test(arguments: [
        ("", "feeds:\n  - name: New\n    url: https://new.example/rss\n"),
        ("# only a comment\n", "# only a comment\n\nfeeds:\n  - name: New\n    url: https://new.example/rss\n"),
        (
            "desk:\n  zone: GMT", "desk:\n  zone: GMT\n\nfeeds:\n  - name: New\n    url: https://new.example/rss\n"
        ),
        (
            "desk:\n  zone: GMT\n...\n",
            "desk:\n  zone: GMT\n\nfeeds:\n  - name: New\n    url: https://new.example/rss\n...\n"
        ),
        ("feeds: []\n", "feeds:\n  - name: New\n    url: https://new.example/rss\n"),
        (
            "feeds: [ ]  # none yet\n\ndesk:\n  zone: GMT\n",
            "feeds:  # none yet\n  - name: New\n    url: https://new.example/rss\n\ndesk:\n  zone: GMT\n"
        ),
        (
            "feeds:\n  # - name: Example\ndesk:\n  zone: GMT\n",
            "feeds:\n  - name: New\n    url: https://new.example/rss\n  # - name: Example\ndesk:\n  zone: GMT\n"
        ),
        ("feeds:", "feeds:\n  - name: New\n    url: https://new.example/rss\n"),
        // The list ends before the next section and its comment; the element's own comments stay with it.
        (
            """
            feeds:   # ours
              - name: One   # the first
                url: https://one.example/
                # every: 5m

              # a heading of nothing

            # Where alerts go
            desk:
              zone: GMT

            """,
            """
            feeds:   # ours
              - name: One   # the first
                url: https://one.example/
                # every: 5m
              - name: New
                url: https://new.example/rss

              # a heading of nothing

            # Where alerts go
            desk:
              zone: GMT

            """
        ),
        // Dashes at the margin, and a dash on a line of its own.
        (
            "feeds:\n- name: One\n  url: https://one.example/\n-\n  name: Two\n  url: https://two.example/\ndesk: {zone: GMT}\n",
            "feeds:\n- name: One\n  url: https://one.example/\n-\n  name: Two\n  url: https://two.example/\n- name: New\n"
                + "  url: https://new.example/rss\ndesk: {zone: GMT}\n"
        ),
        (
            "feeds:\n    - {name: One, url: 'https://one.example/'}",
            "feeds:\n    - {name: One, url: 'https://one.example/'}\n    - name: New\n      url: https://new.example/rss\n"
        ),
        // A text over several lines may look like anything.
        (
            "feeds:\n  - url: https://one.example/\n    name: |\n      One\n\n      # not a comment\ndesk:\n  zone: GMT\n",
            "feeds:\n  - url: https://one.example/\n    name: |\n      One\n\n      # not a comment\n  - name: New\n"
                + "    url: https://new.example/rss\ndesk:\n  zone: GMT\n"
        ),
        (
            "feeds: [{name: 'O]n''e, #', url: \"https://one.example/\\\"]\"}] # ]\n",
            "feeds: [{name: 'O]n''e, #', url: \"https://one.example/\\\"]\"}, "
                + "{name: New, url: https://new.example/rss}] # ]\n"
        ),
        (
            "feeds: [\n  {name: One, url: https://one.example/}, # ]\n]\ndesk: {zone: GMT}\n",
            "feeds: [\n  {name: One, url: https://one.example/}, # ]\n  {name: New, url: https://new.example/rss}\n]\n"
                + "desk: {zone: GMT}\n"
        ),
        // Windows' line ends stay.
        (
            "feeds:\r\n  - name: One\r\n    url: https://one.example/\r\n",
            "feeds:\r\n  - name: One\r\n    url: https://one.example/\r\n  - name: New\r\n"
                + "    url: https://new.example/rss\r\n"
        ),
    ])
    func isAddedAtTheEnd(before: String, after: String) throws {
        #expect(try added(before) == after)
    }

    @Test func theExampleTakesFeedsOneAfterAnother() throws {
        var text = SettingsExample.text
        for number in 1...3 {
            text = try added(text, [NewFeed(name: "Feed \(number)", url: "https://\(number).example/rss")])
        }
        let settings = try Settings(file: "/desk/copytaster.yaml", text: text, environment: [:])
        #expect(settings.feeds.map(\.name) == ["Feed 1", "Feed 2", "Feed 3"])
        // Every line of the example is there still.
        let lines = Set(text.split(separator: "\n"))
        #expect(SettingsExample.text.split(separator: "\n").filter { !lines.contains($0) } == ["feeds: []"])
    }

    /// Whatever a feed calls itself comes back letter by letter.
    @Test(arguments: [
        "yes", "null", "- dash", "a: b", "a #b", "#tag", "\"quoted\"", "it's", "back\\slash", "[x]", "{x}", "a, b",
        "*star",
        "&and", "!bang", "%percent", "@at", "`tick", "Вести: «Степь»", "新闻，评论", "12", "1e3", "0x1f", "trailing:", "~",
        "emoji 🚀", "nbsp\u{A0}here", "tab\there", "|", ">", "?", "=", "<<", "a\u{2028}b", "-", "---", "...", "é",
        "http://x",
    ])
    func anyNameIsReadBack(name: String) throws {
        let feed = NewFeed(name: name, url: "https://new.example/?a=1&b=[2]#c", outlet: name, categories: [name, "x"])
        for before in [
            "feeds: []\n", "feeds: [{name: a, url: https://a.example/}]\n",
            "feeds:\n- {name: a, url: https://a.example/}\n",
        ] {
            let settings = try Settings(
                file: "/desk/copytaster.yaml", text: try added(before, [feed]), environment: [:])
            let last = try #require(settings.feeds.last)
            #expect(
                last.name == name && last.outlet == name && last.url == feed.url && last.categories == feed.categories)
        }
    }

    /// What can't be followed is left alone, and the lines are given to be put in by hand.
    @Test(arguments: [
        "{feeds: [], desk: {zone: GMT}}\n",
        "feeds: &list\n  [{name: One, url: https://one.example/}]\n",
        "feeds: !!seq []\n",
    ])
    func aStrangeFileIsEitherRightOrLeftAlone(yaml: String) throws {
        do throws(InputFaults) {
            let settings = try Settings(file: "/desk/copytaster.yaml", text: try added(yaml), environment: [:])
            #expect(settings.feeds.last?.name == "New")
        } catch {
            #expect(error.description.contains("by hand:\n  - name: New\n    url: https://new.example/rss"))
        }
    }

    @Test func aWrongFileIsRefused() {
        #expect(throws: InputFaults.self) { try added("desk:\n  zon: GMT\n") }
    }

    @Test func theFileIsReplacedWithItsRights() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/copytaster-file-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = folder + "/copytaster.yaml"
        let link = folder + "/link.yaml"
        try Data("feeds: []\n".utf8).write(to: URL(fileURLWithPath: file))
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
        #expect(throws: CommandFault.self) { try FileReplacement.replace(file, old: "else\n", with: "x") }
        try FileReplacement.replace(link, old: "feeds: []\n", with: "# new\n")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "# new\n")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == file)
        let rights = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? NSNumber
        #expect(rights?.intValue == 0o640)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["copytaster.yaml", "link.yaml"])
    }
}
