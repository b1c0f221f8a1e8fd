import Model
import Text

/// The pages besides the list, which are cached nowhere.
enum Pages {
  static let type = "text/html; charset=utf-8"

  private static func page(
    _ status: Int, _ title: String, _ body: (inout [UInt8]) -> Void
  ) -> PageResponse {
    var bytes: [UInt8] = []
    bytes.openPage(title)
    bytes.append(html: "<header><h1>")
    bytes.append(text: title)
    bytes.append(html: "</h1><a href=\"/\">All tasks</a></header>\n<main id=\"tasks\">\n")
    body(&bytes)
    bytes.append(html: "</main>\n")
    bytes.closePage()
    var response = PageResponse(status, type: type, bytes)
    response.headers.append(("Cache-Control", "no-store"))
    return response
  }

  /// Says why a request is not answered as it wants.
  static func refusal(_ refusal: Refusal) -> PageResponse {
    let title =
      switch refusal.status {
      case 404: "Not found"
      case 503: "Not available now"
      case 500: "Something went wrong"
      default: "Not done"
      }
    var response = page(refusal.status, title) { bytes in
      bytes.append(html: "<p class=\"notice error\" role=\"alert\">")
      bytes.append(
        text: refusal.message.prefix(1).uppercased() + refusal.message.dropFirst()
          + (refusal.hint.map { " (\($0))" } ?? "") + ".")
      bytes.append(html: "</p>\n")
    }
    if let seconds = refusal.retryAfter {
      response.headers.append(("Retry-After", "\(seconds)"))
    }
    return response
  }

  /// Asks for a link, which is the only way in.
  static func needsLink() -> PageResponse {
    page(403, "Sign in") { bytes in
      bytes.append(
        html: """
          <p class="notice">You need a link to sign in. 'tasks serve' prints one when it starts, and
          'tasks serve link --as NAME' prints more. Each works once.</p>

          """)
    }
  }

  /// Signs in with the key of a link when the button is pressed: programs that look at links in messages must
  /// not use it up.
  static func signIn(key: String) -> PageResponse {
    page(200, "Sign in") { bytes in
      bytes.append(html: "<form class=\"form\" method=\"post\" action=\"/sign-in\">")
      bytes.append(html: "<input type=\"hidden\" name=\"key\"")
      bytes.append(attribute: "value", key)
      bytes.append(html: "><p>This link works once.</p>")
      bytes.append(html: "<button class=\"main\" autofocus>Sign in</button></form>\n")
    }
  }

  /// The form of a task: one to edit, with what it was when the form was made, or one that could not be added.
  static func form(
    _ status: Int, _ fields: TaskFields, of task: (id: Int64, was: TaskFields, due: String?)?,
    back: String, token: String, names: FieldNames, error: String? = nil
  ) -> PageResponse {
    page(status, task.map { "Edit #\($0.id)" } ?? "Add a task") { bytes in
      if let error {
        bytes.append(html: "<p class=\"notice error\" role=\"alert\">")
        bytes.append(text: error)
        bytes.append(html: "</p>\n")
      }
      bytes.append(html: "<form class=\"form\" method=\"post\"")
      bytes.append(attribute: "action", task == nil ? "/add" : "/edit")
      bytes.append(html: ">")
      var hidden = [("token", token), ("back", back)]
      if let task {
        hidden += [
          ("id", "\(task.id)"), ("was-text", task.was.text), ("was-list", task.was.list),
          ("was-tags", task.was.tags), ("was-priority", task.was.priority),
          ("was-due", task.was.due), ("was-note", task.was.note), ("due-stored", task.due ?? ""),
        ]
      }
      for (name, value) in hidden {
        bytes.append(html: "<input type=\"hidden\"")
        bytes.append(attribute: "name", name)
        bytes.append(attribute: "value", value)
        bytes.append(html: ">")
      }
      fields.append(to: &bytes, names: names, foldsMore: false)
      bytes.append(html: "<button class=\"main\">Save</button> <a class=\"button\"")
      bytes.append(attribute: "href", back)
      bytes.append(html: ">Cancel</a></form>\n")
    }
  }

  /// Who is signed in, at the top of each page.
  static func user(_ session: Session) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(html: "<form method=\"post\" action=\"/sign-out\">")
    bytes += tokenField(session)
    bytes.append(html: "<span>")
    bytes.append(text: session.name)
    bytes.append(html: "</span><button>Sign out</button></form>")
    return bytes
  }

  static func tokenField(_ session: Session) -> [UInt8] {
    Array("<input type=\"hidden\" name=\"token\" value=\"\(session.token)\">".utf8)
  }

  /// What was done last, with a button that undoes it.
  static func said(_ said: Session.Said, _ session: Session, back: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(html: "<div class=\"said\"><p role=\"status\">")
    for (index, line) in said.text.split(separator: "\t").enumerated() {
      if index > 0 { bytes.append(0x0A) }
      bytes.append(text: String(line))
    }
    bytes.append(html: "</p>")
    if let step = said.step {
      bytes.append(html: "<form method=\"post\" action=\"/change\">")
      bytes += tokenField(session)
      bytes.append(html: "<input type=\"hidden\" name=\"back\"")
      bytes.append(attribute: "value", back)
      bytes += "><button name=\"do\" value=\"undo \(step)\" id=\"undo\">Undo</button></form>".utf8
    }
    bytes.append(html: "</div>\n")
    return bytes
  }
}
