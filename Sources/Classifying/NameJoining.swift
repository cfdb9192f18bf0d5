import Model
import Watching

/// Which spellings are joined, one rule a function; the surest first.
extension NameGrouping {
    mutating func join() {
        joinFullNames()
        joinErrors()
        joinSurnames()
        joinChinese()
        joinBodies()
        joinAcronyms()
        joinServices()
        joinByCompanion()
    }

    /// Surnames of Chinese people in pinyin stand first.
    private static let pinyin: Set<String> = Set(
        """
        xi li zhang wang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng
        yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia zhong wen qin
        """.split { $0 == " " || $0 == "\n" }.map(String.init))

    private func isPinyin(_ item: Item) -> Bool { item.words.count == 2 && Self.pinyin.contains(item.words[0]) }

    private func surname(_ item: Item) -> String {
        let words = item.skeleton.filter { !$0.isEmpty }
        if isPinyin(item) { return words.joined(separator: "") }
        // -uly, -kyzy belong to the name before.
        if let last = item.words.last, NameLexicon.kinship.contains(last), words.count > 1 {
            return words.suffix(2).joined(separator: "")
        }
        return words.last ?? ""
    }

    private func isPersonal(_ item: Item) -> Bool { item.kind == .person && item.count.language.base != .chinese }

    /// By surname's skeleton, of those with two or three words.
    private var fullNames: [String: [Int]] {
        var table: [String: [Int]] = [:]
        for (index, item) in items.enumerated() where isPersonal(item) && (2...4).contains(item.words.count) {
            table[surname(item), default: []].append(index)
        }
        return table
    }

    /// Same surname, same given name or its initial: Nursultan Nazarbayev, Nursultan Nazarbaev, Н. Назарбаев.
    private mutating func joinFullNames() {
        for (_, list) in fullNames.sorted(by: { $0.key < $1.key }) {
            for (place, left) in list.enumerated() {
                for right in list[..<place] {
                    let (a, b) = (items[left].skeleton[0], items[right].skeleton[0])
                    let isInitial = a.count == 1 && b.hasPrefix(a) || b.count == 1 && a.hasPrefix(b)
                    if a == b || isInitial || a.count >= 5 && NameSkeleton.isNear(a, b) { unite(left, right) }
                }
            }
        }
    }

    /// Same surname and same office, though the given name is another: a source's error, for a person to judge.
    private mutating func joinErrors() {
        for (_, list) in fullNames.sorted(by: { $0.key < $1.key }) {
            for (place, left) in list.enumerated() {
                for right in list[..<place] where root(left) != root(right) {
                    guard let office = sharedOffice(left, right) else { continue }
                    unite(
                        left, right,
                        "'\(items[left].count.text)' and '\(items[right].count.text)' stand both as \(office): one man?"
                    )
                }
            }
        }
    }

    private static let offices: Set<String> = [
        "president", "premier", "chancellor", "ambassador", "governor", "mayor", "akim", "президент", "премьер", "аким",
        "мэр",
        "әкім",
    ]

    /// An office that one person holds at a time, of one country: `kazakh president`. Those who held it one after another
    /// seldom bear one surname.
    private func sharedOffice(_ left: Int, _ right: Int) -> String? {
        func offices(_ item: Item) -> Set<String> {
            Set(
                item.count.roles.keys.flatMap { role -> [String] in
                    let words = role.split(separator: " ").map(String.init)
                    let offices = words.filter { Self.offices.contains(String($0.prefix { $0 != "-" })) }
                    let country = words.compactMap { places[$0] }.first ?? ""
                    return offices.map { country + " " + $0.prefix { $0 != "-" } }
                })
        }
        return offices(items[left]).intersection(offices(items[right])).min()
    }

    /// A surname alone goes with the full name that bears it: of several with the most mentioned.
    private mutating func joinSurnames() {
        let full = fullNames
        var given: [String: Set<Int>] = [:]
        for (_, list) in full { for index in list { given[items[index].skeleton[0], default: []].insert(index) } }
        for index in items.indices where items[index].words.count == 1 && items[index].count.language.base != .chinese {
            let item = items[index]
            guard item.kind == nil || item.kind == .person else { continue }
            let key = item.skeleton[0]
            guard key.count >= 3 else { continue }
            let bearers = full[key] ?? []
            if let best = bearers.max(by: { (items[$0].count.mentions, $1) < (items[$1].count.mentions, $0) }) {
                unite(index, best)
                items[index].kind = .person
            } else if let best = items.indices.first(where: {
                $0 < index && items[$0].words.count == 1 && items[$0].skeleton[0] == key && items[$0].kind == .person
            }) {
                unite(index, best)
                items[index].kind = .person
            }
        }
    }

    /// 托卡耶夫 stands at the end of 卡瑟姆若马尔特·托卡耶夫.
    private mutating func joinChinese() {
        var ends: [String: Int] = [:]
        for (index, item) in items.enumerated() where item.count.language.base == .chinese {
            if let last = item.count.text.split(whereSeparator: { "·・‧-".contains($0) }).last,
                last.count < item.count.text.count
            {
                ends[String(last)] = index
            }
        }
        for (index, item) in items.enumerated() where item.count.language.base == .chinese {
            guard let full = ends[item.count.text], full != index else { continue }
            unite(index, full)
            items[index].kind = items[index].kind ?? .person
        }
    }

    private func isBody(_ item: Item) -> Bool {
        item.kind == .organisation || item.kind == .group || item.kind == .body
    }

    /// The words that tell a body from others: without its country and small words.
    private func content(_ item: Item) -> [String] {
        let words = zip(item.words, item.skeleton).filter { word, skeleton in
            places[word] == nil && !NameLexicon.particles.contains(word) && !["the", "and", "&"].contains(word)
                && !skeleton.isEmpty
        }
        // "Zhong Ji Mining" is "Zhong Ji Mining Company".
        let telling = words.filter { !Self.legalForms.contains($0.0) }
        return (telling.count >= 2 ? telling : words).map(\.1).sorted()
    }

    private static let legalForms: Set<String> = [
        "company", "corporation", "corp", "inc", "ltd", "limited", "llc", "group", "holding", "plc", "jsc", "co",
        "компания",
    ]

    private func country(_ item: Item) -> String? { item.words.compactMap { places[$0] }.first }

    private mutating func joinBodies() {
        var table: [String: [Int]] = [:]
        for (index, item) in items.enumerated() where isBody(item) && item.count.language.base != .chinese {
            let words = content(item)
            // RFE/RL, RFE / RL.
            let key = words.isEmpty ? "" : words.map { $0.filter { $0 != "/" } }.joined(separator: " ")
            // A ministry without its country is any country's.
            if !key.isEmpty, words.count > 1 || item.words.count == 1 { table[key, default: []].append(index) }
        }
        for (_, list) in table.sorted(by: { $0.key < $1.key }) {
            for index in list.dropFirst() {
                let (a, b) = (country(items[index]), country(items[list[0]]))
                if a == nil || b == nil || a == b { unite(index, list[0]) }
            }
        }
        var letters: [String: Int] = [:]
        for (index, item) in items.enumerated() where item.count.text.contains("/") && !item.words.contains("service") {
            let key = item.count.text.filter(\.isLetter).lowercased()
            if items[index].kind == nil { items[index].kind = .organisation }
            if let first = letters[key] { unite(index, first) } else { letters[key] = index }
        }
    }

    /// CCP is the Chinese Communist Party where both stand.
    private mutating func joinAcronyms() {
        var initials: [String: Int] = [:]
        for (index, item) in items.enumerated() where isBody(item) && item.words.count >= 3 {
            let letters = item.words.filter { !NameLexicon.particles.contains($0) && $0 != "and" }.compactMap(\.first)
            let key = String(letters).uppercased()
            if initials[key] == nil { initials[key] = index }
        }
        for (index, item) in items.enumerated()
        where item.words.count == 1 && item.count.text == item.count.text.uppercased() {
            if let full = initials[item.count.text] {
                items[index].kind = items[full].kind
                unite(index, full)
            }
        }
    }

    /// An outlet's service in one language is that outlet; so is what a text calls its service.
    private mutating func joinServices() {
        var outlets: [String: Int] = [:]
        for (index, item) in items.enumerated() where item.words.count <= 3 && !item.words.contains("service") {
            outlets[item.count.text.filter(\.isLetter).lowercased(), default: index] = min(
                outlets[item.count.text.filter(\.isLetter).lowercased()] ?? index, index)
        }
        for index in items.indices {
            let item = items[index]
            if item.words.last == "service", let mark = item.count.text.firstIndex(where: { $0 == "'" || $0 == "’" }),
                let outlet = outlets[item.count.text[..<mark].filter(\.isLetter).lowercased()]
            {
                unite(index, outlet)
                items[outlet].kind = .organisation
            }
            for role in item.count.roles.keys.sorted() {
                guard let start = role.firstRange(of: "service of ") else { continue }
                if let outlet = outlets[role[start.upperBound...].filter(\.isLetter).lowercased()], outlet != index {
                    unite(index, outlet, "'\(item.count.text)' is called the \(role)")
                }
            }
        }
    }

    /// Two groups of one country and one founder that share a word are perhaps one under two translations of its name.
    private mutating func joinByCompanion() {
        let groups = items.indices.filter { items[$0].kind == .group && items[$0].words.count > 1 }
        for (place, left) in groups.enumerated() {
            for right in groups[..<place] where root(left) != root(right) {
                let (a, b) = (items[left], items[right])
                guard let land = country(a), land == country(b) else { continue }
                let shared = Set(content(a)).intersection(content(b)).filter { NameLexicon.bodyKind($0) == nil }
                let persons = Set(a.count.companions.keys).intersection(b.count.companions.keys)
                // The one that stands beside each most, none as often.
                func leads(_ person: String, _ item: Item) -> Bool {
                    let mine = item.count.companions[person] ?? 0
                    return item.count.companions.allSatisfy { $0.key == person || $0.value < mine }
                }
                guard !shared.isEmpty, let person = persons.sorted().first(where: { leads($0, a) && leads($0, b) })
                else { continue }
                let name = items.first { $0.skeleton.last == person }?.count.text ?? person
                unite(left, right, "'\(a.count.text)' and '\(b.count.text)' stand both beside \(name): one group?")
            }
        }
    }
}
