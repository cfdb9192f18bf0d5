internal import GRDB

/// Migration 2: copies and edits. Hashes are 64 bits as INTEGER; runs of 32-bit hashes are BLOBs, least byte first.
enum SecondSchema {
    static func create(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE article ADD COLUMN copyOf TEXT;
                ALTER TABLE article ADD COLUMN revised REAL;
                -- Hash of its words; NULL where it was read before this migration.
                ALTER TABLE article ADD COLUMN print INTEGER;
                ALTER TABLE article ADD COLUMN isHistory INTEGER NOT NULL DEFAULT 0;
                ALTER TABLE article ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;

                ALTER TABLE item ADD COLUMN print INTEGER;
                ALTER TABLE item ADD COLUMN rereads INTEGER NOT NULL DEFAULT 0;
                ALTER TABLE item ADD COLUMN revised REAL;

                -- A week of them; at most 24 KiB each, 2 KiB for an article of 500 words.
                CREATE TABLE fingerprint (
                    number INTEGER PRIMARY KEY AUTOINCREMENT,
                    article TEXT NOT NULL UNIQUE REFERENCES article (id) ON DELETE CASCADE,
                    time REAL NOT NULL, content INTEGER NOT NULL, whole INTEGER NOT NULL, shingles BLOB NOT NULL,
                    lead BLOB NOT NULL, numbers BLOB NOT NULL
                ) STRICT;
                CREATE INDEX fingerprintByTime ON fingerprint (time);
                """)
    }
}
