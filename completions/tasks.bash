# Completion of tasks(1) for bash: tasks itself tells what may stand where the cursor is.
_tasks() {
  local answer
  COMPREPLY=()
  if answer=$("$1" ---complete bash "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null); then
    IFS=$'\n' read -r -d '' -a COMPREPLY <<<"$answer"
  else
    compopt -o default 2>/dev/null
  fi
  return 0
}
complete -o nosort -F _tasks tasks 2>/dev/null || complete -F _tasks tasks
