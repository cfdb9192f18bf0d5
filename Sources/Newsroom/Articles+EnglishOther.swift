import Model

/// English articles off the beat: they share its words (loan, rally, march, detention) and not its matter. The player and
/// the school are invented.
extension SampleArticle {
    static let englishOther: [SampleArticle] = [
        SampleArticle(
            "astana-midfielder-on-loan", "caravan-monitor", .english, "2021-03-28T12:00:00+06:00",
            "Astana sign midfielder on loan until November",
            """
            Football club Astana have signed midfielder Marko Dragan on loan from a club in Serbia until the end of the
            season in November, with an option to buy.

            The 24-year-old arrived in Nur-Sultan on Friday and passed a medical. He is the third player to join on loan
            since the window opened; a forward who spent last season in China came in February.

            "The coach told me how he wants to play, and I said yes at once," Dragan said.

            Astana opened the season with a win and a draw and meet Kairat Almaty next month. Under the terms of the deal
            he may not play against his parent club in European matches.
            """),
        SampleArticle(
            "almaty-red-zone", "steppe-wire", .english, "2021-03-29T10:30:00+06:00",
            "Almaty tightens coronavirus rules as cases climb",
            """
            ALMATY -- Shopping centres and restaurants in Almaty must close earlier from this week, the city's chief doctor
            ordered, as the number of coronavirus infections continues to climb.

            The city entered the "red zone" of the national map in March. More than 500 new cases a day have been reported
            since the Nauryz holidays, about a third of the country's total.

            Public transport will stop at ten in the evening. At weekends food markets are to stay shut.

            Vaccinations with Sputnik V, which is bottled in Karaganda, have begun with doctors and teachers and are to be
            opened to everyone in April. A vaccine developed in Kazakhstan is due in the same month.

            Doctors urge people to wear masks outdoors as well.
            """),
        SampleArticle(
            "kenya-railway-loan-china", "silk-ledger", .english, "2021-03-29T12:15:00+06:00",
            "Kenya seeks more time to repay Chinese railway loan",
            """
            NAIROBI -- Kenya is asking China for more time to repay the loans with which it built the railway from Mombasa
            to Nairobi, as passenger and freight revenue stays below the cost of running the trains.

            The Export-Import Bank of China lent the country more than three billion dollars for the line in 2014. Beijing
            agreed in January to put off payments of about 245 million dollars that were due by June.

            The treasury says that talks on a longer pause go on. Lawmakers have asked to see the contracts, which are
            secret.

            China is Kenya's largest bilateral lender. Several other African states have asked for relief since the
            pandemic began.
            """),
        SampleArticle(
            "oil-prices-rally-suez", "silk-ledger", .english, "2021-03-30T09:20:00+06:00",
            "Oil rally fades as ship is freed in Suez",
            """
            A rally in oil prices that began when a container ship blocked the Suez Canal lost steam after the Ever Given
            was refloated on Monday.

            Brent crude had jumped by six per cent on the day after the ship ran aground. Traders now look to Thursday,
            when OPEC and its partners, among them Kazakhstan and Russia, decide on output for May.

            Shares of the Kazakh uranium producer Kazatomprom, which had joined the rally in commodities, closed lower in
            London. The tenge held at about 425 to the dollar.

            Demand from China remains strong, analysts say: refineries there bought more in March than a year ago.
            """),
        SampleArticle(
            "hong-kong-march-electoral-overhaul", "inner-asia-desk", .english, "2021-03-31T09:50:00+06:00",
            "Small march in Hong Kong as Beijing approves electoral overhaul", byline: "Oliver Brandt",
            """
            HONG KONG -- Four activists marched to the government offices in Hong Kong on Tuesday after China's top
            legislative body approved sweeping changes to the way the city elects its lawmakers.

            The protesters carried a banner that called for universal suffrage and kept apart from each other because of
            the ban on gatherings. Police warned them and searched their bags; there were no arrests.

            Under the new rules only 20 of the 90 members of the Legislative Council will be elected directly. A committee
            will vet all candidates, with the help of the national security police.

            Big marches, which brought hundreds of thousands of people into the streets in 2019, have ceased since the
            security law came into force in June last year.

            Britain called the changes a breach of the treaty under which it returned the city to China in 1997.
            """),
        SampleArticle(
            "school-detention-reading", "tien-shan-review", .english, "2021-04-01T11:00:00+06:00",
            "The school that turned detention into a reading hour", byline: "Ainur Lane",
            """
            Pupils who come late to the international school on the edge of Almaty no longer sit in silence. Since January
            detention there means an hour with a book and a talk about it.

            "They used to stare at the clock," says the deputy head, who thought up the change. "Now some ask whether they
            may come without having done anything wrong."

            About 40 pupils were given detention in the first term, she says, and 15 in the second. Teachers take turns to
            choose the books. The favourite so far is a Chinese novel about a monk, a monkey and a journey to the west.

            Parents were doubtful at first. One father said that punishment should feel like punishment, but his daughter
            has since read her way through half of the shelf.

            The school plans to write down what it has learned for others.
            """),
        SampleArticle(
            "gobi-sandstorm-cleanup", "gobi-courier", .english, "2021-03-29T08:40:00+06:00",
            "Sandstorm from the Gobi turns Beijing's sky yellow again",
            """
            A sandstorm that rose over southern Mongolia on Saturday reached Beijing on Sunday morning and turned the sky
            yellow for the second time in two weeks.

            Weather services in both countries had issued warnings. Visibility in the Chinese capital fell below one
            kilometre in places, and people were told to stay at home.

            The storm of mid-March was the strongest in a decade. Ten people died in Mongolia, most of them herders, and
            thousands of animals were lost.

            Scientists put the storms down to a dry winter and early warmth. New belts of trees help, they say, but cannot
            stop a wind that carries dust for a thousand kilometres.
            """),
        SampleArticle(
            "horse-trainers-spring", "gobi-courier", .english, "2021-04-01T08:30:00+06:00",
            "Spring is for colts: a week with the horse trainers of Omnogovi",
            """
            The first colt throws its rider within a minute. The second takes two. By the evening both stand quietly at the
            line, and the boys who trained them drink tea and compare their bruises.

            Each spring the herding families of Omnogovi province choose the young horses that will race at the Naadam
            festival in July. The work begins when the worst of the wind is over.

            "You must not be angry with a horse," says Batbayar, who is 70 and has trained since he was six. "It will
            remember it longer than you."

            This year there are fewer animals than usual after the storms of March. Neighbours have lent each other mares,
            as they have always done.

            The visitors from the city, with their cameras, are still to come.
            """),
    ]
}
