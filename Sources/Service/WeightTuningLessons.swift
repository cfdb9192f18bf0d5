internal import Classifying
internal import Foundation
internal import Judging
internal import Model
internal import Watching

/// The desk's marks as lessons for the weights, each with the article that was alerted.
struct MarkedArticles: Sendable {
    struct Lesson: Sendable {
        let alert: Alert
        let article: Article
        let lesson: WeightLesson
        /// As it was judged then.
        let report: Report
    }

    /// In order of the marks' numbers.
    private(set) var lessons: [Lesson] = []
    /// Standing marks that speak of identity alone (not-new, same-as): nothing that these weights decide.
    private(set) var identity = 0
    /// Marks whose article, or its judgement, is on record no more.
    private(set) var lost = 0

    /// The latest so many are learned from; older ones say little of the watchlist of today.
    static let most = 2000

    init(store: any Store) throws(StoreFault) {
        let marks = try store.marks(from: .distantPast, to: .distantFuture)
        let deciding = Marks.deciding(marks)
        identity = Set(Marks.standing(marks).map(\.alert)).subtracting(deciding.keys).count
        for mark in deciding.values.sorted(by: { $0.number < $1.number }).suffix(Self.most) {
            if let lesson = try Self.lesson(mark, store) { lessons.append(lesson) } else { lost += 1 }
        }
    }

    private static func lesson(_ mark: Mark, _ store: any Store) throws(StoreFault) -> Lesson? {
        guard let raised = try store.alert(id: mark.alert), let id = mark.article ?? raised.article,
            let past = try store.pastReading(article: id)
        else { return nil }
        let alert = raised.alert
        let events = Set(alert.events.map(\.id))
        let reports = past.judgements.filter { judgement in
            judgement.report.type == alert.type && judgement.event.map(events.contains) ?? false
        }.map(\.report)
        guard let report = reports.first(where: { $0.evidence == alert.evidence }) ?? reports.first,
            let isEvent = mark.word.tellsOfEvent
        else { return nil }
        return Lesson(
            alert: alert, article: past.article,
            lesson: WeightLesson(
                mark: mark.number, type: report.type, isEvent: isEvent, confidence: report.confidence,
                cues: cues(report)), report: report)
    }

    /// Which rules of its type spoke, by name. A trigger's words stand in its cue, and the first, which weighs most, counts
    /// whole; a cue of the type has none; what else has words is a gate, and what else has none is a place in the text.
    private static func cues(_ report: Report) -> [WeightLesson.Cue] {
        var seen = Set<String>()
        var hasTrigger = false
        return report.cues.compactMap { cue in
            guard cue.weight != 0, seen.insert(cue.rule).inserted else { return nil }
            let share = cue.text.isEmpty || !hasTrigger ? 1 : Classifier.furtherTrigger
            if !cue.text.isEmpty { hasTrigger = true }
            return .init(rule: cue.rule, share: share, weight: cue.weight)
        }
    }
}

/// How the marked articles come out under a watchlist.
struct MarkedOutcome: Sendable, Hashable {
    /// Alerts that come out as the desk says: right ones alert, wrong ones don't.
    var agreeing = 0
    var marked = 0
    /// Right ones that don't alert.
    var missed: [String] = []
    /// Mean log-loss: how far the confidences are from what the desk says.
    var loss = 0.0

    init(_ lessons: [MarkedArticles.Lesson], beat: Beat) {
        marked = lessons.count
        for lesson in lessons {
            let confidence = Self.confidence(lesson, beat)
            let alerts = confidence >= beat.rules.alertFrom
            if alerts == lesson.lesson.isEvent { agreeing += 1 }
            if lesson.lesson.isEvent, !alerts { missed.append(lesson.alert.id) }
            let probability = min(max(confidence, 0.01), 0.99)
            loss -= log(lesson.lesson.isEvent ? probability : 1 - probability)
        }
        if !lessons.isEmpty { loss /= Double(lessons.count) }
    }

    /// With which confidence the article's text gives that report now; 0 where it doesn't.
    private static func confidence(_ lesson: MarkedArticles.Lesson, _ beat: Beat) -> Double {
        let article = lesson.article
        let language = ArticleInHand(article: article, item: nil, isHistory: false, now: nil).language
        let reports = beat.classifier.findings(
            title: article.title, text: article.text, language: language, published: article.spoken
        ).reports.filter { $0.type == lesson.report.type }
        let same = reports.filter { report in
            guard let place = report.place, let other = lesson.report.place else { return true }
            return place.isCompatible(with: other)
        }
        return (same.first { $0.evidence == lesson.report.evidence } ?? same.first)?.confidence ?? 0
    }

    /// Why it is worse than another; nil where it isn't.
    func worse(than before: MarkedOutcome) -> String? {
        let lost = missed.filter { !before.missed.contains($0) }
        if !lost.isEmpty { return "right alerts would be missed: \(lost.joined(separator: ", "))" }
        if agreeing < before.agreeing {
            return "of \(marked) marked alerts \(agreeing) would come out as the desk says, \(before.agreeing) do now"
        }
        if loss > before.loss + 1e-9 { return "the marked alerts' confidences would be further from the desk's word" }
        return nil
    }
}
