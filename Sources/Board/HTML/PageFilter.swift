import Dates
import Model
import Queries

/// Which tasks an address shows, by the names of the options of `tasks list`.
struct PageFilter: Sendable {
  /// What is not empty and known, as it was typed.
  let parameters: Parameters

  private static let names = [
    "q", "list", "tag", "priority", "due", "where", "state", "mine", "unclaimed", "since", "sort",
    "limit", "group-by",
  ]
  /// The names that the form of the page has a field for.
  static let fields = ["q", "list", "tag", "due", "state"]

  /// How many tasks a page shows without a limit of its own.
  static let pageLimit = 1_000

  init(_ all: Parameters = Parameters()) throws(Refusal) {
    var parameters = Parameters()
    for (name, value) in all.all where !value.isEmpty {
      guard Self.names.contains(name) else { throw Refusal(400, "unknown filter '\(name)'") }
      parameters.append(name, value)
    }
    guard parameters.all.count <= 50 else { throw Refusal(400, "more than 50 filters") }
    self.parameters = parameters
  }

  /// The address that shows the same.
  func address(_ path: String = "/") -> String {
    parameters.all.isEmpty ? path : "\(path)?\(parameters.encoded)"
  }

  /// The same with another value of a name; nil for none.
  func with(_ name: String, _ value: String?) -> PageFilter {
    var others = Parameters()
    for (other, text) in parameters.all where other != name { others.append(other, text) }
    if let value { others.append(name, value) }
    return (try? PageFilter(others)) ?? self
  }

  /// The tasks; `user` is the name of claims.
  func query(_ clock: WallClock, user: String?) throws -> TaskQuery {
    var query = TaskQuery()
    query.terms = parameters.values("q").flatMap {
      $0.split(whereSeparator: \.isWhitespace).map(String.init)
    }
    switch parameters["state"] {
    case nil, "open": break
    case "all": query.states = .all
    case let word?:
      guard let state = TaskState(rawValue: word) else {
        throw Refusal(400, "invalid state '\(word)' (expected open, waiting, done, all)")
      }
      query.states = TaskStates(state)
    }
    query.statesAreGiven = parameters["state"] != nil
    for field in ["list", "priority", "due"] {
      let values = parameters.values(field)
      if !values.isEmpty { try query.add("\(field)=\(values.joined(separator: ","))", clock) }
    }
    for tag in parameters.values("tag") { try query.add("tag=\(tag)", clock) }
    if parameters["mine"] != nil, let user {
      try query.add("owner=\(user.split(separator: ",").joined(separator: "\\,"))", clock)
    }
    if parameters["unclaimed"] != nil { try query.add("owner=", clock) }
    let isOfDone = query.states == [.done]
    if let since = parameters["since"] {
      try query.add("\(isOfDone ? "done" : "changed")>=\(since)", clock)
    }
    for condition in parameters.values("where") { try query.add(condition, clock) }
    try sort(&query, isOfDone)
    return query
  }

  private func sort(_ query: inout TaskQuery, _ isOfDone: Bool) throws(Refusal) {
    if let text = parameters["sort"] {
      guard let keys = TaskQuery.SortKey.keys(parsing: text) else {
        throw Refusal(400, "invalid sort '\(text)'")
      }
      query.order = keys
    } else if isOfDone {
      query.order = TaskQuery.SortKey.keys(parsing: "-done") ?? []
    }
    if let text = parameters["limit"] {
      guard let limit = Int(text), limit >= 0 else {
        throw Refusal(400, "invalid limit '\(text)' (expected 0 for none, or more)")
      }
      query.limit = limit == 0 ? nil : limit
    }
    guard let text = parameters["group-by"] else { return }
    guard let group = TaskQuery.GroupField(rawValue: text) else {
      throw Refusal(400, "invalid group-by '\(text)' (expected list, tag, due, priority)")
    }
    query.group = group
  }
}
