/// The statements that begin a change: the place of the gate among them is ``ChangePipeline/gate``.
func gateQueries(tasks: Int64, steps: Int64) -> [ServerQuery] {
  [
    ServerQuery("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"),
    // For this transaction only, but for the language of the functions, which is loaded before anybody
    // has to wait for it. What was acknowledged is durable, whatever the server's default. The
    // first statement after it waits for all who came before; compiling a plan would take longer than
    // what it does. When the network is cut after a part of the statements, the server is in none and
    // idle in none, so that only its keepalives end the transaction; other systems than Linux lack the
    // last of them.
    ServerQuery(
      """
      SELECT tasks.expect(0, 0), set_config('tasks.statement_timeout', current_setting('statement_timeout'), true),
        set_config('statement_timeout', '5s', true), set_config('jit', 'off', true),
        set_config('lock_timeout', '5s', true),
        set_config('idle_in_transaction_session_timeout', '10s', true),
        set_config('tcp_keepalives_idle', '4', true), set_config('tcp_keepalives_interval', '2', true),
        set_config('tcp_keepalives_count', '3', true),
        set_config('tcp_user_timeout', CASE WHEN version() LIKE '%linux%' THEN '10s' ELSE '0' END, true),
        set_config('synchronous_commit', CASE current_setting('synchronous_commit')
          WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, true)
      """),
    // A statement of its own: the snapshots of those after it are made once the row is locked.
    ServerQuery(
      """
      UPDATE tasks.state
      SET next_step = next_step + \(steps), next_task =
        greatest(next_task, (SELECT max(id) + 1 FROM tasks.task)) + \(tasks)
      WHERE one = 1
      RETURNING next_step - \(steps), next_task - \(tasks)
      """),
    ServerQuery(
      """
      SELECT set_config('statement_timeout', current_setting('tasks.statement_timeout'), true),
        tasks.expect_schema(\(ServerSchema.newest))
      """),
  ]
}
