# Completion of tasks(1) for fish: tasks itself tells what may stand where the cursor is.
function __tasks_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -l answer ($words[1] ---complete fish $words[2..] "$typed" 2>/dev/null)
    if test $status -eq 0
        string join \n -- $answer
    else
        __fish_complete_path "$typed"
    end
end

complete -c tasks -f -k -a '(__tasks_complete)'
