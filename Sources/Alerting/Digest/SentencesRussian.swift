import Model

extension Sentences {
    static let russian = Sentences(
        rows: [
            ("Nothing of the kind is known at that place and time.", "О подобном там и тогда ничего не известно."),
            ("Not known before, whenever it happened.", "Ранее об этом не сообщалось, когда бы это ни случилось."),
            ("A known event is said not to have happened.", "Сообщается, что известного события не было."),
            ("A known event has changed.", "Сведения об известном событии изменились."),
            ("% has come to another stage: % → %.", "%1 перешло на другую стадию: %2 → %3."),
            ("% has come to another stage.", "%1 перешло на другую стадию."),
            (
                "% was announced on %; now it is told.",
                "%1 было анонсировано %2; теперь о нём сообщают как о случившемся."
            ),
            ("% was announced; now it is told.", "%1 было анонсировано; теперь о нём сообщают как о случившемся."),
            ("% goes on after % days.", "%1 продолжается после перерыва (дней: %2)."),
            (
                "The text speaks of a %, but too faintly to alert: %.",
                "Тема — «%1», но для оповещения признаков мало: %2."
            ),
            ("Perhaps the same as %: %.", "Возможно, то же, что %1: %2."),
            ("Perhaps the same as %.", "Возможно, то же, что %1."),
            (
                "It is only announced, and faintly: %; it stands in the daybook.",
                "Пока только анонс, и неуверенный: %1; внесено в анонсы."
            ),
            ("It is only announced; it stands in the daybook.", "Пока только анонс; внесено в анонсы."),
            ("it names no place", "не названо место"), ("it gives no day", "не назван день"),
            ("it names nobody and gives no number", "никто не назван, чисел нет"),
            ("nothing beside the words for it says so", "кроме самих слов, ничто на это не указывает"),
            ("“%” speaks against it (“%”)", "против говорит правило “%1” (“%2”)"),
            ("“%” speaks against it", "против говорит правило “%1”"),
            ("resumed after % days (%)", "возобновилось после перерыва (дней: %1) (%2)"),
            ("%: first told (%)", "%1: сообщается впервые (%2)"), ("%: % → % (%)", "%1: %2 → %3 (%4)"),
            ("given up: %", "попытки прекращены: %1"), ("still trying: %", "попытки продолжаются: %1"),
        ],
        words: [
            "crowd": "участники", "held": "задержанные", "amount": "сумма", "stage": "стадия", "status": "статус",
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
            "same issue": "тот же повод", "other issue": "другой повод",
        ], language: .ru)
}
