internal import Model

/// Sentences of everyday news in four languages, put together from parts: weather, sport, prices, culture.
enum PlainProse {
    static func paragraph(_ language: Language, _ numbers: inout Numbers) -> String {
        let count = 2 + Int(numbers.next() % 3)
        return (0..<count).map { _ in sentence(language, &numbers) }.joined(separator: language == .chinese ? "" : " ")
    }

    static func title(_ language: Language, _ numbers: inout Numbers) -> String {
        var line = sentence(language, &numbers)
        line.removeLast()
        return line
    }

    private static func sentence(_ language: Language, _ numbers: inout Numbers) -> String {
        var result = ""
        for part in (parts[language] ?? []).pick(&numbers) {
            result += part[0] == "#" ? "\(2 + numbers.next() % 98)" : part.pick(&numbers)
        }
        return result
    }

    /// What each part may be; `#` is a number.
    private static let parts = patterns.mapValues { patterns in
        patterns.map { $0.split(separator: "§").map { $0.split(separator: "|").map(String.init) } }
    }

    private static let patterns: [Language: [String]] = [
        .english: [
            "The §home side|visitors|young team|champions§ won by §#§ points after a slow §first half|opening quarter§.",
            "Temperatures will reach §#§ degrees by the §weekend|end of the week|afternoon§, forecasters said.",
            "The price of §wheat|sugar|fuel|flour§ rose by §#§ per cent in a month, the statistics office wrote on its page.",
            "A museum in §the capital|the old town|the south§ opens a show of §#§ paintings that nobody has seen for years.",
            "Engineers repaired the §bridge|water main|tram line§ overnight, and buses run again from §six|seven§ in the morning.",
            "She has written §#§ books for children and teaches at a school of music in the §north|east|west§ of the country.",
            "Farmers expect a good harvest of §apples|barley|melons§ because the snow lay long and spring came gently.",
            "The library lends out §#§ thousand volumes a year, and half of its readers are §students|pensioners|pupils§.",
        ],
        .russian: [
            "§Хозяева|Гости|Чемпионы§ выиграли со счётом §#§ очков после вялого §начала|первого тайма§.",
            "К §выходным|вечеру|концу недели§ воздух прогреется до §#§ градусов, обещают синоптики.",
            "Цена на §пшеницу|сахар|муку§ за месяц выросла на §#§ процентов, следует из данных статистиков.",
            "В музее открылась выставка, на которой показывают §#§ картин из частных собраний.",
            "Ремонтники за ночь восстановили §мост|водопровод|трамвайную линию§, и автобусы снова ходят с шести утра.",
            "Она написала §#§ книг для детей и преподаёт в музыкальной школе на §севере|востоке|западе§ страны.",
            "Фермеры ждут хорошего урожая §яблок|ячменя|дынь§: снег лежал долго, а весна была мягкой.",
        ],
        .kazakh: [
            "§Жергілікті команда|Қонақтар|Чемпиондар§ §#§ ұпаймен жеңіске жетті, ойын баяу басталған еді.",
            "§Демалысқа|Кешке|Апта соңына§ қарай ауа райы §#§ градусқа дейін жылынады деп болжайды мамандар.",
            "§Бидайдың|Қанттың|Ұнның§ бағасы бір айда §#§ пайызға өсті деп жазды статистика бюросы.",
            "Мұражайда §#§ сурет қойылған көрме ашылды, оны бұрын ешкім көрмеген.",
            "Шеберлер түнде §көпірді|су құбырын§ жөндеп, автобустар таңғы алтыдан бастап қайта жүрді.",
            "Ол балаларға арналған §#§ кітап жазды және музыка мектебінде сабақ береді.",
        ],
        .chinese: [
            "§主队|客队|卫冕冠军§以§#§分的优势赢得了比赛，开局却很缓慢。",
            "气象部门预计，到§周末|傍晚§气温将升至§#§度。",
            "统计部门的数据显示，§小麦|食糖|面粉§价格一个月内上涨了百分之§#§。",
            "博物馆举办新展览，展出§#§幅多年未公开的画作。",
            "工人连夜修好了§大桥|水管§，公交车清晨六点恢复运行。",
            "她写过§#§本儿童读物，并在一所音乐学校任教。",
        ],
    ]
}
