import CPostgreSQL
import Model

/// The rows that a query returned, in the binary form of PostgreSQL.
final class ServerRows {
  private let libpq: PostgreSQLLibrary
  private let result: OpaquePointer

  /// Takes over `result`.
  init(_ result: OpaquePointer, _ libpq: PostgreSQLLibrary) {
    self.result = result
    self.libpq = libpq
  }

  deinit {
    libpq.call.PQclear(result)
  }

  var count: Int { Int(libpq.call.PQntuples(result)) }

  func isNull(_ row: Int, _ column: Int32) -> Bool {
    libpq.call.PQgetisnull(result, Int32(row), column) != 0
  }

  /// The bytes of a value, valid as long as the rows; none where it is NULL.
  func bytes(_ row: Int, _ column: Int32) -> UnsafeRawBufferPointer {
    let length = libpq.call.PQgetlength(result, Int32(row), column)
    return UnsafeRawBufferPointer(
      start: libpq.call.PQgetvalue(result, Int32(row), column), count: Int(length))
  }

  /// A number of 2, 4 or 8 bytes; 0 where it is NULL.
  func integer(_ row: Int, _ column: Int32) -> Int64 {
    let bytes = bytes(row, column)
    return switch bytes.count {
    case 8: Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
    case 4: Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self)))
    case 2: Int64(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self)))
    default: 0
    }
  }

  func optionalInteger(_ row: Int, _ column: Int32) -> Int64? {
    isNull(row, column) ? nil : integer(row, column)
  }

  func boolean(_ row: Int, _ column: Int32) -> Bool { bytes(row, column).first == 1 }

  func text(_ row: Int, _ column: Int32) -> String {
    String(decoding: bytes(row, column), as: UTF8.self)
  }

  /// A value of the type uuid; nil where it is NULL.
  func bits(_ row: Int, _ column: Int32) -> Bits128? { Bits128(bytes: bytes(row, column)) }
}

/// The columns of a task in the order in which ``ServerRows`` hands them out.
let serverColumns = "id, \(serverFields)"

/// The columns of a task besides its number.
let serverFields = """
  text, list, tags, priority, due, note, created, changed, done, wait, every, key, owner, claim, \
  claimed_until
  """

extension ServerRows {
  /// The task in the columns of ``serverColumns`` from `first` on.
  func item(_ row: Int, from first: Int32 = 0) -> TaskItem {
    func string(_ column: Int32) -> String? {
      let bytes = bytes(row, first + column)
      return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
    return TaskItem(
      id: integer(row, first), text: text(row, first + 1), list: string(2),
      tags: string(3)?.split(separator: ",").map(String.init) ?? [],
      priority: Priority(rawValue: Int(integer(row, first + 4))), due: string(5),
      note: string(6), wait: string(10), every: string(11), key: string(12),
      created: integer(row, first + 7), changed: integer(row, first + 8),
      done: optionalInteger(row, first + 9), claim: claim(row, from: first))
  }

  /// The claim; the tables keep all of one or nothing.
  private func claim(_ row: Int, from first: Int32 = 0) -> Claim? {
    guard let id = bits(row, first + 14) else { return nil }
    return Claim(
      owner: text(row, first + 13), id: ClaimID(id), until: integer(row, first + 15))
  }

  /// All rows as tasks, in the columns of ``serverColumns``.
  var items: [TaskItem] { (0..<count).map { item($0) } }

  /// All rows, which ascend by number, as pages.
  func pages() -> [Page] {
    var pages: [Page] = []
    var number: Int64 = -1
    var tasks = PackedTasks()
    for row in 0..<count {
      let id = integer(row, 0)
      if Page.number(of: id) != number {
        if tasks.count > 0 { pages.append(Page(number: number, stamp: nil, rows: tasks.take())) }
        number = Page.number(of: id)
      }
      append(row, to: &tasks)
    }
    if tasks.count > 0 { pages.append(Page(number: number, stamp: nil, rows: tasks.take())) }
    return pages
  }

  private func append(_ row: Int, to tasks: inout PackedTasks) {
    tasks.append(
      id: integer(row, 0), text: bytes(row, 1), created: integer(row, 7), changed: integer(row, 8),
      done: optionalInteger(row, 9), priority: Priority(rawValue: Int(integer(row, 4))),
      details: BorrowedFields(
        list: bytes(row, 2), tags: bytes(row, 3), due: bytes(row, 5), note: bytes(row, 6),
        wait: bytes(row, 10), every: bytes(row, 11), key: bytes(row, 12)),
      claim: claim(row))
  }
}
