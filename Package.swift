// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "tasks",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "tasks", targets: ["tasks"])],
  dependencies: [
    // For the tests only.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    .executableTarget(name: "tasks", dependencies: ["Commands"], swiftSettings: settings),
    .target(
      name: "Commands",
      dependencies: [
        "App", "Arguments", "Dates", "Formats", "Libc", "Model", "Queries", "Rendering",
        "Strategies", "TOML", "Text",
      ],
      swiftSettings: settings),
    .target(
      name: "App",
      dependencies: [
        "Arguments", "Caching", "Dates", "Libc", "Queries", "Rendering", "Storage", "Strategies",
        "TOML",
        "Model", "Text",
      ],
      swiftSettings: settings),
    .target(name: "Arguments", dependencies: ["Text"], swiftSettings: settings),
    .target(
      name: "Rendering", dependencies: ["Model", "Dates", "Queries", "Libc", "Text", "CWidth"],
      swiftSettings: settings),
    .target(
      name: "Formats", dependencies: ["Model", "Dates", "Libc", "Text"], swiftSettings: settings),
    .target(name: "Queries", dependencies: ["Model", "Dates", "Text"], swiftSettings: settings),
    .target(name: "Strategies", dependencies: ["CHash", "Model"], swiftSettings: settings),
    .target(
      name: "Caching", dependencies: ["Model", "Libc", "Text", "CMapping", "CMemcached"],
      swiftSettings: settings),
    .target(
      name: "Storage", dependencies: ["Journal", "Model", "Libc", "CPostgreSQL", "CSQLite"],
      swiftSettings: settings),
    .target(name: "Journal", dependencies: ["Dates", "Model"], swiftSettings: settings),
    .target(name: "Dates", dependencies: ["Libc", "Text"], swiftSettings: settings),
    .target(name: "TOML", swiftSettings: settings),
    .target(name: "Libc", swiftSettings: settings),
    .target(name: "Text", swiftSettings: settings),
    .target(name: "Model", dependencies: ["Dates", "Text"], swiftSettings: settings),
    .target(name: "CHash"),
    .target(name: "CMapping"),
    .target(name: "CMemcached"),
    .target(name: "CPostgreSQL"),
    .target(name: "CWidth"),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .target(
      name: "TestSupport",
      dependencies: [
        "Dates", "Libc", "Model",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      path: "Tests/TestSupport",
      exclude: ["hostile-server.py", "memcached-peer.py", "terminal.py"],
      swiftSettings: settings),
    .testTarget(
      name: "ModelTests", dependencies: ["Model", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "DatesTests", dependencies: ["Dates", "Libc", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "QueriesTests", dependencies: ["Dates", "Queries", "Model", "TestSupport", "Text"],
      swiftSettings: settings),
    .testTarget(
      name: "RenderingTests",
      dependencies: ["Dates", "Queries", "Rendering", "Model", "TestSupport", "Text"],
      swiftSettings: settings),
    .testTarget(
      name: "StorageTests",
      dependencies: ["Dates", "Journal", "Libc", "Storage", "Model", "Queries", "TestSupport"],
      exclude: ["Fixtures"],
      swiftSettings: settings),
    .testTarget(
      name: "FormatsTests", dependencies: ["Dates", "Formats", "Libc", "Model", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ArgumentsTests", dependencies: ["Arguments", "Text"], swiftSettings: settings),
    .testTarget(
      name: "CachingTests", dependencies: ["Caching", "Libc", "Model", "TestSupport", "Text"],
      swiftSettings: settings),
    .testTarget(
      name: "StrategiesTests",
      dependencies: [
        "CSQLite", "Caching", "Libc", "Storage", "Strategies", "Model", "TestSupport",
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "stress",
      dependencies: [
        "Libc", "Strategies", "Model", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/Stress", swiftSettings: settings),
    .testTarget(
      name: "StressTests", dependencies: ["Strategies", "TestSupport", "stress"],
      swiftSettings: settings),
    .testTarget(
      name: "TOMLTests", dependencies: ["TOML", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "AppTests", dependencies: ["App", "Arguments", "Libc", "TOML", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "CommandsTests", dependencies: ["Libc", "TestSupport", "tasks"],
      exclude: ["Snapshots", "Fixtures"],
      swiftSettings: settings),
  ]
)

// `make fuzz`, which alone has libFuzzer to link.
if Context.environment["TASKS_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "fuzz",
      dependencies: ["Caching", "Dates", "Formats", "Libc", "Model", "Strategies"],
      path: "Tests/Fuzz",
      swiftSettings: settings))
}
