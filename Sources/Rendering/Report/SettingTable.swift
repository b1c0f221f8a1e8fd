import Text

/// A setting, or a settings file, as `config` and `where` show it.
package struct SettingReport: Equatable, Sendable {
  package enum FileState: Sendable {
    case read, missing
    /// The file belongs to another user.
    case ignored
  }

  package let name: String
  package let value: String?
  /// What set the value: `option`, `variable`, `project`, `user` or `default`.
  package let kind: String
  /// The option, the variable, or the line of a file; nil for a default.
  package let place: String?
  /// For a file, whether it is read.
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
    let origin =
      switch (kind, place) {
      case (_, nil): value == nil && state != nil ? "" : kind
      case ("project", let place?) where place.hasPrefix("nearest"): place
      case ("project", let place?): "project file \(place)"
      case ("user", let place?): "user file \(place)"
      case (_, let place?): "\(kind) \(place)"
      }
    let stateText: String? =
      switch state {
      case .missing: "missing"
      case .ignored: "ignored: owned by another user"
      case .read, nil: nil
      }
    return [origin, stateText].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

/// One line per setting under a heading: its name, its value, and what set it.
package func settingTable(_ reports: [SettingReport], style: Style) -> [UInt8] {
  let lines =
    [["Setting", "Value", "From"]]
    + reports.map { [$0.name, visible($0.value ?? "-"), visible($0.origin)] }
  func width(_ cell: String) -> Int { cell.reduce(0) { $0 + columns($1) } }
  let widths = (0..<2).map { column in lines.map { width($0[column]) }.max() ?? 0 }
  var text = ""
  for (index, line) in lines.enumerated() {
    let aligned = zip(line, widths).map { cell, room in
      cell + String(repeating: " ", count: room - width(cell))
    }
    let row = (aligned + [line[2]]).joined(separator: "  ")
    text += (index == 0 ? style.faint(row) : row) + "\n"
  }
  return Array(text.utf8)
}

/// One object with a member per setting; for a file, `read` says whether it is read.
package func jsonSettings(_ reports: [SettingReport]) -> [UInt8] {
  var bytes = Array("{\n".utf8)
  for (index, report) in reports.enumerated() {
    bytes += "\(index == 0 ? "" : ",\n")  \(jsonString(report.name)): ".utf8
    JSONWriter.append(to: &bytes) { json in
      json.object { json in
        json.member("value", report.value)
        json.member("origin", report.kind)
        json.member("from", report.place)
        if let state = report.state { json.member("read", state == .read) }
      }
    }
  }
  return bytes + "\n}\n".utf8
}
