/// What the desk should see of one article of the sample: the truth as an editor would label it, used by tests.
package struct SampleExpectation: Sendable, Hashable {
    /// What an editor would call the article.
    package enum Label: String, Sendable, Hashable, CaseIterable {
        /// The first telling of a new event: it alerts.
        case alert
        /// A further telling of an event alerted before, or one more day of a known series. No alert.
        case update
        /// Of the beat, but it only recalls, explains or counts. No alert.
        case background
        /// Announced for a day to come: the daybook. No alert.
        case planned
        /// Said not to have happened. No alert.
        case denied
        /// Not of the beat, or of it only by a word. No alert.
        case off
    }

    /// The article's slug.
    package let slug: String
    /// What an editor would call it.
    package let label: Label
    /// The event type of the watchlist (`protest`, `loan`, `detention`) that the label is about; nil where none is.
    package let type: String?
    /// The same key for all tellings of one event; nil where the article tells of none.
    package let event: String?

    init(_ slug: String, _ label: Label, _ type: String? = nil, event: String? = nil) {
        self.slug = slug
        self.label = label
        self.type = type
        self.event = event
    }
}

extension SampleNewsroom {
    /// A line for every article. The pickets of the consulate are a series that the desk has known since February
    /// (`watchlists/kazakhstan-china/known.yaml`): all their days are updates.
    package static let expected: [SampleExpectation] = [
        // The Almaty rally of 27 March 2021: five tellings, one alert.
        .init("almaty-rally-against-chinese-influence", .alert, "protest", event: "almaty-rally"),
        .init("miting-v-almaty-protiv-kitayskoy-ekspansii", .update, "protest", event: "almaty-rally"),
        .init("almatyda-qytai-yqpalyna-qarsy-miting", .update, "protest", event: "almaty-rally"),
        .init("almaty-kangyi-jihui", .update, "protest", event: "almaty-rally"),
        .init("rally-almaty-what-it-tells", .update, "protest", event: "almaty-rally"),
        // The pickets of the consulate: another event of the same city, once on the same day.
        .init("piket-u-konsulstva-48-den", .update, "protest", event: "consulate-pickets"),
        .init("konsuldyq-aldyndaghy-piket-50-kun", .update, "protest", event: "consulate-pickets"),
        .init("consulate-picket-day-52", .update, "protest", event: "consulate-pickets"),
        .init("konsulstvo-piket-53-den", .update, "protest", event: "consulate-pickets"),
        // The sentence.
        .init("almaty-woman-brother-sentenced-xinjiang", .alert, "detention", event: "tursynbek-sentence"),
        .init("shynzhandaghy-bauyryn-12-zhylgha-sottaghan", .update, "detention", event: "tursynbek-sentence"),
        // The loan.
        .init("kazakh-bank-china-loan-signed", .alert, "loan", event: "yuan-loan"),
        .init("bank-razvitiya-kitay-kredit-yuani", .update, "loan", event: "yuan-loan"),
        .init("guokaihang-15yi-renminbi-daikuan", .update, "loan", event: "yuan-loan"),
        // The rally announced for 24 April.
        .init("24-sauirde-almatyda-miting", .planned, "protest", event: "april-rally"),
        .init("miting-24-aprelya-uvedomlenie", .planned, "protest", event: "april-rally"),
        // Rallies that the police deny.
        .init("police-deny-shymkent-rally", .denied, "protest", event: "shymkent-rumour"),
        .init("policiya-oprovergla-zaderzhaniya-uralsk", .denied, "protest", event: "oral-rumour"),
        // What only recalls, explains or counts.
        .init("kazakhstan-land-bill-foreigners", .background, "protest"),
        .init("september-2019-remembered", .background, "protest"),
        .init("zhangaozen-2019-qyrkuiek", .background, "protest"),
        .init("pyat-let-posle-zemelnyh-mitingov", .background, "protest"),
        .init("huigu-tudi-kangyi", .background, "protest"),
        .init("brands-xinjiang-cotton", .background, "detention"),
        .init("dolg-kyrgyzstana-eksimbank", .background, "loan"),
        .init("khorgos-rail-record", .background),
        .init("kouan-banlie-zengzhang", .background),
        // Off the beat.
        .init("astana-midfielder-on-loan", .off),
        .init("almaty-red-zone", .off),
        .init("kenya-railway-loan-china", .off),
        .init("oil-prices-rally-suez", .off),
        .init("hong-kong-march-electoral-overhaul", .off),
        .init("school-detention-reading", .off),
        .init("gobi-sandstorm-cleanup", .off),
        .init("horse-trainers-spring", .off),
        .init("pogoda-vyhodnye", .off),
        .init("nota-protesta-sankcii", .off),
        .init("kazahstan-franciya-0-2", .off),
        .init("kak-vybrat-kredit", .off),
        .init("zabastovka-v-zhanaozene", .off),
        .init("akciya-v-supermarketah", .off),
        .init("nauryz-meiramy", .off),
        .init("futbol-qazaqstan-frantsiya", .off),
        .init("nesie-alarda-nege-nazar-audaru-kerek", .off),
        .init("vaktsina-salu-bastaldy", .off),
        .init("koktemgi-egis", .off),
        .init("waijiaobu-yansu-jiaoshe", .off),
        .init("shachenbao-beijing", .off),
        .init("xianggang-xuanju-zhidu", .off),
        .init("zuqiu-waijie-qianfeng", .off),
    ]
}
