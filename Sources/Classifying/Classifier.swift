package import Foundation
package import Model
package import Watching

/// Reads an article for one watchlist: who and what is named in it, which dates and figures stand in it, and which events it
/// reports. Pure, and made once a watchlist; `findings` may be called from any thread.
///
/// A sentence with a trigger is a candidate. Its weight is the sum of its triggers, cues and position, as log-odds; gates
/// decide what became of the thing (planned, denied, …); place, date, figures and names are bound to it; candidates that can
/// be the same thing are merged; what does not meet the type's requirements falls out.
package struct Classifier: Sendable {
    private let watchlist: Watchlist
    private let zone: TimeZone
    private let gazetteer: Gazetteer
    private let types: [ReadableType]
    private let questions: [ReadableQuestion]
    private let speakers: Speakers

    /// - Parameter zone: the desk's, in which the day of publication begins.
    package init(watchlist: Watchlist, zone: TimeZone) {
        self.watchlist = watchlist
        self.zone = zone
        let gazetteer = Gazetteer(watchlist)
        self.gazetteer = gazetteer
        speakers = Speakers(watchlist)
        types = watchlist.types.enumerated().map {
            ReadableType($1, index: $0, gazetteer: gazetteer, watchlist: watchlist)
        }
        questions = watchlist.questions.enumerated().map { ReadableQuestion($1, index: $0, gazetteer: gazetteer) }
    }

    /// How much of its weight a trigger adds beside a stronger one in the same sentence.
    package static let furtherTrigger = Weight.furtherTrigger

    /// Under this a candidate is noise and not even listed.
    private static let leastConfidence = 0.3
    private static let mostReports = 30
    /// What the weights of the themes' hits must add up to for an article to be of the beat.
    private static let leastTouches = 2.0
    /// What is compared with everything else is bounded: what an article reports stands in its first hundreds of sentences.
    private static let mostSentences = 600
    private static let mostCandidates = 300
    /// Of so many candidates it is read who did what: who it was stands in the first of them.
    private static let mostParted = 40

    /// - Parameters:
    ///   - text: plain, paragraphs on lines of their own; all ranges in the result are bytes of it.
    ///   - published: nil is unknown: relative dates then stay open and none is inferred.
    ///   - sources: the outlet's name and its site, for queries that ask for them.
    package func findings(
        title: String, text: String, language: Language, published: Date?, sources: [String] = [],
        wanted: WantedFindings = .everything
    ) -> Findings {
        let text = ArticleText(title: title, text: text, language: language, sources: sources)
        return findings(in: text, hits: hits(in: text), language: language, published: published, wanted: wanted)
    }

    /// What the watchlist names in a text, in the order it stands.
    package func hits(in text: ArticleText) -> [Hit] {
        watchlist.hits(in: text.normal, frame: text.frame).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// - Parameter hits: those of this watchlist, from `hits(in:)`.
    package func findings(
        in text: ArticleText, hits: [Hit], language: Language, published: Date?, wanted: WantedFindings
    ) -> Findings {
        read(text, hits, language: language, published: published, wanted: wanted, recorder: nil).findings
    }

    /// As `findings`, with how it came to them.
    package func explain(
        title: String, text: String, language: Language, published: Date?, sources: [String] = []
    ) -> (findings: Findings, explanation: Explanation) {
        let recorder = Recorder()
        let text = ArticleText(title: title, text: text, language: language, sources: sources)
        let (findings, copy) = read(
            text, hits(in: text), language: language, published: published, wanted: .everything, recorder: recorder)
        return (
            findings,
            Explanation(
                text: String(decoding: copy.bytes, as: UTF8.self), textStart: copy.textStart, hits: copy.hits,
                dates: copy.dates, figures: copy.figures, considered: recorder.considered,
                leastConfidence: Self.leastConfidence)
        )
    }

    private func read(
        _ text: ArticleText, _ hits: [Hit], language: Language, published: Date?, wanted: WantedFindings,
        recorder: Recorder?
    ) -> (findings: Findings, copy: Copy) {
        let reference = published.map { Day($0, in: zone) }
        // Without a word of an event type nothing is reported, and without themes of weight 2 it is not of the beat.
        let touches = hits.reduce(0.0) { sum, hit in
            if case .theme(let index) = hit.term { sum + watchlist.themes[index].weight } else { sum }
        }
        let canReport = hits.contains { if case .trigger = $0.term { true } else { false } }
        var copy = Copy(
            bytes: text.bytes, textStart: text.textStart, hits: hits, language: language,
            isCut: canReport || touches >= Self.leastTouches)
        let openings = canReport ? openings(copy, recorder) : []
        var dated = false
        func date() {
            guard !dated else { return }
            dated = true
            let numbers = TimesAndFigures(text.bytes, language)
            copy.enter(
                dates: numbers.dates(reference: reference).sorted { $0.range.lowerBound < $1.range.lowerBound },
                figures: numbers.figures().sorted { $0.range.lowerBound < $1.range.lowerBound })
        }
        // Dates and figures are bound to what is reported. Most articles report nothing, and need none read.
        if !openings.isEmpty || wanted == .everything { date() }
        let reports =
            openings.isEmpty
            ? [] : reports(copy, openings, language: language, reference: reference, recorder: recorder)
        let onTopic = !reports.isEmpty || isOnTopic(copy, touches: touches)
        if wanted == .reports { return (Findings(language: language, onTopic: onTopic, reports: reports), copy) }
        if onTopic { date() }
        // Read for what turned out to be no report: nobody asked for them.
        if !onTopic, wanted != .everything { copy.enter(dates: [], figures: []) }
        var findings = Findings(
            language: language, onTopic: onTopic, mentions: mentions(copy),
            dates: copy.dates.filter { $0.range.lowerBound >= copy.textStart }.map {
                var date = $0
                date.range = copy.toText($0.range)
                return date
            },
            figures: copy.figures.filter { $0.range.lowerBound >= copy.textStart }.map {
                var figure = $0
                figure.range = copy.toText($0.range)
                return figure
            }, reports: reports)
        if onTopic, !questions.isEmpty {
            findings.claims =
                Claims(
                    copy: copy, questions: questions, gazetteer: gazetteer, gates: watchlist.gates, speakers: speakers,
                    language: language, reference: reference
                ).found()
        }
        return (findings, copy)
    }

    // MARK: - Reports

    /// The sentences with a trigger that meet what its type requires, by their words alone.
    private func openings(_ copy: Copy, _ recorder: Recorder?) -> [Candidate] {
        var openings: [Candidate] = []
        for sentence in copy.sentences.indices.prefix(Self.mostSentences) where copy.hasTrigger(sentence) {
            for candidate in Candidate.find(
                copy, sentence: sentence, types: types, gates: watchlist.gates, recorder: recorder)
            where isRequired(candidate, copy, types[candidate.type], recorder) {
                openings.append(candidate)
            }
        }
        return openings
    }

    private func reports(
        _ copy: Copy, _ openings: [Candidate], language: Language, reference: Day?, recorder: Recorder?
    ) -> [Report] {
        let named = Candidate.namedPlaces(copy, gazetteer)
        var casting = Casting(language: language, gazetteer: gazetteer)
        var candidates: [Candidate] = []
        var isFull = false
        for (index, opening) in openings.enumerated() {
            // A sentence begun is read to its end.
            if index == 0 || openings[index - 1].sentence != opening.sentence {
                isFull = candidates.count >= Self.mostCandidates
            }
            if isFull { break }
            var candidate = opening
            let sentence = candidate.sentence
            let type = types[candidate.type]
            candidate.findDeeds(copy, type, gates: watchlist.gates)
            let admits = candidate.bindScope(copy, type, gazetteer)
            candidate.bindPlace(copy, type, admits, gazetteer, named: named)
            if !type.type.seat.isEmpty { candidate.bindSeat(copy, type, admits, gazetteer, reference: reference) }
            candidate.bindDate(copy, type, reference: reference, gates: watchlist.gates)
            candidate.bindFigures(copy, type)
            recorder?.weigh(candidate, "a number or sum of its own")
            candidate.readStatus(
                copy, type, gates: watchlist.gates, language: language, reference: reference, recorder: recorder)
            candidate.bindRest(copy, type, gazetteer, watchlist)
            if candidates.count < Self.mostParted { candidate.bindParties(copy, type, &casting) }
            candidate.bindIssues(copy, type, gazetteer)
            candidate.isAside = candidate.standsAside(copy)
            candidate.highest = copy.position(sentence)
            candidate.bindVenue(copy, gazetteer)
            candidate.bindDayOfRow(copy, type, gazetteer)
            if candidate.dateIsOwn { candidate.logOdds += Weight.ownDate }
            recorder?.weigh(candidate, "a day of its own")
            recorder?.note(candidate.number) { $0.place = candidate.place }
            guard type.isAnywhere || candidate.place != nil else {
                recorder?.note(candidate.number) { $0.outcome = .nowhere }
                continue
            }
            candidates.append(candidate)
            for var other in candidate.others(copy, type, admits, gazetteer, gates: watchlist.gates) {
                if let recorder {
                    other.number = recorder.copy(of: candidate.number)
                    recorder.note(other.number) { $0.place = other.place }
                }
                candidates.append(other)
            }
        }
        Merging.setTone(&candidates, copy: copy, types: types, reference: reference)
        var merged = Merging.merge(
            candidates, copy: copy, types: types, reference: reference, recorder: recorder)
        for index in merged.indices where merged[index].status == .occurred {
            merged[index].bindLone(copy, types[merged[index].type])
        }
        for index in merged.indices {
            merged[index].bindHeadlineCount(copy, types[merged[index].type])
            merged[index].bindHeads(copy, types[merged[index].type], language, gazetteer)
            guard merged[index].status == .occurred else { continue }
            merged[index].bindFollowingCount(copy, types[merged[index].type], reference: reference)
        }
        for index in merged.indices { merged[index].bindFollowingSum(copy, types[merged[index].type]) }
        for index in merged.indices { merged[index].bindHeadlineSum(copy, types[merged[index].type], gazetteer) }
        let reports = merged.map { (candidate: $0, report: report($0, copy, reference, recorder)) }
        let likely = reports.filter { $0.report.confidence >= Self.leastConfidence }
            .sorted {
                ($0.report.confidence, $1.report.evidenceRange.lowerBound)
                    > ($1.report.confidence, $0.report.evidenceRange.lowerBound)
            }
        if let recorder {
            for (candidate, report) in reports {
                recorder.note(candidate.number) {
                    $0.report = report
                    $0.status = candidate.status
                    $0.margin = candidate.margin
                    $0.place = candidate.place
                    $0.outcome = .unlikely
                }
            }
            for (index, one) in likely.enumerated() {
                recorder.note(one.candidate.number) {
                    $0.outcome = index < Self.mostReports ? .reported(index) : .tooMany
                }
            }
        }
        return likely.prefix(Self.mostReports).map { candidate, report in
            var report = report
            let said = candidate.anchors.first ?? copy.sentences[candidate.sentence].range
            report.speaker = speakers.speaker(of: said, in: copy, language: language)
            return report
        }
    }

    /// Whether it is of the beat: whatever the type requires holds.
    private func isRequired(
        _ candidate: Candidate, _ copy: Copy, _ type: ReadableType, _ recorder: Recorder?
    ) -> Bool {
        func holds(_ test: Test) -> Bool { test.holds(copy, sentence: candidate.sentence, type: type.index) }
        if let recorder {
            recorder.note(candidate.number) { one in
                one.requirements = type.requires.enumerated().map { index, requirement in
                    .init(
                        rule: index, holds: holds(requirement.test),
                        hit: requirement.test.first(copy, sentence: candidate.sentence, type: type.index))
                }
                if let failed = one.requirements.first(where: { !$0.holds }) {
                    one.outcome = .failed(requirement: failed.rule)
                }
            }
        }
        return type.requires.allSatisfy { holds($0.test) }
    }

    private func report(
        _ candidate: Candidate, _ copy: Copy, _ reference: Day?, _ recorder: Recorder?
    ) -> Report {
        let type = types[candidate.type]
        var date = candidate.date?.interval
        var isInferred = false
        // What has happened did not happen in the days to come.
        if candidate.status == .occurred, let reference, let ahead = date, ahead.from > reference + 31 { date = nil }
        if date == nil, let reference, candidate.isLed, candidate.status != .background,
            candidate.status != .hypothetical
        {
            // Nothing tells: the top of an article tells of the last days. Further down nothing can be inferred.
            date = DayInterval(reference - 2, reference)
            isInferred = true
        }
        // Neither day, nor number, nor name: little to hold on to.
        let isThin =
            !candidate.dateIsOwn && (candidate.size == nil || candidate.sizeIsInferred) && candidate.amount == nil
            && candidate.actors.isEmpty
            && candidate.persons.isEmpty
        // What befalls somebody wants a somebody: "arbitrary detention may amount to a crime" is about nobody in particular.
        let isGeneral =
            type.type.identity == .party && candidate.status == .occurred && candidate.actors.isEmpty
            && candidate.persons.isEmpty && !candidate.countsItself
            && (candidate.strength < Weight.deed
                || isThin && !copy.isInTitle(candidate.sentence)
                    && !type.type.stages.contains { $0.name == candidate.stage && $0.alerts })
        // "Who saw a camp from within": camps are spoken of, and nobody is put there.
        let isTopic =
            type.type.identity == .party && candidate.strength < Weight.deed && !candidate.dateIsOwn
            && !candidate.countsItself && !type.type.stages.contains { $0.name == candidate.stage && $0.alerts }
        let thin = isTopic ? 3 * Weight.thin : isGeneral ? 2 * Weight.thin : isThin ? Weight.thin : 0
        // With no day, and first told below the first sentence: it is seldom what the article is about.
        let isAside = isInferred && candidate.highest > 1 && !(type.type.identity == .sum && candidate.stage != nil)
        let aside = isAside ? Weight.undatedBelow : 0
        // A status that wins narrowly leaves doubt whether anything happened.
        let doubt = candidate.margin < 0.5 ? 0.6 * (0.5 - candidate.margin) : 0
        let sentence = copy.sentences[candidate.sentence]
        let inTitle = copy.isInTitle(candidate.sentence)
        // What is only somebody's words, all between quotation marks, is what they say.
        let isQuotation = inTitle ? isQuoted(sentence, copy) : Quotations.areAll(of: candidate.sentence, in: copy)
        let quoted = isQuotation ? Weight.quoted : 0
        recorder?.note(candidate.number) { one in
            let doubts = [
                ("its status wins narrowly", doubt),
                ("neither day, number nor name of its own", thin),
                ("no day, and below the first sentence", aside),
                (inTitle ? "somebody's words in the title" : "somebody's words between quotation marks", quoted),
            ]
            one.doubts = doubts.filter { $0.1 != 0 }.map { .init(what: $0.0, weight: -$0.1) }
        }
        var cues = candidate.cues
        if !candidate.isLed { cues.append(.init(rule: "below the lead", text: "", weight: 0)) }
        if candidate.isSeries { cues.append(.init(rule: "series", text: "", weight: 0)) }
        return Report(
            type: type.type.name, status: candidate.status, date: date, dateInferred: isInferred,
            place: candidate.place,
            actors: candidate.actors, persons: candidate.persons, roles: roles(candidate), venue: candidate.venue,
            issues: candidate.issues, size: candidate.size,
            amount: candidate.amount,
            scope: candidate.scope,
            stage: candidate.stage,
            confidence: 1
                / (1
                    + exp(
                        doubt + thin + aside + quoted - candidate.logOdds)),
            evidence: copy.text(sentence.range), evidenceRange: inTitle ? sentence.range : copy.toText(sentence.range),
            evidenceInTitle: inTitle, cues: cues)
    }

    /// Everybody's part, and the country that a sum is for.
    private func roles(_ candidate: Candidate) -> [Role] {
        guard let party = candidate.party.map({ Role(.borrower, $0) }), !candidate.roles.contains(party) else {
            return candidate.roles
        }
        return candidate.roles + [party]
    }

    /// A title that is somebody's words says what they say, not what happened.
    private func isQuoted(_ sentence: Sentence, _ copy: Copy) -> Bool {
        let first = copy.bytes[sentence.range].prefix(3)
        return first.first == 0x22 || first.first == 0x27 || first.starts(with: [0xC2, 0xAB])
            || first.elementsEqual([0xE2, 0x80, 0x9C]) || first.elementsEqual([0xE2, 0x80, 0x98])
            || first.elementsEqual([0xE3, 0x80, 0x8C])
    }

    // MARK: - The rest

    /// Of the beat though nothing is reported: themes are touched, and the lead names what some type requires.
    private func isOnTopic(_ copy: Copy, touches: Double) -> Bool {
        let lead = copy.lead
        guard touches >= Self.leastTouches, !lead.isEmpty else { return false }
        return types.contains { type in
            !type.requires.isEmpty
                && type.requires.allSatisfy { requirement in
                    lead.contains { requirement.test.holds(copy, sentence: $0, type: type.index) }
                }
        }
    }

    /// Names in the text; one that stands only in the title has an empty range at 0.
    private func mentions(_ copy: Copy) -> [Mention] {
        var mentions: [Mention] = []
        var inTitle: [Mention] = []
        for hit in copy.hits {
            let kind: Mention.Kind
            let name: String
            switch hit.term {
            case .actor(let index): (kind, name) = (.actor, gazetteer.actorNames[index])
            case .place(let index): (kind, name) = (.place, gazetteer.placeNames[index].name)
            case .theme(let index): (kind, name) = (.theme, gazetteer.themeNames[index])
            case .demonym, .trigger, .gate, .question: continue
            }
            let text = copy.text(hit.range)
            if hit.range.lowerBound < copy.textStart {
                inTitle.append(Mention(kind: kind, name: name, text: text, range: 0..<0))
            } else {
                mentions.append(Mention(kind: kind, name: name, text: text, range: copy.toText(hit.range)))
            }
        }
        struct Name: Hashable {
            var kind: Mention.Kind
            var name: String
        }
        guard !inTitle.isEmpty else { return mentions }
        var named = Set(mentions.map { Name(kind: $0.kind, name: $0.name) })
        return inTitle.filter { named.insert(Name(kind: $0.kind, name: $0.name)).inserted } + mentions
    }
}
