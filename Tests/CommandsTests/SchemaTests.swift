import Foundation
import TestSupport
import Testing

/// What commands print as JSON is what `tasks schema` says, by a validator of another's making.
@Suite struct SchemaTests: CommandSuite {
  let home: Home

  init() async throws {
    home = try Home(["TZ": "UTC", "TASKS_NOW": "2026-11-26T09:00:00Z", "TASKS_USER": "anna"])
  }

  /// A shape and what must have it.
  private struct Document: Encodable {
    let schema: String
    let words: [String]
    let text: String
  }

  /// The commands that were run for one test, with their output.
  private struct Documents {
    let home: Home
    var all: [Document] = []

    /// Runs a command whose output has a shape, or each of whose lines has it.
    mutating func add(
      _ schema: String, _ words: String..., lines: Bool = false, status: Int32 = 0,
      environment: [String: String] = [:]
    ) async throws {
      let ended = try await home.tasks(words, environment: environment)
      #expect(ended.status == status, "\(words) \(ended)")
      let text = schema == "error" ? ended.errors : ended.output
      let parts = lines ? text.split(separator: "\n").map(String.init) : [text]
      #expect(!parts.isEmpty, "\(words)")
      all += parts.map { Document(schema: schema, words: words, text: $0) }
    }
  }

  /// Every member is documented: a schema allows others, for later versions, and here it does not.
  private static let validator = """
    import json, re, subprocess, sys
    from jsonschema import Draft202012Validator, FormatChecker

    def close(schema):
        if isinstance(schema, dict):
            if "properties" in schema or "patternProperties" in schema:
                schema["additionalProperties"] = False
            for value in schema.values(): close(value)
        elif isinstance(schema, list):
            for value in schema: close(value)

    def references(schema):
        return set(re.findall(r'"#/\\$defs/([a-z]+)"', json.dumps(schema)))

    def schema(*name):
        text = subprocess.run([sys.argv[1], "schema", *name], capture_output=True, check=True).stdout
        schema = json.loads(text)
        Draft202012Validator.check_schema(schema)
        if references(schema) - set(schema["$defs"]): print("missing", name, references(schema))
        if name and references(schema) != set(schema["$defs"]): print("surplus", name)
        close(schema)
        return schema

    names = list(schema()["$defs"])
    validators = {
        name: Draft202012Validator(schema(name), format_checker=FormatChecker()) for name in names}
    seen = set()
    for document in json.load(open(sys.argv[2])):
        seen.add(document["schema"])
        data = json.loads(document["text"])
        for error in validators[document["schema"]].iter_errors(data):
            print(document["words"], list(error.path), error.message[:300])
    print("not used:", sorted(set(names) - seen))
    """

  private func validate(_ documents: Documents) async throws -> String {
    let path = "\(home.path)/documents.json"
    try JSONEncoder().encode(documents.all).write(to: URL(filePath: path))
    // The interpreter that has the package, whatever comes first in PATH.
    let ended = try await run(
      "/usr/bin/python3", ["-c", Self.validator, home.binary, path],
      environment: home.environment())
    return ended.output + ended.errors
  }

  private static let hostile = "</script>\u{1B}[31m\u{202E}\"\\'$(x)`\u{9B}\u{2028}é\u{301}🎉"

  /// A database with every field, and with none of them.
  private func fill() async throws {
    for words in [
      ["plain"], ["Ünï¢ödé 🎉 家", "-l", "home", "-t", "b", "-t", "a"],
      [
        "all", "-l", "work", "-t", "x", "-p", "high", "-d", "2026-12-01T17:00", "--wait",
        "2026-11-30", "--every", "2w", "-n", "- [ ] one\n- [x] two\n", "--key", "k\"1",
      ],
      ["waits", "--wait", "2026-12-24T08:00", "-p", "low"], ["late", "-d", "2026-11-01"],
      ["recurs", "-d", "today", "--every-after", "3d", "--until", "2027-01-01"],
      ["done", "-p", "medium", "-n", Self.hostile],
    ] { #expect(try await home.tasks(["add"] + words).status == 0, "\(words)") }
    let text = Self.hostile.replacingOccurrences(of: "\u{2028}", with: "")
    #expect(try await home.tasks("add", "-", input: text + "\n").status == 0)
    try await home.tasks("done", "7")
  }

  @Test(.onFiles) func everyOutputHasItsSchema() async throws {
    var documents = Documents(home: home)
    try await documents.add("tasks", "list", "--json")
    try await documents.add("log", "log", "--json")
    try await documents.add("lists", "lists", "--json")
    try await fill()
    for words in [[], ["--all"], ["--done"], ["--waiting"], ["nothing"], ["--sort", "urgency"]] {
      for strategy in ["delete", "expire"] {
        let words = ["list", "--json", "--strategy", strategy] + words
        documents.all.append(
          Document(schema: "tasks", words: words, text: try await home.tasks(words).output))
      }
    }
    try await documents.add("task", "list", "--all", "--format", "jsonl", lines: true)
    try await documents.add("count", "count", "--json")
    try await documents.add("tasks", "next", "--json")
    try await documents.add("task", "next", "--format=jsonl", lines: true)
    try await documents.add("tasks", "show", "1-8", "--json")
    try await documents.add("fields", "show", "1-8", "--json", "--fields", "id,reason,due,tags")
    try await documents.add("fields", "list", "--json", "--fields", "done,key")
    try await documents.add("tasks", "wait", "7", "--json")
    try await documents.add("change", "add", "new", "--json", "-d", "fri", "--key", "twice")
    try await documents.add("change", "add", "again", "--json", "--key", "twice")
    try await documents.add("changes", "add", "x", "--format", "jsonl", lines: true)
    try await documents.add("fields", "add", "x", "--json", "--fields", "id")
    try await documents.add("change", "done", "6", "1", "7", "--json", "--dry-run")
    try await documents.add("change", "done", "6", "1", "7", "--json")
    try await documents.add("changes", "done", "2", "5", "--format", "jsonl", lines: true)
    try await documents.add("change", "reopen", "1-2", "--json")
    try await documents.add("change", "edit", "1", "--json", "-n", "note", "-p", "low")
    try await documents.add("change", "edit", "1", "--json", "-p", "low")
    try await documents.add("change", "remove", "2", "--json")
    try await documents.add("changes", "remove", "3", "--format", "jsonl", lines: true)
    try await documents.add("change", "undo", "--steps", "3", "--json")
    try await documents.add("change", "redo", "--json")
    try await documents.add("log", "undo", "--list", "--json")
    try await documents.add("changes", "redo", "--format", "jsonl", lines: true)
    try await documents.add("change", "claim", "1", "--json")
    try await documents.add("tasks", "list", "--mine", "--json")
    try await documents.add("task", "next", "--claim", "--format", "jsonl", lines: true)
    try await documents.add("log", "log", "--json", "--limit", "2")
    try await documents.add("error", "claim", "1", "--json", status: 1)
    try await documents.add("changes", "release", "1", "--format", "jsonl", lines: true)
    try await documents.add("log", "log", "--json", "--limit", "1000")
    try await documents.add("watch", "watch", "--since", "0", "--limit", "9", "--json", lines: true)
    try await documents.add("tasks", "export", "--json")
    try await documents.add("export", "export", lines: true)
    try await documents.add("export", "export", "--with-log", lines: true)
    try await home.shell(
      """
      echo '{"verb":"add","text":"new","ref":"a"}' > batch.jsonl
      echo '{"verb":"edit","ids":[1,{"ref":"a"}],"due":"fri"}' >> batch.jsonl
      echo '{"verb":"reopen","id":1}' >> batch.jsonl
      printf 'Text,Effort\\none,3\\ntwo,\\n,1\\n' > in.csv; "$tasks" export --with-log > log.jsonl
      """)
    try await documents.add("batch", "batch", "batch.jsonl", "--json", lines: true)
    try await documents.add("import", "import", "in.csv", "--json", "--skip-bad", "--dry-run")
    try await documents.add(
      "import", "import", "in.csv", "--format", "jsonl", "--skip-bad", "--key", "Text")
    try await documents.add(
      "import", "import", "in.csv", "--json", "--skip-bad", "--key", "Text")
    try await documents.add("import", "import", "log.jsonl", "--json", "--db", "new.db")
    try await documents.add("fields", "import", "in.csv", "--skip-bad", "--json", "--fields", "id")
    try await documents.add("error", "import", "in.csv", "--json", status: 2)
    try await documents.add("error", "import", "log.jsonl", "--json", status: 1)
    try await documents.add("lists", "lists", "--json")
    try await documents.add("tags", "tags", "--json")
    try await home.tasks("config", "set", "alias.inbox", "list --where list=")
    try await documents.add("config", "config", "show", "--json", "--strategy", "update")
    try await documents.add("where", "where", "--json", environment: ["TASKS_DB": "x.db"])
    try await documents.add("where", "where", "--json")
    try await documents.add("stats", "cache", "stats", "--json")
    try await documents.add("backup", "backup", "b.db", "--json")
    try await documents.add("restore", "restore", "b.db", "--json", "--db", "restored.db")
    try await documents.add("restore", "restore", "b.db", "--json", "--dry-run")
    try await documents.add("error", "restore", "b.db", "--json", status: 5)
    #expect(documents.all.last?.text.contains("\"code\": \"unconfirmed\"") == true)
    try await documents.add("restore", "restore", "b.db", "--json", "--yes")
    try await documents.add("prune", "log", "--prune", "--before", "1d", "--json", "--dry-run")
    try await documents.add("prune", "log", "--prune", "--before", "1d", "--json", "--yes")
    try await documents.add("doctor", "doctor", "--json")
    try await documents.add("doctor", "doctor", "--json", "--db", "/nowhere/x.db", status: 1)
    for (words, status) in [
      (["show", "99"], 1), (["list", "--nosuch"], 2), (["list", "--due", "12/05"], 2),
      (["done", "--where", "id=1"], 5), (["list", "--db", "/nowhere/x.db"], 3),
      (["add", "x", "--must-exist", "--db", "x.db"], 3), (["wait", "1", "--timeout", "0s"], 4),
    ] as [([String], Int32)] {
      let ended = try await home.tasks(words + ["--json"])
      #expect(ended.status == status, "\(words) \(ended)")
      documents.all.append(Document(schema: "error", words: words, text: ended.errors))
    }
    let found = try await validate(documents)
    #expect(found == "not used: ['date', 'setting', 'step', 'summary', 'time']\n")

    // A command that prints JSON is one of those.
    let commands = try await home.helpPages().filter { $0.text.contains("\n  --json") }
      .map(\.command)
    #expect(commands.count > 15)
    for command in commands {
      #expect(documents.all.contains { $0.words.starts(with: command) }, "\(command)")
    }
  }

  /// What is not documented, or not as it is, is found.
  @Test func theValidatorFindsWhatIsWrong() async throws {
    var documents = Documents(home: home)
    try await fill()
    let task = try await home.tasks("list", "--format", "jsonl", "--limit", "1").output
    for (text, replacement) in [
      ("\"id\": 1", "\"id\": 0"), ("\"id\": 1", "\"new\": 1, \"id\": 1"),
      ("\"due\": null", "\"due\": \"2026-11-26T09:00:00.5Z\""), ("\"key\": null", "\"key\": 3"),
      ("\"tags\": []", "\"tags\": null"), (", \"key\": null", ""),
      ("\"due\": null", "\"due\": \"2026-13-01\""),
    ] {
      #expect(task.contains(text))
      documents.all = [
        Document(
          schema: "task", words: [replacement],
          text: task.replacingOccurrences(of: text, with: replacement))
      ]
      let found = try await validate(documents)
      #expect(found.hasPrefix("['") && found.contains("\nnot used:"), "\(replacement) \(found)")
    }
  }

  @Test func theManualNamesEverySchema() async throws {
    let manual = try await run("cat", ["\(Home.packageFolder)/man/tasks.1"]).output
    let section = try #require(
      manual.split(separator: "\n.It Cm schema ").last?.split(separator: "\n.It Cm config ").first)
    let items = section.matches(of: /\n(?:\.It |\.)?Cm ([a-z ,]+)/).map { String($0.1) }
    let named = Set(items.flatMap { $0.split { $0 == " " || $0 == "," }.map(String.init) })
    let names = try await home.tasks("schema").output.matches(of: /\n    "([a-z]+)": {/)
    #expect(names.count > 15)
    for name in names { #expect(named.contains(String(name.1)), "\(name.1)") }
  }

  @Test func anUnknownNameIsAnError() async throws {
    let ended = try await home.tasks("schema", "taks")
    #expect(
      ended.status == 2
        && ended.errors == "tasks: there is no schema 'taks' (did you mean 'tasks'?)\n", "\(ended)")
  }
}
