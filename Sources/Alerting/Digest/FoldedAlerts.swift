import Model

/// The alerts of a window: a second alert of one event is part of the first, a revision of what is new in the same window is part of the new, one of an older event a
/// development.
struct FoldedAlerts {
    typealias Item = (alert: Alert, changes: [String])
    private(set) var new: [Item] = []
    private(set) var revisions: [Item] = []

    init(_ alerts: [Alert]) {
        for alert in alerts where alert.kind == .new {
            let ids = Set(alert.events.map(\.id))
            // What the desk merged was alerted twice, and is told once.
            if let index = new.firstIndex(where: { !ids.isEmpty && ids.isSubset(of: $0.alert.events.map(\.id)) }) {
                new[index].changes += alert.changes
            } else {
                new.append((alert, alert.changes))
            }
        }
        for alert in alerts.filter({ $0.kind == .revision }).sorted(by: { ($0.raised, $0.id) < ($1.raised, $1.id) }) {
            if let index = new.firstIndex(where: { $0.alert.events.contains { $0.id == alert.event } }) {
                new[index].changes += alert.changes
            } else if let index = revisions.firstIndex(where: { $0.alert.event == alert.event }) {
                revisions[index].changes += alert.changes
            } else {
                revisions.append((alert, alert.changes))
            }
        }
        revisions.sort { ($1.alert.severity, $0.alert.raised) < ($0.alert.severity, $1.alert.raised) }
    }
}
