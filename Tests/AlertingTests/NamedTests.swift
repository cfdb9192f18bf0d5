import Alerting
import Foundation
import Model
import Testing

struct NamedTests {
    /// Actors, persons and whoever else has a part: each once, with the part.
    @Test func everybodyIsNamedOnceWithThePart() {
        let moment = Date(timeIntervalSince1970: 1_616_000_000)
        let event = Event(
            id: "E1", type: "detention", status: .occurred, date: nil, place: nil, actors: ["Zhanbolat Mamai"],
            persons: [Person(name: "Yerlan Sabitov", key: "erlan sabitov")],
            roles: [
                Role(.detainee, "Yerlan Sabitov"), Role(.authority, "Aigul Tasheva"), Role(.relative, "Yerlan Sabitov"),
            ], firstSeen: moment, lastSeen: moment)
        #expect(
            Wording.named(event) == [
                "Zhanbolat Mamai", "Yerlan Sabitov (detainee, relative)", "Aigul Tasheva (authority)",
            ])
    }
}
