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
            "# Where alerts and digests go. Each has either a folder or a webhook:",
        ]
        lines += SettingsTable.destinationFields.map(describe)
        lines += [
            "destinations:", "  - name: files", "    folder: out", "#   - name: desk",
            "#     webhook: https://example.org/hook", "#     secretFile: desk-webhook-key", "",
        ]
        return lines.joined(separator: "\n")
    }

    private static func describe(_ field: Setting) -> String {
        "#   \(field.key)\(field.isOptional ? " (optional)" : ""): \(field.meaning) It is \(field.form)."
    }
}
