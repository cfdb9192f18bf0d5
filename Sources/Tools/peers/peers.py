"""The others' side of `make bench`: peers.py PEER INPUT.jsonl ROUNDS [results]. Takes and gives what `benchmarks` does."""
import json
import sys
import time


def feedparser_feed(data, url, kind):
    import feedparser
    headers = {"content-location": url, "content-type": kind}
    return feedparser.parse(data, response_headers={key: value for key, value in headers.items() if value})


def fastfeedparser_feed(data, url, kind):
    import fastfeedparser
    return fastfeedparser.parse(data)


def fastfeedparser_clean(data, url, kind):
    import lxml.html
    feed = fastfeedparser_feed(data, url, kind)
    for entry in feed.entries:
        for html in [entry.get("description")] + [content.get("value") for content in entry.get("content") or []]:
            if html and html.strip():
                try:
                    lxml.html.fromstring(html).text_content()
                except Exception:
                    pass
    return feed


def seconds_text(value):
    """A feedparser date (a UTC struct) or a text with an offset, as UTC."""
    import calendar
    import datetime
    if not value:
        return None
    if isinstance(value, time.struct_time):
        value = datetime.datetime.fromtimestamp(calendar.timegm(value), datetime.timezone.utc)
    else:
        try:
            value = datetime.datetime.fromisoformat(value.replace("Z", "+00:00")).astimezone(datetime.timezone.utc)
        except ValueError:
            return None
    return value.strftime("%Y-%m-%dT%H:%M:%SZ")


def feed_result(feed):
    """In the form of `copytaster feeds parse`."""
    head = feed.get("feed") or {}
    entries = []
    for entry in feed.get("entries") or []:
        names = [author.get("name") for author in entry.get("authors") or []] or [entry.get("author")]
        content = entry.get("content") or []
        entries.append({
            "id": entry.get("id"), "title": entry.get("title"), "link": entry.get("link"),
            "published": seconds_text(entry.get("published_parsed") or entry.get("published")),
            "updated": seconds_text(entry.get("updated_parsed") or entry.get("updated")),
            "summary": entry.get("summary") or entry.get("description"),
            "content": content[0].get("value") if content else None,
            "authors": [name for name in names if name],
            "categories": [tag.get("term") for tag in entry.get("tags") or [] if tag.get("term")],
            "enclosures": [{"url": e.get("href") or e.get("url"), "type": e.get("type")}
                           for e in entry.get("enclosures") or []]})
    return {"format": feed.get("version") or "", "title": head.get("title"), "link": head.get("link"),
            "language": head.get("language"), "entries": entries}


FEEDS = {"feedparser": feedparser_feed, "fastfeedparser": fastfeedparser_feed, "fastfeedparser+lxml": fastfeedparser_clean}


def trafilatura_page(data, url, kind):
    import trafilatura
    return {"text": trafilatura.extract(data, url=url, include_comments=False) or ""}


def trafilatura_metadata(data, url, kind):
    import trafilatura
    result = trafilatura.bare_extraction(data, url=url, with_metadata=True, include_comments=False)
    result = result.as_dict() if result else {}
    return {"title": result.get("title"), "published": result.get("date"), "text": result.get("text") or ""}


def readability_page(data, url, kind):
    import lxml.html
    import readability
    document = readability.Document(data)
    html = document.summary()
    return {"title": document.short_title(), "text": lxml.html.fromstring(html).text_content() if html.strip() else ""}


def resiliparse_page(data, url, kind):
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    from resiliparse.parse.html import HTMLTree
    tree = HTMLTree.parse(bytes_to_str(data, detect_encoding(data)))
    return {"title": tree.title, "text": extract_plain_text(tree, main_content=True, alt_texts=False)}


PAGES = {"trafilatura": trafilatura_page, "trafilatura+metadata": trafilatura_metadata,
         "readability-lxml": readability_page, "resiliparse": resiliparse_page}


def guarded(work, *arguments):
    try:
        return work(*arguments)
    except Exception as error:
        return error


def shingles(text):
    words = text.split()
    return {" ".join(words[i:i + 3]) for i in range(max(1, len(words) - 2))}


def datasketch_pairs(texts):
    """128 permutations over word 3-grams, bands for Jaccard .5, as the documentation has it; pairs by their estimate."""
    import datasketch
    index = datasketch.MinHashLSH(threshold=0.5, num_perm=128)
    known, pairs = [], []
    for number, text in enumerate(texts):
        sketch = datasketch.MinHash(num_perm=128)
        sketch.update_batch([shingle.encode() for shingle in shingles(text)])
        pairs += [(int(found), number) for found in index.query(sketch) if sketch.jaccard(known[int(found)]) >= 0.5]
        index.insert(str(number), sketch)
        known.append(sketch)
    return pairs


def rensa_pairs(texts):
    """As `datasketch_pairs`."""
    import rensa
    index = rensa.RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    known, pairs = [], []
    for number, text in enumerate(texts):
        sketch = rensa.RMinHash(num_perm=128, seed=42)
        sketch.update(list(shingles(text)))
        pairs += [(found, number) for found in index.query(sketch) if sketch.jaccard(known[found]) >= 0.5]
        index.insert(number, sketch)
        known.append(sketch)
    return pairs


COPIES = {"datasketch": datasketch_pairs, "rensa": rensa_pairs}


def main():
    peer, path, rounds, option = sys.argv[1], sys.argv[2], int(sys.argv[3]), (sys.argv[4:] or [""])[0]
    with open(path, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    out = {"seconds": [], "count": 0, "results": []}
    if peer in COPIES:
        texts = [row["text"] for row in rows]
        work = lambda: COPIES[peer](texts)
    else:
        documents = [(open(row["path"], "rb").read(), row.get("url"), row.get("type")) for row in rows]
        read = FEEDS.get(peer) or PAGES[peer]
        work = lambda: [guarded(read, *document) for document in documents]
    if option == "results":
        rounds = 0
        for made in work():
            if isinstance(made, Exception):
                out["results"].append({"fault": str(made)[:200]})
            elif peer in FEEDS:
                out["results"].append({"feed": feed_result(made)})
            else:
                out["results"].append({"page": made})
    for number in range(rounds):
        start = time.process_time()
        made = work()
        out["seconds"].append(time.process_time() - start)
        if peer in COPIES:
            out["count"], out["results"] = len(texts), [{"pair": pair} for pair in made] if number == 0 else out["results"]
        elif peer in FEEDS:
            out["count"] = sum(len(feed.get("entries") or []) for feed in made if not isinstance(feed, Exception))
        else:
            out["count"] = len(made)
    json.dump(out, sys.stdout)


main()
