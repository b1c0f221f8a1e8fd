package import Arguments

/// What can be typed after `tasks serve`, for the command line, which passes it on, and for `tasks-serve`.
package enum ServeSyntax {
  package static let all = [start, link, links, unlink]

  package static let group = Syntax(
    "serve",
    abstract: "Show the list in a browser",
    usage: "tasks serve [<command>] [<options>]",
    discussion: """
      Examples:
        tasks serve --write
        tasks serve link --as anna
        tasks serve link --list garden
        tasks serve links

      'tasks serve' alone starts the page. The manual is tasks-serve(1).
      """)

  package static let start = Syntax(
    "start",
    abstract: "Serve the page until Ctrl-C or SIGTERM",
    usage: "tasks serve [start] [<options>]",
    discussion: """
      Examples:
        tasks serve
        tasks serve --write --sessions cache
        tasks serve --listen 0.0.0.0:8765 --origin https://tasks.example.com --write
        tasks serve --listen unix:/run/tasks.sock --no-sign-in

      It prints a link with which you sign in, once. Without --write nothing can be
      changed in the browser. Requests that fail are logged to stderr.
      """,
    options: ServeOptions.options, global: CommonOptions.options)

  package static let link = Syntax(
    "link",
    abstract: "Print a link to sign in once, or one that shows a list",
    usage: "tasks serve link [--list <name>] [<options>]",
    discussion: """
      Examples:
        tasks serve link --as anna
        tasks serve link --list garden

      The first signs in as anna, once, within a day. The second shows the open tasks of
      one list to whoever has the link, until 'tasks serve unlink'.
      """,
    options: LinkOptions.options, global: CommonOptions.options)

  package static let links = Syntax(
    "links",
    abstract: "Show the links and the sessions that are valid",
    usage: "tasks serve links [<options>]",
    discussion: """
      Examples:
        tasks serve links

      One tab-separated line each: its number, what it is, of whom or which list, when it
      was made, when it was last used, and when it expires.
      """, global: CommonOptions.options)

  package static let unlink = Syntax(
    "unlink",
    abstract: "Revoke links, and end sessions",
    usage: "tasks serve unlink [<options>] <number> ...",
    discussion: """
      Examples:
        tasks serve unlink 3f9a0c12

      The numbers are those of 'tasks serve links'.
      """,
    arguments: [Argument("number", 1...Int.max, "The number of a link or of a session")],
    global: CommonOptions.options)
}
