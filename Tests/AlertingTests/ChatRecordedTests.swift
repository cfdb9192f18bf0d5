import Alerting
import Foundation
import Testing

/// Each service's request for each kind of message, as recorded in `Recorded/chat`. `RECORD=1 swift test --filter
/// ChatRecordedTests` records them anew: read what changed.
@Suite struct ChatRecordedTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Recorded/chat")
    static let cases =
        ChatService.allCases.flatMap { service in
            ChatSamples.Kind.allCases.map { (ChatSamples.chat(service), $0, "\(service.rawValue)-\($0.rawValue)") }
        } + ChatSamples.withToken.map { ($0, ChatSamples.Kind.revision, "\($0.service.rawValue)-token-revision") }

    @Test(arguments: cases)
    func theRequestIsAsRecorded(chat: Chat, kind: ChatSamples.Kind, name: String) throws {
        let request = try ChatFormat.request(ChatSamples.envelope(kind), to: chat)
        let body = try JSONSerialization.jsonObject(with: Data(request.body))
        let pretty = try JSONSerialization.data(
            withJSONObject: body, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        let headers = request.headers.map { "\($0.0): \($0.1)\n" }.joined()
        let text = "POST \(request.url)\n\(headers)\n" + String(decoding: pretty, as: UTF8.self) + "\n"
        let file = Self.folder.appending(path: name + ".txt")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" { try Data(text.utf8).write(to: file) }
        #expect(text == (try String(contentsOf: file, encoding: .utf8)), "RECORD=1 records it anew")
    }

    @Test(arguments: ChatService.allCases)
    func theSameEnvelopeGivesTheSameBytes(service: ChatService) throws {
        let chat = ChatSamples.chat(service)
        let (one, two) = (ChatSamples.envelope(.digest), ChatSamples.envelope(.digest))
        #expect(try ChatFormat.request(one, to: chat).body == (try ChatFormat.request(two, to: chat).body))
    }

    @Test func everyRecordedRequestHasACase() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
        #expect(files == Self.cases.map { $0.2 + ".txt" }.sorted())
    }
}
