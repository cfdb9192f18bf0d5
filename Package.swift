// swift-tools-version: 6.2
import PackageDescription

// The targets stand in the order of an article's way: fetch, parse, extract, classify, judge, record, alert, deliver.
let package = Package(
    name: "copytaster",
    products: [.executable(name: "copytaster", targets: ["copytaster"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CText"),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .target(name: "CCLD2", linkerSettings: [.linkedLibrary("cld2")]),
        .target(name: "CNotify"),
        .target(name: "CCommand"),

        .target(name: "Model"),
        .target(name: "Transport", dependencies: ["Model", "CCurl"]),
        .target(name: "Fetching", dependencies: ["Model", "Transport", "CCrypto"]),
        .target(name: "Reading", dependencies: ["Model", "CText", "CCLD2"]),
        .target(name: "Watching", dependencies: ["Model", .product(name: "Yams", package: "Yams")]),
        .target(name: "Classifying", dependencies: ["Model", "Watching"]),
        .target(name: "Judging", dependencies: ["Model"]),
        .target(
            name: "Alerting",
            dependencies: ["Model", "CCrypto", "CCommand", .product(name: "Mustache", package: "swift-mustache")]),
        .target(name: "Storing", dependencies: ["Model", .product(name: "GRDB", package: "GRDB.swift")]),
        .target(
            name: "Newsroom",
            dependencies: [
                "Model", .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "FlyingSocks", package: "FlyingFox"),
            ]),
        .target(
            name: "Service",
            dependencies: [
                "Model", "Transport", "Fetching", "Reading", "Watching", "Classifying", "Judging", "Alerting",
                "Storing",
                "Newsroom", "CCrypto", "CNotify", .product(name: "FlyingSocks", package: "FlyingFox"),
                .product(name: "Yams", package: "Yams"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]),
        .executableTarget(
            name: "copytaster",
            dependencies: [
                "Service", "Model", .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ]),

        // What the gates measure, held against floors in a file.
        .target(name: "Measures", path: "Tests/Measures", exclude: ["floors.tsv"]),
        .testTarget(name: "ModelTests", dependencies: ["Model"]),
        .testTarget(name: "TransportTests", dependencies: ["Transport", "Model"]),
        .testTarget(name: "FetchingTests", dependencies: ["Fetching", "Transport", "Model"], exclude: ["Seeds"]),
        .testTarget(name: "ReadingTests", dependencies: ["Reading", "Model"], exclude: ["Seeds"]),
        .testTarget(name: "WatchingTests", dependencies: ["Watching", "Model"], exclude: ["Seeds"]),
        .testTarget(
            name: "ClassifyingTests", dependencies: ["Classifying", "Judging", "Watching", "Model", "Measures"],
            exclude: ["Bindings"]),
        .testTarget(name: "JudgingTests", dependencies: ["Judging", "Model"]),
        .testTarget(
            name: "AlertingTests", dependencies: ["Alerting", "Storing", "Model"], exclude: ["Recorded", "Rendered"]),
        .testTarget(
            name: "StoringTests", dependencies: ["Storing", "Model", .product(name: "GRDB", package: "GRDB.swift")]),
        .testTarget(
            name: "NewsroomTests",
            dependencies: [
                "Newsroom", "Model", .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "FlyingSocks", package: "FlyingFox"),
            ]),
        .testTarget(
            name: "ServiceTests",
            dependencies: [
                "Service", "Newsroom", "Alerting", "Classifying", "Fetching", "Judging", "Storing", "Transport",
                "Watching",
                "Model", "Measures",
                .product(name: "FlyingFox", package: "FlyingFox"), .product(name: "FlyingSocks", package: "FlyingFox"),
                .product(name: "Logging", package: "swift-log"),
            ],
            exclude: ["Labelled", "Goldens"]),
        // The built program under faults: killed, without disk, at another time. What is loaded before it lies in Tests/faults.
        .testTarget(name: "FaultTests", dependencies: ["Storing", "Model"]),
        .testTarget(name: "DeployTests", exclude: ["boot.sh", "checks.sh"]),
    ],
    cxxLanguageStandard: .cxx17
)

// What `make bench` and `make fuzz` build, and nothing else does.
if Context.environment["COPYTASTER_TOOLS"] == "1" {
    package.targets += [
        .target(name: "CFeedServer", path: "Sources/Tools/CFeedServer"),
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                "Reading", "Watching", "Classifying", "Judging", "Newsroom", "Service", "Storing", "Model", "CCLD2",
                "CFeedServer",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "Sources/Tools/benchmarks"),
        .systemLibrary(name: "CFuzzer", path: "Sources/Tools/CFuzzer"),
        .executableTarget(
            name: "fuzzing", dependencies: ["Fetching", "Reading", "Watching", "Model", "CFuzzer"],
            path: "Sources/Tools/fuzzing"),
    ]
}

for target in package.targets
where target.type != .system && !["CCLD2", "CNotify", "CCommand", "CFeedServer"].contains(target.name) {
    target.swiftSettings = [
        .swiftLanguageMode(.v6),
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .strictMemorySafety(),
    ]
}
