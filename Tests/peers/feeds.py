"""feedparser and a RELAX NG schema read alerts.atom, Python's JSON alerts.feed.json: what they find is what was written."""

import calendar
import datetime
import html.parser
import json
import pathlib
import sys

import feedparser
import lxml.etree
import rnc2rng

folder = pathlib.Path(sys.argv[1])
expected = json.loads((folder / "expected.json").read_text())
faults = []


def same(what, found, wanted):
    if found != wanted:
        faults.append(f"{what}: {found!r}, not {wanted!r}")


class Page(html.parser.HTMLParser):
    """The text of the quotation, with its language, and every tag."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.quoted, self.language, self.within = set(), "", None, False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag == "blockquote":
            self.within, self.language = True, dict(attributes).get("lang")

    def handle_endtag(self, tag):
        if tag == "blockquote":
            self.within = False

    def handle_data(self, data):
        if self.within:
            self.quoted += data


def page(what, text, wanted):
    read = Page(text)
    same(f"{what}: quoted", read.quoted, wanted["evidence"])
    same(f"{what}: its language", read.language, wanted["language"])
    same(f"{what}: tags", read.tags - {"blockquote", "p", "ul", "li", "a", "span"}, set())


# The schema.
schema = pathlib.Path(__file__).with_name("atom.rnc").read_text()
relaxed = lxml.etree.RelaxNG(lxml.etree.fromstring(rnc2rng.dumps(rnc2rng.loads(schema)).encode()))
tree = lxml.etree.parse(folder / "alerts.atom")
if not relaxed.validate(tree):
    faults += [f"alerts.atom:{error.line}: {error.message}" for error in relaxed.error_log]
atom = "{http://www.w3.org/2005/Atom}"
tags = [entry.findtext(atom + "id") for entry in tree.iter(atom + "entry")]
same("ids are each their own", len(set(tags)), len(tags))
same(
    "languages of summaries",
    [entry.find(atom + "summary").get("{http://www.w3.org/XML/1998/namespace}lang") for entry in tree.iter(atom + "entry")],
    [alert["language"] for alert in expected["alerts"]])

# feedparser cleans markup of its own accord: what it would have to clean must not be there.
feedparser.sanitizer.SANITIZE_HTML = False
read = feedparser.parse(str(folder / "alerts.atom"))
same("bozo", (read.bozo, read.get("bozo_exception")), (False, None))
same("version", read.version, "atom10")
same("title", read.feed.title, expected["title"])
same("updated", read.feed.updated, expected["updated"])
same("self", [link.href for link in read.feed.links if link.rel == "self"], ["https://desk.example/feeds/alerts.atom"])
same("entries", len(read.entries), len(expected["alerts"]))
for entry, wanted in zip(read.entries, expected["alerts"]):
    what = wanted["alert"]
    same(f"{what}: id", entry.id, f"tag:{expected['host']},2026:alert/2021-03-27/{what}")
    same(f"{what}: title", entry.title, wanted["title"])
    same(f"{what}: link", entry.link, wanted["url"])
    moment = datetime.datetime.fromisoformat(wanted["raised"])
    same(f"{what}: published", calendar.timegm(entry.published_parsed), moment.timestamp())
    same(f"{what}: updated", calendar.timegm(entry.updated_parsed), moment.timestamp())
    same(f"{what}: summary", entry.summary, wanted["evidence"])
    same(f"{what}: author", entry.author, wanted["outlet"])
    same(f"{what}: categories", [tag.term for tag in entry.tags], wanted["tags"])
    page(what, entry.content[0].value, wanted)

# JSON Feed 1.1: what it requires, and the forms of what is there.
feed = json.loads((folder / "alerts.feed.json").read_text())
same("version", feed["version"], "https://jsonfeed.org/version/1.1")
same("title", feed["title"], expected["title"])
same("feed_url", feed["feed_url"], "https://desk.example/feeds/alerts.feed.json")
known = {
    "version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url", "icon", "favicon",
    "authors", "language", "expired", "hubs", "items",
}
same("no key that the format has not", {key for key in feed if not key.startswith("_")} - known, set())
known = {
    "id", "url", "external_url", "title", "content_html", "content_text", "summary", "image", "banner_image",
    "date_published", "date_modified", "authors", "tags", "language", "attachments",
}
same("items", [item["id"] for item in feed["items"]], tags)
for item, wanted in zip(feed["items"], expected["alerts"]):
    what = "JSON " + wanted["alert"]
    same(f"{what}: no key that the format has not", {key for key in item if not key.startswith("_")} - known, set())
    same(f"{what}: url", item["url"], wanted["url"])
    same(f"{what}: title", item["title"], wanted["title"])
    same(f"{what}: published", item["date_published"], wanted["raised"])
    same(f"{what}: summary", item["summary"], wanted["evidence"])
    same(f"{what}: tags", item["tags"], wanted["tags"])
    same(f"{what}: authors", item["authors"], [{"name": wanted["outlet"]}])
    page(what, item["content_html"], wanted)

print("\n".join(faults) or f"feeds: {len(read.entries)} entries read alike by feedparser {feedparser.__version__}, a schema and JSON")
sys.exit(1 if faults else 0)
