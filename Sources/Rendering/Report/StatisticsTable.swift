package import Model
import Text

/// The counters that are shown: each with its name, and memcached's keys whose values are added up.
let cacheCounters: [(name: StaticString, keys: [String])] = [
  ("hits", ["get_hits"]), ("misses", ["get_misses"]), ("sets", ["cmd_set"]),
  ("deletes", ["delete_hits", "delete_misses"]), ("evictions", ["evictions"]),
  ("corrupt", ["corrupt"]), ("items", ["curr_items"]), ("bytes", ["bytes"]),
]

extension CacheStatistics {
  /// The value of one of ``cacheCounters``; nil when this place does not count it.
  fileprivate func value(_ keys: [String]) -> Int? {
    let found = keys.compactMap { values[$0].flatMap { Int($0) } }
    return found.isEmpty ? nil : found.reduce(0, &+)
  }
}

/// One line per counter, one column per server, and the sum where there are several.
///
/// With `since`, the counters of `seconds` ago, the rate per second follows the sum.
package func statisticsTable(
  _ all: [CacheStatistics], since: [CacheStatistics]?, seconds: Double, hasBars: Bool, style: Style
) -> [UInt8] {
  var lines: [[String]] = [[""] + all.map { visible($0.name) } + (all.count > 1 ? ["sum"] : [])]
  func sum(_ keys: [String], _ statistics: [CacheStatistics]) -> Int? {
    let found = statistics.compactMap { $0.value(keys) }
    return found.isEmpty ? nil : found.reduce(0, &+)
  }
  for counter in cacheCounters {
    var line = ["\(counter.name)"] + all.map { $0.value(counter.keys).map(String.init) ?? "-" }
    if all.count > 1 { line.append(sum(counter.keys, all).map(String.init) ?? "-") }
    if let since, seconds > 0, let now = sum(counter.keys, all),
      let then = sum(counter.keys, since)
    {
      line.append("\(Int(Double(now &- then) / seconds))/s")
    }
    lines.append(line)
  }
  let widths = (0..<(lines.map(\.count).max() ?? 0)).map { column in
    lines.compactMap { $0.indices.contains(column) ? $0[column].count : nil }.max() ?? 0
  }
  var text = ""
  for (index, line) in lines.enumerated() {
    let cells = zip(line, widths).enumerated().map { column, cell in
      let space = String(repeating: " ", count: cell.1 - cell.0.count)
      return column == 0 ? cell.0 + space : space + cell.0
    }
    let row = cells.joined(separator: "  ")
    text += (index == 0 ? style.faint(row) : row) + "\n"
  }
  text += hitRatio(sum(["get_hits"], all), sum(["get_misses"], all), hasBar: hasBars)
  for statistics in all {
    if let failure = statistics.failure {
      text += visible("\(statistics.name) is away: \(failure)") + "\n"
    }
  }
  return Array(text.utf8)
}

private func hitRatio(_ hits: Int?, _ misses: Int?, hasBar: Bool) -> String {
  guard let hits, let misses, min(hits, misses) >= 0, max(hits, misses) > 0 else { return "" }
  let share = Double(hits) / (Double(hits) + Double(misses))
  let full = Int((share * 20).rounded())
  let bar = String(repeating: "█", count: full) + String(repeating: "░", count: 20 - full)
  return "hit ratio \(Int((share * 100).rounded()))%\(hasBar ? "  \(bar)" : "")\n"
}

/// An array with one object per server; a counter that a place does not keep is null.
package func jsonStatistics(_ all: [CacheStatistics]) -> [UInt8] {
  JSONWriter.lines(all) { json, statistics in
    json.object { json in
      json.member("name", statistics.name)
      for counter in cacheCounters {
        json.member(counter.name, statistics.value(counter.keys).map { Int64($0) })
      }
      json.member("failure", statistics.failure)
    }
  }
}
