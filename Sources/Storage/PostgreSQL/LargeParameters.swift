extension [ServerQuery] {
  /// The same statements with large parameters sent after the first, `BEGIN`, as settings of this transaction,
  /// and how many statements that takes.
  ///
  /// A client that is slow, or stops in between, then keeps nobody waiting: after the gate comes only what is
  /// small. Nor is there a time limit yet, which would also be one for what is still to come.
  func withLargeParametersFirst() -> (queries: [ServerQuery], count: Int) {
    var ahead: [ServerQuery] = []
    let rest = dropFirst().map { query in
      var small: [[UInt8]?] = []
      let names = query.parameters.map { value in
        guard let value, value.count > Self.largest else {
          small.append(value)
          return "$\(small.count)"
        }
        let name = "tasks.parameter_\(ahead.count)"
        // It returns no row, and so not the value.
        ahead.append(ServerQuery("SELECT 1 WHERE set_config('\(name)', $1, true) IS NULL", value))
        return "current_setting('\(name)')"
      }
      return ServerQuery(query.sql.replacingParameters(by: names), all: small)
    }
    return (self[..<1] + ahead + rest, ahead.count)
  }

  /// The largest parameter that is sent with its statement, in bytes.
  private static let largest = 4_096
}

extension String {
  /// Puts `names` in the place of `$1`, `$2` and so on.
  fileprivate func replacingParameters(by names: [String]) -> String {
    var parts = split(separator: "$", omittingEmptySubsequences: false)[...]
    var sql = String(parts.removeFirst())
    for part in parts {
      let digits = part.prefix { $0.isNumber }
      sql += (Int(digits).map { names[$0 - 1] } ?? "$") + part.dropFirst(digits.count)
    }
    return sql
  }
}
