import Foundation
import Model
import Testing

@testable import Classifying

/// A row is `text | figures`: `low..high` (either may be missing) or a value, then the unit or currency, `;` between, and
/// `-` for none.
@Suite struct FigureTablesTests {
    static func misses(_ table: String, _ language: Language) -> [String] {
        table.split(separator: "\n").compactMap { line in
            let halves = line.split(separator: "|")
            guard halves.count == 2 else { return "no row: \(line)" }
            let wanted = halves[1].split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }.filter {
                $0 != "-"
            }
            let found = FigureReader.figures(in: String(halves[0]), language: language).map(show)
            return found == wanted ? nil : "\(line) → \(found)"
        }
    }

    private static func show(_ figure: Figure) -> String {
        func number(_ value: Double?) -> String {
            guard let value else { return "" }
            return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
        }
        let (low, high) = (number(figure.bounds.low), number(figure.bounds.high))
        let bounds = low == high ? low : "\(low)..\(high)"
        return [bounds, figure.currency ?? figure.unit].compactMap(\.self).joined(separator: " ")
    }

    @Test func english() {
        #expect(
            Self.misses(
                """
                Day 40: relatives picket the consulate | -
                300 people came | 300 people
                some 200 to 300 people | 200..300 people
                between 200 and 300 protesters | 200..300 people
                200-300 demonstrators | 200..300 people
                200 or 300 residents | 200..300 people
                about 300 people | 255..345 people
                nearly 300 people | 255..300 people
                a couple of hundred people | 200..300 people
                scores of people | 20..99 people
                tens of thousands of people | 20000..99000 people
                as many as 300 people | ..300 people
                close to 300 people | 255..300 people
                20 per cent | 20 percent
                12 million shares | 12000000 share
                KZT 500 million | 500000000 KZT
                500 million KZT | 500000000 KZT
                ₸500 million | 500000000 KZT
                RMB 10 billion | 10000000000 CNY
                10 billion renminbi | 10000000000 CNY
                300 million roubles | 300000000 RUB
                $1.5 bilion | 1500000000 USD
                3 hundred and one people | 301 people
                few people know | -
                the couple told reporters | -
                more than 300 people | 300.. people
                at least 300 people | 300.. people
                no fewer than 300 people | 300.. people
                up to 300 people | ..300 people
                fewer than 300 people | ..300 people
                dozens of people | 20..99 people
                a few dozen people | 20..99 people
                hundreds of people | 200..999 people
                several hundred people | 200..999 people
                thousands of residents | 2000..9999 people
                two dozen activists | 24 people
                a dozen activists | 12 people
                a million people | 1000000 people
                half a million people | 500000 people
                1.8 million people | 1800000 people
                120,000 ethnic Kazakhs | 120000 people
                two hundred and fifty people | 250 people
                twenty-five people | 25 people
                57 detainees | 57 detainees
                55 enterprises and 20 projects | 55 enterprises; 20 projects
                $12.3 billion | 12300000000 USD
                US$20-25 million | 20000000..25000000 USD
                727 million dollar | 727000000 USD
                $3.9 billon | 3900000000 USD
                more than 10 billion yuan | 10000000000.. CNY
                5 million tenge | 5000000 KZT
                between $26 billion and $28 billion | 26000000000..28000000000 USD
                €20 million | 20000000 EUR
                25 percent | 25 percent
                25.5% | 25.5 percent
                5,000 hectares | 5000 hectare
                1.2 million tonnes | 1200000 tonne
                300 km | 300 km
                over 20,000 jobs | 20000.. jobs
                On March 27, 2021 | -
                Article 174 and COVID-19 | -
                Call +7 701 555 12 34 | -
                the 3rd rally of one man | -
                the score was 2:1 in version 1.2.3 | -
                """, .english) == [])
    }

    @Test func russian() {
        #expect(
            Self.misses(
                """
                300 человек | 300 people
                около 300 человек | 255..345 people
                порядка 300 человек | 255..345 people
                почти 300 человек | 255..300 people
                пара сотен человек | 200..300 people
                десятки тысяч человек | 20000..99000 people
                к 300 людям обратились | 300 people
                к ним вышли | -
                12 млн акций | 12000000 share
                500 млн тг | 500000000 KZT
                ₸500 млн | 500000000 KZT
                10 млрд китайских юаней | 10000000000 CNY
                300 млн российских рублей | 300000000 RUB
                5 млн долларов США | 5000000 USD
                1,5 милиарда тенге | 1500000000 KZT
                20 процентов | 20 percent
                более 300 человек | 300.. people
                свыше 300 человек | 300.. people
                не менее 300 человек | 300.. people
                до 300 человек | ..300 people
                не более 300 человек | ..300 people
                от 200 до 300 человек | 200..300 people
                200–300 человек | 200..300 people
                между 200 и 300 человек | 200..300 people
                десятки людей | 20..99 people
                несколько десятков человек | 20..99 people
                сотни людей | 200..999 people
                несколько сотен человек | 200..999 people
                тысячи людей | 2000..9999 people
                сотни тысяч уйгуров | 200000..999000 people
                двести пятьдесят протестующих | 250 people
                двадцать пять участников | 25 people
                5 тыс. человек | 5000 people
                две тысячи человек | 2000 people
                полтора миллиона человек | 1500000 people
                1 200 жителей | 1200 people
                300 местных жителей | 300 people
                57 задержанных | 57 detainees
                57 арестованных | 57 detainees
                55 предприятий | 55 enterprises
                12,3 млрд долларов | 12300000000 USD
                12,3 млрд. долларов | 12300000000 USD
                от 20 до 25 млн долларов | 20000000..25000000 USD
                $20-25 млн | 20000000..25000000 USD
                5 миллионов тенге | 5000000 KZT
                более 10 млрд юаней | 10000000000.. CNY
                1 200 000 рублей | 1200000 RUB
                20 млн евро | 20000000 EUR
                25 процентов | 25 percent
                25,5% | 25.5 percent
                5000 гектаров | 5000 hectare
                1,2 млн тонн | 1200000 tonne
                300 км | 300 km
                27 марта 2021 года | -
                статья 174 | -
                телефон +7 701 555 12 34 | -
                27-й митинг | -
                """, .russian) == [])
    }

    @Test func kazakh() {
        #expect(
            Self.misses(
                """
                300 адам | 300 people
                300-ге жуық адам | 255..345 people
                Оған 300-ге жуық адам | 255..345 people
                300-ден астам адам | 300.. people
                300 адамнан астам | 300.. people
                шамамен 300 адам | 255..345 people
                кемінде 300 адам | 300.. people
                кем дегенде 300 адам | 300.. people
                300-ге дейін адам | ..300 people
                200-300 адам | 200..300 people
                он шақты адам | 8.5..11.5 people
                жүзге жуық адам | 85..115 people
                екі жүздей адам | 170..230 people
                оған адамдар келді | -
                оған ешкім келмеді | -
                500 млн тг | 500000000 KZT
                10 млрд юань | 10000000000 CNY
                12 млн акция | 12000000 share
                ондаған адам | 20..99 people
                жүздеген адам | 200..999 people
                мыңдаған адам | 2000..9999 people
                бірнеше жүз адам | 200..999 people
                екі жүз елу адам | 250 people
                жиырма бес адам | 25 people
                отыз тұрғын | 30 people
                қырық жеті белсенді | 47 people
                елу азамат | 50 people
                алпыс әйел | 60 people
                жетпіс қазақ | 70 people
                сексен адам | 80 people
                тоқсан адам | 90 people
                тоғыз адам | 9 people
                мың адам | 1000 people
                бес мың адам | 5000 people
                бір миллион адам | 1000000 people
                жарты миллион адам | 500000 people
                бестен онға дейін адам | 5..10 people
                екі жарым мың адам | 2500 people
                57 қамалған | 57 detainees
                55 кәсіпорын | 55 enterprises
                51 жоба | 51 projects
                12,3 миллиард доллар | 12300000000 USD
                он екі бүтін оннан үш миллиард доллар | 12300000000 USD
                20 млн АҚШ доллары | 20000000 USD
                5 миллион теңге | 5000000 KZT
                5 миллиард теңгеден астам | 5000000000.. KZT
                10 миллиард юань | 10000000000 CNY
                25 пайыз | 25 percent
                25,5% | 25.5 percent
                5000 гектар | 5000 hectare
                1200 тонна | 1200 tonne
                300 шақырым | 300 km
                2021 жылғы 27 наурызда | -
                екінші шеру | -
                """, .kazakh) == [])
    }

    @Test func chinese() {
        #expect(
            Self.misses(
                """
                300人 | 300 people
                约300人 | 255..345 people
                近300人 | 255..300 people
                两三名示威者 | 2..3 people
                三四人 | 3..4 people
                成百上千人 | 100.. people
                1200万股 | 12000000 share
                10亿人民币 | 1000000000 CNY
                ５，０００人 | 5000 people
                两千三百人 | 2300 people
                超过300人 | 300.. people
                至少300人 | 300.. people
                300多人 | 300.. people
                300余人 | 300.. people
                300人以上 | 300.. people
                不到300人 | ..300 people
                多达300人 | ..300 people
                200至300人 | 200..300 people
                二三百人 | 200..300 people
                二三百名示威者 | 200..300 people
                数十人 | 20..99 people
                数百名示威者 | 200..999 people
                数千人 | 2000..9999 people
                几十名工人 | 20..99 people
                十几人 | 11..19 people
                上千人 | 1000.. people
                三十多人 | 30.. people
                三十五名居民 | 35 people
                一千二百人 | 1200 people
                6.3万人 | 63000 people
                十二万人 | 120000 people
                一百万人 | 1000000 people
                两名活动人士 | 2 people
                300名当地居民 | 300 people
                55家企业 | 55 enterprises
                51个项目 | 51 projects
                10亿美元 | 1000000000 USD
                123亿美元 | 12300000000 USD
                200亿元人民币 | 20000000000 CNY
                5亿坚戈 | 500000000 KZT
                20至25亿美元 | 2000000000..2500000000 USD
                超过10亿元 | 1000000000.. CNY
                2000万欧元 | 20000000 EUR
                25% | 25 percent
                百分之二十五 | 25 percent
                5000公顷 | 5000 hectare
                120万吨 | 1200000 tonne
                300公里 | 300 km
                １２０人 | 120 people
                2021年3月27日 | -
                一直统一四川 | -
                第三次 | -
                """, .chinese) == [])
    }
}

/// Whatever comes in: nothing crashes, ranges lie in the text in order, bounds are in order, time is linear.
@Suite struct FigureAndDatePropertyTests {
    private struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private static let pieces = [
        "27", "2021", "марта", "March", "年", "月", "日", "жылы", "наурыз", "-", "–", " ", " ", "\n", "about", "около",
        "жуық", "多", "万", "亿", "млрд",
        "$", "%", ",", ".", "(", ")", "last", "Saturday", "周", "六", "上", "екі", "жүз", "двести", "dozens", "of", "十",
        "三", "百", "between", "and",
        "от", "до", "к", "1,200", "1 200", "12:30", "+7", "№", "999999999999999999999", "нояб", "half", "бүтін",
        "оннан", "first", "week", "в", "ago",
        "назад", "前", "later", "before", "q", "4", "the", "-", "百分之", "第", "负", "to", "по", "或",
    ]

    /// The first thing wrong with the reading of these bytes in any language; nil where all is well.
    private static func fault(_ bytes: [UInt8]) -> String? {
        for language in Language.read {
            let both = TimesAndFigures(bytes, language)
            for reference in [nil, Day(year: 2021, month: 4, day: 2)] {
                var last = 0
                for date in both.dates(reference: reference) {
                    if date.range.lowerBound < last || date.range.upperBound > bytes.count || date.range.isEmpty {
                        return "date range \(date.range) in \(String(decoding: bytes, as: UTF8.self))"
                    }
                    if date.interval.from > date.interval.to { return "interval \(date.interval)" }
                    last = date.range.upperBound
                }
            }
            var last = 0
            for figure in both.figures() {
                if figure.range.lowerBound < last || figure.range.upperBound > bytes.count || figure.range.isEmpty {
                    return "figure range \(figure.range) in \(String(decoding: bytes, as: UTF8.self))"
                }
                if let low = figure.bounds.low, let high = figure.bounds.high, low > high {
                    return "bounds \(low)…\(high) in \(String(decoding: bytes, as: UTF8.self))"
                }
                last = figure.range.upperBound
            }
        }
        return nil
    }

    @Test func randomBytes() {
        var random = Random(state: 7)
        for _ in 0..<200 {
            let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            #expect(Self.fault(bytes) == nil)
        }
    }

    @Test func randomPieces() {
        var random = Random(state: 11)
        for _ in 0..<600 {
            let text = (0..<Int.random(in: 1...14, using: &random)).map { _ in
                (Self.pieces.randomElement(using: &random) ?? "") + (Bool.random(using: &random) ? " " : "")
            }
            #expect(Self.fault(Array(text.joined().utf8)) == nil)
        }
    }

    @Test(arguments: [
        "1", "1-", "one hundred ", "十", "二三", "екі жүз ", "March ", "more than ", "1,000,", "a", "last ", "1.1.", "年",
        "$",
    ])
    func longRepeatsEnd(_ piece: String) {
        let bytes = Array(String(repeating: piece, count: 20_000 / piece.utf8.count).utf8)
        for language in Language.read {
            let both = TimesAndFigures(bytes, language)
            #expect(both.figures().count <= bytes.count)
            #expect(both.dates(reference: Day(year: 2021, month: 4, day: 2)).count <= bytes.count)
        }
    }

    /// However many digits a text writes, no figure of it is infinite: sums are looked up by their logarithm.
    @Test func noNumberIsInfinite() {
        for tail in ["", " trillion", " million", " people", " trillion people"] {
            let text = "They lent $" + String(repeating: "9", count: 299) + tail + " on Friday."
            for figure in FigureReader.figures(in: text, language: .english) {
                #expect((figure.bounds.high ?? 0).isFinite && (figure.bounds.low ?? 0).isFinite)
            }
        }
    }
}
