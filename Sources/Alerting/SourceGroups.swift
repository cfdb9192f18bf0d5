import Model

/// A telling with its reprints: one source, however many outlets printed it.
struct SourceGroup {
    var telling: Telling
    /// In the order read.
    var reprints: [Telling]

    /// Outlets named before the rest is counted.
    private static let named = 4

    /// Those who printed it too, the first few by name; nil where nobody did.
    var outlets: (named: [String], more: Int)? {
        var seen: Set<String> = [telling.source]
        let outlets = reprints.map(\.source).filter { seen.insert($0).inserted }
        guard !outlets.isEmpty else { return nil }
        return (Array(outlets.prefix(SourceGroup.named)), max(0, outlets.count - SourceGroup.named))
    }

    /// "also printed by A, B and 38 more"; nil where nobody did.
    var words: String? {
        outlets.map { Phrases.english.reprints($0.named.joined(separator: ", "), $0.more) }
    }
}

extension Event {
    /// Its sources, each once, in the order read.
    var sourceGroups: [SourceGroup] {
        var groups: [SourceGroup] = []
        var byArticle: [String: Int] = [:]
        for telling in tellings {
            // The original's own telling, or where it told nothing of this, the first reprint's.
            let key = telling.origin ?? telling.article
            if let index = byArticle[key] {
                if telling.origin == nil {
                    groups[index].reprints.insert(groups[index].telling, at: 0)
                    groups[index].telling = telling
                } else {
                    groups[index].reprints.append(telling)
                }
            } else {
                byArticle[key] = groups.count
                groups.append(SourceGroup(telling: telling, reprints: []))
            }
        }
        return groups
    }
}
