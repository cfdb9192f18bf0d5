extension ShippedTemplates {
    /// One column, no table, nothing from outside. Colours stand in variables: light, dark where the reader's system is, black
    /// on white where it is printed. Contrast is 4.5:1 and more (WCAG 1.4.3), which a test reckons up.
    static let html = """
        <!doctype html>
        <html lang="{{language}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <title>{{title}}</title>
        <style>
        :root { color-scheme: light dark; --text: #1a1a1a; --ground: #ffffff; --soft: #595959; --line: #767676;
          --link: #0b57d0; --warn: #8a1c00; }
        body { font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", sans-serif;
          max-width: 42em; margin: 0 auto; padding: 1em; color: #1a1a1a; color: var(--text); background: #ffffff;
          background: var(--ground); overflow-wrap: anywhere; -webkit-text-size-adjust: 100%; }
        h1 { font-size: 1.4em; line-height: 1.25; margin: 0 0 .3em; }
        h2 { font-size: 1.2em; border-bottom: 1px solid #767676; border-color: var(--line); margin: 2em 0 .8em; }
        h3 { font-size: 1.05em; margin: 1.4em 0 .4em; }
        h4 { font-size: 1em; margin: 1.2em 0 .3em; }
        p { margin: .4em 0; }
        ul { margin: .4em 0; padding-left: 1.2em; }
        blockquote { margin: .5em 0; padding: 0 0 0 .8em; border-left: 3px solid #767676; border-color: var(--line); }
        figure { margin: 1.2em 0; max-width: 30em; }
        figcaption { margin-top: .3em; }
        .chart { display: block; width: 100%; height: auto; }
        .summary { font-weight: 600; }
        .late { font-weight: 600; color: #8a1c00; color: var(--warn); }
        .label, .window, .soft, figcaption, footer { color: #595959; color: var(--soft); font-size: .875em; }
        .label { font-weight: normal; }
        footer { border-top: 1px solid #767676; border-color: var(--line); margin-top: 2em; padding-top: .6em; }
        a { color: #0b57d0; color: var(--link); }
        .faint { fill: var(--soft); }
        .c1 { fill: var(--chart-1, #0b6bcb); } .s1 { stroke: var(--chart-1, #0b6bcb); }
        .c2 { fill: var(--chart-2, #c2410c); } .s2 { stroke: var(--chart-2, #c2410c); }
        .c3 { fill: var(--chart-3, #0f7f5f); } .s3 { stroke: var(--chart-3, #0f7f5f); }
        .c4 { fill: var(--chart-4, #b02bbd); } .s4 { stroke: var(--chart-4, #b02bbd); }
        .c5 { fill: var(--chart-5, #8a6d00); } .s5 { stroke: var(--chart-5, #8a6d00); }
        .c6 { fill: var(--chart-6, #6b7280); } .s6 { stroke: var(--chart-6, #6b7280); }
        @media (prefers-color-scheme: dark) {
          :root { --text: #e8e8e8; --ground: #121212; --soft: #b0b0b0; --line: #8a8a8a; --link: #8ab4f8; --warn: #ffb4a1;
            --chart-1: #6cb0ff; --chart-2: #ff9a62; --chart-3: #4fd1a5; --chart-4: #e58bf0; --chart-5: #e3c34a;
            --chart-6: #b6bcc6; }
        }
        @media print {
          :root { --text: #000000; --ground: #ffffff; --soft: #444444; --line: #767676; --link: #000000; --warn: #000000;
            --chart-1: #0b6bcb; --chart-2: #c2410c; --chart-3: #0f7f5f; --chart-4: #b02bbd; --chart-5: #8a6d00;
            --chart-6: #6b7280; }
          @page { margin: 18mm 16mm; }
          body { font-size: 10.5pt; max-width: none; padding: 0; }
          h2, h3, h4 { break-after: avoid; }
          figure, blockquote, li { break-inside: avoid; }
          figure { max-width: 26em; }
          .marks { display: none; }
          p, li { orphans: 3; widows: 3; }
        }
        </style>
        </head>
        <body>
        <header>
        <h1>{{title}}</h1>
        <p class="summary">{{summary}}</p>
        {{#late}}
        <p class="late">{{late}}</p>
        {{/late}}
        <p class="window">{{window}}</p>
        </header>
        <main>
        <h2>{{words.new}}</h2>
        {{^hasNew}}
        <p>{{words.nothingNew}}</p>
        {{/hasNew}}
        {{#new}}
        <h3>{{type}} <span class="label">({{count}})</span></h3>
        {{#events}}
        <article>
        <h4>{{headline}} <span class="label">({{label}})</span></h4>
        {{#wave}}
        <p>{{words.also}} {{wave}}</p>
        {{/wave}}
        {{#changes}}
        <p>{{words.changed}} {{.}}</p>
        {{/changes}}
        {{#evidence}}
        <blockquote lang="{{evidenceLanguage}}" dir="auto">{{evidence}}</blockquote>
        {{/evidence}}
        {{#named}}
        <p>{{words.named}} {{named}}</p>
        {{/named}}
        <ul>
        {{#sources}}
        <li>{{outlet}}: {{#url}}<a href="{{url}}" lang="{{sourceLanguage}}">{{sourceTitle}}</a>{{/url}}{{^url}}<span lang="{{sourceLanguage}}">{{sourceTitle}}</span>{{/url}}{{#said}} ({{said}}){{/said}}{{#reprints}}, {{reprints}}{{/reprints}}</li>
        {{/sources}}
        </ul>
        {{#reason}}
        <p class="soft">{{words.why}} {{reason}}</p>
        {{/reason}}
        {{#hasMarks}}
        <p class="soft marks">{{words.mark}} {{#marks}}{{^first()}} · {{/first()}}<a href="{{markURL}}">{{word}}</a>{{/marks}}</p>
        {{/hasMarks}}
        </article>
        {{/events}}
        {{/new}}
        {{#hasDevelopments}}
        <h2>{{words.developments}}</h2>
        {{#developments}}
        <h3>{{headline}} <span class="label">({{label}})</span></h3>
        {{#changes}}
        <p>{{words.changed}} {{.}}</p>
        {{/changes}}
        {{#evidence}}
        <blockquote lang="{{evidenceLanguage}}" dir="auto">{{evidence}}</blockquote>
        {{/evidence}}
        <ul>
        {{#sources}}
        <li>{{outlet}}: {{#url}}<a href="{{url}}" lang="{{sourceLanguage}}">{{sourceTitle}}</a>{{/url}}{{^url}}<span lang="{{sourceLanguage}}">{{sourceTitle}}</span>{{/url}}{{#said}} ({{said}}){{/said}}{{#reprints}}, {{reprints}}{{/reprints}}</li>
        {{/sources}}
        </ul>
        {{#hasMarks}}
        <p class="soft marks">{{words.mark}} {{#marks}}{{^first()}} · {{/first()}}<a href="{{markURL}}">{{word}}</a>{{/marks}}</p>
        {{/hasMarks}}
        {{/developments}}
        {{/hasDevelopments}}
        {{#hasLearnedLate}}
        <h2>{{words.learnedLate}}</h2>
        {{#learnedLate}}
        <h3>{{headline}} <span class="label">({{label}})</span></h3>
        {{#evidence}}
        <blockquote lang="{{evidenceLanguage}}" dir="auto">{{evidence}}</blockquote>
        {{/evidence}}
        <ul>
        {{#sources}}
        <li>{{outlet}}: {{#url}}<a href="{{url}}" lang="{{sourceLanguage}}">{{sourceTitle}}</a>{{/url}}{{^url}}<span lang="{{sourceLanguage}}">{{sourceTitle}}</span>{{/url}}{{#said}} ({{said}}){{/said}}{{#reprints}}, {{reprints}}{{/reprints}}</li>
        {{/sources}}
        </ul>
        {{#hasMarks}}
        <p class="soft marks">{{words.mark}} {{#marks}}{{^first()}} · {{/first()}}<a href="{{markURL}}">{{word}}</a>{{/marks}}</p>
        {{/hasMarks}}
        {{/learnedLate}}
        {{/hasLearnedLate}}
        {{#hasFigures}}
        <h2>{{words.figures}}</h2>
        {{#figures}}
        <h3>{{question}}</h3>
        <p>{{words.now}}: <strong>{{now.figure}}</strong> ({{now.told}}){{#now.toldSource}}, {{outlet}}: {{#url}}<a href="{{url}}" lang="{{sourceLanguage}}">{{sourceTitle}}</a>{{/url}}{{^url}}<span lang="{{sourceLanguage}}">{{sourceTitle}}</span>{{/url}}{{/now.toldSource}}</p>
        <blockquote lang="{{now.toldLanguage}}" dir="auto">{{now.toldEvidence}}</blockquote>
        {{#before}}
        <p>{{words.before}}: {{figure}} ({{told}}){{#toldSource}}, {{outlet}}: {{#url}}<a href="{{url}}" lang="{{sourceLanguage}}">{{sourceTitle}}</a>{{/url}}{{^url}}<span lang="{{sourceLanguage}}">{{sourceTitle}}</span>{{/url}}{{/toldSource}}</p>
        {{/before}}
        {{/figures}}
        {{/hasFigures}}
        {{#hasCharts}}
        <h2>{{words.atAGlance}}</h2>
        {{#charts}}
        <figure>
        <h3>{{chartTitle}}</h3>
        {{{svg}}}
        <figcaption>{{caption}}</figcaption>
        </figure>
        {{/charts}}
        {{/hasCharts}}
        {{#hasDaybook}}
        <h2>{{words.daybook}}</h2>
        {{#daybook}}
        <h3>{{headline}} <span class="label">({{label}})</span></h3>
        {{#evidence}}
        <blockquote lang="{{evidenceLanguage}}" dir="auto">{{evidence}}</blockquote>
        {{/evidence}}
        <ul>
        {{#sources}}
        <li>{{outlet}}: {{#url}}<a href="{{url}}" lang="{{sourceLanguage}}">{{sourceTitle}}</a>{{/url}}{{^url}}<span lang="{{sourceLanguage}}">{{sourceTitle}}</span>{{/url}}</li>
        {{/sources}}
        </ul>
        {{/daybook}}
        {{/hasDaybook}}
        {{#hasOutcomes}}
        <h2>{{words.outcomes}}</h2>
        <ul>
        {{#outcomes}}
        <li>{{lineHeadline}} <span class="label">({{lineLabel}})</span>: {{remark}}</li>
        {{/outcomes}}
        </ul>
        {{/hasOutcomes}}
        {{#hasSeries}}
        <h2>{{words.series}}</h2>
        <ul>
        {{#series}}
        <li>{{lineHeadline}} <span class="label">({{lineLabel}})</span>: {{remark}}</li>
        {{/series}}
        </ul>
        {{/hasSeries}}
        {{#hasReview}}
        <h2>{{words.review}}</h2>
        <ul>
        {{#review}}
        <li>{{type}}: <span lang="und" dir="auto">{{reviewEvidence}}</span> — {{source.outlet}}: {{#source.url}}<a href="{{source.url}}" lang="und">{{source.sourceTitle}}</a>{{/source.url}}{{^source.url}}<span lang="und">{{source.sourceTitle}}</span>{{/source.url}}. <span class="soft">{{reviewReason}}</span></li>
        {{/review}}
        {{#reviewLeft}}
        <li>{{reviewLeft}}</li>
        {{/reviewLeft}}
        </ul>
        {{/hasReview}}
        {{#hasWithheld}}
        <h2>{{words.withheld}}</h2>
        <ul>
        {{#withheld}}
        <li>{{lineHeadline}} <span class="label">({{lineLabel}})</span>: {{remark}}</li>
        {{/withheld}}
        </ul>
        {{/hasWithheld}}
        {{#hasFeeds}}
        <h2>{{words.feeds}}</h2>
        <ul>
        {{#feeds}}
        <li>{{name}}: {{trouble}}</li>
        {{/feeds}}
        </ul>
        {{/hasFeeds}}
        {{#hasDeliveries}}
        <h2>{{words.deliveries}}</h2>
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
