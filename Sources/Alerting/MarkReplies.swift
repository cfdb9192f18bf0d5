internal import Foundation
internal import Model

/// Reads the desk's word out of the body of a webhook's 2xx answer: `{"mark": "wrong", "note": "…"}`, `{"acknowledged": true,
/// "by": "…"}`, or a list of such. To a digest, each names its alert: `{"alert": "A3", "mark": "right"}`. For `same-as`, `other`
/// names the alert or event that it is.
enum MarkReplies {
    struct Read: Equatable {
        var said: [AlertMarking.Said] = []
        /// Alerts that somebody has seen and takes care of.
        var acknowledged: [Acknowledged] = []
        /// What looks like a mark and is none, a sentence each.
        var ignored: [String] = []
    }

    struct Acknowledged: Equatable {
        var alert: String
        var by: String?
    }

    /// Marks of one answer; what is over is ignored.
    static let most = 100

    /// - Parameter alerts: those that the message told of; of a message of one, an answer need not name it.
    static func read(_ body: [UInt8], alerts: [String]) -> Read {
        var read = Read()
        // Most receivers answer with nothing, "ok", or JSON of their own: that is no mark, and nobody need hear of it.
        guard ["\"mark\"", "\"acknowledged\""].contains(where: { body.range(of: Array($0.utf8)) != nil }) else {
            return read
        }
        let decoder = JSONDecoder()
        let data = Data(body)
        let answers: [Answer]
        if let list = try? decoder.decode([Answer].self, from: data) {
            answers = list
        } else if let one = try? decoder.decode(Answer.self, from: data) {
            answers = [one]
        } else {
            read.ignored.append("its answer is no JSON that can be read")
            return read
        }
        for answer in answers.prefix(most) { take(answer, alerts, &read) }
        if answers.count > most {
            read.ignored.append("only the first \(most) of its \(answers.count) marks are taken")
        }
        return read
    }

    private static func take(_ answer: Answer, _ alerts: [String], _ read: inout Read) {
        let isAcknowledged = answer.acknowledged == true
        guard answer.mark != nil || isAcknowledged else { return }
        guard let alert = answer.alert ?? (alerts.count == 1 ? alerts[0] : nil) else {
            read.ignored.append("a mark names no \"alert\"")
            return
        }
        guard alerts.contains(alert) else {
            read.ignored.append("the message told of no alert '\(alert.prefix(40))'")
            return
        }
        if isAcknowledged {
            read.acknowledged.append(Acknowledged(alert: alert, by: answer.by.map { String($0.prefix(60)) }))
        }
        guard let given = answer.mark else { return }
        guard let word = Mark.Word(rawValue: given) else {
            let words = Mark.Word.allCases.map(\.rawValue).joined(separator: ", ")
            read.ignored.append("'\(given.prefix(40))' is none of \(words)")
            return
        }
        read.said.append(.init(alert: alert, word: word, other: answer.other, note: answer.note))
    }

    /// Whatever is of another kind than it should be is as if it weren't there.
    private struct Answer: Decodable {
        var mark: String?
        var alert: String?
        var other: String?
        var note: String?
        var acknowledged: Bool?
        var by: String?

        enum Key: CodingKey { case mark, alert, other, note, acknowledged, by }

        init(from decoder: any Decoder) throws {
            guard let values = try? decoder.container(keyedBy: Key.self) else { return }
            mark = try? values.decode(String.self, forKey: .mark)
            alert = try? values.decode(String.self, forKey: .alert)
            other = try? values.decode(String.self, forKey: .other)
            note = try? values.decode(String.self, forKey: .note)
            acknowledged = try? values.decode(Bool.self, forKey: .acknowledged)
            by = try? values.decode(String.self, forKey: .by)
        }
    }
}

extension Digest {
    /// The alerts that it tells of, those of events that went on too; each once.
    var markable: [String] {
        var seen = Set<String>()
        return (alerts.map(\.id) + (developments + late).compactMap(\.alert)).filter { seen.insert($0).inserted }
    }
}

extension [UInt8] {
    fileprivate func range(of part: [UInt8]) -> Range<Int>? {
        guard !part.isEmpty, count >= part.count else { return nil }
        for start in 0...(count - part.count)
        where self[start] == part[0] && self[start..<start + part.count].elementsEqual(part) {
            return start..<start + part.count
        }
        return nil
    }
}
