"""What both sides get: the public suites where they are beside the project, else documents made here with a fixed seed."""
import gzip
import json
import os
import random
import urllib.parse

WORDS = ("the people city road river bridge station police hour morning market school council answer question paper letter "
         "voice window winter spring harvest train office worker number report visit meeting border region village square "
         "asked said came went stood waited opened closed began ended wrote called signed built counted promised left again "
         "before after under over near between against without because while until where when many few new old long").split()

# One sentence a language, of our own: what there is where the suite is absent.
SENTENCES = {
    "en": "About two hundred people gathered outside the consulate on Saturday and waited there until the evening.",
    "ru": "Около двухсот человек собрались в субботу у здания консульства и ждали там ответа до самого вечера.",
    "kk": "Сенбі күні консулдықтың алдына екі жүзге жуық адам жиналып, кешке дейін жауап күтті.",
    "kk-Latn": "Senbı künı konsuldyqtyñ aldyna ekı jüzge juyq adam jinalyp, keşke deiın jauap küttı dep habarlady.",
    "zh": "星期六约有两百人聚集在领事馆门前，一直等到晚上才离开。",
    "uk": "У суботу біля консульства зібралося близько двохсот людей, вони чекали на відповідь до вечора.",
    "tr": "Cumartesi günü konsolosluğun önünde iki yüze yakın kişi toplandı ve akşama kadar cevap bekledi.",
    "ja": "土曜日、領事館の前に約二百人が集まり、夕方まで返事を待っていた。",
}

# Letters of Kazakh as outlets print them in Latin (the alphabet of 2021; some write i for its ı).
LATIN = dict(zip("абвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщыіэюя",
                 "a b v g ğ d e io j z i i k q l m n ñ o ö p r s t u ū ü f h h ts ch ş şş y ı e iu ia".split()))
LATIN.update({"ә": "ä", "ъ": "", "ь": ""})


def latin(text):
    return "".join((LATIN.get(c.lower(), c).capitalize() if c.isupper() else LATIN.get(c, c)) for c in text)


def rows(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def write_rows(path, items):
    with open(path, "w", encoding="utf-8") as out:
        for item in items:
            out.write(json.dumps(item, ensure_ascii=False) + "\n")
    return path


class Inputs:
    def __init__(self, root, folder):
        self.folder = folder
        os.makedirs(folder + "/files", exist_ok=True)
        shared = os.environ.get("COPYTASTER_SHARED") or os.path.join(os.path.dirname(root), "shared")
        self.suites = shared + "/suites" if os.path.isdir(shared + "/suites") else None

    def file(self, name, data):
        path = f"{self.folder}/files/{name}"
        with open(path, "wb") as out:
            out.write(data)
        return path

    def unpacked(self, suite_folder, row):
        path = f"{self.suites}/{suite_folder}/{row['input']}"
        if path.endswith(".gz"):
            return self.file(row["input"].replace("/", "_")[:-3], gzip.open(path).read())
        return path

    def words(self, dice, count):
        return " ".join(dice.choice(WORDS) for _ in range(count))

    def feed(self, dice, entries, words=120):
        items = "".join(
            f"<item><title>{self.words(dice, 8)} &amp;amp; {n}</title><link>https://example.org/{n}?a=1&amp;b=2</link>"
            f"<guid isPermaLink='false'>{n}</guid><pubDate>Sat, {1 + n % 28:02} Mar 2021 10:00:00 +0600</pubDate>"
            f"<description><![CDATA[<p>{self.words(dice, words)} <a href='/x'>more</a></p>]]></description></item>"
            for n in range(entries))
        return ("<?xml version='1.0'?><rss version='2.0'><channel><title>News</title><link>https://example.org/</link>"
                f"{items}</channel></rss>").encode()

    def real_feeds(self):
        """JSONL of path and url: the real feeds, or 60 made ones."""
        if self.suites:
            made = [{"path": self.unpacked("feeds", row), "url": row.get("base_url")}
                    for row in rows(self.suites + "/feeds/realfeeds.jsonl") if row.get("kind") == "feed"]
        else:
            dice = random.Random(1)
            made = [{"path": self.file(f"feed{n}.xml", self.feed(dice, 10 + n)), "url": None} for n in range(60)]
        return write_rows(self.folder + "/realfeeds.jsonl", made)

    def suite(self, name):
        """A feed suite: path of its inputs, and its rows."""
        cases = [row for row in rows(f"{self.suites}/feeds/{name}.jsonl") if row.get("kind") == "feed"]
        made = []
        for row in cases:
            headers = {key.lower(): value for key, value in (row.get("response_headers") or {}).items()}
            url, place = row.get("base_url"), headers.get("content-location")
            made.append({"path": self.unpacked("feeds", row), "url": urllib.parse.urljoin(url or "", place) if place else url,
                         "type": headers.get("content-type")})
        return write_rows(f"{self.folder}/{name}.jsonl", made), cases

    def pages(self, name):
        """Pages of `aeb` or `readability` and what is expected of them; made ones where there is no suite."""
        if self.suites:
            cases = rows(f"{self.suites}/articles/{name}.jsonl")
            made = [{"path": self.unpacked("articles", row),
                     "url": row.get("url") or "http://fakehost/test/page.html"} for row in cases]
        else:
            dice, cases, made = random.Random(2), [], []
            for n in range(60):
                text = [self.words(dice, dice.randint(30, 80)).capitalize() + ", they said." for _ in range(8)]
                title = self.words(dice, 7).capitalize()
                menu = "".join(f"<li><a href='/{i}'>{self.words(dice, 3)}</a></li>" for i in range(40))
                body = "".join(f"<p>{paragraph}</p>" for paragraph in text)
                html = (f"<!doctype html><html><head><meta charset=utf-8><title>{title} | News</title></head><body><nav>"
                        f"<ul>{menu}</ul></nav><main><article><h1>{title}</h1>{body}</article></main><aside><ul>{menu}"
                        "</ul></aside><footer>Copyright, all rights reserved</footer></body></html>")
                made.append({"path": self.file(f"{name}{n}.html", html.encode()), "url": f"https://example.org/{n}"})
                cases.append({"expect": {"text": "\n\n".join(text), "title": title}})
        return write_rows(f"{self.folder}/{name}.jsonl", made), cases

    def paragraphs(self, size, traditional):
        """Paragraphs of `size` sentences of the languages of the beat and those they are mistaken for: (language, text).

        Kazakh in Latin letters is the suite's Kazakh, transliterated; traditional Chinese what `traditional` makes of it.
        """
        languages = "en ru kk zh ky ug uz tt uk be tr ja".split()
        found = {}
        if self.suites:
            for row in rows(self.suites + "/languages/lingua.jsonl"):
                if row["case"].startswith("sentences/"):
                    found.setdefault(row["language"], []).append(row["text"].strip())
            found = {language: found[language] for language in languages if language in found}
            found["kk-Latn"] = [latin(text) if at // size % 2 else latin(text).replace("ı", "i")
                                for at, text in enumerate(found.get("kk", []))]
            found["zh-Hant"] = traditional(found.get("zh", []))
        else:
            found = {language: [text] for language, text in SENTENCES.items()}
        return [(language, " ".join(texts[at:at + size]))
                for language, texts in found.items() for at in range(0, len(texts), size)
                if len(texts[at:at + size]) == size]

    def news(self):
        """Texts of news: the articles' of the suite, or made ones."""
        if self.suites:
            return [row["expect"]["text"] for row in rows(self.suites + "/articles/aeb.jsonl")]
        dice = random.Random(3)
        return [self.words(dice, 600) for _ in range(90)]

    def beat(self):
        """Articles of the beat, or made ones."""
        folder = self.suites and os.path.dirname(self.suites) + "/gold"
        if folder and os.path.isfile(folder + "/dev.jsonl"):
            return [row["title"] + "\n" + row["text"] for row in rows(folder + "/dev.jsonl")]
        return [" ".join(SENTENCES[language] for _ in range(5)) for language in ("en", "ru", "kk", "zh")] * 20

    def watched_texts(self):
        """Sentences or paragraphs by language, of news where the suites are; TEXTS names other ones: JSONL, `language`, `text`."""
        found = {}
        if os.environ.get("TEXTS"):
            for row in rows(os.environ["TEXTS"]):
                found.setdefault(row["language"], []).append(row["text"])
        elif self.suites:
            found = {"en": [line for text in self.news() for line in text.split("\n") if line.strip()]}
            for row in rows(self.suites + "/languages/lingua.jsonl"):
                if row["case"].startswith("sentences/") and row["language"] in ("ru", "kk", "zh"):
                    found.setdefault(row["language"], []).append(row["text"].strip())
        else:
            dice = random.Random(7)
            found = {"en": [self.words(dice, 20) for _ in range(2000)]}
            for language in ("ru", "kk", "zh"):
                words = SENTENCES[language].split() if language != "zh" else list(SENTENCES[language])
                found[language] = [("" if language == "zh" else " ").join(dice.choice(words) for _ in range(15))
                                   for _ in range(2000)]
        return found

    def copies(self, stories=2000, words=300, share=0.04):
        """Stories, each followed somewhere by a copy with 4% of its words changed: (number of the story, text)."""
        dice = random.Random(4)
        # Words of a long-tailed vocabulary, as in a language; a few hundred common ones make half of a text.
        vocabulary = ["".join(dice.choice("bdfgklmnprstvz") + dice.choice("aeiou") for _ in range(dice.randint(1, 4)))
                      for _ in range(20_000)]
        weights = [1 / (rank + 10) for rank in range(len(vocabulary))]
        made = []
        for number in range(stories):
            text = dice.choices(vocabulary, weights, k=words)
            edited = list(text)
            for at in dice.sample(range(words), round(words * share)):
                edited[at] = dice.choice(vocabulary)
            made += [(number, text), (number, edited)]
        dice.shuffle(made)
        # A sentence's end every dozen words.
        return [(number, " ".join(word + ("." if at % 12 == 11 else "") for at, word in enumerate(text)))
                for number, text in made]
