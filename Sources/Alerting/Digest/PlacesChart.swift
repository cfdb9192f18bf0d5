internal import Foundation
import Model

/// Where it happened: dots in a frame of degrees, without a map below them, or bars where too few places have coordinates.
struct PlacesChart {
    /// Places with coordinates from which dots say more than bars.
    private static let enough = 3
    private static let most = 12

    private let places: [Digest.Charts.Place]
    private let words: DigestWords

    init?(_ charts: Digest.Charts, _ words: DigestWords) {
        self.words = words
        places = Array(charts.places.filter { $0.count > 0 }.prefix(Self.most))
        if places.isEmpty { return nil }
    }

    private var located: [Digest.Charts.Place] {
        places.filter { place in
            guard let latitude = place.latitude, let longitude = place.longitude else { return false }
            return (-85...85).contains(latitude) && (-180...180).contains(longitude)
        }
    }

    var isMap: Bool { located.count >= Self.enough }

    var title: String { words.phrases.charts.places }

    /// `Almaty 5 (2 new)`.
    private func label(_ place: Digest.Charts.Place) -> String { "\(words.name(place.place)) \(note(place))" }

    private func note(_ place: Digest.Charts.Place) -> String {
        "\(place.count)" + (place.new > 0 ? " (\(words.phrases.charts.new(place.new)))" : "")
    }

    var caption: String { places.map(label).joined(separator: ", ") + "." }

    var bars: [String] {
        TextBars.rows(places.map { (words.name($0.place), Double($0.count), note($0)) })
    }

    func svg(id: String) -> String { isMap ? map(id: id) : strip(places, id: id) }

    // MARK: - Bars

    private func strip(_ places: [Digest.Charts.Place], id: String) -> String {
        var svg = SVG(id: id)
        let end = rows(places, from: 12, into: &svg)
        return svg.document(height: end - 14, title: title, description: caption)
    }

    /// A name with its number, its bar below.
    private func rows(_ shown: [Digest.Charts.Place], from top: Double, into svg: inout SVG) -> Double {
        let most = Double(places.map(\.count).max() ?? 1)
        var y = top
        for place in shown {
            let note = note(place)
            svg.text(SVG.cut(words.name(place.place), to: SVG.width - SVG.width(of: note) - 12), 0, y)
            svg.text(note, SVG.width, y, .end)
            svg.bar(0, y + 4, max(2, Double(place.count) / most * SVG.width), 7, colour: 0)
            y += 27
        }
        return y
    }

    // MARK: - Dots

    private func map(id: String) -> String {
        var svg = SVG(id: id)
        let frame = MapFrame(located.map { ($0.latitude ?? 0, $0.longitude ?? 0) })
        svg.frame(frame.box)
        for longitude in frame.meridians {
            let x = frame.x(longitude)
            svg.line(x, frame.box.y, x, frame.box.y + frame.box.height, isFaint: true)
            let name = degrees(longitude, words.phrases.charts.east, words.phrases.charts.west)
            let half = SVG.width(of: name) / 2
            if x - half >= 0, x + half <= SVG.width {
                svg.text(name, x, frame.box.y + frame.box.height + 12, .middle, isFaint: true)
            }
        }
        // Dots that are new come last, on top.
        let dots = located.map { place in
            (
                place: place, x: frame.x(place.longitude ?? 0), y: frame.y(place.latitude ?? 0),
                radius: min(12, 2.5 + 2 * Double(place.count).squareRoot())
            )
        }
        let parallels = frame.parallels.map {
            (y: frame.y($0), name: degrees($0, words.phrases.charts.north, words.phrases.charts.south))
        }
        var taken = dots.map {
            Box(x: $0.x - $0.radius, y: $0.y - $0.radius, width: 2 * $0.radius, height: 2 * $0.radius)
        }
        for parallel in parallels {
            svg.line(frame.box.x, parallel.y, frame.box.x + frame.box.width, parallel.y, isFaint: true)
            let box = Box(x: frame.box.x + 3, y: parallel.y - 13, width: SVG.width(of: parallel.name), height: 12)
            guard frame.box.holds(box), !taken.contains(where: { $0.meets(box) }) else { continue }
            svg.text(parallel.name, box.x, parallel.y - 3, isFaint: true)
            taken.append(box)
        }
        for dot in dots.sorted(by: { $0.radius > $1.radius }) {
            svg.dot(dot.x, dot.y, dot.radius, isOpen: dot.place.new == 0)
        }
        var room = LabelRoom(frame.box, taken: taken)
        var unnamed: [Digest.Charts.Place] = []
        for dot in dots {
            let label = SVG.cut(label(dot.place), to: SVG.width * 0.6)
            if let place = room.place(label, beside: dot.x, dot.y, radius: dot.radius) {
                svg.text(label, place.x, place.y)
            } else if let place = room.place("\(unnamed.count + 1)", beside: dot.x, dot.y, radius: dot.radius) {
                svg.text("\(unnamed.count + 1)", place.x, place.y)
                unnamed.append(dot.place)
            }
        }
        var y = frame.box.y + frame.box.height + 32
        for (index, place) in unnamed.enumerated() {
            svg.text(SVG.cut("\(index + 1)  \(label(place))", to: SVG.width), 0, y)
            y += 15
        }
        let others = places.filter { place in !located.contains(place) }
        if !others.isEmpty { y = rows(others, from: y, into: &svg) }
        return svg.document(height: y - 14, title: title, description: caption)
    }

    /// `70° E`.
    private func degrees(_ value: Double, _ positive: String, _ negative: String) -> String {
        let number = SVG.number(abs(value)).replacing(".", with: words.phrases.numbers.decimal)
        return value == 0 ? "0°" : "\(number)°\u{A0}\(value > 0 ? positive : negative)"
    }
}

/// A plain rectangle of degrees (equirectangular, true to scale at its middle), wide enough for dots and their labels.
struct MapFrame {
    let box: Box
    private let south: Double, north: Double, west: Double, east: Double

    /// Degrees at the least from side to side.
    private static let least = 2.0
    private static let steps = [0.25, 0.5, 1, 2, 5, 10, 20, 30, 45, 60]

    init(_ places: [(latitude: Double, longitude: Double)]) {
        let (latitudes, longitudes) = (places.map(\.latitude), places.map(\.longitude))
        func span(_ values: [Double], _ pad: Double) -> (low: Double, high: Double) {
            let (low, high) = (values.min() ?? 0, values.max() ?? 0)
            let half = max(Self.least, high - low) / 2 * pad
            return ((low + high) / 2 - half, (low + high) / 2 + half)
        }
        let (west, east) = span(longitudes, 1.3)
        var (south, north) = span(latitudes, 1.35)
        let scale = max(0.1, Foundation.cos((south + north) / 2 * .pi / 180))
        // Between a strip and a square: what is flatter or taller gets more sky, never another scale.
        let wide = (east - west) * scale
        let low = wide * 0.5
        if north - south < low {
            let middle = (south + north) / 2
            (south, north) = (middle - low / 2, middle + low / 2)
        }
        let height = min(300, SVG.width * (north - south) / wide)
        (self.south, self.north) = (south, north)
        // What is taller than a square keeps its scale by more land at the sides.
        let half = max(east - west, SVG.width / height * (north - south) / scale) / 2
        (self.west, self.east) = ((west + east) / 2 - half, (west + east) / 2 + half)
        box = Box(x: 0.5, y: 0.5, width: SVG.width - 1, height: height)
    }

    func x(_ longitude: Double) -> Double { box.x + (longitude - west) / (east - west) * box.width }
    func y(_ latitude: Double) -> Double { box.y + (north - latitude) / (north - south) * box.height }

    var meridians: [Double] { Self.lines(west, east) }
    var parallels: [Double] { Self.lines(south, north) }

    /// Round degrees, three to six of them.
    private static func lines(_ low: Double, _ high: Double) -> [Double] {
        let step = steps.first { (high - low) / $0 <= 5 } ?? 90
        let first = (low / step).rounded(.up)
        let last = (high / step).rounded(.down)
        return first <= last ? stride(from: first, through: last, by: 1).map { $0 * step } : []
    }
}
