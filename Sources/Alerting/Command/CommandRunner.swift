internal import CCommand
package import Foundation
internal import Glibc

/// Runs a destination's program, once a delivery, in a session of its own: with the message's JSON on its standard input,
/// an environment that holds nothing of ours but what is named, and a time after which it and all that it started is ended.
package struct CommandRunner: Sendable {
    private let settings: CommandSettings
    private let environment: [String: String]
    private let folder: String
    private let grace: Double

    /// Bytes of its output, and of its errors, that are kept; the rest is read and thrown away.
    package static let room = 65_536

    /// - Parameters:
    ///   - ours: our environment, of which it gets what `settings.environment` names.
    ///   - folder: the one that it runs in, and its HOME: the state folder.
    ///   - zone: the desk's, its TZ.
    ///   - grace: seconds from SIGTERM to SIGKILL.
    package init(
        _ settings: CommandSettings, ours: [String: String], folder: String = "/", zone: TimeZone, grace: Double = 2
    ) {
        self.settings = settings
        self.folder = folder
        self.grace = grace
        var environment = [
            "PATH": "/usr/bin:/bin", "HOME": folder, "LANG": "C.UTF-8", "TZ": Self.zone(zone),
        ]
        for name in settings.environment { environment[name] = ours[name] }
        self.environment = environment
    }

    /// - Parameters:
    ///   - body: `{"type", "timestamp", "data"}`, as a webhook gets it.
    ///   - id: the delivery's, the same over all tries.
    ///   - type: `alert.new`, …
    /// - Returns: how it ended, and the beginning of what it wrote to standard output.
    package func run(_ body: [UInt8], id: String, type: String, destination: String) async -> (
        outcome: DeliveryOutcome, answer: [UInt8]
    ) {
        if let fault = settings.fault { return (.failed(fault, after: nil), []) }
        if Task.isCancelled { return (.failed("the service ends; it is run again", after: nil), []) }
        var environment = environment
        environment["COPYTASTER_ID"] = id
        environment["COPYTASTER_TYPE"] = type
        environment["COPYTASTER_DESTINATION"] = destination
        let run = CommandRun(
            arguments: settings.arguments,
            environment: environment.filter { !$0.value.utf8.contains(0) }.map { "\($0.key)=\($0.value)" }.sorted(),
            folder: folder, input: body, timeout: Int32(settings.timeout * 1000), grace: Int32(grace * 1000),
            room: Self.room)
        guard let cancellation = CommandCancellation() else {
            return (.failed("\(settings.arguments[0]) could not be started: too many files are open", after: nil), [])
        }
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // A thread of its own: it waits for seconds, and those of the tasks are few.
                Thread.detachNewThread {
                    let result = run.callAsFunction(cancel: cancellation.descriptor)
                    continuation.resume(returning: result)
                    // What would not die is waited for here, where it holds up nobody.
                    if result.end.left != 0 { copytaster_reap(result.end.left) }
                }
            }
        } onCancel: {
            cancellation.cancel()
        }
        let outcome = CommandOutcome.outcome(
            result.end, program: settings.arguments[0], timeout: settings.timeout, errors: result.errors)
        return (outcome, outcome == .delivered() ? result.output : [])
    }

    /// A zone as the C library reads it: its name, or an offset with the sign turned round (POSIX).
    package static func zone(_ zone: TimeZone) -> String {
        if zone.identifier.contains("/") || zone.identifier == "UTC" { return zone.identifier }
        let minutes = zone.secondsFromGMT() / 60
        let text = { (sign: String) in
            "\(sign)\(abs(minutes) / 60 < 10 ? "0" : "")\(abs(minutes) / 60)"
                + (minutes % 60 == 0 ? "" : ":\(abs(minutes) % 60 < 10 ? "0" : "")\(abs(minutes) % 60)")
        }
        return minutes == 0
            ? "UTC" : "<\(text(minutes < 0 ? "-" : "+").replacing(":", with: ""))>\(text(minutes < 0 ? "" : "-"))"
    }
}

/// Ends a command when its task is cancelled.
private final class CommandCancellation: Sendable {
    /// Readable once it is cancelled.
    let descriptor: Int32
    private let writer: Int32

    init?() {
        var ends: [Int32] = [-1, -1]
        guard unsafe copytaster_pipe(&ends) == 0 else { return nil }
        descriptor = ends[0]
        writer = ends[1]
    }

    deinit {
        close(descriptor)
        close(writer)
    }

    func cancel() {
        var byte: UInt8 = 1
        _ = unsafe write(writer, &byte, 1)
    }
}

/// One run, as values; blocks the thread that calls it.
private struct CommandRun: Sendable {
    var arguments: [String]
    var environment: [String]
    var folder: String
    var input: [UInt8]
    var timeout: Int32
    var grace: Int32
    var room: Int

    func callAsFunction(cancel: Int32) -> (end: copytaster_command_end, output: [UInt8], errors: [UInt8]) {
        var end = copytaster_command_end()
        var output = [UInt8](repeating: 0, count: room)
        var errors = [UInt8](repeating: 0, count: room)
        unsafe Self.withPointers(arguments) { arguments in
            unsafe Self.withPointers(environment) { environment in
                unsafe input.withUnsafeBufferPointer { input in
                    unsafe output.withUnsafeMutableBufferPointer { output in
                        unsafe errors.withUnsafeMutableBufferPointer { errors in
                            unsafe folder.withCString { folder in
                                var command = unsafe copytaster_command(
                                    arguments: arguments, environment: environment, folder: folder,
                                    input: input.baseAddress, input_length: input.count, timeout: timeout,
                                    grace: grace, cancel: cancel, output: output.baseAddress,
                                    output_room: output.count, errors: errors.baseAddress, errors_room: errors.count)
                                unsafe copytaster_run(&command, &end)
                            }
                        }
                    }
                }
            }
        }
        return (end, Array(output[..<end.output_length]), Array(errors[..<end.errors_length]))
    }

    /// The texts as C takes a list of them, ended by NULL.
    private static func withPointers(
        _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Void
    ) {
        var pointers = unsafe texts.map { unsafe strdup($0) }
        defer { for index in unsafe pointers.indices { unsafe free(pointers[index]) } }
        unsafe pointers.append(nil)
        unsafe pointers.withUnsafeBufferPointer { unsafe body($0.baseAddress!) }
    }
}
