import TestSupport
import Testing

/// Claims of many processes at once, and of processes that die.
@Suite struct ClaimRaceTests: CommandSuite {
  let home: Home

  init() async throws {
    home = try Home(["TZ": "UTC", "TASKS_USER": "ada"])
  }

  private func uuid(of id: Int) async throws -> String {
    String(
      try await home.tasks(
        "list", "--where", "id=\(id)", "--template", "{claim}",
        environment: ["TASKS_NOW": "2026-11-26T08:00:00Z"]
      ).output.dropLast())
  }

  /// 32 claimers, each until nothing is left.
  @Test func everyTaskIsHandedOutOnce() async throws {
    let lines = (1...96).map { "task \($0)\n" }.joined()
    try await home.tasks("add", "-", input: lines)
    let ended = try await home.shell(
      """
      for i in $(seq 32); do
        (export TASKS_USER=w$i
         r=0
         while [ $r = 0 ] || [ $r = 4 ]; do
           "$tasks" next --claim --format ids >> out.$i 2>> err.$i; r=$?
         done) &
      done
      wait
      cat out.* | sort -n | tr '\\n' ' '; grep -hv 'is busy' err.* | uniq -c | tr -s ' '
      for i in $(seq 32); do
        "$tasks" list --where owner=w$i --format ids | cmp - out.$i || echo w$i
      done
      """)
    let all = (1...96).map { "\($0) " }.joined()
    #expect(ended.output == "\(all) 32 tasks: no task is free\n", "\(ended)")
    let log = try await home.tasks("log", "--limit", "1000").output.split(separator: "\n")
    #expect(log.count { $0.contains("  claimed #") } == 96)
  }

  /// A claim beside a change that ends the task: what was done is nobody's, and none is lost.
  @Test(arguments: ["done", "remove", "edit"])
  func aClaimBesideAChangeOfTheTask(verb: String) async throws {
    let lines = (1...24).map { "task \($0)\n" }.joined()
    try await home.tasks("add", "-", input: lines)
    var commands: [[String]] = []
    for id in 1...24 {
      let change = ["--as", "bob", verb, "\(id)"] + (verb == "edit" ? ["-p", "high"] : [])
      commands +=
        id.isMultiple(of: 2) ? [["claim", "\(id)"], change] : [change, ["claim", "\(id)"]]
    }
    let ended = try await atOnce(home, commands)
    let failed = ended.filter { $0.status != 0 }
    let reason = verb == "done" ? "is done" : "no task "
    #expect(failed.allSatisfy { $0.status == 1 && $0.errors.contains(reason) }, "\(failed)")
    let left = try await home.tasks("list", "--all", "--template", "{done}{owner}{priority}").output
    let expected = ["done": 24, "remove": 0, "edit": 24][verb]
    #expect(left.split(separator: "\n").count == expected)
    switch verb {
    case "done": #expect(!left.contains("ada"))
    case "edit":
      #expect(failed.isEmpty && left.split(separator: "\n").allSatisfy { $0 == "adahigh" })
    default: break
    }
  }

  /// The claim runs out while its holder renews it, and another wants the task: one of them has it.
  @Test(arguments: [true, false])
  func aRenewalAtTheEndOfTheTime(renewalIsFirst: Bool) async throws {
    try await home.tasks("add", "one")
    let times = ["TASKS_NOW": "2026-11-26T09:00:00Z"]
    try await home.tasks(["claim", "1", "--for", "10m"], environment: times)
    let claim = try await uuid(of: 1)
    let renewal = ["claim", "1", "--renew", claim, "--for", "10m"]
    let other = ["--as", "bob", "next", "--claim"]
    // At the last second, and at the first after it.
    let late = ["TASKS_NOW": "2026-11-26T09:09:59Z"]
    let after = ["TASKS_NOW": "2026-11-26T09:10:00Z"]
    let first = try await home.start(
      renewalIsFirst ? renewal : other, hook: "before-commit:stop",
      environment: renewalIsFirst ? late : after)
    async let second = home.tasks(
      renewalIsFirst ? other : renewal, environment: renewalIsFirst ? after : late)
    try await Task.sleep(for: .milliseconds(200))
    let both = [try await first.finish(), try await second]
    // Who is stopped before its commit has the lock of a file; a server it has asked nothing, so that either
    // may be the first there.
    let firstHasWon = both[0].status == 0
    #expect(both.map(\.status) == (firstHasWon ? [0, 1] : [1, 0]), "\(both)")
    #expect(firstHasWon || home.isOnServer, "\(both)")
    let renewalHasWon = renewalIsFirst == firstHasWon
    let loser = both[firstHasWon ? 1 : 0]
    #expect(
      loser.errors.contains(
        renewalHasWon ? "no task is free" : "the claim does not hold #1: bob has it"), "\(loser)")
    let owner = try await home.tasks(["list", "--template", "{owner}"], environment: after).output
    #expect(owner == (renewalHasWon ? "ada\n" : "bob\n"))
  }

  @Test func aHolderThatIsKilledKeepsTheTaskForItsTimeAndNoLonger() async throws {
    try await home.tasks("add", "one")
    let nine = ["TASKS_NOW": "2026-11-26T09:00:00Z"]
    let next = ["next", "--claim", "--for", "10m"]
    // Before its commit it has claimed nothing.
    _ = try await home.start(next, hook: "before-commit:kill", environment: nine).finish()
    #expect(try await home.tasks("count", "--unclaimed").output == "1\n")
    _ = try await home.start(next, hook: "committed:kill", environment: nine).finish()
    for (time, status) in [("09:00:00", 1), ("09:09:59", 1), ("09:10:00", 0), ("09:10:00", 1)] {
      let ended = try await home.tasks(
        ["--as", "bob"] + next, environment: ["TASKS_NOW": "2026-11-26T\(time)Z"])
      #expect(ended.status == Int32(status), "\(time): \(ended)")
    }
  }
}
