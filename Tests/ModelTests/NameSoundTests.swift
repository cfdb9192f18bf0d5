import Foundation
import Model
import Testing

/// Names in Chinese characters against keys in letters. The transcriptions are those that Chinese outlets and courts use.
struct NameSoundTests {
    @Test(
        arguments: [
            ("叶尔兰萨布尔别克", "erlan sabirbek", true), ("塔兰特奥斯莫诺夫", "osmonov talant", true),
            ("古丽巴哈拉姆托合塔尔", "gulbakram toktar", true), ("努尔别克", "kalibek nurbek", nil),
            ("赛尔克坚比拉什", "bilaS serikjan", true), ("叶尔兰", "erlan sabirbek", nil),
            ("努尔别克哈力别克", "aidos maratkan", false), ("叶尔兰萨布尔别克", "murat sabirbek", false),
            ("艾多斯", "kalibek nurbek", false), ("艾多斯", "aidos maratkan", nil), ("艾多斯", "ali", nil),
            ("努尔别克", "努尔别克哈力别克", nil), ("努尔别克哈力别克", "艾多斯马拉特汗", false),
            ("erlan sabirbek", "erlan sabirbek", true), ("erlan sabirbek", "murat sabirbek", false),
            ("叶〇兰", "erlan sabirbek", nil), ("叶尔兰赛力克", "nurlan serik", nil),
        ] as [(String, String, Bool?)])
    func namesMeetAcrossScripts(one: String, other: String, isSame: Bool?) {
        #expect(NameSound.isSame(one, other) == isSame)
        #expect(NameSound.isSame(other, one) == isSame)
    }

    @Test func aNameIsLookedUpByOneWordInEitherScript() {
        #expect(NameSound.lookup("叶尔兰萨布尔别克") == NameSound.lookup("erlan sabirbek"))
        #expect(NameSound.lookup("叶尔兰萨布尔别克") != nil)
        #expect(NameSound.lookup("艾多斯") == nil)
        #expect(NameSound.lookup("") == nil)
    }

    @Test func anEventIsFoundByANameInTheOtherScript() {
        func event(_ key: String) -> Event {
            Event(
                id: "E1", type: "detention", status: .occurred, date: nil, place: nil,
                persons: [Person(name: key, key: key)], firstSeen: .distantPast, lastSeen: .distantPast)
        }
        let query = CandidateQuery(type: "detention", days: nil, names: [NameSound.lookup("叶尔兰萨布尔别克") ?? ""])
        let keys = Set(EventKeys.entries(of: event("erlan sabirbek")).map(\.key))
        #expect(query.lookups.prefix(2).contains { keys.contains($0.key) })
    }
}
