# Completion of tasks(1) for fish: tasks itself answers what may follow.
function __tasks_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -l program tasks
    type -q -- $words[1] 2>/dev/null; and set program $words[1]
    type -q -- $program; or return
    set -l answer ($program ---complete fish $words[2..] "$typed" 2>/dev/null)
    if test $status -eq 0
        string join \n -- $answer
    else
        __fish_complete_path "$typed"
    end
end

complete -c tasks -f -k -a '(__tasks_complete)'
