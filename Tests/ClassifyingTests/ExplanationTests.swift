import Foundation
import Model
import Testing
import Watching

@testable import Classifying

/// What the classifier writes down is what it did: the same findings, weights that sum up to them, a reason for silence.
struct ExplanationTests {
    private struct Text: Sendable, CustomTestStringConvertible {
        var title = ""
        var text: String
        var language = Language.english
        var testDescription: String { text }
    }

    private static let texts = [
        Text(
            title: "Rally against Chinese expansion held in Almaty",
            text:
                "About 200 people held a rally against Chinese expansion in Almaty on Saturday. Police detained 20 of them."
        ),
        Text(text: "Markets staged a rally in Almaty on hopes of Chinese demand."),
        Text(text: "Dozens of people rallied in Paris on Saturday over pension reform."),
        Text(text: "The bank of a village opened a canteen."),
        Text(
            text:
                "В субботу в Алматы прошёл митинг против китайской экспансии, собралось около 300 человек. В Актобе тоже.",
            language: .russian),
        Text(text: "Astana may borrow from China one day, an economist believes.", language: .english),
        Text(
            text: "On 26 March rallies against Chinese factories took place in Almaty, Aktobe and Uralsk.",
            language: .english),
    ]

    private static let published = Reader.published("2021-03-30")

    @Test(arguments: texts)
    private func explainingFindsTheSame(text: Text) throws {
        let classifier = try #require(Reader.classifier)
        let plain = classifier.findings(
            title: text.title, text: text.text, language: text.language, published: Self.published)
        let (findings, explanation) = classifier.explain(
            title: text.title, text: text.text, language: text.language, published: Self.published)
        #expect(plain == findings)
        // Each report has its sentence.
        let reported = explanation.considered.compactMap { one -> Int? in
            if case .reported(let index) = one.outcome { index } else { nil }
        }
        #expect(reported.sorted() == Array(findings.reports.indices))
    }

    @Test(arguments: texts)
    private func theWeightsAreTheConfidence(text: Text) throws {
        let classifier = try #require(Reader.classifier)
        let (findings, explanation) = classifier.explain(
            title: text.title, text: text.text, language: text.language, published: Self.published)
        for one in explanation.considered {
            let sum = (one.weights + one.doubts).reduce(0) { $0 + $1.weight }
            if let report = one.report { #expect(abs(1 / (1 + exp(-sum)) - report.confidence) < 1e-6) }
            if case .reported(let index) = one.outcome {
                #expect(findings.reports[index] == one.report)
                #expect(one.triggers.contains { $0.verdict == .counts })
                #expect(one.requirements.allSatisfy { $0.holds })
            }
        }
    }

    /// A sentence that a rule keeps from being told, and the rule that does.
    @Test(arguments: [
        ("The market staged a stock rally in Almaty on hopes of Chinese demand.", "vetoed"),
        ("Dozens held a rally in Almaty on Saturday over wages.", "about China"),
        ("Dozens held a rally in Paris against China on Saturday.", "in Central Asia"),
    ])
    func silenceHasAReason(text: String, reason: String) throws {
        let classifier = try #require(Reader.classifier)
        let types = try #require(Reader.watchlist).types
        let (findings, explanation) = classifier.explain(
            title: "", text: text, language: .english, published: Self.published)
        #expect(findings.reports.isEmpty)
        let reasons = explanation.considered.flatMap { one -> [String] in
            switch one.outcome {
            case .failed(let index): [types[one.type].requires[index].name]
            case .noTrigger:
                one.triggers.map { if case .vetoed = $0.verdict { "vetoed" } else { "lacks" } }
            default: ["\(one.outcome)"]
            }
        }
        #expect(reasons.contains(reason), "\(reasons)")
    }

    /// Three cities of a list are three sentences looked at, one of which stands for each report.
    @Test func copiesAreToldApart() throws {
        let classifier = try #require(Reader.classifier)
        let (findings, explanation) = classifier.explain(
            title: "", text: Self.texts[6].text, language: .english, published: Self.published)
        #expect(findings.reports.count == 3)
        #expect(Set(explanation.considered.compactMap(\.place?.name)).count == 3)
    }
}
