internal import Foundation
internal import Logging
internal import Model

extension Newsdesk {
    /// After a digest, where the configuration wants it: the weights learn from the marks, through the same gate as
    /// `watchlist tune --apply`. What goes wrong is logged; the old weights stay in force.
    func tuneIfWanted() {
        guard settings.tunesDaily else { return }
        do {
            let report = try WeightTuning(settings: settings, store: store, now: clock.now()).tune(isApplied: true)
            if report.isApplied {
                // As any changed file: checked whole, put on record as a version, and only then live.
                _ = try keeper.reload()
                log.notice("weights tuned", metadata: ["what": "\(report.text)"])
            } else if report.isRefused {
                log.notice("weights not tuned", metadata: ["what": "\(report.text)"])
            }
        } catch {
            log.error("can't tune the weights, they stay as they are", metadata: ["why": "\(error)"])
        }
    }
}
