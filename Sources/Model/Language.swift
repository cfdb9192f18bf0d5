/// A language by its ISO 639-1 code (`en`); where a script must be told, BCP 47 (`zh-Hant`, `kk-Latn`).
package struct Language: RawRepresentable, Hashable, Sendable, Codable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }

    package static let english = Language(rawValue: "en")
    package static let russian = Language(rawValue: "ru")
    package static let kazakh = Language(rawValue: "kk")
    package static let chinese = Language(rawValue: "zh")

    /// The four languages that the program reads.
    package static let read: [Language] = [.english, .russian, .kazakh, .chinese]

    /// The code without script or region: `zh` for `zh-Hant`.
    package var base: Language {
        rawValue.utf8.contains(0x2D) ? Language(rawValue: String(rawValue.prefix { $0 != "-" })) : self
    }
}
