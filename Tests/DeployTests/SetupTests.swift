import Foundation
import Testing

/// One machine as `install-dependencies` finds it, and what it must do there.
struct SetupCase: CustomTestStringConvertible, Sendable {
    var name: String
    /// What `swift --version` prints; nil where there is no swift.
    var swift: String? = "Apple Swift version 6.3.1 (swift-6.3.1-RELEASE)"
    var installed = [
        "g++", "libcld2-dev", "libcurl4-openssl-dev", "libsqlite3-dev", "libssl-dev", "pkg-config",
    ]
    var isRoot = true
    var hasSudo = false
    var isDebian = true
    /// Which calls of `apt-get` fail, by their count, from 1.
    var failing: Set<Int> = []
    var arguments: [String] = []
    var status: Int32 = 0
    /// A text that standard error must hold; nothing may stand there where it is nil.
    var says: String?
    /// The calls of `apt-get`, options left out.
    var calls: [String] = []

    var testDescription: String { name }

    static let all: [SetupCase] = [
        SetupCase(name: "all is there"),
        SetupCase(name: "no swift", swift: nil, status: 69, says: "there is no swift here; install Swift 6.3 or newer"),
        SetupCase(
            name: "a swift too old", swift: "Swift version 5.10.1 (swift-5.10.1-RELEASE)", status: 69,
            says: "this is Swift 5.10.1; Copytaster needs 6.3 or newer"),
        SetupCase(name: "a swift of the next number", swift: "Swift version 6.10 (swift-6.10-RELEASE)"),
        SetupCase(
            name: "a swift that says nothing", swift: "", status: 69, says: "this is Swift of an unknown version"),
        SetupCase(name: "not Debian", isDebian: false, status: 69, says: "neither Debian nor Ubuntu"),
        SetupCase(name: "root, two are missing", installed: partly, calls: ["apt-get install libcld2-dev libssl-dev"]),
        SetupCase(
            name: "sudo, two are missing", installed: partly, isRoot: false, hasSudo: true,
            calls: ["apt-get install libcld2-dev libssl-dev"]),
        SetupCase(
            name: "neither root nor sudo", installed: partly, isRoot: false, status: 69,
            says: "as root: apt-get install libcld2-dev libssl-dev"),
        SetupCase(
            name: "no list of packages yet", installed: partly, failing: [1],
            calls: [
                "apt-get install libcld2-dev libssl-dev", "apt-get update", "apt-get install libcld2-dev libssl-dev",
            ]),
        SetupCase(
            name: "no network", installed: partly, failing: [1, 2], status: 69, says: "apt-get update",
            calls: ["apt-get install libcld2-dev libssl-dev", "apt-get update"]),
        SetupCase(
            name: "a package that nobody has", installed: partly, failing: [1, 3], status: 69,
            says: "could not be installed: libcld2-dev libssl-dev",
            calls: [
                "apt-get install libcld2-dev libssl-dev", "apt-get update", "apt-get install libcld2-dev libssl-dev",
            ]),
        SetupCase(
            name: "the boot test's package fits the systemd that runs", installed: packages + ["systemd"],
            arguments: ["--boot-test"], calls: ["apt-get install systemd-container=252.38-1"]),
        SetupCase(
            name: "the boot test's package can't be had", installed: packages + ["systemd"], failing: [1],
            arguments: ["--boot-test"], says: "note: ", calls: ["apt-get install systemd-container=252.38-1"]),
        SetupCase(name: "no systemd, no boot test", arguments: ["--boot-test"]),
        SetupCase(
            name: "who isn't root can't boot", installed: packages + ["systemd"], isRoot: false,
            arguments: ["--boot-test"]),
    ]

    private static let packages = SetupCase(name: "").installed
    private static let partly = packages.filter { !["libcld2-dev", "libssl-dev"].contains($0) }
}

@Suite("The set-up of a fresh machine")
struct SetupTests {
    @Test(arguments: SetupCase.all)
    func `it installs what is missing or says what it would need`(_ machine: SetupCase) throws {
        try inScratchFolder { folder in
            try furnish(folder, as: machine)
            let ending = try run(
                "/bin/sh", [Machine.checkout + "/deploy/install-dependencies"] + machine.arguments,
                environment: ["PATH": folder.path])
            #expect(ending.status == machine.status, "\(ending.errors)")
            if let says = machine.says { #expect(ending.errors.contains(says)) } else { #expect(ending.errors == "") }
            let log = (try? String(contentsOf: folder.appending(path: "log"), encoding: .utf8)) ?? ""
            #expect(log.split(separator: "\n").map(String.init) == machine.calls)
        }
    }

    /// Fills a folder with the few tools that the script may find there, most of them false ones.
    private func furnish(_ folder: URL, as machine: SetupCase) throws {
        for tool in ["sed", "head", "sort", "env"] {
            let path = try #require(Machine.path(of: tool))
            try FileManager.default.createSymbolicLink(
                at: folder.appending(path: tool), withDestinationURL: URL(fileURLWithPath: path))
        }
        var scripts = ["id": "echo \(machine.isRoot ? 0 : 1000)"]
        if let swift = machine.swift { scripts["swift"] = "echo '\(swift)'" }
        if machine.hasSudo { scripts["sudo"] = #"exec "$@""# }
        if machine.isDebian {
            scripts["dpkg-query"] = """
                case "$3" in *Version*) echo 252.38-1; exit;; esac
                for name in \(machine.installed.joined(separator: " ")); do
                    [ "$name" != "$4" ] || { printf 'install ok installed'; exit; }
                done
                exit 1
                """
        }
        // Writes down its call without the options; the calls that must fail are known by their number.
        scripts["apt-get"] = #"""
            words="apt-get"
            for word in "$@"; do case $word in -*) ;; *) words="$words $word" ;; esac; done
            echo "$words" >>"\#(folder.path)/log"
            count=0
            while read -r line; do count=$((count + 1)); done <"\#(folder.path)/log"
            case " \#(machine.failing.sorted().map(String.init).joined(separator: " ")) " in *" $count "*) exit 100 ;; esac
            """#
        for (name, text) in scripts {
            let file = folder.appending(path: name)
            try Data("#!/bin/sh\n\(text)\n".utf8).write(to: file)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        }
    }
}
