import Foundation

/// A made-up rally, each in a place of its own, so that every story is an event of its own.
struct FaultStory {
    let number: Int
    /// When its outlets tell of it.
    let published: Date

    /// Places enough for all stories of one desk.
    static let places: [String] = {
        let heads = ["Bor", "Kel", "Tas", "Mur", "Sar", "Dol", "Gan"]
        let tails = ["vania", "dovsk", "milgrad", "tashen", "polin", "hamra"]
        return heads.flatMap { head in tails.map { head + $0 } }
    }()

    var place: String { Self.places[number % Self.places.count] }

    /// The watchlist: one type of event, and the places.
    static let watchlist = """
        beat: faults
        places:
        \(places.map { "  - {name: \($0), kind: city, aliases: {en: [\($0)]}}" }.joined(separator: "\n"))
        types:
          - name: protest
            window: 10
            words:
              rally: {en: [rally~]}
            triggers:
              - {words: rally, weight: 2.2}

        """

    private static let words = """
        correspondent umbrella harbour morning ledger orchard teacher railway window market bridge winter garden river letter
        kitchen library station forest lantern village mountain captain ribbon saddle feather blanket copper meadow turnip
        violin candle basket hammer pepper saucer tunnel valley walnut yellow anchor button cradle dinner engine fiddle
        """.split(separator: " ").map(String.init)

    /// A telling in an outlet's own words: the rest of each is unlike any other's, lest they pass for reprints.
    func item(outlet: Int, base: String) -> String {
        var numbers = SeededNumbers(UInt64(number * 10 + outlet + 1))
        let rest = (0..<14).map { _ in
            let chosen = Self.words.shuffled(using: &numbers).prefix(6)
            return "The \(chosen[0]) near the \(chosen[1]) was beside the \(chosen[2]), and a \(chosen[3]) with its "
                + "\(chosen[4]) stood by the old \(chosen[5])."
        }.joined(separator: " ")
        let day = published.formatted(Self.dayFormat)
        let lead = outlet == 0 ? "A rally was held in \(place) on \(day)." : "On \(day) a rally took place in \(place)."
        let address = "\(base)/\(outlet)/\(number)"
        return """
            <item><title>\(outlet == 0 ? "Rally in \(place)" : "\(place) sees a rally")</title><link>\(address)</link>
            <guid>\(address)</guid><pubDate>\(published.formatted(Self.stampFormat))</pubDate>
            <content:encoded><![CDATA[<p>\(lead) \(rest)</p>]]></content:encoded></item>
            """
    }

    static func feed(_ items: [String]) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Wire</title>
        <link>http://127.0.0.1/</link><description>News</description>\(items.joined(separator: "\n"))</channel></rss>
        """
    }

    private static let locale = Locale(identifier: "en_US_POSIX")
    private static let dayFormat = Date.VerbatimFormatStyle(
        format: "\(day: .defaultDigits) \(month: .wide) \(year: .defaultDigits)", locale: locale, timeZone: .gmt,
        calendar: Calendar(identifier: .gregorian))
    private static let stampFormat = Date.VerbatimFormatStyle(
        format:
            "\(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .defaultDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\(second: .twoDigits) GMT",
        locale: locale, timeZone: .gmt, calendar: Calendar(identifier: .gregorian))
}
