import Libc
import TestSupport
import Testing

/// Several changes as one.
@Suite struct BatchTests: CommandSuite {
  let home: Home

  init() async throws {
    home = try Home(["TZ": "UTC", "TASKS_NOW": "2026-11-28T09:00:00Z", "TASKS_USER": "anna"])
  }

  private func batch(_ lines: String..., options: [String] = []) async throws -> Ended {
    try await home.tasks(["batch", "-"] + options, input: lines.map { $0 + "\n" }.joined())
  }

  @Test func oneTransactionOneStepOneInvalidation() async throws {
    _ = try await tasks("add", "old", "-t", "x", "-n", "note")
    let ended = try await batch(
      #"{"verb":"add","text":"Deploy","due":"fri","tags":["ops"],"ref":"a"}"#,
      #"{"verb":"add","text":"Tell them","wait":"-1d","due":"2026-12-10","every":"month"}"#,
      #"{"verb":"edit","ids":[1,{"ref":"a"}],"add_tags":["y"],"remove_tags":["x"],"list":"big house"}"#,
      #"{"verb":"edit","id":1,"note":null,"text":"new"}"#,
      #"{"verb":"done","id":{"ref":"a"}}"#, #"{"verb":"remove","id":1}"#, options: ["--explain"])
    #expect(
      ended.output == """
        added #2 Deploy (due 2026-12-04 (Fri), tags ops)
        added #3 Tell them (due 2026-12-10 (10 Dec), waiting until 2026-12-09 (9 Dec), every month)
        edited #1 old (list big house, tags y)
        edited #2 Deploy (list big house, tags ops, y)
        edited #1 new (no note)
        done #2 Deploy
        removed #1 new

        """)
    #expect(ended.errors.split(separator: "\n").count { $0.contains(" commit ") } == 1)
    // The cache is told once: each key that the batch touched is deleted once.
    let deleted = ended.errors.split(separator: "\n").filter { $0.contains(" delete ") }.map {
      $0.drop { $0 != "," }
    }
    #expect(!deleted.isEmpty && Set(deleted).count == deleted.count, "\(deleted)")
    #expect(try await tasks("log", "--limit", "1").contains("anna  changed #1"))
    #expect(try await tasks("undo") == "undid batch of #1 old, #2 Deploy, #3 Tell them\n")
    #expect(try await tasks("list", "--all", "--format", "plain") == "1\told\t\t\t\tx\n")
    _ = try await tasks("redo")
    #expect(try await tasks("list", "--all", "--format", "ids") == "2\n3\n")
  }

  @Test func aResultLineForEach() async throws {
    let ended = try await batch(
      #"{"verb":"add","text":"one","key":"k","ref":"a"}"#, "",
      #"{"verb":"done","id":{"ref":"a"}}"#, #"{"verb":"done","id":1}"#, options: ["--json"])
    let lines = ended.output.split(separator: "\n").map { $0.prefix(70) }
    #expect(
      lines == [
        #"{"line": 1, "verb": "add", "dry_run": false, "created": true, "changes"#,
        #"{"line": 3, "verb": "done", "dry_run": false, "changes": [{"id": 1, "b"#,
        #"{"line": 4, "verb": "done", "dry_run": false, "changes": [], "unchange"#,
      ])
    // A key that is there is the same task, also for a name.
    let again = try await batch(
      #"{"verb":"add","text":"one","key":"k","ref":"b"}"#, #"{"verb":"reopen","id":{"ref":"b"}}"#)
    #expect(again.output == "#1 is already there: one\nreopened #1 one\n")
  }

  @Test(arguments: [
    (#"{"verb":"done","id":9}"#, 1, "no task 9"),
    (#"{"verb":"done"}"#, 2, "id is missing"),
    (#"{"verb":"done","id":"1"}"#, 2, #"id is neither a task number nor {"ref":"NAME"}"#),
    (#"{"verb":"done","id":{"ref":"z"}}"#, 2, "ref 'z' is of no earlier task"),
    (#"{"verb":"done","id":1,"text":"x"}"#, 2, "'text' is unknown here (expected verb, id, ids)"),
    (#"{"verb":"add"}"#, 2, "text is missing"),
    (#"{"verb":"add","text":"a\nb"}"#, 2, "text has a line break"),
    (#"{"verb":"add","text":"x","tags":"y"}"#, 2, "tags is a text, and no array"),
    (#"{"verb":"add","text":"x","ref":"a"}"#, 2, "ref 'a' was given to an earlier task"),
    (#"{"verb":"add","text":"x","due":"32 may"}"#, 2, "the date '32 may'"),
    (#"{"verb":"add","text":"x","append":"y"}"#, 2, "'append' is unknown here"),
    (#"{"verb":"edit","id":1}"#, 2, "edit changes no field"),
    (#"{"verb":"edit","ids":[1,2],"text":"x"}"#, 2, "text changes one task only"),
    (#"{"verb":"edit","id":1,"check":[3]}"#, 2, "#1: --check 3 needs a checklist"),
    (#"{"verb":"destroy","id":1}"#, 2, "verb 'destroy' is unknown"),
    (#"{"id":1}"#, 2, "verb is missing"), ("done 1", 2, "there is no JSON object"),
    (#"{"verb":"done","id":1"#, 2, "the JSON ends too early"),
  ])
  func allOrNothing(line: String, status: Int, message: String) async throws {
    _ = try await tasks("add", "one")
    let ended = try await batch(#"{"verb":"add","text":"two","ref":"a"}"#, line)
    #expect(ended.status == Int32(status) && ended.output.isEmpty, "\(ended)")
    #expect(
      ended.errors.hasPrefix("tasks: line 2: \(message)")
        && ended.errors.contains("; nothing was changed"), "\(ended.errors)")
    #expect(try await tasks("list", "--all", "--format", "ids") == "1\n")
    let json = try await batch(#"{"verb":"add","text":"two","ref":"a"}"#, line, options: ["--json"])
    #expect(json.errors.hasPrefix(#"{"error": {"code": ""#), "\(json.errors)")
  }

  @Test func nothingIsMadeWithoutNeed() async throws {
    #expect(try await batch().output == "")
    #expect(try await batch(#"{"verb":"done","id":1}"#).status == 1)
    let dry = try await batch(
      #"{"verb":"add","text":"x","ref":"a"}"#, #"{"verb":"done","id":{"ref":"a"}}"#,
      options: ["--dry-run"])
    #expect(dry.output == "would add #1 x\nwould mark done #1 x\nnothing was changed\n")
    #expect(access(home.database, F_OK) != 0)
  }

  @Test func manyLines() async throws {
    let lines = (1...2_000).map { #"{"verb":"add","text":"task \#($0)","ref":"\#($0)"}"# }
    let done = (1...1_000).map { #"{"verb":"done","id":{"ref":"\#($0)"}}"# }
    let ended = try await home.tasks(
      ["batch", "-", "-q"], input: (lines + done).joined(separator: "\n"))
    #expect(ended.status == 0 && ended.output.isEmpty, "\(ended)")
    #expect(try await tasks("count") == "1000\n")
    _ = try await tasks("undo", "-q")
    #expect(try await tasks("count", "--all") == "0\n")
  }
}
