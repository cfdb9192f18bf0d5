import Alerting
import Foundation
import Model
import Synchronization
import Testing

/// What a message changes in a folder.
struct FolderDeliveryTests {
    private let scratch: ScratchFolder
    private var folder: String { scratch.path + "/a/out" }

    init() throws { scratch = try ScratchFolder() }

    private func deliver(
        _ message: Message, _ formats: Set<FolderFormat> = FolderFormat.standard, isReminder: Bool = false,
        id: String = "msg", recent: [Alert] = [], daybook: [Event] = [], to path: String? = nil
    ) throws {
        try FolderDelivery.write(
            Envelope(id: id, destination: "files", message: message, isReminder: isReminder, zone: Samples.zone),
            to: FolderSettings(path: path ?? folder, formats: formats), now: Samples.noon, recent: { recent },
            daybook: { daybook },
            digest: { digest in [("digest-\(digest.day).md", "# One\n"), ("digest-\(digest.day).txt", "One\n")] })
    }

    private func names(_ subfolder: String = "") -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder + subfolder)) ?? []).sorted()
    }
    private func text(_ name: String) -> String {
        (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)) ?? ""
    }

    struct Row: Sendable {
        var formats: Set<FolderFormat>
        var message: Message
        var names: [String]
    }

    private static let notice = Notice(id: "N1", raised: Samples.noon, subject: "Feeds fell silent", lines: ["Two."])

    @Test(arguments: [
        Row(formats: FolderFormat.standard, message: .alert(Samples.alert()), names: ["alerts.jsonl", "alerts.md"]),
        Row(
            formats: FolderFormat.standard, message: .digest(Samples.digest()),
            names: ["digest-2021-03-28.md", "digest-2021-03-28.txt"]),
        Row(formats: FolderFormat.standard, message: .notice(notice), names: ["notices.jsonl", "notices.md"]),
        Row(formats: [.jsonl], message: .notice(notice), names: ["notices.jsonl"]),
        Row(formats: [.eachJSON], message: .notice(notice), names: ["notices.md"]),
        Row(formats: [.eachJSON], message: .test(notice), names: ["alerts", "notices.md"]),
        Row(formats: [.jsonl], message: .digest(Samples.digest()), names: []),
        Row(formats: [.eachJSON, .eachMarkdown], message: .alert(Samples.alert()), names: ["alerts"]),
        Row(
            formats: [.atom, .jsonFeed, .iCalendar], message: .alert(Samples.alert()),
            names: ["alerts.atom", "alerts.feed.json", "daybook.ics"]),
        Row(formats: [.atom], message: .digest(Samples.digest()), names: ["alerts.atom"]),
        Row(
            formats: [.jsonl], message: .alerts([Samples.alert()], why: "more than 10 an hour"), names: ["alerts.jsonl"]
        ),
    ])
    func files(row: Row) throws {
        for _ in 1...2 { try deliver(row.message, row.formats, recent: [Samples.alert()]) }
        #expect(names() == row.names)
    }

    @Test func alertsGatheredStandBelowTheReason() throws {
        let alerts = (1...3).map { Samples.alert("A\($0)", raised: Samples.noon + Double($0)) }
        for _ in 1...2 { try deliver(.alerts(alerts, why: "More than *10* an hour")) }
        #expect(text("alerts.jsonl").split(separator: "\n").count == 3)
        #expect(text("alerts.md").hasPrefix("- *More than \\*10\\* an hour*\n- **Protest in Almaty"))
        #expect(text("alerts.md").components(separatedBy: "why: ").count == 4)
    }

    /// Sent once more by intent, it stands there once more, and says so.
    @Test func aReminderIsNoRepeat() throws {
        for isReminder in [false, true, true] {
            try deliver(.alert(Samples.alert()), [.jsonl, .markdown, .eachJSON], isReminder: isReminder)
        }
        let lines = text("alerts.jsonl").split(separator: "\n")
        #expect(lines.map { $0.contains(#""reminder":true"#) } == [false, true])
        #expect(text("alerts.md").components(separatedBy: "- **Reminder: Protest").count == 2)
        #expect(names("/alerts") == ["2021-03-27-A1-reminder.json", "2021-03-27-A1.json"])
    }

    /// Sent again by hand twice: each time somebody wanted it there.
    @Test func aSecondReminderIsNoRepeatOfTheFirst() throws {
        for id in ["msg_A1_files_resend3", "msg_A1_files_resend3", "msg_A1_files_resend4"] {
            try deliver(.alert(Samples.alert()), [.jsonl, .markdown, .eachJSON], isReminder: true, id: id)
        }
        #expect(text("alerts.jsonl").split(separator: "\n").count == 2)
        #expect(
            text("alerts.md").contains("- **Reminder 3: Protest")
                && text("alerts.md").contains("- **Reminder 4: Protest"))
        #expect(names("/alerts") == ["2021-03-27-A1-reminder3.json", "2021-03-27-A1-reminder4.json"])
    }

    /// A new database hands out A1 again: that is another alert, and the first one's file stays.
    @Test func anotherAlertOfTheSameNameHasAFileOfItsOwn() throws {
        for raised in [Samples.noon, Samples.noon + 60, Samples.noon, Samples.noon + 60] {
            try deliver(.alert(Samples.alert(raised: raised)), [.eachJSON, .eachMarkdown])
        }
        #expect(
            names("/alerts") == [
                "2021-03-27-A1-2.json", "2021-03-27-A1-2.md", "2021-03-27-A1.json", "2021-03-27-A1.md",
            ])
    }

    private final class Watcher: Sendable {
        let path: String
        let isDone = Mutex(false)
        init(_ path: String) { self.path = path }

        /// - Returns: the files that appeared, and how many of them were not whole.
        func watch() async throws -> (seen: Set<String>, broken: Int) {
            var seen = Set<String>()
            var broken = 0
            while true {
                let isLast = isDone.withLock { $0 }
                for name in try FileManager.default.contentsOfDirectory(atPath: path)
                where !name.hasPrefix(".") && seen.insert(name).inserted {
                    let data = FileManager.default.contents(atPath: path + "/" + name) ?? Data()
                    if (try? JSONSerialization.jsonObject(with: data)) == nil { broken += 1 }
                }
                if isLast { return (seen, broken) }
                await Task.yield()
            }
        }
    }

    /// A program that takes what appears in the folder at once, while alerts are written and one is cut off by a crash.
    @Test func whoWatchesTheFolderSeesWholeFilesOnly() async throws {
        try FileManager.default.createDirectory(atPath: folder + "/alerts", withIntermediateDirectories: true)
        try Data("{\"half".utf8).write(to: URL(fileURLWithPath: folder + "/alerts/.2021-03-27-A1.json.part"))
        let path = folder + "/alerts"
        let watcher = Watcher(path)
        let watching = Task { try await watcher.watch() }
        let evidence = String(repeating: "Жүздеген адам шеруге шықты. ", count: 2000)
        for number in 1...40 {
            try deliver(.alert(Samples.alert("A\(number)", events: [Samples.event(evidence: evidence)])), [.eachJSON])
        }
        watcher.isDone.withLock { $0 = true }
        let (seen, broken) = try await watching.value
        #expect(seen.count == 40)
        #expect(broken == 0)
        #expect(names("/alerts").allSatisfy { !$0.hasPrefix(".") })
    }

    /// A feed's file is the same one while it says the same: who looks at its time fetches nothing for nothing.
    @Test func aViewIsWrittenOnlyWhenItChanged() throws {
        let formats: Set<FolderFormat> = [.atom, .jsonFeed, .iCalendar]
        func inodes() throws -> [Int] {
            try names().map {
                try FileManager.default.attributesOfItem(atPath: folder + "/" + $0)[.systemFileNumber] as? Int ?? 0
            }
        }
        try deliver(.digest(Samples.digest()), formats, recent: [Samples.alert()])
        let first = try inodes()
        try deliver(.digest(Samples.digest()), formats, recent: [Samples.alert()])
        #expect(try inodes() == first)
        try deliver(.digest(Samples.digest()), formats, recent: [Samples.alert("A2"), Samples.alert()])
        let after = try inodes()
        #expect(after[0] != first[0] && after[1] != first[1] && after[2] == first[2])
    }

    struct Broken: Sendable {
        var make: @Sendable (String) throws -> Void
        var says: String
    }

    @Test(arguments: [
        Broken(
            make: { try Data().write(to: URL(fileURLWithPath: $0)) },
            says: ": error: can't be made: a file stands where a folder should"),
        Broken(
            make: {
                try FileManager.default.createDirectory(atPath: $0 + "/alerts.jsonl", withIntermediateDirectories: true)
            },
            says: "/alerts.jsonl: error: can't be "),
        Broken(
            make: {
                try FileManager.default.createDirectory(atPath: $0, withIntermediateDirectories: true)
                try FileManager.default.createSymbolicLink(
                    atPath: $0 + "/alerts.jsonl", withDestinationPath: "/dev/full")
            }, says: "/alerts.jsonl: error: can't be written: it is a folder, a device or a pipe"),
    ])
    func whatStandsInTheWayIsNamed(broken: Broken) throws {
        let path = scratch.path + "/out"
        try broken.make(path)
        // A file in the way of the folder itself, or of one that it lies in.
        let target = broken.says.hasPrefix(":") ? path + "/within" : path
        let fault = #expect(throws: FolderFault.self) { try deliver(.alert(Samples.alert()), to: target) }
        #expect(fault?.description.contains(broken.says) ?? false, "\(fault?.description ?? "")")
        #expect(!FileManager.default.fileExists(atPath: path + "/alerts.md"))
    }

    @Test func aFolderThatIsGoneIsMadeAgain() throws {
        try deliver(.alert(Samples.alert()))
        try FileManager.default.removeItem(atPath: folder)
        try deliver(.alert(Samples.alert("A2")))
        #expect(text("alerts.jsonl").split(separator: "\n").count == 1)
    }

    @Test func aSecondWriterIsWaitedForAndThenNamed() throws {
        let held = try OpenFolder(folder)
        let fault = #expect(throws: FolderFault.self) { try deliver(.alert(Samples.alert())) }
        #expect(fault?.description.contains("another process is writing to it") ?? false)
        _ = held.path
    }
}
