import App
import Dates
import Model
import Rendering
import Strategies
import Text

extension Visit {
  /// Answers POST.
  func change() throws -> PageResponse {
    if request.path == "/sign-in" { try configuration.attempts.check(request.peer) }
    guard request.contentType?.hasPrefix("application/x-www-form-urlencoded") == true else {
      throw Refusal(415, "a form is sent as application/x-www-form-urlencoded")
    }
    guard let form = Parameters(decoding: request.body) else {
      throw Refusal(400, "the form is not UTF-8, is cut off, or has too many fields")
    }
    try configuration.protection.checkOrigin(request)
    guard configuration.options.needsSignIn else {
      throw Refusal(403, "this page only shows the list")
    }
    if request.path == "/sign-in" { return try signIn(form) }
    guard let session = try session() else { throw Refusal(403, "you are not signed in") }
    try configuration.protection.check(request, form, session)
    if request.path == "/sign-out" { return try signOut(session) }
    guard configuration.options.canWrite else {
      throw Refusal(403, "this page only shows the list", hint: "it was started without --write")
    }
    return try inTurn {
      switch request.path {
      case "/add": try add(form, session)
      case "/edit": try edit(form, session)
      default: try act(form, session)
      }
    }
  }

  private func signIn(_ form: Parameters) throws -> PageResponse {
    // Looked at first: the key of another link stays what it is.
    guard let hash = form["key"].flatMap({ keyHash($0) }),
      let found = try app.access.accessKey(hash), found.kind == .signIn,
      found.isValid(at: app.clock.milliseconds),
      let link = try inTurn({ try app.access.takeAccessKey(hash) })
    else {
      configuration.attempts.countFailure(request.peer)
      throw Refusal(
        403, "this link was used, has expired, or never was",
        hint: "'tasks serve link --as NAME' prints another")
    }
    let (key, session) = try inTurn { try sessions.create(link.name) }
    var response = PageResponse.redirect(to: "/")
    response.headers.append(
      configuration.cookie(configuration.keyCookie, key, seconds: sessions.lifetime))
    response.note = visible("\(request.peer) \(session.name) has signed in")
    return response
  }

  private func signOut(_ session: Session) throws -> PageResponse {
    try inTurn { try sessions.end(session) }
    var response = PageResponse.redirect(to: "/")
    response.headers.append(configuration.cookie(configuration.keyCookie, "", seconds: 0))
    response.note = visible("\(request.peer) \(session.name) has signed out")
    return response
  }

  /// Does what changes a file when no other thread does; a server has many writers at once.
  private func inTurn<Value>(_ body: () throws -> Value) throws -> Value {
    try isOfFile ? configuration.turn.run(body) : body()
  }

  private func back(_ form: Parameters) -> String {
    form["back"].flatMap(ownAddress) ?? "/"
  }

  private func add(_ form: Parameters, _ session: Session) throws -> PageResponse {
    let fields = TaskFields(form)
    let task: NewTask
    do {
      task = try NewTask(
        try fields.checkedText(), try fields.edit(from: nil, app.clock), app.clock)
    } catch let error as any UserError {
      return Pages.form(
        400, fields, of: nil, back: back(form), token: session.token, names: FieldNames(),
        error: "Nothing was added: \(error.message).")
    }
    return try commit(.add([task]), session, to: "\(back(form))#text")
  }

  private func edit(_ form: Parameters, _ session: Session) throws -> PageResponse {
    guard let id = form["id"].flatMap({ Int64($0) }), id > 0 else {
      throw Refusal(400, "which task?")
    }
    let fields = TaskFields(form)
    var hidden = Parameters()
    for (name, value) in form.all where name.hasPrefix("was-") {
      hidden.append(String(name.dropFirst(4)), value)
    }
    let was = TaskFields(hidden)
    let stored = form["due-stored"].flatMap { $0.isEmpty ? nil : $0 }
    let seen = TaskItem(
      id: id, text: was.text, list: was.list.isEmpty ? nil : was.list,
      tags: was.tags.split(separator: " ").map(String.init),
      priority: Priority(name: was.priority), due: stored, note: was.note.isEmpty ? nil : was.note)
    do {
      let edit = try fields.edit(from: was, app.clock)
      return try commit(.replace(seen, with: edit), session, to: "\(back(form))#edit\(id)")
    } catch StoreError.conflict(let now?) {
      // With what it is now to compare with, saving once more is meant.
      return Pages.form(
        409, fields, of: (id, TaskFields(now, app.clock), now.due), back: back(form),
        token: session.token, names: FieldNames(),
        error:
          "Nothing was saved: somebody has changed the task meanwhile. Save again to replace it.")
    } catch let error as UsageError {
      return again(error)
    } catch let error as FieldError {
      return again(error)
    } catch let error as DateError {
      return again(error)
    }

    func again(_ error: any UserError) -> PageResponse {
      Pages.form(
        400, fields, of: (id, was, stored), back: back(form), token: session.token,
        names: FieldNames(), error: "Nothing was saved: \(error.message).")
    }
  }

  /// Does what a button says, such as `done 3`.
  private func act(_ form: Parameters, _ session: Session) throws -> PageResponse {
    let words = (form["do"] ?? "").split(separator: " ")
    guard words.count == 2, let number = Int64(words[1]), number > 0 else {
      throw Refusal(400, "there is no such button")
    }
    let targets = Targets.ids(TaskIDs(number))
    let change: Change
    switch words[0] {
    case "done": change = .done(targets)
    case "reopen": change = .reopen(targets)
    case "remove": change = .remove(targets)
    case "undo": change = .undoEntry(number)
    default: throw Refusal(400, "there is no such button")
    }
    return try commit(change, session, to: "\(back(form))#tasks")
  }

  /// Makes a change under the name of who is signed in, and leads back to the list, which says what was done.
  private func commit(_ change: Change, _ session: Session, to place: String) throws -> PageResponse
  {
    let app = try app.renewed(author: session.name)
    let result = try app.commit(change)
    let report = changeReport(change.verb, result, app.clock, style: Style(hasColor: false))
    let lines = String(decoding: report, as: UTF8.self).split(separator: "\n")
    var said = session
    said.said = Session.Said(
      text: lines.prefix(5).joined(separator: "\t"), step: try step(of: change, result, session))
    try sessions.save(said)
    app.didCommit(result, try view(PageFilter(), session))
    var response = PageResponse.redirect(to: place)
    response.headers.append(configuration.cookie(configuration.saidCookie, "1", seconds: 60))
    response.note = visible("\(request.peer) \(session.name): \(lines.first ?? "nothing")")
    return response
  }

  /// The number by which a change is undone; nil for one that changed nothing, or is an undo.
  private func step(
    of change: Change, _ result: ChangeResult, _ session: Session
  ) throws -> Int64? {
    guard change.verb.isUndoable, let diff = result.diffs.first else { return nil }
    let query = JournalQuery(limit: 1, undoableBy: session.name, diffLimit: 1)
    let entry = try app.entries(query).first
    return entry.flatMap { $0.verb == change.verb && $0.diffs.first?.id == diff.id ? $0.id : nil }
  }
}
