internal import Dispatch
internal import Foundation
internal import Model
internal import Reading
internal import Storing
internal import Synchronization
internal import Watching

/// Puts a beat's examples through the pipeline: the way of `replay`, each example over a ledger of its own in memory, judged
/// as of its own publication. The same beat gives the same answers.
enum ExampleRun {
    /// - Parameters:
    ///   - only: the name of the one example to run; nil runs all.
    ///   - archive: where the articles that examples name by `url` are on record; nil: those aren't tried.
    /// - Returns: in the order of the files.
    static func outcomes(
        _ beat: Beat, zone: TimeZone, only: String? = nil, archive: (any Store)? = nil
    ) -> [ExampleOutcome] {
        let examples = beat.watchlist.examples.filter { only == nil || $0.name == only }
        let outcomes = Mutex([ExampleOutcome?](repeating: nil, count: examples.count))
        let next = Mutex(0)
        // Two at a time: what else runs on the machine goes on.
        DispatchQueue.concurrentPerform(iterations: min(2, examples.count)) { _ in
            while true {
                let index = next.withLock { number in
                    defer { number += 1 }
                    return number
                }
                guard index < examples.count else { return }
                let outcome = outcome(examples[index], beat, zone: zone, archive: archive)
                outcomes.withLock { $0[index] = outcome }
            }
        }
        return outcomes.withLock { $0.compactMap(\.self) }
    }

    /// A fault for each expectation that isn't met, at its key's line and column; examples with `todo` and those that name an
    /// article of the archive have none. Empty: the beat may go live.
    static func failures(_ beat: Beat, zone: TimeZone) -> [InputFault] {
        outcomes(beat, zone: zone).filter { $0.result == .failed }.flatMap(\.faults)
    }

    private static func outcome(
        _ example: Example, _ beat: Beat, zone: TimeZone, archive: (any Store)?
    ) -> ExampleOutcome {
        do {
            guard let article = try article(example, zone: zone, archive: archive) else {
                let reason =
                    archive == nil
                    ? "its article is looked up in the archive: add --config or --database"
                    : "\(example.url ?? "") is not on record, or is past storage.keep"
                return ExampleOutcome(example, .notTried, note: reason)
            }
            let reader = ArticleReader(
                store: MemoryLedger(), beat: BeatHolder(beat), zone: zone, destinations: [])
            for (index, earlier) in example.known.enumerated() {
                let known = self.article(earlier, id: "known-\(index + 1)", zone: zone)
                _ = try reader.read(known, item: nil, isHistory: true, now: known.published)
            }
            let record = try reader.read(article, item: nil, isHistory: false, now: article.published)
            let failures = ExampleComparison(record).failures(example.expect)
            switch (failures.isEmpty, example.todo) {
            case (true, nil): return ExampleOutcome(example, .passed)
            case (true, .some): return ExampleOutcome(example, .todoPasses, note: "now passes: remove 'todo'")
            case (false, nil): return ExampleOutcome(example, .failed, failures: failures)
            case (false, .some(let why)): return ExampleOutcome(example, .todo, note: why, failures: failures)
            }
        } catch {
            return ExampleOutcome(example, .notTried, note: "\(error)")
        }
    }

    private static func article(
        _ example: Example, zone: TimeZone, archive: (any Store)?
    ) throws(StoreFault) -> Article? {
        guard let url = example.url else { return article(example.article, id: "example", zone: zone) }
        guard let archive else { return nil }
        var history = try archive.history(url: url)
        if history == nil { history = try archive.history(url: canonicalURL(url)) }
        guard var article = history?.article, !article.text.isEmpty else { return nil }
        // A ledger of its own knows no other article that this one could copy.
        article.copyOf = nil
        let given = example.article
        if let published = given.published { article.published = Timestamp.read(published, zone: zone) }
        if let source = given.source { article.source = source }
        if let language = given.language { article.language = language }
        return article
    }

    private static func article(_ given: Example.Text, id: String, zone: TimeZone) -> Article {
        Article(
            id: id, url: "", canonicalURL: id, title: given.title, source: given.source ?? "unknown",
            published: given.published.flatMap { Timestamp.read($0, zone: zone) },
            language: given.language ?? LanguageIdentifier.identify(given.title + "\n\n" + given.text), text: given.text
        )
    }
}

/// What came of one example.
struct ExampleOutcome: Sendable {
    enum Result: String, Sendable, Encodable { case passed, failed, todo, todoPasses, notTried }

    /// An expectation that isn't met.
    struct Failure: Sendable, Hashable {
        var position: Example.Position
        /// As the example has it: `alerts: [protest]`.
        var expected: String
        var given: String
        /// Of the text, where one explains it.
        var sentence: String?
    }

    var example: Example
    var result: Result
    /// The reason of `todo` and `notTried`.
    var note: String?
    var failures: [Failure]

    init(_ example: Example, _ result: Result, note: String? = nil, failures: [Failure] = []) {
        self.example = example
        self.result = result
        self.note = note
        self.failures = failures
    }

    var faults: [InputFault] {
        failures.map { failure in
            let sentence = failure.sentence.map { "; the sentence: “\($0)”" } ?? ""
            return InputFault(
                file: example.file, line: failure.position.line, column: failure.position.column,
                message: "the example '\(example.name)' fails: expected \(failure.expected), given \(failure.given)"
                    + "\(sentence); mend the watchlist or the example, or note why with 'todo:'")
        }
    }
}
