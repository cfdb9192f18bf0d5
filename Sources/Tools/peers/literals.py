"""Peers of `matching` that look for literals: literals.py PEER FORMS TEXTS ROUNDS.

FORMS has one a line, TEXTS ends each with a zero byte. Prints what `vectorscan.cpp` does.
"""
import json
import re
import sys
import time


def resident():
    with open("/proc/self/status") as lines:
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS:"))


def rust(forms, texts):
    """The crate by its bindings for bytes, leftmost-longest, each text by itself: the automaton is the crate's own choice."""
    import ahocorasick_rs
    automaton = ahocorasick_rs.BytesAhoCorasick([form.encode() for form in forms], ahocorasick_rs.MatchKind.LeftmostLongest)
    encoded = [text.encode() for text in texts]
    return lambda: sum(len(automaton.find_matches_as_indexes(text)) for text in encoded), lambda: whole(automaton, encoded)


def whole(automaton, texts):
    """Hits that are Chinese, or beside which no letter or digit stands."""
    word = re.compile(r"[^\W\u3400-\u9fff]")
    found = 0
    for text in texts:
        for _, start, end in automaton.find_matches_as_indexes(text):
            before = text[max(0, start - 4):start].decode(errors="ignore")[-1:]
            after = text[end:end + 4].decode(errors="ignore")[:1]
            found += text[start] >= 0xE4 or not (word.match(before) or word.match(after))
    return found


def python(forms, texts):
    import ahocorasick
    automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
    for at, form in enumerate(forms):
        automaton.add_word(form, at)
    automaton.make_automaton()
    return lambda: sum(1 for text in texts for _ in automaton.iter(text)), None


def main():
    peer, forms, texts, rounds = sys.argv[1:]
    with open(forms, encoding="utf-8") as lines:
        forms = lines.read().split("\n")
    with open(texts, encoding="utf-8", newline="") as lines:
        texts = lines.read().split("\0")
    before, start = resident(), time.process_time()
    work, count = {"ahocorasick-rs": rust, "pyahocorasick": python}[peer](forms, texts)
    out = {"compile": time.process_time() - start, "memory": resident() - before, "seconds": [], "hits": 0, "results": [],
           "count": sum(len(text.encode()) for text in texts)}
    for _ in range(int(rounds)):
        start = time.process_time()
        out["hits"] = work()
        out["seconds"].append(time.process_time() - start)
    if count:
        out["whole"] = count()
    json.dump(out, sys.stdout)


main()
