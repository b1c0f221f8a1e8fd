import TestSupport
import Testing

/// Claims of many processes at once on a server.
@Suite struct ServerClaimTests {
  /// 32 claimers, each until nothing is left.
  @Test func everyTaskIsHandedOutOnce() async throws {
    let (home, _, _) = try Home.onServer()
    try await home.tasks("add", "-", input: (1...64).map { "task \($0)\n" }.joined())
    let ended = try await home.shell(
      """
      seq 32 | xargs -P 32 -I {} sh -c '
        r=0
        while [ $r = 0 ] || [ $r = 4 ]; do
          "$tasks" --as w{} next --claim --format ids >> out.{} 2>> err.{}; r=$?
        done
        "$tasks" list --where owner=w{} --format ids | cmp - out.{}'
      cat out.* | sort -n | tr '\\n' ' '; grep -hv 'is busy' err.* | uniq -c | tr -s ' '
      """)
    let all = (1...64).map { "\($0) " }.joined()
    #expect(ended.output == "\(all) 32 tasks: no task is free\n", "\(ended)")
  }

  /// The claim runs out while its holder renews it, and another wants the task: who comes second is told.
  @Test(arguments: [true, false])
  func aRenewalAtTheEndOfTheTime(renewalIsFirst: Bool) async throws {
    let (home, _, _) = try Home.onServer(["TASKS_USER": "ada"])
    try await home.tasks("add", "one")
    let start = ["TASKS_NOW": "2026-11-26T09:00:00Z"]
    try await home.tasks(["claim", "1", "--for", "10m"], environment: start)
    let claim = try await home.tasks(["list", "--template", "{claim}"], environment: start).output
    let renewal = ["claim", "1", "--renew", String(claim.dropLast()), "--for", "10m"]
    let other = ["--as", "bob", "next", "--claim"]
    // At the last second, and at the first after it.
    let late = ["TASKS_NOW": "2026-11-26T09:09:59Z"]
    let after = ["TASKS_NOW": "2026-11-26T09:10:00Z"]
    // The one that has read, and not yet written, holds no lock; the other is made meanwhile.
    let second = try await home.start(
      renewalIsFirst ? other : renewal, hook: "before-commit:stop",
      environment: renewalIsFirst ? after : late)
    let first = try await home.tasks(
      renewalIsFirst ? renewal : other, environment: renewalIsFirst ? late : after)
    #expect(first.status == 0, "\(first)")
    let loser = try await second.finish()
    #expect(loser.status == 1 && loser.output.isEmpty, "\(loser)")
    #expect(
      loser.errors.contains(
        renewalIsFirst ? "no task is free" : "the claim does not hold #1: bob has it"), "\(loser)")
    let owner = try await home.tasks(["list", "--template", "{owner}"], environment: after).output
    #expect(owner == (renewalIsFirst ? "ada\n" : "bob\n"))
  }
}
