internal import Alerting
internal import CCrypto
internal import Foundation
internal import Model

/// The pages behind the links that mark an alert. Everything from outside is escaped; nothing is loaded, nothing runs.
enum MarkLinkPage {
    /// Asks whether the alert is to be marked so: to look at the page marks nothing.
    static func question(_ alert: Alert, _ word: Mark.Word) -> String {
        page(
            "Mark \(alert.id)",
            """
            \(told(alert))
            <form method="post">
            <input type="hidden" name="do" value="mark">
            <p><label>Note (optional) <input name="note" maxlength="500" size="40"></label></p>
            <p><button type="submit">Mark it “\(word.title)”</button></p>
            </form>
            """)
    }

    /// Asks whether somebody takes care of the alert.
    static func question(acknowledging alert: Alert) -> String {
        page(
            "Acknowledge \(alert.id)",
            """
            \(told(alert))
            <form method="post">
            <input type="hidden" name="do" value="acknowledge">
            <p><label>Who takes care of it (optional) <input name="by" maxlength="60" size="30"></label></p>
            <p><button type="submit">Acknowledge it</button></p>
            </form>
            """)
    }

    static func acknowledged(_ alert: Alert, by: String?) -> String {
        page(
            "\(alert.id): acknowledged",
            "<p role=\"status\">\(alert.id) is acknowledged\(by.map { " by \(escaped($0))" } ?? ""): it is not escalated.</p>\n"
                + told(alert))
    }

    /// Says that it is done, and offers to undo it.
    static func done(_ alert: Alert, _ mark: Mark) -> String {
        page(
            "\(alert.id): \(mark.word.title)",
            """
            <p role="status">\(alert.id) is marked “\(mark.word.title)” (mark \(mark.number)).</p>
            \(told(alert))
            <form method="post">
            <input type="hidden" name="do" value="undo">
            <input type="hidden" name="number" value="\(mark.number)">
            <p><button type="submit">Undo</button></p>
            </form>
            """)
    }

    static func undone(_ alert: Alert, _ number: Int64) -> String {
        page(
            "\(alert.id): taken back",
            "<p role=\"status\">Mark \(number) of \(alert.id) is taken back.</p>\n\(told(alert))")
    }

    /// A sentence, where there is nothing to do.
    static func refusal(_ sentence: String) -> String { page("No mark", "<p>\(escaped(sentence))</p>") }

    /// What every page goes out with: it is nobody's but the desk's, and can be used for nothing else.
    static let headers: [String: String] = [
        "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store", "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow",
        "Content-Security-Policy":
            "default-src 'none'; style-src 'sha256-\(hash(style))'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    ]

    private static let style = """
        body { font: 16px/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; max-width: 42em; margin: 0 auto;
          padding: 1em; color: #1a1a1a; background: #fff; overflow-wrap: anywhere; }
        h1 { font-size: 1.25em; } blockquote { margin: .5em 0; padding-left: .8em; border-left: 3px solid #767676; }
        button, input { font: inherit; padding: .4em .8em; max-width: 100%; }
        @media (prefers-color-scheme: dark) { body { color: #e8e8e8; background: #121212; } }
        """

    private static func told(_ alert: Alert) -> String {
        let document = AlertDocument(alert, zone: .gmt)
        return """
            <h1>\(escaped(document.headline))</h1>
            <blockquote lang="\(escaped(document.evidence.language))">\(escaped(alert.evidence))</blockquote>
            <p>\(escaped(document.evidence.source))</p>
            """
    }

    private static func page(_ title: String, _ body: String) -> String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(escaped(title))</title>
        <style>\(style)</style>
        </head>
        <body>
        <main>
        \(body)
        </main>
        </body>
        </html>

        """
    }

    /// Text for HTML, in an attribute too.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            // Controls and direction overrides can make a line say what it doesn't.
            case "\u{0}"..."\u{8}", "\u{B}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}",
                "\u{2066}"..."\u{2069}":
                continue
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func hash(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var digest = [UInt8](repeating: 0, count: 32)
        let done = unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe digest.withUnsafeMutableBufferPointer { digest in
                unsafe copytaster_sha256(bytes.baseAddress, bytes.count, digest.baseAddress)
            }
        }
        precondition(done == 1, "libcrypto refused SHA-256")
        return Data(digest).base64EncodedString()
    }
}
