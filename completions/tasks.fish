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
            __tasks_parse_subcommand -r 1 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
        case 'list'
            __tasks_parse_subcommand 0 'format=' 'simulate-slow-query=' 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
        case 'remove'
            __tasks_parse_subcommand -r 1 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
        case 'cache'
            __tasks_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'check'
                __tasks_parse_subcommand 0 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
            case 'stats'
                __tasks_parse_subcommand 0 'format=' 'watch' 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
            case 'clear'
                __tasks_parse_subcommand 0 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
            case 'warm'
                __tasks_parse_subcommand 0 'format=' 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
            case 'verify'
                __tasks_parse_subcommand 0 'strategy=' 'ttl=' 'layers=' 'cache=' 'db=' 'explain' 'color=' 'q/quiet' 'version' 'h/help'
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
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks" -eq 1' -fa 'remove' -d 'Remove tasks for good'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks" -eq 1' -fa 'cache' -d 'Check, count, clear, fill and verify the cache'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_positional "tasks" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks add" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" format' -l 'format' -d 'Show the list in this form (default: table on a terminal, else plain)' -rfka 'table plain json'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" simulate-slow-query' -l 'simulate-slow-query' -d 'Read the rows from the database that slowly, to see what a cache does' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks remove" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks remove" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks remove" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks remove" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks remove" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks remove" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks remove" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks remove" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks remove" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks remove" h help' -s 'h' -l 'help' -d 'Show help information.'
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
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache check" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache check" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE)' -rfka 'auto always never'
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
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache stats" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache stats" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache stats" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache stats" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache stats" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache clear" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache clear" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache clear" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache clear" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache clear" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache clear" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache clear" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache clear" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache clear" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache clear" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache warm" format' -l 'format' -d 'Fill for lists in this form (default: table on a terminal, else plain)' -rfka 'table plain json'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache warm" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache warm" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache warm" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache warm" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache warm" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache warm" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache warm" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache warm" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache warm" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache warm" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache verify" strategy' -l 'strategy' -d 'Keep the cached list right this way (TASKS_STRATEGY; default: delete)' -rfka 'delete rotate update expire none'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache verify" ttl' -l 'ttl' -d 'Keep a list in the cache for so long (TASKS_TTL; default: 60 under expire, a day under rotate, else no limit)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache verify" layers' -l 'layers' -d 'Keep these of a list, with a comma between: view, rows, fragment (TASKS_LAYERS; default: view,rows)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache verify" cache' -l 'cache' -d 'Keep lists in memcached://HOST:PORT, memcached:///SOCKET, file:[PATH], memory: or none (TASKS_CACHE; default: the servers in MEMCACHIER_SERVERS, else file:)' -rfka ''
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache verify" db' -l 'db' -d 'Keep the tasks in this file (TASKS_DB)' -rF
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache verify" explain' -l 'explain' -d 'Tell on stderr what the database and the cache were asked, and their answers'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache verify" color' -l 'color' -d 'Use colours (NO_COLOR, CLICOLOR_FORCE)' -rfka 'auto always never'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache verify" q quiet' -l 'quiet' -s 'q' -d 'Print the list and errors, but no echo of a change and no notes'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache verify" version' -l 'version' -d 'Show the version.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks cache verify" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'tasks' -n '__tasks_should_offer_completions_for_flags_or_options "tasks help" version' -l 'version' -d 'Show the version.'
