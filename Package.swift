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

// Tests are many and run once. Only what they test is optimized where the rest is.
let testSettings = settings + [.unsafeFlags(["-Onone"])]

let package = Package(
  name: "tasks",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "tasks", targets: ["tasks"]),
    // The page, for the package in `Web`: all of `tasks serve` but the sockets.
    .library(name: "Board", targets: ["Board"]),
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
        "Arguments", "CBuild", "Caching", "Dates", "Libc", "Queries", "Rendering", "Storage",
        "Strategies",
        "TOML",
        "Model", "Text",
      ],
      swiftSettings: settings),
    .target(
      name: "Board",
      dependencies: [
        "App", "Arguments", "Dates", "Libc", "Model", "Queries", "Rendering", "Strategies", "Text",
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
    .target(name: "Libc", dependencies: ["CArguments"], swiftSettings: settings),
    .target(name: "Text", swiftSettings: settings),
    .target(name: "Model", dependencies: ["Dates", "Text"], swiftSettings: settings),
    .target(name: "CArguments"),
    .target(name: "CBuild"),
    .target(name: "CHash"),
    .target(name: "CMapping"),
    .target(name: "CMemcached"),
    .target(name: "CPostgreSQL"),
    .target(name: "CWidth"),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .target(name: "CSpawn", path: "Tests/CSpawn"),
    .target(
      name: "TestSupport", dependencies: ["CSpawn", "Dates", "Libc", "Model"],
      path: "Tests/TestSupport",
      exclude: ["hostile-server.py", "memcached-peer.py", "terminal.py"],
      swiftSettings: testSettings),
    .testTarget(
      name: "ModelTests", dependencies: ["Model", "TestSupport"], swiftSettings: testSettings),
    .testTarget(
      name: "DatesTests", dependencies: ["Dates", "Libc", "TestSupport"],
      swiftSettings: testSettings),
    .testTarget(
      name: "QueriesTests", dependencies: ["Dates", "Queries", "Model", "TestSupport", "Text"],
      swiftSettings: testSettings),
    .testTarget(
      name: "RenderingTests",
      dependencies: ["Dates", "Queries", "Rendering", "Model", "TestSupport", "Text"],
      swiftSettings: testSettings),
    .testTarget(
      name: "StorageTests",
      dependencies: ["Dates", "Journal", "Libc", "Storage", "Model", "Queries", "TestSupport"],
      exclude: ["Fixtures"],
      swiftSettings: testSettings),
    .testTarget(
      name: "FormatsTests", dependencies: ["Dates", "Formats", "Libc", "Model", "TestSupport"],
      swiftSettings: testSettings),
    .testTarget(
      name: "ArgumentsTests", dependencies: ["Arguments", "Text"], swiftSettings: testSettings),
    .testTarget(
      name: "CachingTests", dependencies: ["Caching", "Libc", "Model", "TestSupport", "Text"],
      swiftSettings: testSettings),
    .testTarget(
      name: "StrategiesTests",
      dependencies: [
        "CSQLite", "Caching", "Libc", "Storage", "Strategies", "Model", "TestSupport",
      ],
      swiftSettings: testSettings),
    .executableTarget(
      name: "tasks-hooked", dependencies: ["App", "Commands", "Libc", "Model"],
      path: "Tests/Hooked", swiftSettings: settings),
    .executableTarget(
      name: "stress",
      dependencies: ["Arguments", "Libc", "Model", "Strategies", "TestSupport", "Text"],
      path: "Tests/Stress", swiftSettings: settings + [.unsafeFlags(["-enable-testing"])]),
    .testTarget(
      name: "StressTests", dependencies: ["Strategies", "TestSupport", "stress"],
      swiftSettings: testSettings),
    .target(
      name: "FuzzInputs",
      dependencies: [
        "App", "Arguments", "Board", "Caching", "Dates", "Formats", "Libc", "Model", "Strategies",
      ],
      path: "Tests/FuzzInputs", swiftSettings: settings),
    .testTarget(
      name: "FuzzTests", dependencies: ["FuzzInputs", "TestSupport"], swiftSettings: testSettings),
    .testTarget(
      name: "TOMLTests", dependencies: ["TOML", "TestSupport"], swiftSettings: testSettings),
    .testTarget(
      name: "AppTests", dependencies: ["App", "Arguments", "Libc", "TOML", "TestSupport"],
      swiftSettings: testSettings),
    .testTarget(
      name: "BoardTests", dependencies: ["Board", "Model", "TestSupport"],
      swiftSettings: testSettings),
    .testTarget(
      name: "CommandsTests", dependencies: ["Libc", "TestSupport"],
      exclude: ["Snapshots", "Fixtures"],
      swiftSettings: testSettings),
  ]
)

// `make fuzz`, which alone has libFuzzer to link.
if Context.environment["TASKS_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "fuzz",
      dependencies: ["FuzzInputs"],
      path: "Tests/Fuzz",
      swiftSettings: settings))
}
