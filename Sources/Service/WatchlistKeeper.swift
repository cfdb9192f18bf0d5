internal import Alerting
internal import Foundation
internal import Logging
internal import Model
internal import Synchronization
internal import Watching

/// Keeps the live watchlist that of its folder: takes a changed one that is right, keeps the old one where it is wrong and
/// says so in the log, in `status` and to the desk, and puts every version on record.
final class WatchlistKeeper: Sendable {
    /// What must hold of a watchlist besides being without faults, as its own examples; faults where it doesn't.
    typealias Verify = @Sendable (Beat) -> [InputFault]

    private let folder: String
    private let zone: TimeZone
    private let store: any Store
    private let beat: BeatHolder
    private let destinations: [Destination]
    private let verify: Verify
    private let clock: Clock
    private let log: Logger
    private let onTake: @Sendable (Watchlist) -> Void
    /// Held while the folder is read, so that a signal and a look don't cross.
    private let state = Mutex(WatchlistReload())

    /// - Parameter onTake: called with each watchlist that becomes live.
    init(
        folder: String, zone: TimeZone, store: any Store, beat: BeatHolder, destinations: [Destination],
        verify: @escaping Verify, clock: Clock, log: Logger, onTake: @escaping @Sendable (Watchlist) -> Void
    ) {
        self.folder = folder
        self.zone = zone
        self.store = store
        self.beat = beat
        self.destinations = destinations
        self.verify = verify
        self.clock = clock
        self.log = log
        self.onTake = onTake
    }

    /// Puts the watchlist that the program starts with on record.
    func begin() throws(StoreFault) {
        let files = beat.current.files
        _ = try store.add(version: files.hash, since: clock.now(), files: files.files)
        if try store.note(WatchlistRefusal.note)?.isEmpty == false { try store.setNote(WatchlistRefusal.note, "") }
    }

    /// Looks at the folder, and reads it where it has changed and lies still.
    /// - Returns: whether a notice waits in the outbox.
    func look() throws(StoreFault) -> Bool {
        let result = state.withLock { state in
            Result { () throws(StoreFault) in
                let before = Self.look(at: folder)
                guard state.look(before) == .read else { return false }
                let files = WatchlistFiles(folder: folder)
                // Changed while it was read: the next look sees to it.
                guard Self.look(at: folder) == before else { return false }
                let (ruling, _) = try settle(files, &state)
                state.hasRead(before)
                return ruling == .refuse(isNews: true)
            }
        }
        return try result.get()
    }

    /// Reads the folder at once, as at a signal.
    /// - Returns: what is wrong with it; it is refused then.
    func reload() throws(StoreFault) -> [InputFault] {
        let result = state.withLock { state in
            Result { () throws(StoreFault) in
                let before = Self.look(at: folder)
                let (_, faults) = try settle(WatchlistFiles(folder: folder), &state)
                state.hasRead(before)
                return faults
            }
        }
        return try result.get()
    }

    /// Nothing of `state` has changed where this throws: it is tried again.
    private func settle(
        _ files: WatchlistFiles, _ state: inout WatchlistReload
    ) throws(StoreFault) -> (ruling: WatchlistReload.Ruling, faults: [InputFault]) {
        let live = beat.current.watchlist.hash
        var new: Beat?
        var faults: [InputFault] = []
        // What is live is right: nothing needs compiling.
        if files.hash != live || files.files.isEmpty {
            do throws(InputFaults) {
                let read = try Beat(files: files, zone: zone, destinations: destinations.map(\.name))
                faults = verify(read)
                new = read
            } catch { faults = error.faults }
        }
        var next = state
        let ruling = next.rule(hash: files.hash, live: live, faults: faults.count)
        switch ruling {
        case .unchanged: break
        case .mended:
            try store.setNote(WatchlistRefusal.note, "")
            log.notice("the watchlist is the live one again", metadata: ["hash": "\(live)"])
        case .take: if let new { try take(new) }
        case .refuse(let isNews): if isNews { try refuse(files.hash, Self.order(faults, files, beat.current.files)) }
        }
        state = next
        return (ruling, faults)
    }

    private func take(_ new: Beat) throws(StoreFault) {
        _ = try store.add(version: new.watchlist.hash, since: clock.now(), files: new.files.files)
        try store.setNote(WatchlistRefusal.note, "")
        beat.replace(with: new)
        onTake(new.watchlist)
        log.notice(
            "watchlist reloaded", metadata: ["hash": "\(new.watchlist.hash)", "files": "\(new.files.files.count)"])
    }

    private func refuse(_ hash: String, _ faults: [InputFault]) throws(StoreFault) {
        let refusal = WatchlistRefusal(
            hash: hash, since: clock.now(), live: beat.current.watchlist.hash, faults: faults)
        log.error(
            "the changed watchlist is refused, the one before stays live",
            metadata: ["faults": "\(faults.count)", "live": "\(refusal.live)", "refused": "\(hash)"])
        for fault in refusal.faults.prefix(Self.mostLogged) {
            log.error("fault of the refused watchlist", metadata: ["why": "\(fault)"])
        }
        let deliveries: [Delivery]
        let note: String
        do {
            deliveries = try Outbox.deliveries(for: refusal.notice(), to: destinations, now: refusal.since)
            note = try refusal.encoded()
        } catch { throw StoreFault("can't encode a notice: \(error)", isTransient: false) }
        try store.add(deliveries, notes: [WatchlistRefusal.note: note])
    }

    /// Lines of the log for one refusal; the notice has more.
    private static let mostLogged = 5

    /// What stands in the files that were changed comes first: one slip there makes many faults elsewhere.
    static func order(_ faults: [InputFault], _ new: WatchlistFiles, _ live: WatchlistFiles) -> [InputFault] {
        let old = Dictionary(live.files.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        let changed = Set(new.files.filter { old[$0.name] != $0.bytes }.map { new.folder + "/" + $0.name })
        return faults.filter { changed.contains($0.file) } + faults.filter { !changed.contains($0.file) }
    }

    static func look(at folder: String) -> WatchlistReload.Look {
        guard let names = WatchlistFiles.names(in: folder) else { return .init(files: nil) }
        var files: [String: WatchlistReload.Look.File] = [:]
        for name in names.prefix(2000) {
            // What is gone since its name was read is gone.
            guard let file = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name) else { continue }
            files[name] = .init(
                size: (file[.size] as? NSNumber)?.intValue ?? 0,
                modified: (file[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0)
        }
        return .init(files: files)
    }
}
