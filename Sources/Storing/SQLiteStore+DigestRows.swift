package import Foundation
internal import GRDB
package import Model

extension SQLiteStore {
    package func digestRows(_ scope: DigestScope) throws(StoreFault) -> DigestRows {
        try read("look up what a digest tells") { db in
            var rows = DigestRows()
            try Self.readAlerts(scope, into: &rows, db)
            try Self.readJudgements(scope, into: &rows, db)
            let (condition, arguments) = Self.condition(scope, stamp: "read")
            let figures = try Row.fetchAll(
                db,
                sql: "SELECT * FROM figure WHERE \(condition) AND article IS NOT NULL ORDER BY number LIMIT ?",
                arguments: arguments + [DigestRows.most.figures])
            rows.figures = figures.map(Self.figure)
            rows.extent.figure = figures.last?["number"] ?? 0
            return rows
        }
    }

    private static func readAlerts(_ scope: DigestScope, into rows: inout DigestRows, _ db: Database) throws {
        let (condition, arguments) = condition(scope, stamp: "raised")
        let alerts = try Row.fetchAll(
            db, sql: "SELECT rowid AS number, body FROM alert WHERE \(condition) ORDER BY rowid LIMIT ?",
            arguments: arguments + [DigestRows.most.alerts])
        rows.alerts = try alerts.map { try JSONColumn.decoded(Alert.self, $0["body"]) }
        rows.extent.alert = alerts.last?["number"] ?? 0
    }

    private static func readJudgements(_ scope: DigestScope, into rows: inout DigestRows, _ db: Database) throws {
        let (condition, arguments) = condition(scope, stamp: "judgement.made")
        let judgements = try Row.fetchAll(
            db,
            sql: """
                SELECT judgement.number, judgement.made, article.id, url, canonicalURL, title, byline, source, published,
                    language, copyOf, revised, '' AS text, judgement.body AS judgementBody
                FROM judgement JOIN article ON article.id = judgement.article
                WHERE \(condition) AND verdict NOT IN ('background', 'denied') ORDER BY judgement.number LIMIT ?
                """, arguments: arguments + [DigestRows.most.judgements])
        rows.judgements = try judgements.map {
            (article($0), try JSONColumn.decoded(Judgement.self, $0["judgementBody"]))
        }
        rows.since = judgements.compactMap { $0.instant("made") }.min()
        // Where none was left for the next digest, what is only counted is counted to the end.
        rows.extent.judgement =
            judgements.count < DigestRows.most.judgements ? .max : judgements.last?["number"] ?? .max
        for row in try Row.fetchAll(
            db,
            sql: """
                SELECT verdict, count(*) AS reports FROM judgement WHERE \(condition) AND judgement.number <= ?
                GROUP BY verdict
                """, arguments: arguments + [rows.extent.judgement])
        {
            rows.verdicts[row["verdict"]] = row["reports"]
        }
    }

    /// - Parameter stamp: the column in which a row's time is.
    private static func condition(_ scope: DigestScope, stamp: String) -> (sql: String, arguments: StatementArguments) {
        switch scope {
        case .untold(let to, let now):
            return (
                "digest IS NULL AND (\(stamp) < ? OR \(stamp) > ?)",
                [to.timeIntervalSince1970, now.timeIntervalSince1970]
            )
        case .told(let ids):
            let marks = Array(repeating: "?", count: ids.count).joined(separator: ", ")
            return ("digest IN (\(marks))", StatementArguments(ids))
        case .stamped(let from, let to):
            return ("\(stamp) >= ? AND \(stamp) < ?", [from.timeIntervalSince1970, to.timeIntervalSince1970])
        }
    }

    static func mark(_ telling: DigestTelling, by digest: String, _ db: Database) throws {
        switch telling {
        case .nothing: return
        case .digests(let ids):
            for id in ids {
                try db.execute(sql: "UPDATE digest SET weekly = ? WHERE id = ?", arguments: [digest, id])
            }
        case .rows(let to, let now, let extent):
            for (table, stamp, number, last) in [
                ("alert", "raised", "rowid", extent.alert), ("judgement", "judgement.made", "number", extent.judgement),
                ("figure", "read", "number", extent.figure),
            ] {
                let (condition, arguments) = condition(.untold(to: to, now: now), stamp: stamp)
                try db.execute(
                    sql: "UPDATE \(table) SET digest = ? WHERE \(condition) AND \(number) <= ?",
                    arguments: [digest] + arguments + [last])
            }
        }
    }

    package func recurring(since: Date, limit: Int) throws(StoreFault) -> [Event] {
        try read("list what recurs") { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT body FROM event WHERE \(TwelfthSchema.recurs) AND lastSeen >= ? AND mergedInto IS NULL
                    ORDER BY lastSeen DESC, id LIMIT ?
                    """, arguments: [since.timeIntervalSince1970, limit]
            ).map { try JSONColumn.decoded(Event.self, $0) }.filter { !$0.days.isEmpty }
        }
    }

    package func occurred(from: Day, to: Day) throws(StoreFault) -> [EventTally] {
        try read("count the events of the days") { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT lastDay, type, place, count(*) AS events FROM event
                    WHERE lastDay BETWEEN ? AND ? AND status = 'occurred' AND mergedInto IS NULL
                        AND lastDay - firstDay < \(EventTally.longest)
                    GROUP BY lastDay, type, place ORDER BY lastDay DESC, type, place LIMIT 20000
                    """, arguments: [from.ordinal, to.ordinal]
            ).map {
                EventTally(day: Day(ordinal: $0["lastDay"]), type: $0["type"], place: $0["place"], count: $0["events"])
            }
        }
    }
}
