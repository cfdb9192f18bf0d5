import Foundation
import Model
import Testing

@testable import Alerting

/// What is posted is what the published schema says.
@Suite struct WebhookSchemaTests {
    private static var schema: [String: Any] {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.path + "/Package.swift") {
            folder.deleteLastPathComponent()
        }
        let data = try? Data(contentsOf: folder.appending(path: "deploy/webhook.schema.json"))
        return data.flatMap { try? JSONSerialization.jsonObject(with: $0) as? [String: Any] } ?? [:]
    }

    private static let notice = Notice(id: "N1", raised: Samples.noon, subject: "Subject", lines: ["a line"])

    static let messages: [(Message, String)] = {
        var revision = Samples.alert("A2")
        revision.kind = .revision
        revision.changes = ["crowd: 100 → 300"]
        return [
            (.alert(Samples.alert()), "alert.new"), (.alert(revision), "alert.revision"),
            (.alerts([Samples.alert(), revision], why: "many"), "alert.group"), (.digest(Samples.digest()), "digest"),
            (.digest(RichDigest.digest()), "digest"), (.notice(notice), "notice"), (.test(notice), "test"),
        ]
    }()

    @Test(arguments: messages.indices) func whatIsPostedFitsTheSchema(index: Int) throws {
        let (message, type) = Self.messages[index]
        let links = MarkLinks(address: "https://desk.example", key: [1, 2, 3])
        let body = try WebhookMessage.body(
            Envelope(
                id: "m", destination: "d", message: message, isReminder: true, lateSince: Samples.noon,
                zone: Samples.zone, links: links))
        let value = try JSONSerialization.jsonObject(with: Data(body))
        #expect((value as? [String: Any])?["type"] as? String == type)
        #expect(Self.misfits(value, Self.schema, "body").isEmpty, "\(Self.misfits(value, Self.schema, "body"))")
    }

    /// A version that says something else is another one.
    @Test func whatIsAmissIsSeen() {
        let wrong: [String: Any] = [
            "type": "alert.new", "timestamp": "t", "version": 2, "data": ["id": 7, "odd": true],
        ]
        let misfits = Self.misfits(wrong, Self.schema, "body")
        #expect(misfits.contains { $0.hasPrefix("body.version") })
        #expect(misfits.contains("body.data lacks headline"))
        #expect(misfits.contains("body.data.id is no string"))
        #expect(misfits.contains("body.data.odd is not in the schema"))
    }

    /// As much of JSON Schema as the file uses; and stricter: a field that the schema doesn't name is a misfit.
    private static func misfits(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
        if let reference = schema["$ref"] as? String {
            let name = reference.split(separator: "/").last.map(String.init) ?? ""
            let defined = (Self.schema["$defs"] as? [String: Any])?[name] as? [String: Any]
            return defined.map { misfits(value, $0, path) } ?? ["\(path): no definition \(name)"]
        }
        var found: [String] = []
        if let type = schema["type"] as? String, !isA(value, type) { return ["\(path) is no \(type)"] }
        if let constant = schema["const"] as? NSObject, !constant.isEqual(value) {
            found.append("\(path) is not \(constant)")
        }
        if let words = schema["enum"] as? [String], !words.contains(value as? String ?? "") {
            found.append("\(path) is none of \(words)")
        }
        for branch in schema["allOf"] as? [[String: Any]] ?? [] {
            guard let condition = branch["if"] as? [String: Any], let then = branch["then"] as? [String: Any] else {
                continue
            }
            if misfits(value, condition, path).allSatisfy({ $0.hasSuffix("not in the schema") }) {
                found += misfits(value, then, path).filter {
                    !$0.hasSuffix("not in the schema") || $0.hasPrefix("\(path).data.")
                }
            }
        }
        if let items = schema["items"] as? [String: Any] {
            for (index, item) in (value as? [Any] ?? []).enumerated() {
                found += misfits(item, items, "\(path)[\(index)]")
            }
        }
        guard let object = value as? [String: Any] else { return found }
        for key in schema["required"] as? [String] ?? [] where object[key] == nil {
            found.append("\(path) lacks \(key)")
        }
        guard let properties = schema["properties"] as? [String: Any] else { return found }
        for (key, value) in object.sorted(by: { $0.key < $1.key }) {
            if let property = properties[key] as? [String: Any] {
                found += misfits(value, property, "\(path).\(key)")
            } else {
                found.append("\(path).\(key) is not in the schema")
            }
        }
        return found
    }

    private static func isA(_ value: Any, _ type: String) -> Bool {
        switch type {
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "number": value is NSNumber
        case "integer": (value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
        case "boolean": value is Bool
        default: false
        }
    }
}
