internal import Foundation
package import Model
internal import Mustache

/// The templates of a digest: the shipped ones, or those of a desk's folder for the forms that it has.
///
///     digest.md.mustache   digest.html.mustache   digest.txt.mustache
///
/// JSON has none: its form is published.
package struct DigestTemplates: Sendable {
    let markdown: MustacheTemplate
    let html: MustacheTemplate
    let text: MustacheTemplate

    /// Bytes of a template at the most.
    static let most = 256 * 1024

    /// The forms that have a template.
    package static let formats: [DigestFormat] = [.md, .html, .text]

    /// `digest.md.mustache`.
    package static func fileName(_ format: DigestFormat) -> String { "digest.\(format.fileEnding).mustache" }

    /// What is shipped, as a desk may begin with.
    package static func shipped(_ format: DigestFormat) -> String? {
        switch format {
        case .md: ShippedTemplates.markdown
        case .html: ShippedTemplates.html
        case .text: ShippedTemplates.text
        case .json: nil
        }
    }

    /// The shipped templates, in which `own` takes the place of those that it has: format → text, and the file to name in
    /// faults.
    package init(own: [DigestFormat: (file: String, text: String)] = [:]) throws(InputFaults) {
        var faults: [InputFault] = []
        var compiled: [DigestFormat: MustacheTemplate] = [:]
        for format in Self.formats {
            let (file, text) = own[format] ?? (Self.fileName(format), Self.shipped(format) ?? "")
            let check = TemplateCheck(text, file: file, format: format)
            faults += check.faults
            if let template = check.template { compiled[format] = template }
        }
        guard faults.isEmpty, let markdown = compiled[.md], let html = compiled[.html], let text = compiled[.text]
        else {
            throw InputFaults(faults)
        }
        (self.markdown, self.html, self.text) = (markdown, html, text)
        if own.isEmpty { return }
        let trial = try? DigestRendering(templates: self).renderings(DigestSample.digest)
        // A template that repeats itself without end can't be written; one of a few kilobytes that yields megabytes is a slip.
        for item in trial ?? [] where item.body.utf8.count > Self.mostRendered {
            let file = own[item.format]?.file ?? Self.fileName(item.format)
            throw InputFaults([
                InputFault(
                    file: file,
                    message:
                        "a small digest becomes \(item.body.utf8.count / 1024) KiB; look for a section inside itself")
            ])
        }
    }

    private static let mostRendered = 4 * 1024 * 1024

    /// Reads a desk's folder: what it lacks is shipped.
    ///
    /// - Throws: all faults of all files, each with file, line and column; a folder that isn't there; a file of another name.
    package static func load(_ folder: String) throws(InputFaults) -> DigestTemplates {
        let files = FileManager.default
        guard let names = try? files.contentsOfDirectory(atPath: folder) else {
            throw InputFaults([
                InputFault(
                    file: folder,
                    message:
                        "this folder of digest templates can't be read; name one in 'digest.templates', or leave it out"
                )
            ])
        }
        var faults: [InputFault] = []
        var own: [DigestFormat: (file: String, text: String)] = [:]
        for name in names.sorted() where name.hasSuffix(".mustache") {
            let file = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            guard let format = formats.first(where: { fileName($0) == name }) else {
                let known = formats.map { fileName($0) }
                faults.append(
                    InputFault(
                        file: file,
                        message:
                            "no digest has a template of this name\(Nearest.suggestion(for: name, among: known, all: true))"
                    ))
                continue
            }
            // Read no further than one byte too many.
            guard let handle = FileHandle(forReadingAtPath: file), let data = try? handle.read(upToCount: most + 1)
            else {
                faults.append(InputFault(file: file, message: "this template can't be read; look at its rights"))
                continue
            }
            if data.count > most {
                faults.append(
                    InputFault(
                        file: file, message: "a template may have \(most / 1024) KiB; take out what it doesn't need"))
            } else if let text = String(data: data, encoding: .utf8) {
                own[format] = (file, text)
            } else {
                faults.append(InputFault(file: file, message: "this is not UTF-8; save it as UTF-8"))
            }
        }
        guard faults.isEmpty else { throw InputFaults(faults) }
        return try DigestTemplates(own: own)
    }

    /// Writes the shipped templates into a folder, which is made where it isn't there; what stands there already is
    /// left as it is.
    ///
    /// - Returns: the files written.
    /// - Throws: what the system said.
    package static func write(to folder: String) throws -> [String] {
        let files = FileManager.default
        let missing = formats.map { ((folder as NSString).appendingPathComponent(fileName($0)), shipped($0) ?? "") }
            .filter { !files.fileExists(atPath: $0.0) }
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (path, text) in missing { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) }
        return missing.map(\.0)
    }
}
