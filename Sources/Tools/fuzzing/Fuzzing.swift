internal import CFuzzer
internal import Foundation

/// `fuzzing TARGET [libFuzzer's arguments]`; `make fuzz` calls it.
enum Fuzzing {
    /// Every target by its name.
    static let targets: [String: @Sendable ([UInt8]) -> String?] = {
        var targets: [String: @Sendable ([UInt8]) -> String?] = [:]
        for target in ReadingFuzz.allCases { targets[target.rawValue] = { target.fault($0) } }
        for target in FetchingFuzz.allCases { targets[target.rawValue] = { target.fault($0) } }
        for target in WatchingFuzz.allCases { targets[target.rawValue] = { target.fault($0) } }
        return targets
    }()

    /// The one that runs, by the first argument.
    static let target: @Sendable ([UInt8]) -> String? = {
        let name = CommandLine.arguments.dropFirst().first ?? ""
        guard let found = targets[name] else {
            print("error: no target '\(name)'; one of: \(targets.keys.sorted().joined(separator: " "))")
            exit(64)
        }
        return found
    }()

    static func run(_ bytes: [UInt8]) {
        if let fault = target(bytes) { fatalError(fault) }
    }
}

/// libFuzzer's library holds a `main` of its own, so the program's is called what SwiftPM calls it, and starts the driver.
@_cdecl("fuzzing_main")
public func fuzzingMain(
    _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
    _ = Fuzzing.target
    // The driver gets the arguments without the target's name.
    var left = count - 1
    unsafe arguments[1] = arguments[0]
    var rest: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe arguments + 1
    return unsafe LLVMFuzzerRunDriver(&left, &rest) { bytes, count in
        unsafe Fuzzing.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
    }
}
