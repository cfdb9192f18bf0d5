import Synchronization

/// A mail server on loopback that answers what it is told to, and keeps what it was told.
final class MailServer: Sendable {
    /// What it says, by the beginning of the command; the longest that fits counts. An empty answer is silence.
    struct Script: Sendable {
        var greeting = "220 mail.example.org ready"
        var answers: [String: String] = [:]
        /// What it says after the message.
        var taken = "250 2.0.0 queued as 4711"
        var closesAfter: String?

        fileprivate func answer(_ command: String) -> String {
            let own = answers.keys.filter { command.hasPrefix($0) }.max { $0.count < $1.count }
            if let own { return answers[own] ?? "" }
            if command.hasPrefix("EHLO") { return "250-mail.example.org\r\n250-SIZE 10000000\r\n250 8BITMIME" }
            if command.hasPrefix("DATA") { return "354 go ahead" }
            if command.hasPrefix("QUIT") { return "221 bye" }
            return "250 fine"
        }
    }

    private struct Heard {
        var commands: [String] = []
        var messages: [[UInt8]] = []
    }
    private final class Ears: Sendable {
        let heard = Mutex(Heard())
    }

    private let ears = Ears()
    private let server: HostileServer

    var url: String { "smtp://\(server.authority)" }
    /// Most connections that were open at once.
    var mostOpen: Int { server.mostOpen }
    var commands: [String] { ears.heard.withLock { $0.commands } }
    /// As they came, dots still doubled, without the last one.
    var messages: [[UInt8]] { ears.heard.withLock { $0.messages } }

    init(_ script: Script = Script()) {
        server = HostileServer { [ears] peer in
            guard script.greeting.isEmpty || peer.send(script.greeting + "\r\n") else { return }
            while let line = peer.readLine() {
                let command = String(decoding: line, as: UTF8.self)
                ears.heard.withLock { $0.commands.append(command) }
                if let end = script.closesAfter, command.hasPrefix(end) { return }
                let answer = script.answer(command)
                if answer.isEmpty { continue }
                peer.send(answer + "\r\n")
                if command == "DATA", answer.hasPrefix("354") {
                    var message: [UInt8] = []
                    while let line = peer.readLine(), line != [UInt8(ascii: ".")] { message += line + [13, 10] }
                    ears.heard.withLock { $0.messages.append(message) }
                    if script.taken.isEmpty { return peer.waitForClose() }
                    peer.send(script.taken + "\r\n")
                }
                if command == "QUIT" { return }
            }
        }
    }
}

extension Peer {
    /// The next line without its CRLF; nil where the client has gone.
    func readLine() -> [UInt8]? {
        var line: [UInt8] = []
        while !line.suffix(2).elementsEqual([13, 10]) {
            guard line.count < 100_000, let byte = readByte() else { return nil }
            line.append(byte)
        }
        return line.dropLast(2)
    }
}
