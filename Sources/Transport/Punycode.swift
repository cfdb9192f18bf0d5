import Foundation

/// Host names in letters beyond ASCII (президент.рф) as DNS knows them (xn--d1abbgf6aiiy.xn--p1ai).
///
/// libcurl's own conversion follows the process's locale, and a service has none: in the C locale such names would
/// fail.
enum Punycode {
    /// The whole name converted; nil where a label comes out empty or longer than DNS carries. Compatibility forms are
    /// folded and letters lowered, which is what UTS #46 does to the names that are registered in practice.
    static func host(_ name: String) -> String? {
        let folded = name.precomposedStringWithCompatibilityMapping.lowercased().precomposedStringWithCanonicalMapping
        guard !folded.isEmpty, folded.utf8.count <= 1024 else { return nil }
        var labels: [String] = []
        for label in folded.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "." || $0 == "。" }) {
            if label.utf8.allSatisfy({ $0 < 0x80 }) {
                labels.append(String(label))
            } else {
                guard let encoded = encode(label.unicodeScalars.map(\.value)), encoded.utf8.count <= 59 else {
                    return nil
                }
                labels.append("xn--" + encoded)
            }
        }
        let host = labels.joined(separator: ".")
        return host.utf8.count <= 254 ? host : nil
    }

    /// RFC 3492, section 6.3.
    private static func encode(_ scalars: [UInt32]) -> String? {
        let basic = scalars.filter { $0 < 0x80 }
        var output = basic.compactMap { UInt8(exactly: $0) }
        if !output.isEmpty { output.append(UInt8(ascii: "-")) }
        var handled = UInt32(basic.count)
        let atFirst = handled
        var next: UInt32 = 128
        var delta: UInt32 = 0
        var bias: UInt32 = 72
        while handled < scalars.count {
            guard let lowest = scalars.filter({ $0 >= next }).min() else { return nil }
            let (step, tooFar) = (lowest - next).multipliedReportingOverflow(by: handled + 1)
            guard !tooFar, delta <= UInt32.max - step else { return nil }
            delta += step
            next = lowest
            for scalar in scalars {
                if scalar < next { delta &+= 1 }
                guard scalar == next else { continue }
                var rest = delta
                var digit: UInt32 = 36
                while true {
                    let threshold = digit <= bias ? 1 : min(digit - bias, 26)
                    if rest < threshold { break }
                    output.append(letter(threshold + (rest - threshold) % (36 - threshold)))
                    rest = (rest - threshold) / (36 - threshold)
                    digit += 36
                }
                output.append(letter(rest))
                bias = adapted(delta, count: handled + 1, isFirst: handled == atFirst)
                delta = 0
                handled += 1
            }
            delta &+= 1
            next += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func letter(_ digit: UInt32) -> UInt8 {
        UInt8(truncatingIfNeeded: digit < 26 ? digit + 97 : digit + 22)
    }

    private static func adapted(_ delta: UInt32, count: UInt32, isFirst: Bool) -> UInt32 {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var bias: UInt32 = 0
        while delta > 455 {
            delta /= 35
            bias += 36
        }
        return bias + 36 * delta / (delta + 38)
    }
}
