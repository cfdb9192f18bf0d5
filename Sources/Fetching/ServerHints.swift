package import Foundation
package import Transport

/// What a server says about when to come again, in seconds. Read from headers; capped by the policy, not here.
package enum ServerHints {
    /// How long the response stays fresh by `Cache-Control: max-age` less its `Age`, else by `Expires`; nil where it
    /// says nothing, forbids caching, or the time is over (RFC 9111, section 4.2.1, as a private cache).
    package static func freshFor(_ headers: HTTPHeaders, now: Date) -> TimeInterval? {
        let directives = headers.all("cache-control").flatMap { $0.lowercased().split(separator: ",") }
            .map { $0.trimmingCharacters(in: .whitespaces) }
        if directives.contains(where: { $0 == "no-cache" || $0 == "no-store" || $0 == "must-revalidate, max-age=0" }) {
            return nil
        }
        if let maxAge = directives.first(where: { $0.hasPrefix("max-age=") }) {
            let digits = maxAge.dropFirst(8).trimmingCharacters(in: CharacterSet(charactersIn: "\""))
            guard let seconds = seconds(digits) else { return nil }
            let left = seconds - (headers["age"].flatMap { self.seconds($0) } ?? 0)
            return left > 0 ? left : nil
        }
        guard let expires = headers["expires"].flatMap(HTTPDate.parse) else { return nil }
        // The server's own clock, where it tells it: a clock that is wrong is wrong in both.
        let left = expires.timeIntervalSince(headers["date"].flatMap(HTTPDate.parse) ?? now)
        return left > 0 ? left : nil
    }

    /// `Retry-After`, seconds or a date (RFC 9110, section 10.2.3); nil where absent, unreadable or past.
    package static func retryAfter(_ headers: HTTPHeaders, now: Date) -> TimeInterval? {
        guard let text = headers["retry-after"] else { return nil }
        let wait = seconds(text) ?? HTTPDate.parse(text).map { $0.timeIntervalSince(now) }
        return wait.flatMap { $0 > 0 ? $0 : nil }
    }

    /// Digits alone, at most nine of them: a century is for ever.
    private static func seconds(_ text: String) -> TimeInterval? {
        let digits = text.trimmingCharacters(in: .whitespaces).utf8
        guard !digits.isEmpty, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        return digits.reduce(0) { min(999_999_999, $0 * 10 + TimeInterval($1 - 0x30)) }
    }
}
