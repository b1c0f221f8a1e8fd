import Model

/// Tasks as the parameters of a statement: one array per column of ``serverColumns``.
struct TaskArrays {
  /// The most tasks of one statement.
  static let most = 5_000

  private(set) var count = 0
  private var arrays = Array(repeating: Array("{".utf8), count: TaskArrays.types.count)

  /// The types of the arrays.
  static let types =
    "bigint text text text smallint text text bigint bigint bigint text text text text uuid bigint"
    .split(separator: " ").map { "\($0)[]" }

  mutating func append(_ task: TaskItem) {
    begin(task.id)
    text(1, task.text)
    text(2, task.list)
    text(3, task.tags.isEmpty ? nil : task.tags.joined(separator: ","))
    number(4, task.priority.map { Int64($0.rawValue) })
    text(5, task.due)
    text(6, task.note)
    number(7, task.created)
    number(8, task.changed)
    number(9, task.done)
    text(10, task.wait)
    text(11, task.every)
    text(12, task.key)
    text(13, task.claim?.owner)
    text(14, task.claim?.id.description)
    number(15, task.claim?.until)
  }

  /// Appends a row of ``PackedTasks``.
  mutating func append(_ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>) {
    append(TaskItem(id: id, text: text, details: details))
  }

  private mutating func begin(_ id: Int64) {
    count += 1
    number(0, id)
  }

  private mutating func number(_ column: Int, _ value: Int64?) {
    separate(column)
    arrays[column] += (value.map { String($0) } ?? "NULL").utf8
  }

  private mutating func text(_ column: Int, _ value: String?) {
    separate(column)
    guard let value else { return arrays[column] += "NULL".utf8 }
    arrays[column].append(UInt8(ascii: "\""))
    for byte in value.utf8 {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        arrays[column].append(UInt8(ascii: "\\"))
      }
      arrays[column].append(byte)
    }
    arrays[column].append(UInt8(ascii: "\""))
  }

  private mutating func separate(_ column: Int) {
    if arrays[column].count > 1 { arrays[column].append(UInt8(ascii: ",")) }
  }

  /// The parameters.
  var parameters: [[UInt8]?] { arrays.map { $0 + [UInt8(ascii: "}")] } }

  /// The parameters from `$first` on as a table with the columns of ``serverColumns``, each after `prefix`.
  static func table(_ name: String, from first: Int, prefix: String = "") -> String {
    "\(unnest(from: first)) AS \(name) (\(columns(prefix)))"
  }

  /// The tasks before and after as one table, whose columns begin with `b_` and `a_`.
  static func pairs(_ name: String) -> String {
    let arrays = (types + types).enumerated().map { "$\($0 + 1)::\($1)" }
    return
      "unnest(\(arrays.joined(separator: ", "))) AS \(name) (\(columns("b_")), \(columns("a_")))"
  }

  private static func unnest(from first: Int) -> String {
    let arrays = types.enumerated().map { "$\(first + $0)::\($1)" }
    return "unnest(\(arrays.joined(separator: ", ")))"
  }

  /// The columns, each after `prefix`.
  static func columns(_ prefix: String) -> String {
    prefixed(serverColumns, prefix)
  }

  /// The columns without the number, each after `prefix`.
  static func fields(_ prefix: String) -> String { prefixed(serverFields, prefix) }

  private static func prefixed(_ columns: String, _ prefix: String) -> String {
    columns.split(separator: " ").map { prefix + $0 }.joined(separator: " ")
  }
}

/// Numbers as a parameter of the type bigint[].
func arrayParameter(_ numbers: some Sequence<Int64>) -> [UInt8] {
  Array("{\(numbers.map { String($0) }.joined(separator: ","))}".utf8)
}

/// Texts as a parameter of the type text[].
func arrayParameter(_ texts: [String]) -> [UInt8] {
  var arrays = TaskArrays()
  for text in texts { arrays.append(TaskItem(id: 0, text: text)) }
  return arrays.parameters[1] ?? []
}
