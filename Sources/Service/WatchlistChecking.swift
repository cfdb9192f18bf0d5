internal import Alerting
package import Foundation
internal import Model
internal import Storing
internal import Watching

/// `watchlist check`: what is wrong with a beat's files, and what of them is odd.
package struct WatchlistChecking: Sendable {
    /// Every fault, a line each; nil: there is none.
    package let errors: String?
    /// A line each.
    package let warnings: [String]
    /// How many names and words the archive of the last 90 days did not hold; nil: no archive was looked at.
    package let silent: Int?
    /// What the beat holds.
    package let summary: String
    private let document: Document

    /// - Parameters:
    ///   - database: the archive to look into; nil: none.
    ///   - now: as of when its last 90 days end.
    ///   - isVerbose: whether names and words that nothing held are told of one by one.
    ///   - progress: articles looked at and to look at.
    package init(
        folder: String, database: String? = nil, now: Date = Date(), isVerbose: Bool = false,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws {
        let list: Watchlist
        do throws(InputFaults) { list = try Beat(folder: folder, zone: .gmt).watchlist } catch {
            errors = error.description
            warnings = []
            silent = nil
            summary = ""
            document = Document(faults: error.faults.map(Line.init), warnings: [])
            return
        }
        var found = WatchlistWarnings.find(folder: folder)
        var silent: [WatchlistWarning]?
        var looked = ""
        if let database {
            guard FileManager.default.fileExists(atPath: database) else {
                throw CommandFault(
                    "error: there is no database \(database) yet; `copytaster once` or `run` makes it", 66)
            }
            let archive = try ArchiveWarnings(
                list, archive: try SQLiteStore(path: database), now: now, progress: progress)
            let places = WrittenPlaces(folder: folder)
            found += archive.common(places, list)
            let none = archive.silent(places, list)
            silent = none
            looked =
                "; \(archive.articles) articles of the last \(archive.span) days hold none of \(none.count) of its "
                + "\(places.all.count) names and words" + (isVerbose || none.isEmpty ? "" : " (--verbose lists them)")
        }
        errors = nil
        let told = found + (isVerbose ? silent ?? [] : [])
        warnings = told.map(\.description)
        self.silent = silent?.count
        let count = found.isEmpty ? "" : ", \(found.count) \(found.count == 1 ? "warning" : "warnings")"
        summary =
            "\(folder): right\(count): \(list.actors.count) actors, \(list.places.count) places, "
            + "\(list.themes.count) themes, \(list.types.count) event types, \(list.gates.count) gates, "
            + "\(list.feeds.count) feeds, \(list.known.events.count) known events, \(list.examples.count) examples\(looked)"
        document = Document(
            faults: [], warnings: found.map(Line.init), silent: silent?.count,
            silentWords: isVerbose ? silent?.map(Line.init) : nil)
    }

    package func json() throws -> String { try OutputJSON.text(document) }

    private struct Document: Encodable {
        var faults: [Line]
        var warnings: [Line]
        var silent: Int?
        var silentWords: [Line]?
    }

    private struct Line: Encodable {
        var file: String
        var line: Int?
        var column: Int?
        var message: String

        init(_ fault: InputFault) {
            (file, line, column, message) = (fault.file, fault.line, fault.column, fault.message)
        }

        init(_ warning: WatchlistWarning) {
            (file, line, column, message) = (warning.file, warning.line, warning.column, warning.message)
        }
    }
}
