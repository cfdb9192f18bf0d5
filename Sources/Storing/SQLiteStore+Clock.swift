package import Foundation
internal import GRDB
package import Model

extension SQLiteStore {
    package func turnBack(from last: Date, to now: Date) throws(StoreFault) {
        try write("put what waits to the clock, which went back") { db in
            let (last, now) = (last.timeIntervalSince1970, now.timeIntervalSince1970)
            let step = last - now
            // What is further off than the longest interval waits for something else: a feed that is gone, say.
            let furthest = last + 40 * 86_400
            try db.execute(
                sql: "UPDATE feed SET nextCheck = nextCheck - ? WHERE nextCheck > ? AND nextCheck < ?",
                arguments: [step, now, furthest])
            try db.execute(
                sql: "UPDATE item SET due = due - ? WHERE stage = 'parsed' AND due > ?", arguments: [step, now])
            // What was never tried and is due later waits for a time of day, an escalation or the end of a snooze.
            try db.execute(
                sql: """
                    UPDATE delivery SET due = due - ?
                    WHERE state = 'pending' AND due > ? AND (attempts > 0 OR due <= ?)
                    """, arguments: [step, now, last])
            try db.execute(
                sql: "UPDATE destination SET nextTry = nextTry - ? WHERE nextTry > ?", arguments: [step, now])
        }
    }
}
