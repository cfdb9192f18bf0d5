import Model

/// A telling with its reprints: one source, however many outlets printed it.
struct SourceGroup {
    var telling: Telling
    /// In the order read.
    var reprints: [Telling]

    /// Outlets named before the rest is counted.
    private static let named = 4

    /// "also printed by A, B and 38 more"; nil where nobody did.
    var words: String? {
        var seen: Set<String> = [telling.source]
        let outlets = reprints.map(\.source).filter { seen.insert($0).inserted }
        guard !outlets.isEmpty else { return nil }
        let more = outlets.count - SourceGroup.named
        return "also printed by " + outlets.prefix(SourceGroup.named).joined(separator: ", ")
            + (more > 0 ? " and \(more) more" : "")
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
