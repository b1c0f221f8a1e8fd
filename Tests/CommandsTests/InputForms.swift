import Testing

/// Two tasks in each form that a command reads, line by line; the first is called `first`.
struct InputForm: CustomTestStringConvertible, Sendable {
  /// The command, which reads stdin.
  let words: [String]
  let lines: [String]

  var testDescription: String { words.joined(separator: " ") }

  init(_ words: [String], _ lines: [String]) {
    self.words = words
    self.lines = lines
  }

  /// The bytes of the file, its lines ended by `end`, with `name` in the place of `first`.
  func bytes(lineEnd: String = "\n", calling name: [UInt8] = Array("first".utf8)) -> [UInt8] {
    let bytes = Array(lines.map { $0 + lineEnd }.joined().utf8)
    guard let range = bytes.firstRange(of: Array("first".utf8)) else { return bytes }
    return bytes[..<range.lowerBound] + name + bytes[range.upperBound...]
  }

  static let all = [
    InputForm(["add", "-"], ["first", "second"]),
    InputForm(
      ["batch", "-"],
      [
        #"{"verb":"add","text":"first","tags":["x"],"ref":"a"}"#,
        #"{"verb":"add","text":"second","note":"one\ntwo"}"#,
        #"{"verb":"edit","id":{"ref":"a"},"list":"home"}"#,
      ]),
    importing("json", #"{"text":"first","due":"2026-12-01"}"#, #"{"text":"second","list":"home"}"#),
    importing(
      "json", "[", #"{"text": "first", "tags": ["x"],"#, #" "note": null},"#,
      #"{"text": "second"}"#,
      "]"),
    importing("csv", "text,note,due", #"first,"a"#, #"b",2026-12-01"#, "second,,"),
    importing("tsv", "text\tlist", "first\thome", "second\t"),
    importing(
      "taskwarrior", "[",
      #"{"description":"first","uuid":"1","entry":"20261120T090000Z","status":"pending","#,
      #" "annotations":[{"entry":"20261121T090000Z","description":"note"}]},"#,
      #"{"description":"second","uuid":"2","entry":"20261120T090000Z","status":"waiting"}"#, "]"),
    importing("todotxt", "(A) first +home @x due:2026-12-01", "x 2026-11-20 second"),
    importing("markdown", "# home", "", "- [ ] first", "  a note", "- [x] second"),
  ]

  private static func importing(_ format: String, _ lines: String...) -> InputForm {
    InputForm(["import", "-", "--from", format], lines)
  }
}
