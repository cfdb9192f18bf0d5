/// A JSON value: the services' forms differ too much for a type each.
enum ChatJSON: Encodable, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    case string(String)
    case integer(Int)
    case boolean(Bool)
    case array([ChatJSON])
    case object([String: ChatJSON])

    init(stringLiteral value: String) { self = .string(value) }
    init(booleanLiteral value: Bool) { self = .boolean(value) }
    init(integerLiteral value: Int) { self = .integer(value) }
    init(arrayLiteral elements: ChatJSON...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, ChatJSON)...) { self = .object(Dictionary(elements) { $1 }) }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .string(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .boolean(let value): try container.encode(value)
        case .array(let values): try container.encode(values)
        case .object(let values): try container.encode(values)
        }
    }

    /// Sorted keys: the same value gives the same bytes.
    var bytes: [UInt8] {
        // Strings, whole numbers and what is made of them: nothing in it can fail to encode.
        Array(((try? OutputJSON.text(self)) ?? "{}").utf8)
    }

    /// Sets a key of an object.
    subscript(key: String) -> ChatJSON? {
        get { if case .object(let values) = self { values[key] } else { nil } }
        set {
            guard case .object(var values) = self else { return }
            values[key] = newValue
            self = .object(values)
        }
    }
}
