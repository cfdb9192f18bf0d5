internal import Alerting

extension SettingsTable {
    private static func field(_ key: String, _ kind: Setting.Kind, _ meaning: String) -> Setting {
        Setting(key: key, kind: kind, standard: nil, meaning: meaning, isOptional: true)
    }

    /// What a destination is set by: its name, one of the kinds, and what that kind takes.
    static let destinationFields: [Setting] = [
        Setting(key: "name", kind: .text, standard: nil, meaning: "Letters, digits, - and _."),
        field("alerts", .flag, "Whether it takes alerts (true)."),
        field("digests", .choice(DestinationReader.digestWords), "Which digests it takes (all)."),
        field(
            "perHour", .count(0...10_000),
            "Messages of alerts within an hour beyond which they are gathered into one; nothing is dropped. 0: as many as come (30; folder, webhook and command: 0)."
        ),
        field("folder", .path, "A folder. Under systemd it lies in STATE_DIRECTORY."),
        field(
            "formats", .list,
            "Of a folder: jsonl (alerts.jsonl), markdown (alerts.md), digest (digest-DAY.md, .html, .txt, .json), each-json and each-markdown (a file an alert in alerts/), atom, jsonfeed, icalendar (daybook.ics) ([jsonl, markdown, digest])."
        ),
        field("rotateAt", .size(10_000...1_000_000_000), "The size at which a growing file is put aside (10MB)."),
        field("keepRotated", .count(1...10_000), "How many of those are kept (10)."),
        field("address", .url, "Where a folder's feeds can be read from outside."),
        field("webhook", .text, "An address: messages are sent there by POST, signed as Standard Webhooks."),
        field(
            "secretFile", .text,
            "The file that holds the key, password or token. Under systemd the name of a credential."),
        field("secretEnv", .text, "The environment variable that holds it."),
        field(
            "previousSecretFile", .text,
            "While a webhook's key is being changed: the file that holds the one before. Both sign."),
        field("previousSecretEnv", .text, "The environment variable that holds the one before."),
        field("mail", .list, "Addresses that mail goes to. Needs from and server."),
        field("from", .text, "Of mail: its sender."),
        field("server", .text, "Of mail: host or host:port. Of slack and telegram: another server's API."),
        field("security", .choice(MailSettings.Security.allCases.map(\.rawValue)), "Of mail (starttls)."),
        field("user", .text, "Of mail: the login; its password stands in secretFile or secretEnv."),
        field("replyTo", .text, "Of mail: where answers go."),
        field("tag", .text, "Of mail: what stands in brackets before each subject."),
        field("unsubscribe", .text, "Of mail: a mailto: or https: address for those who want no more."),
        field("certificates", .text, "Of mail: a PEM file trusted instead of the system's certificates."),
        field("command", .list, "A program's absolute path and what it is given; it gets the webhook's JSON as input."),
        field("timeout", .duration(1...600), "Of a command: the longest that it may take (30s)."),
        field("environment", .list, "Of a command: names of variables of the service's environment that it gets."),
        field("slack", .text, "A webhook's address, or a channel's id with the bot's token as the secret (threads)."),
        field("mattermost", .text, "A webhook's address, or the server's with channel and a bot's token."),
        field("teams", .text, "The address of a Workflows webhook."),
        field("discord", .text, "A webhook's address; forum: true where it is a forum's."),
        field("telegram", .text, "A chat's id or @name; the bot's token is the secret."),
        field(
            "ntfy", .text, "Server and topic: https://ntfy.sh/TOPIC; an access token as the secret where it needs one."),
        field("channel", .text, "Of mattermost, with a token: the channel's id."),
        field("thread", .text, "Of discord and telegram: a thread that takes all messages."),
        field("forum", .flag, "Of discord: each event's first message makes a post that the later ones join."),
    ]
}
