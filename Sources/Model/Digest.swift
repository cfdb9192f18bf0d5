package import Foundation

/// What the desk is told of a day or a week: everything that the program learned in the window, by kind. Fields that an
/// earlier version did not know are nil in the digests that it made.
package struct Digest: Hashable, Sendable, Codable {
    /// `D` + the day: `D2021-03-28`.
    package var id: String
    /// The day that its closing hour falls on.
    package var day: Day
    package var from: Date
    package var to: Date
    /// The desk's zone, IANA name.
    package var zone: String
    /// The beat's title.
    package var beat: String
    /// Alerted in the window, most severe first.
    package var alerts: [Alert]
    /// Known before or alerted in the window, with further reports in it.
    package var developments: [Event]
    /// First known in the window but older than the desk's window.
    package var late: [Event]
    /// Announced for days to come.
    package var daybook: [Event]
    /// What fell short of an alert and wants a look, a line each.
    package var review: [Review]
    package var feeds: [FeedTrouble]
    /// Deliveries that have failed or still wait after an hour.
    package var deliveries: [DeliveryTrouble]
    /// Articles read in the window, by language.
    package var articlesRead: Int
    /// Of those, how many were of the beat.
    package var articlesOnTopic: Int
    /// Verdict → how many reports.
    package var verdicts: [String: Int]
    /// What became in the window of what was announced. Nil in a digest that an earlier version made.
    package var outcomes: [Outcome]?
    /// How many more there are to review than `review` has. Nil in a digest that an earlier version made.
    package var reviewLeft: Int?
    /// Nil: daily.
    package var kind: Kind?
    /// When it was made; after an outage that is long after `to`.
    package var made: Date?
    /// Figures of the beat's questions that were told in the window and differ from what was last told.
    package var figures: [FigureChange]?
    /// Series that went on as before, and those of which nothing was heard for longer than is usual for them.
    package var series: [SeriesLine]?
    /// Alerts of the window that were withheld: silenced, or sent nowhere.
    package var withheld: [Withheld]?
    /// What the charts show.
    package var charts: Charts?
    /// Event type → its title in the watchlist.
    package var titles: [String: String]?

    package enum Kind: String, Sendable, Codable { case daily, weekly, requested }

    package struct FigureChange: Hashable, Sendable, Codable {
        /// The question's name and title, and its subject where it has several.
        package var question: String
        package var title: String
        package var subject: String?
        /// What is told now, as written in words (`USD 9.2 billion`), by whom, where, in which sentence.
        package var now: Told
        /// What was last told before; nil where nothing was.
        package var before: Told?

        package struct Told: Hashable, Sendable, Codable {
            package var words: String
            package var low: Double?
            package var high: Double?
            /// A currency, or what is counted.
            package var unit: String?
            package var saidBy: String?
            package var outlet: String?
            package var url: String?
            package var title: String?
            package var evidence: String
            package var language: String
            package var told: Date

            package init(
                words: String, low: Double?, high: Double?, unit: String?, saidBy: String?, outlet: String?,
                url: String?, title: String?, evidence: String, language: String, told: Date
            ) {
                self.words = words
                self.low = low
                self.high = high
                self.unit = unit
                self.saidBy = saidBy
                self.outlet = outlet
                self.url = url
                self.title = title
                self.evidence = evidence
                self.language = language
                self.told = told
            }
        }

        package init(question: String, title: String, subject: String?, now: Told, before: Told?) {
            self.question = question
            self.title = title
            self.subject = subject
            self.now = now
            self.before = before
        }
    }

    package struct SeriesLine: Hashable, Sendable, Codable {
        package var event: Event
        /// Days on which it was told to have taken place.
        package var days: Int
        /// The last of them.
        package var last: Day
        /// True: nothing was heard of it for longer than is usual for it. False: it goes on as before.
        package var isQuiet: Bool

        package init(event: Event, days: Int, last: Day, isQuiet: Bool) {
            self.event = event
            self.days = days
            self.last = last
            self.isQuiet = isQuiet
        }
    }

    package struct Withheld: Hashable, Sendable, Codable {
        package var alert: String
        package var headline: String
        package var reason: String

        package init(alert: String, headline: String, reason: String) {
            self.alert = alert
            self.headline = headline
            self.reason = reason
        }
    }

    /// Numbers behind the charts, over `days` days up to the digest's.
    package struct Charts: Hashable, Sendable, Codable {
        /// The first day shown; the last is the digest's.
        package var from: Day
        package var to: Day
        /// Events that took place on a day, by type; days without any are absent.
        package var events: [Events]
        /// Events by place, most first, at the most twelve.
        package var places: [Place]
        /// Questions' figures over time, those that changed lately first, at the most four.
        package var timelines: [Timeline]

        package struct Events: Hashable, Sendable, Codable {
            package var day: Day
            package var type: String
            package var count: Int

            package init(day: Day, type: String, count: Int) {
                self.day = day
                self.type = type
                self.count = count
            }
        }

        package struct Place: Hashable, Sendable, Codable {
            package var place: String
            package var count: Int
            /// Of them, those that the digest tells as new.
            package var new: Int
            /// Degrees; nil where the watchlist gives none.
            package var latitude: Double?
            package var longitude: Double?

            package init(place: String, count: Int, new: Int, latitude: Double? = nil, longitude: Double? = nil) {
                self.place = place
                self.count = count
                self.new = new
                self.latitude = latitude
                self.longitude = longitude
            }
        }

        package struct Timeline: Hashable, Sendable, Codable {
            package var question: String
            package var title: String
            package var subject: String?
            package var unit: String?
            package var points: [Point]

            package struct Point: Hashable, Sendable, Codable {
                package var day: Day
                package var low: Double?
                package var high: Double?
                package var outlet: String?

                package init(day: Day, low: Double?, high: Double?, outlet: String?) {
                    self.day = day
                    self.low = low
                    self.high = high
                    self.outlet = outlet
                }
            }

            package init(question: String, title: String, subject: String?, unit: String?, points: [Point]) {
                self.question = question
                self.title = title
                self.subject = subject
                self.unit = unit
                self.points = points
            }
        }

        package init(from: Day, to: Day, events: [Events], places: [Place], timelines: [Timeline]) {
            self.from = from
            self.to = to
            self.events = events
            self.places = places
            self.timelines = timelines
        }
    }

    package struct Outcome: Hashable, Sendable, Codable {
        package var event: Event
        package var outcome: DaybookOutcome

        package init(event: Event, outcome: DaybookOutcome) {
            self.event = event
            self.outcome = outcome
        }
    }

    package struct Review: Hashable, Sendable, Codable {
        package var title: String
        package var url: String
        package var source: String
        package var type: String
        package var evidence: String
        package var reason: String

        package init(title: String, url: String, source: String, type: String, evidence: String, reason: String) {
            self.title = title
            self.url = url
            self.source = source
            self.type = type
            self.evidence = evidence
            self.reason = reason
        }
    }

    package struct FeedTrouble: Hashable, Sendable, Codable {
        package var feed: String
        package var url: String
        package var trouble: String

        package init(feed: String, url: String, trouble: String) {
            self.feed = feed
            self.url = url
            self.trouble = trouble
        }
    }

    package struct DeliveryTrouble: Hashable, Sendable, Codable {
        package var id: String
        package var destination: String
        package var trouble: String

        package init(id: String, destination: String, trouble: String) {
            self.id = id
            self.destination = destination
            self.trouble = trouble
        }
    }

    package init(
        id: String, day: Day, from: Date, to: Date, zone: String, beat: String, alerts: [Alert] = [],
        developments: [Event] = [], late: [Event] = [], daybook: [Event] = [], review: [Review] = [],
        feeds: [FeedTrouble] = [], deliveries: [DeliveryTrouble] = [], articlesRead: Int = 0, articlesOnTopic: Int = 0,
        verdicts: [String: Int] = [:], outcomes: [Outcome] = [], reviewLeft: Int = 0, kind: Kind = .daily,
        made: Date? = nil, figures: [FigureChange] = [], series: [SeriesLine] = [], withheld: [Withheld] = [],
        charts: Charts? = nil, titles: [String: String] = [:]
    ) {
        self.id = id
        self.day = day
        self.from = from
        self.to = to
        self.zone = zone
        self.beat = beat
        self.alerts = alerts
        self.developments = developments
        self.late = late
        self.daybook = daybook
        self.review = review
        self.feeds = feeds
        self.deliveries = deliveries
        self.articlesRead = articlesRead
        self.articlesOnTopic = articlesOnTopic
        self.verdicts = verdicts
        self.outcomes = outcomes
        self.reviewLeft = reviewLeft
        self.kind = kind
        self.made = made
        self.figures = figures
        self.series = series
        self.withheld = withheld
        self.charts = charts
        self.titles = titles
    }
}
