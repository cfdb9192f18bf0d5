import Alerting
import Testing

@Suite struct SignatureTests {
    /// The example of the Standard Webhooks specification.
    private let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    private let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
    private let body = Array(#"{"test": 2432232314}"#.utf8)

    @Test func theSpecificationsExample() {
        #expect(
            Signature.sign(id: id, timestamp: 1_614_265_330, body: body, secret: secret)
                == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test func oneOfSeveralIsEnough() {
        let right = Signature.sign(id: id, timestamp: 1, body: body, secret: secret)
        #expect(Signature.verify("v1,AAAA \(right)", id: id, timestamp: 1, body: body, secret: secret))
    }

    @Test func anyChangeIsSeen() {
        let header = Signature.sign(id: id, timestamp: 1, body: body, secret: secret)
        #expect(!Signature.verify(header, id: id, timestamp: 2, body: body, secret: secret))
        #expect(!Signature.verify(header, id: id + "x", timestamp: 1, body: body, secret: secret))
        #expect(!Signature.verify(header, id: id, timestamp: 1, body: body + [32], secret: secret))
        #expect(!Signature.verify(header, id: id, timestamp: 1, body: body, secret: "another"))
        #expect(!Signature.verify("", id: id, timestamp: 1, body: body, secret: secret))
    }
}
