package import Model

/// Where alerts and digests go, as configured.
package struct Destination: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case folder(FolderSettings)
        /// An address that takes POST as the Standard Webhooks specification says. Every message is signed with each of the keys,
        /// the current one first; unsigned where there is none.
        case webhook(url: String, secrets: [String])
        case chat(Chat)
        case mail(MailSettings)
        case command(CommandSettings)

        /// A folder with what a folder gets where nobody says otherwise.
        package static func folder(path: String) -> Kind { .folder(FolderSettings(path: path)) }

        /// Alerts that one message has room for: what a chat cuts off would be lost.
        var mostTogether: Int {
            guard case .chat(let chat) = self else { return 100 }
            return chat.service == .ntfy || chat.service == .telegram ? 20 : 40
        }

        /// As the configuration calls it.
        package var name: String {
            switch self {
            case .folder: "folder"
            case .webhook: "webhook"
            case .chat(let chat): chat.service.rawValue
            case .mail: "mail"
            case .command: "command"
            }
        }
    }

    package var name: String
    package var kind: Kind
    package var takesAlerts: Bool
    package var digests: Set<Digest.Kind>
    /// Messages of alerts within an hour beyond which they are gathered; nil: as many as come.
    package var perHour: Int?

    package init(
        name: String, kind: Kind, takesAlerts: Bool = true, digests: Set<Digest.Kind> = [.daily, .weekly],
        perHour: Int? = nil
    ) {
        self.name = name
        self.kind = kind
        self.takesAlerts = takesAlerts
        self.digests = digests
        self.perHour = perHour
    }
}
