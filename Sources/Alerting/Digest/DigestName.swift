package import Model

extension Digest {
    /// What its files are called, without ending: `digest-2021-03-28`, a week's `digest-week-2021-03-29`; the digests of a day
    /// and of a week that close on one day stand side by side.
    package var fileName: String { kind == .weekly ? "digest-week-\(day)" : "digest-\(day)" }
}
