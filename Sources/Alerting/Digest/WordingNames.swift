package import Model

extension Wording {
    /// Who has to do with it, each with the part as far as the texts tell it: `Zhanbolat Mamai (organiser)`, `China (lender)`.
    package static func named(_ event: Event) -> [String] { named(event, in: .en) }

    /// - Parameter names: an actor's canonical name → its name in that language.
    package static func named(_ event: Event, in language: DeskLanguage, names known: [String: String] = [:])
        -> [String]
    {
        let phrases = Phrases.of(language)
        var names = event.actors + event.persons.map(\.name)
        for role in event.roles where !names.contains(role.name) { names.append(role.name) }
        return names.map { name in
            var parts: [String] = []
            for role in event.roles where role.name == name && !parts.contains(phrases.part(role.part)) {
                parts.append(phrases.part(role.part))
            }
            let name = known[name] ?? name
            return parts.isEmpty ? name : "\(name) (\(parts.joined(separator: ", ")))"
        }
    }
}
