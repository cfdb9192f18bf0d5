"""`make bench`: what we and others make of the same inputs, on one core, in CPU time, beside the floors that we hold.

    bench.py ROOT BENCHMARKS COPYTASTER [PART…]        (all parts where none is named)

Environment: ROUNDS (3: each side is run twice, turn about, so many rounds each), FEEDS and SECONDS of polling (10,000 and 90),
MEGABYTES of text to match over (24) and TEXTS to make it of, COPYTASTER_SHARED (the folder of the suites).
"""
import collections
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys

import delivering
import polling
import scores
import watched
from inputs import Inputs, write_rows

ROUNDS = int(os.environ.get("ROUNDS", "3"))
MEGABYTES = int(os.environ.get("MEGABYTES", "24"))
HERE = os.path.dirname(os.path.abspath(__file__))


class Sides:
    """Runs either side as a process of its own: nothing of one is in the memory or the caches of the other."""

    def __init__(self, benchmarks):
        self.benchmarks = benchmarks

    def run(self, side, path, rounds, option=""):
        if side.startswith("ours:"):
            command = [self.benchmarks, side[5:], path, str(rounds), option]
        else:
            command = [sys.executable, HERE + "/peers.py", side, path, str(rounds), option]
        made = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if made.returncode:
            raise SystemExit(f"{' '.join(command)}: exit {made.returncode}: {made.stderr.decode()[-800:]}")
        return json.loads(made.stdout)

    def literal(self, peer, plain, rounds):
        """A peer that looks for literals: of literals.py, or a program of its own."""
        command = [peer] if os.path.sep in peer else [sys.executable, HERE + "/literals.py", peer]
        made = subprocess.run(command + [plain["forms"], plain["texts"], str(rounds)], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE)
        if made.returncode:
            raise SystemExit(f"{peer}: exit {made.returncode}: {made.stderr.decode()[-800:]}")
        return json.loads(made.stdout)

    def results(self, side, path):
        return self.run(side, path, 1, "results")["results"]

    def rates(self, sides, path):
        """For each (side, option): things a second, best and median of all rounds; the sides take turns."""
        seconds, counts = collections.defaultdict(list), {}
        for _ in range(2):
            for side, option, rounds in sides:
                made = self.run(side, path, rounds, option)
                seconds[side, option] += made["seconds"]
                counts[side, option] = made["count"]
        return {key: (counts[key] / min(spent), counts[key] / statistics.median(spent))
                for key, spent in seconds.items()}


def number(value):
    if value is None:
        return "-"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3f}" if abs(value) < 2 else f"{value:.1f}"


class Table:
    """What is measured, a line each; with a floor or a ceiling, whether it holds."""

    def __init__(self):
        self.misses = []

    def head(self, title, note=""):
        print(f"\n{title}\n{'-' * len(title)}" + (f"\n{note}" if note else ""), flush=True)

    def row(self, name, value, unit="", ratio=None, floor=None, ceiling=None, note=""):
        verdict = ""
        if floor is not None:
            held = value >= floor
            verdict = f"floor {number(floor)}: {'held' if held else 'MISSED'}"
        elif ceiling is not None:
            held = value <= ceiling
            verdict = f"ceiling {number(ceiling)}: {'held' if held else 'MISSED'}"
        if verdict.endswith("MISSED"):
            self.misses.append(f"{name}: {number(value)} {unit}, {verdict}")
        told = f"{ratio:.2f}x" if ratio is not None else ""
        print(f"  {name:<44}{number(value):>12} {unit:<14}{told:>9}  {verdict or note}".rstrip(), flush=True)


def feeds(sides, inputs, table):
    path = inputs.real_feeds()
    measured = [("ours:feeds", "", ROUNDS), ("ours:feeds", "clean", ROUNDS), ("fastfeedparser", "", ROUNDS),
                ("fastfeedparser+lxml", "", ROUNDS), ("feedparser", "", 1)]
    rates = sides.rates(measured, path)
    size = sum(os.path.getsize(json.loads(line)["path"]) for line in open(path))
    table.head("Feeds, entries a second",
               f"{sum(1 for _ in open(path))} documents, {size / 1e6:.1f} MB. Titles, links, dates, authors and the rest on every "
               "side; HTML as each does it by default:\nours makes links absolute and titles plain; +text is all HTML as "
               "clean text too. fastfeedparser leaves HTML and\nrelative links as they stand (+lxml: text_content of it); "
               "feedparser cleans HTML and resolves links. x: ours +text against it.")
    ours, clean = rates["ours:feeds", ""], rates["ours:feeds", "clean"]
    table.row("ours", ours[0], "best", ours[0] / rates["fastfeedparser", ""][0], note="against fastfeedparser")
    fast = rates["fastfeedparser", ""]
    table.row("ours +text", clean[0], "best", clean[0] / fast[0], floor=1.3 * fast[0])
    table.row("ours +text", clean[1], "median", clean[1] / fast[1], note="against fastfeedparser")
    for peer in ("fastfeedparser", "fastfeedparser+lxml", "feedparser"):
        best, median = rates[peer, ""]
        table.row(peer, best, "best", clean[0] / best, note=f"median {number(median)}")
    peaks = {}
    for entries in (2_000, 10_000):
        document = inputs.file(f"large{entries}.xml", inputs.feed(__import__("random").Random(5), entries))
        one = write_rows(inputs.folder + "/large.jsonl", [{"path": document}])
        peaks[entries] = (sides.run("ours:memory", one, 1)["count"] / 1e6, os.path.getsize(document) / 1e6)
    table.head("Feeds, memory", "Peak while one feed is parsed, its own bytes left out; the result holds every entry's text.")
    for entries, (peak, size) in peaks.items():
        table.row(f"{entries:,} entries, {size:.1f} MB", peak, "MB", peak / size, note="of the document")


def suites(sides, inputs, table):
    table.head("Feed suites, share of cases that agree",
               "Every field that a case tells and a side gives; FeedSuiteTests holds the floors of ours, case by case.")
    if not inputs.suites:
        return print("  left out: no ../shared/suites")
    cases = {side: [0, 0] for side in ("ours:feeds", "fastfeedparser", "feedparser")}
    for name in ("feedparser", "gofeed", "feed-rs", "miniflux", "reader", "rsparser", "realfeeds"):
        path, rows = inputs.suite(name)
        shares, well = {}, {}
        for side, sums in cases.items():
            made = [(row, scores.agreement(row, result.get("fault"), result.get("feed")))
                    for row, result in zip(rows, sides.results(side, path))]
            held = [agrees for _, agrees in made if agrees is not None]
            formed = [agrees for row, agrees in made if agrees is not None and row["case"].startswith("wellformed/")]
            shares[side], well[side] = sum(held) / len(held), sum(formed) / len(formed) if formed else None
            sums[0] += sum(held)
            sums[1] += len(held)
        others = ", ".join(f"{side} {shares[side]:.3f}" for side in shares if side[:5] != "ours:")
        table.row(f"{name} ({len(rows)})", shares["ours:feeds"], "", note=others)
        if well["ours:feeds"] is not None:
            table.row(f"{name}, well-formed", well["ours:feeds"], "", note=", ".join(
                f"{side} {well[side]:.3f}" for side in shares if side[:5] != "ours:"))
    all_of = {side: right / every for side, (right, every) in cases.items()}
    table.row("all", all_of["ours:feeds"], "", floor=0.98)
    for side in ("fastfeedparser", "feedparser"):
        table.row(f"all, {side}", all_of[side])


def articles(sides, inputs, table):
    for name, floor in (("aeb", 0.965), ("readability", 0.962)):
        path, cases = inputs.pages(name)
        wanted = [case["expect"]["text"] for case in cases]
        table.head(f"Articles, {name}: {len(cases)} pages",
                   "F1 over 4-grams as the benchmark's evaluate.py; pages a second with metadata on our side, "
                   "trafilatura's and\nresiliparse's text alone. x: ours against it.")
        made = {side: [result.get("page") or {"text": ""} for result in sides.results(side, path)]
                for side in ("ours:pages", "trafilatura+metadata", "readability-lxml", "resiliparse")}
        for side, pages in made.items():
            found = scores.f1(wanted, [page["text"] for page in pages])
            table.row(f"F1 {side.replace('ours:pages', 'ours')}", found, "", floor=floor if side[:5] == "ours:" else None)
        for side in ("ours:pages", "trafilatura+metadata"):
            for field, key in (("title", "title"), ("date", "published_raw")):
                told = [(case["expect"][key], page.get("published" if field == "date" else "title"))
                        for case, page in zip(cases, made[side]) if case["expect"].get(key)]
                if not told:
                    continue
                right = sum((have or "")[:10] == want[:10] if field == "date" else scores.flat(want) == scores.flat(have)
                            for want, have in told)
                table.row(f"{field} exact, {side.replace('ours:pages', 'ours')}", right / len(told), f"of {len(told)}",
                          floor=0.95 if side[:5] == "ours:" else None)
        rates = sides.rates([("ours:pages", "", ROUNDS), ("resiliparse", "", ROUNDS), ("trafilatura", "", 1),
                             ("readability-lxml", "", 1)], path)
        ours = rates["ours:pages", ""]
        table.row("pages a second, ours", ours[0], "best", floor=600 if name == "aeb" else None,
                  note=f"median {number(ours[1])}")
        for side in ("resiliparse", "trafilatura", "readability-lxml"):
            best, median = rates[side, ""]
            table.row(f"pages a second, {side}", best, "best", ours[0] / best, note=f"median {number(median)}")


def languages(sides, inputs, table):
    def traditional(texts):
        path = write_rows(inputs.folder + "/hans.jsonl", [{"text": text} for text in texts])
        return [result["text"] for result in sides.run("ours:hant", path, 1)["results"]]

    for size, what in ((3, "paragraphs of three sentences"), (1, "sentences")):
        told = inputs.paragraphs(size if inputs.suites else 1, traditional)
        path = write_rows(inputs.folder + "/languages.jsonl", [{"text": text} for _, text in told])
        table.head(f"Languages, {len(told)} {what}", "CLD2 is Debian's libcld2 by the same binding; it knows no Kazakh in Latin letters.")
        for side, option in (("ours", ""), ("cld2", "cld2")):
            results = [result.get("text") for result in sides.run("ours:languages", path, 1, option)["results"]]
            right = collections.Counter(language for (language, _), found in zip(told, results) if language == found)
            every = collections.Counter(language for language, _ in told)
            worst = ", ".join(f"{language} {right[language] / every[language]:.3f}"
                              for language in sorted(every, key=lambda one: right[one] / every[one])[:5])
            table.row(f"right, {side}", sum(right.values()) / len(told),
                      floor=0.99 if side == "ours" and size == 3 else None)
            print(f"      least: {worst}")
        rates = sides.rates([("ours:languages", "", 5 * ROUNDS), ("ours:languages", "cld2", 5 * ROUNDS)], path)
        ours, cld2 = rates["ours:languages", ""], rates["ours:languages", "cld2"]
        table.row("a second, ours", ours[0], "best", floor=50_000)
        table.row("a second, cld2", cld2[0], "best", ours[0] / cld2[0])


def copies(sides, inputs, table):
    made = inputs.copies()
    path = write_rows(inputs.folder + "/copies.jsonl", [{"text": text} for _, text in made])
    numbers = [story for story, _ in made]
    table.head(f"Copies, {len(made)} documents of 300 words",
               "Each story and its copy with 4% of the words changed, in any order; each document is looked up among those "
               "before it and\nentered. datasketch and rensa: 128 permutations over word 3-grams, Jaccard .5.")
    rates = {}
    for side, rounds in (("ours:copies", ROUNDS), ("rensa", ROUNDS), ("datasketch", 1)):
        out = sides.run(side, path, rounds)
        found = [result["pair"] for result in out["results"]]
        rates[side] = len(made) / min(out["seconds"])
        precision, recall = scores.pairs(numbers, found)
        is_ours = side == "ours:copies"
        name = side.replace("ours:copies", "ours")
        table.row(f"precision, {name}", precision, floor=1.0 if is_ours else None)
        table.row(f"recall, {name}", recall, floor=0.995 if is_ours else None)
        table.row(f"documents a second, {name}", rates[side], "best", floor=11_000 if is_ours else None,
                  ratio=None if is_ours else rates["ours:copies"] / rates[side])


def matching(sides, inputs, table):
    folder = os.path.join(ROOT, "watchlists", "kazakhstan-china")
    sentences = inputs.watched_texts()
    patterns = watched.entries(folder, sentences)
    forms = sorted({form for entry in patterns for form in watched.forms(entry) if form})
    texts = watched.articles(sentences, MEGABYTES * 1_000_000)
    lower = [text.lower().replace("ё", "е") for text in texts]
    listed = write_rows(inputs.folder + "/patterns.jsonl", patterns)
    path = write_rows(inputs.folder + "/watched.jsonl", [{"text": text} for text in texts])
    plain = {"forms": inputs.file("forms.txt", "\n".join(forms).encode()),
             "texts": inputs.file("texts.bin", "\0".join(lower).encode())}
    table.head(f"Matching, {len(patterns):,} names and terms in four languages, {len(forms):,} surface forms, "
               f"{sum(len(text.encode()) for text in texts) / 1e6:.0f} MB in {len(texts):,} texts",
               "Ours gets base forms and inflects by rule; it folds case, accents and look-alikes (alone: did so before the clock "
               "ran),\nkeeps to word boundaries, and gives offsets of the original. The others get the forms written out as "
               "literals and text in\nlower case, find them inside words too, and give offsets of that text. Hits are told as each counts them. "
               "One core; x: ours,\nnormalising, against it.")
    peers = {"Rust aho-corasick": "ahocorasick-rs", "pyahocorasick": "pyahocorasick"}
    scanner = compiled_vectorscan(inputs.folder)
    if scanner:
        peers["vectorscan"] = scanner
    else:
        print("  vectorscan is left out: it takes libvectorscan-dev and a C++ compiler")
    spent, told = collections.defaultdict(list), {}
    for _ in range(2):
        for side in ("alone", "whole"):
            told[side] = sides.run("ours:matching", path, ROUNDS, f"{side}:{listed}")
            spent[side] += told[side]["seconds"]
        for name, peer in peers.items():
            told[name] = sides.literal(peer, plain, ROUNDS)
            spent[name] += told[name]["seconds"]
    speeds = {side: told[side]["count"] / 1e6 / min(rounds) for side, rounds in spent.items()}
    floor = 2 * speeds["Rust aho-corasick"]
    for side, name in (("alone", "MB a second, ours, of normal text"), ("whole", "MB a second, ours, normalising")):
        hits, stretches = told[side]["results"][0]["pair"]
        table.row(name, speeds[side], "best", floor=max(floor, speeds.get("vectorscan", 0) / 2))
    print(f"      {hits:,} hits of ours on {stretches:,} stretches of text")
    for name in peers:
        table.row(f"MB a second, {name}", speeds[name], "best", speeds["whole"] / speeds[name])
        words = f", {told[name]['whole']:,} of them whole words" if "whole" in told[name] else ""
        print(f"      {told[name]['hits']:,} hits{words}; compiled in {told[name]['compile']:.2f} s, {told[name]['memory'] / 1e6:.0f} MB kept")
    made = sides.run("ours:matching", path, ROUNDS, "compile:" + listed)
    peak, kept = made["results"][0]["pair"]
    table.row("compiling, ours", min(made["seconds"]), "s", ceiling=1.0)
    table.row("memory for it at its peak, ours", peak / 1e6, "MB", ceiling=60, note="")
    table.row("memory kept, ours", kept / 1e6, "MB")
    texts = inputs.news()
    path = write_rows(inputs.folder + "/news.jsonl", [{"text": text} for text in texts])
    option = "watchlist:" + folder
    best, median = sides.rates([("ours:matching", option, 5 * ROUNDS)], path)["ours:matching", option]
    table.head("Matching, the shipped watchlist", f"{len(texts)} articles in English, text normalised, conditions of names looked to.")
    table.row("MB a second", best / 1e6, "best", note=f"median {number(median / 1e6)}")


def backtested(sides, inputs, table):
    """An archive is made in scratch; the new watchlist has a word less than the old one."""
    count = int(os.environ.get("ARTICLES", "100000"))
    old, new = os.path.join(ROOT, "watchlists", "kazakhstan-china"), inputs.folder + "/edited"
    shutil.copytree(old, new, dirs_exist_ok=True)
    with open(new + "/types.yaml", encoding="utf-8") as file:
        text = file.read().replace("sit-in~, ", "")
    with open(new + "/types.yaml", "w", encoding="utf-8") as file:
        file.write(text)

    def run(*arguments):
        made = subprocess.run([sides.benchmarks, *arguments], stdout=subprocess.PIPE, check=True)
        return json.loads(made.stdout)

    read = run("archived", "5000", old)
    made = run("backtest", str(count), inputs.folder, old, new)
    table.head(f"Backtest, {count:,} archived articles of 3 KB, one in four of the beat",
               "Two watchlists over one archive, on all cores; and one watchlist's reading of an article, on one.")
    table.row("articles read a second, one core", read["articles"] / read["cpu"])
    table.row("articles a second of CPU, both watchlists", made["articles"] / made["cpu"])
    table.row("by the clock", made["clock"], "s", ceiling=60 if count == 100_000 else None)
    table.row("peak memory", made["peak"] / 1e6, "MB", ceiling=400)


def identified(sides, inputs, table):
    """Judging one report over ledgers of ever more events; a million lie in a file of some 2 GB in the temporary folder."""
    table.head("Is it new? One report judged over a ledger of so many events",
               "Candidates by index from SQLite, compared, and a verdict. What it costs must not grow with the ledger.")
    spent = {}
    for count in (100, 10_000, int(os.environ.get("EVENTS", "1000000"))):
        made = subprocess.run([sides.benchmarks, "identity", str(count)], stdout=subprocess.PIPE, check=True)
        told = json.loads(made.stdout)
        spent[count] = told["milliseconds"]
        table.row(f"{count:,} events", told["milliseconds"], "ms", note=f"{told['candidates']} candidates")
    table.row("the most against 10,000", max(spent.values()) / spent[10_000], "times")


def compiled_vectorscan(folder):
    """The path of the peer that links Vectorscan; None where that is not installed."""
    made = folder + "/vectorscan"
    compiler = os.environ.get("CXX", "c++")
    try:
        built = subprocess.run([compiler, "-O2", "-o", made, HERE + "/vectorscan.cpp", "-lhs"], stderr=subprocess.DEVNULL)
    except OSError:
        return None
    return made if built.returncode == 0 else None


def findings(sides, inputs, table):
    watchlist = os.path.join(ROOT, "watchlists", "kazakhstan-china")
    texts = [(text * 8).encode()[:3000].decode(errors="ignore") for text in inputs.beat()]
    path = write_rows(inputs.folder + "/beat.jsonl", [{"text": text} for text in texts])
    table.head("Findings", f"{len(texts)} articles of the beat, each filled up to 3,000 bytes: names, dates, figures, reports.")
    best, median = sides.rates([("ours:findings", watchlist, 5 * ROUNDS)], path)["ours:findings", watchlist]
    table.row("articles a second", best, "best", note=f"median {number(median)}")


def judged(sides, inputs, table, part="verdicts"):
    """Articles of an archive, one in four of the beat, on one core."""
    watchlist = os.path.join(ROOT, "watchlists", "kazakhstan-china")
    spent, clocks = [], []
    for _ in range(2):
        made = subprocess.run([sides.benchmarks, part, "2000", watchlist, str(ROUNDS)]
                              + ([inputs.folder] if part == "pipeline" else []), stdout=subprocess.PIPE, check=True)
        told = json.loads(made.stdout)
        spent += told["seconds"]
        clocks += told["clock"]
    if part == "verdicts":
        table.head(f"Text to verdict: classify and judge {told['count']:,} articles of {told['bytes']:,} bytes",
                   "One in four of the beat, in four languages. Of others is known (on other articles): a usual Python pipeline "
                   "42 a second,\nthe best assembled one 312.")
    else:
        table.head(f"Page to committed ledger: {told['count']:,} pages of {told['bytes']:,} bytes",
                   "Extraction, language, copies, classify, judge, and a transaction of SQLite for 24 articles, synced to the disk.")
    table.row("articles a second", told["count"] / min(spent), "best", floor=5000 if part == "verdicts" else 1000,
              note=f"median {number(told['count'] / statistics.median(spent))}")
    table.row("median", told["count"] / statistics.median(spent), "a second")
    table.row("by the clock", told["count"] / min(clocks), "a second")


def piped(sides, inputs, table):
    judged(sides, inputs, table, "pipeline")


def polled(sides, inputs, table):
    count, seconds = int(os.environ.get("FEEDS", "10000")), int(os.environ.get("SECONDS", "90"))
    made = polling.measure(COPYTASTER, sides.benchmarks, count, seconds)
    table.head(f"Polling, {count:,} unchanged feeds, each on a host of its own, every minute",
               "`copytaster run` whole: schedule, validators and state in its database. Peers only ask, and keep nothing. CPU of "
               "a core\nfor 10,000 requests in a minute.")
    service = made["service"]
    if service is None:
        return table.row("ours, feeds asked", 0, floor=count)
    per = 10_000 / 60 * 100
    minute = service["requests"] / service["seconds"] * 60
    table.row("ours, feeds asked in a minute", minute, "", floor=0.95 * count,
              note=f"{service['unchanged']} of {service['requests']} unchanged")
    share = service["cpu"] / max(1, service["requests"]) * per
    table.row("ours, CPU", share, "% of a core", ceiling=15)
    table.row("ours, peak memory", service["peak"], "MB", ceiling=80, note=f"at the end {number(service['present'])}")
    table.row("ours, first round of all feeds", service["first"], "s")
    for name, used in made.items():
        if name != "service":
            peer, hosts = name.split()
            where = "one host, kept alive" if hosts == "1" else "as many hosts"
            peer = "Python's requests" if peer == "requests" else "curl alone"
            table.row(f"{peer}, {where}", used / count * per, "% of a core", share / (used / count * per),
                      note="ours against it; less is better")


def delivered(sides, inputs, table):
    table.head("Deliveries, `copytaster run` whole, receivers on loopback",
               "1,000 alerts wait at each of four webhooks when it starts, beside a fifth one that is dead: seconds from the start of the "
               "process\nuntil the four have all. Then 10,000 more: resident memory before and after.")
    for kind in ("none", "refuses", "never answers"):
        made = delivering.beside_a_dead_one(COPYTASTER, kind, 1000, 10_000 if kind == "refuses" else 0)
        told = "none is dead" if kind == "none" else f"the fifth {kind}"
        table.row(f"1,000 alerts, {told}", made["seconds"], "s", ceiling=10)
        table.row("  first request after", made["first"], "s", note=f"{made['repeats']} repeats")
        if "later" in made:
            table.row("  memory after 1,000", made["memory"], "MB")
            table.row("  memory after 10,000 more", made["later"], "MB", ceiling=made["memory"] * 1.2)
    table.head("From the fetch to the request at the webhook",
               "From the answer that brought the article, whole in its feed, to the request at each of four webhooks; the shipped "
               "watchlist.")
    rest = delivering.latency(COPYTASTER, 0)
    table.row(f"at rest, worst of {rest['count']}", rest["worst"], "s", ceiling=2, note=f"median {number(rest['median'])}")
    crowd = delivering.latency(COPYTASTER, 1000)
    table.row("behind 1,000 articles of 2 kB", crowd["worst"], "s", ceiling=10, note=f"{crowd['read']} read")


PARTS = {"feeds": feeds, "suites": suites, "articles": articles, "languages": languages, "copies": copies,
         "matching": matching, "findings": findings, "verdicts": judged, "pipeline": piped,
         "identity": identified,
         "backtest": backtested, "polling": polled, "deliveries": delivered}

def main():
    global ROOT, COPYTASTER
    ROOT, benchmarks, COPYTASTER, *parts = sys.argv[1:]
    wrong = [part for part in parts if part not in PARTS]
    if wrong:
        raise SystemExit(f"error: no part '{wrong[0]}'; one of: {' '.join(PARTS)}")
    # One core for all, the last; what is started inherits it. Polling's server needs one of its own, and a backtest takes all.
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(cores)})
    inputs = Inputs(ROOT, os.path.join(ROOT, ".build", "bench", "inputs"))
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "")
    print(f"{model or platform.machine()}, {len(cores)} cores, load {os.getloadavg()[0]:.1f}; Python {platform.python_version()}")
    if not inputs.suites:
        print("no ../shared/suites: generated inputs instead; their figures are not those of the floors")
    table, sides = Table(), Sides(benchmarks)
    for part in parts or PARTS:
        os.sched_setaffinity(0, cores if part in ("polling", "backtest", "deliveries") else {max(cores)})
        PARTS[part](sides, inputs, table)
    print("\n" + ("under the floors:\n  " + "\n  ".join(table.misses) if table.misses else "all floors held"))


main()
