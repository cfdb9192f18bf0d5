/// A trie of byte strings in two interleaved arrays (Aoe 1989): a step is one addition and one comparison.
struct DoubleArray: Sendable {
    struct Unit: Sendable {
        /// Where the children begin: child by byte `b` stands at `base + b`. 0: none.
        var base: Int32 = 0
        /// The parent; -1 where the place is free.
        var parent: Int32 = -1
        /// The key's number, -1 where no key ends here.
        var value: Int32 = -1
    }

    private(set) var units: [Unit]
    static let root: Int32 = 0

    /// `keys` are sorted by bytes, each once, none empty; the i-th has the value i.
    init(_ keys: [[UInt8]]) {
        units = [Unit](repeating: Unit(), count: 1024)
        units[0] = Unit(base: 0, parent: 0, value: -1)
        guard !keys.isEmpty else { return }
        var firstFree = 1
        var stack: [(state: Int32, keys: Range<Int>, depth: Int)] = [(0, 0..<keys.count, 0)]
        var children: [(byte: UInt8, keys: Range<Int>)] = []
        while let (state, range, depth) = stack.popLast() {
            children.removeAll(keepingCapacity: true)
            var index = range.lowerBound
            if keys[index].count == depth {
                units[Int(state)].value = Int32(index)
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
                units[base + Int(child.byte)].parent = state
                stack.append((Int32(base + Int(child.byte)), child.keys, depth + 1))
            }
        }
    }

    /// The lowest place where all children fit; searched from the first free one, which moves on as places fill up.
    private mutating func place(_ bytes: [UInt8], first: UInt8, _ firstFree: inout Int) -> Int {
        while firstFree < units.count, units[firstFree].parent != -1 { firstFree += 1 }
        var position = max(firstFree, Int(first) + 1)
        var tried = 0
        while true {
            let base = position - Int(first)
            while base + 256 >= units.count {
                units.append(contentsOf: repeatElement(Unit(), count: units.count))
            }
            if bytes.allSatisfy({ units[base + Int($0)].parent == -1 }) {
                // Where many tries failed, the region is nearly full: look no more into it.
                if tried > 64 { firstFree = max(firstFree, position - 64) }
                return base
            }
            tried += 1
            position += 1
        }
    }

    /// The child of `state` by `byte`, or -1.
    @inline(__always)
    func step(_ units: Span<Unit>, _ state: Int32, _ byte: UInt8) -> Int32 {
        let next = units[Int(state)].base &+ Int32(byte)
        // `base` of a leaf is 0, and the places 0…255 belong to the root's children or to nobody.
        return Int(next) < units.count && units[Int(next)].parent == state ? next : -1
    }
}
