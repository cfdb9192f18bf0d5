import Model

/// What the sample's desk knew before its week began: the demo takes it in as its existing corpus.
extension SampleArticle {
    static let corpus: [SampleArticle] = [
        SampleArticle(
            "consulate-pickets-since-february", "steppe-wire", .english, "2021-03-19T15:40:00+06:00",
            "Day 40: relatives keep up picket of Chinese consulate in Almaty",
            """
            ALMATY, March 19 -- For the 40th day in a row relatives of people held in Xinjiang picketed the Chinese consulate
            in Almaty on Friday.

            About a dozen people, most of them women who have moved to Kazakhstan from China, held photographs of brothers,
            sons and husbands. They want the consulate to tell them where their relatives are and to let them leave.

            The picket began on February 8. Police have taken names and warned the participants, and the consulate has
            received nobody.
            """)
    ]
}

extension SampleNewsroom {
    /// Articles of the time before `days`, oldest first; no outlet serves them.
    package static let corpus: [SampleArticle] = SampleArticle.corpus
}
