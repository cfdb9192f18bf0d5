import Foundation
import Testing

@Suite("The systemd unit")
struct UnitTests {
    /// systemd-analyze also asks for the program that the unit starts, which is not installed where the tests run: a copy
    /// of the unit names one that is.
    private func analyze(_ arguments: [String], text given: String? = nil) throws -> Ending {
        guard let tool = Machine.path(of: "systemd-analyze") else { try skip("systemd-analyze is missing") }
        let text =
            try given ?? String(contentsOfFile: Machine.checkout + "/deploy/copytaster.service", encoding: .utf8)
        try #require(text.contains("ExecStart=/usr/local/bin/copytaster run"))
        return try inScratchFolder { folder in
            let unit = folder.appending(path: given == nil ? "copytaster.service" : "copytaster@farms.service")
            try Data(text.replacing("=/usr/local/bin/copytaster ", with: "=/bin/true ").utf8).write(to: unit)
            return try run(tool, arguments + [unit.path])
        }
    }

    /// It exits 0 on a key that it doesn't know; only its standard error tells.
    @Test func `systemd finds nothing wrong with it`() throws {
        let ending = try analyze(["verify", "--man=no"])
        #expect(ending.errors == "")
        #expect(ending.status == 0)
    }

    @Test func `a further beat has a configuration, a key and a folder of its own`() throws {
        let ending = try run("/bin/sh", [Machine.checkout + "/deploy/beat-unit"])
        #expect(ending.status == 0, "\(ending.errors)")
        let lines = ending.output.split(separator: "\n").map(String.init)
        for line in [
            "ExecStart=/usr/local/bin/copytaster run --config /etc/copytaster/%i/copytaster.yaml",
            "StateDirectory=copytaster-%i", "LoadCredential=desk-webhook-key:/etc/copytaster/%i/desk-webhook-key",
        ] {
            #expect(lines.contains(line))
        }
        let verdict = try analyze(["verify", "--man=no"], text: ending.output)
        #expect(verdict.errors == "" && verdict.status == 0)
    }

    @Test func `its exposure is at most 1.5`() throws {
        // The threshold counts in tenths.
        let ending = try analyze(["security", "--offline=yes", "--threshold=15", "--no-pager"])
        let verdict = ending.output.split(separator: "\n").last { $0.contains("exposure level") } ?? ""
        #expect(ending.status == 0, "\(verdict)\(ending.errors)")
        #expect(!verdict.isEmpty)
    }
}

@Suite("The service under a real systemd")
struct BootTests {
    @Test(.timeLimit(.minutes(3)))
    func `it starts, reloads, is restarted where it hangs, and stops`() throws {
        guard let binary = Machine.binary else { try skip("the copytaster program is not built") }
        let ending = try run("/bin/sh", [Machine.checkout + "/Tests/DeployTests/boot.sh", Machine.checkout, binary])
        if ending.status == 77 { try skip(ending.output.trimmingCharacters(in: .whitespacesAndNewlines)) }
        let lines = ending.output.split(separator: "\n").map(String.init)
        for line in lines where line.hasPrefix("not ok ") { Issue.record("\(line.dropFirst(7))") }
        #expect(ending.status == 0, "\(ending.errors)")
        #expect(lines.filter { $0.hasPrefix("ok ") }.count >= 10)
    }
}
