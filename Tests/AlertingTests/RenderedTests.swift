import Alerting
import Foundation
import Model
import Testing

/// The rich digest in each language and form, as it was when somebody last looked at it. `RECORD=1 swift test --filter
/// RenderedTests` records it anew: look at the difference, and at the pictures (`Tests/peers/pictures`).
@Suite struct RenderedTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Rendered"

    @Test(arguments: DeskLanguage.allCases, DigestFormat.allCases)
    func isAsRecorded(language: DeskLanguage, format: DigestFormat) throws {
        let rendering = try DigestRendering(vocabulary: RichDigest.vocabulary(language))
        let body = try rendering.body(RichDigest.digest(), as: format)
        // JSON is the same in any language.
        if format == .json, language != .en {
            #expect(body == (try DigestRendering().json(RichDigest.digest())))
            return
        }
        let file = "\(Self.folder)/rich.\(language.rawValue).\(format.fileEnding)"
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try Data(body.utf8).write(to: URL(fileURLWithPath: file))
        }
        let recorded = try String(contentsOfFile: file, encoding: .utf8)
        let differs = zip(body.split(separator: "\n"), recorded.split(separator: "\n")).first { $0 != $1 }
        #expect(body == recorded, "first difference: \(differs.map { "\($0.0)" } ?? "in length")")
    }

    /// What pictures are taken of, where `PICTURES` names a folder.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["PICTURES"] != nil))
    func writesPagesForPictures() throws {
        let folder = try #require(ProcessInfo.processInfo.environment["PICTURES"])
        for language in DeskLanguage.allCases {
            let rendering = try DigestRendering(
                links: MarkLinks(address: "https://desk.example", key: [1]), vocabulary: RichDigest.vocabulary(language)
            )
            let late = RichDigest.digest(made: RichDigest.digest().to + 90_000)
            try Data(rendering.html(late).utf8).write(
                to: URL(fileURLWithPath: "\(folder)/\(language.rawValue).html"))
        }
    }
}
