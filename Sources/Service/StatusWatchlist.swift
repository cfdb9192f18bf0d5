internal import Foundation
internal import Model

extension Status {
    /// What is wrong with the watchlist, and what to do.
    var watchlistTroubles: [String] {
        if let refusal {
            let first = refusal.faults.first.map { TerminalText.field($0, most: 600) } ?? "no reason on record"
            let more = refusal.count > 1 ? " (and \(refusal.count - 1) more: `copytaster watchlist check`)" : ""
            return [
                "the changed watchlist is refused (\(TerminalText.ago(refusal.since, now: now))), "
                    + "\(refusal.live.prefix(12)) stays live: \(first)\(more)"
            ]
        }
        guard let fault = watchlistFaults.first else { return [] }
        return [
            "the watchlist is wrong, the service would refuse to start: \(TerminalText.field("\(fault)", most: 600))"
        ]
    }
}
