extension Lexicon {
    /// The Chinese words of dates and figures, simplified and traditional.
    static let chinese = Lexicon(
        """
        hanDigit 0: 〇, 零, ○
        hanDigit 1: 一, 壹
        hanDigit 2: 二, 两, 兩, 俩, 倆, 贰, 貳
        hanDigit 3: 三, 叁, 參
        hanDigit 4: 四, 肆
        hanDigit 5: 五, 伍
        hanDigit 6: 六, 陆, 陸
        hanDigit 7: 七, 柒
        hanDigit 8: 八, 捌
        hanDigit 9: 九, 玖
        scale 1: 十, 拾
        cardinal 20: 廿
        scale 2: 百, 佰
        scale 3: 千, 仟, k, thousand
        scale 4: 万, 萬
        scale 6: million, 百万, 百萬
        scale 8: 亿, 億
        scale 12: 兆
        scale 9: billion
        several 3: 数, 數, 几, 幾, 好几, 若干
        vague 12: 上百, 成百, 成百上千
        vague 13: 上千, 成千
        vague 14: 上万, 上萬, 成千上万, 成千上萬
        vague 18: 上亿, 上億
        fractionMark 5: 点, 點
        sign -1: 负, 負
        half 5: 半
        notNumber 0: 一些, 一切, 一直, 一起, 一定, 一样, 一般, 一旦, 一致, 一方面, 统一, 統一, 同一, 一带一路, 一帶一路, 万一, 千万别, 十分
        notNumber 0: 一下, 一边, 唯一, 一体, 一體, 一贯, 一再, 一度, 一系列, 一番, 百姓, 老百姓, 四川, 一带, 一路, 一点, 一點, 一会
        notNumber 0: 四处, 八卦, 五角大楼, 数字, 数据, 数码, 几乎, 幾乎, 数学, 少数, 多数, 少數, 多數, 数量, 参数, 一时, 一旁, 人民, 人口
        notNumber 0: 一中, 二战, 一战, 三角, 五四, 六四, 两岸, 兩岸, 两会, 兩會, 万科, 千瓦, 百度, 三峡, 十字, 一律, 一向, 不一, 之一, 一经, 千里, 万里, 一行, 一家人, 一国两制, 一國兩制, 一名为
        month 1: 元月
        unit 1: 日, 号, 號
        unit 14: 天
        unit 2: 個週, 周, 星期, 礼拜, 週, 禮拜, 个星期, 個星期, 个礼拜, 個禮拜, 个周
        unit 3: 月, 月份
        unit 13: 个月, 個月, 箇月
        unit 4: 季度, 季
        unit 5: 年
        unit 6: 年代
        unit 7: 世纪, 世紀
        unit 8: 小时, 小時, 个小时, 個小時, 个钟头, 时
        unit 9: 分钟, 分鐘
        unit 10: 秒
        weekend 0: 周末, 週末
        season 1: 春季, 春天, 春
        season 2: 夏季, 夏天, 夏
        season 3: 秋季, 秋天, 秋
        season 4: 冬季, 冬天, 冬
        part 1: 初, 上旬, 初期, 早期
        part 11: 年初
        part 21: 月初, 月上旬
        part 2: 中旬, 中期
        part 12: 年中
        part 22: 月中, 月中旬
        part 3: 底, 末, 下旬, 后期, 晚期
        part 13: 年底, 年末
        part 23: 月底, 月末, 月下旬
        openTitle 0: 《
        lastOf 0: 最后一个, 最後一個
        halfUnit 5: 半年
        halfUnit 3: 半个月, 半個月, 半月
        besideThatDay 1: 次日, 翌日, 第二天, 隔天, 隔日
        besideThatDay -1: 前一天, 前一日, 此前一天
        thatYear 0: 同年, 当年, 當年
        upToNow 0: 至今, 到现在, 到今天, 到目前, 至目前, 到如今
        halfYear 1: 上半年, 前半年
        halfYear 2: 下半年, 后半年
        dayPart 1: 早上, 早晨, 上午, 中午, 下午, 晚上, 凌晨, 夜间, 傍晚, 晚间, 晚, 夜, 夜里, 晨, 清晨, 深夜, 夜里, 午夜
        dayOffset 0: 今天, 今日, 今晚, 今晨, 今早
        dayOffset -1: 昨天, 昨日, 昨晚, 昨夜
        dayOffset 1: 明天, 明日, 明晚, 明早
        dayOffset -2: 前天, 前日, 前晚
        dayOffset 2: 后天, 後天, 後日, 后日
        dayOffset 3: 大后天, 大後天, 大後日
        dayOffset -3: 大前天
        thatDay 0: 当天, 當天, 当日, 當日, 同日, 同一天, 当晚, 當晚
        yearShift -1: 去年, 上年
        yearShift 0: 今年, 本年, 本年度
        yearShift 1: 明年, 下年
        yearShift -2: 前年
        yearShift 2: 后年, 後年
        which -1: 上, 上个, 上個, 过去, 過去, 上一个, 上一, 最近
        which -2: 上上个, 上上
        which 0: 本, 这, 這, 这个, 這個, 今个, 今個, 这一, 這一
        which 2: 下下, 下下个, 下下個
        which 1: 下, 下个, 下個, 未来, 未來, 接下来, 下一个, 下一
        ago 1: 前
        ago 0: 之前, 以前
        ahead 0: 后, 後, 之后, 之後, 以后, 以後
        every 0: 每, 每年, 每天, 每周, 每月, 每个, 每週
        holiday 1: 纳吾肉孜节, 納吾肉孜節, 诺鲁孜节, 纳乌鲁斯节
        holiday 2: 劳动节, 勞動節, 五一劳动节, 五一国际劳动节
        holiday 4: 春节, 春節, 农历新年, 農曆新年
        holiday 5: 古尔邦节, 古爾邦節, 宰牲节
        holiday 4: 大年初一, 正月初一, 春节期间, 春节假期
        holiday 3: 胜利日, 勝利日
        holiday 2: 五一期间, 五一假期, 五一节
        holiday 13: 国庆, 國慶, 国庆长假, 国庆假期, 国庆期间
        holiday 16: 斋月, 齋月
        holiday 17: 哈萨克斯坦独立日
        holiday 21: 除夕, 大年三十, 除夕夜
        holiday 22: 元宵节, 元宵節, 正月十五
        holiday 23: 清明节, 清明節, 清明
        holiday 24: 端午节, 端午節, 端午
        holiday 25: 中秋节, 中秋節, 中秋
        holiday 26: 重阳节, 重陽節
        holiday 32: 建军节, 建軍節
        holiday 33: 建党节, 建黨節
        holiday 6: 元旦
        holiday 8: 妇女节, 婦女節
        holiday 9: 圣诞节, 聖誕節
        holiday 11: 开斋节, 開齋節, 肉孜节
        holiday 13: 国庆节, 國慶節, 国庆日
        holiday 14: 情人节, 情人節
        holiday 19: 儿童节, 兒童節, 国际儿童节
        about 0: 约, 約, 大约, 大約, 大概, 约有, 約有, 将近约, 左近, 估计, 据估计
        nearly 0: 近, 将近, 將近, 接近, 几近
        over 0: 超过, 超過, 超, 逾, 多于, 大于, 高于, 大於, 超过了, 突破, 超出, 高达了
        atLeast 0: 至少, 最少, 起码, 起碼, 不少于, 不少於, 不低于, 不小于, 至少是, 不下, 大于等于, 大于或等于, 大于或者等于
        under 0: 不到, 少于, 少於, 低于, 小于, 不足, 低於, 小於
        atMost 0: 至多, 最多, 多达, 多達, 不超过, 不超過, 不多于, 不大于, 高达, 高達, 小于等于, 小于或等于
        between 0: 介于, 位于, 之间, 之間, 间
        from 0: 从, 從, 自
        to 0: 至, 到, ~, 直到
        and 0: 和, 与, 與
        or 0: 或, 或者
        overAfter 0: 多, 余, 餘, 以上, 之上, 开外, 多名, 余名, 或以上, 或者更多, 或者以上, 或更多
        aboutAfter 0: 左右, 上下, 来, 前后
        underAfter 0: 以下, 之下, 以内, 之内, 或以下
        currency USD: 美元, 美金, 美圆, 美圓, 元美元, usd, $, us, 美
        currency CNY: 元, 人民币, 人民幣, 元人民币, 元人民幣, 块, 塊, 块钱, 圆, cny, rmb, ¥, ￥, 圆人民币, 人民币元
        currency KZT: 坚戈, 堅戈, 腾格, 騰格, kzt
        currency EUR: 欧元, 歐元, eur, €
        currency RUB: 卢布, 盧布, rub
        currency KGS: 索姆
        currency UZS: 苏姆
        currency TJS: 索莫尼
        currency GBP: 英镑, 英鎊, gbp, £
        currency JPY: 日元, 日圆, 日圓, jpy
        currency HKD: 港元, 港币, 港幣, hkd
        currency TWD: 新台币, 新台幣, 台币
        currency BTC: 比特币
        currency KRW: 韩元
        noun people: 人, 人次, 示威者, 抗议者, 抗議者, 民众, 民眾, 居民, 村民, 工人, 学生, 學生, 警察, 游客, 公民, 群众, 維吾爾人, 维吾尔人
        noun people: 哈萨克人, 參與者, 参与者, 参加者, 妇女, 儿童, 员工, 職工, 职工, 名员工, 成员, 代表, 干部, 难民, 军人, 士兵, 口人
        noun detainees: 被拘留者, 被捕者, 在押人员, 囚犯, 被关押者
        noun enterprises: 企业, 企業, 工厂, 工廠, 公司, 家企业, 家企業, 家公司, 家工厂, 家工廠, 家
        noun projects: 项目, 項目, 个项目, 個項目, 项
        noun jobs: 就业岗位, 工作岗位, 个就业岗位, 个工作岗位, 岗位
        noun countries: 国家, 國家, 个国家, 國, 国
        noun cities: 城市, 个城市, 座城市
        noun camps: 营地, 集中营, 再教育营
        classifier 1: 名, 位
        classifier 0: 个, 個, 座, 条, 所, 次, 起, 枚, 辆, 只, 份, 处, 对, 對, 件, 种, 注, 部, 架, 艘, 箱, 套
        measure hectare: 公顷, 公頃
        measure mu: 亩, 畝
        measure km2: 平方公里
        measure m2: 平方米
        measure m3: 立方米
        measure tonne: 吨, 噸
        measure kg: 公斤, 千克
        measure barrel: 桶
        measure km: 公里, 千米, km
        measure m: 米
        measure share: 股
        measure MW: 兆瓦
        percent 1: 百分之
        percent 0: %, 个百分点, 個百分點
        of 0: 的
        in 0: 在, 于, 於
        ordinal 0: 第
        future 0: 将, 將, 将于, 將於, 拟, 擬, 计划, 計劃, 预计, 預計, 准备, 打算, 即将, 即將, 定于
        notDate 0: 马上, 馬上, 晚上好, 日本, 日元贬值, 日报, 日報, 日常, 日前, 日益, 近日, 生日, 节日, 日内瓦, 日子, 月亮, 周边, 周围, 周恩来, 一周年, 周年, 上海, 上市, 上述, 下午茶, 下令
        notDate 0: 上帝, 上诉, 以上海, 上升, 下降, 下跌, 本身, 本地, 这样, 这些, 這些, 本人, 上台, 年轻, 年輕, 青年, 年龄, 年齡, 少年, 成年, 周期, 天然气, 天安门, 天津, 春天里
        notDate 0: 前往, 前总统, 前线, 后果, 以前的, 晚会, 春晚, 晚年, 号称, 号召, 信号, 年度, 年级, 秋千, 下载, 上涨, 上网, 初步, 初中, 底层, 当前, 目前, 前景, 前提, 前后
        """, ending: Endings.none)
}
