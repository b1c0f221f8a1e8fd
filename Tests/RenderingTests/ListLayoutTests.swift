import Dates
import Queries
import Rendering
import Model
import Testing
import TestSupport

/// Until when a list may be shown from a cache, and under which name.
@Suite struct ListLayoutTests {
  @Test(
    arguments: [
      ([121], nil), ([1, 121], "2026-11-24T00:00:00"), ([120], "2026-11-24T00:00:00"),
      ([9], "2026-11-23T17:00:00"), ([11], "2026-11-24T00:00:00"),
      ([1, 2, 9, 10, 11, 120, 121], "2026-11-23T17:00:00"),
    ] as [([Int64], String?)])
  func aTableIsOldWhenADayEndsOrATaskIsLate(ids: [Int64], expected: String?) throws {
    let items = assortment.filter { ids.contains($0.id) }
    let until = try withView { view in view.frame([rows(items)]).until }
    let moment = try inZone("Europe/Berlin") {
      try expected.map { try WallClock(parsing: $0).milliseconds }
    }
    #expect(until == moment)
  }

  @Test(arguments: ListFormat.allCases.filter { $0 != .table })
  func figuresAreNeverOld(format: ListFormat) throws {
    let until = try withView(format) { view in view.frame([rows(assortment)]).until }
    #expect(until == nil)
    let overdue = try withView(format, { try? $0.query.add("due=overdue", $0.clock) }) { view in
      view.frame([rows(assortment)]).until
    }
    let late = try inZone("Europe/Berlin") {
      try WallClock(parsing: "2026-11-23T17:00:00").milliseconds
    }
    #expect(overdue == late)
  }

  /// What is shown at any moment before `until` is the same.
  @Test func untilThenTheBytesAreTheSame() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<60 {
      let items = assortment.filter { _ in Bool.random(using: &random) }
      let start = 1_795_424_400 + Int.random(in: -40_000...40_000, using: &random)
      func shown(_ second: Int) throws -> (bytes: [UInt8], until: Int64?) {
        try withView(.table, at: "@\(second)", { $0.hasFooter = true }) { view in
          (view.render([rows(items)]), view.frame([rows(items)]).until)
        }
      }
      let (bytes, until) = try shown(start)
      // The name has the day, so no table is asked for on another.
      guard let until else { continue }
      let end = Int(until / 1_000)
      #expect(end > start)
      for second in [start + 1, (start + end) / 2, end - 1] where second < end {
        #expect(try shown(second).bytes == bytes)
      }
    }
  }

  @Test func namesHoldWhatTheBytesDependOn() throws {
    func name(
      _ format: ListFormat, width: Int = 80, hasColor: Bool = false,
      at time: String = "2026-11-23T09:00:00", zone: String = "Europe/Berlin",
      _ change: (inout RenderOptions) -> Void = { _ in }
    ) throws -> String {
      try withView(format, width: width, hasColor: hasColor, at: time, zone: zone, change) {
        $0.name
      }
    }
    var names: Set<String> = []
    for format in ListFormat.allCases {
      let plain = try name(format)
      #expect(try plain == name(format, at: "2026-11-23T23:59:59"), "\(format)")
      for (other, isOther) in [
        (try name(format, width: 60), format == .table),
        (try name(format, hasColor: true), format == .table),
        (try name(format, at: "2026-11-24T00:00:00"), format == .table),
        (try name(format) { $0.hasFooter = true }, format == .table),
        (try name(format, zone: "Europe/London"), true),
        (try name(format) { $0.columns = [.id] }, true),
        (try name(format) { $0.columns = [.id, .text] }, true),
        (try name(format) { $0.query.terms = ["x"] }, true),
      ] {
        #expect((plain != other) == isOther, "\(format): \(other)")
      }
      names.insert(plain)
    }
    #expect(names.count == ListFormat.allCases.count)
  }

  @Test func zonesOfOtherRulesAreOthersWhateverTheirNames() throws {
    var names: Set<String> = []
    // All of them are at UTC+1 in November.
    for zone in ["Europe/Berlin", "Africa/Lagos", "CET-1CEST,M3.4.0,M10.5.0"] {
      try withView(.plain, zone: zone, { $0.zone = "" }) { _ = names.insert($0.name) }
    }
    #expect(names.count == 3)
    let alias = try withView(.plain, zone: "Europe/Paris", { $0.zone = "" }) { $0.name }
    #expect(names.contains(alias))
  }
}
