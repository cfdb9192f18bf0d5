extension Lexicon {
    /// The English words of dates and figures.
    static let english = Lexicon(
        """
        cardinal 0: zero
        cardinal 500000: half a million, half million
        cardinal 500000000: half a billion, half billion
        cardinal 1: one
        cardinal 2: two
        cardinal 3: three
        cardinal 4: four
        cardinal 5: five
        cardinal 6: six
        cardinal 7: seven
        cardinal 8: eight
        cardinal 9: nine
        cardinal 10: ten
        cardinal 11: eleven
        cardinal 12: twelve
        cardinal 13: thirteen
        cardinal 14: fourteen
        cardinal 15: fifteen
        cardinal 16: sixteen
        cardinal 17: seventeen
        cardinal 18: eighteen
        cardinal 19: nineteen
        cardinal 20: twenty
        cardinal 30: thirty
        cardinal 40: forty, fourty
        cardinal 50: fifty
        cardinal 60: sixty
        cardinal 70: seventy
        cardinal 80: eighty
        cardinal 90: ninety
        scale 2: hundred
        scale 3: thousand, k
        scale 5: lakh, lakhs
        scale 6: million, milion, millon, mil, mln, mn, mio, m
        scale 7: crore, crores
        scale 9: billion, billon, bilion, bln, bn, b
        scale 12: trillion, trn, tn
        dozen 12: dozen
        vague 1: dozens, tens, scores
        vague 2: hundreds
        vague 3: thousands
        vague 6: millions
        vague 9: billions
        several 3: several, a few, a handful of
        several 2: a couple of, couple of, a couple
        half 5: and a half
        fractionMark 2: point
        ordinal 1: first
        ordinal 2: second
        ordinal 3: third
        ordinal 4: fourth
        ordinal 5: fifth
        ordinal 6: sixth
        ordinal 7: seventh
        ordinal 8: eighth
        ordinal 9: ninth
        ordinal 10: tenth
        ordinal 11: eleventh
        ordinal 12: twelfth
        ordinal 13: thirteenth
        ordinal 14: fourteenth
        ordinal 15: fifteenth
        ordinal 16: sixteenth
        ordinal 17: seventeenth
        ordinal 18: eighteenth
        ordinal 19: nineteenth
        ordinal 20: twentieth
        ordinal 30: thirtieth
        ordinalSuffix 0: st, nd, rd, th
        month 1: january, jan
        month 2: february, feb
        month 3: march, mar
        month 4: april, apr
        month 5: may
        month 6: june, jun
        month 7: july, jul
        month 8: august, aug
        month 9: september, sep, sept
        month 10: october, oct
        month 11: november, nov
        month 12: december, dec
        weekday 1: monday, mon
        weekday 2: tuesday, tue, tues
        weekday 3: wednesday, wed, weds
        weekday 4: thursday, thu, thur, thurs
        weekday 5: friday, fri
        weekday 6: saturday, sat
        weekday 7: sunday, sun
        notDate 0: sunday times, friday prayers, friday prayer, black friday, bloody sunday, monday morning quarterback
        notDate 0: second hand, second largest, second biggest, day care, yesterday's man, today's zaman
        unit 1: day, days
        unit 2: week, weeks
        unit 3: month, months
        unit 4: quarter, quarters
        unit 5: year, years, yr, yrs
        unit 6: decade, decades
        unit 7: century, centuries
        unit 8: hour, hours, hrs
        unit 9: minute, minutes, mins
        unit 10: seconds
        unit 11: fortnight
        weekend 0: weekend
        season 1: spring
        season 2: summer
        season 3: autumn, fall
        season 4: winter
        halfYear 0: half
        quarterMark 4: q
        quarterMark 2: h
        part 1: early, the beginning of, beginning of, the start of, start of
        part 2: mid, the middle of, middle of
        part 3: late, the end of, end of
        dayPart 1: morning, afternoon, evening, night, noon, midnight, dawn, noontime
        dayOffset 0: today, tonight, tonite
        dayOffset -1: yesterday
        dayOffset 1: tomorrow
        dayOffset -2: day before yesterday, the day before yesterday
        dayOffset 2: day after tomorrow, the day after tomorrow
        dayOffset -1: last night
        dayOffset 0: this morning, this afternoon, this evening
        which -1: last, past
        which -3: previous
        which 0: this, current
        which 1: next, following
        which 3: coming, upcoming
        ago 0: ago, back, before now
        halfUnit 5: half a year, half year
        halfUnit 3: half a month
        halfUnit 2: couple
        halfUnit 7: few
        thatYear 0: that year, same year
        rest 0: rest of, remainder of, remaining of
        upToNow 0: to date, to this day, up to now, until now, till now, up to the present
        besideThatDay 1: next day, following day, day later, next morning
        besideThatDay -1: previous day, day earlier, previous evening
        besideThatDay 11: day after
        besideThatDay 9: day before
        thatDay 0: that day, same day
        starting 1: starting, beginning, commencing
        starting -1: ending
        timeWord 0: time
        ahead 1: from today
        ahead 0: from now, hence
        every 0: every, each
        holiday 1: nauryz, nowruz, navruz, nauryz meiramy, novruz
        holiday 2: labour day, labor day, may day
        holiday 3: victory day
        holiday 4: chinese new years, lunar new year, chinese new year, spring festival, lunar new year's day
        holiday 5: kurban ait, eid al-adha, kurban bayram, eid al adha, feast of sacrifice
        holiday 6: new year's day, new year day, new years day
        holiday 7: new year's eve, new years eve
        holiday 8: international women's day, women's day
        holiday 9: christmas, christmas day, xmas
        holiday 10: christmas eve
        holiday 11: eid al-fitr, eid al fitr, oraza ait
        holiday 12: republic day
        holiday 13: china 's national day, chinese national day
        holiday 14: valentine's day, valentines day, valentine day
        holiday 15: halloween
        holiday 16: ramadan
        holiday 17: kazakhstan 's independence day, kazakh independence day
        holiday 18: kazakhstan 's constitution day
        holiday 20: orthodox christmas
        holiday 21: lunar new year's eve, chinese new year's eve
        holiday 22: lantern festival
        holiday 23: qingming, qingming festival, tomb sweeping day
        holiday 24: dragon boat festival
        holiday 25: mid autumn festival
        holiday 26: double ninth festival
        holiday 27: capital city day, astana day
        era 0: bc, bce
        about 0: about, around, some, roughly, approximately, approx, circa, an estimated, estimated, something like
        nearly 0: nearly, almost, close to, just under, just shy of
        over 0: over, more than, above, in excess of, exceeding, upwards of, greater than, larger than, higher than, bigger than
        over 0: well over, just over, exceeded, exceeds
        atLeast 0: at least, no fewer than, no less than, not less than, not fewer than, a minimum of, minimum of
        atLeast 0: greater than or equal to, more than or equal to, equal or greater than, equal to or greater than
        atLeast 0: equal to or more than
        under 0: under, less than, fewer than, below, lower than, smaller than
        atMost 0: up to, as many as, as much as, at most, no more than, not more than, a maximum of, maximum of
        atMost 0: less than or equal to, less or equal than, equal to or less than, equal or less than, smaller than or equal to
        between 0: between
        from 0: from
        to 0: to, through, until, till, thru
        and 0: and
        or 0: or
        overAfter 0: plus, or more, or greater, or higher, or above, and above, and more
        aboutAfter 0: or so
        underAfter 0: or less, or fewer, or below, or lower
        currency USD: dollar, dollars, usd, us dollar, us dollars, u.s. dollars, american dollars, american dollar, us$, $
        currency USD: united states dollar, united states dollars, buck, bucks
        currency CNY: yuan, renminbi, rmb, cny, chinese yuan, yuan renminbi
        currency KZT: tenge, kzt, kazakh tenge, kazakhstani tenge, ₸
        currency EUR: euro, euros, eur, €
        currency RUB: rouble, roubles, ruble, rubles, rub, russian roubles, russian rubles, ₽
        currency KGS: som, soms, kgs, kyrgyz som, kyrgyz soms
        currency UZS: sum, sums, soum, soums, uzs, uzbek sum, uzbek sums, uzbek som, uzbek soms
        currency TJS: somoni, somonis, tjs
        currency TMT: manat, manats, tmt
        currency GBP: pound, pounds, gbp, pound sterling, pounds sterling, sterling, british pounds, £
        currency JPY: yen, jpy, japanese yen
        currency HKD: hkd, hong kong dollar, hong kong dollars
        currency CAD: cad, canadian dollar, canadian dollars
        currency AUD: aud, australian dollar, australian dollars
        currency TWD: twd, taiwan dollars, new taiwan dollars
        currency INR: inr, rupee, rupees, rs, indian rupees, ₹
        currency PKR: pkr, pakistani rupees
        currency CHF: chf, swiss franc, swiss francs
        currency FRF: franc, francs, french francs
        currency FIM: markka, finnish markka
        currency DEM: mark, marks, deutsche mark, deutsche marks, german marks
        currency KRW: krw, won, south korean won
        currency TRY: try, lira, turkish lira, turkish liras
        currency MNT: mnt, tugrik, tugriks
        currency MYR: myr, rm, ringgit, ringgits, malaysian ringgit, malaysian ringgits, malaysia ringgit, malaysia ringgits
        currency KWD: kwd, kuwaiti dinar
        currency LBP: lbp, lebanese pounds
        currency SAR: sar, saudiriyal, saudi riyals
        currency ILS: ils, shekel, shekels
        currency SEK: sek, swedish kronor, kronor, swedish krona, krona
        currency NOK: nok, norwegian kroner
        currency BTC: bitcoin, bitcoins, btc, ₿
        currency UAH: uah, hryvnia, hryvnias
        currency IDR: idr, rupiah
        currency THB: thb, baht
        currency AZN: azn
        currency CNY: ¥, ￥
        noun people: people, persons, person, protesters, protestors, demonstrators, participants, residents, activists
        noun people: workers, villagers, women, men, citizens, supporters, attendees, locals, employees, students, soldiers
        noun people: police, officers, children, relatives, families, refugees, migrants, muslims, kazakhs, uyghurs, uighurs
        noun people: inhabitants, civilians, guests, visitors, delegates, mothers, passengers, patients, victims, marchers
        noun people: specialists, students, farmers, teachers, drivers, miners, believers, members, picketers, signatories
        noun detainees: detainees, prisoners, inmates, detained, arrested, internees
        noun deaths: dead, killed, deaths
        noun injured: injured, wounded
        noun enterprises: enterprises, enterprise, factories, factory, plants, plant, companies, company, firms, facilities
        noun projects: projects, project
        noun jobs: jobs, workplaces
        noun camps: camps, camp
        noun countries: countries, states, nations
        noun cities: cities, towns
        noun loans: loans, loan
        noun rallies: rallies, protests, pickets, demonstrations
        measure hectare: hectare, hectares, ha
        measure acre: acre, acres
        measure km2: sq km, square kilometres, square kilometers
        measure tonne: tonne, tonnes, ton, tons, metric tons, metric tonnes
        measure kg: kg, kilogram, kilograms, kilograms, kilogrammes
        measure barrel: barrels, barrel
        measure km: km, kilometre, kilometres, kilometer, kilometers
        measure m: metre, metres, meter, meters
        measure mile: mile, miles
        measure share: shares
        measure m3: cubic metres, cubic meters
        measure MW: mw, megawatt, megawatts
        percent 0: percent, per cent, pct, %, percentage points
        of 0: of
        the 0: the, a, an
        on 0: on
        in 1: in, within
        in 2: for
        in 0: during, since, by, at
        before -1: before
        before 1: after
        earlier -1: earlier
        earlier 1: later
        stop 0: are, is, have, has, who, which, that, with, as, but, their, his, its, against
        future 0: will, shall, 'll, ll, plans, planned for, planned to, planned on, is planned, are planned, scheduled, expected, intends, intend, planning, due, announced plans
        past 0: was, were, had
        notNumber 0: no, nos, article, articles, section, paragraph, chapter, page, flight, route, act, covid, channel, tel
        notNumber 0: phone, fax, isbn, version, grade, room, building, apartment, highway, resolution, order, decree, case
        notNumber 0: aged, age
        """, ending: Endings.none)

    static func of(_ tongue: Tongue) -> Lexicon {
        switch tongue {
        case .english: english
        case .russian: russian
        case .kazakh: kazakh
        case .chinese: chinese
        }
    }
}
