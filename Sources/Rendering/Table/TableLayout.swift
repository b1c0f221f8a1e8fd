/// The columns of a table and how wide each is, so that all fit the terminal.
struct TableLayout {
  private(set) var columns: [Column]
  private(set) var widths: [Int]

  /// Shows `columns`, or without them those that some task has something in.
  init(_ columns: [Column]?, _ content: TableContent, width: Int) {
    self.columns = columns ?? content.columns
    widths = Self.widths(self.columns, content, width)
    guard columns == nil else { return }
    // A narrow terminal drops columns that were not requested, the last first, so that the text has a
    // third of it.
    let leastText = min(content.width(.text), width / 3)
    while self.columns.count > 2,
      zip(self.columns, widths).contains(where: {
        $1 < ($0 == .text ? leastText : min(5, content.width($0)))
      })
    {
      self.columns.removeLast()
      widths = Self.widths(self.columns, content, width)
    }
  }

  private static func widths(_ columns: [Column], _ content: TableContent, _ width: Int) -> [Int] {
    let bounds: [Column: Int] = [.note: max(8, width / 4)]
    var widths = columns.map { column in min(content.width(column), bounds[column] ?? .max) }
    let gaps = 2 * (columns.count - 1)
    // Tags are cut first, then the text to half the width, then lists, the text, and the rest; a number
    // is never cut.
    let all = Set(Column.all).subtracting([.id])
    let steps: [(givers: Set<Column>, least: Int)] = [
      ([.tags, .note, .every], 8), ([.text], max(10, width / 2)), ([.list], 8), ([.text], 10),
      (all.subtracting([.text]), 8), (all.subtracting([.text]), 1), (all, 1),
    ]
    for (givers, least) in steps {
      var surplus = widths.reduce(gaps, +) - width
      while surplus > 0 {
        // The widest gives most.
        let places = widths.indices.filter { givers.contains(columns[$0]) && widths[$0] > least }
        guard let widest = places.max(by: { widths[$0] < widths[$1] }) else { break }
        widths[widest] -= 1
        surplus -= 1
      }
    }
    return widths
  }
}
