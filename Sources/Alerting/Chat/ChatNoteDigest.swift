internal import Foundation
internal import Model

extension ChatNote {
    /// A digest in short: what there is of what, then the new ones, most important first, then the rest as far as it fits.
    init(_ digest: Digest) {
        let zone = TimeZone(identifier: digest.zone) ?? .gmt
        let day = Wording.days(DayInterval(digest.day))
        heading = Self.clean(digest.beat, Self.nameLength) + (digest.kind == .weekly ? ": week to \(day)" : ": \(day)")
        labels = ["Digest", "\(Self.time(digest.from, zone)) – \(Self.time(digest.to, zone))"]
        let figures = digest.figures ?? []
        let quiet = (digest.series ?? []).filter(\.isQuiet)
        let folded = FoldedAlerts(digest.alerts)
        var counts = ["\(folded.new.count) new"]
        func add(_ number: Int, _ one: String, _ several: String? = nil) {
            if number > 0 { counts.append(Self.count(number, one, several)) }
        }
        add(folded.revisions.count, "revision")
        add(digest.developments.count, "development")
        add(figures.count, "figure changed", "figures changed")
        add(digest.late.count, "learned late", "learned late")
        add(digest.daybook.count, "in the daybook", "in the daybook")
        add(quiet.count, "series without new reports", "series without new reports")
        add(digest.review.count + (digest.reviewLeft ?? 0), "to review", "to review")
        add(digest.withheld?.count ?? 0, "withheld", "withheld")
        add(digest.feeds.count, "feed in trouble", "feeds in trouble")
        // One line may stand for thousands of deliveries.
        add(Set(digest.deliveries.map(\.destination)).count, "destination in trouble", "destinations in trouble")
        let read = "\(digest.articlesRead) articles read, \(digest.articlesOnTopic) of the beat."
        sections = [
            ChatSection(lines: [
                ChatLine(.plain, rank: 0, [.strong(counts.joined(separator: ", "))]),
                ChatLine(.plain, rank: 0, [.text(read)]),
            ])
        ]
        func list(_ title: String, _ lines: [ChatLine]) {
            if !lines.isEmpty { sections.append(ChatSection(title, lines: lines)) }
        }
        list("New", folded.new.map { Self.line($0.alert) })
        list("Revisions", folded.revisions.map { Self.line($0.alert) })
        list("Figures that changed", figures.map(Self.line))
        list("Developments", digest.developments.map { Self.line($0, rank: 5) })
        list("Daybook", digest.daybook.map { Self.line($0, rank: 6) })
        list(
            "Feeds in trouble",
            digest.feeds.map { feed in
                let words = Self.clean("\(feed.feed): \(feed.trouble)", Self.nameLength)
                return ChatLine(.item, rank: 7, [.text(words)])
            })
    }

    private static func line(_ event: Event, rank: Int) -> ChatLine {
        let url = event.tellings.lazy.compactMap { ChatText.address($0.url) }.first
        let words = [event.alert ?? event.id, count(event.independentSources, "source")]
        return ChatLine(
            .item, rank: rank,
            [.linked(clean(Wording.headline(event), nameLength), url), .text(" (\(words.joined(separator: ", ")))")])
    }

    private static func line(_ change: Digest.FigureChange) -> ChatLine {
        let title = clean(change.title + (change.subject.map { ", \($0)" } ?? ""), nameLength)
        var words = [change.now.saidBy ?? change.now.outlet].compactMap(\.self)
        if let before = change.before { words.append("before: \(before.words)") }
        return ChatLine(
            .item, rank: 4,
            [
                .text(title + ": "), .linked(clean(change.now.words, 100), change.now.url),
                .text(words.isEmpty ? "" : " (\(clean(words.joined(separator: "; "), nameLength)))"),
            ])
    }
}
