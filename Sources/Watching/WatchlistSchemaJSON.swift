import Foundation
import Model

extension WatchlistSchema {
    /// JSON Schema (draft-07, which every editor's YAML support reads) of one file of a watchlist; the same bytes each time.
    package static func json() throws -> String {
        var definitions: [String: any Sendable] = [:]
        for object in objects.dropFirst() { definitions[object.name] = schema(object, isTop: false) }
        guard let file = objects.first else { return "{}" }
        var root = schema(file, isTop: true)
        root["$schema"] = "http://json-schema.org/draft-07/schema#"
        root["title"] = "Copytaster watchlist"
        root["definitions"] = definitions
        let data = try JSONSerialization.data(
            withJSONObject: root, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data, as: UTF8.self)
    }

    private static func schema(_ object: Object, isTop: Bool) -> [String: any Sendable] {
        var properties: [String: any Sendable] = [:]
        for key in object.keys {
            var value = schema(key.value)
            // A section may stand empty: `events:`.
            if isTop, case .list = key.value { value["type"] = ["array", "null"] }
            // Draft-07 reads nothing beside a $ref.
            if value["$ref"] != nil { value = ["allOf": [value]] }
            value["description"] = key.note
            properties[key.name] = value
        }
        var schema: [String: any Sendable] = [
            "type": "object", "description": object.note, "properties": properties, "additionalProperties": false,
        ]
        let required = object.keys.filter(\.isRequired).map(\.name)
        if !required.isEmpty { schema["required"] = required }
        return schema
    }

    private static func schema(_ value: Value) -> [String: any Sendable] {
        switch value {
        // Any plain word is read as a text: `no`, `24`.
        case .text: ["type": ["string", "number", "boolean"]]
        case .integer: ["type": "integer"]
        case .number: ["type": "number"]
        case .boolean: ["type": "boolean"]
        case .day: ["type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"]
        case .time: ["type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}([T ].*)?$"]
        case .interval:
            [
                "anyOf": [
                    point,
                    [
                        "type": "object", "properties": ["from": point, "to": point], "required": ["from", "to"],
                        "additionalProperties": false,
                    ] as [String: any Sendable],
                ]
            ]
        case .address: ["type": "string", "pattern": "^[hH][tT][tT][pP][sS]?://\\S+$"]
        case .language: ["enum": (Language.read + [.kazakhLatin]).map(\.rawValue)]
        case .bounds:
            [
                "anyOf": [
                    ["type": "number"],
                    [
                        "type": "array", "items": ["type": ["number", "null"]] as [String: any Sendable], "minItems": 2,
                        "maxItems": 2,
                    ],
                ] as [[String: any Sendable]]
            ]
        case .coordinates:
            [
                "type": "array", "minItems": 2, "maxItems": 2,
                "items": [
                    ["type": "number", "minimum": -90, "maximum": 90],
                    ["type": "number", "minimum": -180, "maximum": 180],
                ] as [[String: any Sendable]],
            ]
        case .choice(let words): ["enum": words]
        case .list(let item): ["type": "array", "items": schema(item)]
        case .oneOrList(let item):
            ["anyOf": [schema(item), ["type": "array", "items": schema(item)]] as [[String: any Sendable]]]
        case .byLanguage(let item):
            [
                "type": "object", "additionalProperties": false,
                "properties": Dictionary(
                    uniqueKeysWithValues: Language.inWatchlist.map { ($0.rawValue, schema(item)) }),
            ]
        case .named(let item): ["type": "object", "additionalProperties": schema(item)]
        case .object(let name): ["$ref": "#/definitions/\(name)"]
        case .anyOf(let values): ["anyOf": values.map(schema)]
        }
    }

    /// A day, a month, or a year (a number to YAML).
    private static let point: [String: any Sendable] = [
        "anyOf": [
            ["type": "string", "pattern": "^\\d{4}(-\\d{2}(-\\d{2})?)?$"],
            ["type": "integer", "minimum": 1, "maximum": 9999],
        ] as [[String: any Sendable]]
    ]
}
