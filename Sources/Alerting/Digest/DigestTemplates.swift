/// The shipped templates of the digest (Mustache). In Markdown every value is escaped before it comes here, so `{{{ }}}`;
/// in HTML Mustache escapes.
enum DigestTemplates {
    static let markdown = """
        # {{{beat}}}: {{{day}}}

        {{{window}}}

        ## New
        {{#alerts.none}}

        Nothing new.
        {{/alerts.none}}
        {{#alerts.events}}

        ### {{{headline}}} ({{{label}}})
        {{#wave}}

        Also: {{{wave}}}
        {{/wave}}
        {{#changes}}

        Changed: {{{.}}}
        {{/changes}}

        > {{{evidence}}}
        {{#named}}

        Named: {{{named}}}
        {{/named}}

        {{#sources}}
        - {{{markdown}}}{{#said}} ({{{said}}}){{/said}}{{#reprints}}, {{{reprints}}}{{/reprints}}
        {{/sources}}

        Why: {{{reason}}}
        {{#hasMarks}}

        Mark: {{{markLine}}}
        {{/hasMarks}}
        {{/alerts.events}}
        {{^developments.none}}

        ## Developments

        {{#developments.events}}
        - **{{{headline}}}** ({{{label}}})
        {{#sources}}
          - {{{markdown}}}{{#said}} ({{{said}}}){{/said}}{{#reprints}}, {{{reprints}}}{{/reprints}}
        {{/sources}}
        {{#hasMarks}}
          - mark: {{{markLine}}}
        {{/hasMarks}}
        {{/developments.events}}
        {{/developments.none}}
        {{^late.none}}

        ## Learned late

        {{#late.events}}
        - **{{{headline}}}** ({{{label}}}): {{{evidence}}}
        {{#sources}}
          - {{{markdown}}}{{#said}} ({{{said}}}){{/said}}{{#reprints}}, {{{reprints}}}{{/reprints}}
        {{/sources}}
        {{#hasMarks}}
          - mark: {{{markLine}}}
        {{/hasMarks}}
        {{/late.events}}
        {{/late.none}}

        ## Daybook
        {{#daybook.none}}

        Nothing announced.
        {{/daybook.none}}
        {{^daybook.none}}

        {{#daybook.events}}
        - **{{{headline}}}** ({{{label}}}): {{{evidence}}}
        {{#sources}}
          - {{{markdown}}}
        {{/sources}}
        {{/daybook.events}}
        {{/daybook.none}}
        {{#hasOutcomes}}

        Of what was announced:

        {{#outcomes}}
        - **{{{headline}}}** ({{{label}}}): {{{reason}}}
        {{/outcomes}}
        {{/hasOutcomes}}
        {{#hasReview}}

        ## To review

        {{#review}}
        - {{{type}}}: {{{evidence}}} — {{{source.markdown}}}. {{{reason}}}
        {{/review}}
        {{#reviewLeft}}
        - and {{{reviewLeft}}} less likely
        {{/reviewLeft}}
        {{/hasReview}}
        {{#hasFeeds}}

        ## Feeds in trouble

        {{#feeds}}
        - {{{name}}}: {{{trouble}}}
        {{/feeds}}
        {{/hasFeeds}}
        {{#hasDeliveries}}

        ## Deliveries in trouble

        {{#deliveries}}
        - {{{name}}}: {{{trouble}}}
        {{/deliveries}}
        {{/hasDeliveries}}

        ---

        {{{read}}}

        """

    static let html = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{{beat}}: {{day}}</title>
        <style>
        body { font: 16px/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; max-width: 42em; margin: 0 auto;
          padding: 1em; color: #1a1a1a; background: #fff; overflow-wrap: anywhere; }
        h1 { font-size: 1.4em; } h2 { font-size: 1.15em; border-bottom: 1px solid #767676; margin-top: 2em; }
        h3 { font-size: 1em; margin-bottom: .3em; }
        blockquote { margin: .5em 0; padding-left: .8em; border-left: 3px solid #767676; }
        .label, .window, footer { color: #595959; font-size: .875em; }
        a { color: #0b57d0; }
        @media (prefers-color-scheme: dark) {
          body { color: #e8e8e8; background: #121212; }
          .label, .window, footer { color: #ababab; } a { color: #8ab4f8; }
        }
        </style>
        </head>
        <body>
        <h1>{{beat}}: {{day}}</h1>
        <p class="window">{{window}}</p>
        <main>
        <h2>New</h2>
        {{#alerts.none}}
        <p>Nothing new.</p>
        {{/alerts.none}}
        {{#alerts.events}}
        <article>
        <h3>{{headline}} <span class="label">({{label}})</span></h3>
        {{#wave}}
        <p>Also: {{wave}}</p>
        {{/wave}}
        {{#changes}}
        <p>Changed: {{.}}</p>
        {{/changes}}
        <blockquote lang="{{language}}">{{evidence}}</blockquote>
        {{#named}}
        <p>Named: {{named}}</p>
        {{/named}}
        <ul>
        {{#sources}}
        <li>{{outlet}}: {{#url}}<a href="{{url}}">{{title}}</a>{{/url}}{{^url}}{{title}}{{/url}}{{#said}} ({{said}}){{/said}}{{#reprints}}, {{reprints}}{{/reprints}}</li>
        {{/sources}}
        </ul>
        <p class="label">Why: {{reason}}</p>
        {{#hasMarks}}
        <p class="label">Mark: {{#marks}}<a href="{{url}}">{{title}}</a> {{/marks}}</p>
        {{/hasMarks}}
        </article>
        {{/alerts.events}}
        {{^developments.none}}
        <h2>Developments</h2>
        {{#developments.events}}
        <h3>{{headline}} <span class="label">({{label}})</span></h3>
        <ul>
        {{#sources}}
        <li>{{outlet}}: {{#url}}<a href="{{url}}">{{title}}</a>{{/url}}{{^url}}{{title}}{{/url}}{{#said}} ({{said}}){{/said}}{{#reprints}}, {{reprints}}{{/reprints}}</li>
        {{/sources}}
        </ul>
        {{#hasMarks}}
        <p class="label">Mark: {{#marks}}<a href="{{url}}">{{title}}</a> {{/marks}}</p>
        {{/hasMarks}}
        {{/developments.events}}
        {{/developments.none}}
        {{^late.none}}
        <h2>Learned late</h2>
        {{#late.events}}
        <h3>{{headline}} <span class="label">({{label}})</span></h3>
        <blockquote lang="{{language}}">{{evidence}}</blockquote>
        <ul>
        {{#sources}}
        <li>{{outlet}}: {{#url}}<a href="{{url}}">{{title}}</a>{{/url}}{{^url}}{{title}}{{/url}}{{#said}} ({{said}}){{/said}}{{#reprints}}, {{reprints}}{{/reprints}}</li>
        {{/sources}}
        </ul>
        {{#hasMarks}}
        <p class="label">Mark: {{#marks}}<a href="{{url}}">{{title}}</a> {{/marks}}</p>
        {{/hasMarks}}
        {{/late.events}}
        {{/late.none}}
        <h2>Daybook</h2>
        {{#daybook.none}}
        <p>Nothing announced.</p>
        {{/daybook.none}}
        {{#daybook.events}}
        <h3>{{headline}} <span class="label">({{label}})</span></h3>
        <blockquote lang="{{language}}">{{evidence}}</blockquote>
        <ul>
        {{#sources}}
        <li>{{outlet}}: {{#url}}<a href="{{url}}">{{title}}</a>{{/url}}{{^url}}{{title}}{{/url}}</li>
        {{/sources}}
        </ul>
        {{/daybook.events}}
        {{#hasOutcomes}}
        <p>Of what was announced:</p>
        <ul>
        {{#outcomes}}
        <li>{{headline}} <span class="label">({{label}})</span>: {{reason}}</li>
        {{/outcomes}}
        </ul>
        {{/hasOutcomes}}
        {{#hasReview}}
        <h2>To review</h2>
        <ul>
        {{#review}}
        <li>{{type}}: {{evidence}} — {{source.outlet}}: {{#source.url}}<a href="{{source.url}}">{{source.title}}</a>{{/source.url}}. {{reason}}</li>
        {{/review}}
        {{#reviewLeft}}
        <li>and {{reviewLeft}} less likely</li>
        {{/reviewLeft}}
        </ul>
        {{/hasReview}}
        {{#hasFeeds}}
        <h2>Feeds in trouble</h2>
        <ul>
        {{#feeds}}
        <li>{{name}}: {{trouble}}</li>
        {{/feeds}}
        </ul>
        {{/hasFeeds}}
        {{#hasDeliveries}}
        <h2>Deliveries in trouble</h2>
        <ul>
        {{#deliveries}}
        <li>{{name}}: {{trouble}}</li>
        {{/deliveries}}
        </ul>
        {{/hasDeliveries}}
        </main>
        <footer>{{read}}</footer>
        </body>
        </html>

        """
}
