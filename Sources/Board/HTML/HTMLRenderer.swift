import Dates
import Model
import Queries
import Rendering
import Text

/// A list as a whole page, in HTML that works without a script.
///
/// It holds nothing of a session: what does is put into its slots when it is sent.
struct HTMLRenderer: ListRenderer {
  let filter: PageFilter
  let kind: Kind
  private let look: RenderOptions
  private let rows: HTMLRows

  enum Kind: Equatable {
    /// With forms that change tasks.
    case writing
    case reading
    /// One list, for whoever has its link.
    case shared(list: String)
  }

  init(_ look: RenderOptions, _ filter: PageFilter, _ kind: Kind) {
    self.look = look
    self.filter = filter
    self.kind = kind
    rows = HTMLRows(look.clock, canWrite: kind == .writing, hasLinks: !kind.isShared)
  }

  /// The assets are in it, because a page names them.
  var name: String {
    let address = filter.address()
    return
      "html \(kind.name) \(look.clock.today) \(Asset.version) \(address.utf8.count):\(address) \(look.name)"
  }

  var status: TaskStatus { look.query.status }

  func frame(_ list: [PackedTasks]) -> ListLayout {
    let selected = look.selected(list)
    var frame = ListLayout(selected) { group in
      var bytes: [UInt8] = []
      bytes.append(html: "</ul>\n<h3>")
      bytes.append(text: group.isEmpty ? "none" : group)
      bytes.append(html: "</h3>\n<ul class=\"tasks\">\n")
      return bytes
    }
    let shown = frame.order?.count ?? list.taskCount
    if let moment = rows.nextTurn(list, frame) { frame.until = min(frame.until ?? moment, moment) }
    frame.head =
      PageHead(
        filter: filter, kind: kind, names: kind.isShared ? FieldNames() : FieldNames(list),
        shown: shown, matched: selected?.matched ?? shown, state: state
      ).bytes
    frame.tail = Array("</ul>\n</main>\n</body>\n</html>\n".utf8)
    return frame
  }

  private var state: String {
    look.query.states == [.done]
      ? "done " : look.query.states == [.open] ? "open " : ""
  }

  func append(
    _ id: Int64, _ text: Span<UInt8>, _ details: Span<UInt8>, in frame: ListLayout,
    to bytes: inout [UInt8]
  ) {
    rows.append(id, text, details, to: &bytes)
  }
}

extension HTMLRenderer.Kind {
  fileprivate var name: String {
    switch self {
    case .writing: "w"
    case .reading: "r"
    case .shared: "s"
    }
  }

  var isShared: Bool { if case .shared = self { true } else { false } }
}

/// The names of lists and tags that tasks have, in order.
struct FieldNames {
  private(set) var lists: [String] = []
  private(set) var tags: [String] = []

  init() {}

  init(_ list: [PackedTasks]) {
    var lists: Set<String> = []
    var tags: Set<String> = []
    for rows in list {
      rows.forEach { _, _, span in
        let fields = PackedFields(decoding: span)
        if let range = fields.list { lists.insert(span.extracting(range).string) }
        guard let range = fields.tags else { return }
        for tag in span.extracting(range).string.split(separator: ",") { tags.insert(String(tag)) }
      }
    }
    self.lists = lists.sorted()
    self.tags = tags.sorted()
  }
}
