import TestSupport
import Testing

/// Claims of several people, as each of them sees them.
@Suite struct ClaimTests: CommandSuite {
  let home: Home

  init() async throws {
    home = try Home(["TZ": "UTC", "TASKS_USER": "ada"])
  }

  private static let nine = "2026-11-26T09:00:00Z"

  /// Runs a line of sh at a time after nine o'clock, and returns output and errors.
  private func at(_ time: String, _ script: String) async throws -> String {
    let ended = try await home.shell(
      "export TASKS_NOW=2026-11-26T\(time)Z; { \(script); } 2>&1")
    return ended.output
  }

  private func field(_ id: Int, _ fields: String, at time: String) async throws -> String {
    try await at(time, "\"$tasks\" show \(id) --fields \(fields) --format tsv | tail -n 1")
  }

  @Test func nextClaimsTheFirstThatIsFree() async throws {
    try await home.tasks("add", "-", input: "one\ntwo\nthree\n")
    try await home.tasks("edit", "3", "--priority", "high")
    try await home.tasks("edit", "2", "--list", "work")
    #expect(try await at("09:00:00", "$tasks next --claim --format ids") == "3\n")
    #expect(try await at("09:00:00", "$tasks next --claim --list work --format ids") == "2\n")
    #expect(try await at("09:00:00", "$tasks next --unclaimed --format ids") == "1\n")
    let last = try await at("09:00:00", "$tasks next --claim --for 90s --json")
    #expect(last.contains("\"id\": 1"))
    #expect(last.contains("\"owner\": \"ada\""))
    #expect(last.contains("\"claimed_until\": \"2026-11-26T09:01:30Z\", \"reason\""))
    #expect(
      try await at("09:00:00", "$tasks next --claim; echo $?") == "tasks: no task is free\n1\n")
    #expect(
      try await at("09:00:00", "$tasks next --claim --json").contains("\"nothing_free\""))
    // Half a minute later the first of them is free again.
    #expect(try await at("09:01:29", "$tasks next --claim --format ids").contains("no task"))
    #expect(try await at("09:01:30", "$tasks next --claim --format ids") == "1\n")
  }

  @Test func nextClaimsAsManyAsAreWanted() async throws {
    try await home.tasks("add", "-", input: "one\ntwo\nthree\n")
    let ended = try await home.tasks("next", "2", "--claim", "--template", "{id} {owner} {claim}")
    let lines = ended.output.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(lines.map { $0[0] } == ["1", "2"] && lines[0][2] == lines[1][2], "\(ended)")
    // One claim for all that one command took.
    let claim = String(lines[0][2])
    #expect(try await home.tasks("done", "1-2", "--claim", claim).status == 0)
    #expect(try await home.tasks("next", "5", "--claim", "--format", "ids").output == "3\n")
  }

  @Test func whoHasATaskAndForHowLong() async throws {
    try await home.tasks("add", "-", input: "one\ntwo\n")
    let claimed = try await at("09:00:00", "$tasks claim 2 --for 12m")
    #expect(claimed.hasPrefix("claimed #2 two (for 12 min, claim "), "\(claimed)")
    let table = { time in try await at(time, "$tasks list --format table") }
    #expect(try await table("09:00:00") == "ID  Task  Owner\n 1  one\n 2  two   @ada 12m\n")
    #expect(try await table("09:05:30") == "ID  Task  Owner\n 1  one\n 2  two   @ada 7m\n")
    #expect(try await table("09:11:59") == "ID  Task  Owner\n 1  one\n 2  two   @ada 1m\n")
    #expect(try await table("09:12:00") == "ID  Task\n 1  one\n 2  two\n")
    let shown = try await at("09:11:00", "$tasks show 2")
    #expect(shown.contains("claimed   by ada for 60 s (claim "), "\(shown)")
    #expect(try await at("09:12:00", "$tasks show 2").contains("claimed") == false)
    // Lines for scripts are as they were.
    #expect(try await at("09:00:00", "$tasks list") == "1\tone\n2\ttwo\n")
    for (time, owner) in [("09:11:59", "ada"), ("09:12:00", "")] {
      #expect(
        try await at(time, "$tasks list --fields id,owner --format csv")
          == "id,owner\r\n1,\r\n2,\(owner)\r\n")
      #expect(try await at(time, "$tasks list --template '{id}:{owner}'") == "1:\n2:\(owner)\n")
      let json = try await at(time, "$tasks list --json --fields owner,claimed_until")
      #expect(json.contains("\"ada\"") == !owner.isEmpty, "\(json)")
    }
  }

  @Test func mineAndUnclaimed() async throws {
    try await home.tasks("add", "-", input: "one\ntwo\nthree\n")
    _ = try await at(
      "09:00:00", "$tasks claim 1 --for 10m; $tasks --as 'bob, jr' claim 2 --for 20m")
    for (words, time, ids) in [
      ("--mine", "09:00:00", "1\n"), ("--mine", "09:10:00", ""),
      ("--unclaimed", "09:00:00", "3\n"), ("--unclaimed", "09:10:00", "1\n3\n"),
      ("--unclaimed", "09:20:00", "1\n2\n3\n"), ("--mine --as 'bob, jr'", "09:19:59", "2\n"),
      ("--where owner=ada", "09:00:00", "1\n"), ("--where 'owner=ada,'", "09:00:00", "1\n3\n"),
      ("--where owner!=", "09:00:00", "1\n2\n"), ("--where owner!=ada", "09:00:00", "2\n3\n"),
      ("--where owner~BOB", "09:00:00", "2\n"), ("--where owner~bob", "09:20:00", ""),
    ] {
      let list = try await at(time, "$tasks list --format ids \(words)")
      #expect(list == ids, "\(words) at \(time)")
      let count = try await at(time, "$tasks count \(words)")
      #expect(count == "\(ids.split(separator: "\n").count)\n", "\(words) at \(time)")
    }
    let both = try await home.tasks("list", "--mine", "--unclaimed")
    #expect(both.status == 2 && both.errors.contains("cannot be combined"))
    #expect(try await home.tasks("list", "--where", "owner<ada").status == 2)
  }

  @Test func aTaskThatSomebodyHasIsRefused() async throws {
    try await home.tasks("add", "-", input: "one\ntwo\nthree\n")
    try await home.tasks("done", "3")
    _ = try await at("09:00:00", "$tasks --as bob claim 2 --for 12m")
    let log = try await home.tasks("log").output
    for (words, error) in [
      ("claim 1 2", "#2 is claimed by bob for 12 min; nothing was changed"),
      ("--as bob claim 2", "#2 is claimed by bob for 12 min"),
      ("claim 1 3", "#3 is done"), ("claim 1 9", "no task 9"),
      ("release 1 2", "#2 is claimed by bob for 12 min"),
      ("done 2 --claim 8f14e45f-ceea-467f-a2f5-9d0e0b9f8c11", "does not hold #2: bob has it"),
      ("edit 1 -p high --claim 8f14e45f-ceea-467f-a2f5-9d0e0b9f8c11", "it is unclaimed"),
      ("remove 3 --claim 8f14e45f-ceea-467f-a2f5-9d0e0b9f8c11", "it is done"),
      ("claim 2 --renew 8f14e45f-ceea-467f-a2f5-9d0e0b9f8c11", "does not hold #2: bob has it"),
    ] {
      let ended = try await at("09:00:00", "$tasks \(words); echo $?")
      #expect(ended.hasSuffix("\n1\n") && ended.contains(error), "\(words): \(ended)")
    }
    for words in [
      "done 1 --claim x", "claim 1 --for 0s", "claim 1 --for soon", "next --for 10m",
      "edit 1 --claim 8f14e45f-ceea-467f-a2f5-9d0e0b9f8c11", "claim", "--as '' claim 1",
    ] {
      let ended = try await at("09:00:00", "EDITOR=true $tasks \(words); echo $?")
      #expect(ended.hasSuffix("\n2\n"), "\(words): \(ended)")
    }
    #expect(try await home.tasks("log").output == log)
    #expect(
      try await at("09:00:00", "$tasks release 2 --force")
        == "released #2 two (was claimed by bob)\n")
    #expect(try await at("09:00:00", "$tasks release 2") == "#2 is not claimed: two\n")
  }

  @Test func aPersonMayFinishWhatAnotherHas() async throws {
    try await home.tasks("add", "-", input: "one\ntwo\nthree\n")
    try await home.tasks("--as", "bob", "claim", "1-3")
    #expect(try await home.tasks("done", "1").output == "done #1 one (was claimed by bob)\n")
    #expect(try await home.tasks("remove", "2").output == "removed #2 two (was claimed by bob)\n")
    #expect(
      try await home.tasks("edit", "3", "-p", "low").output == "edited #3 three (priority low)\n")
    #expect(try await home.tasks("list", "--where", "owner=bob", "--format", "ids").output == "3\n")
    #expect(try await home.tasks("undo", "--steps", "3").status == 0)
    #expect(try await home.tasks("list", "--unclaimed", "--format", "ids").output == "1\n2\n")
    #expect(try await home.tasks("--as", "bob", "undo").errors.contains("nothing to undo"))
  }

  /// The one whose time is over cannot finish what another has meanwhile.
  @Test func aLateHolderIsFencedOff() async throws {
    try await home.tasks("add", "Deploy")
    let claim = "claim 1 --for 10m --json | grep -o 'claim\": \"[^\"]*' | tail -n 1 | cut -c10-"
    let first = try await at("09:00:00", "$tasks --as a \(claim)").dropLast()
    let late = try await at("09:10:00", "$tasks --as a done 1 --claim \(first); echo $?")
    #expect(late.contains("it ran out 1 s ago") && late.contains("--renew \(first)"), "\(late)")
    let second = try await at("09:10:00", "$tasks --as b \(claim)").dropLast()
    #expect(first != second && first.utf8.count == 36 && second.utf8.count == 36)
    for words in ["done 1", "edit 1 -p high", "remove 1", "release 1"] {
      let ended = try await at("09:11:00", "$tasks --as a \(words) --claim \(first); echo $?")
      #expect(ended.contains("b has it for 9 min") && ended.hasSuffix("\n1\n"), "\(ended)")
    }
    #expect(
      try await at("09:11:00", "$tasks --as a claim 1 --renew \(first); echo $?").hasSuffix("1\n"))
    #expect(
      try await at("09:11:00", "$tasks --as b done 1 --claim \(second)")
        == "done #1 Deploy (was claimed by b)\n")
  }

  @Test(arguments: [
    "--strategy delete --layers view", "--strategy update --layers view",
    "--strategy rotate --layers rows,fragment",
  ])
  func everyStrategyShowsAClaimAtOnceAndItsEndInTime(cache: String) async throws {
    try await home.tasks("add", "-", input: "one\ntwo\n")
    let views = [
      "list --format table", "list --json", "list --unclaimed", "count --mine",
      "list --where owner=ada --fields id", "next --format csv", "list --template '{owner}'",
    ]
    var claimed = false
    for (time, change) in [
      ("09:00:00", ""), ("09:00:00", "claim 1 --for 10m"), ("09:00:00", ""), ("09:00:30", ""),
      ("09:09:59", ""), ("09:10:00", ""), ("09:10:01", "claim 1 --for 5m"), ("09:12:00", ""),
      ("09:12:00", "release 1"), ("09:12:00", "claim 2"), ("09:12:00", "done 2"),
      // The clock was set back.
      ("09:11:00", "claim 1 --for 20m"), ("09:32:00", ""), ("09:12:00", ""),
    ] {
      if !change.isEmpty {
        let ended = try await at(time, "$tasks -q \(cache) \(change)")
        #expect(ended.isEmpty)
      }
      for view in views {
        let truth = try await at(time, "$tasks --cache none \(view)")
        #expect(try await at(time, "$tasks \(cache) \(view)") == truth, "\(view) at \(time)")
        let hit = try await at(time, "$tasks --explain \(cache) \(view) 2> explained")
        #expect(hit == truth, "\(view) at \(time) from the cache")
        let explained = try await home.shell("cat explained").output
        #expect(explained.contains("from the cache, under"), "\(view) at \(time): \(explained)")
      }
      if try await at(time, "$tasks count --mine") == "1\n" { claimed = true }
    }
    #expect(claimed)
  }

  @Test func claimsAreInTheLogAndSeenByWatch() async throws {
    try await home.tasks("add", "-", input: "one\ntwo\n")
    _ = try await at("09:00:00", "$tasks claim 1; $tasks --as bob claim 2; $tasks release 1")
    let log = try await at("09:00:00", "$tasks log --limit 3")
    #expect(
      log == """
        4  2026-11-26T09:00:00+00:00  ada  released #1 one (of ada)
        3  2026-11-26T09:00:00+00:00  bob  claimed #2 two (until today 09:30)
        2  2026-11-26T09:00:00+00:00  ada  claimed #1 one (until today 09:30)

        """)
    let bob = try await at("09:00:00", "$tasks log --who bob --json")
    #expect(bob.contains("\"step\": 3") && !bob.contains("\"step\": 2"), "\(bob)")
    let nobody = try await home.tasks("log", "--who", "eve")
    #expect(nobody == Ended())
    let watch = try await home.tasks("watch", "--since", "1", "--limit", "3", "--format", "jsonl")
    let verbs = watch.output.split(separator: "\n").map {
      $0.contains("\"verb\": \"claim\"") ? "claim" : "release"
    }
    #expect(verbs == ["claim", "claim", "release"], "\(watch)")
    #expect(try await home.tasks("undo", "--list").output.contains("claim") == false)
    let refused = try await home.tasks("undo", "--step", "2")
    #expect(refused.status == 1 && refused.errors.contains("it is a claim"), "\(refused)")
  }

  @Test func anExportKeepsClaims() async throws {
    try await home.tasks("add", "-", input: "one\ntwo\n")
    _ = try await at("09:00:00", "$tasks claim 1 --for 2h")
    for form in ["jsonl --with-log", "json", "csv", "tsv"] {
      let other = "$tasks export --format \(form) | $tasks --db o.db import -q -"
      #expect(try await at("09:10:00", "rm -f o.db*; \(other)") == "", "\(form)")
      let fields = "list --fields id,owner,claim,claimed_until"
      let own = try await at("09:10:00", "$tasks \(fields)")
      #expect(own.contains("ada"))
      #expect(try await at("09:10:00", "$tasks --db o.db \(fields)") == own, "\(form)")
    }
    #expect(
      try await at("09:00:00", "$tasks export --format todotxt").contains("no place for claims"))
    // Others call other things an owner.
    let foreign = try await home.tasks(
      "import", "-", "--from", "json", "--json",
      input: """
        {"text": "a", "owner": {"login": "x"}}
        {"text": "b", "owner": "eve", "claim": "yes"}

        """)
    #expect(foreign.status == 0 && foreign.output.contains("\"owner\", \"count\": 2"), "\(foreign)")
    #expect(try await at("09:00:00", "$tasks count --where owner=eve") == "0\n")
  }
}
