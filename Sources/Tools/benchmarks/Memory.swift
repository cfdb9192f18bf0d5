internal import Foundation

/// This process's resident memory, in bytes (proc(5)).
enum Memory {
    /// From here on the kernel counts the peak anew (`clear_refs`).
    static func resetPeak() throws { try Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs")) }

    static func peak() throws -> Int { try status("VmHWM:") }
    static func resident() throws -> Int { try status("VmRSS:") }

    private static func status(_ key: String) throws -> Int {
        let lines = try String(contentsOfFile: "/proc/self/status", encoding: .utf8).split(separator: "\n")
        let line = lines.first { $0.hasPrefix(key) }
        return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
    }
}
