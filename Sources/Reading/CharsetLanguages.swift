import Foundation

/// How frequent letters are in the languages that old charsets were made for. Counted on news text of each language
/// (Leipzig Corpora, by way of lingua's models); facts of the languages, rounded.
enum CharsetLanguages {
    static let western = ["fr", "de", "es", "pt", "it", "sv", "da", "fi", "is", "ca", "et", "sq"]
    static let central = ["cs", "sk", "pl", "hu", "hr", "sl", "ro", "de", "sq"]

    /// The letters of one language beyond ASCII.
    struct Letters: Sendable {
        private var logarithms: [UInt32: Double] = [:]
        /// Letters with marks in ten thousand of any Latin text. Languages differ in it, but how many there are is told
        /// by the text, not by the charset: only their shares among each other are compared.
        private static let marked = 600.0
        /// A letter that the language doesn't have: a foreign name's.
        private static let foreign = -10.5

        fileprivate init(_ text: String) {
            let counts = CharsetLanguages.counts(text)
            let isLatin = counts.contains { $0.letter.value < 0x250 }
            let all = isLatin ? counts.reduce(0) { $0 + $1.count } / Self.marked * 10_000 : 10_000
            for (letter, count) in counts { add(letter, log(max(1, count) / all)) }
        }

        private mutating func add(_ letter: Unicode.Scalar, _ weight: Double) {
            logarithms[letter.value] = weight
            let capital = letter.properties.uppercaseMapping.unicodeScalars
            // Where capitals stand is told by what they follow.
            if capital.count == 1, let value = capital.first?.value, value != letter.value, value >= 0x80 {
                logarithms[value] = weight
            }
            if letter == "ı" { logarithms[0x130] = weight }
        }

        func weight(_ value: UInt32) -> Double { logarithms[value] ?? Self.foreign }
    }

    /// Letters each followed by a number.
    static func counts(_ text: String) -> [(letter: Unicode.Scalar, count: Double)] {
        var counts: [(letter: Unicode.Scalar, count: Double)] = []
        for scalar in text.unicodeScalars {
            if scalar.value >= 0x80 {
                counts.append((scalar, 0))
            } else if let last = counts.indices.last {
                counts[last].count = counts[last].count * 10 + Double(scalar.value) - 0x30
            }
        }
        return counts
    }

    static let letters: [String: Letters] = frequencies.mapValues(Letters.init)

    /// Chinese, Japanese and Korean characters with the logarithm of their share in text: by rank, as Zipf has it
    /// (f ≈ 0.19 ∕ (rank + 10) fits the first 500, which are three quarters of a text).
    static let eastern: [String: [UInt32: Double]] = ranked.mapValues { text in
        var table: [UInt32: Double] = [:]
        for (rank, scalar) in text.unicodeScalars.enumerated() where table[scalar.value] == nil {
            table[scalar.value] = log(0.19 / Double(rank + 10))
        }
        return table
    }

    /// Whether a character is one of the commonest of Chinese, Japanese or Korean text, their punctuation included.
    static func isFrequentEastern(_ value: UInt32) -> Bool {
        value == 0x3001 || value == 0x3002 || value == 0xFF0C || eastern.values.contains { $0[value] != nil }
    }

    /// Letters beyond ASCII with how many there are in ten thousand.
    static let frequencies: [String: String] = [
        "ru": """
        о1084е833а805и784н670т641с564р548в473л405к342м309д305п298у238я183ы178г171б161з157ь144ч126й124х86ж82ю61ц\
        59ш56ф38щ37э32ъ4ё2
        """,
        "bg": """
        а1254и927е899о871т775н720р517с507в439д342к337л325п291м262з227я177б159ъ156г150у139ч125ж70ц69щ66х55й52ш44\
        ф31ю12ь3
        """,
        "uk": """
        о939а832н716и602і588в544р531т508е477с403к388у355д344л341п304м301з227я214ь175г158б154ч119й107ц104х97ї88ж\
        87ю83ш69є61щ50ф32
        """,
        "be": """
        а1625н650і520р480ы434с422к401т379л374е369я344д336у317м308о307в305п292ц265з261ь245ў209б186г184э165ч126ш1\
        09й100х95ж65ю63ё40ф24
        """,
        "sr": """
        а1205и967о932е895н583р536с505т451у433в378д377к367м325ј312п301л277з180г163б157ш102ч96ц93њ78ћ66х62ж54љ49ф\
        28ђ25џ2
        """,
        "mk": """
        а1366о1038и921е914т732н692р513с467в433д411к379п291л290м243у207ј176з174г159б153ш90ц85ч80ж47ф37ќ36њ30х18ѓ\
        12џ5љ2
        """,
        "kk": """
        а1339е787ы747н703т601р546л499д463с424і346қ341м308к285о271б261з177п177ғ177й175ж168у155и153ң152ш136г117ұ9\
        7ө91ү78ә75я44в38х25ц12ф10ь7э6ч4ю3
        """,
        "el": """
        α970ο801τ791ι693ε691ν622σ450ρ431κ398π394η382μ343υ342ς338λ277ί236ό205ά202έ183δ173γ172ω138ή128χ117θ110ύ97\
        φ82ώ73β64ξ41ζ36ψ14ϊ4
        """,
        "he": """
        י1153ו1094ה859ל687ר575ת572ב530מ526א505ש485נ346ע313ם309ד266ח254כ236ק218פ200ס163ג144צ134ן127ט125ז94ך46ף22\
        ץ16
        """,
        "ar": """
        ا1548ل1161ي766م628و539ن521ر473ت458ب346ع331ة317د304ف258س248ه245ق219ك189ح185أ180ج142ش99ص95ط94ى87خ84إ70ض67\
        ذ64ز63ث54ئ43غ38ء36ظ23ؤ14آ10ی1
        """,
        "fa": """
        ا1521ر862د716ن710ه618و564م560ی531ت496ب422ي421س317ل256ش248ز216ک200ف139گ132ع125خ121ق120ج109ح102آ68ك68پ62ص\
        61ط51چ34ض31ظ21ذ19ى18غ18ئ15ث13ژ10أ3ء1
        """,
        "th": """
        า875น818ร671ก524อ502ม491เ488ง417ย406ว364ล323ท320ด285ส271ต260ค244บ240ห234พ211ป201ะ180จ170ช168แ157ไ136ข13\
        0ใ106ำ82โ80ศ71ผ67ษ65ธ59ภ52ซ48ถ48ณ48ญ36ฟ30ฐ22ฤ17ฯ16ฉ13ฒ11ฮ9ฝ9ๆ8ฎ6ฏ4ฆ4ฬ2ฑ2่300้280ั300ิ250ี200์130ุ120ู90\
        ื90็60ึ50
        """,
        "cs": "í304á220ě134é113ř100ž99ý85č83š82ů44ú14ň6ť4ó2ď2",
        "sk": "á173í108č94ý89š82ú79ž78é68ť59ľ37ô15ó15ň13ď12ä8",
        "pl": "ł149ę91ą85ó81ż75ś52ć39ń19ź6",
        "hu": "á354é323ö105ó103ő59í58ü56ú31ű10",
        "hr": "č85š84ć62ž58đ18",
        "sl": "č132š98ž61ć2",
        "ro": "ă129î61ţ47ş43â25ț10ș9",
        "sq": "ë808ç15",
        "de": "ü65ä54ö26ß12",
        "fr": "é245à46è32ê14ç6ô5â3î3û2ù2ï2œ1",
        "es": "ó81í50á46é26ñ21ú13",
        "pt": "ã84ç66á50é46í31ó19ê15õ14ú13à8â5ô4",
        "it": "è28à24ù8ì6ò5é4",
        "sv": "ä209å169ö145",
        "da": "å117ø89æ89é2",
        "fi": "ä420ö57",
        "is": "ð434á182í176þ125ó109æ88ö81ú59é49ý23",
        "ca": "é55ó49à37è28í27ò23ç11ú10ï4á2ü2",
        "et": "ä134õ110ü71ö32",
        "lt": "ė148ų112š108ž79ą64į54č41ū39ę20",
        "lv": "ā408ī201ē184š112ņ47ū47ļ32ž18ķ12ģ11č8",
        "tr": "ı425ü181ş142ç108ğ97ö79â4",
    ]

    /// The commonest characters, the most frequent first.
    private static let ranked: [String: String] = [
        "zh": """
        的一是在人中有不大年了上出和以日他到十民要成家地政生也行後多下台美作能於新我方前可主就二公而市自之本月法事分表高三外部最全都但力及加期得者同文正工用重面天其因心理名所小已等化子合海如示定次港利金元被展度然北\
        意此四入明由建好情目去五道至起代相更提府今九第位受著香特性立任通比平指很社安看品交百保世持水司局商南手治容西些共向制只精果近反界教接回基信影解球活八六身院少她首斯各物女常式投再原收想改感量京七口非使未管案路\
        零程打英或求拉增放件做先知造己流老望那演每客股包彩推士直格又委取才科山集引城德史色把房空你曾官支消何克深言告企真即希卷布越查光洲巴始升太研需警林走千州友整步省完李往席片服形失易超清息王除里媒助策率供住究必技\
        型食令夫施系境低仍早油像阿源料另考育份具岸花派半根命火白排票值防神旅快站宣括功致且落周律校革象江病融央居星益介否思死音批副足族段候效款核店博印福富它土男注照便透控味速威尼留字底米航列角突限景存甚什卡青例季跟\
        破版群故澳算武模石判念察切售晚承初配亦牌古吃波普依歌密午均昨待退善村登域眼免班降止救泰露略黑朝拿素互抗震危停疑找移遭修害母康胡送父播伊河幅假健器酒春奇俄置志喜孩乎短庭座激盟申充爆署罪追似典若拍急刻血扁哈亡坡\
        跌恐汽吸藏犯呼烈暴室婚涉章按逐困差久背街刊雄微良倒遇左沙招幕舞肉餐宗夏洋射菜援右述永菲曲船
        """,
        "zh-Hant": """
        的一國是在人中有不大年為會了上出和以這日他到個時來對十民發要成家地政生也現行後多經下台美作能與於新我方前可主過就二公業而學市自長之本月開當法將事內動分們表高三外部最全都但力及進場加期得者同關文正工機用說重面\
        兩天其因心理名員體所小已等化子還資實合海如示總定次港報利金元被間電灣展度然北意此四區入明由建好情目去並問從黨選五沒道至點華起代相更提府今九第位統受軍網著香特無馬萬性立任題通比平應指認很社安看品交百保務議東車\
        世持水司局商濟南手達治容西些調共向制強只數價亞戰精種果近反界讓權教接計回基信影產解書球活導聯八六身院少她首斯各物女常際設式投門讀樣再原收想改運感量京七傳據結口舉記非使論未管案團路零程打英或眾處該求約拉增放視\
        領變件做先決知造組己流老望那演每客股參廣包觀彩推風頭士陸直則格又別麼隊委取才氣話遊陳張見科創專山難集引費樂城德史色把辦稱房義閣續空你歷爭給閱曾官協支消億何克深爾言規告企真即賽希師節帶卷布越查連卻光洲巴單始升\
        術勢太項研預獲需警林走千訪州許友證整步營省完顯幾李係裡標級愛往席片服形失易醫超線清息王除里質媒轉助策較響率親供住究必技談型食令熱夫擊施聲系境低仍早油備維像阿源料另歐考育極份具岸花派韓環確半根條命火滿白排票值\
        準號防神評旅快嚴站宣態況括功致紀且兒落周劃律校銀責革象請江圖識離雙病獨農隨邊聞融央居星益介
        """,
        "ja": """
        のにたいをしとるでがはてなかすっれンまらもりう日こスさくんトきルだ人年イ大けあ国どめラア会リッ中やえよ本そクつ一市タちわ出新ド上者シ月生事地プジお時ロみ行フ子手レカせ発長場見合業同学ム分高マ自メ開間前後チテ\
        内回グコバ選今部サ県ば的ニ民デ目入社対方田全戦じ東力定動ュ代島最キブ山表体ウ実ろ野員オ気ィ聞ャビ用ナへ性化作報関思パず度げ立明通政現議ポ勝連決取成京ツ小下金安所理当経エ家校主言道べセ活期海ほ話加多設世外点公\
        要川初来続北米記ダ産女ミ原問知町意進相強約指向感画三機名びネ物氏ズ第組法ご以保持数ベ平受ョ界万品ェ調区題重制心先二水ハ球ね教円不務元集都む文能支共位ボケ利打々電真十党投使情予交食広ピ特近面ワ楽ぶ無結込演語済\
        協育正付車権参モ園書在増店応信和計ガ売西男団展台ホ神優域引考院料ソ切総運治際害解始工示村木観流変放果番次朝福認送少試美有得身査五施住岡ペ半企終ノ午基委影ゃ宮光再空直ょ各策口式古私災館
        """,
        "ko": """
        이다는에을의지고가한로하기서사대은를도시해인전자수정일리으원장부있주과어들보아상국제나회했라만스경위성동공구적관면선소등것화그게여문진산업비조교개년중연우와계마학신생내명안무오민치통미유행모영역방세발당며실\
        단재운할간체거용터니되청트금난된최드야분후차강요러월현예식출남양려물건데설감반입결달말표심력까었호타군천작각점속바북임김직히프육없포음매노않합추르박불활종두권올번법때본울받열함근승배던더특따날파환초석약저준\
        처복록품급협린평피태증외확농집창료참목축새련형격크됐질래레또편판람책담투광른많았술독토습능총및씨억향변충령병절께밝별험버같항앞찰규디카검겠론알온망순못언살키루획란황필립혔족코취길런택송메애
        """,
    ]
}
