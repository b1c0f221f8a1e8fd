import Dates
package import Model
import Queries
import Text

/// The forms in which tasks can be exported, in the order of help.
package enum ExportFormat: String, CaseIterable, Sendable {
  case jsonl, json, csv, tsv, taskwarrior, todotxt, markdown

  package func view(_ look: RenderOptions) -> any ListRenderer {
    switch self {
    case .jsonl: JSONRenderer(look, isLines: true)
    case .json: JSONRenderer(look, isLines: false)
    case .csv: SeparatedRenderer(look, separator: .comma)
    case .tsv: SeparatedRenderer(look, separator: .tab)
    case .taskwarrior: TaskwarriorRenderer(look)
    case .todotxt: TodoTxtRenderer(look)
    case .markdown: MarkdownRenderer(look)
    }
  }
}

/// What a form has no place for, and how many tasks have it.
package struct ExportLoss: Equatable, Sendable {
  package let name: String
  package fileprivate(set) var count: Int
}

extension ExportFormat {
  /// What of the tasks that `look` shows is lost.
  package func losses(_ list: [PackedTasks], _ look: RenderOptions) -> [ExportLoss] {
    guard ![.jsonl, .json].contains(self) else { return [] }
    var losses: [ExportLoss] = []
    for row in LaidOutTasks(list, ListLayout(look.selected(list))) {
      list.with(row) { text, details in
        for name in names(text, details, PackedFields(decoding: details)) {
          if let index = losses.firstIndex(where: { $0.name == name }) {
            losses[index].count += 1
          } else {
            losses.append(ExportLoss(name: name, count: 1))
          }
        }
      }
    }
    return losses
  }

  /// What of a task is lost.
  private func names(
    _ text: Span<UInt8>, _ span: Span<UInt8>, _ task: PackedFields
  ) -> [String] {
    let rule = task.every.flatMap { Recurrence(stored: span.extracting($0).string) }
    // Only JSON has escapes for them.
    let hasControl =
      self != .taskwarrior
      && (text.mustBeEscaped || task.note.map { span.extracting($0).mustBeEscaped } ?? false)
    var names: [(name: String, isLost: Bool)] = []
    switch self {
    case .jsonl, .json: break
    case .csv, .tsv: break
    case .taskwarrior:
      names = [
        ("keys", task.key != nil), ("claims", task.claim != nil),
        (
          "recurrences other than a period with a due date",
          rule != nil && !rule.isTaskwarrior(task)
        ),
        ("the order of dated lines of notes", hasDatedLine(task, span)),
        (
          "blank lines of notes",
          task.note.map { span.extracting($0).string.has("\n\n") } ?? false
        ),
      ]
    case .todotxt:
      names = [
        ("keys", task.key != nil), ("claims", task.claim != nil), ("notes", task.note != nil),
        ("times of due dates", task.due(in: span)?.isDay == false),
        ("times of wait dates", task.date(task.wait, in: span)?.isDay == false),
        ("recurrences other than a period", rule != nil && rule?.todoTxt == nil),
        ("last days of recurrences", rule?.until != nil),
        ("spaces in lists", task.list.map { span.extracting($0).string.has(" ") } ?? false),
      ]
    case .markdown:
      names = [
        ("keys", task.key != nil), ("claims", task.claim != nil), ("tags", task.tags != nil),
        ("priorities", task.priority != nil),
        ("due dates", task.due != nil), ("wait dates", task.wait != nil),
        ("recurrences", task.every != nil), ("times of completion", task.done != nil),
      ]
    }
    names.append(("control characters", hasControl))
    return names.filter(\.isLost).map(\.name)
  }
}

/// Whether a note of several lines has one with a day in front, which becomes the time of an annotation.
private func hasDatedLine(_ task: PackedFields, _ span: Span<UInt8>) -> Bool {
  let lines = task.note.map { span.extracting($0).string.split(separator: "\n") } ?? []
  return lines.count > 1 && lines.contains { DueDate(stored: String($0.prefix(10))) != nil }
}

extension DueDate {
  fileprivate var isDay: Bool { if case .day = self { true } else { false } }
}

extension Span<UInt8> {
  /// Whether it has a character but a line feed that is shown as an escape.
  fileprivate var mustBeEscaped: Bool {
    !isPrintableASCII && string.unicodeScalars.contains { $0 != "\n" && $0.mustBeEscaped }
  }
}
