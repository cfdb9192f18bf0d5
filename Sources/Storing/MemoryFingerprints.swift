internal import Foundation
internal import Model

/// The fingerprints of a ledger in memory: those of eight days, numbered as recorded.
struct MemoryFingerprints {
    private var known: [String: KnownFingerprint] = [:]
    /// By number; some are gone.
    private var numbers: [(number: Int64, article: String)] = []
    /// By time; some are gone.
    private var times: [(time: Date, number: Int64, article: String)] = []
    private var last: Int64 = 0

    /// Replaces the fingerprint of an article and drops those that are past their time.
    mutating func put(_ record: ArticleRecord) {
        let id = record.article.id
        let time = record.article.published ?? record.read
        let limit = record.read.addingTimeInterval(-SQLiteStore.fingerprintAge)
        var gone = 0
        while gone < times.count, times[gone].time < limit {
            if known[times[gone].article]?.number == times[gone].number { known[times[gone].article] = nil }
            gone += 1
        }
        if gone > 0 { times.removeFirst(gone) }
        known[id] = nil
        guard let fingerprint = record.fingerprint, time >= limit else { return }
        last += 1
        known[id] = KnownFingerprint(number: last, article: id, copyOf: nil, time: time, fingerprint: fingerprint)
        numbers.append((last, id))
        let place = times.partition(after: time)
        times.insert((time, last, id), at: place)
        if numbers.count > 2 * known.count + 1000 { numbers.removeAll { known[$0.article]?.number != $0.number } }
    }

    mutating func remove(_ article: String) { known[article] = nil }

    func of(_ article: String) -> Fingerprint? { known[article]?.fingerprint }

    func list(after number: Int64, since: Date, limit: Int) -> [KnownFingerprint] {
        var low = 0
        var high = numbers.count
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle].number <= number { low = middle + 1 } else { high = middle }
        }
        var found: [KnownFingerprint] = []
        for entry in numbers[low...] {
            if found.count >= limit { break }
            guard let print = known[entry.article], print.number == entry.number, print.time >= since else { continue }
            found.append(print)
        }
        return found
    }
}

extension [(time: Date, number: Int64, article: String)] {
    /// The place behind all that are not later.
    fileprivate func partition(after time: Date) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].time <= time { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
