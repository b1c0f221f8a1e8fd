import Model

extension ChangeRules {
  /// Claims open tasks; throws when one is done or claimed, by whomever.
  func claim(
    _ targets: Targets, _ claim: Claim, _ applied: inout AppliedChange
  ) throws(StoreError) {
    let claim = Claim(owner: claim.owner, id: claim.id, until: end(claim.until))
    try update(targets, &applied, isTimed: false) { task throws(StoreError) in
      guard task.done == nil else { throw .isDone(task.id) }
      if let holder = holder(of: task) { throw taken(task, by: holder) }
      task.claim = claim
    }
  }

  /// Lets the claim `id` end at `until`, unless it ends later; throws when a task has no such claim.
  func renew(
    _ targets: Targets, _ id: ClaimID, until: Int64, _ applied: inout AppliedChange
  ) throws(StoreError) {
    let until = end(until)
    try update(targets, &applied, isTimed: false) { task throws(StoreError) in
      guard var claim = task.claim, claim.id == id else {
        throw .claimLost(task: task.id, loss(of: task, id))
      }
      claim.until = max(claim.until, until)
      task.claim = claim
    }
  }

  /// Ends claims; throws when one is of another name, unless `isForced`.
  func release(
    _ targets: Targets, isForced: Bool, _ applied: inout AppliedChange
  ) throws(StoreError) {
    try update(targets, &applied, isTimed: false) { task throws(StoreError) in
      guard let holder = holder(of: task) else { return }
      guard isForced || holder.owner == author.name else { throw taken(task, by: holder) }
      task.claim = nil
    }
  }

  /// Throws unless the claim `id` holds a task now.
  func check(_ task: TaskItem, isHeldBy id: ClaimID) throws(StoreError) {
    guard holder(of: task)?.id == id else { throw .claimLost(task: task.id, loss(of: task, id)) }
  }

  /// When a claim ends that would end at `until` by the author's clock, at a whole second.
  private func end(_ until: Int64) -> Int64 {
    guard now != author.time else { return until }
    let duration = (until - author.time) / 1_000 * 1_000
    return (now + duration + 999) / 1_000 * 1_000
  }

  /// The claim that holds a task now; nil when the task is free.
  private func holder(of task: TaskItem) -> Claim? {
    task.claim.flatMap { $0.holds(at: now) ? $0 : nil }
  }

  private func taken(_ task: TaskItem, by holder: Claim) -> StoreError {
    .claimed(task: task.id, by: holder.owner, left: holder.until - now)
  }

  /// Why the claim `id` does not hold a task.
  private func loss(of task: TaskItem, _ id: ClaimID) -> ClaimLoss {
    if task.done != nil { return .done }
    if let holder = holder(of: task) {
      return .taken(by: holder.owner, left: holder.until - now)
    }
    guard let claim = task.claim, claim.id == id else { return .free }
    return .ranOut(id, ago: now - claim.until)
  }
}
