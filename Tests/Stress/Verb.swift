import TestSupport

/// What a lane can do.
///
/// Another command of tasks is a case here, its weight, and its plan: its words, and what they
/// leave of which task. A text is the command's own, or a change is told by the task's number.
enum Verb: String, CaseIterable, Sendable {
  case list
  case add
  case addLines = "add -"
  case addRecurring = "add --every"
  case remove
  case removeMany = "remove, many"
  case done
  case reopen
  case edit
  case doneWhere = "done --where"
  case doneRecurring = "done, and the next"
  case undo
  case redo
  case shellInsert = "INSERT"
  case shellUpdate = "UPDATE"
  case shellDelete = "DELETE"
  case shellTransaction = "BEGIN to COMMIT"
  case pageList = "page"
  case pageAdd = "page, add"
  case pageDone = "page, done"

  /// How often it is picked, beside the others.
  private var weight: Int {
    switch self {
    case .list: 90
    case .add: 9
    case .addLines, .addRecurring: 3
    case .doneRecurring: 5
    case .remove: 8
    case .removeMany, .done, .reopen, .edit, .doneWhere, .undo, .redo: 3
    case .shellInsert, .shellUpdate, .shellDelete, .shellTransaction: 3
    case .pageList: 40
    case .pageAdd: 9
    case .pageDone: 6
    }
  }

  var isChange: Bool { self != .list && self != .pageList }

  /// Whether it is asked of a page.
  var isOfPage: Bool { [.pageList, .pageAdd, .pageDone].contains(self) }

  var isOfShell: Bool {
    switch self {
    case .shellInsert, .shellUpdate, .shellDelete, .shellTransaction: true
    default: false
    }
  }

  /// Whether it is as well refused, when another lane has done the same.
  var isForTwo: Bool { [.remove, .removeMany, .shellDelete].contains(self) }

  /// Whether it leaves tasks that come back.
  var recurs: Bool { self == .addRecurring || self == .doneRecurring }

  /// Whether the tasks it names are in no list after it.
  private var hides: Bool { isForTwo || [.done, .doneWhere, .redo, .pageDone].contains(self) }

  /// One of all; without `hasPages` none of a page.
  static func pick(hasPages: Bool, _ random: inout SeededGenerator) -> Verb {
    let possible = allCases.filter { hasPages || !$0.isOfPage }
    let verbs = possible.flatMap { Array(repeating: $0, count: $0.weight) }
    return verbs.randomElement(using: &random) ?? .list
  }

  /// The words of command `number`; nil when there are no tasks to do it to.
  func plan(
    _ number: Int, _ pool: Pool, _ database: Database, _ random: inout SeededGenerator
  ) -> Plan? {
    let texts = (0..<5).map { index in
      "c\(number).\(index) " + String(repeating: "x", count: .random(in: 1...90, using: &random))
    }
    let text = texts[0]
    switch self {
    case .list:
      return Plan(["list"])
    case .add:
      return Plan(["add", text], adds: [text])
    case .addLines:
      return Plan(["add", "-"], input: texts.joined(separator: "\n"), adds: texts)
    case .addRecurring:
      return Plan(
        ["add", text, "--due", "today", "--every", "day", "--list", "chain"], adds: [text])
    case .doneRecurring:
      guard let (id, text) = pool.takeRecurring() else { return nil }
      return Plan(["done", "\(id)"], ids: [id], text: .exactly(nil), adds: [text])
    case .remove, .removeMany:
      guard let ids = pool.take(self == .remove ? 1 : 3, isForTwo: true) else { return nil }
      // Under a name of its own, which alone can undo it.
      let author = "user\(number)"
      return Plan(
        ["remove"] + ids.map(String.init) + ["--as", author], ids: ids, text: .exactly(nil),
        author: author)
    case .done:
      guard let ids = pool.take(1) else { return nil }
      return Plan(["done", "\(ids[0])"], ids: ids, text: .exactly(nil))
    case .reopen:
      guard let ids = pool.takeDone() else { return nil }
      return Plan(["reopen", "\(ids[0])"], ids: ids, text: .whatever)
    case .edit:
      guard let ids = pool.take(1) else { return nil }
      return Plan(["edit", "\(ids[0])", "--text", text], ids: ids, text: .exactly(text))
    case .doneWhere:
      guard let (id, text) = pool.takeWithText() else { return nil }
      // The whole text: a part of it, such as `c1.1`, is a part of others.
      return Plan(["done", "--where", "text=\(text)", "-y"], ids: [id], text: .exactly(nil))
    case .undo:
      guard let (id, author) = pool.takeRemoved() else { return nil }
      return Plan(["undo", "--as", author], ids: [id], text: .whatever, author: author)
    case .redo:
      guard let (id, author) = pool.takeRestored() else { return nil }
      return Plan(["redo", "--as", author], ids: [id], text: .exactly(nil), author: author)
    case .pageList:
      return Plan(["/tasks.json"])
    case .pageAdd:
      return Plan(["/add"], input: "text=\(text.replacing(" ", with: "+"))", adds: [text])
    case .pageDone:
      guard let ids = pool.take(1) else { return nil }
      return Plan(["/change"], input: "do=done+\(ids[0])", ids: ids, text: .exactly(nil))
    case .shellInsert:
      return Plan([database.insert(text)], adds: [text])
    case .shellUpdate:
      guard let ids = pool.take(1) else { return nil }
      let skipped = database.skippedPriorities.randomElement(using: &random) ?? nil
      return Plan(
        [database.update(ids[0], text, skipped: skipped)], ids: ids, text: .exactly(text))
    case .shellDelete:
      guard let ids = pool.take(1, isForTwo: true) else { return nil }
      return Plan([database.delete(ids[0])], ids: ids, text: .exactly(nil))
    case .shellTransaction:
      guard let ids = pool.take(1) else { return nil }
      let statements = database.transaction(
        ids[0], text, adds: texts[1], isStrict: .random(using: &random))
      return Plan(statements, ids: ids, text: .exactly(text), adds: [texts[1]])
    }
  }

  /// Reads an acknowledgement, a line a task such as `added #1 Buy milk`; nil when it is not one.
  func acknowledged(_ output: String) -> [RowChange]? {
    if self == .doneRecurring { return acknowledgedWithNext(output) }
    var rows: [RowChange] = []
    for line in output.split(separator: "\n") {
      // `undid remove of #1 Buy milk`.
      let line =
        self == .undo || self == .redo ? "\(self) " + line.drop { $0 != "#" } : String(line)
      let parts = line.split(separator: " ", maxSplits: 2)
      guard parts.count == 3, parts[1].hasPrefix("#"), let id = Int64(parts[1].dropFirst()) else {
        return nil
      }
      let text = recurs ? parts[2].prefix { $0 != "(" }.dropLast() : parts[2]
      rows.append(RowChange(id: id, text: hides ? nil : String(text)))
    }
    return rows
  }

  /// Reads `done #1 Buy milk; next #2 due 2026-12-01 (Tue)`.
  private func acknowledgedWithNext(_ output: String) -> [RowChange]? {
    guard !output.isEmpty else { return [] }
    guard let found = output.wholeMatch(of: /done #(\d+) (.*); next #(\d+) due .*\n/),
      let id = Int64(found.1), let next = Int64(found.3)
    else { return nil }
    return [RowChange(id: id, text: nil), RowChange(id: next, text: String(found.2))]
  }
}

/// The words of one command and what they should do.
struct Plan: Sendable {
  /// Of another program the statements, of a page the path, with the form as the input.
  let arguments: [String]
  var input: String?
  let wanted: [Wanted]
  /// The tasks it took out of the pool.
  let ids: [Int64]
  /// The name under which it is done; nil is the user's.
  var author: String?

  init(_ arguments: [String], input: String? = nil, adds texts: [String] = []) {
    self.arguments = arguments
    self.input = input
    wanted = texts.map { Wanted(id: nil, text: .exactly($0)) }
    ids = []
  }

  init(
    _ arguments: [String], input: String? = nil, ids: [Int64], text: Wanted.Text,
    adds texts: [String] = [], author: String? = nil
  ) {
    self.arguments = arguments
    self.input = input
    self.author = author
    self.ids = ids
    wanted =
      ids.map { Wanted(id: $0, text: text) } + texts.map { Wanted(id: nil, text: .exactly($0)) }
  }
}
