/// Sequences of words by number, as a trie whose steps are kept in one open-addressing table.
struct Phrases: Sendable {
    static let root: Int32 = 0

    private var keys: [UInt64]
    private var nodes: [Int32]
    private let mask: Int
    /// By node: where its patterns begin in `ended`; one more at the end.
    private let starts: [Int32]
    private let ended: [Int32]
    private let hasChildren: [Bool]
    /// By word: the node that it leads to from the root, -1 where none.
    private let first: [Int32]

    struct Builder {
        private var steps: [UInt64: Int32] = [:]
        private var ends: [[Int32]] = [[]]
        private var parents: Set<Int32> = []

        mutating func add(_ sequence: [Int32], pattern: Int32) {
            var node = Phrases.root
            for word in sequence {
                let key = Phrases.key(node, word)
                parents.insert(node)
                if let known = steps[key] {
                    node = known
                } else {
                    let fresh = Int32(ends.count)
                    steps[key] = fresh
                    ends.append([])
                    node = fresh
                }
            }
            ends[Int(node)].append(pattern)
        }

        func build() -> Phrases { Phrases(steps: steps, ends: ends, parents: parents) }
    }

    private init(steps: [UInt64: Int32], ends: [[Int32]], parents: Set<Int32>) {
        var capacity = 16
        while capacity < steps.count * 2 { capacity *= 2 }
        mask = capacity - 1
        keys = [UInt64](repeating: .max, count: capacity)
        nodes = [Int32](repeating: 0, count: capacity)
        var starts: [Int32] = [0]
        for list in ends { starts.append((starts.last ?? 0) + Int32(list.count)) }
        self.starts = starts
        ended = ends.flatMap { $0 }
        hasChildren = ends.indices.map { parents.contains(Int32($0)) }
        var first: [Int32] = []
        for (key, node) in steps where key >> 32 == UInt64(Phrases.root) {
            let word = Int(key & 0xFFFF_FFFF)
            if word >= first.count { first += [Int32](repeating: -1, count: word + 1 - first.count) }
            first[word] = node
        }
        self.first = first
        for (key, node) in steps {
            var slot = Phrases.slot(key, mask)
            while keys[slot] != .max { slot = (slot + 1) & mask }
            keys[slot] = key
            nodes[slot] = node
        }
    }

    private static func key(_ node: Int32, _ word: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
    }

    private static func slot(_ key: UInt64, _ mask: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    }

    /// The node that a sequence's first word leads to; -1 where none begins with it.
    func first(_ word: Int32) -> Int32 { Int(word) < first.count ? first[Int(word)] : -1 }

    /// The node that `word` leads to from a node that is not the root; -1 where none.
    func step(_ node: Int32, _ word: Int32) -> Int32 {
        let key = Phrases.key(node, word)
        var slot = Phrases.slot(key, mask)
        while keys[slot] != .max {
            if keys[slot] == key { return nodes[slot] }
            slot = (slot + 1) & mask
        }
        return -1
    }

    /// The patterns that end at a node: places for `pattern(_:)`.
    func patterns(at node: Int32) -> Range<Int> { Int(starts[Int(node)])..<Int(starts[Int(node) + 1]) }

    func pattern(_ place: Int) -> Int32 { ended[place] }

    /// Whether any pattern goes on from here.
    func continues(_ node: Int32) -> Bool { hasChildren[Int(node)] }
}
