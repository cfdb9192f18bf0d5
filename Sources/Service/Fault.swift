internal import Foundation
internal import Model
internal import Newsroom
internal import Reading

/// An input that a command was given and that isn't there.
package struct NoInput: Error, Sendable {
    package var file: String
    package init(file: String) { self.file = file }
}

/// An error as a command ends with it: what standard error says, and the exit code (sysexits.h).
package struct Fault: Sendable, Hashable {
    package var text: String
    package var code: Int32

    package init(_ error: any Error) {
        switch error {
        case let faults as InputFaults:
            self.init(faults.description, Self.code(of: faults.faults))
        case let fault as InputFault:
            self.init(fault.description, Self.code(of: [fault]))
        case let fault as CommandFault:
            self.init(fault.text, fault.code)
        case let missing as NoInput:
            self.init("\(missing.file): error: can't be read; is there such a file, and may you read it?", 66)
        case let fault as StoreFault:
            self.init("error: \(fault.description)", 74)
        case let fault as NewsroomFault:
            self.init("error: \(fault)", 69)
        case let fault as FeedFault:
            self.init("error: \(fault)", 65)
        case let fault as PageFault:
            self.init("error: \(fault)", 65)
        case let error as CocoaError:
            self.init("error: \(error.localizedDescription)\(error.filePath.map { " (\($0))" } ?? "")", 74)
        default:
            self.init("error: \(error); this is a bug of copytaster, please report it", 70)
        }
    }

    private init(_ text: String, _ code: Int32) {
        self.text = text
        self.code = code
    }

    /// YAML is configuration (78), everything else is data (65).
    private static func code(of faults: [InputFault]) -> Int32 {
        faults.contains { $0.file.hasSuffix(".yaml") || $0.file.hasSuffix(".yml") || $0.file.contains("watchlists") }
            ? 78 : 65
    }
}
