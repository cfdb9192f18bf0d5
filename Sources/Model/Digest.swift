package import Foundation

/// What the desk is told of one day: everything that the program learned in [from, to), by kind.
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
        verdicts: [String: Int] = [:], outcomes: [Outcome] = [], reviewLeft: Int = 0
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
    }
}
