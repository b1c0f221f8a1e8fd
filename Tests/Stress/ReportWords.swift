import Strategies

extension Report {
  /// Violations beyond these are only counted.
  private static let shown = 10

  /// The whole report.
  var markdown: String {
    let mix = Set(settings.strategies.map(\.rawValue)).sorted().joined(separator: ", ")
    let changes = records.count { if case .change = $0.observation.finding { true } else { false } }
    let lists = records.count { if case .list = $0.observation.finding { true } else { false } }
    let origins = records.compactMap(\.origin)
    func share(_ origin: Journal.Origin) -> String {
      "\(origins.isEmpty ? 0 : origins.count { $0 == origin } * 100 / origins.count) %"
    }
    return """
      # make stress

      \(settings.processes) processes for \(oneDigit(seconds)) s, seed \(settings.seed), \
      strategies \(mix), \(settings.store.rawValue).

      \(records.count) commands: \(lists) lists that were read, \(changes) changes, \(commits) \
      commits. Of \(origins.count) lists that said so, \(share(.cache)) came from the cache and \
      \(share(.cacheInPart)) in part. \(busy.count) changes found the database busy.

      ## Times, in milliseconds

      | command | count | p50 | p95 | p99 | max |
      |---|---|---|---|---|---|
      \(times)

      The slowest:

      ```
      \(slowest)
      ```

      ## Faults

      | fault | count |
      |---|---|
      \(faults.map { "| \($0.name) | \($0.count) |" }.joined(separator: "\n"))

      ## Violations
      \(violations.prefix(Self.shown).map(words).joined())
      \(verdict)

      """
  }

  /// A line a kind of command that was neither stopped nor killed.
  private var times: String {
    let kinds = Dictionary(grouping: records.filter(\.isUndisturbed), by: \.verb)
    return kinds.sorted { $0.key < $1.key }.map { verb, records in
      let times = records.map { Double($0.observation.ended - $0.observation.began) / 1e6 }.sorted()
      let shares = [0.5, 0.95, 0.99, 1].map { share in
        oneDigit(times[min(times.count - 1, Int(share * Double(times.count)))])
      }
      return "| \(verb) | \(times.count) | \(shares.joined(separator: " | ")) |"
    }.joined(separator: "\n")
  }

  /// Five commands that took long, with nobody who stopped them.
  private var slowest: String {
    let observations = records.filter(\.isUndisturbed).map(\.observation)
    return observations.sorted { $0.ended - $0.began > $1.ended - $1.began }.prefix(5)
      .map { "\(words($0))\n\($0.errors)" }.joined()
  }

  /// When and how a command was run.
  private func words(_ seen: Observation) -> String {
    let start = records.map(\.observation.began).min() ?? 0
    return """
      command \(seen.number), \(oneDigit(Double(seen.began - start) / 1e6)) to \
      \(oneDigit(Double(seen.ended - start) / 1e6)) ms, status \(seen.status)
      $ \(seen.words)
      """
  }

  /// A violation with its commands in full.
  private func words(_ violation: Violation) -> String {
    let commands = violation.commands.map { number in
      guard let seen = records.first(where: { $0.observation.number == number })?.observation
      else { return "command \(number)\n" }
      return "\(words(seen))\n\(seen.answer)\(seen.errors)"
    }
    return """

      ### \(violation.kind.rawValue): \(violation.sentence)

      ```
      \(commands.joined(separator: "\n"))```

      """
  }
}

private func oneDigit(_ number: Double) -> String {
  let tenths = Int((number * 10).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}
