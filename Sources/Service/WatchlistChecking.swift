internal import Alerting
internal import Foundation
internal import Model
internal import Watching

/// `watchlist check`.
package enum WatchlistChecking {
    package static func check(folder: String, json: Bool) throws -> (text: String, isRight: Bool) {
        let list: Watchlist
        do throws(InputFaults) { list = try Beat(folder: folder, zone: .gmt).watchlist } catch {
            return (json ? try OutputJSON.text(Answer(faults: error.faults.map(Line.init))) : error.description, false)
        }
        if json { return (try OutputJSON.text(Answer(faults: [])), true) }
        return (
            "\(folder): right: \(list.actors.count) actors, \(list.places.count) places, \(list.themes.count) themes, "
                + "\(list.types.count) event types, \(list.gates.count) gates, \(list.feeds.count) feeds, "
                + "\(list.known.events.count) known events, \(list.examples.count) examples", true
        )
    }

    private struct Answer: Encodable { var faults: [Line] }

    private struct Line: Encodable {
        var file: String
        var line: Int?
        var column: Int?
        var message: String

        init(_ fault: InputFault) {
            file = fault.file
            line = fault.line
            column = fault.column
            message = fault.message
        }
    }
}
