package import Model

/// Words that any news text has, by language: they tell nothing of a beat, and begin sentences without being names.
package enum CommonWords {
    package static func contains(_ word: String, _ language: Language) -> Bool {
        (tables[language.base.rawValue] ?? []).contains(word)
            || language.rawValue == "kk-Latn" && latinKazakh.contains(word)
    }

    /// Chinese words of two characters that join, count or report.
    package static let chinese: Set<String> = words(
        """
        我们 他们 你们 自己 没有 可以 一个 这个 那个 什么 因为 所以 但是 如果 已经 进行 表示 认为 指出 其中 以及 通过 对于 关于 由于 同时 此外
        目前 今年 去年 今天 昨天 日前 近日 之后 之前 以来 以后 其他 许多 多名 部分 相关 有关 称为 成为 作为 不是 就是 还是 不会 不能 需要 可能
        报道 记者 消息 表明 方面 问题 情况 工作 时间 地区 国家 社会 发展 活动 进一 一步 万元 亿元 美元 计划 包括 主要 重要 举行 参加 开始
        """)

    private static let latinKazakh: Set<String> = words(
        "jäne men üşin bul dep boldy bolyp edi ol bir de da sol osy ne kerek bar joq ǵana jáne úshin boıynsha boldy")

    private static let tables: [String: Set<String>] = [
        "en": words(
            """
            a about above according account across action actions activity added after again against ago agreed agreement all
            allow allowed almost along already also although always am amid among amount an and announced annual another any
            anything are area areas around article as ask asked at authorities authority available away back based be because
            become been before began begin behind being believe believes below best better between big biggest billion both
            bring brought but by call called came can cannot case cases caused center central century certain change changes
            cities citizens city claim claimed close come comes coming common community companies company concern conditions
            continue continued could countries country court crisis critics current currently cut daily data date day days
            deal december decision demand department deputy despite development did different difficult director do does done
            don't down due during each earlier early economic economy effect effort efforts eight either else end enough
            especially even event events ever every expected expert experts face fact far few figures final finally financial
            find first five follow followed following for force forces former found four from full further future general get
            give given go going good government great group groups growing had half hand has have having he head held help her
            here high higher him his history hold home hope hours house how however human idea if image important in include
            included including increase increased increasing industry influence information inside instead interest into is
            issue issues it its itself january job jobs journalist june just keep key kind know known land large largest last
            late later latest law lead leader leaders leading least led left less level life like likely limited line list
            little live living local long look lost lot low made main major make makes making man many march market
            massive matter may me meanwhile measures media meeting member members men might military million minister ministry
            minutes moment month months more moreover most move much must my name names national near nearly need needs neither
            never new news next night nine no nor north not note noted nothing november now number october of off office
            official officials often old on once one only open opened opinion or order organisation organization other others
            our out outside over own paid part parts past pay people per percent period person persons place plan planned plans
            point points police policy political popular position possible power present president press prices private
            problem problems process production project projects provide public put quarter question quite rather reached read
            real reason reasons receive received recent recently region regional regions related relations remain remains
            report reported reportedly reports residents response rest result results return right rights rise rising role rule
            said same saw say saying says second sector security see seem seems seen send sense sent september series service
            services set seven several share she short should show shown shows side sign signed since site situation six small
            so social society some something soon source sources south special spokesman spokesperson start started state
            statement states still stop story strong such sum support system take taken taking talk talks tell ten than that
            the their them themselves then there therefore these they thing things think third this those though thousand
            thousands three through throughout time times to today together told too took top total toward towards town trade
            trying turn turned two under until unable up upon us use used using value very via video view views visit want
            wanted warned was water way we week weeks well went were west what when where whether which while who whole whose
            why will with within without woman women word words work worked workers working world worth would written wrote
            year years yes yesterday yet you young your worst largest join biggest own written cannot ahead organisations
            ordinary previously nonetheless inmates critics support supporters everyone carrying total worth neighbors
            relatives breaking influential updates frontline nobody whoever thanks dozens hundreds tens such unsurprisingly similarly likewise
            """),
        "ru": words(
            """
            а без более больше будет будут бы был была были было быть в вам вас ведь весь во вот время все всего всех вы где
            год года году годы гг дал два две дней дня до добавил другие других его ее если еще же за заявил здесь и из или им их
            к как какие когда кого которая которого которое которой которую которые который которых которым кто ли лет лишь
            между менее месяца меня миллион млн млрд многие может можно мой мы на над надо нам нас наш не него нее нет ни них но
            нового новые ну о об один одна одного около он она они оно от очень перед по под пока после потом потому почти при
            про против процентов прошлом раз ранее с сам самых свои своих свою сегодня себе себя сейчас со среди стал стали так
            такие также там те тем теперь то тоже только том тот три тут ты тыс тысяч у уже хотя чего человек чем через что чтобы
            чье эта эти этих это этого этой этом эту является январе феврале марте апреле мае июне июле августе сентябре октябре
            ноябре декабре января февраля марта апреля мая июня июля августа сентября октября ноября декабря понедельник
            вторник среду четверг пятницу субботу воскресенье словам данным людей люди народ вопрос вопросы стране страны
            страна сообщил сообщает сообщили сказал отметил говорит говорят власти необходимо нужно именно однако кроме того
            вместе например поэтому несколько первый первая первые второй также например тогда затем несмотря вчера завтра фото
            видео источник материал напомним жители житель перевод статья автор рассказал участники всего вся работники
            """),
        "kk": words(
            """
            ал ба бар барлық басқа бе бен бер беріп берді бір біраз бірақ біз бізге болады болды болған болатын болса болып бойынша
            бұл бүгін былтыр дейді деді деген деп дейін да де ғана екен екі емес ең енді ері еді жаңа жоқ жоғары жыл жылғы жылы
            жатыр және кейін керек кезінде көп мен менің мұндай мүмкін не немесе олар ол олардың оның осы отыр өз өзі өте пен
            салып сен сол соң сондай сонымен тек теңге туралы үшін халық халықтың қазір қалай қандай қарай қарсы қатар қол та те
            тағы адам адамдар айтты айтуынша ай күн күні ресми хабарлады мәлімдеді кім қай қанша үш төрт бес алты жеті сегіз
            тоғыз он сағат млн млрд мың пайыз ішінде арасында бірі бірнеше биыл өткен оған онда отбасына отбасы сөзінше
            қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан қаңтарда ақпанда наурызда
            тұрғындар тұрғындары мақалада ақпараты кеше бұған сондықтан осыған егер әрі яғни бұрын содан соңғы алғаш
            """),
        "zh": chinese,
    ]

    private static func words(_ text: String) -> Set<String> {
        Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}
