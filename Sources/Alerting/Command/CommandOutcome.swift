internal import CCommand
internal import Foundation
internal import Glibc
internal import Model

/// What the end of a command means. Pure.
enum CommandOutcome {
    /// 0 is delivered; 64 (usage), 65 (data), 78 (configuration) of sysexits.h say that it will never work; the rest is
    /// tried again.
    /// - Parameter errors: the end of what it wrote to standard error.
    static func outcome(
        _ end: copytaster_command_end, program: String, timeout: Double, errors: [UInt8]
    ) -> DeliveryOutcome {
        let said = lastLine(errors).map { ": \($0)" } ?? ""
        if end.fault != 0 { return .failed("\(program) could not be started: \(fault(end.fault))", after: nil) }
        if end.cancelled != 0 {
            return .failed("\(program) was stopped because the service ends; it is run again", after: nil)
        }
        if end.timed_out != 0 {
            let seconds = timeout.formatted(.number.precision(.fractionLength(0...1)).locale(Locale(identifier: "en")))
            let kept = end.left == 0 ? "" : ", though it would not end"
            return .failed(
                "\(program) took longer than \(seconds) s and was stopped\(kept); raise its timeout, or let it put long "
                    + "work aside\(said)", after: nil)
        }
        switch end.status {
        case 0: return .delivered()
        case 64, 65, 78:
            return .refused("\(program) ended with \(end.status): it does not take this message\(said)")
        case 1...: return .failed("\(program) ended with \(end.status)\(said)", after: nil)
        default:
            return .failed(
                "\(program) was ended by \(end.signal > 0 ? name(end.signal) : "an unknown cause")\(said)", after: nil)
        }
    }

    private static func fault(_ code: Int32) -> String {
        switch code {
        case ENOENT: "it, its interpreter (the #! line) or the folder it runs in is not there"
        case EACCES: "the user that runs Copytaster may not run it; chmod +x, or mount its disk without noexec"
        case ENOEXEC: "it is no program for this machine; a script needs a first line such as #!/bin/sh"
        case ETXTBSY: "somebody is writing to it"
        case E2BIG: "its arguments and environment are too long"
        case EMFILE, ENFILE: "too many files are open; raise LimitNOFILE"
        case EAGAIN, ENOMEM: "the machine has no room for another process"
        default: unsafe "\(String(cString: strerror(code))) (errno \(code))"
        }
    }

    private static func name(_ signal: Int32) -> String {
        switch signal {
        case SIGKILL: "SIGKILL (somebody, or the system out of memory)"
        case SIGTERM: "SIGTERM"
        case SIGSEGV: "SIGSEGV: it crashed"
        case SIGABRT: "SIGABRT: it gave up"
        case SIGPIPE: "SIGPIPE"
        default: "signal \(signal)"
        }
    }

    /// The last line that is not empty, as a log may show it.
    static func lastLine(_ bytes: [UInt8]) -> String? {
        let lines = bytes.split { $0 == 0x0A || $0 == 0x0D }
        for line in lines.reversed() {
            let text = OneLine.text(String(decoding: line.prefix(4000), as: UTF8.self), most: 300)
            if !text.isEmpty { return text }
        }
        return nil
    }
}
