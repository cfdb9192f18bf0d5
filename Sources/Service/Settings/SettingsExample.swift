/// The commented configuration that `copytaster init` writes, made from the table.
package enum SettingsExample {
    package static var text: String {
        var lines = [
            "# Copytaster's configuration. Every setting stands here with its default; a line that begins with # changes nothing.",
            "# Check it with: copytaster doctor --config THIS-FILE",
        ]
        for section in SettingsTable.sections {
            lines += ["", "# \(section.meaning)", "\(section.name):"]
            for setting in SettingsTable.settings where setting.key.hasPrefix(section.name + ".") {
                lines.append("  # \(setting.meaning) It is \(setting.form).")
                lines.append("  \(setting.key.dropFirst(section.name.count + 1)): \(setting.standard ?? "")")
            }
        }
        lines += ["", "# Your own feeds, besides those of the watchlist. Each has:"]
        lines += SettingsTable.feedFields.map(describe)
        lines += [
            "feeds: []", "# feeds:", "#   - name: My feed", "#     url: https://example.org/rss.xml", "",
            "# Where alerts and digests go. Each has a name, one kind (folder, webhook, mail, command, slack, mattermost, teams, discord,",
            "# telegram, ntfy) and what that kind takes. For chats `secret` in place of the address means: it stands in secretFile.",
        ]
        lines += SettingsTable.destinationFields.map(describe)
        lines += [
            "destinations:", "  - name: files", "    folder: out", "#   - name: desk",
            "#     webhook: https://example.org/hook", "#     secretFile: desk-webhook-key",
            "#   - {name: editors, mail: [desk@example.org], from: copytaster@example.org, server: mail.example.org, user: copytaster, secretFile: mail-password}",
            "#   - {name: channel, telegram: \"-1001234567890\", secretFile: telegram-token, perHour: 10}", "",
        ]
        return lines.joined(separator: "\n")
    }

    private static func describe(_ field: Setting) -> String {
        "#   \(field.key)\(field.isOptional ? " (optional)" : ""): \(field.meaning) It is \(field.form)."
    }
}
