function __tasks_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __tasks_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __tasks_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __tasks_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __tasks_parse_tokens -S
    set -l unparsed_tokens (__tasks_tokens -pc)
    switch $unparsed_tokens[1]
    case 'tasks'
        __tasks_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'add'
            __tasks_parse_subcommand -r 1 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'global' 'as=' 'explain' 'color=' 'q/quiet' 'l/list=' 't/tag=+' 'p/priority=' 'd/due=' 'n/note=' 'dry-run' 'version' 'h/help'
        case 'list'
            __tasks_parse_subcommand 0 'format=' 'simulate-slow-query=' 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'global' 'as=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
        case 'show'
            __tasks_parse_subcommand -r 1 'format=' 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'global' 'as=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
        case 'done'
            __tasks_parse_subcommand -r 1 'dry-run' 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'global' 'as=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
        case 'reopen'
            __tasks_parse_subcommand -r 1 'dry-run' 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'global' 'as=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
        case 'edit'
            __tasks_parse_subcommand -r 1 'dry-run' 'text=' 'l/list=' 't/tag=+' 'p/priority=' 'd/due=' 'n/note=' 'untag=+' 'no-list' 'no-tags' 'no-priority' 'no-due' 'no-note' 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'global' 'as=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
        case 'remove'
            __tasks_parse_subcommand -r 1 'dry-run' 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'global' 'as=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
        case 'undo'
            __tasks_parse_subcommand 1 'list' 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'global' 'as=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
        case 'redo'
            __tasks_parse_subcommand 1 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'global' 'as=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
        case 'log'
            __tasks_parse_subcommand -r 1 'since=' 'limit=' 'format=' 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'global' 'as=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
        case 'lists'
            __tasks_parse_subcommand 0 'format=' 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'global' 'as=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
        case 'tags'
            __tasks_parse_subcommand 0 'format=' 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'global' 'as=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
        case 'init'
            __tasks_parse_subcommand 0 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'global' 'as=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
        case 'where'
            __tasks_parse_subcommand 0 'format=' 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'global' 'as=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
        case 'config'
            __tasks_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'show'
                __tasks_parse_subcommand 0 'format=' 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'global' 'as=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
            case 'get'
                __tasks_parse_subcommand 1 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'global' 'as=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
            case 'set'
                __tasks_parse_subcommand 2 'project' 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'global' 'as=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
            case 'unset'
                __tasks_parse_subcommand 1 'project' 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'global' 'as=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
            case 'path'
                __tasks_parse_subcommand 0 'project' 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'global' 'as=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
            end
        case 'cache'
            __tasks_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'check'
                __tasks_parse_subcommand 0 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'global' 'as=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
            case 'stats'
                __tasks_parse_subcommand 0 'format=' 'watch' 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'global' 'as=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
            case 'clear'
                __tasks_parse_subcommand 0 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'global' 'as=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
            case 'warm'
                __tasks_parse_subcommand 0 'format=' 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'global' 'as=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
            case 'verify'
                __tasks_parse_subcommand 0 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'global' 'as=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
            end
        case 'help'
            __tasks_parse_subcommand -r 1 'version'
        end
    end
end

function __tasks_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __tasks_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __tasks_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __tasks_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__tasks_tokens -p)
    if test -z "$(__tasks_tokens -t)"
        set -l index (count (__tasks_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'tasks' -f
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks" -eq 1' -fa 'add' -d 'Add a task'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks" -eq 1' -fa 'list' -d 'Show the open tasks'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks" -eq 1' -fa 'show' -d 'Show all that is known of tasks'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks" -eq 1' -fa 'done' -d 'Mark tasks as done'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks" -eq 1' -fa 'reopen' -d 'Open tasks again that were done'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks" -eq 1' -fa 'edit' -d 'Change fields of tasks'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks" -eq 1' -fa 'remove' -d 'Remove tasks'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks" -eq 1' -fa 'undo' -d 'Take back what your last commands changed'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks" -eq 1' -fa 'redo' -d 'Do again what was taken back'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks" -eq 1' -fa 'log' -d 'Show who changed what and when'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks" -eq 1' -fa 'lists' -d 'Show the lists, and how many open tasks each has'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks" -eq 1' -fa 'tags' -d 'Show the tags, and how many open tasks each has'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks" -eq 1' -fa 'init' -d 'Make a list for this folder and those below it'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks" -eq 1' -fa 'where' -d 'Say where the list is, and why there'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks" -eq 1' -fa 'config' -d 'Show and change settings'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks" -eq 1' -fa 'cache' -d 'Check, count, clear, fill and verify the cache'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" global' -l 'global' -d 'Use your own list, also below a folder that has one'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" as' -l 'as' -d 'Change tasks under this name (TASKS_USER; default: the user\'s)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" l list' -l 'list' -s 'l' -d 'Put it on this list' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add"' -l 'tag' -s 't' -d 'Give it this tag, again for more' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" p priority' -l 'priority' -s 'p' -d 'Its priority: high, medium or low' -rfka 'high medium low'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" d due' -l 'due' -s 'd' -d 'When it is due: today, fri, +3d, 2w, eom, 2026-12-01, 17:00, 2026-12-01T17:00' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" n note' -l 'note' -s 'n' -d 'A note in Markdown; \'-\' reads it from stdin' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" dry-run' -l 'dry-run' -d 'Say what would be done, and change nothing'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" format' -l 'format' -d 'Show the list in this form (default: table on a terminal, else plain)' -rfka 'table plain json'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" simulate-slow-query' -l 'simulate-slow-query' -d 'Read the rows from the database that slowly, to see what a cache does' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" global' -l 'global' -d 'Use your own list, also below a folder that has one'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" as' -l 'as' -d 'Change tasks under this name (TASKS_USER; default: the user\'s)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks show" format' -l 'format' -d 'Show the tasks in this form' -rfka 'text json'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks show" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks show" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks show" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks show" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks show" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks show" global' -l 'global' -d 'Use your own list, also below a folder that has one'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks show" as' -l 'as' -d 'Change tasks under this name (TASKS_USER; default: the user\'s)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks show" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks show" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks show" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks show" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks done" dry-run' -l 'dry-run' -d 'Say what would be done, and change nothing'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks done" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks done" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks done" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks done" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks done" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks done" global' -l 'global' -d 'Use your own list, also below a folder that has one'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks done" as' -l 'as' -d 'Change tasks under this name (TASKS_USER; default: the user\'s)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks done" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks done" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks done" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks done" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks done" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks reopen" dry-run' -l 'dry-run' -d 'Say what would be done, and change nothing'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks reopen" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks reopen" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks reopen" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks reopen" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks reopen" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks reopen" global' -l 'global' -d 'Use your own list, also below a folder that has one'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks reopen" as' -l 'as' -d 'Change tasks under this name (TASKS_USER; default: the user\'s)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks reopen" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks reopen" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks reopen" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks reopen" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks reopen" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit" dry-run' -l 'dry-run' -d 'Say what would be done, and change nothing'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit" text' -l 'text' -d 'Its words' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit" l list' -l 'list' -s 'l' -d 'Put it on this list' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit"' -l 'tag' -s 't' -d 'Give it this tag, again for more' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit" p priority' -l 'priority' -s 'p' -d 'Its priority: high, medium or low' -rfka 'high medium low'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit" d due' -l 'due' -s 'd' -d 'When it is due: today, fri, +3d, 2w, eom, 2026-12-01, 17:00, 2026-12-01T17:00' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit" n note' -l 'note' -s 'n' -d 'A note in Markdown; \'-\' reads it from stdin' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit"' -l 'untag' -d 'Take this tag away, again for more' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit" no-list' -l 'no-list' -d 'Take it off its list'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit" no-tags' -l 'no-tags' -d 'Take all tags away'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit" no-priority' -l 'no-priority' -d 'Take its priority away'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit" no-due' -l 'no-due' -d 'Take its due date away'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit" no-note' -l 'no-note' -d 'Take its note away'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit" global' -l 'global' -d 'Use your own list, also below a folder that has one'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit" as' -l 'as' -d 'Change tasks under this name (TASKS_USER; default: the user\'s)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks edit" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks remove" dry-run' -l 'dry-run' -d 'Say what would be done, and change nothing'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks remove" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks remove" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks remove" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks remove" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks remove" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks remove" global' -l 'global' -d 'Use your own list, also below a folder that has one'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks remove" as' -l 'as' -d 'Change tasks under this name (TASKS_USER; default: the user\'s)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks remove" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks remove" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks remove" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks remove" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks remove" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks undo" list' -l 'list' -d 'Show the steps that can be taken back, the last first'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks undo" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks undo" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks undo" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks undo" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks undo" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks undo" global' -l 'global' -d 'Use your own list, also below a folder that has one'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks undo" as' -l 'as' -d 'Change tasks under this name (TASKS_USER; default: the user\'s)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks undo" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks undo" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks undo" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks undo" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks undo" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks redo" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks redo" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks redo" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks redo" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks redo" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks redo" global' -l 'global' -d 'Use your own list, also below a folder that has one'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks redo" as' -l 'as' -d 'Change tasks under this name (TASKS_USER; default: the user\'s)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks redo" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks redo" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks redo" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks redo" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks redo" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks log" since' -l 'since' -d 'Only what came since: today, 3d, 2026-12-01' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks log" limit' -l 'limit' -d 'At most so many steps' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks log" format' -l 'format' -d 'Show the steps in this form' -rfka 'plain json'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks log" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks log" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks log" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks log" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks log" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks log" global' -l 'global' -d 'Use your own list, also below a folder that has one'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks log" as' -l 'as' -d 'Change tasks under this name (TASKS_USER; default: the user\'s)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks log" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks log" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks log" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks log" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks log" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks lists" format' -l 'format' -d 'Show them in this form' -rfka 'plain json'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks lists" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks lists" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks lists" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks lists" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks lists" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks lists" global' -l 'global' -d 'Use your own list, also below a folder that has one'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks lists" as' -l 'as' -d 'Change tasks under this name (TASKS_USER; default: the user\'s)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks lists" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks lists" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks lists" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks lists" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks lists" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks tags" format' -l 'format' -d 'Show them in this form' -rfka 'plain json'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks tags" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks tags" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks tags" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks tags" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks tags" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks tags" global' -l 'global' -d 'Use your own list, also below a folder that has one'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks tags" as' -l 'as' -d 'Change tasks under this name (TASKS_USER; default: the user\'s)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks tags" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks tags" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks tags" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks tags" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks tags" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks init" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks init" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks init" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks init" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks init" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks init" global' -l 'global' -d 'Use your own list, also below a folder that has one'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks init" as' -l 'as' -d 'Change tasks under this name (TASKS_USER; default: the user\'s)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks init" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks init" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks init" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks init" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks init" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks where" format' -l 'format' -d 'Show it in this form' -rfka 'table json'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks where" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks where" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks where" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks where" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks where" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks where" global' -l 'global' -d 'Use your own list, also below a folder that has one'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks where" as' -l 'as' -d 'Change tasks under this name (TASKS_USER; default: the user\'s)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks where" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks where" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks where" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks where" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks where" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks config" -eq 1' -fa 'show' -d 'Show every setting, its value and where that is from'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks config" -eq 1' -fa 'get' -d 'Print the value of a setting'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks config" -eq 1' -fa 'set' -d 'Set something for good'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks config" -eq 1' -fa 'unset' -d 'Set something no longer'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks config" -eq 1' -fa 'path' -d 'Print the path of your configuration file'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config show" format' -l 'format' -d 'Show the settings in this form' -rfka 'table json'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config show" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config show" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config show" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config show" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config show" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config show" global' -l 'global' -d 'Use your own list, also below a folder that has one'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config show" as' -l 'as' -d 'Change tasks under this name (TASKS_USER; default: the user\'s)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config show" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config show" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config show" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config show" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks config get" -eq 1' -fka 'db cache strategy ttl layers color cache-verify'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config get" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config get" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config get" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config get" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config get" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config get" global' -l 'global' -d 'Use your own list, also below a folder that has one'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config get" as' -l 'as' -d 'Change tasks under this name (TASKS_USER; default: the user\'s)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config get" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config get" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config get" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config get" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config get" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks config set" -eq 1' -fka 'db cache strategy ttl layers color cache-verify'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config set" project' -l 'project' -d 'The file of the project, .tasks.toml, and not your own'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config set" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config set" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config set" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config set" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config set" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config set" global' -l 'global' -d 'Use your own list, also below a folder that has one'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config set" as' -l 'as' -d 'Change tasks under this name (TASKS_USER; default: the user\'s)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config set" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config set" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config set" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config set" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config set" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks config unset" -eq 1' -fka 'db cache strategy ttl layers color cache-verify'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config unset" project' -l 'project' -d 'The file of the project, .tasks.toml, and not your own'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config unset" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config unset" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config unset" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config unset" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config unset" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config unset" global' -l 'global' -d 'Use your own list, also below a folder that has one'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config unset" as' -l 'as' -d 'Change tasks under this name (TASKS_USER; default: the user\'s)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config unset" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config unset" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config unset" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config unset" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config unset" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config path" project' -l 'project' -d 'The file of the project, .tasks.toml, and not your own'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config path" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config path" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config path" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config path" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config path" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config path" global' -l 'global' -d 'Use your own list, also below a folder that has one'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config path" as' -l 'as' -d 'Change tasks under this name (TASKS_USER; default: the user\'s)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config path" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config path" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config path" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config path" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks config path" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks cache" -eq 1' -fa 'check' -d 'Try every server of the cache, step by step'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks cache" -eq 1' -fa 'stats' -d 'Show the counters of every server of the cache'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks cache" -eq 1' -fa 'clear' -d 'Forget the cached lists of this database'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks cache" -eq 1' -fa 'warm' -d 'Fill the cache now'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks cache" -eq 1' -fa 'verify' -d 'Compare what is cached with the database'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache check" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache check" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache check" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache check" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache check" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache check" global' -l 'global' -d 'Use your own list, also below a folder that has one'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache check" as' -l 'as' -d 'Change tasks under this name (TASKS_USER; default: the user\'s)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache check" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache check" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache check" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache check" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache stats" format' -l 'format' -d 'Show the counters in this form' -rfka 'table json'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache stats" watch' -l 'watch' -d 'Show them again every two seconds, with what came in a second'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache stats" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache stats" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache stats" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache stats" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache stats" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache stats" global' -l 'global' -d 'Use your own list, also below a folder that has one'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache stats" as' -l 'as' -d 'Change tasks under this name (TASKS_USER; default: the user\'s)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache stats" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache stats" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache stats" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache stats" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache stats" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache clear" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache clear" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache clear" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache clear" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache clear" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache clear" global' -l 'global' -d 'Use your own list, also below a folder that has one'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache clear" as' -l 'as' -d 'Change tasks under this name (TASKS_USER; default: the user\'s)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache clear" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache clear" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache clear" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache clear" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache clear" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache warm" format' -l 'format' -d 'Fill for lists in this form (default: table on a terminal, else plain)' -rfka 'table plain json'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache warm" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache warm" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache warm" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache warm" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache warm" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache warm" global' -l 'global' -d 'Use your own list, also below a folder that has one'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache warm" as' -l 'as' -d 'Change tasks under this name (TASKS_USER; default: the user\'s)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache warm" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache warm" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache warm" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache warm" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache warm" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache verify" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache verify" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache verify" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache verify" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache verify" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache verify" global' -l 'global' -d 'Use your own list, also below a folder that has one'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache verify" as' -l 'as' -d 'Change tasks under this name (TASKS_USER; default: the user\'s)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache verify" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache verify" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE; default: auto)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache verify" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache verify" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache verify" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks help" version' -l 'version' -d 'Show the version.'
