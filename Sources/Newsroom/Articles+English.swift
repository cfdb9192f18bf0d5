import Model

/// English articles of the beat. The loan and the family of the detention report are invented.
extension SampleArticle {
    static let english: [SampleArticle] = [
        SampleArticle(
            "kazakhstan-land-bill-foreigners", "steppe-wire", .english, "2021-03-26T11:05:00+06:00",
            "Kazakhstan prepares law to keep farmland out of foreign hands",
            """
            NUR-SULTAN -- Lawmakers in Kazakhstan are preparing a bill that would forbid the sale and lease of
            farmland to foreigners, a month after President Kassym-Jomart Tokayev asked the government for it.

            Tokayev told a land commission on February 25 that agricultural land would not be sold or rented to
            foreign citizens or companies. A moratorium on such deals runs out at the end of this year.

            The question is among the most sensitive in the country. In the spring of 2016, plans to lengthen leases
            brought thousands of people into the streets of Atyrau, Aktobe and other cities, many of them afraid that
            Chinese companies would take over the steppe. The government shelved the plans.

            Members of the commission say that the new text leaves no room for interpretation. Farmers' groups want to
            know what will become of contracts that are already signed.

            The bill is expected to reach the lower house in April.
            """),
        SampleArticle(
            "almaty-rally-against-chinese-influence", "steppe-wire", .english, "2021-03-27T16:20:00+06:00",
            "Hundreds rally in Almaty against Chinese influence", byline: "Dana Serikova",
            """
            ALMATY, March 27 -- Some 200 to 300 people rallied in Kazakhstan's largest city on Saturday against what they
            called Chinese expansion, demanding that the government scrap plans to move Chinese factories to the country.

            The crowd gathered in front of the Academy of Sciences at noon and stayed for about two hours. People held up
            placards that read "No to Chinese expansion" and "Our land is not for sale".

            The rally was called by the unregistered Democratic Party of Kazakhstan. Its leader, Zhanbolat Mamai, told the
            crowd that loans from Beijing had made the country dependent and that no more land should be leased to foreign
            companies.

            Police watched from the edges of the square and did not break up the gathering. Several participants were
            detained as they walked home, according to activists; the city police did not comment at once.

            The government has said many times that the joint plants, 55 on the list published two years ago, use modern
            equipment and mostly local workers.

            Similar protests swept through several cities in September 2019 after a gathering of oil workers in
            Zhanaozen.
            """),
        SampleArticle(
            "brands-xinjiang-cotton", "inner-asia-desk", .english, "2021-03-27T20:15:00+06:00",
            "Clothing brands face Chinese boycott over Xinjiang cotton", byline: "Oliver Brandt",
            """
            Online shops in China have taken the goods of several Western clothing brands off their shelves this week,
            after state media called for a boycott of companies that had voiced concern over cotton from Xinjiang.

            The Swedish chain H&M was hit first. A statement in which it spoke of reports of forced labour was published
            last year, but began to circulate on Chinese networks only on Wednesday.

            The dispute follows sanctions that the European Union, Britain, the United States and Canada imposed on
            officials in the region on March 22. Beijing answered with sanctions of its own, and on Saturday added
            American and Canadian names to its list.

            Xinjiang grows about a fifth of the world's cotton. In 2018 a United Nations panel said it had credible
            reports that a million Uyghurs and other Muslims had been held in camps there; China calls them vocational
            training centres and says that they have been closed.

            Traders in Kazakhstan, which lies next to the region, say that they notice no change in orders so far.
            """),
        SampleArticle(
            "almaty-woman-brother-sentenced-xinjiang", "inner-asia-desk", .english, "2021-03-28T13:40:00+06:00",
            "Almaty woman says brother was sentenced to 12 years in Xinjiang", byline: "Madina Osman",
            """
            ALMATY -- A Kazakh citizen said on Sunday that her brother, a herder from Xinjiang, has been sentenced to 12
            years in prison, the first news that the family has had of him in three years.

            Aigul Tursynbek told reporters in Almaty that a relative had called her on March 26 and read out the decision of
            a court in the Tarbagatay district. The court found Nurlan Tursynbek, 41, guilty of "disturbing public order"
            because he had prayed with neighbours and kept religious books at home, she said.

            Tursynbek, an ethnic Kazakh and a citizen of China, was taken from his house in the spring of 2018. Until
            now the family had believed that he was in a camp and would come home.

            "They told us to wait, and we waited," his sister said. "Now he has nine more years."

            She has written to Kazakhstan's Foreign Ministry and asked for a meeting at the Chinese consulate. Neither had
            answered by Sunday evening. Chinese officials say that people in the region are tried according to law.
            """),
        SampleArticle(
            "rally-almaty-what-it-tells", "tien-shan-review", .english, "2021-03-29T09:00:00+06:00",
            "After the rally: what Saturday in Almaty tells about the mood on China", byline: "Peter Hollis",
            """
            On Saturday a crowd came together before the Academy of Sciences in Almaty to protest against Chinese
            influence. Our reporter counted more than 100 people in the first half hour; more joined later.

            The organiser was Zhanbolat Mamai, a former newspaper editor whose Democratic Party has tried in vain to
            be registered. His speech dealt with three things: debt, land and the transfer of Chinese plants.

            None of these is new. What is new is that the authorities let the gathering in Almaty go on. Activists said
            that some participants were held by police for a few hours afterwards and released without charge.

            The officials have reason to be careful. Trade with China has grown in spite of the closed border crossings,
            and the pipelines that cross the country bring Beijing gas from Turkmenistan and the treasury its transit
            fees.

            Yet polls have shown for years that trust in the big neighbour falls. Fears over land, jobs and the fate of
            ethnic Kazakhs in Xinjiang feed each other, and no list of joint projects answers them.
            """),
        SampleArticle(
            "september-2019-remembered", "caravan-monitor", .english, "2021-03-29T15:30:00+06:00",
            "Looking back: how September 2019 changed the debate on Chinese factories",
            """
            It began with a few dozen people in an oil town. On September 2, 2019, residents of Zhanaozen stood in front of
            the mayor's office and asked the government not to let Chinese factories be moved to Kazakhstan.

            Within days there were protests in Nur-Sultan, Almaty, Aktobe, Karaganda, Shymkent and Oral. Most were small; the
            people who came spoke of jobs, of debts and of relatives in Xinjiang.

            The wave rose just as the new president, Kassym-Jomart Tokayev, was about to travel to Beijing. He went, and
            said on his return that the fears were unfounded. Later that month police detained dozens of people at
            rallies called by the banned Democratic Choice of Kazakhstan.

            The list of joint projects, 55 of them worth about $27 billion, was then published for the first time. It showed
            that most were new plants rather than old ones carried over the border.

            Historians who study the period say that it made China a theme of street politics. Before, they say, there had
            been the land protests of 2016, in which China was one fear among several.
            """),
        SampleArticle(
            "kazakh-bank-china-loan-signed", "silk-ledger", .english, "2021-03-30T17:45:00+06:00",
            "Chinese state bank lends Kazakhstan 1.5 billion yuan for industry",
            """
            NUR-SULTAN, March 30 -- China Development Bank signed an agreement on Tuesday to lend 1.5 billion yuan to the
            Development Bank of Kazakhstan, the two sides said.

            The loan runs for seven years and will finance plants in the processing industries, among them a maker of glass
            and one of cable. It is the first between the two banks that is denominated in yuan only.

            The borrower belongs to the state holding Baiterek. Its deputy chairman said that the money would be passed on to
            companies at rates below those of the market and that the state had given no guarantee.

            China Development Bank is among the largest creditors of the country's state companies. Kazakhstan's debt to
            China has fallen since 2018, when it stood at 12.3 billion dollars.

            The first tranche is to be paid out before the end of June.
            """),
        SampleArticle(
            "consulate-picket-day-52", "steppe-wire", .english, "2021-03-31T14:10:00+06:00",
            "Day 52: relatives again outside Chinese consulate in Almaty",
            """
            ALMATY, March 31 -- About 10 people stood outside the Chinese consulate in Almaty on Wednesday with photographs
            of relatives who they say are held in Xinjiang, the 52nd day in a row of their picket.

            The women, most of them ethnic Kazakhs who have moved from China, come to the building each morning and ask to
            be let in. Nobody has received them since the picket began on February 8.

            "My sons' children are growing up without them," said one of them, who came from a village near Talgar. She
            said that she would come back on Thursday.

            Police officers recorded the names of those present and asked them to leave, but took nobody away.

            The consulate has not answered written questions. Kazakhstan's Foreign Ministry says that it raises the
            cases of its own citizens with Beijing and cannot act for those of another country.
            """),
        SampleArticle(
            "police-deny-shymkent-rally", "caravan-monitor", .english, "2021-03-31T18:25:00+06:00",
            "Police deny reports of anti-China rally in Shymkent",
            """
            SHYMKENT -- Police in Shymkent on Wednesday denied reports that a rally against Chinese companies had taken
            place in the city on Tuesday.

            "No rally took place and nobody was detained," the press service of the city police department said. The
            video that has been shared in messengers since Tuesday evening was filmed in another year, it said.

            The clip shows people with placards in front of the regional administration. Users had written that more than
            300 people protested against the building of a Chinese plant.

            Two shopkeepers on the square told this site that they had seen nothing on Tuesday but a school class on an
            outing. The local branch of the Democratic Party said that it had not called anyone to the square.

            Spreading false information is punishable in Kazakhstan by a fine or up to three years in prison.
            """),
        SampleArticle(
            "khorgos-rail-record", "tien-shan-review", .english, "2021-04-02T10:30:00+06:00",
            "Container trains through Khorgos set a record in the first quarter", byline: "Peter Hollis",
            """
            More container trains than ever crossed from China into Kazakhstan in the first three months of the year,
            the railways say, while lorries wait for weeks at the same border.

            Freight on the two rail crossings, Dostyk and Altynkol near Khorgos, grew by about a fifth against the same
            quarter of 2020, according to preliminary figures. Most of the boxes travel on to Europe.

            For Kazakh exporters the picture is darker. Chinese health rules have reduced the number of wagons with grain
            and metals that are accepted each day, and several thousand stood in sidings in March.

            The government in Nur-Sultan has asked Beijing to raise the daily quota. Talks go on, the trade ministry says,
            and have brought some relief.

            Forwarders expect the blockage of the Suez Canal, which ended on Monday, to bring the railway more customers.
            """),
    ]
}
