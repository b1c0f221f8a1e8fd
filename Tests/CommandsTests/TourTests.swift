import TestSupport
import Testing

/// The documents for developers name files and symbols that exist.
@Suite struct TourTests {
  private func text(_ path: String) async throws -> String {
    let ended = try await run("cat", ["\(Home.packageFolder)/\(path)"])
    try #require(ended.status == 0, "\(ended.errors)")
    return ended.output
  }

  @Test func everyHopIsASymbolOfItsFile() async throws {
    let guide = try await text("CONTRIBUTING.md")
    let hops = guide.matches(of: /\n\d+\. `((?:Web\/)?Sources\/[^`]+)` `([^`]+)`:/)
    #expect(hops.count == 23, "three tours of at most eight hops")
    for hop in hops {
      let source = try await text(String(hop.1))
      let declaration = try Regex("(func|struct|class|enum|var|let) \(hop.2)\\b")
      #expect(source.contains(declaration), "\(hop.1): \(hop.2)")
    }
  }

  @Test func everyLinkLeadsToAFile() async throws {
    for (folder, name) in [
      ("", "README.md"), ("", "CONTRIBUTING.md"), ("docs/", "docs/promises.md"),
      ("docs/", "docs/decisions.md"),
    ] {
      let links = try await text(name).matches(of: /\]\(([^):]+)\)/).map { String($0.1) }
      for link in links {
        let exists = try await run("test", ["-f", "\(Home.packageFolder)/\(folder)\(link)"])
        #expect(exists.status == 0, "\(name): \(link)")
      }
    }
  }

  @Test func everyPromiseHasItsTest() async throws {
    let promises = try await text("docs/promises.md")
    let proofs = promises.matches(of: /\]\(\.\.\/((?:Web\/)?Tests\/[^)]+)\)((?:,? `\w+`)+)/)
    #expect(proofs.count > 30)
    for proof in proofs {
      let source = try await text(String(proof.1))
      for name in proof.2.matches(of: /`(\w+)`/) {
        let declaration = proof.1.hasSuffix(".py") ? "def" : "func"
        #expect(source.contains("\(declaration) \(name.1)("), "\(proof.1): \(name.1)")
      }
    }
  }

  @Test func theTableOfImportsIsThePackages() async throws {
    let guide = try await text("CONTRIBUTING.md")
    let manifest = try await text("Package.swift")
    let targets = manifest.matches(
      of:
        /\.(?:executableTarget|target)\(\s*name: "(\w+)",\s*dependencies: \[([^\]]*)\],\s*swiftSettings/
    )
    #expect(targets.count >= 11)
    for target in targets {
      let names = target.2.matches(of: /"(\w+)"/).map { String($0.1) }.sorted()
      let row = "| \(names.map { "`\($0)`" }.joined(separator: ", ")) |"
      let rows = guide.split(separator: "\n").filter {
        $0.hasPrefix("| `") && $0.contains("`\(target.1)`") && $0.hasSuffix(row)
      }
      #expect(!rows.isEmpty, "\(target.1) imports \(row)")
    }
  }
}
