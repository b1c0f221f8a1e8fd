/// Returns the one of `names` that a mistyped `name` most likely means: the shortest that begins with it,
/// else the one that differs least; nil when none is near.
package func nearest(to name: String, in names: [String]) -> String? {
  let isLong = name.drop { $0 == "-" }.count > 1
  let longer = names.filter { isLong && $0.hasPrefix(name) }
  if let shortest = longer.min(by: { $0.count < $1.count }) { return shortest }
  let best = names.map { (name: $0, distance: editDistance($0, name)) }
    .min { $0.distance < $1.distance }
  guard let best, best.distance <= max(1, name.count / 2) else { return nil }
  return best.name
}

/// Levenshtein's distance: how many characters to add, drop or replace.
private func editDistance(_ first: String, _ second: String) -> Int {
  let second = Array(second)
  var row = Array(0...second.count)
  for (index, character) in first.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for column in second.indices {
      let replaced = diagonal + (second[column] == character ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
    }
  }
  return row[second.count]
}
