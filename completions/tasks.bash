# Completion of tasks(1) for bash: tasks itself answers what may follow.
_tasks() {
  local program=${1/#\~/$HOME} line=${COMP_LINE:0:COMP_POINT} words=() current answer offer lines i
  type -P -- "$program" >/dev/null || program=tasks
  # bash splits words at = and :, where the line has no blank; they are joined again.
  for ((i = 0; i <= COMP_CWORD; i++)); do
    if [[ $i -eq 0 || $line == [[:blank:]]* || -z $line ]]; then
      line=${line#"${line%%[![:blank:]]*}"}
      if [[ $i -eq 0 || -n $line || -z ${COMP_WORDS[i]} ]]; then words+=(""); fi
    fi
    words[${#words[@]} - 1]+=${COMP_WORDS[i]}
    line=${line#"${COMP_WORDS[i]}"}
  done
  current=${words[${#words[@]} - 1]}
  COMPREPLY=()
  if ! answer=$("$program" ---complete bash "${words[@]:1}" 2>/dev/null); then
    compopt -o default 2>/dev/null
    return 0
  fi
  # What bash does not replace: all before the last = or : that splits, which none does inside quotes.
  current=${current%%[\'\"]*}
  current=${current%"${current##*[=:]}"}
  IFS=$'\n' read -r -d '' -a lines <<<"$answer"
  for offer in "${lines[@]}"; do
    [[ ${#lines[@]} -gt 1 && $COMP_TYPE != 37 && $offer == [0-9]*$'\t'* ]] || offer=${offer%%$'\t'*}
    offer=${offer#"$current"}
    offer=${offer/$'\t'/  }
    COMPREPLY+=("${offer:0:${COLUMNS:-80}}")
  done
  if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then compopt -o nospace 2>/dev/null; fi
  return 0
}
complete -o nosort -F _tasks tasks 2>/dev/null || complete -F _tasks tasks
