/// A trie of byte strings in two interleaved arrays (Aoe 1989): a step is one addition and one comparison. Where only one key is
/// left, its rest is kept as a string and compared at once.
struct DoubleArray: Sendable {
    struct Unit: Sendable {
        /// Where the children begin: child by byte `b` stands at `base + b`. 0: none. Negative: the complement of the place in `tails`
        /// where the rest of the only key from here on stands.
        fileprivate(set) var base: Int32 = 0
        /// The parent, times two; odd where a key ends here. Negative where the place is free.
        fileprivate(set) var parent: Int32 = -2
    }

    private var units: [Unit]
    /// By state at which a key ends, or its tail begins: the key's number.
    private var values: [Int32]
    /// Two bytes of length, the bytes; and eight zeros after the last, so that eight can be read at any.
    private var tails: [UInt8] = []

    /// A walk over a text: where it stands, and how far it has come.
    struct Walk {
        fileprivate var state: Int32 = 0
        /// The place after the bytes walked.
        fileprivate(set) var index: Int

        init(index: Int) { self.index = index }
    }

    /// `keys` are sorted by bytes, each once, none empty; the i-th has the value i.
    init(_ keys: [[UInt8]]) {
        units = [Unit](repeating: Unit(), count: 1024)
        units[0] = Unit(base: 0, parent: 0)
        values = []
        var found: [(state: Int32, key: Int)] = []
        var firstFree = 1
        var stack: [(state: Int32, keys: Range<Int>, depth: Int)] = keys.isEmpty ? [] : [(0, 0..<keys.count, 0)]
        var children: [(byte: UInt8, keys: Range<Int>)] = []
        while let (state, range, depth) = stack.popLast() {
            children.removeAll(keepingCapacity: true)
            var index = range.lowerBound
            let length = keys[index].count - depth
            if range.count == 1, depth > 0, length > 0, length < 1 << 16 {
                units[Int(state)].base = ~Int32(tails.count)
                tails += [UInt8(length & 0xFF), UInt8(length >> 8)] + keys[index][depth...]
                found.append((state, index))
                continue
            }
            if length == 0 {
                units[Int(state)].parent |= 1
                found.append((state, index))
                index += 1
            }
            while index < range.upperBound {
                let byte = keys[index][depth]
                var end = index + 1
                while end < range.upperBound, keys[end][depth] == byte { end += 1 }
                children.append((byte, index..<end))
                index = end
            }
            guard let first = children.first else { continue }
            let base = place(children.map(\.byte), first: first.byte, &firstFree)
            units[Int(state)].base = Int32(base)
            for child in children {
                units[base + Int(child.byte)].parent = state << 1
                stack.append((Int32(base + Int(child.byte)), child.keys, depth + 1))
            }
        }
        values = [Int32](repeating: -1, count: units.count)
        for (state, key) in found { values[Int(state)] = Int32(key) }
        tails += [UInt8](repeating: 0, count: 8)
    }

    /// The lowest place where all children fit; searched from the first free one, which moves on as places fill up.
    private mutating func place(_ bytes: [UInt8], first: UInt8, _ firstFree: inout Int) -> Int {
        while firstFree < units.count, units[firstFree].parent >= 0 { firstFree += 1 }
        var position = max(firstFree, Int(first) + 1)
        var tried = 0
        while true {
            let base = position - Int(first)
            while base + 256 >= units.count {
                units.append(contentsOf: repeatElement(Unit(), count: units.count))
            }
            if bytes.allSatisfy({ units[base + Int($0)].parent < 0 }) {
                // Where many tries failed, the region is nearly full: look no more into it.
                if tried > 64 { firstFree = max(firstFree, position - 64) }
                return base
            }
            tried += 1
            position += 1
        }
    }

    /// Walks on over `text`, up to `end` (within it), to the next key that ends; its number, or -1 where no further one does.
    @inline(__always)
    func next(_ walk: inout Walk, _ text: Span<UInt8>, to end: Int) -> Int32 {
        let units = units.span
        var state = walk.state
        // Unchecked: a state is a place of `units`, `place` has made 256 places from every base on, and the root's stands before any
        // other; `index` is less than `end`.
        while state >= 0, walk.index < end {
            let base = unsafe units[unchecked: Int(state)].base
            let next = base &+ Int32(unsafe text[unchecked: walk.index])
            let unit = unsafe units[unchecked: Int(next)]
            guard unit.parent &>> 1 == state else { break }
            walk.index &+= 1
            if unit.base < 0 {
                walk.state = -1
                return compare(&walk, text, to: end, Int(~unit.base)) ? values[Int(next)] : -1
            }
            state = next
            if unit.parent & 1 != 0 {
                walk.state = state
                return values[Int(state)]
            }
        }
        walk.state = -1
        return -1
    }

    /// Whether the text goes on with a tail; goes to its end then.
    @inline(__always)
    private func compare(_ walk: inout Walk, _ text: Span<UInt8>, to end: Int, _ tail: Int) -> Bool {
        let tails = tails.span
        let length = Int(tails[tail]) | Int(tails[tail &+ 1]) &<< 8
        guard end &- walk.index >= length else { return false }
        var offset = 0
        while offset < length {
            let differing = tails.eightBytes(at: tail &+ 2 &+ offset) ^ text.eightBytes(at: walk.index &+ offset)
            if differing & EightBytes.mask(length &- offset) != 0 { return false }
            offset &+= 8
        }
        walk.index &+= length
        return true
    }
}
