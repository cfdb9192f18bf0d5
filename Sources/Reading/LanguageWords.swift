/// Kazakh in Latin letters and English, by their most frequent words.
struct LanguageWords {
    /// Words in any of the Latin alphabets (2021: ä ğ ı ñ ö ü ş; 2018: á ǵ ı ń ó ú sh; and without marks): one that no
    /// other language has, one in ten of all, and more than there are of another Turkic language or of English.
    let isKazakh: Bool
    /// Two words and one in five.
    let isEnglish: Bool

    init(_ text: String) {
        var counter = Counter()
        for scalar in text.unicodeScalars { counter.read(scalar) }
        counter.endWord()
        let kazakh = counter.strong * 2 + counter.weak
        isKazakh =
            counter.strong > 0 && kazakh >= 3 && kazakh * 10 >= counter.words && kazakh > counter.english * 2
            && kazakh > counter.turkic * 2 && !counter.hasSchwa
        isEnglish = counter.english >= 2 && counter.english * 5 >= counter.words
    }

    private struct Counter {
        var words = 0
        var strong = 0
        var weak = 0
        var english = 0
        var turkic = 0
        /// ə: Azerbaijani.
        var hasSchwa = false
        private var word = HTMLName()

        mutating func read(_ scalar: Unicode.Scalar) {
            let value = scalar.value
            if value < 0x80 {
                let lower = value | 0x20
                if lower >= 0x61 && lower <= 0x7A { word.append(UInt8(lower)) } else if value != 0x27 { endWord() }
            } else if value >= 0xC0 && value < 0x2B0 {
                if value == 0x259 || value == 0x18F { hasSchwa = true }
                let folded = Self.folded(value)
                if folded < 0x80 {
                    word.append(UInt8(folded))
                } else {
                    word.append(UInt8(0xC0 | folded >> 6))
                    word.append(UInt8(0x80 | folded & 0x3F))
                }
            } else {
                endWord()
            }
        }

        mutating func endWord() {
            if word.count == 0 { return }
            words += 1
            switch LanguageWords.table.value(word) {
            case 1: strong += 1
            case 2: weak += 1
            case 3: english += 1
            case 4: turkic += 1
            default: break
            }
            word = HTMLName()
        }

        /// Lower case of the letters in question; İ becomes i.
        private static func folded(_ value: UInt32) -> UInt32 {
            switch value {
            case 0xC0...0xDE: value + 0x20
            case 0x130: 0x69
            case 0x100...0x12F, 0x132...0x137, 0x14A...0x177, 0x1E6...0x1EF, 0x1F4: value | 1
            case 0x139...0x148: value & 1 == 1 ? value + 1 : value
            default: value
            }
        }
    }

    private static let table: HTMLNameTable = {
        var entries: [(String, UInt8)] = []
        var known: Set<String> = []
        func add(_ list: String, _ value: UInt8) {
            for word in list.split(separator: " ") where word.utf8.count <= 16 && known.insert(String(word)).inserted {
                entries.append((String(word), value))
            }
        }
        add(strongKazakh, 1)
        add(weakKazakh, 2)
        add(englishWords, 3)
        add(otherTurkic, 4)
        return HTMLNameTable(entries)
    }()

    private static let strongKazakh = """
        jäne jáne zhane jañe üşin úshin ushin turaly turalı boldy boldı bolyp bolıp degen qazaq qazaqstan qazaqstannyñ \
        qazaqstanda qazaqstannyń qazaqstannıñ jyl jyly jylğy jylǵy jılı jılğı osy osı otyr otır jatyr jatır eken emes keyin \
        keiin deyin deiin arqyly arqılı sonday sondai soñ siaqty sıaqty siyaqty barlyq barlıq qarsy qarsı ärı äri aitty aytty \
        aıtty qaldy qaldı kelgen bolğan bolǵan bolgan jañalyq jaña jańa qalasynda qalasında oblysy oblısı qyzmet halyq halıq \
        memlekettik qytai qıtay qytaı elimiz respublikasy respublikası şeteldik nege qalai qalay boiynşa boıynsha \
        boyınşa sondyqtan sondıqtan ózi özi birneşe birneshe kóp kúni küni jūmys jumys júmys jumıs qazirgi kezinde bolady \
        boladı etken ketti alğan alǵan alyp bergen türkistan tağy taǵy tagy taǵı ğana ǵana
        """
    private static let weakKazakh =
        "men ben pen bul būl bir ol sol dep da jaqsy joq mūnda kim eki üş öz óz köp dedi edi keldi etti berdi kisi astana almaty"
    private static let englishWords = """
        the of and to for that with is are were by from has have had their its said says not but been this will would after \
        who which they she you about than when what how why over
        """
    private static let otherTurkic = """
        ve bu için ile olarak olan va bilan uchun və üçün ilə häm öçen bilen we bolan haqqında hakkında kimi çox daha ancak \
        göre kadar
        """
}
