internal import Foundation
internal import Model
internal import Reading

/// Pages to articles.
enum PageBenchmark {
    /// - Parameter option: `results`: once, and what was read is told.
    static func run(_ inputs: [Input], rounds: Int, option: String) throws -> Measured {
        let pages = try inputs.map { (bytes: try $0.bytes(), url: $0.url ?? "") }
        func page(_ bytes: [UInt8], _ url: String) -> Page {
            (try? PageReader.page(bytes, contentType: nil, url: url)) ?? Page()
        }
        if option == "results" {
            var measured = Measured()
            measured.results = pages.map { bytes, url in
                let page = page(bytes, url)
                return .init(
                    page: PageResult(
                        title: page.title, published: page.published?.formatted(.iso8601), text: page.text))
            }
            return measured
        }
        var size = 0
        return measured(rounds) {
            for (bytes, url) in pages { size += page(bytes, url).text.utf8.count }
            return pages.count
        }
    }
}

/// An article in the form of `copytaster article extract`, as far as suites tell of it.
struct PageResult: Encodable {
    var title, published: String?
    var text: String
}
