import Testing

@testable import Service

@Suite("The bell between two loops")
struct WakeTests {
    /// Each wait takes its time, not only the first: else a loop of the service would spin.
    @Test func `a wait lasts until its end again and again`() async {
        let wake = Wake()
        let begin = ContinuousClock.now
        for _ in 0..<4 { await wake.wait(upTo: 0.02) }
        #expect(ContinuousClock.now - begin >= .milliseconds(80))
    }

    @Test func `a poke that nobody waits for is kept, many are one`() async {
        let wake = Wake()
        wake.poke()
        wake.poke()
        let begin = ContinuousClock.now
        await wake.wait(upTo: 600)
        await wake.wait(upTo: 0.05)
        #expect(ContinuousClock.now - begin >= .milliseconds(50))
    }

    @Test func `a poke ends a wait`() async {
        let wake = Wake()
        async let waited: Void = wake.wait(upTo: 600)
        wake.poke()
        await waited
    }
}

@Suite("The watchdog")
struct PulseTests {
    @Test func `one loop that hangs is enough`() {
        let pulse = Pulse()
        let begin = ContinuousClock.now
        #expect(pulse.isSteady(at: begin))
        pulse.beat("read", at: begin)
        pulse.beat("deliver", at: begin)
        #expect(pulse.isSteady(at: begin + .seconds(900)))
        pulse.beat("read", at: begin + .seconds(900))
        #expect(!pulse.isSteady(at: begin + .seconds(901)))
    }
}
