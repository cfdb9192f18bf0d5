import Alerting
import Foundation
import Testing

/// A program as a destination.
struct CommandTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    private func run(
        _ arguments: [String], body: [UInt8] = Array("{}".utf8), timeout: Double = 20, grace: Double = 2,
        environment: [String] = [], ours: [String: String] = [:]
    ) async -> (outcome: DeliveryOutcome, answer: String) {
        let runner = CommandRunner(
            CommandSettings(arguments: arguments, timeout: timeout, environment: environment), ours: ours,
            folder: scratch.path, zone: Samples.zone, grace: grace)
        let (outcome, answer) = await runner.run(body, id: "msg_A1_cmd", type: "alert.new", destination: "cmd")
        return (outcome, String(decoding: answer, as: UTF8.self))
    }

    private func shell(
        _ script: String, body: [UInt8] = Array("{}".utf8), timeout: Double = 20, grace: Double = 2
    ) async -> (outcome: DeliveryOutcome, answer: String) {
        await run(["/bin/sh", "-c", script], body: body, timeout: timeout, grace: grace)
    }

    @Test(arguments: [
        ("exit 0", DeliveryOutcome.delivered()),
        ("echo no >&2; exit 64", .refused("/bin/sh ended with 64: it does not take this message: no")),
        (
            "printf 'a\\n\\033[31mb\\n\\n' >&2; exit 65",
            .refused("/bin/sh ended with 65: it does not take this message: [31mb")
        ),
        ("exit 78", .refused("/bin/sh ended with 78: it does not take this message")),
        ("echo later >&2; exit 75", .failed("/bin/sh ended with 75: later", after: nil)),
        ("exit 1", .failed("/bin/sh ended with 1", after: nil)),
        ("kill -SEGV $$", .failed("/bin/sh was ended by SIGSEGV: it crashed", after: nil)),
    ])
    func outcome(script: String, outcome: DeliveryOutcome) async {
        #expect(await shell(script).outcome == outcome)
    }

    /// Nothing of ours but what is named: our environment holds keys.
    @Test func theEnvironmentIsBounded() async {
        let got = await run(
            ["/usr/bin/env"], environment: ["DESK_KEY", "UNSET"], ours: ["DESK_KEY": "k", "SECRET": "s", "PATH": "/x"])
        #expect(got.outcome == .delivered())
        #expect(
            got.answer.split(separator: "\n").sorted() == [
                "COPYTASTER_DESTINATION=cmd", "COPYTASTER_ID=msg_A1_cmd", "COPYTASTER_TYPE=alert.new", "DESK_KEY=k",
                "HOME=\(scratch.path)", "LANG=C.UTF-8", "PATH=/usr/bin:/bin", "TZ=Asia/Almaty",
            ])
    }

    @Test func itRunsInItsFolderAndSessionWithDefaultSignals() async {
        let got = await shell("pwd; cut -d' ' -f5,6 /proc/$$/stat; echo $$; grep -E 'SigBlk|SigIgn' /proc/$$/status")
        let lines = got.answer.split(separator: "\n")
        #expect(lines.count == 5)
        guard lines.count == 5 else { return }
        #expect(lines[0].hasSuffix(scratch.path.split(separator: "/").last ?? ""))
        #expect(lines[1] == "\(lines[2]) \(lines[2])")
        // Those of the C library itself (32 and 33) nobody can set.
        let masks = lines[3...].map { UInt64($0.split(separator: "\t").last ?? "", radix: 16).map { $0 & 0x7FFF_FFFF } }
        #expect(masks == [0, 0])
    }

    /// A descriptor that nobody marked as ours alone stays ours all the same.
    @Test func noDescriptorIsInherited() async {
        let open = unsafe open("/dev/null", O_RDONLY)
        defer { close(open) }
        let got = await run(["/bin/ls", "/proc/self/fd"])
        #expect(got.answer.split(separator: "\n") == ["0", "1", "2", "3"])
    }

    @Test func theMessageComesWholeAndTheAnswerIsBounded() async {
        let body = [UInt8](repeating: UInt8(ascii: "x"), count: 3_000_000)
        #expect(await shell("wc -c", body: body).answer.contains("3000000"))
        let echoed = await run(["/bin/cat"], body: body)
        #expect(echoed.outcome == .delivered())
        #expect(echoed.answer.utf8.count == CommandRunner.room)
    }

    @Test func whoReadsNothingIsNoFault() async {
        let body = [UInt8](repeating: 0x20, count: 3_000_000)
        #expect(await shell("exec 0<&-; sleep 0.1; exit 0", body: body).outcome == .delivered())
        #expect(await shell("exit 0", body: body).outcome == .delivered())
    }

    @Test func whoTalksMuchIsNotBlocked() async {
        let got = await shell(
            "head -c 5000000 /dev/zero; head -c 5000000 /dev/zero >&2; echo >&2; echo last >&2; exit 65")
        #expect(got.outcome == .refused("/bin/sh ended with 65: it does not take this message: last"))
    }

    /// Whether a process runs: one that has ended may still be waited for by somebody else.
    private func runs(_ file: String) throws -> Bool {
        let pid = try String(contentsOfFile: scratch.path + "/" + file, encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
        return status.map { !$0.contains(") Z ") } ?? false
    }

    @Test(arguments: ["", "trap '' TERM; "])
    func whatTakesTooLongIsEndedWithAllThatItStarted(guarded: String) async throws {
        let start = ContinuousClock.now
        let got = await shell(
            guarded + "sleep 300 & echo $! > child; echo busy >&2; wait; wait", timeout: 0.4, grace: 0.2)
        #expect(
            got.outcome
                == .failed(
                    "/bin/sh took longer than 0.4 s and was stopped; raise its timeout, or let it put long work aside: busy",
                    after: nil))
        #expect(ContinuousClock.now - start < .seconds(60))
        #expect(try !runs("child"))
    }

    @Test func whatItLeavesBehindEndsWithIt() async throws {
        let start = ContinuousClock.now
        #expect(await shell("sleep 300 & echo $! > child; exit 0").outcome == .delivered())
        #expect(ContinuousClock.now - start < .seconds(60))
        try await Task.sleep(for: .milliseconds(50))
        #expect(try !runs("child"))
    }

    @Test func cancellationEndsIt() async throws {
        let task = Task { await shell("sleep 300 & echo $! > child; mv child begun; wait") }
        while !FileManager.default.fileExists(atPath: scratch.path + "/begun") {
            try await Task.sleep(for: .milliseconds(10))
        }
        task.cancel()
        let outcome = await task.value.outcome
        #expect(outcome == .failed("/bin/sh was stopped because the service ends; it is run again", after: nil))
        #expect(try !runs("begun"))
    }

    @Test func itsChildrenAreWaitedFor() async throws {
        for _ in 1...5 { _ = await shell("exit 3") }
        let children = try String(contentsOfFile: "/proc/self/task/\(getpid())/children", encoding: .utf8)
        let zombies = children.split(separator: " ").filter { pid in
            (try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8))?.contains("(sh) Z ") ?? false
        }
        #expect(zombies.isEmpty)
    }

    @Test func manyRunBesideEachOther() async {
        let outcomes = await withTaskGroup(of: DeliveryOutcome.self) { group in
            for _ in 1...20 { group.addTask { await shell("cat >/dev/null; sleep 0.2").outcome } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count(where: { $0 == .delivered() }) == 20)
    }

    // MARK: - The check at start

    struct Check: Sendable {
        var make: @Sendable (String) throws -> Void
        var says: String?
    }

    private static func write(_ path: String, _ rights: Int) throws {
        try Data("#!/bin/sh\n".utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: path)
    }

    @Test(arguments: [
        Check(make: { try write($0 + "/p", 0o755) }, says: nil),
        Check(make: { _ in }, says: "is not there"),
        Check(make: { try write($0 + "/p", 0o644) }, says: "may not be run"),
        Check(make: { try write($0 + "/p", 0o757) }, says: "may be written by anybody, who would run as Copytaster"),
        Check(
            make: { try FileManager.default.createDirectory(atPath: $0 + "/p", withIntermediateDirectories: false) },
            says: "is no file"),
        Check(
            make: {
                try write($0 + "/p", 0o755)
                try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: $0)
            }, says: "who could put another program there"),
    ])
    func fault(check: Check) throws {
        try check.make(scratch.path)
        let fault = CommandSettings(arguments: [scratch.path + "/p"]).fault
        if let says = check.says {
            #expect(fault?.contains(says) ?? false, "\(fault ?? "nil")")
        } else {
            #expect(fault == nil)
        }
    }

    @Test(arguments: [
        (CommandSettings(arguments: []), "absolute path"), (CommandSettings(arguments: ["sh"]), "absolute path"),
        (CommandSettings(arguments: ["/bin/sh"], timeout: 0), "timeout"),
        (CommandSettings(arguments: ["/bin/sh", "a\0b"]), "zero byte"),
        (CommandSettings(arguments: ["/bin/sh"], environment: ["A=B"]), "no name of an environment variable"),
    ])
    func whatIsWrongIsSaid(settings: CommandSettings, says: String) {
        #expect(settings.fault?.contains(says) ?? false)
    }

    @Test func whatIsNoProgramIsTriedAgain() async throws {
        try Self.write(scratch.path + "/p", 0o755)
        try Data("#!/nowhere/sh\n".utf8).write(to: URL(fileURLWithPath: scratch.path + "/p"))
        var outcome = await run([scratch.path + "/p"]).outcome
        // A program that another test starts at that moment holds the file open for writing until it has begun.
        for _ in 0..<100 where "\(outcome)".contains("busy") {
            try await Task.sleep(for: .milliseconds(20))
            outcome = await run([scratch.path + "/p"]).outcome
        }
        guard case .failed(let reason, nil) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(reason.contains("its interpreter"))
    }

    @Test(arguments: [
        ("Asia/Almaty", "Asia/Almaty"), ("UTC", "UTC"), ("GMT", "UTC"), ("GMT+0600", "<+06>-06"),
        ("GMT-0330", "<-0330>03:30"),
    ])
    func zone(identifier: String, text: String) throws {
        #expect(CommandRunner.zone(try #require(TimeZone(identifier: identifier))) == text)
    }
}
