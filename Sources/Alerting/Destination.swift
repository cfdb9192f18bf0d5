package import Model

/// Where alerts and digests go, as configured.
package struct Destination: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// A folder: `alerts.jsonl` and `alerts.md` grow, `digest-DAY.md`, `.html` and `.json` are written whole.
        case folder(path: String)
        /// An address that takes POST as the Standard Webhooks specification says. Every message is signed with each of the keys,
        /// the current one first; unsigned where there is none.
        case webhook(url: String, secrets: [String])

        /// As the configuration calls it.
        package var name: String {
            switch self {
            case .folder: "folder"
            case .webhook: "webhook"
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
