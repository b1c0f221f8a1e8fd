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
    let name = view.name
    // The script asks for the list alone, and what was said last is for whoever loads the page.
    let tellsSaid = hasSaid && !request.isUpdate && request.method == "GET"
    let said = tellsSaid ? session?.said : nil
    let reader = session?.hash ?? ""
    if !tellsSaid, let unchanged = unchanged(name, for: reader) { return unchanged }
    var response = try list(view, name, Pages.type, for: reader, canBeKept: !tellsSaid)
    var values = slots(session)
    if let said, let session {
      values[.said] = Pages.said(said, session, back: filter.address())
      var told = session
      told.said = nil
      try sessions.save(told)
    }
    if tellsSaid {
      response.headers.append(configuration.cookie(configuration.saidCookie, "", seconds: 0))
    }
    response.body = response.body.filled(values)
    return response
  }

  /// What a page has of a session.
  func slots(_ session: Session?) -> [Slot: [UInt8]] {
    session.map { [.user: Pages.user($0), .token: Pages.tokenField($0)] } ?? [:]
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
    let name = view.name
    let reader = session?.hash ?? ""
    return try unchanged(name, for: reader) ?? list(view, name, Self.json, for: reader)
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
    let name = view.name
    return try unchanged(name, for: hash) ?? list(view, name, Pages.type, for: hash)
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
