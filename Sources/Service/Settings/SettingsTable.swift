/// Every setting, once. A section's settings are `section.name`; `feeds` and `destinations` are lists whose elements have
/// the settings of `feedFields` and `destinationFields`.
enum SettingsTable {
    static let sections: [(name: String, meaning: String)] = [
        ("desk", "The desk that reads the alerts."),
        ("watchlist", "What the desk watches."),
        ("storage", "Where the ledger is kept."),
        ("fetching", "How feeds and pages are fetched. The defaults are polite; banned pollers see nothing."),
        (
            "websub",
            "Feeds that name a hub (WebSub) are pushed, besides being polled once a day, where it can reach us."
        ),
        ("digest", "The digest of the day, and of the week."),
        ("log", "What the service says on standard error (journald)."),
    ]

    /// From Monday on.
    static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    static let settings: [Setting] = [
        Setting(
            key: "desk.zone", kind: .zone, standard: "Asia/Almaty",
            meaning: "The desk's time zone: days, digests and times in alerts are in it."),
        Setting(
            key: "desk.contact", kind: .text, standard: "no contact configured",
            meaning: "Who runs this, for the User-Agent: an address or a page that a publisher can write to."),
        Setting(
            key: "desk.address", kind: .callback, standard: "\"\"",
            meaning:
                "The public address of the links that mark an alert right or wrong; a reverse proxy passes it on to `listen`. Empty: no links."
        ),
        Setting(
            key: "desk.listen", kind: .listen, standard: "127.0.0.1:8087",
            meaning: "Where the service listens for those links; only with an address."),
        Setting(
            key: "watchlist.folder", kind: .path, standard: "watchlists/kazakhstan-china",
            meaning: "The beat's folder of YAML files."),
        Setting(
            key: "watchlist.feeds", kind: .flag, standard: "true",
            meaning: "Whether the feeds that the watchlist names (enabled ones) are fetched, besides `feeds` below."),
        Setting(
            key: "watchlist.tune", kind: .choice(["daily", "never"]), standard: "never",
            meaning:
                "Whether the weights learn from the desk's marks after each digest, as `copytaster watchlist tune --apply` does."
        ),
        Setting(
            key: "storage.folder", kind: .path, standard: "state",
            meaning: "Holds copytaster.sqlite. Under systemd, STATE_DIRECTORY takes its place."),
        Setting(
            key: "storage.keep", kind: .duration(86_400...86_400 * 3650), standard: "90d",
            meaning: "How long articles' texts and the reasons of silence are kept. Events and alerts stay."),
        Setting(
            key: "fetching.every", kind: .duration(60...86_400 * 7), standard: "15m",
            meaning: "How often a feed is asked whose pace is not known yet."),
        Setting(
            key: "fetching.soonest", kind: .duration(60...86_400 * 7), standard: "5m",
            meaning:
                "How often a feed is asked that posts all the time. In between, half the usual time between its items."),
        Setting(
            key: "fetching.latest", kind: .duration(60...86_400 * 7), standard: "1h",
            meaning: "How often a feed is asked that hardly ever posts, unless its publisher wants it less often."),
        Setting(
            key: "fetching.timeout", kind: .duration(1...600), standard: "60s",
            meaning: "The longest that one request may take in all."),
        Setting(
            key: "fetching.connectTimeout", kind: .duration(1...120), standard: "15s",
            meaning: "The longest that connecting may take."),
        Setting(
            key: "fetching.feedSize", kind: .size(10_000...200_000_000), standard: "20MB",
            meaning: "The largest feed that is taken, decompressed."),
        Setting(
            key: "fetching.pageSize", kind: .size(10_000...50_000_000), standard: "5MB",
            meaning: "The largest article page that is taken, decompressed."),
        Setting(
            key: "fetching.redirects", kind: .count(0...20), standard: "5",
            meaning: "Redirects followed for one request."),
        Setting(
            key: "fetching.perHost", kind: .count(1...16), standard: "2", meaning: "Connections to one host at a time."),
        Setting(
            key: "fetching.feedGap", kind: .duration(0...60), standard: "1s",
            meaning: "The least time between two feeds from one host."),
        Setting(
            key: "fetching.connections", kind: .count(1...1000), standard: "32",
            meaning: "Connections at a time in all."),
        Setting(
            key: "fetching.pageGap", kind: .duration(0...60), standard: "1s",
            meaning: "The least time between two pages from one host."),
        Setting(
            key: "fetching.robots", kind: .flag, standard: "true",
            meaning: "Whether a site's robots.txt is heeded for article pages. Feeds are there to be fetched."),
        Setting(
            key: "fetching.allowHosts", kind: .list, standard: "[]",
            meaning: "Hosts whose address need not be public, as in [127.0.0.1, intranet.example]."),
        Setting(
            key: "fetching.firstFetchAlerts", kind: .duration(0...86_400 * 10), standard: "0",
            meaning:
                "Items younger than this may alert even when a feed is fetched for the first time; 0: its past is history."
        ),
        Setting(
            key: "websub.callback", kind: .callback, standard: "\"\"",
            meaning:
                "The public address under which hubs call; a reverse proxy passes it on to `listen`. Empty: no hub is subscribed."
        ),
        Setting(
            key: "websub.listen", kind: .listen, standard: "127.0.0.1:8086",
            meaning: "Where the service listens for what the proxy passes on; only with a callback."),
        Setting(
            key: "digest.at", kind: .clock, standard: "\"07:00\"",
            meaning: "When the day's digest closes, in the desk's zone."),
        Setting(
            key: "digest.weekly", kind: .choice(weekdays + ["never"]), standard: "never",
            meaning: "The day on which a digest of the week closes too, at the same time."),
        Setting(
            key: "digest.language", kind: .choice(["en", "ru", "kk"]), standard: "en",
            meaning: "The language of the digests' own words; what sources said stays in theirs."),
        Setting(
            key: "digest.templates", kind: .path, standard: "shipped",
            meaning:
                "A folder with templates of your own, as `copytaster digest --templates DIR` writes them; shipped: none."
        ),
        Setting(
            key: "log.level", kind: .choice(["debug", "info", "notice", "warning", "error"]), standard: "info",
            meaning: "The least level that is logged."),
    ]

    static let feedFields: [Setting] = [
        Setting(key: "name", kind: .text, standard: nil, meaning: "How the feed is called in logs and digests."),
        Setting(key: "url", kind: .url, standard: nil, meaning: "The feed's address."),
        Setting(
            key: "outlet", kind: .text, standard: nil, meaning: "Who publishes it; the name if absent.",
            isOptional: true),
        Setting(
            key: "every", kind: .duration(60...86_400 * 7), standard: nil,
            meaning: "Its own interval, whatever its pace.",
            isOptional: true),
        Setting(
            key: "categories", kind: .list, standard: nil,
            meaning: "How you sort your feeds; `feeds export` takes them along.", isOptional: true),
        Setting(key: "enabled", kind: .flag, standard: nil, meaning: "false: it is not fetched.", isOptional: true),
    ]
}
