"""What `matching` looks for and in what: 10,000 names and terms in base form, their surface forms written out for the others, and
texts of news in four languages.

The surface forms are plain paradigms written down here, not what our rules accept: the others get the forms that a desk would list.
"""
import itertools
import random
import re

# How many patterns are made: the shipped watchlist's are added.
NAMES = {"ru": 1500, "kk": 2400, "en": 350, "zh": 150}
# Words of the texts themselves, so that there is something to find.
TERMS = {"ru": 150, "kk": 150, "en": 500, "zh": 100}

SYLLABLES = {
    "given": "аб ай ал ан ас бай бек бер бол гул дан дар дос ер жан жо зам ил ка ким кун ма мар мур на нур ол ра рус са сер сул та "
             "тем тол ул ша шын яр".split(),
    "middle": "а е и у ы ай ар ба бе би га ги да ди до ер жа же ки ку ла ле ли ма ме ми на ни ра ре ри са се та ти ту ха ша".split(),
    "ru": "ов ев ин ова ева ский ий ко ец ник ак ань ия ка да".split(),
    "kk": "ов ев бек бай жан лы ғали хан гүл тай ыл ік ше да нұр қыз".split(),
    "en": "ov ev yev bek bai zhan son ton ley man ford ham er ing well".split(),
    "zh": "阿别博楚达额法戈哈伊基拉马纳诺帕卡热萨塔瓦维谢亚扎佐德尔夫克林姆什斯特茨".strip(),
}
ROMAN = dict(zip("абвгдежзийклмнопрстухцчшыэюяіғқңүұөәе",
                 "a b v g d e zh z i y k l m n o p r s t u kh ts ch sh y e yu ya i g q n u u o a e".split()))
VOWELS, FRONT, HARD = set("аәеиоөуұүыіэюя"), set("әеиөүіэ"), set("кқпстфхцчшщһбвгд")


def roman(text):
    return "".join(ROMAN.get(letter, letter) for letter in text)


def russian(word):
    """Cases of a name."""
    for ending, forms in (("ский", "ский ского скому ским ском ская скую ской ские ских скими"),
                          ("ий", "ий ия ию ием ии"), ("ия", "ия ии ию ией"), ("й", "й я ю ем е"), ("ь", "ь я ю ем е и ью"),
                          ("ов", "ов ова ову овым ове овы овых овым овыми овой"), ("ев", "ев ева еву евым еве евы евых евыми евой"),
                          ("ин", "ин ина ину иным ине ины иных иными иной"), ("ова", "ова овой ову"), ("ева", "ева евой еву"),
                          ("ка", "ка ки ке ку кой"), ("а", "а ы е у ой ою"), ("я", "я и е ю ей"), ("ец", "ец ца цу цем це цы цев цам")):
        if word.endswith(ending):
            return [word[:len(word) - len(ending)] + form for form in forms.split()]
    return [word + form for form in ("", "а", "у", "ом", "е")] if word and word[-1] not in VOWELS else [word]


def kazakh(word):
    """Number, possession and case, in the harmony of the word's last vowel."""
    front = next((letter in FRONT for letter in reversed(word) if letter in VOWELS), False)

    def cases(stem, possessed):
        vowel, hard = stem[-1] in VOWELS, stem[-1] in HARD
        first = "н" if vowel else "т" if hard else "д"
        a, y = ("е", "і") if front else ("а", "ы")
        second = "т" if hard else "д"
        if possessed:
            return [stem, stem + f"н{y}ң", stem + f"н{a}", stem + "н", stem + f"нд{a}", stem + f"н{a}н", stem + f"м{a}н"]
        guttural = ("к" if front else "қ") if hard else ("г" if front else "ғ")
        return [stem, stem + f"{first}{y}ң", stem + guttural + a, stem + first + y, stem + second + a, stem + second + a + "н",
                stem + ("п" if hard else "м") + a + "н"]

    if not word:
        return []
    end = word[-1]
    plural = word + ("л" if end in VOWELS or end in "рйу" else "т" if end in HARD else "д") + ("ер" if front else "ар")
    owned = word + ("с" if end in VOWELS else "") + ("і" if front else "ы")
    ours = word + ("" if end in VOWELS else "і" if front else "ы") + ("міз" if front else "мыз")
    owned_many = plural + ("і" if front else "ы")
    every = [cases(word, False), cases(plural, False), cases(owned, True), cases(owned_many, True), cases(ours, False)]
    return sum(every, []) + [word + ending for ending in (["лік", "дегі", "нікі"] if front else ["лық", "дағы", "нікі"])]


def forms(entry):
    """The surface forms of a pattern, lower case."""
    text = re.sub(r"[~*]\S*", "", entry["text"]).lower().replace("ё", "е")
    language = entry["language"]
    if language == "zh":
        return [text]
    words = [word for word in re.split(r"[\s-]+", text) if word]
    text = " ".join(words)
    if entry["kind"] == "term" and "~" not in entry["text"]:
        return [text]
    if language == "ru":
        # All words stand in one case; a form that one lacks is its last.
        every = [russian(word) for word in words]
        longest = max(map(len, every), default=0)
        return [" ".join(some[min(at, len(some) - 1)] for some in every) for at in range(longest)]
    if language == "kk":
        return [" ".join(words[:-1] + [form]) for form in kazakh(words[-1])] if words else []
    return [text] + ([text + "'s", text + "s"] if language == "en" else [])


def shipped(folder):
    """The names and terms of a watchlist's folder."""
    import yaml
    found = []
    for file, kind in (("actors", "name"), ("places", "name"), ("themes", "term")):
        with open(f"{folder}/{file}.yaml", encoding="utf-8") as text:
            entries = yaml.safe_load(text)[file]
        for entry in entries:
            for language, texts in (entry.get("aliases") or entry.get("terms") or {}).items():
                for one in texts:
                    found.append({"text": str(one["text"] if isinstance(one, dict) else one), "language": language, "kind": kind})
    return found


def made(dice, language):
    def word(last):
        head = dice.choice(SYLLABLES["given"]) + "".join(dice.choice(SYLLABLES["middle"]) for _ in range(dice.randint(1, 2)))
        return roman(head) + last if language == "en" else head + last

    if language == "zh":
        return "".join(dice.choice(SYLLABLES["zh"]) for _ in range(dice.randint(3, 6)))
    name = word(dice.choice(SYLLABLES[language])).capitalize()
    return f"{word('').capitalize()} {name}" if dice.random() < 0.4 else name


def entries(folder, texts):
    """All patterns, each once."""
    dice = random.Random(5)
    found = shipped(folder)
    for language, count in NAMES.items():
        found += [{"text": made(dice, language), "language": language, "kind": "name"} for _ in range(count)]
    for language, count in TERMS.items():
        written = " ".join(texts.get(language, []))
        if language == "zh":
            runs = re.findall(r"[\u4e00-\u9fff]{4,}", written)
            words = sorted({run[at:at + 2] for run in runs for at in range(0, len(run) - 1, 2)})
        else:
            words = sorted({word.lower() for word in re.findall(r"[^\W\d_]{5,}", written)})
        for word in dice.sample(words, min(count, len(words))):
            found.append({"text": word, "language": language, "kind": "term"})
    return list({(entry["text"], entry["language"], entry["kind"]): entry for entry in found}.values())


def articles(texts, size):
    """Texts of about 3,000 bytes, each in one language, of sentences in any order, to `size` bytes in all: half of them in English."""
    dice = random.Random(6)
    shares = {"en": 4, "ru": 2, "kk": 2, "zh": 1}
    order = [language for language, share in shares.items() for _ in range(share) if texts.get(language)]
    lengths = {language: [(text, len(text.encode()) + 1) for text in texts[language]] for language in set(order)}
    made, total = [], 0
    for language in itertools.cycle(order):
        some, length = [], 0
        while length < 3000:
            text, own = dice.choice(lengths[language])
            some.append(text)
            length += own
        made.append("\n".join(some))
        total += length
        if total >= size:
            return made
