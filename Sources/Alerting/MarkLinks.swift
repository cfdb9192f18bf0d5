package import Foundation
package import Model

/// Links by which the desk marks an alert: signed, so that nobody else can write one, and good for a month.
///
///     https://desk.example/copytaster/mark?alert=A1&word=wrong&until=1619416800&signature=…
///
/// The signature is HMAC-SHA256 over `mark`, alert, word and `until`, a line each, in base64 for addresses without padding
/// (RFC 4648, section 5).
package struct MarkLinks: Sendable {
    /// What a good link asks for.
    package struct Claim: Sendable, Hashable {
        package var alert: String
        package var word: Word
        /// When the link ends.
        package var until: Date
    }

    /// What a click says.
    package enum Word: Sendable, Hashable {
        /// Somebody has seen it and takes care.
        case acknowledge
        case mark(Mark.Word)

        package init?(rawValue: String) {
            if rawValue == "ack" {
                self = .acknowledge
            } else if let word = Mark.Word(rawValue: rawValue) {
                self = .mark(word)
            } else {
                return nil
            }
        }

        package var rawValue: String {
            switch self {
            case .acknowledge: "ack"
            case .mark(let word): word.rawValue
            }
        }

        /// For people.
        package var title: String {
            switch self {
            case .acknowledge: "acknowledge"
            case .mark(let word): word.title
            }
        }
    }

    package enum Fault: Error, Hashable {
        /// Not one of ours, or not as we wrote it.
        case forged
        case expired
    }

    /// The words that need nothing but a click, in the order shown; `same-as` needs another alert.
    package static let words: [Mark.Word] = [.right, .wrong, .notNew, .wrongFigure, .wrongDate]
    /// Seconds that a link is good for.
    package static let lifetime: TimeInterval = 30 * 86_400

    private let address: String
    private let key: [UInt8]

    /// - Parameters:
    ///   - address: what the links begin with, without a slash at the end.
    ///   - key: secret; 32 random bytes.
    package init(address: String, key: [UInt8]) {
        self.address = address
        self.key = key
    }

    /// An alert's links, by word.
    /// - Parameters:
    ///   - from: when they are first sent. The same over all tries of a delivery, so that its bytes are the same.
    ///   - acknowledges: whether the first acknowledges it: those of an alert do, those of a digest come too late for that.
    package func links(
        _ alert: String, from: Date, acknowledges: Bool = false
    ) -> [(word: Word, url: String)] {
        let until = Int((from + Self.lifetime).timeIntervalSince1970.rounded())
        let words = (acknowledges ? [Word.acknowledge] : []) + Self.words.map { .mark($0) }
        return words.map { word in
            (
                word,
                "\(address)/mark?alert=\(alert)&word=\(word.rawValue)&until=\(until)&signature="
                    + signature(alert, word.rawValue, String(until))
            )
        }
    }

    /// What the fields of a link's query ask for; of a field given twice the first counts.
    package func claim(_ query: [(name: String, value: String)], now: Date) throws(Fault) -> Claim {
        func field(_ name: String) -> String { query.first { $0.name == name }?.value ?? "" }
        let (alert, word, until) = (field("alert"), field("word"), field("until"))
        guard alert.utf8.count <= 40, until.utf8.count <= 12,
            Signature.isSame(field("signature"), signature(alert, word, until)), let word = Word(rawValue: word),
            let seconds = Int(until)
        else { throw .forged }
        let end = Date(timeIntervalSince1970: TimeInterval(seconds))
        guard now < end else { throw .expired }
        return Claim(alert: alert, word: word, until: end)
    }

    private func signature(_ alert: String, _ word: String, _ until: String) -> String {
        let message = Array("mark\n\(alert)\n\(word)\n\(until)".utf8)
        return Data(Signature.hmac(message, key: key)).base64EncodedString().replacing("+", with: "-")
            .replacing("/", with: "_").replacing("=", with: "")
    }
}

extension MarkLinks {
    /// `[right](…) · [wrong](…)`.
    func markdown(_ alert: String, from: Date, acknowledges: Bool = false) -> String {
        links(alert, from: from, acknowledges: acknowledges).map { "[\($0.word.title)](\($0.url))" }.joined(
            separator: " · ")
    }

    /// Word → address.
    func byWord(_ alert: String, from: Date, acknowledges: Bool = false) -> [String: String] {
        Dictionary(
            links(alert, from: from, acknowledges: acknowledges).map { ($0.word.rawValue, $0.url) },
            uniquingKeysWith: { $1 })
    }
}

extension Mark.Word {
    /// For people.
    package var title: String {
        switch self {
        case .right: "right"
        case .wrong: "wrong"
        case .notNew: "not new"
        case .sameAs: "same as another"
        case .wrongFigure: "wrong figure"
        case .wrongDate: "wrong date"
        }
    }
}
