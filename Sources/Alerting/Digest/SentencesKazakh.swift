import Model

extension Sentences {
    static let kazakh = Sentences(
        rows: [
            (
                "Nothing of the kind is known at that place and time.",
                "Сол жерде, сол уақытта мұндай оқиға белгілі емес."
            ),
            ("Not known before, whenever it happened.", "Қашан болғанына қарамастан, бұл туралы бұрын хабарланбаған."),
            ("A known event is said not to have happened.", "Белгілі оқиғаның болмағаны хабарланды."),
            ("A known event has changed.", "Белгілі оқиға туралы мәлімет өзгерді."),
            ("% has come to another stage: % → %.", "%1 басқа кезеңге өтті: %2 → %3."),
            ("% has come to another stage.", "%1 басқа кезеңге өтті."),
            ("% was announced on %; now it is told.", "%1 алдын ала жарияланған (%2); енді оның болғаны хабарланды."),
            ("% was announced; now it is told.", "%1 алдын ала жарияланған; енді оның болғаны хабарланды."),
            ("% goes on after % days.", "%1 үзілістен кейін (%2 күн) қайта жалғасты."),
            (
                "The text speaks of a %, but too faintly to alert: %.",
                "Тақырыбы — «%1», бірақ хабарлауға белгілері аз: %2."
            ),
            ("Perhaps the same as %: %.", "Бәлкім, %1 оқиғасының өзі: %2."),
            ("Perhaps the same as %.", "Бәлкім, %1 оқиғасының өзі."),
            (
                "It is only announced, and faintly: %; it stands in the daybook.",
                "Әзірге тек жоспар, ол да нақты емес: %1; алдағы оқиғаларға енгізілді."
            ),
            ("It is only announced; it stands in the daybook.", "Әзірге тек жоспар; алдағы оқиғаларға енгізілді."),
            ("it names no place", "орны аталмаған"), ("it gives no day", "күні аталмаған"),
            ("it names nobody and gives no number", "ешкім аталмаған, сан келтірілмеген"),
            ("nothing beside the words for it says so", "сөздердің өзінен басқа белгі жоқ"),
            ("“%” speaks against it (“%”)", "«%1» ережесі қарсы («%2»)"),
            ("“%” speaks against it", "«%1» ережесі қарсы"),
            ("resumed after % days (%)", "үзілістен кейін қайта жалғасты: %1 күн (%2)"),
            ("%: first told (%)", "%1: алғаш рет хабарланды (%2)"), ("%: % → % (%)", "%1: %2 → %3 (%4)"),
            ("given up: %", "әрекет тоқтатылды: %1"),
            ("% wait or were given up, since %: %", "жеткізілмеген не тоқтатылған: %1, бастап — %2: %3"),
            ("no route sends it", "оны жіберетін бағыт жоқ"),
            ("silence % by %: %", "үнсіздік ережесі %1 (%2): %3"),
            ("still trying: %", "әрекет жалғасуда: %1"),
        ],
        words: [
            "crowd": "қатысушылар", "held": "ұсталғандар", "amount": "сомасы", "stage": "кезеңі", "status": "жағдайы",
            "reported": "хабарланған", "denied": "теріске шығарылды", "announced": "жарияланған",
            "said to have happened": "болғаны хабарланды", "unknown": "белгісіз", "violence": "күш қолдану",
            "arrests": "тұтқындау", "people held": "адамдардың ұсталуы", "pledged": "уәде етілді",
            "approved": "мақұлданды",
            "signed": "қол қойылды",
            "disbursed": "берілді", "restructured": "қайта құрылымдалды", "detained": "ұсталды",
            "missing": "хабарсыз кетті", "sentenced": "сотталды", "released": "босатылды",
            "threatened": "қауіп төнді", "ruled": "сот шешімі", "protest": "наразылық", "loan": "несие",
            "detention": "қамауға алу", "same place": "орны бір",
            "other place": "орны басқа", "same day": "күні бір", "other day": "күні басқа",
            "same actors": "қатысушылары бір", "other actors": "қатысушылары басқа", "same size": "адам саны бір",
            "other size": "адам саны басқа", "same amount": "сомасы бір", "other amount": "сомасы басқа",
            "same words": "сөздері бір", "other words": "сөздері басқа", "same scope": "түрі бір",
            "other scope": "түрі басқа", "other stage": "кезеңі басқа",
            "not tried yet": "әлі әрекет жасалған жоқ", "same issue": "себебі бір",
            "other issue": "себебі басқа",
        ], language: .kk)
}
