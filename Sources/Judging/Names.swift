import Model

/// How common names are among the events at hand: who stands in every second report tells two of them apart badly.
struct Commonness {
    private var counts: [String: Int] = [:]
    private var total = 0

    init() {}

    init(_ events: [Event], type: String) {
        for event in events where event.type == type {
            total += 1
            for name in event.names { counts[name, default: 0] += 1 }
        }
    }

    /// Jaccard likeness of two sets of names, each weighed by its inverse document frequency; −1 where both name somebody and
    /// nobody is shared, 0 where one names nobody.
    func likeness(_ one: Set<String>, _ other: Set<String>) -> Double {
        guard !one.isEmpty, !other.isEmpty else { return 0 }
        var shared = 0.0
        var all = 0.0
        // In a fixed order: sums of the same numbers in another order may differ in the last bit.
        for name in one.union(other).sorted() {
            all += weight(name)
            if one.contains(name), other.contains(name) { shared += weight(name) }
        }
        return shared == 0 ? -1 : shared / all
    }

    private func weight(_ name: String) -> Double {
        Logistic.logarithm(Double(total + 2) / Double(1 + counts[name, default: 0])) + 0.2
    }
}

extension Report {
    /// Canonical names of actors and keys of persons.
    var names: Set<String> { Set(actors).union(persons.map(\.key)) }
    /// Those it happened to.
    var parties: Set<String> { Parties.of(actors, persons, roles) }
}

extension Event {
    var names: Set<String> { Set(actors).union(persons.map(\.key)) }
    var parties: Set<String> { Parties.of(actors, persons, roles) }
}

extension Report {
    /// It recalls no case but a state of things that has no names: "people are held in Xinjiang". It has no day either; where
    /// a whole region or country is named, one that was read with it is the article's.
    var isStanding: Bool {
        guard status == .background, (place?.within.count ?? 0) <= 1, parties.isEmpty else { return false }
        return place?.within.count == 1 || dateInferred || date.map { $0.count > 31 } ?? true
    }
}

extension Event {
    /// A state of things that articles recall, known by one event that alerts nobody.
    var isStanding: Bool { status == .background && date == nil && parties.isEmpty && alert == nil }
}

enum Parties {
    /// Of many people, so many are compared across scripts.
    private static let most = 12

    /// Whether two sets of names have somebody in common; nil where one names nobody, or in Chinese characters so shortly that
    /// it can't be told.
    static func meet(_ one: Set<String>, _ other: Set<String>) -> Bool? {
        guard !one.isEmpty, !other.isEmpty else { return nil }
        guard one.isDisjoint(with: other) else { return true }
        var isOpen = false
        for left in one.sorted().prefix(most) {
            for right in other.sorted().prefix(most) {
                switch NameSound.isSame(left, right) {
                case true?: return true
                case false?: break
                case nil: isOpen = true
                }
            }
        }
        return isOpen ? nil : false
    }

    /// Who is said to be held, where that is said; else everybody named but those who only tell, judge or guard.
    static func of(_ actors: [String], _ persons: [Person], _ roles: [Role]) -> Set<String> {
        guard !roles.isEmpty else { return Set(actors).union(persons.map(\.key)) }
        let keys = Dictionary(persons.map { ($0.name, $0.key) }, uniquingKeysWith: { first, _ in first })
        func key(_ name: String) -> String { keys[name] ?? name }
        let held = Set(roles.filter { $0.part == .detainee }.map { key($0.name) })
        if !held.isEmpty { return held }
        let others = Set(roles.map { key($0.name) })
        return Set(actors).union(persons.map(\.key)).subtracting(others)
    }
}
