import Glibc

enum Pause {
    /// A few milliseconds of a server's thread.
    static func briefly() { usleep(10_000) }
}
