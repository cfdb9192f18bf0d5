internal import CNotify
internal import Foundation
internal import Logging

/// Tells systemd how the service is (sd_notify(3)); fit for Type=notify and, from systemd 253 on, notify-reload. Without
/// NOTIFY_SOCKET it tells nobody.
struct SystemdNotifier: Sendable {
    /// Seconds between two calls of `watchdog()`: half of what systemd waits before it kills, as sd_watchdog_enabled(3)
    /// advises; nil where it doesn't watch.
    let watchdogInterval: Double?

    private let socket: String?
    private let log: Logger

    /// - Parameter process: this process; a child of the watched one inherits the environment, but is not watched.
    init(
        environment: [String: String], log: Logger, process: Int32 = ProcessInfo.processInfo.processIdentifier
    ) {
        socket = environment["NOTIFY_SOCKET"]
        self.log = log
        let isMeant = environment["WATCHDOG_PID"].map { $0 == "\(process)" } ?? true
        let microseconds = environment["WATCHDOG_USEC"].flatMap(UInt64.init) ?? 0
        watchdogInterval = isMeant && microseconds > 0 ? Double(microseconds) / 2e6 : nil
    }

    func ready() { send("READY=1\nSTATUS=Watching") }
    func stopping() { send("STOPPING=1\nSTATUS=Finishing what is in hand") }
    func watchdog() { send("WATCHDOG=1") }

    /// systemd wants the monotonic time of the reload's start, in microseconds (sd_notify(3), RELOADING=1).
    func reloading() {
        send("RELOADING=1\nMONOTONIC_USEC=\(copytaster_monotonic_microseconds())")
    }

    private func send(_ message: String) {
        guard let socket else { return }
        let fault = unsafe copytaster_notify(socket, message)
        if fault != 0 { log.warning("can't notify systemd", metadata: ["errno": "\(fault)"]) }
    }
}
