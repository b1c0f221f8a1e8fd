import Libc
import TestSupport
import Testing

/// Tasks that arrive from other programs.
@Suite struct ImportCommandTests: CommandSuite {
  let home: Home

  init() async throws {
    home = try Home(["TZ": "UTC", "TASKS_NOW": "2026-11-28T09:00:00Z", "TASKS_USER": "anna"])
  }

  /// Imports a file of the fixtures and returns what was printed.
  private func importFixture(_ name: String, _ options: String...) async throws -> String {
    let path = Home.packageFolder + "/Tests/CommandsTests/Fixtures/" + name
    let ended = try await home.tasks(["import", path] + options)
    #expect(ended.status == 0, "\(ended)")
    return ended.output + ended.errors
  }

  /// Imports `text` from stdin.
  private func imported(_ text: String, _ options: String...) async throws -> Ended {
    try await home.tasks(["import", "-"] + options, input: text)
  }

  private func all(_ fields: String) async throws -> String {
    try await tasks("list", "--all", "--fields", fields, "--format", "tsv")
  }

  @Test func aTodoTxt() async throws {
    #expect(
      try await importFixture("todo.txt") == """
        imported 10 tasks (#1 to #10)
        tasks: changed to fit: priorities D to Z, now low, second projects, now tags

        """)
    #expect(
      try await all("id,text,list,tags,priority,due,wait,every,done") == """
        id	text	list	tags	priority	due	wait	every	done
        1	Call the landlord about the radiator	flat	phone	high	2026-12-02			
        2	Renew passport	papers	city	medium	2027-01-15	2026-12-20		
        3	Water the plants	flat			2026-11-30		3 days	
        4	Change the bed linen	flat					after 2 weeks	
        5	Learn to whistle			low				
        6	Pay the Stadtwerke bill	flat	online	high				2026-11-20T00:00:00Z
        7	Send Zoë the photos 📷		online					2026-11-21T00:00:00Z
        8	Ask @ines about +concert tickets for Łódź	concert	ines					
        9	Order café filters +shopping +flat note:medium h:1	shopping	flat					
        10	Compare the price of A+B		home					

        """)
    #expect(try await tasks("undo").contains("undid import of #1 Call the landlord"))
    #expect(try await tasks("count", "--all") == "0\n")
  }

  @Test func aTaskwarriorExport() async throws {
    #expect(
      try await importFixture("taskwarrior.json", "--map", "estimate=note") == """
        imported 7 tasks (#1 to #7)
        tasks: left out: id (8), uuid (8), depends, urgency (8), times of day of annotations (2), scheduled, deleted tasks, recurrence '12hours'
        tasks: changed to fit: templates of recurring tasks, now the last instance

        """)
    #expect(
      try await all("text,list,tags,priority,due,wait,every,done,created,note") == """
        text	list	tags	priority	due	wait	every	done	created	note
        Repair the gutter	House.Roof and walls	diy,next	high	2026-12-05				2026-10-02T08:15:00Z	2026-10-03 ask Bjørn for the long ladder\\n2026-11-10 parts: https://example.org/gutter?id=7&x=1
        Buy sealant	House.Roof and walls		low					2026-10-02T08:16:00Z	2h
        Tax return 税				2027-05-31T16:00:00Z	2027-02-01			2026-09-01T07:00:00Z	
        Water the plants		plants		2026-11-22				2026-11-01T00:00:00Z	
        Water the plants		plants		2026-11-29		week until 2027-12-31		2026-11-01T00:00:00Z	
        Water the plants		plants		2026-11-15			2026-11-15T18:30:00Z	2026-11-01T00:00:00Z	
        Backup every 12 hours				2026-12-01T12:00:00Z				2026-10-01T00:00:00Z	

        """)
    #expect(
      try await tasks("list", "--list", "House.Roof and walls", "--format", "ids") == "1\n2\n")
  }

  @Test func aMarkdownChecklist() async throws {
    #expect(
      try await importFixture("release.md") == """
        imported 6 tasks (#1 to #6)
        tasks: left out: lines that are no item of a checklist (5)

        """)
    #expect(
      try await all("text,list,done,note") == """
        text	list	done	note
        Merge the last translations	Before the tag	2026-11-28T09:00:00Z	
        Raise the version	Before the tag		- [x] in the package\\n- [ ] in the manual\\n\\nThe manual's date changes, too.
        Write the notes	Before the tag		with a line for each fix
        Announce on the list	After the tag		
        Close the milestone	After the tag	2026-11-28T09:00:00Z	
        Thank the testers 🎉	After the tag		

        """)
    // What was below an item is its checklist.
    #expect(try await tasks("edit", "2", "--check", "2").contains("checklist 2/2"))
  }

  @Test func aMarkdownChecklistOfAnotherSystem() async throws {
    #expect(
      try await importFixture("point-release.md").hasSuffix(
        "tasks: left out: lines that are no item of a checklist\n"))
    #expect(
      try await all("text,list,done,note") == """
        text	list	done	note
        Cherry-pick the fixes	Checklist for the point release		
        Run the long tests	Checklist for the point release	2026-11-28T09:00:00Z	* [ ] on arm64
        Sign the tarball	Checklist for the point release		

        """)
  }

  @Test func aTableOfOtherColumns() async throws {
    let first = try await importFixture("issues.csv", "--map", "Milestone=list", "--key", "Issue")
    #expect(
      first == """
        imported 2 tasks (#1 to #2)
        tasks: left out: State (2)

        """)
    #expect(
      try await all("text,list,tags,due,note,key") == """
        text	list	tags	due	note	key
        Crash on "empty" list, again	v1 beta	bug,urgent	2026-12-01	Steps:\\n1. start\\n2. stop	17
        Dark mode	v2				18

        """)
    // Once more adds nothing.
    #expect(
      try await importFixture("issues.csv", "--map", "Milestone=list", "--key", "Issue")
        == "imported 0 tasks, 2 were already there\ntasks: left out: State (2)\n")
  }

  @Test(arguments: [
    ("[\n{\"text\":\"a\"},\n{\"text\":\"b\",\"due\":\"32 May\"}]", "line 3: due "),
    ("{\"text\":\"a\"}\n{\"text\":\"\"}\n", "line 2: it has no text"),
    ("{\"text\":\"a\"}\n{\"txt\":\"b\"}\n", "line 2: it has no text"),
    ("{\"text\":\"a\"}\n{\"text\":\"b\"", "line 2: the JSON ends too early"),
    ("[{\"text\":\"a\"},\n", "line 2: the array does not end"),
    ("[{\"text\":\"a\"} {\"text\":\"b\"}]", "line 1: there is no JSON object"),
    ("{\"text\":\"a\"}\n[]\n", "line 2: there is no JSON object"),
    ("{\"text\":\"\\ud800\"}\n", "line 1: the JSON has half of a surrogate pair"),
    ("{\"text\":\"a\",\"tags\":[1]}", "line 1: tags has a number that is no tag"),
    ("{\"text\":{}}", "line 1: text is an object"),
    ("{\"text\":\"a\",\"priority\":\"urgent\"}", "line 1: priority 'urgent' is not high"),
    ("text,due\na,tomorrow\nb,12/05\n", "line 3: due '12/05' can be"),
    ("text,due\na,b,c\n", "line 2: has 3 values, but there are 2 columns"),
    ("text,due\n\"a,b\n", "line 2: has a quote that is not closed"),
    ("text,due\n\"a\"b,\n", "line 2: has text after a quoted value"),
    ("- [ ] a\n- [ ]\n", "line 2: it has no text"),
  ])
  func theFirstBadRecordIsNamedAndNothingIsAdded(text: String, message: String) async throws {
    let ended = try await imported(text)
    #expect(ended.status == 2 && ended.output.isEmpty)
    #expect(
      ended.errors.hasPrefix("tasks: \(message)")
        && ended.errors.hasSuffix("; nothing was changed\n"), "\(ended.errors)")
    #expect(access(home.database, F_OK) != 0)
  }

  @Test func badRecordsAreSkippedWhereThatIsRequested() async throws {
    let text =
      "{\"text\":\"a\"}\n{\"text\":\"\"}\nno JSON\n{\"text\":\"b\",\"due\":\"x\"}\n{\"text\":\"c\"}\n"
    let ended = try await imported(text, "--skip-bad")
    #expect(ended.status == 0 && ended.output == "imported 2 tasks (#1 to #2), 3 skipped\n")
    #expect(
      ended.errors.split(separator: "\n").map { $0.prefix(14) } == [
        "tasks: line 2:", "tasks: line 3:", "tasks: line 4:",
      ])
    let json = try await imported(text, "--skip-bad", "--json", "--dry-run")
    #expect(json.output.contains(#""dry_run": true, "imported": 2, "first": 3, "last": 4"#))
    #expect(json.output.contains(#"{"line": 3, "reason": "#))
    #expect(try await tasks("count") == "2\n")
  }

  @Test func aDryRunSaysWhatWouldBe() async throws {
    let ended = try await imported("one\ntwo\n", "--from", "todotxt", "--dry-run")
    #expect(ended.output == "would import 2 tasks (#1 to #2); nothing was changed\n")
    #expect(access(home.database, F_OK) != 0)
  }

  @Test func theTasksCanBePrinted() async throws {
    #expect(try await imported("one\ntwo\n", "--format", "ids").output == "1\n2\n")
    #expect(try await imported("three\n", "--template", "{id}:{text}\\n").output == "3:three\n")
  }

  @Test func whatDoesNotFitIsChangedAndNamed() async throws {
    let name = String(repeating: "x", count: 100)
    let ended = try await imported(
      "{\"text\":\"first\\nsecond\\nthird\",\"list\":\"a, b\",\"tags\":[\"in two words\",\"\(name)\"]}\n"
    )
    #expect(
      ended.errors
        == "tasks: changed to fit: texts of several lines, now with a note, names of lists, names of tags (2)\n"
    )
    #expect(
      try await all("text,list,tags,note")
        == "text\tlist\ttags\tnote\nfirst\ta b\tin-two-words,\(name.prefix(64))\tsecond\\nthird\n")
  }

  @Test(arguments: [
    "{\"id\":3,\"text\":\"a\"}\n{\"id\":3,\"text\":\"b\"}\n",
    "{\"id\":-1,\"text\":\"a\"}\n{\"text\":\"b\"}\n",
    "{\"id\":1,\"text\":\"a\"}\n{\"id\":9223372036854775807,\"text\":\"b\"}\n",
  ])
  func numbersThatCannotBeKeptAreReplaced(text: String) async throws {
    let ended = try await imported(text)
    #expect(ended.output == "imported 2 tasks (#1 to #2)\n")
    #expect(
      ended.errors == "tasks: the tasks have new numbers: theirs were in use, or not in order\n",
      "\(ended)")
    #expect(try await tasks("add", "next") == "added #3 next\n")
  }

  /// The most likely column is the text, a description then the note, and what has no place is named.
  @Test(arguments: [
    ("title,description\nBuy milk,for tea\n", "", "Buy milk\t\tfor tea"),
    ("description,title\nfor tea,Buy milk\n", "", "Buy milk\t\tfor tea"),
    ("TYPE,CONTENT,DESCRIPTION\ntask,Buy milk,for tea\n", "TYPE", "Buy milk\t\tfor tea"),
    ("Description,Project\nBuy milk,home\n", "", "Buy milk\thome\t"),
    ("task,title,list,category\na,Buy milk,home,x\n", "task, category", "Buy milk\thome\t"),
    (" Title , Due Date\nBuy milk,2026-12-01\n", "", "Buy milk\t\t"),
    (
      "{\"body\":\"for tea\",\"name\":\"x\",\"title\":\"Buy milk\"}\n", "name",
      "Buy milk\t\tfor tea"
    ),
    ("[{\"title\":\"Buy milk\",\"labels\":[{\"name\":\"a b\"}]}]\n", "", "Buy milk\t\t"),
  ])
  func theMostLikelyNameIsTheText(text: String, leftOut: String, task: String) async throws {
    let ended = try await imported(text)
    #expect(ended.output == "imported 1 task (#1)\n", "\(ended)")
    #expect(ended.errors.contains("left out: \(leftOut)\n") == !leftOut.isEmpty, "\(ended.errors)")
    #expect(try await all("text,list,note") == "text\tlist\tnote\n\(task)\n")
  }

  @Test func aColumnCanBeLeftOut() async throws {
    let jira = "Summary,Priority,Created\nBuy milk,Highest,05/Nov/26 10:12 AM\n"
    let ended = try await imported(jira, "--map", "Priority=-", "--map", "Created=-")
    #expect(ended.errors == "tasks: left out: Priority, Created\n" && ended.status == 0, "\(ended)")
    let typo = try await imported(jira, "--map", "Prio=-")
    #expect(typo.errors.contains("line 1: there is no column 'Prio' to be mapped"), "\(typo)")
  }

  @Test(arguments: [
    ("(A) 2020-01-01 Call mum\n# comment\nfoo\n", 3, "call"),
    ("x 2026-01-02 done\n- [ ] dash\n", 2, ""),
    ("# Plan\n\n- [ ] a\n\t- [ ] child\n\tnote\n", 1, ""),
    ("one\ntwo\n", 2, ""),
  ])
  func theFormIsGuessed(text: String, count: Int, word: String) async throws {
    #expect(try await imported(text).output.hasPrefix("imported \(count) task"))
  }

  @Test func aTextWithoutAChecklistIsAnError() async throws {
    let ended = try await imported("# Plan\n\nSome words.\n")
    #expect(
      ended.status == 2 && ended.errors.contains("stdin has no item of a checklist"), "\(ended)")
  }

  @Test func aRecordWithTheKeyOfAnotherIsCounted() async throws {
    let ended = try await imported(
      "{\"text\":\"a\",\"key\":\"K\"}\n{\"text\":\"b\",\"key\":\"K\"}\n")
    #expect(ended.output == "imported 1 task (#1), 1 was already there\n")
  }

  @Test func aFileThatIsNoneIsNamed() async throws {
    for (path, reason) in [("nowhere.csv", "No such file"), (".", "Is a directory")] {
      for more in [[], ["--skip-bad"]] {
        let ended = try await home.tasks(["import", path] + more)
        #expect(
          ended.status == 2 && ended.errors.hasPrefix("tasks: cannot read \(path): \(reason)"),
          "\(ended)")
      }
    }
    let table = try await imported("a,b\n1,2\n", "--from", "csv", "--skip-bad")
    #expect(table.status == 2 && table.errors.contains("no column is the text"), "\(table)")
    #expect(try await home.tasks(["import", "-"]).output == "imported 0 tasks\n")
    let long = try await imported("{\"text\":\"" + String(repeating: "a", count: 2_000_000))
    #expect(
      long.errors.hasPrefix("tasks: line 1: has more than 1048576 bytes"),
      "\(long.errors.prefix(100))")
  }

  @Test func twentyImportsAtOnceAddEachKeyOnce() async throws {
    let lines = (1...50).map { "{\"text\":\"task \($0)\",\"ref\":\"k\($0)\"}\n" }.joined()
    let home = home
    try await withThrowingTaskGroup(of: Ended.self) { group in
      for _ in 1...20 {
        group.addTask { try await home.tasks(["import", "-", "--key", "ref"], input: lines) }
      }
      for try await ended in group { #expect(ended.status == 0, "\(ended)") }
    }
    #expect(try await tasks("count") == "50\n")
    #expect(try await tasks("log", "--json").contains("\"verb\": \"import\""))
  }
}
