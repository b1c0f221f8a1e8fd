import Dates
import Model

// How other programs write a recurrence.
extension Recurrence {
  /// Such as `+2w`, from the due date, or `2w`, from completion; nil for a rule that is no period.
  var todoTxt: String? {
    guard let (count, unit) = period else { return isOnWeekdays ? "+1b" : nil }
    let letter =
      switch unit {
      case .day: "d"
      case .week: "w"
      case .month: "m"
      case .year: "y"
      }
    return "\(isAfterCompletion ? "" : "+")\(count)\(letter)"
  }

  /// Such as `2weeks`; nil for a rule that Taskwarrior does not have.
  var taskwarrior: String? {
    guard !isAfterCompletion else { return nil }
    guard let (count, unit) = period else { return isOnWeekdays ? "weekdays" : nil }
    let name =
      switch unit {
      case .day: "days"
      case .week: "weeks"
      case .month: "months"
      case .year: "years"
      }
    return "\(count)\(name)"
  }
}

extension Recurrence? {
  /// Whether Taskwarrior takes the recurrence of a task: it must be open and have a due date.
  func isTaskwarrior(_ task: PackedFields) -> Bool {
    self?.taskwarrior != nil && task.due != nil && task.done == nil
  }
}
