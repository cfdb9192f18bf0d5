import Model

extension Sentences {
    static let russian = Sentences(
        rows: [
            (
                "Nothing of the kind is known at that place and time.",
                "О подобном событии в этом месте и в это время не сообщалось."
            ),
            ("Not known before, whenever it happened.", "Ранее об этом не сообщалось (независимо от даты события)."),
            ("A known event is said not to have happened.", "Сообщается, что ранее известное событие не состоялось."),
            ("A known event has changed.", "Сведения об известном событии изменились."),
            ("% has come to another stage: % → %.", "Событие %1: новая стадия: %2 → %3."),
            ("% has come to another stage.", "Событие %1: новая стадия."),
            (
                "% was announced on %; now it is told.",
                "Событие %1, анонсированное %2, по сообщениям, состоялось."
            ),
            ("% was announced; now it is told.", "Анонсированное событие %1, по сообщениям, состоялось."),
            ("% goes on after % days.", "Событие %1 продолжается после перерыва в %2 дн."),
            (
                "The text speaks of a %, but too faintly to alert: %.",
                "Тема — «%1», но для оповещения признаков мало: %2."
            ),
            ("Perhaps the same as %: %.", "Возможно, это %1: %2."),
            ("Perhaps the same as %.", "Возможно, это %1."),
            (
                "It is only announced, and faintly: %; it stands in the daybook.",
                "Пока это только анонс, причём неуверенный: %1; внесено в анонсы."
            ),
            ("It is only announced; it stands in the daybook.", "Пока это только анонс; внесено в анонсы."),
            ("it names no place", "не названо место"), ("it gives no day", "не назван день"),
            ("it names nobody and gives no number", "никто не назван, чисел нет"),
            ("nothing beside the words for it says so", "кроме самих слов, ничто на это не указывает"),
            ("“%” speaks against it (“%”)", "против говорит правило «%1» («%2»)"),
            ("“%” speaks against it", "против говорит правило «%1»"),
            ("resumed after % days (%)", "возобновилось после перерыва в %1 дн. (%2)"),
            ("%: first told (%)", "%1: сообщается впервые (%2)"), ("%: % → % (%)", "%1: %2 → %3 (%4)"),
            ("given up: %", "попытки прекращены: %1"),
            ("% wait or were given up, since %: %", "не доставлено или снято с отправки: %1, с %2: %3"),
            ("no route sends it", "ни один маршрут его не отправляет"),
            ("silence % by %: %", "правило тишины %1 (%2): %3"),
            ("still trying: %", "попытки продолжаются: %1"),
        ],
        words: [
            "crowd": "число участников", "held": "число задержанных", "amount": "сумма", "stage": "стадия",
            "status": "статус",
            "reported": "сообщалось", "denied": "опровергнуто", "announced": "анонс",
            "said to have happened": "сообщается как о случившемся", "unknown": "неизвестно", "violence": "насилие",
            "arrests": "задержания", "people held": "задержания", "pledged": "обещан", "approved": "одобрен",
            "signed": "подписан",
            "disbursed": "выдан", "restructured": "реструктурирован", "detained": "задержание",
            "missing": "пропал без вести",
            "sentenced": "приговор", "released": "освобождение", "threatened": "угроза", "ruled": "решение суда",
            "protest": "протест", "loan": "кредит", "detention": "задержание",
            "same place": "то же место", "other place": "другое место", "same day": "тот же день",
            "other day": "другой день", "same actors": "те же участники", "other actors": "другие участники",
            "same size": "то же число людей", "other size": "другое число людей", "same amount": "та же сумма",
            "other amount": "другая сумма", "same words": "те же слова", "other words": "другие слова",
            "same scope": "тот же вид", "other scope": "другой вид", "other stage": "другая стадия",
            "not tried yet": "попыток ещё не было", "same issue": "тот же повод", "other issue": "другой повод",
        ], language: .ru)
}
