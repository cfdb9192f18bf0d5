internal import Glibc

/// A destination that is a program: run once a delivery, with the message on its standard input.
package struct CommandSettings: Sendable, Hashable {
    /// The program's absolute path, then what it is given. No shell reads them.
    package var arguments: [String]
    /// Seconds that it may take.
    package var timeout: Double
    /// Names of variables of our environment that it gets beside its own.
    package var environment: [String]

    package init(arguments: [String], timeout: Double = 30, environment: [String] = []) {
        self.arguments = arguments
        self.timeout = timeout
        self.environment = environment
    }

    /// What is wrong with it, and what to do; nil where it can be run. Looks at the file: for the start, and `doctor`.
    package var fault: String? {
        guard let program = arguments.first, program.hasPrefix("/") else {
            return "the command must begin with the absolute path of a program"
        }
        guard arguments.count <= 100, arguments.allSatisfy({ !$0.utf8.contains(0) && $0.utf8.count <= 100_000 }) else {
            return "\(program): its arguments are too many or too long, or hold a zero byte; put them into a script"
        }
        guard (0.1...3600).contains(timeout) else {
            return "\(program): its timeout must be from a tenth of a second to an hour"
        }
        if let name = environment.first(where: { !Self.isName($0) }) {
            return "\(program): '\(name)' is no name of an environment variable: use letters, digits and _"
        }
        var status = stat()
        guard unsafe stat(program, &status) == 0 else {
            return errno == EACCES
                ? "\(program) can't be reached: give the user that runs Copytaster the right to enter its folders"
                : "\(program) is not there; install it, or correct the path"
        }
        guard status.st_mode & S_IFMT == S_IFREG else { return "\(program) is no file; name a program" }
        guard unsafe access(program, X_OK) == 0 else {
            return
                "\(program) may not be run by the user that runs Copytaster; chmod +x, or give it to that user's group"
        }
        if status.st_mode & S_IWOTH != 0 {
            return "\(program) may be written by anybody, who would run as Copytaster; chmod o-w \(program)"
        }
        if let folder = Self.folder(of: program), unsafe stat(folder, &status) == 0,
            status.st_mode & S_IWOTH != 0, status.st_mode & S_ISVTX == 0
        {
            return "\(folder) may be written by anybody, who could put another program there; chmod o-w \(folder)"
        }
        return nil
    }

    /// The folder in which the program really lies, links followed.
    private static func folder(of program: String) -> String? {
        guard let real = unsafe realpath(program, nil) else { return nil }
        defer { unsafe free(real) }
        let path = unsafe String(cString: real)
        guard let slash = path.lastIndex(of: "/") else { return nil }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 100 && !(0x30...0x39).contains(name.utf8.first ?? 0)
            && name.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): true
                default: false
                }
            }
    }
}
