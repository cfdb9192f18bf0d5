extension ShippedTemplates {
    /// Its lines are broken at 72 columns afterwards, those behind `- ` and `> ` under their own text.
    static let text = """
        {{uppercased(title)}}

        {{summary}}
        {{#late}}

        {{late}}
        {{/late}}

        {{window}}


        {{uppercased(words.new)}}
        {{^hasNew}}

        {{words.nothingNew}}
        {{/hasNew}}
        {{#new}}

        == {{type}} ({{count}}) ==
        {{#events}}

        {{headline}} ({{label}})
        {{#wave}}
        {{words.also}} {{wave}}
        {{/wave}}
        {{#changes}}
        {{words.changed}} {{.}}
        {{/changes}}
        {{#evidence}}
        > {{evidence}}
        {{/evidence}}
        {{#named}}
        {{words.named}} {{named}}
        {{/named}}
        {{#sources}}
        - {{outlet}}: {{sourceTitle}}{{#said}} ({{said}}){{/said}}{{#reprints}}, {{reprints}}{{/reprints}}
        {{#url}}
          {{url}}
        {{/url}}
        {{/sources}}
        {{#reason}}
        {{words.why}} {{reason}}
        {{/reason}}
        {{#hasMarks}}
        {{words.mark}}
        {{#marks}}
        - {{word}}: {{markURL}}
        {{/marks}}
        {{/hasMarks}}
        {{/events}}
        {{/new}}
        {{#hasDevelopments}}


        {{uppercased(words.developments)}}
        {{#developments}}

        {{headline}} ({{label}})
        {{#changes}}
        {{words.changed}} {{.}}
        {{/changes}}
        {{#evidence}}
        > {{evidence}}
        {{/evidence}}
        {{#sources}}
        - {{outlet}}: {{sourceTitle}}{{#said}} ({{said}}){{/said}}{{#reprints}}, {{reprints}}{{/reprints}}
        {{#url}}
          {{url}}
        {{/url}}
        {{/sources}}
        {{#hasMarks}}
        {{words.mark}}
        {{#marks}}
        - {{word}}: {{markURL}}
        {{/marks}}
        {{/hasMarks}}
        {{/developments}}
        {{/hasDevelopments}}
        {{#hasLearnedLate}}


        {{uppercased(words.learnedLate)}}
        {{#learnedLate}}

        {{headline}} ({{label}})
        {{#evidence}}
        > {{evidence}}
        {{/evidence}}
        {{#sources}}
        - {{outlet}}: {{sourceTitle}}{{#said}} ({{said}}){{/said}}{{#reprints}}, {{reprints}}{{/reprints}}
        {{#url}}
          {{url}}
        {{/url}}
        {{/sources}}
        {{#hasMarks}}
        {{words.mark}}
        {{#marks}}
        - {{word}}: {{markURL}}
        {{/marks}}
        {{/hasMarks}}
        {{/learnedLate}}
        {{/hasLearnedLate}}
        {{#hasFigures}}


        {{uppercased(words.figures)}}
        {{#figures}}

        {{question}}
        - {{words.now}}: {{now.figure}} ({{now.told}}){{#now.toldSource}}, {{outlet}}: {{sourceTitle}}{{/now.toldSource}}
        {{#now.toldSource}}
        {{#url}}
          {{url}}
        {{/url}}
        {{/now.toldSource}}
        > {{now.toldEvidence}}
        {{#before}}
        - {{words.before}}: {{figure}} ({{told}}){{#toldSource}}, {{outlet}}: {{sourceTitle}}{{/toldSource}}
        {{/before}}
        {{/figures}}
        {{/hasFigures}}
        {{#hasCharts}}


        {{uppercased(words.atAGlance)}}
        {{#charts}}

        {{chartTitle}}
        {{#bars}}
        {{.}}
        {{/bars}}
        {{/charts}}
        {{/hasCharts}}
        {{#hasDaybook}}


        {{uppercased(words.daybook)}}
        {{#daybook}}

        {{headline}} ({{label}})
        {{#evidence}}
        > {{evidence}}
        {{/evidence}}
        {{#sources}}
        - {{outlet}}: {{sourceTitle}}
        {{#url}}
          {{url}}
        {{/url}}
        {{/sources}}
        {{/daybook}}
        {{/hasDaybook}}
        {{#hasOutcomes}}


        {{uppercased(words.outcomes)}}

        {{#outcomes}}
        - {{lineHeadline}} ({{lineLabel}}): {{remark}}
        {{/outcomes}}
        {{/hasOutcomes}}
        {{#hasSeries}}


        {{uppercased(words.series)}}

        {{#series}}
        - {{lineHeadline}} ({{lineLabel}}): {{remark}}
        {{/series}}
        {{/hasSeries}}
        {{#hasReview}}


        {{uppercased(words.review)}}

        {{#review}}
        - {{type}}: {{reviewEvidence}} — {{source.outlet}}: {{source.sourceTitle}}. {{reviewReason}}
        {{#source.url}}
          {{source.url}}
        {{/source.url}}
        {{/review}}
        {{#reviewLeft}}
        - {{reviewLeft}}
        {{/reviewLeft}}
        {{/hasReview}}
        {{#hasWithheld}}


        {{uppercased(words.withheld)}}

        {{#withheld}}
        - {{lineHeadline}} ({{lineLabel}}): {{remark}}
        {{/withheld}}
        {{/hasWithheld}}
        {{#hasFeeds}}


        {{uppercased(words.feeds)}}

        {{#feeds}}
        - {{name}}: {{trouble}}
        {{/feeds}}
        {{/hasFeeds}}
        {{#hasDeliveries}}


        {{uppercased(words.deliveries)}}

        {{#deliveries}}
        - {{name}}: {{trouble}}
        {{/deliveries}}
        {{/hasDeliveries}}

        --
        {{read}}

        """
}
