import Glibc
import Testing
import Transport

@Suite struct AddressGuardTests {
    static let publicOnes: [String] = [
        "8.8.8.8", "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.1",
        "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0",
        "198.17.255.255", "198.20.0.0", "223.255.255.255", "168.63.129.15", "185.98.5.1",
        "2001:4860:4860::8888", "2a00:1450:4001:800::200e", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1",
        "2001:0:808:808::f7f7:f7f7", "2606:4700::1111",
    ]

    @Test(arguments: publicOnes) func passes(_ address: String) throws {
        #expect(AddressGuard.refusal(try bytes(address)) == nil)
    }

    static let others: [(String, String)] = [
        ("127.0.0.1", "loopback"), ("127.255.255.254", "loopback"), ("0.0.0.0", "of this network"),
        ("0.1.2.3", "of this network"), ("10.0.0.1", "private"), ("10.255.255.255", "private"),
        ("172.16.0.1", "private"),
        ("172.31.255.255", "private"), ("192.168.1.1", "private"), ("169.254.169.254", "link-local"),
        ("100.64.0.1", "shared by a carrier's customers (CGNAT)"),
        ("100.100.100.200", "shared by a carrier's customers (CGNAT)"),
        ("100.127.255.255", "shared by a carrier's customers (CGNAT)"), ("168.63.129.16", "a cloud's metadata service"),
        ("192.0.0.1", "reserved for protocols"), ("192.0.0.192", "reserved for protocols"),
        ("192.0.2.1", "for documentation"),
        ("198.51.100.1", "for documentation"), ("203.0.113.9", "for documentation"), ("192.88.99.1", "a 6to4 relay"),
        ("198.18.0.1", "for benchmarks"), ("198.19.255.255", "for benchmarks"), ("224.0.0.1", "multicast"),
        ("239.255.255.250", "multicast"), ("240.0.0.1", "reserved"), ("255.255.255.255", "reserved"),
        ("::", "unspecified"), ("::1", "loopback"), ("::2", "reserved"), ("::127.0.0.1", "reserved"),
        ("fc00::1", "private"), ("fd00:ec2::254", "private"), ("fe80::1", "link-local"), ("febf::1", "link-local"),
        ("fec0::1", "site-local"), ("ff02::1", "multicast"), ("::ffff:127.0.0.1", "loopback"),
        ("::ffff:10.1.2.3", "private"), ("::ffff:169.254.169.254", "link-local"), ("::ffff:0:192.168.0.1", "private"),
        ("64:ff9b::7f00:1", "loopback"), ("64:ff9b::a9fe:a9fe", "link-local"), ("64:ff9b:1::1", "reserved"),
        ("2002:7f00:1::", "loopback"), ("2002:c0a8:101::1", "private"), ("2002:a9fe:a9fe::1", "link-local"),
        ("2001:0:a00:1::f7f7:f7f7", "private"), ("2001:0:808:808::80ff:fffe", "loopback"),
        ("2001:db8::1", "for documentation"), ("3fff::1", "for documentation"), ("2001:10::1", "not routable (ORCHID)"),
        ("2001:2f::1", "not routable (ORCHID)"), ("2001:2::1", "for benchmarks"), ("100::1", "reserved"),
        ("5f00::1", "reserved"), ("4000::1", "reserved"),
    ]

    @Test(arguments: others) func refuses(_ address: String, _ why: String) throws {
        #expect(AddressGuard.refusal(try bytes(address)) == why)
    }

    @Test(arguments: [0, 1, 3, 5, 15, 17]) func whatIsNoAddressIsRefused(_ count: Int) {
        #expect(AddressGuard.refusal([UInt8](repeating: 8, count: count)) != nil)
    }

    private func bytes(_ address: String) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: address.contains(":") ? 16 : 4)
        let family = address.contains(":") ? AF_INET6 : AF_INET
        try #require(unsafe inet_pton(family, address, &bytes) == 1)
        return bytes
    }
}
