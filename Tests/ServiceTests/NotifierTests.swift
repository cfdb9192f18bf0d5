import Logging
import Testing

@testable import Service

@Suite("What systemd is told")
struct SystemdNotifierTests {
    @Test(
        arguments: [
            (["WATCHDOG_USEC": "180000000", "WATCHDOG_PID": "7"], 90.0),
            (["WATCHDOG_USEC": "180000000"], 90.0),
            // A child of the watched process.
            (["WATCHDOG_USEC": "180000000", "WATCHDOG_PID": "6"], nil),
            (["WATCHDOG_USEC": "0"], nil), (["WATCHDOG_USEC": "soon"], nil), ([:], nil),
        ] as [([String: String], Double?)])
    func `the watchdog's interval is half of what systemd waits`(_ environment: [String: String], _ interval: Double?) {
        let notifier = SystemdNotifier(environment: environment, log: Logger(label: "test"), process: 7)
        #expect(notifier.watchdogInterval == interval)
    }
}
