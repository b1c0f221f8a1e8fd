import App
import Dates

/// The names of the views of lists without a filter, which stay the same for a day.
struct PlainNames {
  let page, json: String
}

extension PageWorker {
  /// Answers requests for lists that were sent before and have not changed, all with one reading of the stamp;
  /// nil for the other requests.
  public func recentAnswers(_ requests: [PageRequest]) -> [PageResponse?] {
    let isPlain = requests.map { $0.isReading && ["/", "/tasks.json"].contains($0.target) }
    // A server would be asked over the network.
    guard let first = isPlain.firstIndex(of: true), !configuration.recent.isEmpty,
      let app = try? app(), file != nil,
      let visit = try? Visit(requests[first], configuration, app, &look, isOfFile: true),
      let names = try? names(visit)
    else { return requests.map { _ in nil } }
    return zip(requests, isPlain).map { request, isPlain in
      var visit = visit
      visit.request = request
      guard isPlain, (try? configuration.protection.checkHost(request)) != nil,
        var response = try? visit.showRecent(names)
      else { return nil }
      response.headers += Self.headers
      return response
    }
  }

  private func names(_ visit: Visit) throws -> PlainNames {
    let day = visit.app.clock.today
    if let known = plainNames, known.day == day { return known.names }
    let names = try visit.plainNames()
    plainNames = (day, names)
    return names
  }
}
