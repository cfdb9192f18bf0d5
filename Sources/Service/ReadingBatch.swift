internal import Foundation
internal import Model

/// Which of the items that wait are read next, side by side. A batch is over when its slowest page is there, so that no host
/// has more than a few in it: with ten seconds between pages, as some ask for, twenty of one host would hold all alerts up.
enum ReadingBatch {
    /// Items looked at for one batch.
    static let sight = 400
    /// Enough to hide the slow pages, few enough that alerts don't wait.
    static let most = 24
    static let mostOfAHost = 2

    /// The batch, in the order given. Pure. Never empty where something waits.
    static func choose(_ waiting: [Item]) -> [Item] {
        var counts: [Substring: Int] = [:]
        var chosen: [Item] = []
        for item in waiting where chosen.count < most {
            // What the feed gave whole needs no turn at its host.
            if !item.isHistory && (item.content?.utf8.count ?? 0) < 4000 {
                let host = host(item.url)
                guard counts[host, default: 0] < mostOfAHost else { continue }
                counts[host, default: 0] += 1
            }
            chosen.append(item)
        }
        return chosen
    }

    private static func host(_ url: String) -> Substring {
        guard let slashes = url.range(of: "//") else { return url[...] }
        return url[slashes.upperBound...].prefix { $0 != "/" }
    }
}
