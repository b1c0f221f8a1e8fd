import Libc
import TestSupport
import Testing

/// The examples of the README's section "In CI", as they stand there.
@Suite(.onFiles) struct InCITests {
  private let home: Home

  init() async throws {
    home = try Home(["TASKS_NOW": "2026-11-28T09:00:00Z"])
    // In the place of the runner's folder, and of an installed binary.
    try await home.shell("mkdir bin; ln -s \"$tasks\" bin/tasks")
  }

  /// The one block of a language in the section.
  private func example(_ language: String) async throws -> String {
    let text = try await run("cat", ["\(Home.packageFolder)/README.md"]).output
    let section = try #require(
      text.split(separator: "\n## In CI\n").last?.split(separator: "\n## ").first)
    let blocks = section.split(separator: "```\(language)\n").dropFirst()
    try #require(blocks.count == 1)
    return String(try #require(blocks.first?.split(separator: "```").first))
  }

  private func file(_ name: String, _ text: String) throws {
    let file = open("\(home.path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, 0o700)
    try #require(file >= 0 && writeAll(Array(text.utf8), to: file))
    close(file)
  }

  /// Runs a line of sh in which `tasks` is a command.
  private func shell(_ script: String) async throws -> Ended {
    try await home.shell("PATH=$PWD/bin:$PATH; export PATH; \(script)")
  }

  /// Writes the steps of the job into files, as a runner does: `N.sh` and `N.env`.
  private static let runner = #"""
    import re, sys, yaml
    job = yaml.safe_load(open("job.yml"))["jobs"]["checklist"]
    assert job["services"]["memcached"]["ports"] == [11211]
    def value(text):
        text = text.replace("${{ job.services.memcached.ports['11211'] }}", sys.argv[1])
        assert "${{" not in text, text
        return text
    for number, step in enumerate(job["steps"]):
        env = {**job["env"], **step.get("env", {})}
        with open(f"{number}.env", "w") as file:
            for name in env:
                # The one path of the runner's that a test has elsewhere.
                file.write(f"{name}={value(env[name]).replace('/var/lib/ci', '.')}\n")
        with open(f"{number}.sh", "w") as file:
            file.write("#!/bin/bash\n" + value(step["run"]))
    print(len(job["steps"]))
    """#

  @Test func theJobRunsTwiceAndAddsOnce() async throws {
    try file("job.yml", try await example("yaml"))
    try file("runner.py", Self.runner)
    try await Memcached.with { server in
      let port = String(try #require(server.url.split(separator: ":").last))
      let made = try await shell("/usr/bin/python3 runner.py \(port)")
      #expect(made.output == "4\n" && made.errors.isEmpty, "\(made)")
      let check = try await shell("shellcheck [0-9].sh")
      #expect(check.status == 0, "\(check.output)")
      let first = try await job()
      #expect(
        first.output.split(separator: "\n") == [
          "added #1 Test v2.0 (list release)",
          "added #2 Announce v2.0 (due 2026-12-01 (Tue), list release)", "done: Test v2.0",
          "::notice::Announce v2.0, due 2026-12-01",
        ], "\(first)")
      let log = try await shell("tasks log --json --db release.db").output
      let second = try await job()
      #expect(
        second.output.split(separator: "\n") == [
          "#1 is already there: Test v2.0", "#2 is already there: Announce v2.0",
          "::notice::Announce v2.0, due 2026-12-01",
        ], "\(second)")
      #expect(first.status == 0 && second.status == 0 && (first.errors + second.errors).isEmpty)
      #expect(try await shell("tasks log --json --db release.db").output == log)
      // The memcached was used, and is up to date.
      #expect(try await server.stats()["get_hits", default: 0] > 0)
      _ = try await shell("tasks done 2 --db release.db --cache \(server.url)")
      #expect(try await job().output.hasSuffix("\nnothing is left\n"))
      // What is wrong ends the job.
      try await home.shell("echo no database at all, far from it > release.db; rm -f release.db-*")
      #expect(try await job().status == 3)
    }
  }

  /// Runs the steps with bash as GitHub's runner does, and stops at the first that fails.
  private func job() async throws -> Ended {
    try await shell(
      """
      : > github.env
      for step in 0 1 2 3; do
        ( set -a; . ./$step.env; . ./github.env; GITHUB_ENV=github.env; GITHUB_REF_NAME=v2.0
          exec bash --noprofile --norc -eo pipefail $step.sh ) || exit
      done
      """)
  }

  @Test func theScriptForCron() async throws {
    try file("nightly", try await example("sh"))
    let check = try await shell("shellcheck nightly")
    #expect(check.status == 0, "\(check.output)")
    let added = try await shell(
      "tasks add -q 'Pay the rent' -d 2026-11-30; tasks add -q 'Buy milk'")
    #expect(added == Ended())
    #expect(try await shell("./nightly") == Ended())
    let late = "TASKS_NOW=2026-12-02T06:00:00Z"
    #expect(
      try await shell("\(late) ./nightly")
        == Ended(output: "Overdue:\n1\tPay the rent\t2026-11-30\n"))
    // The export is the list, with its history.
    let imported = try await shell(
      "tasks import -q exports/tasks-?.jsonl --db copy.db; tasks log --json > 1; tasks log --json --db copy.db | cmp 1 -"
    )
    #expect(imported == Ended(), "\(imported)")
    // A night that fails changes nothing there, and says so.
    let before = try await shell("cksum exports/tasks-*").output
    let failed = try await shell("\(late) TASKS_DB=exports ./nightly")
    #expect(failed.status == 3 && failed.output.isEmpty && !failed.errors.isEmpty)
    #expect(try await shell("cksum exports/tasks-*").output == before)
  }
}
