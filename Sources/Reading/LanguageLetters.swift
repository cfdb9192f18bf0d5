import Model

/// The letters of a text counted by script, and within Cyrillic by the alphabets that have them.
struct LanguageLetters {
    var latin = 0
    var cyrillic = 0
    var han = 0
    var kana = 0
    var hangul = 0
    var other = 0

    /// ы э ё: of the Slavic languages Russian and Belarusian.
    private(set) var russian = 0
    /// э: frequent in Mongolian, rare in Kyrgyz; ы the other way round.
    private(set) var openE = 0
    private(set) var y = 0
    /// и: Belarusian has none.
    private(set) var plainI = 0
    /// аа оо ээ өө үү: Mongolian and Kyrgyz.
    private(set) var long = 0
    /// ъ inside words: Bulgarian.
    private(set) var hard = 0
    /// в ц ч щ э ё: in Kazakh only in foreign words.
    private(set) var slavic = 0
    /// і: Kazakh, Ukrainian, Belarusian.
    private(set) var i = 0
    /// ї є ґ.
    private(set) var ukrainian = 0
    /// ў: Belarusian, Uzbek.
    private(set) var belarusian = 0
    /// ұ: Kazakh alone.
    private(set) var kazakh = 0
    /// қ ғ: Kazakh, Uyghur, Uzbek, Tajik.
    private(set) var guttural = 0
    /// ә һ: Kazakh, Tatar, Uyghur, Bashkir.
    private(set) var front = 0
    /// ң: Kazakh, Kyrgyz, Tatar, Uyghur.
    private(set) var nasal = 0
    /// ө ү: those and Mongolian.
    private(set) var round = 0
    /// җ: Tatar, Uyghur.
    private(set) var soft = 0
    /// ҳ: Uzbek, Tajik.
    private(set) var uzbek = 0
    /// ҷ ӣ ӯ.
    private(set) var tajik = 0
    /// ҙ ҫ ҡ.
    private(set) var bashkir = 0
    /// ј љ њ ђ ћ џ ѓ ќ ѕ.
    private(set) var southern = 0
    private(set) var traditional = 0
    private(set) var simplified = 0
    private(set) var japanese = 0

    /// Letters that no Slavic language has.
    var turkic: Int { kazakh + guttural + front + nasal + round + soft }

    init(_ text: String) {
        var before: UInt32 = 0
        for scalar in text.unicodeScalars {
            let value = scalar.value
            defer { before = value }
            if value == before, value == 0x430 || value == 0x43E || value == 0x44D || value == 0x4E9 || value == 0x4AF {
                long += 1
            }
            if value < 0x80 {
                if (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A { latin += 1 }
                continue
            }
            switch value {
            case 0xC0...0x24F, 0x1E00...0x1EFF: latin += 1
            case 0x400...0x52F: count(cyrillic: value)
            case 0x3040...0x30FF: if value != 0x30FB { kana += 1 }
            case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: count(han: scalar)
            case 0xAC00...0xD7AF, 0x1100...0x11FF: hangul += 1
            case 0x370...0x3FF, 0x530...0x10FF, 0x1200...0x1CFF: other += 1
            default: break
            }
        }
    }

    private mutating func count(cyrillic value: UInt32) {
        cyrillic += 1
        switch value {
        case 0x44B, 0x42B:
            russian += 1
            y += 1
        case 0x44D, 0x42D:
            russian += 1
            openE += 1
            slavic += 1
        case 0x451, 0x401:
            russian += 1
            slavic += 1
        case 0x44A, 0x42A: hard += 1
        case 0x438, 0x418: plainI += 1
        case 0x432, 0x412, 0x446, 0x426, 0x447, 0x427, 0x449, 0x429: slavic += 1
        case 0x456, 0x406: i += 1
        case 0x457, 0x407, 0x454, 0x404, 0x490, 0x491: ukrainian += 1
        case 0x45E, 0x40E: belarusian += 1
        case 0x4B0, 0x4B1: kazakh += 1
        case 0x49A, 0x49B, 0x492, 0x493: guttural += 1
        case 0x4D8, 0x4D9, 0x4BA, 0x4BB: front += 1
        case 0x4A2, 0x4A3: nasal += 1
        case 0x4E8, 0x4E9, 0x4AE, 0x4AF: round += 1
        case 0x496, 0x497: soft += 1
        case 0x4B2, 0x4B3: uzbek += 1
        case 0x4B6, 0x4B7, 0x4E2, 0x4E3, 0x4EE, 0x4EF: tajik += 1
        case 0x498, 0x499, 0x4AA, 0x4AB, 0x4A0, 0x4A1: bashkir += 1
        case 0x458, 0x408, 0x459, 0x409, 0x45A, 0x40A, 0x452, 0x402, 0x45B, 0x40B, 0x45F, 0x40F, 0x453, 0x403, 0x45C,
            0x40C, 0x455, 0x405:
            southern += 1
        default: break
        }
    }

    private mutating func count(han scalar: Unicode.Scalar) {
        han += 1
        if Self.traditionalOnly.contains(scalar) {
            traditional += 1
        } else if Self.simplifiedOnly.contains(scalar) {
            simplified += 1
        } else if Self.japaneseOnly.contains(scalar) {
            japanese += 1
        }
    }

    // MARK: Decisions

    /// Chinese, Japanese or Korean. A Japanese sentence is a third kana and more; one in twelve tells it from a の in a name.
    var easternLanguage: Language {
        if hangul > han + kana { return Language(rawValue: "ko") }
        if kana * 12 > han || japanese > traditional + simplified { return Language(rawValue: "ja") }
        if hangul * 4 > han { return Language(rawValue: "ko") }
        return Language(rawValue: traditional > simplified ? "zh-Hant" : "zh")
    }

    /// The code of the Cyrillic language whose alphabet the letters fit, nil where the letters don't decide. A foreign name
    /// or quotation is less than one letter in fifty.
    var cyrillicLanguage: String? {
        let floor = cyrillic / 50
        if tajik > floor { return "tg" }
        if bashkir > floor { return "ba" }
        if southern > floor { return nil }
        let kazakhOnly = kazakh + i
        if belarusian > 0, y > 0, turkic == 0 { return "be" }
        if uzbek + (i == 0 ? belarusian : 0) > floor, kazakhOnly <= floor, y == 0 {
            return uzbek + guttural > 0 ? "uz" : nil
        }
        // One in seven of a Kazakh text, half as many of a Kyrgyz one; a name in a Russian sentence stays below one in 32.
        if turkic * 32 > cyrillic {
            if soft > 0, kazakhOnly == 0, soft * 150 > cyrillic { return guttural > 0 ? "ug" : "tt" }
            if kazakh > 0 || guttural > 0 && (i > 0 || front > 0 || nasal + round > 0) {
                if i == 0 && kazakh == 0 && cyrillic > 100 { return "ug" }
                return "kk"
            }
            if i > 0 && ukrainian == 0 { return "kk" }
            if guttural > 0 { return belarusian > 0 ? "uz" : "kk" }
            if front > 0 { return cyrillic > 60 ? "tt" : nil }
            if nasal > 0 { return "ky" }
            return long == 0 ? nil : openE >= y ? "mn" : "ky"
        }
        if belarusian > 0 && (i > 0 || russian > 0) { return "be" }
        if ukrainian > floor && russian <= ukrainian { return "uk" }
        if i > floor && i > 0 { return russian == 0 ? nil : slavic * 30 > cyrillic ? "be" : "kk" }
        if russian > 0, plainI == 0, cyrillic > 60 { return "be" }
        if long * 25 > cyrillic, cyrillic > 12 { return "mn" }
        return nil
    }

    // MARK: Han characters whose forms differ, the most frequent ones of news

    private static let traditionalOnly = Set(
        """
        國會這個們來時說為對學發經還過開關東車見長門問間電話請讓認識計設訪評語調議護變貿資軍農進達運選邊鄉錢鐵陽陳難離雲題類願風飛馬驗體黨點齊龍無樣機\
        權歲歷漢熱營獲現產當療確種稱穩競節紅約級終組結給統絕綠維網緊線練總續習聯聲職臨與興舉藝處號術衛規視親覺觀記許訴證譯讀負財責費質輕輸辦遠醫錄陸際\
        隊階雙雜須預領頭顯館魚鳥麗業後兩從華萬報區單嚴僅億價優傳債傷勞動務勢協參員園圍圖場報壓執夢奪媽孫實審寫寬導將專屬島幣師帶應廣廠後徵戰擊據損擴擁擔
        """.unicodeScalars)
    private static let simplifiedOnly = Set(
        """
        国会这个们来时说为对学发经还过开关东车见长门问间电话请让认识计设访评语调议护变贸资军农进达运选边乡钱铁阳陈难离云题类愿风飞马验体党点齐龙无样机\
        权岁历汉热营获现产当疗确种称稳竞节红约级终组结给统绝绿维网紧线练总续习联声职临与兴举艺处号术卫规视亲觉观记许诉证译读负财责费质轻输办远医录陆际\
        队阶双杂须预领头显馆鱼鸟丽业后两从华万报区单严仅亿价优传债伤劳动务势协参员园围图场压执梦夺妈孙实审写宽导将专属岛币师带应广厂征战击据损扩拥担
        """.unicodeScalars
    ).subtracting(traditionalOnly)
    private static let japaneseOnly = Set(
        "気駅県売読続変帰広円図験説経検権栄営厳囲単戦歳辺鉄録観覧釈浜渋済顔転軽込働畑匂対発実団両乗処価仏伝児効労勧参圧塩増壊壱奨姉専巻弾徳応悪択拝挙拠掲揺摂数斎断暁桜検楽様歓歩毎沢涙滝焼犠独獣産瑞畳痩百碁"
            .unicodeScalars
    ).subtracting(traditionalOnly).subtracting(simplifiedOnly).subtracting("参専巻断焼独拠団両毎歩産百数瑞".unicodeScalars)
}
