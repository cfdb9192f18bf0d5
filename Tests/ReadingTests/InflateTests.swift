import Foundation
import Model
import Testing

@testable import Reading

@Suite struct InflateTests {
    /// Sitemaps of so many pages, packed by zlib: a stored block, fixed codes, codes of its own, a header with every field.
    static let packed: [(Int, String)] = [
        (
            1,
            """
            H4sIAAAAAAAAAAE6AMX/PHVybHNldD48dXJsPjxsb2M+aHR0cHM6Ly9hLmV4YW1wbGUvMDwvbG9jPjwvdXJsPjwvdXJsc2V0PiHC\
            wLg6AAAA
            """
        ),
        (
            3,
            """
            H4sIAAAAAAAAALMpLcopTi2xswHSdjY5+cl2GSUlBcVW+vqJeqkVibkFOan6Bjb6IAkbfbAaPArNLQ0tiVVramFsiKJWH+oSANgx\
            qsaSAAAA
            """
        ),
        (
            120,
            """
            H4sIAAAAAAAAAJXYu2obYRiE4TvKfudDELoXEwQpZGxiBXL52Zg0acKrSoX+QjvMzrPay88f94/b43o5P6+X+9u36/fH4/3j63G8\
            fLn9enl9v98OuRx/vrgcn2f+c7BXl57NcaVnvcPpWa1MenazA19bTOFr8x18ba44XzUzfG0aON+WxPnGFs7Xphv/hsHVmRYcb5Xh\
            eCMdx2sRuDqeuDljjdMtHZxuyOJ4TRQ3Z9f5OkzgeLOTx1uF89VsXJ2N5e09A+brYHz5zPnyafDlk8L51jbON2aGr4Pw7iiuzhSH\
            pZLDEsFhMS9cHWs+fMpdKeWuhHBXdB03Z4e70s1dyeKueHJYNIUvX3BY2jksaU/AolwWlcLdmeWy1HBZYrgs1oa7U46rM8lhqeCw\
            hHNYzFY4xnz4lLtSwl3x5a7oJG7ONneli7uSxV3x5LBoGF8+57C0cVhSOSwuXJZd5ePAYanhsERzWOy8NXFkyXcvuCvl3JVw7oqZ\
            8ic+47snnJVczooPZ0V7cHO2OCtdnJVMzsp5D/Ph8+DDZ9yVVu5KCnfFRZ55lYBrNtyVau5KFHfFsp55IuHjwFk5/4Lw3TPOyrkN\
            T/wV46/tOCo5HBVvroq2/Fuc4++Lyd9X/PmWoRQAAA==
            """
        ),
        (
            2,
            """
            H4sIHgAAAAAAAAMAYWJjc2l0ZW1hcC54bWwAYSBjb21tZW50ABI0syktyilOLbGzAdJ2Njn5yXYZJSUFxVb6+ol6qRWJuQU5qfoG\
            NvogCRt9sBo8Cs0tDS1R1OpDTQcA6OFKK2YAAAA=
            """
        ),
    ]

    static func sitemap(_ count: Int) -> String {
        "<urlset>" + (0..<count).map { "<url><loc>https://a.example/\($0 * 7919 % 10007)</loc></url>" }.joined()
            + "</urlset>"
    }

    func bytes(_ base64: String) throws -> [UInt8] { [UInt8](try #require(Data(base64Encoded: base64))) }

    @Test(arguments: packed) func unpacks(_ count: Int, _ base64: String) throws {
        let packed = try bytes(base64)
        let text = try #require(Inflate.gunzip(packed, limit: 1 << 20))
        #expect(String(decoding: text, as: UTF8.self) == Self.sitemap(count))
        let feed = try FeedParser.parse(packed, contentType: "application/gzip", url: nil, now: .distantFuture)
        #expect(feed.entries.count == count)
    }

    /// Cut off or changed at any byte it ends, gives no more than the limit, and at worst nothing.
    @Test(arguments: packed) func damageIsHarmless(_ count: Int, _ base64: String) throws {
        let packed = try bytes(base64)
        for index in packed.indices {
            #expect((Inflate.gunzip(Array(packed[..<index]), limit: 1 << 16)?.count ?? 0) < 1 << 17)
            var changed = packed
            changed[index] ^= UInt8(truncatingIfNeeded: index &* 37 | 1)
            #expect((Inflate.gunzip(changed, limit: 1 << 16)?.count ?? 0) < 1 << 17)
        }
        #expect(Inflate.gunzip([0x1F, 0x8B, 8], limit: 10) == nil)
    }

    @Test func bombsAreCutOff() throws {
        let limited = try #require(Inflate.gunzip(try bytes(Self.packed[2].1), limit: 1000))
        #expect(limited.count >= 1000 && limited.count < 1300)
        #expect(Self.sitemap(120).utf8.starts(with: limited))
        #expect(throws: FeedFault.self) {
            try FeedParser.parse(
                [0x1F, 0x8B, 8] + [UInt8](repeating: 0xFF, count: 40), contentType: nil, url: nil, now: .now)
        }
    }
}
