import Foundation
import Model
import Testing

@testable import Alerting

@Suite struct DigestTemplateTests {
    struct Row: Sendable {
        var format: DigestFormat, text: String
        /// `line:column`, and a part of what is said; nil: it is right.
        var place: String?, says: String

        init(_ format: DigestFormat, _ text: String, _ place: String? = nil, _ says: String = "") {
            (self.format, self.text, self.place, self.says) = (format, text, place, says)
        }
    }

    static let rows = [
        Row(.md, "# {{title}}\n{{#new}}{{type}}{{#events}}{{headline}}{{/events}}{{/new}}"),
        Row(.md, "{{{title}}} {{&title}} {{! a note }}{{words.new}} {{uppercased(title)}}"),
        Row(
            .html,
            "{{#charts}}{{{svg}}}{{/charts}}{{#new}}{{#events}}{{#sources}}<a href=\"{{url}}\">x</a>{{/sources}}{{/events}}{{/new}}"
        ),
        Row(.text, "{{#feeds}}{{^first()}}, {{/first()}}{{name}}{{/feeds}}"),
        Row(.md, "a\n  {{titel}}", "2:3", "there is no 'titel' in a digest; did you mean 'title'?"),
        Row(.md, "{{#new}}{{#event}}{{/event}}{{/new}}", "1:9", "did you mean 'events'?"),
        Row(.md, "{{words.news}}", "1:1", "there is no 'news' in 'words'; did you mean 'new'?"),
        Row(.md, "{{headline}}", "1:1", "there is no 'headline'"), Row(.md, "{{new}}", "1:1", "has parts; open it"),
        Row(.md, "\n{{#new}}", "2:1", "never closed"), Row(.md, "{{/new}}", "1:1", "nothing is open"),
        Row(.md, "{{#new}}{{/feeds}}", "1:9", "'new' is open here"), Row(.md, "{{#new}\n", "1", "not closed"),
        Row(.md, "{{title", "1", "not closed"), Row(.md, "{{> other}}", "1:1", "not used here"),
        Row(.md, "{{=<% %>=}}", "1:1", "not used here"), Row(.md, "{{shout(title)}}", "1:1", "there is no 'shout(…)'"),
        Row(.html, "{{% CONTENT_TYPE:TEXT}}{{title}}", "1:1", "not used here"),
        Row(.html, "{{{title}}}", "1:1", "is text from outside"),
        Row(.html, "{{&title}}", "1:1", "is text from outside"),
        Row(.html, "<a href=\"{{title}}\">", "1:10", "only 'url' and 'markURL'"),
        Row(.html, "<a href={{title}}>", "1:9", "put quotes round"),
        Row(.html, "<script>\nlet a = '{{title}}'</script>", "2:10", "script or style"),
        Row(.html, "<p onclick=\"{{title}}\">", "1:13", "style or an event's"),
        Row(.html, "<p style='{{title}}'>", "1:11", "style or an event's"), Row(.html, "<p title=\"{{title}}\">"),
        Row(.md, "{{}}", "1:1", "names nothing"),
    ]

    @Test(arguments: rows) func aTemplateIsChecked(row: Row) {
        let faults = TemplateCheck(row.text, file: "t", format: row.format).faults
        guard let place = row.place else {
            #expect(faults.isEmpty, "\(faults)")
            return
        }
        let told = faults.map(\.description)
        #expect(told.contains { $0.hasPrefix("t:\(place)") && $0.contains(row.says) }, "\(row.text): \(told)")
    }

    @Test func faultsAreBounded() {
        let text = String(repeating: "{{nothing}}", count: 1000)
        #expect(TemplateCheck(text, file: "t", format: .md).faults.count == 20)
    }

    /// Every name of the view is one that a template may use, and the sample leaves none out.
    @Test func theShippedTemplatesAreRightAndTheSampleHasAll() throws {
        _ = try DigestTemplates()
        func check(_ value: Any, _ path: String) {
            let mirror = Mirror(reflecting: value)
            if value is String || value is Bool || value is Markup { return }
            if mirror.displayStyle == .optional || mirror.displayStyle == .collection {
                // What is missing has no names of its own.
                let leaves = ["Optional<String>", "Array<String>", "Array<MarkLink>"]
                #expect(
                    !mirror.children.isEmpty || leaves.contains("\(type(of: value))"), "\(path) is empty in the sample")
            }
            for child in mirror.children.prefix(mirror.displayStyle == .collection ? 1 : .max) {
                check(child.value, path + "." + (child.label ?? ""))
            }
        }
        check(DigestSample.view, "view")
    }

    @Test func aDesksFolderTakesTheirPlace() throws {
        let folder = try ScratchFolder()
        #expect(try DigestTemplates.write(to: folder.path + "/templates").count == 3)
        let path = folder.path + "/templates"
        #expect(try DigestTemplates.write(to: path).isEmpty)
        let text = path + "/digest.txt.mustache"
        try Data("{{day}}\n".utf8).write(to: URL(fileURLWithPath: text))
        try FileManager.default.removeItem(atPath: path + "/digest.html.mustache")
        #expect(try DigestTemplates.write(to: path) == [path + "/digest.html.mustache"])
        #expect(try String(contentsOfFile: text, encoding: .utf8) == "{{day}}\n")
        try FileManager.default.removeItem(atPath: text)
        #expect(try DigestTemplates.write(to: path) == [text])
        // What is written is what is shipped.
        let same = try DigestRendering(templates: .load(path))
        #expect(try same.html(RichDigest.digest()) == DigestRendering().html(RichDigest.digest()))
        try Data("{{summary}} <{{beat}}>\n".utf8).write(to: URL(fileURLWithPath: path + "/digest.md.mustache"))
        try FileManager.default.removeItem(atPath: path + "/digest.txt.mustache")
        let own = try DigestRendering(templates: .load(path))
        #expect(own.markdown(Samples.digest()) == "1 new, 40 articles read <The beat>\n")
        #expect(own.text(Samples.digest()) == (try DigestRendering().text(Samples.digest())))
    }

    @Test func whatIsWrongIsToldWithItsFile() throws {
        let folder = try ScratchFolder()
        func faults(_ name: String, _ data: Data) throws -> [String] {
            let file = folder.path + "/" + name
            try data.write(to: URL(fileURLWithPath: file))
            defer { try? FileManager.default.removeItem(atPath: file) }
            do throws(InputFaults) {
                _ = try DigestTemplates.load(folder.path)
                return []
            } catch { return error.faults.map(\.description) }
        }
        #expect(
            try faults("digest.md.mustache", Data("{{x}}".utf8))[0].hasPrefix(
                "\(folder.path)/digest.md.mustache:1:1: error:"))
        #expect(try faults("digest.txt.mustache", Data(repeating: 0x41, count: 256 * 1024 + 1))[0].contains("256 KiB"))
        #expect(try faults("digest.md.mustache", Data([0xFF, 0xFE]))[0].contains("UTF-8"))
        #expect(try faults("digest.text.mustache", Data())[0].contains("did you mean 'digest.txt.mustache'?"))
        #expect(throws: InputFaults.self) { try DigestTemplates.load(folder.path + "/nowhere") }
    }
}
