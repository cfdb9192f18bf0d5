internal import Classifying
package import Foundation
internal import Model
internal import Storing
internal import Watching

/// `watchlist score`: how good the live watchlist has been, by the desk's marks on its alerts.
///
/// *Precision* is right / (right + wrong + not new). *Recall* can only be against what the desk has a word on: of the events
/// that it marked right, or named as what another alert was the same as, those that an alert had told of as new. An event
/// that no alert and no mark names is in neither.
package struct WatchlistScore: Sendable {
    let from: Date
    let to: Date
    let zone: TimeZone
    let hash: String
    let total: Tally
    let types: [(name: String, tally: Tally)]
    let languages: [(name: String, tally: Tally)]
    let sources: [(name: String, tally: Tally)]
    /// Patterns in the evidence of alerts marked wrong, the most often first.
    let worst: [TermScore]
    /// Patterns that no archived article matched.
    let silent: [TermScore]
    /// How many are silent in all.
    let silentCount: Int
    let articles: Int
    let patterns: Int

    /// Alerts of one kind with the desk's marks.
    struct Tally: Sendable {
        var alerts = 0
        var right = 0
        var wrong = 0
        var notNew = 0
        var wrongFigure = 0
        var wrongDate = 0
        /// Of the events that recall is against, how many were alerted as new.
        var found = 0
        var wanted = 0

        var marked: Int { right + wrong + notNew }
        var precision: Share { Share(part: right, whole: marked) }
        var recall: Share { Share(part: found, whole: wanted) }
    }

    /// A pattern as it stands in its file, with what the marks say of it.
    struct TermScore: Sendable {
        var pattern: WatchedPattern
        /// What it belongs to: `actor Tokayev`, `type protest`.
        var owner: String
        /// In the evidence of how many alerts marked wrong, and of how many marked right.
        var wrong = 0
        var right = 0
        /// Sentences of those marked wrong, at most three.
        var sentences: [String] = []
    }

    static let mostWorst = 20
    static let mostSilent = 40
    static let mostSources = 20

    var days: Double { max(1, to.timeIntervalSince(from) / 86_400) }

    /// Over the archive of a configuration; nothing is changed.
    package init(
        settings: Settings, days: Int, now: Date, progress: ProgressBar? = nil
    ) throws {
        guard FileManager.default.fileExists(atPath: settings.database) else {
            throw StoreFault(
                "can't open \(settings.database): there is none yet; `copytaster once` or `run` makes it",
                isTransient: false)
        }
        try self.init(
            store: try SQLiteStore(readingOnly: settings.database),
            watchlist: try Watchlist.load(settings.watchlistFolder),
            zone: settings.zone, from: now.addingTimeInterval(-Double(days) * 86_400), to: now, progress: progress)
    }

    init(
        store: any Store, watchlist: Watchlist, zone: TimeZone, from: Date, to: Date, progress: ProgressBar? = nil
    ) throws {
        self.from = from
        self.to = to
        self.zone = zone
        hash = watchlist.hash
        let marked = try MarkedAlert.all(in: store, from: from, to: to)
        let alerts = try store.alerts(from: from, to: to)
        let tallies = Tallies(alerts, marked)
        total = tallies.total
        types = Self.ordered(tallies.types)
        languages = Self.ordered(tallies.languages)
        sources = Self.ordered(tallies.sources)
        worst = Self.worst(marked, watchlist)
        let usage = try PatternUse(watchlist, store: store, from: from, to: to, progress: progress)
        articles = usage.articles
        patterns = usage.all.count
        let unused = usage.all.filter { !usage.used.contains($0) }
        silentCount = unused.count
        silent = unused.prefix(Self.mostSilent).map {
            let pattern = watchlist.pattern($0)
            return TermScore(pattern: pattern, owner: Self.owner(pattern.term, watchlist))
        }
    }

    private static func ordered(_ tallies: [String: Tally]) -> [(name: String, tally: Tally)] {
        tallies.sorted { ($1.value.alerts, $0.key) < ($0.value.alerts, $1.key) }.map { (name: $0.key, tally: $0.value) }
    }

    /// Patterns by how many wrong alerts' sentences they stand in.
    private static func worst(_ marked: [MarkedAlert], _ watchlist: Watchlist) -> [TermScore] {
        var scores: [Int: TermScore] = [:]
        for alert in marked where alert.standing != .notNew {
            let evidence = alert.alert.evidence
            let hits = watchlist.hits(in: ArticleText(title: "", text: evidence).normal)
            for pattern in Set(hits.map(\.pattern)) {
                let known = watchlist.pattern(pattern)
                var score = scores[pattern] ?? TermScore(pattern: known, owner: owner(known.term, watchlist))
                if alert.standing == .wrong {
                    score.wrong += 1
                    if score.sentences.count < 3, !score.sentences.contains(evidence) {
                        score.sentences.append(evidence)
                    }
                } else {
                    score.right += 1
                }
                scores[pattern] = score
            }
        }
        return scores.filter { $0.value.wrong > 0 }
            .sorted { ($1.value.wrong, $0.value.right, $0.key) < ($0.value.wrong, $1.value.right, $1.key) }
            .prefix(mostWorst).map(\.value)
    }

    static func owner(_ term: Term, _ watchlist: Watchlist) -> String {
        switch term {
        case .actor(let index): "actor \(watchlist.actors[index].name)"
        case .place(let index): "place \(watchlist.places[index].name)"
        case .demonym(let index): "people of \(watchlist.places[index].name)"
        case .theme(let index): "theme \(watchlist.themes[index].name)"
        case .trigger(let type, let group):
            "type \(watchlist.types[type].name), \(watchlist.types[type].groups[group].name)"
        case .gate(let index): "gate \(watchlist.gates[index].name)"
        case .question(let question, let group):
            "question \(watchlist.questions[question].name), \(watchlist.questions[question].groups[group].name)"
        }
    }
}

/// Alerts and marks counted by type, language and source.
struct Tallies {
    private(set) var total = WatchlistScore.Tally()
    private(set) var types: [String: WatchlistScore.Tally] = [:]
    private(set) var languages: [String: WatchlistScore.Tally] = [:]
    private(set) var sources: [String: WatchlistScore.Tally] = [:]

    init(_ alerts: [Alert], _ marked: [MarkedAlert]) {
        for alert in alerts { count(alert) { $0.alerts += 1 } }
        for mark in marked {
            count(mark.alert) { tally in
                switch mark.standing {
                case .right: tally.right += 1
                case .wrong: tally.wrong += 1
                case .notNew: tally.notNew += 1
                }
                if mark.hasWrongFigure { tally.wrongFigure += 1 }
                if mark.hasWrongDate { tally.wrongDate += 1 }
            }
        }
        // Each wanted event once: those of the alerts that are right, and those that others were the same as.
        let alerted = Set(alerts.filter { $0.kind == .new }.flatMap { $0.events.map(\.id) })
        var seen = Set<String>()
        for mark in marked where mark.standing == .right && seen.insert(mark.alert.event).inserted {
            count(mark.alert) { tally in
                tally.wanted += 1
                tally.found += 1
            }
        }
        for mark in marked {
            guard let event = mark.sameAs, seen.insert(event).inserted else { continue }
            count(mark.alert) { tally in
                tally.wanted += 1
                if alerted.contains(event) { tally.found += 1 }
            }
        }
    }

    private mutating func count(_ alert: Alert, _ change: (inout WatchlistScore.Tally) -> Void) {
        let tellings = alert.events.first?.tellings ?? []
        let teller = tellings.last { $0.evidence == alert.evidence } ?? tellings.last
        change(&total)
        change(&types[alert.type, default: .init()])
        change(&languages[teller?.language.base.rawValue ?? "?", default: .init()])
        change(&sources[teller?.source ?? "?", default: .init()])
    }
}

/// Which patterns of a watchlist articles of the archive match.
struct PatternUse {
    /// The patterns that can match, conditions of aliases aside.
    private(set) var all: [Int]
    private(set) var used = Set<Int>()
    private(set) var articles = 0

    init(_ watchlist: Watchlist, store: any Store, from: Date, to: Date, progress: ProgressBar?) throws {
        all = Array(watchlist.patterns)
        let archive = try ArchiveReading(store, from: from, to: to)
        var last: ArchiveReading.Entry?
        let clock = ContinuousClock()
        let start = clock.now
        defer { progress?.clear() }
        while true {
            let page = try archive.page(after: last)
            guard let end = page.last else { break }
            last = end
            for entry in page {
                let article = entry.archived.article
                let text = ArticleText(
                    title: article.title, text: article.text, language: article.language, sources: article.outlets)
                for hit in watchlist.hits(in: text.normal, frame: text.frame) { used.insert(hit.pattern) }
            }
            articles += page.count
            try Task.checkCancellation()
            progress?.show(articles, of: archive.count, rate: Double(articles) / (clock.now - start).inSeconds)
        }
    }
}

extension Duration {
    /// With its fraction.
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
