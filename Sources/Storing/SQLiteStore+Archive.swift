package import Foundation
internal import GRDB
package import Model

extension SQLiteStore {
    package func archive(
        from: Date, to: Date, after last: ArchivedArticle?, limit: Int
    ) throws(StoreFault) -> [ArchivedArticle] {
        try read("list the archive") { db in
            let start = last.map { max($0.read, from) } ?? from
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT rowid AS number, * FROM article
                    WHERE read >= ? AND read < ? AND text <> '' AND (read > ? OR rowid > ?)
                    ORDER BY read, rowid LIMIT ?
                    """,
                arguments: [
                    start.timeIntervalSince1970, to.timeIntervalSince1970, start.timeIntervalSince1970,
                    last.map { $0.read >= from ? $0.number : 0 } ?? 0, limit,
                ]
            ).map { row in
                ArchivedArticle(
                    number: row["number"], article: Self.article(row),
                    read: Date(timeIntervalSince1970: row["read"]), onTopic: row["onTopic"],
                    isHistory: row["isHistory"], watchlist: row["watchlist"])
            }
        }
    }

    package func archiveCount(from: Date, to: Date) throws(StoreFault) -> Int {
        try read("count the archive") { db in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM article WHERE read >= ? AND read < ? AND text <> ''",
                arguments: [from.timeIntervalSince1970, to.timeIntervalSince1970]) ?? 0
        }
    }

    package func alert(id: String) throws(StoreFault) -> RaisedAlert? {
        try read("look up the alert \(id)") { db in
            try Row.fetchOne(db, sql: "SELECT body, article FROM alert WHERE id = ?", arguments: [id]).map {
                RaisedAlert(alert: try JSONColumn.decoded(Alert.self, $0["body"]), article: $0["article"])
            }
        }
    }

    package func add(_ mark: Mark) throws(StoreFault) -> Int64 {
        try write("record a mark on \(mark.alert)") { try Self.put(mark, $0) }
    }

    package func marks(from: Date, to: Date) throws(StoreFault) -> [Mark] {
        try read("list marks") { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM mark WHERE made >= ? AND made < ? AND undone IS NULL ORDER BY number",
                arguments: [from.timeIntervalSince1970, to.timeIntervalSince1970]
            ).compactMap(Self.mark)
        }
    }

    /// Nil where it is of a later version's word or way.
    private static func mark(_ row: Row) -> Mark? {
        guard let word = Mark.Word(rawValue: row["word"]), let way = Mark.Way(rawValue: row["way"]) else { return nil }
        return Mark(
            number: row["number"], alert: row["alert"], event: row["event"], article: row["article"], word: word,
            other: row["other"], note: row["note"], way: way, made: Date(timeIntervalSince1970: row["made"]),
            undone: row.instant("undone"))
    }

    /// The mark's number, or that of the one that says the same already.
    static func put(_ mark: Mark, _ db: Database) throws -> Int64 {
        let last = try Row.fetchOne(
            db, sql: "SELECT * FROM mark WHERE alert = ? AND way = ? AND undone IS NULL ORDER BY number DESC LIMIT 1",
            arguments: [mark.alert, mark.way.rawValue]
        ).flatMap(Self.mark)
        if let last, mark.says(the: last) { return last.number }
        try db.execute(
            sql: """
                INSERT INTO mark (alert, event, article, word, other, note, way, made, undone)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                mark.alert, mark.event, mark.article, mark.word.rawValue, mark.other, mark.note, mark.way.rawValue,
                mark.made.timeIntervalSince1970, mark.undone?.timeIntervalSince1970,
            ])
        return db.lastInsertedRowID
    }

    package func undoMark(_ number: Int64, at: Date) throws(StoreFault) -> Bool {
        try write("take back mark \(number)") { db in
            try db.execute(
                sql: "UPDATE mark SET undone = ? WHERE number = ? AND undone IS NULL",
                arguments: [at.timeIntervalSince1970, number])
            return db.changesCount > 0
        }
    }
}
