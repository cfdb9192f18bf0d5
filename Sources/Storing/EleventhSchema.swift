internal import GRDB

/// Migration 11: what a delivery was owed for and what it goes together with, how destinations fare, what was done about
/// alerts, silences.
enum EleventhSchema {
    static func create(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE delivery ADD COLUMN event TEXT;
                ALTER TABLE delivery ADD COLUMN cause TEXT NOT NULL DEFAULT 'made';
                ALTER TABLE delivery ADD COLUMN groupKey TEXT;
                ALTER TABLE delivery ADD COLUMN groupInterval REAL;
                ALTER TABLE delivery ADD COLUMN tried REAL;
                ALTER TABLE delivery ADD COLUMN ended REAL;
                ALTER TABLE delivery ADD COLUMN receipt TEXT;
                ALTER TABLE delivery ADD COLUMN gatheredIn TEXT;
                UPDATE delivery SET ended = due WHERE state != 'pending';
                UPDATE delivery SET event = json_extract(body, '$.events[0].id') WHERE alert IS NOT NULL;
                CREATE INDEX deliveryByLane ON delivery (destination, state, due);
                CREATE INDEX deliveryByGroup ON delivery (destination, groupKey) WHERE groupKey IS NOT NULL;
                CREATE INDEX deliveryByEvent ON delivery (event, destination) WHERE event IS NOT NULL;

                ALTER TABLE alert ADD COLUMN event TEXT;
                UPDATE alert SET event = json_extract(body, '$.events[0].id');
                CREATE INDEX alertByEvent ON alert (event);
                CREATE INDEX markByEvent ON mark (event);

                CREATE TABLE destination (
                    name TEXT PRIMARY KEY, failures INTEGER NOT NULL, failingSince REAL, nextTry REAL, lastTry REAL,
                    lastSuccess REAL, lastError TEXT, disabled REAL
                ) STRICT, WITHOUT ROWID;

                CREATE TABLE act (
                    number INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL, alert TEXT NOT NULL,
                    kind TEXT NOT NULL, who TEXT, way TEXT NOT NULL, note TEXT, at REAL NOT NULL, until REAL
                ) STRICT;
                CREATE INDEX actByEvent ON act (event);

                CREATE TABLE silence (
                    number INTEGER PRIMARY KEY AUTOINCREMENT, matcher TEXT NOT NULL, author TEXT NOT NULL,
                    reason TEXT NOT NULL, start REAL NOT NULL, finish REAL NOT NULL, ended REAL
                ) STRICT;
                CREATE INDEX silenceByEnd ON silence (finish);
                """)
    }
}
