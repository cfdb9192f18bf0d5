package import Foundation
package import Model
internal import Reading
internal import Yams

/// Reads the existing corpus: text, HTML and JSONL files, with a metadata file that says what a text can't.
package struct CorpusFiles: Sendable {
    /// The largest file that is taken, in bytes.
    private static let largest = 20_000_000
    private let zone: TimeZone
    private var metadata: [String: Metadata] = [:]

    struct Metadata { var title: String?, outlet: String?, url: String?, published: Date? }

    /// - Parameter metadataFile: YAML, a list of `file`, `title`, `outlet`, `url`, `published`.
    package init(metadataFile: String?, zone: TimeZone) throws(InputFaults) {
        self.zone = zone
        if let metadataFile { metadata = try Self.metadata(metadataFile, zone: zone) }
    }

    /// The articles of files and folders (their .txt, .html, .htm and .jsonl files), oldest publication first.
    /// - Throws: a fault for each file that can't be read; nothing is taken then.
    package func articles(_ paths: [String]) throws(InputFaults) -> [Article] {
        var articles: [Article] = []
        var faults: [InputFault] = []
        for path in paths {
            do throws(InputFaults) {
                for file in try files(path) { articles += try read(file) }
            } catch { faults += error.faults }
        }
        guard faults.isEmpty else { throw InputFaults(faults) }
        return articles.enumerated().sorted {
            ($0.element.published ?? .distantFuture, $0.offset) < ($1.element.published ?? .distantFuture, $1.offset)
        }.map(\.element)
    }

    private func files(_ path: String) throws(InputFaults) -> [String] {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw InputFaults([InputFault(file: path, message: "there is no such file or folder; check the path")])
        }
        guard isFolder.boolValue else { return [path] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let found = names.sorted().filter { ["txt", "html", "htm", "jsonl"].contains(($0 as NSString).pathExtension) }
        guard !found.isEmpty else {
            throw InputFaults([InputFault(file: path, message: "holds no .txt, .html or .jsonl file")])
        }
        return found.map { path + "/" + $0 }
    }

    private func read(_ file: String) throws(InputFaults) -> [Article] {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw InputFaults([InputFault(file: file, message: "can't be read; check its rights")])
        }
        guard data.count <= Self.largest else {
            throw InputFaults([InputFault(file: file, message: "is larger than 20 MB; split it")])
        }
        let name = (file as NSString).lastPathComponent
        let known = metadata[name]
        switch (file as NSString).pathExtension {
        case "jsonl":
            return try ReplayArticle.read(String(decoding: data, as: UTF8.self), file: file).map {
                $0.article(zone: zone)
            }
        case "html", "htm":
            let address = known?.url ?? "file:///" + name
            let page: Page
            do { page = try PageReader.page(Array(data), contentType: nil, url: address) } catch {
                throw InputFaults([InputFault(file: file, message: "\(error)")])
            }
            return [
                article(
                    name, url: known?.url ?? page.canonicalURL, title: known?.title ?? page.title,
                    outlet: known?.outlet ?? page.site, published: known?.published ?? page.published, text: page.text)
            ]
        default:
            let text = String(decoding: data, as: UTF8.self)
            let firstLine = text.split(separator: "\n").first.map(String.init)
            return [
                article(
                    name, url: known?.url, title: known?.title ?? firstLine, outlet: known?.outlet,
                    published: known?.published, text: text)
            ]
        }
    }

    private func article(
        _ name: String, url: String?, title: String?, outlet: String?, published: Date?, text: String
    ) -> Article {
        let address = url ?? "corpus:" + name
        return Article(
            id: ArticleID.of(canonicalURL(address)), url: address, canonicalURL: canonicalURL(address),
            title: title ?? name,
            source: outlet ?? "corpus", published: published,
            language: LanguageIdentifier.identify((title ?? "") + "\n\n" + text), text: text)
    }

    private static func metadata(_ file: String, zone: TimeZone) throws(InputFaults) -> [String: Metadata] {
        func fault(_ message: String, _ node: Node? = nil) -> InputFaults {
            InputFaults([InputFault(file: file, line: node?.mark?.line, column: node?.mark?.column, message: message)])
        }
        guard let text = FileManager.default.contents(atPath: file).flatMap({ String(data: $0, encoding: .utf8) })
        else {
            throw fault("can't be read")
        }
        let root: Node?
        do { root = try Yams.compose(yaml: text) } catch { throw fault("not YAML: \(error)") }
        guard let sequence = root?.sequence else {
            throw fault("must be a list; each element has file, title, outlet, url, published")
        }
        var result: [String: Metadata] = [:]
        for node in sequence {
            guard let mapping = node.mapping, let name = mapping["file"]?.string else {
                throw fault("'file' is missing here; it names the article's file", node)
            }
            let day = mapping["published"]
            let published = day?.scalar.flatMap { Timestamp.read($0.string, zone: zone) }
            if let day, published == nil {
                throw fault("'\(day.scalar?.string ?? "")' is no day YYYY-MM-DD or RFC 3339 time", day)
            }
            result[name] = Metadata(
                title: mapping["title"]?.string, outlet: mapping["outlet"]?.string, url: mapping["url"]?.string,
                published: published)
        }
        return result
    }
}

extension Newsdesk {
    /// Takes existing articles in as known: their events enter the ledger, none alerts.
    /// - Returns: a record an article; those that were there already are read again.
    package func add(corpus articles: [Article]) throws(StoreFault) -> [ArticleRecord] {
        var records: [ArticleRecord] = []
        for article in articles {
            records.append(
                try pipeline.reader.read(article, item: nil, isHistory: true, now: article.published ?? clock.now()))
        }
        return records
    }
}
