internal import CFeedServer
internal import Foundation

/// `benchmarks PART INPUT.jsonl ROUNDS [OPTION]`, our side of what `make bench` compares; `peers.py` is the others' side and
/// takes and gives the same. Every input is in memory before the clock runs.
///
/// In: JSONL, `{"path", "url", "type"}` for feeds and pages, `{"text"}` for the rest. Out: one JSON object with `seconds` (CPU time of
/// the whole process, one number a round), `count` (what was done in a round: entries, pages, texts) and `results`.
@main enum Benchmarks {
    static let parts: [String: @Sendable ([Input], Int, String) throws -> Measured] = [
        "feeds": FeedBenchmark.run, "pages": PageBenchmark.run, "languages": LanguageBenchmark.run,
        "hant": LanguageBenchmark.traditional, "matching": MatchingBenchmark.run, "memory": FeedBenchmark.memory,
        "copies": CopyBenchmark.run, "findings": FindingsBenchmark.run,
    ]

    static func main() async throws {
        let arguments = CommandLine.arguments
        if arguments.count == 2, arguments[1] == "serve" { exit(feedserver_run()) }
        if arguments.count == 3, arguments[1] == "identity", let count = Int(arguments[2]) {
            return try IdentityBenchmark.run(count)
        }
        if arguments.count == 4, arguments[1] == "archived", let count = Int(arguments[2]) {
            return try BacktestBenchmark.findings(count, watchlist: arguments[3])
        }
        if arguments.count == 5, arguments[1] == "verdicts", let count = Int(arguments[2]),
            let rounds = Int(arguments[4])
        {
            return try VerdictBenchmark.verdicts(count, watchlist: arguments[3], rounds: rounds)
        }
        if arguments.count == 6, arguments[1] == "pipeline", let count = Int(arguments[2]),
            let rounds = Int(arguments[4])
        {
            return try VerdictBenchmark.pipeline(count, watchlist: arguments[3], rounds: rounds, in: arguments[5])
        }
        if arguments.count == 6, arguments[1] == "backtest", let count = Int(arguments[2]) {
            return try await BacktestBenchmark.backtest(
                count, folder: arguments[3], old: arguments[4], new: arguments[5])
        }
        guard arguments.count >= 4, let part = parts[arguments[1]], let rounds = Int(arguments[3]) else {
            print("usage: benchmarks \(parts.keys.sorted().joined(separator: "|")) INPUT.jsonl ROUNDS [OPTION] | serve")
            exit(64)
        }
        let inputs = try String(contentsOfFile: arguments[2], encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(Input.self, from: Data($0.utf8))
        }
        let measured = try part(inputs, rounds, arguments.count > 4 ? arguments[4] : "")
        FileHandle.standardOutput.write(try JSONEncoder().encode(measured))
    }
}

/// A line of the input.
struct Input: Decodable {
    var path: String?
    var url: String?
    /// The HTTP `Content-Type` that it came with.
    var type: String?
    var text: String?

    /// The file's bytes.
    func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path ?? ""))) }
}

/// What a part gives.
struct Measured: Encodable {
    /// CPU seconds of each round.
    var seconds: [Double] = []
    var count = 0
    /// One a line of the input.
    var results: [Result] = []

    struct Result: Encodable {
        var fault: String?
        var feed: FeedResult?
        var page: PageResult?
        var text: String?
        var pair: [Int]?
    }
}

/// CPU time of the process, user and system, all threads.
func processSeconds() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Does `work` so many times; its number of the last round counts.
func measured(_ rounds: Int, _ work: () -> Int) -> Measured {
    var measured = Measured()
    for _ in 0..<rounds {
        let start = processSeconds()
        measured.count = work()
        measured.seconds.append(processSeconds() - start)
    }
    return measured
}
