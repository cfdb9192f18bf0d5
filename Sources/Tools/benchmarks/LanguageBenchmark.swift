internal import CCLD2
internal import Foundation
internal import Model
internal import Reading

/// Texts to languages.
enum LanguageBenchmark {
    /// - Parameter option: `cld2`: CLD2 alone. What each text was taken for is in `results` in any case.
    static func run(_ inputs: [Input], rounds: Int, option: String) throws -> Measured {
        let texts = inputs.map { $0.text ?? "" }
        func identify(_ text: String) -> String? {
            option == "cld2" ? cld2(text) : LanguageIdentifier.identify(text)?.rawValue
        }
        var known = 0
        var result = measured(rounds) {
            for text in texts where identify(text) != nil { known += 1 }
            return texts.count
        }
        result.results = texts.map { .init(text: identify($0)) }
        return result
    }

    private static func cld2(_ text: String) -> String? {
        var text = text
        let guess = text.withUTF8 { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { unsafe ccld2_detect($0.baseAddress, Int32($0.count)) }
        }
        return unsafe guess.code.map { unsafe String(cString: $0) }
    }

    /// Simplified Chinese in traditional characters, by ICU: the public suite has none.
    static func traditional(_ inputs: [Input], rounds: Int, option: String) throws -> Measured {
        var result = Measured()
        result.results = inputs.map {
            .init(text: $0.text?.applyingTransform(StringTransform("Hans-Hant"), reverse: false))
        }
        return result
    }
}
