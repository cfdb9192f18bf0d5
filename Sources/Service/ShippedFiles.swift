internal import Foundation
package import Model

/// Finds the files that ship with the program: beside an installed binary (`../share/copytaster`), or in the checkout that
/// it was built in.
package enum ShippedFiles {
    /// The folder of the shipped watchlists.
    package static func watchlists() throws(InputFault) -> String {
        for folder in candidates() where FileManager.default.fileExists(atPath: folder + "/kazakhstan-china/beat.yaml")
        {
            return folder
        }
        throw InputFault(
            file: "watchlists",
            message:
                "the shipped watchlists are not beside the program; set COPYTASTER_SHARE to the folder that holds them")
    }

    /// The beat that commands use where none is named.
    package static func beat() throws(InputFault) -> String { try watchlists() + "/kazakhstan-china" }

    private static func candidates() -> [String] {
        var folders: [String] = []
        if let share = ProcessInfo.processInfo.environment["COPYTASTER_SHARE"] {
            folders += [share + "/watchlists", share]
        }
        let program =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        var folder = URL(fileURLWithPath: program).deletingLastPathComponent()
        folders.append(folder.deletingLastPathComponent().path + "/share/copytaster/watchlists")
        // .build/x86_64-unknown-linux-gnu/debug/copytaster: the checkout is a few folders up.
        for _ in 0..<6 {
            folders.append(folder.path + "/watchlists")
            folder = folder.deletingLastPathComponent()
        }
        return folders
    }
}
