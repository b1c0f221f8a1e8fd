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

// A package of its own, so that whoever builds the command line resolves and builds no SwiftNIO.
let package = Package(
  name: "tasks-web",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "tasks-serve", targets: ["tasks-serve"])],
  dependencies: [
    .package(name: "tasks", path: ".."),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  ],
  targets: [
    .executableTarget(
      name: "tasks-serve",
      dependencies: [
        .product(name: "Board", package: "tasks"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: settings)
  ]
)
