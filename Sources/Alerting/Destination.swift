/// Where alerts and digests go, as configured.
package struct Destination: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// A folder: `alerts.jsonl` and `alerts.md` grow, `digest-DAY.md`, `.html` and `.json` are written whole.
        case folder(path: String)
        /// An address that takes POST as the Standard Webhooks specification says. `secret` nil: unsigned.
        case webhook(url: String, secret: String?)
    }

    package var name: String
    package var kind: Kind
    package var takesAlerts: Bool
    package var takesDigests: Bool

    package init(name: String, kind: Kind, takesAlerts: Bool = true, takesDigests: Bool = true) {
        self.name = name
        self.kind = kind
        self.takesAlerts = takesAlerts
        self.takesDigests = takesDigests
    }
}
