package import Foundation

/// Where time comes from: the machine's clock for the service, the articles' own for demo and tests.
package struct Clock: Sendable {
    package var now: @Sendable () -> Date

    package init(now: @escaping @Sendable () -> Date) { self.now = now }

    package static let system = Clock { Date() }
}
