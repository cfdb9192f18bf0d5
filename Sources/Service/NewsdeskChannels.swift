internal import Alerting
internal import Foundation
internal import Logging
internal import Model
internal import Transport
internal import Watching

extension Newsdesk {
    /// The ways out of the program. The desk chose their addresses itself: they may be on its own network.
    static func channels(
        _ settings: Settings, _ client: HTTPClient, _ beat: BeatHolder, _ log: Logger
    ) -> Channels {
        Channels(
            post: { url, headers, body in
                let response = try await client.send(
                    HTTPRequest(
                        url: url, method: .post, headers: headers.map { (name: $0.0, value: $0.1) }, body: body,
                        limits: .webhook, addresses: .anywhere))
                return (response.status, response.headers["retry-after"], response.body)
            },
            mail: { bytes, mail, receipt, attempts in
                await MailSending.send(bytes, mail, receipt: receipt, attempts: attempts, by: client)
            },
            told: { delivery, what in
                log.notice("of a delivery", metadata: ["id": "\(delivery)", "what": "\(what)"])
            },
            coordinates: { place in beat.current.watchlist.coordinates(of: place.name) },
            environment: settings.environment, commandFolder: settings.storageFolder)
    }
}
