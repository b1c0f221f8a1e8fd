import App
import Dates
import Model
import Rendering
import Strategies

extension Visit {
  static let json = "application/json"

  /// Reads a list by the strategy, stores what the cache missed, and says how a browser asks for it again.
  ///
  /// `name` is that of the view, and `reader` the hash of a session or of a link; empty for everybody.
  func list(
    _ view: any ListRenderer, _ name: String, _ type: String, for reader: String,
    canBeKept: Bool = true
  ) throws -> PageResponse {
    let (parts, tag) = try read(view, name, for: reader)
    guard canBeKept else { return response(parts, type, tag: nil) }
    return response(parts, type, tag: tag ?? EntityTag(content: parts, for: reader))
  }

  /// The bytes of a list, as this process sent them last when the stamp is the same, else by the strategy; and
  /// its tag, nil where no stamp proves it.
  private func read(
    _ view: any ListRenderer, _ name: String, for reader: String
  ) throws -> ([[UInt8]], EntityTag?) {
    if let page = recent(name) {
      explain("the list is as it was sent last, under the database's stamp")
      return (page.parts, page.tag(for: reader))
    }
    let result = try app.list(view)
    let parts = result.parts.map(\.array).splitAtSlots()
    _ = result.fill?()
    explain(
      explainLine(
        result.origin, maximumAge: result.maximumAge, strategy: app.strategyName.rawValue))
    guard let validity = result.validity else { return (parts, nil) }
    let page = RecentPages.Page(name, parts, validity)
    if keepsRecent { configuration.recent.keep(name, page) }
    return (parts, page.tag(for: reader))
  }

  private func response(_ parts: [[UInt8]], _ type: String, tag: EntityTag?) -> PageResponse {
    if let tag, request.ifNoneMatch.map(tag.isAmong) == true { return unchanged(tag.description) }
    var response = PageResponse(200)
    response.headers = [("Content-Type", type), ("Vary", "Cookie")]
    if let tag {
      response.headers += [("Cache-Control", "private, no-cache"), ("ETag", tag.description)]
    } else {
      response.headers.append(("Cache-Control", "no-store"))
    }
    response.body = parts
    return response
  }

  private func unchanged(_ tag: String) -> PageResponse {
    var response = PageResponse(304)
    response.headers = [
      ("ETag", tag), ("Cache-Control", "private, no-cache"), ("Vary", "Cookie"),
    ]
    return response
  }

  private var keepsRecent: Bool { app.strategyName.isStamped && app.context.verifiedShare == 0 }

  /// The page that this process sent last, when the stamp tells that it has not changed.
  private func recent(_ name: String) -> RecentPages.Page? {
    guard keepsRecent, let stamp, stamp.isIntact else { return nil }
    return configuration.recent.find(name, stamp.value, at: app.clock.milliseconds)
  }

  /// Answers a request for a list without a filter that was sent before and has not changed; nil for what needs
  /// more than the stamp and the session.
  func showRecent(_ names: PlainNames) throws -> PageResponse? {
    let isJSON = request.target == "/tasks.json"
    guard let page = recent(isJSON ? names.json : names.page) else { return nil }
    var session: Session?
    if configuration.options.needsSignIn {
      guard !hasSaid || isJSON || request.isUpdate,
        let key = configuration.value(configuration.keyCookie, in: request.cookie),
        let found = try sessions.findRecent(key)
      else { return nil }
      session = found
    }
    let tag = page.tag(for: session?.hash ?? "")
    return response(
      isJSON ? page.parts : page.parts.filled(slots(session)), isJSON ? Self.json : Pages.type,
      tag: tag)
  }

  /// The names of the views of addresses without a filter.
  func plainNames() throws -> PlainNames {
    let filter = try PageFilter()
    return PlainNames(
      page: try view(filter, nil).name, json: ListFormat.json.view(try look(filter, nil)).name)
  }

  /// The answer that the browser has the page already, which one reading of the stamp tells; nil when it may
  /// have changed.
  func unchanged(_ name: String, for reader: String) -> PageResponse? {
    guard let asked = request.ifNoneMatch, let stamp, stamp.isIntact, app.strategyName.isStamped,
      let tag = EntityTag.match(
        asked, EntityTag.hash(stamp.value, name), for: reader, now: app.clock.milliseconds)
    else { return nil }
    explain("the browser has the list already, under the database's stamp")
    return unchanged(tag)
  }

  private func explain(_ line: @autoclosure () -> String) {
    if configuration.options.common.explains { PageProgram.note(line()) }
  }
}
