internal import Foundation
import Model

/// A picture in the page: text that grows as shapes are drawn. It needs nothing from outside, no script, and takes its colours
/// from the page where the page has them (`--chart-1` …), else from itself.
struct SVG {
    /// What is drawn in: 300 units are the width of a small phone's column, so that a unit is about a pixel there.
    static let width = 300.0
    /// Text, in units; never smaller.
    static let size = 11.0

    private(set) var shapes = ""
    private let id: String

    /// - Parameter id: one in the page, of letters, digits and `-`.
    init(id: String) {
        self.id = String(
            id.unicodeScalars.map {
                $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0)) ? Character($0) : "-"
            })
    }

    /// The whole picture, with its name and what it says for those who can't see it.
    func document(height: Double, title: String, description: String) -> String {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" width=\"100%\" "
            + "viewBox=\"0 0 \(Self.number(Self.width)) \(Self.number(height))\" "
            + "aria-labelledby=\"\(id)-title \(id)-desc\" font-size=\"\(Self.number(Self.size))\" fill=\"currentColor\">"
            + "<title id=\"\(id)-title\">\(Self.escaped(title))</title>"
            + "<desc id=\"\(id)-desc\">\(Self.escaped(description))</desc>\(patterns)\(shapes)</svg>"
    }

    // MARK: - Fillings

    /// Colours that stand out against white and against near black by 3:1 and more (WCAG 1.4.11); each comes with a pattern of
    /// its own, so that nobody has to see the colour.
    static let colours = ["#0b6bcb", "#c2410c", "#0f7f5f", "#b02bbd", "#8a6d00", "#6b7280"]

    private var used: [Int] {
        (1..<Self.colours.count).filter { shapes.contains("url(#\(id)-p\($0))") }
    }

    private var patterns: String {
        let found = used.map { index in
            let lines =
                switch index {
                case 1: "M0 6L6 0M-1 1L1 -1M5 7L7 5"
                case 2: "M1.5 3h2M4.5 6h2M4.5 0h2M-1.5 0h2M-1.5 6h2"
                case 3: "M0 1.5h6M0 4.5h6"
                case 4: "M0 0L6 6M0 6L6 0"
                default: "M3 0v6"
                }
            return "<pattern id=\"\(id)-p\(index)\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
                + "<rect width=\"6\" height=\"6\" fill=\"\(Self.colours[index])\" fill-opacity=\".22\" "
                + "class=\"c\(index + 1)\"/><path d=\"\(lines)\" stroke=\"\(Self.colours[index])\" "
                + "stroke-width=\"1.6\" fill=\"none\" class=\"s\(index + 1)\"/></pattern>"
        }
        return found.isEmpty ? "" : "<defs>\(found.joined())</defs>"
    }

    private func filling(_ index: Int) -> String {
        index == 0 ? "fill=\"\(Self.colours[0])\" class=\"c1\"" : "fill=\"url(#\(id)-p\(index))\""
    }

    // MARK: - Shapes

    /// A bar with an edge in its colour.
    mutating func bar(_ x: Double, _ y: Double, _ width: Double, _ height: Double, colour: Int) {
        shapes +=
            "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(width))\" "
            + "height=\"\(Self.number(height))\" \(filling(colour))/>"
        guard colour > 0 else { return }
        shapes +=
            "<rect x=\"\(Self.number(x + 0.4))\" y=\"\(Self.number(y + 0.4))\" width=\"\(Self.number(max(0, width - 0.8)))\" "
            + "height=\"\(Self.number(max(0, height - 0.8)))\" fill=\"none\" stroke=\"\(Self.colours[colour])\" "
            + "stroke-width=\".8\" class=\"s\(colour + 1)\"/>"
    }

    enum Anchor: String { case start, middle, end }

    /// - Parameter y: of the line on which letters stand.
    mutating func text(_ text: String, _ x: Double, _ y: Double, _ anchor: Anchor = .start, isFaint: Bool = false) {
        shapes +=
            "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\""
            + (anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\"")
            + (isFaint ? " class=\"faint\"" : "") + ">\(Self.escaped(text))</text>"
    }

    /// A thin line; `isFaint` is one of the grid.
    mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, isFaint: Bool = false, width: Double = 1)
    {
        shapes +=
            "<path d=\"M\(Self.number(x1)) \(Self.number(y1))L\(Self.number(x2)) \(Self.number(y2))\" "
            + "stroke=\"currentColor\" stroke-width=\"\(Self.number(width))\"\(isFaint ? " stroke-opacity=\".25\"" : "")/>"
    }

    /// A dot; an open one has only its edge.
    mutating func dot(_ x: Double, _ y: Double, _ radius: Double, isOpen: Bool = false) {
        shapes +=
            "<circle cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" r=\"\(Self.number(radius))\" "
            + (isOpen
                ? "fill=\"\(Self.colours[0])\" fill-opacity=\".18\" stroke=\"\(Self.colours[0])\" stroke-width=\"1.5\" class=\"s1\"/>"
                : "fill=\"\(Self.colours[0])\" class=\"c1\"/>")
    }

    mutating func frame(_ box: Box) {
        shapes +=
            "<rect x=\"\(Self.number(box.x))\" y=\"\(Self.number(box.y))\" width=\"\(Self.number(box.width))\" "
            + "height=\"\(Self.number(box.height))\" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".5\"/>"
    }

    /// A triangle at the end of what is open: upwards or downwards.
    mutating func arrow(_ x: Double, _ y: Double, isUp: Bool) {
        let tip = isUp ? y - 6 : y + 6
        shapes +=
            "<path d=\"M\(Self.number(x - 4)) \(Self.number(y))L\(Self.number(x + 4)) \(Self.number(y))"
            + "L\(Self.number(x)) \(Self.number(tip))Z\" fill=\"\(Self.colours[0])\" class=\"c1\"/>"
    }

    // MARK: - Letters

    /// About as wide as that text is drawn, on the safe side in any of the usual fonts.
    static func width(of text: String) -> Double {
        text.reduce(0) { width, character in
            let columns = OneLine.width(String(character))
            let isNarrow = character == " " || ".,:;'|iljIft()".contains(character)
            return width + size * (columns == 2 ? 1.04 : columns == 0 ? 0 : isNarrow ? 0.36 : 0.62)
        }
    }

    /// Cut to a width on a character's boundary.
    static func cut(_ text: String, to most: Double) -> String {
        guard width(of: text) > most else { return text }
        var result = ""
        var room = most - size * 0.8
        for character in text {
            room -= width(of: String(character))
            if room < 0 { break }
            result.append(character)
        }
        return result + "…"
    }

    /// Two decimals at the most: the same digits on every machine.
    static func number(_ value: Double) -> String {
        guard value.isFinite else { return "0" }
        let hundredths = Int((max(-1e6, min(1e6, value)) * 100).rounded())
        let whole = abs(hundredths) / 100
        let part = abs(hundredths) % 100
        let digits = part == 0 ? "" : part % 10 == 0 ? ".\(part / 10)" : ".\(part < 10 ? "0" : "")\(part)"
        return (hundredths < 0 ? "-" : "") + "\(whole)" + digits
    }

    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// A rectangle, its corner at the top left.
struct Box {
    var x: Double, y: Double, width: Double, height: Double

    func meets(_ other: Box) -> Bool {
        x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
    }

    func holds(_ other: Box) -> Bool {
        other.x >= x && other.y >= y && other.x + other.width <= x + width && other.y + other.height <= y + height
    }
}

/// Finds room for labels beside points so that none covers another, or a point.
struct LabelRoom {
    let frame: Box
    private(set) var taken: [Box]

    init(_ frame: Box, taken: [Box]) {
        self.frame = frame
        self.taken = taken
    }

    /// Where the label's text begins, on its line; nil where it has no room.
    /// - Parameters:
    ///   - radius: of the dot to whose sides it may stand; `tall`: its half height, where it is a bar.
    mutating func place(
        _ label: String, beside x: Double, _ y: Double, radius: Double, tall: Double? = nil
    ) -> (x: Double, y: Double)? {
        let (width, height) = (SVG.width(of: label), SVG.size * 1.15)
        let (gap, above) = (radius + 3, (tall ?? radius) + 3)
        let places = [
            (x + gap, y - height / 2), (x - gap - width, y - height / 2), (x - width / 2, y - above - height),
            (x - width / 2, y + above), (x + gap * 0.7, y - above - height * 0.6),
            (x + gap * 0.7, y + above - height * 0.4), (x - gap * 0.7 - width, y - above - height * 0.6),
            (x - gap * 0.7 - width, y + above - height * 0.4), (x, y - above - height), (x - width, y - above - height),
            (x, y + above), (x - width, y + above),
        ]
        for (left, top) in places {
            let box = Box(x: left, y: top, width: width, height: height)
            guard frame.holds(box), !taken.contains(where: { $0.meets(box) }) else { continue }
            taken.append(box)
            return (left, top + height * 0.8)
        }
        return nil
    }
}
