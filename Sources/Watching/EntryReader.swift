import Model

/// Reads actors, places, themes and feeds.
enum EntryReader {
    static func actors(_ value: YAMLValue, _ draft: inout WatchlistDraft) {
        for item in value.list() ?? [] {
            guard let map = item.map(keys: ["name", "kind", "role", "title", "aliases"]) else { continue }
            let name = map.required("name")?.string()
            let kind = map.required("kind")?.choice(Actor.Kind.self)
            let aliases = required(aliases: map)
            var titles: [Language: [String]] = [:]
            for term in map["title"]?.termsByLanguage() ?? [] {
                if let text = checked(term.text, term.language, term.place) {
                    titles[term.language, default: []].append(text)
                }
            }
            guard let name, let kind else { continue }
            draft.actors.append(
                .init(
                    value: Actor(
                        name: name, kind: kind, role: map["role"]?.string(), aliases: aliases, titles: titles),
                    place: map["name"] ?? item))
        }
    }

    static func places(_ value: YAMLValue, _ draft: inout WatchlistDraft) {
        for item in value.list() ?? [] {
            guard let map = item.map(keys: ["name", "kind", "in", "across", "coordinates", "aliases", "demonyms"])
            else {
                continue
            }
            let name = map.required("name")?.string()
            let kind = map.required("kind")?.choice(Place.Kind.self)
            let aliases = required(aliases: map)
            let demonyms = map["demonyms"].map(self.aliases) ?? []
            let position = map["coordinates"].flatMap(coordinates)
            let within = map["in"]?.string()
            if let within, let place = map["in"] {
                draft.references.append(.init(kind: .place, name: within, place: place))
            }
            let across = map["across"]?.string()
            if let across, let place = map["across"] {
                draft.references.append(.init(kind: .place, name: across, place: place))
            }
            guard let name, let kind else { continue }
            draft.places.append(
                .init(
                    value: Place(
                        name: name, kind: kind, within: within, across: across, latitude: position?.latitude,
                        longitude: position?.longitude, aliases: aliases, demonyms: demonyms),
                    place: map["name"] ?? item))
        }
    }

    private static func coordinates(_ value: YAMLValue) -> (latitude: Double, longitude: Double)? {
        guard let numbers = value.list()?.map({ $0.double() }) else { return nil }
        guard numbers.count == 2 else {
            value.fault("coordinates are two numbers; write [latitude, longitude] in degrees, for example [43.2, 76.9]")
            return nil
        }
        guard let latitude = numbers[0], let longitude = numbers[1] else { return nil }
        guard abs(latitude) <= 90, abs(longitude) <= 180 else {
            value.fault("no such place on the globe; write [latitude, longitude], latitude from -90 to 90")
            return nil
        }
        return (latitude, longitude)
    }

    private static func required(aliases map: YAMLMap) -> [Alias] {
        guard let value = map.required("aliases") else { return [] }
        let aliases = self.aliases(value)
        if aliases.isEmpty, value.isMap { value.fault("no alias at all; give at least one, for example 'en: [Name]'") }
        return aliases
    }

    /// `{en: [text, {text: …, near: […]}], ru: …}`.
    static func aliases(_ value: YAMLValue) -> [Alias] {
        (value.byLanguage() ?? []).flatMap { language, list in
            (list.isScalar && !list.isNull || list.isMap ? [list] : list.list() ?? []).compactMap {
                alias($0, language)
            }
        }
    }

    private static func alias(_ value: YAMLValue, _ language: Language) -> Alias? {
        guard value.isMap else {
            return name(value, language).map { Alias(text: $0, language: language) }
        }
        guard let map = value.map(keys: ["text", "near", "notNear", "beside", "notBeside", "from", "to", "namedAfter"])
        else { return nil }
        let from = map["from"]?.day()
        let to = map["to"]?.day()
        if let from, let to, to < from {
            map["to"]?.fault("the name ends on \(to), before it begins on \(from); swap them")
        }
        let near = terms(map["near"], language)
        let notNear = terms(map["notNear"], language)
        let beside = terms(map["beside"], language)
        let notBeside = terms(map["notBeside"], language)
        let namedAfter = map["namedAfter"]?.bool() ?? false
        guard let text = map.required("text").flatMap({ name($0, language) }) else { return nil }
        return Alias(
            text: text, language: language, near: near, notNear: notNear, from: from, to: to, beside: beside,
            notBeside: notBeside, namedAfter: namedAfter)
    }

    /// A name: no marks, at least a letter, in the letters of its language.
    private static func name(_ value: YAMLValue, _ language: Language) -> String? {
        guard let text = value.string() else { return nil }
        if let last = text.last, "~*".contains(last) {
            value.fault("a name takes its endings by itself; remove the '\(last)'")
            return nil
        }
        return Alphabet.checked(text, language, value).flatMap { checked($0, language, value) }
    }

    private static func terms(_ value: YAMLValue?, _ language: Language) -> [String] {
        guard let value else { return [] }
        let items = value.isScalar ? [value] : value.list() ?? []
        return items.compactMap { item in item.string().flatMap { checked($0, language, item) } }
    }

    static func checked(_ text: String, _ language: Language, _ place: YAMLValue) -> String? {
        guard text.utf8.count <= Pattern.byteLimit else {
            place.fault("longer than \(Pattern.byteLimit) bytes; no text will hold that, shorten it")
            return nil
        }
        if Pattern(text, language: language, inflects: false, label: 0, layer: 0).words.isEmpty {
            place.fault("'\(text)' holds no letter or digit, so that nothing can match; write a word")
            return nil
        }
        return text
    }

    static func themes(_ value: YAMLValue, _ draft: inout WatchlistDraft) {
        for item in value.list() ?? [] {
            guard let map = item.map(keys: ["name", "title", "terms", "query", "weight"]) else { continue }
            let name = map.required("name")?.string()
            if let name, name.contains(where: \.isWhitespace), let place = map["name"] {
                let joined = name.split(whereSeparator: \.isWhitespace).joined(separator: "_").lowercased()
                place.fault("a theme's name is one word; write '\(joined)' here and '\(name)' under 'title:'")
            }
            let query = map["query"]
            let located = (query == nil ? map.required("terms") : map["terms"])?.termsByLanguage() ?? []
            var terms: [Language: [String]] = [:]
            for term in located {
                if let text = checked(term.text, term.language, term.place) {
                    terms[term.language, default: []].append(text)
                }
            }
            if let place = map["terms"], place.isMap, located.isEmpty {
                place.fault("no term at all; give at least one, for example 'en: [protest~]'")
            }
            let weight = map["weight"].flatMap(ThemeQueryReader.weight)
            let queries = query.map { ThemeQueryReader.queries($0, theme: draft.themes.count, &draft) } ?? []
            // A theme without a name has its fault; its place in the list is kept for its queries.
            draft.themes.append(
                .init(
                    value: Theme(
                        name: name ?? "", title: map["title"]?.string() ?? name ?? "", terms: terms, queries: queries,
                        weight: weight ?? 1), place: map["name"] ?? item))
        }
    }

    static func feeds(_ value: YAMLValue, _ draft: inout WatchlistDraft) {
        for item in value.list() ?? [] {
            guard let map = item.map(keys: ["name", "url", "outlet", "language", "enabled", "note"]) else { continue }
            let name = map.required("name")?.string()
            let url = map.required("url").flatMap(address)
            let language = map["language"].flatMap(language)
            let enabled = map["enabled"].map { $0.bool() ?? true } ?? true
            guard let name, let url else { continue }
            draft.feeds.append(
                .init(
                    value: WatchedFeed(
                        name: name, url: url, outlet: map["outlet"]?.string(), language: language, enabled: enabled,
                        note: map["note"]?.string()),
                    place: map["name"] ?? item))
        }
    }

    static func address(_ value: YAMLValue) -> String? {
        guard let text = value.string() else { return nil }
        let lower = text.lowercased()
        for scheme in ["http://", "https://"] where lower.hasPrefix(scheme) && lower.count > scheme.count {
            if !text.contains(where: \.isWhitespace) { return text }
        }
        value.fault("'\(text.prefix(60))' is no web address; write it whole, beginning with https:// or http://")
        return nil
    }

    static func language(_ value: YAMLValue) -> Language? {
        guard let code = value.string() else { return nil }
        if let language = (Language.read + [.kazakhLatin]).first(where: { $0.rawValue == code }) { return language }
        value.fault("'\(code)' is no language read here; use one of en, ru, kk, zh, or leave it out")
        return nil
    }
}
