internal import Foundation
internal import UnixSignals

/// How far a long command has come, on standard error, where that is a terminal; elsewhere nothing is said.
package final class ProgressBar: Sendable {
    private let isShown: Bool
    private let write: @Sendable (String) -> Void
    private static let width = 30

    /// - Parameter isShown: whether somebody looks.
    package init(isShown: Bool, write: @escaping @Sendable (String) -> Void) {
        self.isShown = isShown
        self.write = write
    }

    /// On the process's standard error.
    package static func standardError() -> ProgressBar {
        ProgressBar(isShown: isatty(FileHandle.standardError.fileDescriptor) == 1) { text in
            FileHandle.standardError.write(Data(text.utf8))
        }
    }

    /// - Parameter rate: things done a second; 0 is unknown.
    package func show(_ done: Int, of all: Int, rate: Double) {
        guard isShown else { return }
        write("\r\u{1B}[K" + Self.line(done, of: all, rate: rate))
    }

    /// Takes the bar off the terminal.
    package func clear() {
        if isShown { write("\r\u{1B}[K") }
    }

    /// `[##########                    ]  33 %  33,000 of 100,000 articles, 20 s left`
    package static func line(_ done: Int, of all: Int, rate: Double) -> String {
        let share = all > 0 ? min(1, Double(done) / Double(all)) : 1
        let filled = Int(share * Double(width))
        let percent = TerminalText.pad("\(Int(share * 100))", to: 3, right: true)
        let left = rate > 0 && done < all ? ", \(TerminalText.span(Double(all - done) / rate)) left" : ""
        return "[" + String(repeating: "#", count: filled) + String(repeating: " ", count: width - filled)
            + "] \(percent) %  \(done) of \(all) articles\(left)"
    }
}

/// Work that Ctrl-C ends: at its next pause, leaving nothing behind.
package enum Interruptible {
    /// - Throws: `CommandFault` with 130 (128 + SIGINT, as shells count) or 143 where it was told to stop.
    package static func run<Value: Sendable>(
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                for await signal in signals {
                    throw CommandFault("stopped; nothing was changed", signal == .sigint ? 130 : 143)
                }
                return nil
            }
            defer { group.cancelAll() }
            while let value = try await group.next() {
                if let value { return value }
            }
            throw CancellationError()
        }
    }
}
