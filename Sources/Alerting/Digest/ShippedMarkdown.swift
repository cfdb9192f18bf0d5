/// The shipped templates (Mustache): what `digest.templates` replaces. In Markdown every value is escaped before it comes
/// here, in plain text nothing has to be, in HTML Mustache escapes.
enum ShippedTemplates {
    static let markdown = """
        # {{title}}

        {{summary}}
        {{#late}}

        **{{late}}**
        {{/late}}

        {{window}}

        ## {{words.new}}
        {{^hasNew}}

        {{words.nothingNew}}
        {{/hasNew}}
        {{#new}}

        ### {{type}} ({{count}})
        {{#events}}

        #### {{headline}} ({{label}})
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
        - {{markdown}}{{#said}} ({{said}}){{/said}}{{#reprints}}, {{reprints}}{{/reprints}}
        {{/sources}}
        {{#reason}}

        {{words.why}} {{reason}}
        {{/reason}}
        {{#hasMarks}}

        {{words.mark}} {{markLine}}
        {{/hasMarks}}
        {{/events}}
        {{/new}}
        {{#hasDevelopments}}

        ## {{words.developments}}

        {{#developments}}
        - **{{headline}}** ({{label}})
        {{#changes}}
          - {{words.changed}} {{.}}
        {{/changes}}
        {{#evidence}}
          - {{evidence}}
        {{/evidence}}
        {{#sources}}
          - {{markdown}}{{#said}} ({{said}}){{/said}}{{#reprints}}, {{reprints}}{{/reprints}}
        {{/sources}}
        {{#hasMarks}}
          - {{words.mark}} {{markLine}}
        {{/hasMarks}}
        {{/developments}}
        {{/hasDevelopments}}
        {{#hasLearnedLate}}

        ## {{words.learnedLate}}

        {{#learnedLate}}
        - **{{headline}}** ({{label}}){{#evidence}}: {{evidence}}{{/evidence}}
        {{#sources}}
          - {{markdown}}{{#said}} ({{said}}){{/said}}{{#reprints}}, {{reprints}}{{/reprints}}
        {{/sources}}
        {{#hasMarks}}
          - {{words.mark}} {{markLine}}
        {{/hasMarks}}
        {{/learnedLate}}
        {{/hasLearnedLate}}
        {{#hasFigures}}

        ## {{words.figures}}

        {{#figures}}
        - **{{question}}**
          - {{words.now}}: {{now.figure}} ({{now.told}}){{#now.toldSource}}, {{markdown}}{{/now.toldSource}}
          - {{now.toldEvidence}}
        {{#before}}
          - {{words.before}}: {{figure}} ({{told}}){{#toldSource}}, {{markdown}}{{/toldSource}}
        {{/before}}
        {{/figures}}
        {{/hasFigures}}
        {{#hasCharts}}

        ## {{words.atAGlance}}
        {{#charts}}

        ### {{chartTitle}}

        ```
        {{#bars}}
        {{.}}
        {{/bars}}
        ```
        {{/charts}}
        {{/hasCharts}}
        {{#hasDaybook}}

        ## {{words.daybook}}

        {{#daybook}}
        - **{{headline}}** ({{label}}){{#evidence}}: {{evidence}}{{/evidence}}
        {{#sources}}
          - {{markdown}}
        {{/sources}}
        {{/daybook}}
        {{/hasDaybook}}
        {{#hasOutcomes}}

        ## {{words.outcomes}}

        {{#outcomes}}
        - **{{lineHeadline}}** ({{lineLabel}}): {{remark}}
        {{/outcomes}}
        {{/hasOutcomes}}
        {{#hasSeries}}

        ## {{words.series}}

        {{#series}}
        - **{{lineHeadline}}** ({{lineLabel}}): {{remark}}
        {{/series}}
        {{/hasSeries}}
        {{#hasReview}}

        ## {{words.review}}

        {{#review}}
        - {{type}}: {{reviewEvidence}} — {{source.markdown}}. {{reviewReason}}
        {{/review}}
        {{#reviewLeft}}
        - {{reviewLeft}}
        {{/reviewLeft}}
        {{/hasReview}}
        {{#hasWithheld}}

        ## {{words.withheld}}

        {{#withheld}}
        - **{{lineHeadline}}** ({{lineLabel}}): {{remark}}
        {{/withheld}}
        {{/hasWithheld}}
        {{#hasFeeds}}

        ## {{words.feeds}}

        {{#feeds}}
        - {{name}}: {{trouble}}
        {{/feeds}}
        {{/hasFeeds}}
        {{#hasDeliveries}}

        ## {{words.deliveries}}

        {{#deliveries}}
        - {{name}}: {{trouble}}
        {{/deliveries}}
        {{/hasDeliveries}}

        ---

        {{read}}

        """
}
