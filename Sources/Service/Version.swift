/// The program's version, as `--version`, the User-Agent and the package say it.
package enum Version {
    package static let number = "0.1.0"
}
