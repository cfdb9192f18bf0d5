internal import Model

extension OneLine {
    /// A BCP 47 tag as attributes may carry it; `und` for what is none.
    static func language(_ tag: String) -> String {
        let isTag =
            !tag.isEmpty && tag.utf8.count <= 35
            && tag.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
                default: false
                }
            } && !tag.hasPrefix("-") && !tag.hasSuffix("-")
        return isTag ? tag : "und"
    }
}
