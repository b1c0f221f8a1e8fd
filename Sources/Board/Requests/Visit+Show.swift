import App
import Dates
import Libc
import Model
import Queries
import Rendering
import Strategies

extension Visit {
  /// Answers GET and HEAD.
  func show() throws -> PageResponse {
    switch request.path {
    case "/sign-in": return Pages.signIn(key: String(request.query.prefix(64)))
    case let path where path.hasPrefix("/l/"): return try showShared(path.dropFirst(3))
    default: break
    }
    let session = try session()
    guard session != nil || !configuration.options.needsSignIn else {
      guard request.path != "/tasks.json" else { throw Refusal(403, "you are not signed in") }
      return Pages.needsLink()
    }
    switch request.path {
    case "/tasks.json": return try showJSON(session)
    case "/edit": return try showForm(session)
    default: return try showPage(session)
    }
  }

  private func showPage(_ session: Session?) throws -> PageResponse {
    let filter = try PageFilter(try parameters())
    let view = try view(filter, session)
    // The script asks for the list alone, and what was said last is for whoever loads the page.
    let said = request.isUpdate ? nil : session?.said
    let variant = session.map { "\($0.hash)\($0.name)" } ?? ""
    if said == nil, let unchanged = unchanged(view.name, variant) { return unchanged }
    var response = try list(view, Pages.type, variant, canBeKept: said == nil)
    guard let session else {
      response.body = response.body.filled([:])
      return response
    }
    var values: [Slot: [UInt8]] = [
      .user: Pages.user(session), .token: Pages.tokenField(session),
    ]
    if let said { values[.said] = Pages.said(said, session, back: filter.address()) }
    response.body = response.body.filled(values)
    guard said != nil else { return response }
    var told = session
    told.said = nil
    try sessions.save(told)
    return response
  }

  /// The whole page of a filter.
  func view(_ filter: PageFilter, _ session: Session?) throws -> HTMLRenderer {
    var look = try look(filter, session)
    if filter.parameters["limit"] == nil { look.query.limit = PageFilter.pageLimit }
    return HTMLRenderer(look, filter, configuration.options.canWrite ? .writing : .reading)
  }

  private func showJSON(_ session: Session?) throws -> PageResponse {
    let filter = try PageFilter(try parameters())
    let view = ListFormat.json.view(try look(filter, session))
    let variant = session?.hash ?? ""
    if let unchanged = unchanged(view.name, variant) { return unchanged }
    return try list(view, "application/json", variant)
  }

  /// Shows one list to whoever has its link.
  private func showShared(_ key: Substring) throws -> PageResponse {
    try configuration.attempts.check(request.peer)
    guard let hash = keyHash(key), var share = try app.access.accessKey(hash), share.kind == .share,
      share.isValid(at: app.clock.milliseconds)
    else {
      configuration.attempts.countFailure(request.peer)
      throw Refusal(404, "there is no such link, or it was revoked")
    }
    if app.clock.milliseconds - share.used >= 60_000 {
      share.used = app.clock.milliseconds
      _ = try? app.access.update(share)
    }
    var parameters = Parameters()
    parameters.append("list", share.name)
    let filter = try PageFilter(parameters)
    var look = try look(filter, nil)
    look.query.limit = PageFilter.pageLimit
    let view = HTMLRenderer(look, filter, .shared(list: share.name))
    if let unchanged = unchanged(view.name, hash) { return unchanged }
    return try list(view, Pages.type, hash)
  }

  /// Reads a list by the strategy, stores what the cache missed, and says how a browser asks for it again.
  private func list(
    _ view: any ListRenderer, _ type: String, _ variant: String, canBeKept: Bool = true
  ) throws -> PageResponse {
    let (parts, validity) = try parts(view)
    var response = PageResponse(200)
    response.body = parts
    response.headers = [("Content-Type", type), ("Vary", "Cookie")]
    guard canBeKept else {
      response.headers.append(("Cache-Control", "no-store"))
      return response
    }
    response.headers.append(("Cache-Control", "private, no-cache"))
    let tag =
      validity.map { EntityTag($0.stamp, view.name, variant, until: $0.until) }
      ?? EntityTag(content: response.body, variant)
    if request.ifNoneMatch.map(tag.isAmong) == true {
      response.status = 304
      response.body = []
    }
    response.headers.append(("ETag", tag.description))
    return response
  }

  /// The bytes of a list: as this process sent them last when the stamp is the same, else by the strategy.
  private func parts(
    _ view: any ListRenderer
  ) throws -> (parts: [[UInt8]], validity: ListResult.Validity?) {
    let keepsRecent = app.strategyName.isStamped && app.context.verifiedShare == 0
    let now = app.clock.milliseconds
    if keepsRecent, let stamp, stamp.isIntact,
      let page = configuration.recent.find(view.name, stamp.value, at: now)
    {
      explain("the list is as it was sent last, under the database's stamp")
      return (page.parts, page.validity)
    }
    let result = try app.list(view)
    let parts = result.parts.map(\.array).splitAtSlots()
    _ = result.fill?()
    if keepsRecent, let validity = result.validity {
      configuration.recent.keep(view.name, parts, validity)
    }
    explain(
      explainLine(
        result.origin, maximumAge: result.maximumAge, strategy: app.strategyName.rawValue))
    return (parts, result.validity)
  }

  private func explain(_ line: @autoclosure () -> String) {
    if configuration.options.common.explains { PageProgram.note(line()) }
  }

  /// The answer that the browser has the page already, which one reading of the stamp tells; nil when it may
  /// have changed.
  private func unchanged(_ name: String, _ variant: String) -> PageResponse? {
    guard let asked = request.ifNoneMatch, let stamp, stamp.isIntact, app.strategyName.isStamped,
      let tag = EntityTag.match(
        asked, stamp.value, name, variant, now: app.clock.milliseconds)
    else { return nil }
    var response = PageResponse(304)
    response.headers = [
      ("ETag", tag), ("Cache-Control", "private, no-cache"), ("Vary", "Cookie"),
    ]
    explain("the browser has the list already, under the database's stamp")
    return response
  }

  private func showForm(_ session: Session?) throws -> PageResponse {
    guard configuration.options.canWrite, let session else {
      throw Refusal(403, "this page only shows the list")
    }
    let parameters = try parameters()
    guard let id = parameters["id"].flatMap({ Int64($0) }), id > 0 else {
      throw Refusal(400, "which task?")
    }
    let task = try app.tasks(TaskIDs(id))[0]
    let fields = TaskFields(task, app.clock)
    return Pages.form(
      200, fields, of: (id, fields, task.due), back: listBefore ?? "/",
      token: session.token, names: FieldNames())
  }

  /// The list that the browser comes from; nil where it does not say.
  private var listBefore: String? {
    guard let host = request.host, let referrer = request.referrer,
      let start = referrer.firstRange(of: "//\(host)/")
    else { return nil }
    return ownAddress(String(referrer[referrer.index(before: start.upperBound)...]))
  }

  /// An address of this page; nil for one of elsewhere.
  func ownAddress(_ text: String) -> String? {
    let isOwn =
      text == "/"
      || text.hasPrefix("/?")
        && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x5C }
    return isOwn ? text : nil
  }
}
