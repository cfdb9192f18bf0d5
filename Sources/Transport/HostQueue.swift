/// Who may go next: at most so many requests in all, so many to one host, first come first served, hosts in turn.
/// libcurl has limits of its own, but counts the wait for them against the request's time.
struct HostQueue {
    private struct Host {
        var running = 0
        var waiting = FIFO<Transfer>()
        /// Stands in `ready`.
        var isReady = false
    }

    private let total: Int
    private let perHost: Int
    private var hosts: [String: Host] = [:]
    /// Hosts that have somebody waiting and room for him.
    private var ready = FIFO<String>()
    private var running = 0

    init(total: Int, perHost: Int) {
        self.total = max(1, total)
        self.perHost = max(1, perHost)
    }

    var hasRoom: Bool { running < total }
    /// Somebody could start as soon as there is room in all.
    var isWaiting: Bool { !ready.isEmpty }

    mutating func add(_ transfer: Transfer) {
        let name = transfer.url.authority
        hosts[name, default: Host()].waiting.append(transfer)
        makeReady(name)
    }

    /// The next to start, counted as running from now on; nil where all have to wait. Who is over is passed by.
    mutating func next() -> Transfer? {
        while running < total, let name = ready.popFirst() {
            guard var host = hosts[name] else { continue }
            host.isReady = false
            var found: Transfer?
            while found == nil, let transfer = host.waiting.popFirst() {
                if !transfer.isOver { found = transfer }
            }
            if found != nil {
                host.running += 1
                running += 1
            }
            hosts[name] = host.running == 0 && host.waiting.isEmpty ? nil : host
            makeReady(name)
            if let found { return found }
        }
        return nil
    }

    /// One to that host has ended.
    mutating func leave(_ url: HTTPURL) {
        let name = url.authority
        guard var host = hosts[name], host.running > 0 else { return }
        host.running -= 1
        running -= 1
        hosts[name] = host.running == 0 && host.waiting.isEmpty ? nil : host
        makeReady(name)
    }

    /// All who wait, in no order; nobody does afterwards.
    mutating func drain() -> [Transfer] {
        var drained: [Transfer] = []
        for name in hosts.keys {
            while let transfer = hosts[name]?.waiting.popFirst() { drained.append(transfer) }
        }
        return drained
    }

    private mutating func makeReady(_ name: String) {
        guard let host = hosts[name], !host.isReady, !host.waiting.isEmpty, host.running < perHost else { return }
        hosts[name]?.isReady = true
        ready.append(name)
    }
}

/// First in, first out, each in constant time on average.
struct FIFO<Element> {
    private var elements: [Element?] = []
    private var head = 0

    var isEmpty: Bool { head == elements.count }

    mutating func append(_ element: Element) { elements.append(element) }

    mutating func popFirst() -> Element? {
        guard head < elements.count else { return nil }
        let element = elements[head]
        elements[head] = nil
        head += 1
        if head > 32, head * 2 > elements.count {
            elements.removeFirst(head)
            head = 0
        }
        return element
    }
}
