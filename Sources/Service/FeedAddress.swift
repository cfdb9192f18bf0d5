internal import Fetching
internal import Foundation
internal import Reading
internal import Transport

/// Addresses of feeds as people give them.
enum FeedAddress {
    /// What tells whether two addresses are one feed's: canonical, without scheme and last slash.
    static func key(_ address: String) -> String {
        var key = Substring(canonicalURL(address))
        for scheme in ["https://", "http://"] where key.hasPrefix(scheme) { key = key.dropFirst(scheme.count) }
        while key.hasSuffix("/") { key = key.dropLast() }
        return String(key)
    }

    /// The address to ask for: `feed:` links and addresses without a scheme are completed.
    /// - Throws: `CommandFault` where it can't be one.
    static func complete(_ text: String) throws(CommandFault) -> HTTPURL {
        var address = text.trimmingCharacters(in: .whitespacesAndNewlines)
        let lower = address.lowercased()
        if lower.hasPrefix("feed://") {
            address = "https://" + address.dropFirst(7)
        } else if lower.hasPrefix("feed:") {
            address = String(address.dropFirst(5))
        } else if !lower.contains("://"), address.contains("."), !lower.hasPrefix("mailto:") {
            address = "https://" + address
        }
        do throws(TransportFault) { return try HTTPURL(address) } catch {
            throw CommandFault("error: \(error); give an address such as https://example.org/rss.xml", 65)
        }
    }
}

/// Why a command ends without having done what was asked: what standard error says, and the exit code (sysexits.h; 1: the
/// answer is no).
package struct CommandFault: Error, Sendable, Hashable {
    package var text: String
    package var code: Int32

    package init(_ text: String, _ code: Int32) {
        self.text = text
        self.code = code
    }
}

extension FeedState {
    /// As it is once a feed that had said that it is gone for good has answered again: due at once.
    func revived(now: Date) -> FeedState {
        guard retired != nil else { return self }
        var state = self
        state.retired = nil
        state.notice = nil
        state.nextCheck = now
        return state
    }
}
