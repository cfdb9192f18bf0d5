/// Cases of the feed suites whose expectation is not ours, with the reason: a specification or another suite says otherwise,
/// or the interface does (titles are plain text and nobody's guess, a date that can't be is unknown).
enum FeedDisagreements {
    static func reason(_ suite: String, _ name: String) -> String? {
        table.first { $0.cases.contains("\(suite)/\(name)") }?.reason
    }

    private static let table: [(reason: String, cases: [String])] = [
        (
            "its own assertion wants the alternate link, as is given",
            [
                "feedparser/wellformed/atom/entry_link_no_href_link_priority.xml",
                "feedparser/wellformed/atom/entry_link_rel_enclosure_no_href.xml",
            ]
        ),
        (
            "of the HTTP header only the media type is given to the parser",
            [
                "feedparser/wellformed/lang/http_content_language_entry_title_inherit.xml",
                "feedparser/wellformed/lang/http_content_language_entry_title_inherit_2.xml",
            ]
        ),
        (
            "the title of a picture in a category is not the item's",
            [
                "feedparser/wellformed/rss/item_category_image.xml"
            ]
        ),
        (
            "a script in it is no text",
            [
                "feedparser/wellformed/sanitize/entry_summary_crazy.xml",
                "feedparser/wellformed/sanitize/item_content_encoded_crazy.xml",
                "feedparser/wellformed/sanitize/item_fullitem_crazy.xml",
            ]
        ),
        (
            "references to 128 ... 159 are windows-1252's (HTML Standard, 13.2.5.80)",
            [
                "feedparser/encoding/bozo_double-encoded-html.xml",
                "feedparser/encoding/double-encoded-html.xml",
            ]
        ),
        (
            "bytes without a charset: as good a guess as any",
            [
                "feedparser/encoding/bozo_linenoise.xml"
            ]
        ),
        (
            "of several links the channel's own plain one is its page",
            [
                "gofeed/translator/rss/feed_links_-_rdf_channel_links.xml"
            ]
        ),
        (
            "feedparser gives the term, which identifies; a label only names it",
            [
                "gofeed/translator/atom/feed_categories_-_atom_feed_categories.xml"
            ]
        ),
        (
            "a change is no publication; absent means unknown",
            [
                "gofeed/translator/atom/feed_item_updated_-_atom03_feed_entry_modified.xml"
            ]
        ),
        (
            "JSON Feed has no date of the feed's own",
            [
                "gofeed/translator/json/json10_full.json"
            ]
        ),
        (
            "categories are words, not HTML",
            [
                "gofeed/parser/rss/rss_channel_item_category_cdata_naked_markup.xml",
                "gofeed/parser/rss/rss_channel_item_category_naked_markup.xml",
            ]
        ),
        (
            "miniflux wants feedburner:origLink, which is the page itself",
            [
                "feed-rs/atom/test_example_3"
            ]
        ),
        (
            "the id is the publisher's (rdf:about), and the link is absolute where the site is known",
            [
                "feed-rs/rss1/test_example_1"
            ]
        ),
        (
            "the id is the publisher's (rdf:about), not a hash",
            [
                "feed-rs/rss1/test_spec_1"
            ]
        ),
        (
            "a publication is no change; absent means unknown",
            [
                "feed-rs/rss2/test_example_1",
                "feed-rs/rss2/test_example_5",
                "feed-rs/rss2/test_spec_1",
            ]
        ),
        (
            "a publication is no change, and an item without a guid goes by its link",
            [
                "feed-rs/rss2/test_example_6"
            ]
        ),
        (
            "miniflux makes a title of the address or the text; absent means unknown",
            [
                "miniflux/rss/TestParseEntryWithoutTitleAndDescription",
                "miniflux/atom/TestParseAtom03WithoutFeedTitle",
                "miniflux/atom/TestParseAtom03WithoutEntryTitleButWithSummary",
                "miniflux/atom/TestParseFeedWithoutTitle",
                "miniflux/atom/TestParseEntryWithoutTitleButWithSummary",
                "miniflux/atom/TestParseEntryWithoutTitleButWithXHTMLContent",
                "miniflux/atom/TestParseEntryWithEmptyXHTMLTitle",
                "miniflux/rdf/TestParseRDFFeedWithEmptyTitle",
                "miniflux/json/TestParseJsonFeedVersion1",
                "miniflux/json/TestParseFeedWithoutTitle",
            ]
        ),
        (
            "the feed's own address is not its page",
            [
                "miniflux/atom/TestParseAtom03WithoutSiteURL"
            ]
        ),
        (
            "RFC 3986, section 5.1: the base is the document's address, not the site's",
            [
                "miniflux/atom/TestParseEntryWithRelativeURL"
            ]
        ),
        (
            "the site is not the page of an entry without a link",
            [
                "miniflux/atom/TestParseEntryWithIDAsURL"
            ]
        ),
        (
            "links are absolute where a base is known",
            [
                "reader/invalid.json"
            ]
        ),
        (
            "gofeed takes itunes:author only where there is no dc:creator",
            [
                "rsparser/atp.rss"
            ]
        ),
        (
            "a picture's caption (media:description) is not the content",
            [
                "rsparser/cloudblog.rss"
            ]
        ),
        (
            "a date that begins with the year goes on with the month (ISO 8601)",
            [
                "rsparser/kc0011.rss"
            ]
        ),
        (
            "the year 1 is a program's zero, not a date",
            [
                "realfeeds/4059f23db954f1b5",
                "realfeeds/4a8cebf8e68acfdb",
                "realfeeds/995fa12531de4aa0",
                "realfeeds/b38787f0a7eb3696",
            ]
        ),
    ]
}
