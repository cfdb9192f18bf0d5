import Model

/// Everyday words of the languages read here: a name that is one of them finds too much. The most frequent words of news
/// in each language, and words that are known to be names as well.
enum CommonWords {
    static let lists: [(language: Language, words: String)] = [
        (.english, english), (.russian, russian), (.kazakh, kazakh), (.kazakhLatin, kazakhLatin), (.chinese, chinese),
    ]

    private static let english = """
        the of and to in a is that for it on with as was at by be from this have are not but had his they she he we you or an were \
        been their has which would will more when who there said what so about than into time other some could only new them \
        may oral written bank banks state city people year years day days week month country government minister president \
        company police court law party house street road market trade oil gas land water money price work worker group \
        report news world war peace man men woman women child life part place case right left high low long short great \
        good old young small big first last next north south east west summer winter spring fall can could must should shall \
        also after before over under between against through because while where how why all any both each few many most \
        much no nor now then here out up down off again once very just even still well back way say says told asked see \
        make made take took come came go went get got give gave know use used find found tell ask seem feel try leave call \
        rally march strike protest aral tale vast
        """
    private static let russian = """
        и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по ее мне было вот от меня еще нет о из ему \
        теперь когда даже ну вдруг ли если уже или ни быть был него до вас нибудь опять уж вам ведь там потом себя ничего ей \
        может они тут где есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет ж тогда кто этот \
        того потому этого какой совсем ним здесь этом один почти мой тем чтобы нее сейчас были куда зачем всех никогда можно при \
        наконец два об другой хоть после над больше тот через эти нас про всего них какая много разве три эту моя впрочем хорошо \
        свою этой перед иногда лучше чуть том нельзя такой им более всегда конечно всю между год года лет день дня время человек \
        люди страна власть дело мир право закон суд город район область банк деньги цена рынок работа группа часть место слово вода \
        земля дом дорога улица школа партия война новый старый большой маленький первый последний шар мама мамай алга власть шут
        """
    private static let kazakh = """
        және мен бен пен да де та те үшін туралы бойынша кейін дейін арқылы сияқты болып болды болған деп деген осы бұл ол сол бір \
        екі үш көп аз барлық кейбір басқа өз өзі біз сіз олар ақша жер су ел халық адам қала ауыл аудан облыс банк үкімет министр \
        президент полиция сот заң партия мемлекет жыл жылы күн ай апта уақыт жұмыс іс жаңа ескі үлкен кіші бірінші соңғы бар жоқ \
        емес керек мүмкін ғана тағы енді қазір бүгін кеше ертең қашан қайда неге кім не қандай ақтау тіл мектеп үй жол баға \
        нарық сауда мұнай газ топ бөлім орын сөз бала әйел ер арал ақ қара қызыл көк алға
        """
    private static let kazakhLatin = """
        jäne men ben pen da de üşin turaly boiynşa keiin deiin arqyly siaqty bolyp boldy degen osy bul ol sol bir eki üş köp az \
        barlyq basqa öz özi biz aqşa jer su el halyq adam qala auyl audan oblys bank ükimet ministr jyl kün ai uaqyt jumys jaña \
        ülken bar joq emes kerek ğana tağy endi qazir bügin keşe
        """
    private static let chinese = """
        我们 他们 这个 那个 一个 没有 可以 什么 自己 因为 所以 但是 如果 已经 还是 就是 不是 问题 时间 今年 去年 目前 表示 进行 \
        工作 发展 经济 政府 公司 企业 市场 社会 人民 国家 国际 地区 城市 农村 记者 报道 新闻 哈哈 哈尔滨 巴士 土地 土豆 塔楼 乌云 \
        吉利 吉他 阿姨 阿里巴巴 大坝 公里 天山路 平方米 高兴 美丽 中间 中学 中午 中心
        """
}
