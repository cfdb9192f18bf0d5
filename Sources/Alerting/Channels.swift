internal import Foundation
package import Model

/// The ways out of the program, given by the wiring, so that nothing here knows libcurl.
package struct Channels: Sendable {
    /// One POST: address, headers, body → status, Retry-After and the answer's body.
    package typealias Post =
        @Sendable (_ url: String, _ headers: [(String, String)], _ body: [UInt8]) async throws -> (
            status: Int, retryAfter: String?, body: [UInt8]
        )
    /// One mail: its bytes, settings, Message-ID and the tries before → how it ended, and what is amiss though it went out.
    package typealias Mail =
        @Sendable (_ bytes: [UInt8], _ settings: MailSettings, _ receipt: String, _ attempts: Int) async -> (
            outcome: DeliveryOutcome, warning: String?
        )
    /// Hears what is amiss though nothing failed, as what in an answer was not understood: the delivery's id, and a sentence.
    package typealias Told = @Sendable (_ delivery: String, _ what: String) -> Void
    package typealias Coordinates = @Sendable (PlaceName) -> DaybookCalendar.Coordinates?

    package var post: Post
    package var mail: Mail
    package var told: Told
    /// Of a place, where the watchlist knows them.
    package var coordinates: Coordinates
    /// Our own environment, of which a command gets what its settings name.
    package var environment: [String: String]
    /// In which commands run.
    package var commandFolder: String

    package init(
        post: @escaping Post,
        mail: @escaping Mail = { _, _, _, _ in (.refused("this program sends no mail"), nil) },
        told: @escaping Told = { _, _ in }, coordinates: @escaping Coordinates = { _ in nil },
        environment: [String: String] = [:], commandFolder: String = "/"
    ) {
        self.post = post
        self.mail = mail
        self.told = told
        self.coordinates = coordinates
        self.environment = environment
        self.commandFolder = commandFolder
    }
}
