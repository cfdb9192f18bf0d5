internal import GRDB
internal import Model

/// Migration 8: the figure ledger. Until now the table held every figure of every article, in answer to nothing: those go.
enum EighthSchema {
    static func create(_ db: Database) throws {
        try db.execute(
            sql: """
                DELETE FROM figure WHERE article IS NOT NULL;
                ALTER TABLE figure ADD COLUMN subject TEXT;
                ALTER TABLE figure ADD COLUMN currency TEXT;
                ALTER TABLE figure ADD COLUMN kind TEXT NOT NULL DEFAULT 'number';
                -- As written, and the count that it goes with.
                ALTER TABLE figure ADD COLUMN text TEXT NOT NULL DEFAULT '';
                ALTER TABLE figure ADD COLUMN beside TEXT;
                -- The days that it is of; `asOf` is what earlier versions wrote.
                ALTER TABLE figure ADD COLUMN firstDay INTEGER;
                ALTER TABLE figure ADD COLUMN lastDay INTEGER;
                -- `saidBy` is the speaker's name; without a kind it is what the watchlist's known figures say.
                ALTER TABLE figure ADD COLUMN speakerKind TEXT;
                ALTER TABLE figure ADD COLUMN isQuoted INTEGER NOT NULL DEFAULT 0;
                ALTER TABLE figure ADD COLUMN sentence TEXT NOT NULL DEFAULT '';
                -- A claim outlives its article.
                ALTER TABLE figure ADD COLUMN url TEXT;
                ALTER TABLE figure ADD COLUMN title TEXT;
                ALTER TABLE figure ADD COLUMN published REAL;
                ALTER TABLE figure ADD COLUMN read REAL NOT NULL DEFAULT 0;
                -- When it was published, else read.
                ALTER TABLE figure ADD COLUMN told REAL NOT NULL DEFAULT 0;
                ALTER TABLE figure ADD COLUMN origin TEXT;
                CREATE INDEX figureByQuestion ON figure (question, told);
                CREATE INDEX figureByRead ON figure (read);
                """)
        for row in try Row.fetchAll(db, sql: "SELECT number, asOf, unit FROM figure") {
            let number: Int64 = row["number"]
            let days = (row["asOf"] as String?).flatMap(interval)
            // A currency is three capitals, which no unit is.
            let unit: String? = row["unit"]
            let isMoney = unit.map { $0.count == 3 && $0.allSatisfy(\.isUppercase) } ?? false
            try db.execute(
                sql: "UPDATE figure SET firstDay = ?, lastDay = ?, currency = ?, unit = ?, kind = ? WHERE number = ?",
                arguments: [
                    days?.from.ordinal, days?.to.ordinal, isMoney ? unit : nil, isMoney ? nil : unit,
                    isMoney ? "money" : "count", number,
                ])
        }
    }

    /// A year, month or day, as known figures had it.
    private static func interval(_ text: String) -> DayInterval? {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        switch parts.count {
        case 1: return DayInterval(year: parts[0])
        case 2: return DayInterval(year: parts[0], month: parts[1])
        default: return Day(text).map { DayInterval($0) }
        }
    }
}
