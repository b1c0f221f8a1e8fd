package import Model
import Text

/// One line per check, and its remedy below it.
package func findingReport(_ findings: [Finding], style: Style) -> [UInt8] {
  let width = findings.map(\.check.count).max() ?? 0
  var text = ""
  for finding in findings {
    let state = finding.state.rawValue.padded(to: 5)
    let mark =
      switch finding.state {
      case .ok: style.faint(state)
      case .note: style.today(state)
      case .wrong: style.late(state)
      case .fixed: style.strong(state)
      }
    text += "\(mark)  \(finding.check.padded(to: width))  \(visible(finding.message))\n"
    if let remedy = finding.remedy {
      text += "\("".padded(to: 5 + 2 + width))  -> \(visible(remedy))\n"
    }
  }
  return Array(text.utf8)
}

/// An array with one object per check.
package func jsonFindings(_ findings: [Finding]) -> [UInt8] {
  JSONWriter.lines(findings) { json, finding in
    json.object { json in
      json.member("check", finding.check)
      json.member("state", finding.state.rawValue)
      json.member("message", finding.message)
      json.member("remedy", finding.remedy)
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
