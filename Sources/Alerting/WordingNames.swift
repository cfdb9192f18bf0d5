package import Model

extension Wording {
    /// Who has to do with it, each with the part as far as the texts tell it: `Zhanbolat Mamai (organiser)`, `China (lender)`.
    package static func named(_ event: Event) -> [String] {
        var names = event.actors + event.persons.map(\.name)
        for role in event.roles where !names.contains(role.name) { names.append(role.name) }
        return names.map { name in
            var parts: [String] = []
            for role in event.roles where role.name == name && !parts.contains(role.part.rawValue) {
                parts.append(role.part.rawValue)
            }
            return parts.isEmpty ? name : "\(name) (\(parts.joined(separator: ", ")))"
        }
    }
}
