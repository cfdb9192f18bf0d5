import Reading
import Testing

@Suite struct CanonicalURLTests {
    @Test(arguments: [
        ("HTTPS://News.Example.KZ/a/1", "https://news.example.kz/a/1"),
        ("https://news.example.kz", "https://news.example.kz/"),
        ("https://news.example.kz:443/a", "https://news.example.kz/a"),
        ("http://news.example.kz:80/a", "http://news.example.kz/a"),
        ("http://news.example.kz:8080/a", "http://news.example.kz:8080/a"),
        ("https://user:secret@news.example.kz/a", "https://news.example.kz/a"),
        ("https://news.example.kz./a", "https://news.example.kz/a"),
        ("https://news.example.kz/a#comments", "https://news.example.kz/a"),
        ("https://news.example.kz/#!/a/7", "https://news.example.kz/#!/a/7"),
        ("https://news.example.kz/a?utm_source=rss&utm_medium=feed", "https://news.example.kz/a"),
        ("https://news.example.kz/a?id=7&fbclid=x&page=2&yclid=1", "https://news.example.kz/a?id=7&page=2"),
        ("https://news.example.kz/a?UTM_Source=rss&gclid=1&id=7", "https://news.example.kz/a?id=7"),
        ("https://news.example.kz/a/amp", "https://news.example.kz/a"),
        ("https://news.example.kz/a/amp/", "https://news.example.kz/a/"),
        ("https://news.example.kz/a.amp.html", "https://news.example.kz/a.html"),
        ("https://news.example.kz/a?amp=1", "https://news.example.kz/a"),
        ("https://news.example.kz/a?amp=7", "https://news.example.kz/a?amp=7"),
        ("https://amp.example.kz/a", "https://www.example.kz/a"),
        ("https://amp.kz/a", "https://amp.kz/a"),
        ("https://news.example.kz/swamp", "https://news.example.kz/swamp"),
        ("https://news.example.kz/a?b=2&a=1", "https://news.example.kz/a?b=2&a=1"),
        ("https://news.example.kz/Новости/Алматы", "https://news.example.kz/Новости/Алматы"),
        ("  https://news.example.kz/a  ", "https://news.example.kz/a"),
        ("mailto:desk@example.kz", "mailto:desk@example.kz"),
        ("/a/7", "/a/7"), ("", ""), ("https://", "https://"),
    ]) func becomesOneForm(_ given: String, _ expected: String) {
        #expect(canonicalURL(given) == expected)
        #expect(canonicalURL(canonicalURL(given)) == canonicalURL(given))
    }
}
