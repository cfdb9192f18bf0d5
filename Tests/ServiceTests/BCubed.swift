/// B-cubed precision and recall of a clustering (Bagga and Baldwin 1998): for each mention, the share of its cluster that is of its
/// event, and the share of its event that is in its cluster.
struct BCubed {
    struct Mention {
        var event: String
        var cluster: String
        /// What it is counted under: its language and its type.
        var groups: [String]
    }

    struct Score {
        var mentions = 0
        var precision = 0.0
        var recall = 0.0
        var balanced: Double { precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall) }
    }

    var mentions: [Mention] = []

    /// Over all mentions, or those of one group; clusters are those of all.
    func score(of group: String? = nil) -> Score {
        var events: [String: Int] = [:]
        var clusters: [String: Int] = [:]
        var both: [[String]: Int] = [:]
        for mention in mentions {
            events[mention.event, default: 0] += 1
            clusters[mention.cluster, default: 0] += 1
            both[[mention.event, mention.cluster], default: 0] += 1
        }
        var score = Score()
        for mention in mentions where group.map(mention.groups.contains) ?? true {
            let shared = Double(both[[mention.event, mention.cluster]] ?? 0)
            score.mentions += 1
            score.precision += shared / Double(clusters[mention.cluster] ?? 1)
            score.recall += shared / Double(events[mention.event] ?? 1)
        }
        guard score.mentions > 0 else { return score }
        score.precision /= Double(score.mentions)
        score.recall /= Double(score.mentions)
        return score
    }
}
