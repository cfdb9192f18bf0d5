import Synchronization

/// What the bytes above 0x7F of a charset stand for: one byte, or two, as the Encoding Standard has it. The tables are
/// glibc's, read once per charset, and changed where the standard differs.
struct CharsetTable: Sendable {
    /// Bytes that stand alone, by their value less 0x80; `nothing` where they mean nothing, `lead` where they begin a pair.
    private let singles: [UInt32]
    /// Pairs by (lead − 0x81) × `columns` + trail − 0x30; empty for a charset of single bytes.
    private let pairs: [UInt32]
    /// JIS X 0212 behind 0x8F (EUC-JP) by (second − 0xA1) × 94 + third − 0xA1, or the first plane's characters of four-byte
    /// sequences (GB 18030) by their number.
    private let more: [UInt32]
    private let shape: Shape

    private enum Shape { case single, double, eucJapanese, gb18030 }

    /// A byte or a sequence that means nothing.
    static let nothing = UInt32.max
    private static let lead = UInt32.max - 1
    /// Big5's four pairs that stand for a letter and a mark: values from here on, in the order of `composed`.
    static let firstComposed: UInt32 = 0x11_0000
    static let composed: [(UInt32, UInt32)] = [(0xCA, 0x304), (0xCA, 0x30C), (0xEA, 0x304), (0xEA, 0x30C)]
    private static let columns = 0xFF - 0x30

    private static let cache = Mutex<[String: CharsetTable]>([:])

    /// The table of a charset by its canonical name; nil where it isn't one of single bytes or pairs.
    static func named(_ charset: String) -> CharsetTable? {
        if let known = cache.withLock({ $0[charset] }) { return known }
        guard let made = CharsetTable(charset) else { return nil }
        cache.withLock { $0[charset] = made }
        return made
    }

    /// The character that begins at a byte above 0x7F, and its length in bytes. A pair that means nothing gives its lead
    /// up alone where the trail is ASCII, so that no markup is swallowed.
    @inline(__always)
    func read(_ bytes: [UInt8], at index: Int) -> (value: UInt32, length: Int) {
        let value = singles[Int(bytes[index] & 0x7F)]
        if value != Self.lead { return (value, 1) }
        return readPair(bytes, at: index)
    }

    private func readPair(_ bytes: [UInt8], at index: Int) -> (value: UInt32, length: Int) {
        guard index + 1 < bytes.count else { return (Self.nothing, 1) }
        let trail = bytes[index + 1]
        switch shape {
        case .gb18030 where trail >= 0x30 && trail <= 0x39: return readFour(bytes, at: index)
        case .eucJapanese where bytes[index] == 0x8F && trail >= 0xA1 && trail < 0xFF:
            guard index + 2 < bytes.count, bytes[index + 2] >= 0x80 else { return (Self.nothing, 2) }
            let third = bytes[index + 2]
            guard third >= 0xA1, third < 0xFF else { return (Self.nothing, 3) }
            return (more[(Int(trail) - 0xA1) * 94 + Int(third) - 0xA1], 3)
        default:
            if trail >= 0x30, trail < 0xFF {
                let value = pairs[(Int(bytes[index]) - 0x81) * Self.columns + Int(trail) - 0x30]
                if value != Self.nothing { return (value, 2) }
            }
            return (Self.nothing, trail < 0x80 ? 1 : 2)
        }
    }

    /// GB 18030, four bytes: linear over the characters that have no pair, then over the planes beyond the first.
    private func readFour(_ bytes: [UInt8], at index: Int) -> (value: UInt32, length: Int) {
        guard index + 3 < bytes.count else { return (Self.nothing, 1) }
        let (first, second, third, fourth) = (bytes[index], bytes[index + 1], bytes[index + 2], bytes[index + 3])
        guard third >= 0x81, third < 0xFF, fourth >= 0x30, fourth <= 0x39 else { return (Self.nothing, 1) }
        let number =
            ((Int(first) - 0x81) * 10 + Int(second) - 0x30) * 1260 + (Int(third) - 0x81) * 10 + Int(fourth) - 0x30
        if number < more.count { return (more[number], 4) }
        guard (189_000..<189_000 + 0x10_0000).contains(number) else { return (Self.nothing, 1) }
        return (UInt32(number - 189_000 + 0x1_0000), 4)
    }

    // MARK: Making

    private init?(_ charset: String) {
        guard let source = CharsetName.iconvName(charset) else { return nil }
        let leads = Self.leads(charset)
        guard var singles = Self.cells(source, (0x80...0xFF).map { [UInt8($0)] }) else { return nil }
        for byte in 0x80...0xFF {
            if leads.contains(where: { $0.contains(byte) }) {
                singles[byte - 0x80] = Self.lead
            } else if byte < 0xA0, charset.hasPrefix("windows-"), singles[byte - 0x80] == Self.nothing {
                // What Microsoft left undefined is the control of that number.
                singles[byte - 0x80] = UInt32(byte)
            } else if !leads.isEmpty, byte < 0xA1 || byte > 0xDF {
                singles[byte - 0x80] = Self.nothing
            }
        }
        for (byte, value) in Self.changedSingles[charset] ?? [] { singles[byte - 0x80] = value }
        self.singles = singles
        if leads.isEmpty {
            (pairs, more, shape) = ([], [], .single)
            return
        }
        var wanted: [[UInt8]] = []
        for lead in UInt8(0x81)...0xFE {
            for trail in UInt8(0x30)...0xFE { wanted.append([lead, trail]) }
        }
        guard var pairs = Self.cells(source, wanted) else { return nil }
        func place(_ pair: Int) -> Int { ((pair >> 8) - 0x81) * Self.columns + (pair & 0xFF) - 0x30 }
        for (pair, value) in Self.changedPairs[charset] ?? [] { pairs[place(pair)] = value }
        switch charset {
        case "euc-jp":
            // The standard has one JIS X 0208 for both: the rows that vendors added are those of Shift_JIS.
            guard let shift = CharsetTable.named("shift_jis") else { return nil }
            for row in 84..<94 {
                for cell in 0..<94 {
                    let pointer = row * 94 + cell
                    let (lead, trail) = (pointer / 188, pointer % 188)
                    let bytes = [
                        UInt8(lead + (lead < 0x1F ? 0x81 : 0xC1)), UInt8(trail + (trail < 0x3F ? 0x40 : 0x41)),
                    ]
                    pairs[place((row + 0xA1) << 8 | cell + 0xA1)] = shift.read(bytes, at: 0).value
                }
            }
            var thirds: [[UInt8]] = []
            for second in UInt8(0xA1)...0xFE {
                for third in UInt8(0xA1)...0xFE { thirds.append([0x8F, second, third]) }
            }
            guard let made = Self.cells(source, thirds) else { return nil }
            (more, shape) = (made, .eucJapanese)
        case "gb18030":
            // In order; U+E7C7 stands out of it, since the 2005 edition gave its pair to ḿ. U+E5E5 has no sequence, and
            // characters that got a pair later than 2005 have both.
            let paired = Set(pairs + [0xE5E5, 0xE7C7] + Self.formerPairs)
                .subtracting(Array(0x9FB4...0x9FBB) + Array(0xFE10...0xFE19))
            var rest = (UInt32(0x80)...0xFFFF).filter { !paired.contains($0) && !(0xD800...0xDFFF).contains($0) }
            rest.insert(0xE7C7, at: 7457)
            more = rest
            shape = .gb18030
        default: (more, shape) = ([], .double)
        }
        self.pairs = pairs
    }

    /// What each of these sequences stands for by glibc; `nothing` where that isn't one character.
    private static func cells(_ source: String, _ sequences: [[UInt8]]) -> [UInt32]? {
        // A line feed behind each ends what a converter holds back, and keeps the cells apart.
        guard let text = CharsetName.glibc(sequences.flatMap { $0 + [0x0A] }, source) else { return nil }
        var cells: [UInt32] = []
        cells.reserveCapacity(sequences.count)
        var value = nothing
        var count = 0
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            if scalar.value == 0x0A {
                cells.append(count == 1 && value != 0xFFFD ? value : nothing)
                count = 0
            } else {
                value = scalar.value
                count += 1
            }
        }
        if cells.count == sequences.count { return cells }
        // A converter took a line feed for the second byte of what isn't a pair: that cell is empty.
        if sequences.count == 1 { return [nothing] }
        let middle = sequences.count / 2
        guard let first = Self.cells(source, Array(sequences[..<middle])),
            let second = Self.cells(source, Array(sequences[middle...]))
        else { return nil }
        return first + second
    }

    /// The bytes that begin a pair.
    private static func leads(_ charset: String) -> [ClosedRange<Int>] {
        switch charset {
        case "gb18030", "big5", "euc-kr": [0x81...0xFE]
        case "shift_jis": [0x81...0x9F, 0xE0...0xFC]
        case "euc-jp": [0x8E...0x8F, 0xA1...0xFE]
        case "johab": [0x84...0xD3, 0xD8...0xDE, 0xE0...0xF9]
        default: []
        }
    }

    /// Where the Encoding Standard's indexes (whatwg/encoding, `index-*.txt`) differ from glibc 2.36.
    private static let changedSingles: [String: [(Int, UInt32)]] = [
        "koi8-u": [(0xAE, 0x45E), (0xBE, 0x40E)], "macintosh": [(0xC6, 0x2206), (0xF0, 0xF8FF)],
        "x-mac-cyrillic": [(0xFF, 0x20AC)], "windows-1255": [(0xCA, 0x5BA)], "gb18030": [(0x80, 0x20AC)],
        "shift_jis": [(0x80, 0x80)],
    ]
    private static let changedPairs: [String: [(Int, UInt32)]] = [
        "big5": [
            (0xA145, 0x2027), (0xA14E, 0xFE51), (0xA1C2, 0xAF), (0xA1E3, 0xFF5E), (0xA1F2, 0x2295), (0xA1F3, 0x2299),
            (0xA241, 0x2215), (0xA242, 0xFE68), (0xA244, 0xFFE5), (0xA246, 0xFFE0), (0xA247, 0xFFE1),
            (0x8862, firstComposed), (0x8864, firstComposed + 1), (0x88A3, firstComposed + 2),
            (0x88A5, firstComposed + 3),
        ] + (0xA3C0...0xA3E0).map { ($0, UInt32($0 - 0xA3C0 + 0x2400)) } + hongKong,
        "gb18030": [
            (0xA3A0, 0x3000), (0xFE51, 0xE816), (0xFE52, 0xE817), (0xFE53, 0xE818), (0xFE6C, 0xE831), (0xFE76, 0xE83B),
            (0xFE91, 0xE855),
        ],
    ]

    /// Private characters of GB 18030's pairs of 2005, which have other ones now; four bytes never stood for them.
    private static let formerPairs: [UInt32] =
        Array(0xE78D...0xE796) + [0xE81E, 0xE826, 0xE82B, 0xE82C, 0xE832, 0xE843, 0xE854, 0xE864]

    /// Pairs that glibc's Big5-HKSCS lacks: Microsoft's, and the compatibility points of HKSCS-1999.
    private static let hongKong: [(Int, UInt32)] = """
        8E69箸 8E6F簆 8E7E糎 8EAB緒 8EB4縝 8ECD者 8ED0耨 8F57菁 8F69蒨 8F6E萏 8FCB覦 8FCC覩 8FFE起 906D都 907A銹 90DC靜 90F1響 \
        91BF鼖 9244蔃 92AF兙 92B0兛 92B1兝 92B2兞 92C8鍮 92D1瑹 9447浧 94CA禛 95D9邗 9644靝 96ED瀞 96FC嬨 9B76爁 9B78矗 9B7B纇 \
        9BC6駖 9BDE釔 9BEC惞 9BF6澶 9C42輶 9C53侻 9C62營 9C68鄄 9C6B鷰 9C77菏 9CBC尐 9CBD秣 9CD0婧 9D57輋 9D5A筑 9DC4拐 9EA9恢 \
        9EEF痹 9EFD汊 9F60鬮 9F66鼗 9FCB僭 9FD8弌 A063蠏 A077拎 A0D5瑨 A0DF煢 A0E4牐 A15A╴ A1C3￣ A1C5ˍ A1FE／ A240＼ A2CC十 \
        A2CE卅 A3E1€ C6CF廴 C6D3无 C6D5癶 C6D7隶 C6DE〃 C6DF仝 FA5F倩 FA66偽 FABD包 FAC5卄 FAD5卿 FB48嘅 FBB8婷 FBF3幵 FBF9廐 \
        FC4F彘 FC6C悤 FCB9撐 FCE2晴 FCF1杞 FDB7沜 FDB8渝 FDBB港 FDF1煮 FE52猪 FE6F瑜 FEAA瓩 FEDD砉
        """.split(separator: " ").compactMap { cell in
            guard let pair = Int(cell.prefix(4), radix: 16), let scalar = cell.dropFirst(4).unicodeScalars.first else {
                return nil
            }
            return (pair, scalar.value)
        }
}
