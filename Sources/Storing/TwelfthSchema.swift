internal import GRDB

/// Migration 12: which digest has told each row, weekly digests, and digests as they went out.
enum TwelfthSchema {
    static func create(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE digestOfKind (
                    id TEXT PRIMARY KEY, kind TEXT NOT NULL, day INTEGER NOT NULL, start REAL NOT NULL,
                    finish REAL NOT NULL,
                    -- NULL where an earlier version made it.
                    made REAL,
                    -- The weekly digest that sums up this daily one.
                    weekly TEXT,
                    body TEXT NOT NULL, UNIQUE (kind, day)
                ) STRICT;
                INSERT INTO digestOfKind (id, kind, day, start, finish, body)
                    SELECT id, 'daily', day, start, finish, body FROM digest;
                DROP TABLE digest;
                ALTER TABLE digestOfKind RENAME TO digest;
                CREATE INDEX digestByFinish ON digest (kind, finish);

                CREATE TABLE digestRendering (
                    digest TEXT NOT NULL REFERENCES digest (id) ON DELETE CASCADE, format TEXT NOT NULL,
                    body TEXT NOT NULL, PRIMARY KEY (digest, format)
                ) STRICT;

                -- The daily digest that has told the row; NULL: none yet.
                ALTER TABLE alert ADD COLUMN digest TEXT;
                ALTER TABLE judgement ADD COLUMN digest TEXT;
                ALTER TABLE figure ADD COLUMN digest TEXT;
                UPDATE alert SET digest =
                    (SELECT id FROM digest WHERE kind = 'daily' AND finish > raised ORDER BY finish LIMIT 1);
                UPDATE judgement SET digest =
                    (SELECT id FROM digest WHERE kind = 'daily' AND finish > judgement.made ORDER BY finish LIMIT 1);
                UPDATE figure SET digest =
                    (SELECT id FROM digest WHERE kind = 'daily' AND finish > figure.read ORDER BY finish LIMIT 1);
                CREATE INDEX alertUntold ON alert (raised) WHERE digest IS NULL;
                CREATE INDEX judgementUntold ON judgement (made) WHERE digest IS NULL;
                CREATE INDEX figureUntold ON figure (read) WHERE digest IS NULL;
                CREATE INDEX alertByDigest ON alert (digest);
                CREATE INDEX judgementByDigest ON judgement (digest);
                CREATE INDEX figureByDigest ON figure (digest);

                -- Events with further days: series.
                CREATE INDEX eventRecurring ON event (lastSeen) WHERE \(recurs);
                """)
    }

    /// What a query must say word for word for that index to serve it.
    static let recurs = "instr(body, '\"days\":[]') = 0"
}
