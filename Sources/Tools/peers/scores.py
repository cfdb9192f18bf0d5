"""How right an answer is: the suites' own measures, the same for us and for others."""
import collections
import html
import re
import statistics

WORD = re.compile(r"\w+")


def shingles(text):
    words = WORD.findall(text or "")
    return collections.Counter(
        shingle for shingle in (tuple(words[at:at + 4]) for at in range(max(1, len(words) - 3))) if shingle)


def f1(expected, found):
    """As scrapinghub/article-extraction-benchmark's evaluate.py: precision and recall over 4-grams, averaged over pages."""
    precisions, recalls = [], []
    for want, have in zip(expected, found):
        want, have = shingles(want), shingles(have)
        hits = sum((want & have).values())
        if have:
            precisions.append(hits / sum(have.values()))
        if want:
            recalls.append(hits / sum(want.values()))
    precision, recall = statistics.mean(precisions or [0]), statistics.mean(recalls or [0])
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def flat(text):
    return " ".join((text or "").split())


def plain(text):
    """Text of HTML, of HTML in HTML too, white space left out: sides differ in how often they unescape."""
    text = text or ""
    for _ in range(3):
        text = re.sub(r"(?is)<(script|style)\b.*?</\1\s*>|<!--.*?-->", " ", text)
        text = html.unescape(re.sub(r"</?[a-zA-Z][^>]*>", " ", text))
    return "".join(text.split())


def agreement(case, fault, feed):
    """Whether a feed is read as a suite's case has it: every field that both know. The rules of FeedSuiteTests; None where
    the case tells of no such field."""
    expect = case.get("expect") or {}
    checks = []

    def same(want, have):
        checks.append((want or "") == (have or ""))

    def text(want, have):
        checks.append(flat(want) == flat(have) or plain(want) == plain(have))

    def link(want, have):
        if want.lower().startswith(("http://", "https://")):
            same(want.strip().replace(" ", "%20"), (have or "").replace(" ", "%20"))

    if feed is None:
        return expect.get("error") is not None or (not expect.get("title") and not expect.get("count"))
    if expect.get("error") is not None:
        checks.append(False)
    if expect.get("title") is not None:
        text(expect["title"], feed.get("title"))
    if expect.get("link") is not None:
        link(expect["link"], feed.get("link"))
    if expect.get("language") is not None:
        same(expect["language"].lower(), (feed.get("language") or "").lower())
    entries = feed["entries"]
    if expect.get("count") is not None:
        same(expect["count"], len(entries))
    wanted = list(enumerate(expect.get("entries") or []))
    wanted += [(int(at), entry) for at, entry in (expect.get("entries_at") or {}).items()]
    for at, want in wanted:
        if at >= len(entries):
            checks.append(False)
            continue
        have = entries[at]
        if want.get("id"):
            same(want["id"].strip(), have.get("id"))
        if want.get("title") is not None:
            text(want["title"], have.get("title"))
        if want.get("link") is not None:
            link(want["link"], have.get("link"))
        for key in ("published", "updated"):
            if want.get(key):
                same(want[key], have.get(key))
        if want.get("published_or_updated"):
            same(want["published_or_updated"], have.get("published") or have.get("updated"))
        summary, content = have.get("summary") or have.get("content"), have.get("content") or have.get("summary")
        for key, given in (("summary", summary), ("content", content), ("content_or_summary", content)):
            if want.get(key) is not None:
                text(want[key], given)
        for key in ("authors", "categories"):
            if want.get(key):
                same("; ".join(name or "" for name in want[key]), "; ".join(have.get(key) or []))
        if want.get("enclosures"):
            told = ["; ".join(f"{e.get('url') or ''} {e.get('type') or ''}" for e in side["enclosures"])
                    for side in (want, have)]
            same(*told)
    for row in case.get("asserts") or []:
        path, want = row.get("path") or [], row.get("value")
        if row.get("op") != "==" or not isinstance(want, str) or not path:
            continue
        at = path[1] if len(path) > 1 and isinstance(path[1], int) else None
        entry = entries[at] if at is not None and at < len(entries) else {}
        label = "/".join(part if isinstance(part, str) else "#" for part in path)
        if label in ("feed/title", "feed/title_detail/value"):
            text(want, feed.get("title"))
        elif label == "feed/link":
            link(want, feed.get("link"))
        elif label == "feed/language":
            same(want.lower(), (feed.get("language") or "").lower())
        elif label in ("entries/#/title", "entries/#/title_detail/value"):
            text(want, entry.get("title"))
        elif label == "entries/#/link":
            link(want, entry.get("link"))
        elif label == "entries/#/id":
            same(want, entry.get("id"))
        elif label in ("entries/#/summary", "entries/#/description"):
            text(want, entry.get("summary") or entry.get("content"))
        elif label == "entries/#/content/#/value" and len(path) > 3 and path[3] == 0:
            text(want, entry.get("content") or entry.get("summary"))
    return all(checks) if checks else None


def pairs(numbers, found):
    """Precision and recall of pairs of copies, where each story has one."""
    first, right = {}, set()
    for at, number in enumerate(numbers):
        if number in first:
            right.add((first[number], at))
        first.setdefault(number, at)
    found = {tuple(sorted(pair)) for pair in found}
    hits = len(found & right)
    return hits / max(1, len(found)), hits / max(1, len(right))
