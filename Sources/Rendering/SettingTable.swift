import Text

/// A setting, or a file of settings, as people and scripts are told of it.
package struct SettingFact: Equatable, Sendable {
  package enum FileState: Sendable {
    case read, missing
    /// It is somebody else's.
    case passedOver
  }

  package let name: String
  package let value: String?
  /// What the value is from: `option`, `variable`, `project`, `user` or `default`.
  package let kind: String
  /// Which option, variable or line of a file; nil for a default.
  package let place: String?
  /// Of a file, whether it is read.
  package let state: FileState?

  package init(
    name: String, value: String?, kind: String, place: String? = nil, state: FileState? = nil
  ) {
    self.name = name
    self.value = value
    self.kind = kind
    self.place = place
    self.state = state
  }

  fileprivate var origin: String {
    let words =
      switch (kind, place) {
      case (_, nil): value == nil && state != nil ? "" : kind
      case ("project", let place?) where place.hasPrefix("nearest"): place
      case ("project", let place?): "project file \(place)"
      case ("user", let place?): "user file \(place)"
      case (_, let place?): "\(kind) \(place)"
      }
    let stateWords: String? =
      switch state {
      case .missing: "not there"
      case .passedOver: "not used, since it is another user's"
      case .read, nil: nil
      }
    return [words, stateWords].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

/// A line a setting under a heading: its name, its value, and what that is from.
package func settingTable(_ facts: [SettingFact], style: Style) -> [UInt8] {
  let lines =
    [["Setting", "Value", "From"]]
    + facts.map { [$0.name, visible($0.value ?? "-"), visible($0.origin)] }
  func width(_ cell: String) -> Int { cell.reduce(0) { $0 + columns($1) } }
  let widths = (0..<2).map { column in lines.map { width($0[column]) }.max() ?? 0 }
  var text = ""
  for (index, line) in lines.enumerated() {
    let aligned = zip(line, widths).map { cell, room in
      cell + String(repeating: " ", count: room - width(cell))
    }
    let words = (aligned + [line[2]]).joined(separator: "  ")
    text += (index == 0 ? style.faint(words) : words) + "\n"
  }
  return Array(text.utf8)
}

/// One object with a member per setting; for a file, `read` says whether it is read.
package func jsonSettings(_ facts: [SettingFact]) -> [UInt8] {
  var bytes = Array("{\n".utf8)
  for (index, fact) in facts.enumerated() {
    bytes += "\(index == 0 ? "" : ",\n")  \(jsonString(fact.name)): ".utf8
    JSONWriter.append(to: &bytes) { json in
      json.object { json in
        json.member("value", fact.value)
        json.member("origin", fact.kind)
        json.member("from", fact.place)
        if let state = fact.state { json.member("read", state == .read) }
      }
    }
  }
  return bytes + "\n}\n".utf8
}
