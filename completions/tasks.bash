#!/bin/bash

__tasks_cursor_index_in_current_word() {
    local remaining="${COMP_LINE}"

    local word
    for word in "${COMP_WORDS[@]::COMP_CWORD}"; do
        remaining="${remaining##*([[:space:]])"${word}"*([[:space:]])}"
    done

    local -ir index="$((COMP_POINT - ${#COMP_LINE} + ${#remaining}))"
    if [[ "${index}" -le 0 ]]; then
        printf 0
    else
        printf %s "${index}"
    fi
}

# positional arguments:
#
# - 1: the current (sub)command's count of positional arguments
#
# required variables:
#
# - repeating_flags: the repeating flags that the current (sub)command can accept
# - non_repeating_flags: the non-repeating flags that the current (sub)command can accept
# - repeating_options: the repeating options that the current (sub)command can accept
# - non_repeating_options: the non-repeating options that the current (sub)command can accept
# - positional_number: value ignored
# - unparsed_words: unparsed words from the current command line
#
# modified variables:
#
# - non_repeating_flags: remove flags for this (sub)command that are already on the command line
# - non_repeating_options: remove options for this (sub)command that are already on the command line
# - positional_number: set to the current positional number
# - unparsed_words: remove all flags, options, and option values for this (sub)command
__tasks_offer_flags_options() {
    local -ir positional_count="${1}"
    positional_number=0

    local was_flag_option_terminator_seen=false
    local is_parsing_option_value=false

    local -ar unparsed_word_indices=("${!unparsed_words[@]}")
    local -i word_index
    for word_index in "${unparsed_word_indices[@]}"; do
        if "${is_parsing_option_value}"; then
            # This word is an option value:
            # Reset marker for next word iff not currently the last word
            [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]] && is_parsing_option_value=false
            unset "unparsed_words[${word_index}]"
            # Do not process this word as a flag or an option
            continue
        fi

        local word="${unparsed_words["${word_index}"]}"
        if ! "${was_flag_option_terminator_seen}"; then
            case "${word}" in
            --)
                unset "unparsed_words[${word_index}]"
                # by itself -- is a flag/option terminator, but if it is the last word, it is the start of a completion
                if [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]]; then
                    was_flag_option_terminator_seen=true
                fi
                continue
                ;;
            -*)
                # ${word} is a flag or an option
                # If ${word} is an option, mark that the next word to be parsed is an option value
                local option
                for option in "${repeating_options[@]}" "${non_repeating_options[@]}"; do
                    [[ "${word}" = "${option}" ]] && is_parsing_option_value=true && break
                done

                # Remove ${word} from ${non_repeating_flags} or ${non_repeating_options} so it isn't offered again
                local not_found=true
                local -i index
                for index in "${!non_repeating_flags[@]}"; do
                    if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                        unset "non_repeating_flags[${index}]"
                        non_repeating_flags=("${non_repeating_flags[@]}")
                        not_found=false
                        break
                    fi
                done
                if "${not_found}"; then
                    for index in "${!non_repeating_flags[@]}"; do
                        if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                            unset "non_repeating_flags[${index}]"
                            non_repeating_flags=("${non_repeating_flags[@]}")
                            break
                        fi
                    done
                fi
                unset "unparsed_words[${word_index}]"
                continue
                ;;
            esac
        fi

        # ${word} is neither a flag, nor an option, nor an option value
        if [[ "${positional_number}" -lt "${positional_count}" || "${positional_count}" -lt 0 ]]; then
            # ${word} is a positional
            ((positional_number++))
            unset "unparsed_words[${word_index}]"
        else
            if [[ -z "${word}" ]]; then
                # Could be completing a flag, option, or subcommand
                positional_number=-1
            else
                # ${word} is a subcommand or invalid, so stop processing this (sub)command
                positional_number=-2
            fi
            break
        fi
    done

    unparsed_words=("${unparsed_words[@]}")

    if\
        ! "${was_flag_option_terminator_seen}"\
        && ! "${is_parsing_option_value}"\
        && [[ ("${cur}" = -* && "${positional_number}" -ge 0) || "${positional_number}" -eq -1 ]]
    then
        COMPREPLY+=($(compgen -W "${repeating_flags[*]} ${non_repeating_flags[*]} ${repeating_options[*]} ${non_repeating_options[*]}" -- "${cur}"))
    fi
}

__tasks_add_completions() {
    local completion
    while IFS='' read -r completion; do
        COMPREPLY+=("${completion}")
    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
}

__tasks_custom_complete() {
    if [[ -n "${cur}" || -z ${COMP_WORDS[${COMP_CWORD}]} || "${COMP_LINE:${COMP_POINT}:1}" != ' ' ]]; then
        local -ar words=("${COMP_WORDS[@]}")
    else
        local -ar words=("${COMP_WORDS[@]::${COMP_CWORD}}" '' "${COMP_WORDS[@]:${COMP_CWORD}}")
    fi

    "${COMP_WORDS[0]}" "${@}" "${words[@]}"
}

_tasks() {
    local state
    state="$(shopt -p;shopt -po)"
    trap "${state//$'\n'/;}" RETURN
    shopt -s extglob
    set +o history +o posix

    local -xr SAP_SHELL=bash
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(IFS='.';printf %s "${BASH_VERSINFO[*]}")"
    local -r SAP_SHELL_VERSION

    local -r cur="${2}"
    local -r prev="${3}"

    local -i positional_number
    local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")

    local -a repeating_flags=()
    local -a non_repeating_flags=(--version -h --help)
    local -a repeating_options=()
    local -a non_repeating_options=()
    __tasks_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    add|list|show|done|reopen|edit|remove|undo|redo|log|lists|tags|init|where|config|cache|help)
        # Offer subcommand argument completions
        "_tasks_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'add list show done reopen edit remove undo redo log lists tags init where config cache help' -- "${cur}"))
        ;;
    esac
}

_tasks_add() {
    repeating_flags=()
    non_repeating_flags=(--global --explain --quiet -q --dry-run --version -h --help)
    repeating_options=(--tag -t)
    non_repeating_options=(--strategy --ttl --layers --cache --db --as --color --list -l --priority -p --due -d --note -n)
    __tasks_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--strategy')
        __tasks_add_completions -W 'delete'$'\n''rotate'$'\n''update'$'\n''expire'$'\n''none'
        return
        ;;
    '--ttl')
        return
        ;;
    '--layers')
        return
        ;;
    '--cache')
        return
        ;;
    '--db')
        __tasks_add_completions -f
        return
        ;;
    '--as')
        return
        ;;
    '--color')
        __tasks_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--list'|'-l')
        __tasks_add_completions -W "$(__tasks_custom_complete ---completion add -- --list "${COMP_CWORD}" "$(__tasks_cursor_index_in_current_word)")"
        return
        ;;
    '--tag'|'-t')
        __tasks_add_completions -W "$(__tasks_custom_complete ---completion add -- --tag "${COMP_CWORD}" "$(__tasks_cursor_index_in_current_word)")"
        return
        ;;
    '--priority'|'-p')
        __tasks_add_completions -W 'high'$'\n''medium'$'\n''low'
        return
        ;;
    '--due'|'-d')
        return
        ;;
    '--note'|'-n')
        return
        ;;
    esac
}

_tasks_list() {
    repeating_flags=()
    non_repeating_flags=(--done --all --global --explain --quiet -q --version -h --help)
    repeating_options=(--tag -t)
    non_repeating_options=(--format --simulate-slow-query --list -l --priority -p --due -d --since --sort --limit --group-by --columns --strategy --ttl --layers --cache --db --as --color)
    __tasks_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--format')
        __tasks_add_completions -W 'table'$'\n''plain'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''ids'
        return
        ;;
    '--simulate-slow-query')
        return
        ;;
    '--list'|'-l')
        __tasks_add_completions -W "$(__tasks_custom_complete ---completion list -- --list "${COMP_CWORD}" "$(__tasks_cursor_index_in_current_word)")"
        return
        ;;
    '--tag'|'-t')
        __tasks_add_completions -W "$(__tasks_custom_complete ---completion list -- --tag "${COMP_CWORD}" "$(__tasks_cursor_index_in_current_word)")"
        return
        ;;
    '--priority'|'-p')
        __tasks_add_completions -W 'high'$'\n''medium'$'\n''low'
        return
        ;;
    '--due'|'-d')
        return
        ;;
    '--since')
        return
        ;;
    '--sort')
        return
        ;;
    '--limit')
        return
        ;;
    '--group-by')
        __tasks_add_completions -W 'list'$'\n''tag'$'\n''due'$'\n''priority'
        return
        ;;
    '--columns')
        return
        ;;
    '--strategy')
        __tasks_add_completions -W 'delete'$'\n''rotate'$'\n''update'$'\n''expire'$'\n''none'
        return
        ;;
    '--ttl')
        return
        ;;
    '--layers')
        return
        ;;
    '--cache')
        return
        ;;
    '--db')
        __tasks_add_completions -f
        return
        ;;
    '--as')
        return
        ;;
    '--color')
        __tasks_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_tasks_show() {
    repeating_flags=()
    non_repeating_flags=(--global --explain --quiet -q --version -h --help)
    repeating_options=()
    non_repeating_options=(--format --strategy --ttl --layers --cache --db --as --color)
    __tasks_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--format')
        __tasks_add_completions -W 'text'$'\n''json'
        return
        ;;
    '--strategy')
        __tasks_add_completions -W 'delete'$'\n''rotate'$'\n''update'$'\n''expire'$'\n''none'
        return
        ;;
    '--ttl')
        return
        ;;
    '--layers')
        return
        ;;
    '--cache')
        return
        ;;
    '--db')
        __tasks_add_completions -f
        return
        ;;
    '--as')
        return
        ;;
    '--color')
        __tasks_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __tasks_add_completions -W "$(__tasks_custom_complete ---completion show -- positional@0 "${COMP_CWORD}" "$(__tasks_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_tasks_done() {
    repeating_flags=()
    non_repeating_flags=(--yes -y --dry-run --global --explain --quiet -q --version -h --help)
    repeating_options=(--where)
    non_repeating_options=(--strategy --ttl --layers --cache --db --as --color)
    __tasks_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--where')
        return
        ;;
    '--strategy')
        __tasks_add_completions -W 'delete'$'\n''rotate'$'\n''update'$'\n''expire'$'\n''none'
        return
        ;;
    '--ttl')
        return
        ;;
    '--layers')
        return
        ;;
    '--cache')
        return
        ;;
    '--db')
        __tasks_add_completions -f
        return
        ;;
    '--as')
        return
        ;;
    '--color')
        __tasks_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __tasks_add_completions -W "$(__tasks_custom_complete ---completion done -- positional@0 "${COMP_CWORD}" "$(__tasks_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_tasks_reopen() {
    repeating_flags=()
    non_repeating_flags=(--yes -y --dry-run --global --explain --quiet -q --version -h --help)
    repeating_options=(--where)
    non_repeating_options=(--strategy --ttl --layers --cache --db --as --color)
    __tasks_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--where')
        return
        ;;
    '--strategy')
        __tasks_add_completions -W 'delete'$'\n''rotate'$'\n''update'$'\n''expire'$'\n''none'
        return
        ;;
    '--ttl')
        return
        ;;
    '--layers')
        return
        ;;
    '--cache')
        return
        ;;
    '--db')
        __tasks_add_completions -f
        return
        ;;
    '--as')
        return
        ;;
    '--color')
        __tasks_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __tasks_add_completions -W "$(__tasks_custom_complete ---completion reopen -- positional@0 "${COMP_CWORD}" "$(__tasks_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_tasks_edit() {
    repeating_flags=()
    non_repeating_flags=(--yes -y --dry-run --no-list --no-tags --no-priority --no-due --no-note --global --explain --quiet -q --version -h --help)
    repeating_options=(--where --tag -t --untag)
    non_repeating_options=(--text --list -l --priority -p --due -d --note -n --strategy --ttl --layers --cache --db --as --color)
    __tasks_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--where')
        return
        ;;
    '--text')
        return
        ;;
    '--list'|'-l')
        __tasks_add_completions -W "$(__tasks_custom_complete ---completion edit -- --list "${COMP_CWORD}" "$(__tasks_cursor_index_in_current_word)")"
        return
        ;;
    '--tag'|'-t')
        __tasks_add_completions -W "$(__tasks_custom_complete ---completion edit -- --tag "${COMP_CWORD}" "$(__tasks_cursor_index_in_current_word)")"
        return
        ;;
    '--priority'|'-p')
        __tasks_add_completions -W 'high'$'\n''medium'$'\n''low'
        return
        ;;
    '--due'|'-d')
        return
        ;;
    '--note'|'-n')
        return
        ;;
    '--untag')
        __tasks_add_completions -W "$(__tasks_custom_complete ---completion edit -- --untag "${COMP_CWORD}" "$(__tasks_cursor_index_in_current_word)")"
        return
        ;;
    '--strategy')
        __tasks_add_completions -W 'delete'$'\n''rotate'$'\n''update'$'\n''expire'$'\n''none'
        return
        ;;
    '--ttl')
        return
        ;;
    '--layers')
        return
        ;;
    '--cache')
        return
        ;;
    '--db')
        __tasks_add_completions -f
        return
        ;;
    '--as')
        return
        ;;
    '--color')
        __tasks_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __tasks_add_completions -W "$(__tasks_custom_complete ---completion edit -- positional@0 "${COMP_CWORD}" "$(__tasks_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_tasks_remove() {
    repeating_flags=()
    non_repeating_flags=(--yes -y --dry-run --global --explain --quiet -q --version -h --help)
    repeating_options=(--where)
    non_repeating_options=(--strategy --ttl --layers --cache --db --as --color)
    __tasks_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--where')
        return
        ;;
    '--strategy')
        __tasks_add_completions -W 'delete'$'\n''rotate'$'\n''update'$'\n''expire'$'\n''none'
        return
        ;;
    '--ttl')
        return
        ;;
    '--layers')
        return
        ;;
    '--cache')
        return
        ;;
    '--db')
        __tasks_add_completions -f
        return
        ;;
    '--as')
        return
        ;;
    '--color')
        __tasks_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __tasks_add_completions -W "$(__tasks_custom_complete ---completion remove -- positional@0 "${COMP_CWORD}" "$(__tasks_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_tasks_undo() {
    repeating_flags=()
    non_repeating_flags=(--list --global --explain --quiet -q --version -h --help)
    repeating_options=()
    non_repeating_options=(--strategy --ttl --layers --cache --db --as --color)
    __tasks_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--strategy')
        __tasks_add_completions -W 'delete'$'\n''rotate'$'\n''update'$'\n''expire'$'\n''none'
        return
        ;;
    '--ttl')
        return
        ;;
    '--layers')
        return
        ;;
    '--cache')
        return
        ;;
    '--db')
        __tasks_add_completions -f
        return
        ;;
    '--as')
        return
        ;;
    '--color')
        __tasks_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_tasks_redo() {
    repeating_flags=()
    non_repeating_flags=(--global --explain --quiet -q --version -h --help)
    repeating_options=()
    non_repeating_options=(--strategy --ttl --layers --cache --db --as --color)
    __tasks_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--strategy')
        __tasks_add_completions -W 'delete'$'\n''rotate'$'\n''update'$'\n''expire'$'\n''none'
        return
        ;;
    '--ttl')
        return
        ;;
    '--layers')
        return
        ;;
    '--cache')
        return
        ;;
    '--db')
        __tasks_add_completions -f
        return
        ;;
    '--as')
        return
        ;;
    '--color')
        __tasks_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_tasks_log() {
    repeating_flags=()
    non_repeating_flags=(--global --explain --quiet -q --version -h --help)
    repeating_options=()
    non_repeating_options=(--since --limit --format --strategy --ttl --layers --cache --db --as --color)
    __tasks_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--since')
        return
        ;;
    '--limit')
        return
        ;;
    '--format')
        __tasks_add_completions -W 'plain'$'\n''json'
        return
        ;;
    '--strategy')
        __tasks_add_completions -W 'delete'$'\n''rotate'$'\n''update'$'\n''expire'$'\n''none'
        return
        ;;
    '--ttl')
        return
        ;;
    '--layers')
        return
        ;;
    '--cache')
        return
        ;;
    '--db')
        __tasks_add_completions -f
        return
        ;;
    '--as')
        return
        ;;
    '--color')
        __tasks_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __tasks_add_completions -W "$(__tasks_custom_complete ---completion log -- positional@0 "${COMP_CWORD}" "$(__tasks_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_tasks_lists() {
    repeating_flags=()
    non_repeating_flags=(--global --explain --quiet -q --version -h --help)
    repeating_options=()
    non_repeating_options=(--format --strategy --ttl --layers --cache --db --as --color)
    __tasks_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--format')
        __tasks_add_completions -W 'plain'$'\n''json'
        return
        ;;
    '--strategy')
        __tasks_add_completions -W 'delete'$'\n''rotate'$'\n''update'$'\n''expire'$'\n''none'
        return
        ;;
    '--ttl')
        return
        ;;
    '--layers')
        return
        ;;
    '--cache')
        return
        ;;
    '--db')
        __tasks_add_completions -f
        return
        ;;
    '--as')
        return
        ;;
    '--color')
        __tasks_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_tasks_tags() {
    repeating_flags=()
    non_repeating_flags=(--global --explain --quiet -q --version -h --help)
    repeating_options=()
    non_repeating_options=(--format --strategy --ttl --layers --cache --db --as --color)
    __tasks_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--format')
        __tasks_add_completions -W 'plain'$'\n''json'
        return
        ;;
    '--strategy')
        __tasks_add_completions -W 'delete'$'\n''rotate'$'\n''update'$'\n''expire'$'\n''none'
        return
        ;;
    '--ttl')
        return
        ;;
    '--layers')
        return
        ;;
    '--cache')
        return
        ;;
    '--db')
        __tasks_add_completions -f
        return
        ;;
    '--as')
        return
        ;;
    '--color')
        __tasks_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_tasks_init() {
    repeating_flags=()
    non_repeating_flags=(--global --explain --quiet -q --version -h --help)
    repeating_options=()
    non_repeating_options=(--strategy --ttl --layers --cache --db --as --color)
    __tasks_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--strategy')
        __tasks_add_completions -W 'delete'$'\n''rotate'$'\n''update'$'\n''expire'$'\n''none'
        return
        ;;
    '--ttl')
        return
        ;;
    '--layers')
        return
        ;;
    '--cache')
        return
        ;;
    '--db')
        __tasks_add_completions -f
        return
        ;;
    '--as')
        return
        ;;
    '--color')
        __tasks_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_tasks_where() {
    repeating_flags=()
    non_repeating_flags=(--global --explain --quiet -q --version -h --help)
    repeating_options=()
    non_repeating_options=(--format --strategy --ttl --layers --cache --db --as --color)
    __tasks_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--format')
        __tasks_add_completions -W 'table'$'\n''json'
        return
        ;;
    '--strategy')
        __tasks_add_completions -W 'delete'$'\n''rotate'$'\n''update'$'\n''expire'$'\n''none'
        return
        ;;
    '--ttl')
        return
        ;;
    '--layers')
        return
        ;;
    '--cache')
        return
        ;;
    '--db')
        __tasks_add_completions -f
        return
        ;;
    '--as')
        return
        ;;
    '--color')
        __tasks_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_tasks_config() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __tasks_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    show|get|set|unset|path)
        # Offer subcommand argument completions
        "_tasks_config_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'show get set unset path' -- "${cur}"))
        ;;
    esac
}

_tasks_config_show() {
    repeating_flags=()
    non_repeating_flags=(--global --explain --quiet -q --version -h --help)
    repeating_options=()
    non_repeating_options=(--format --strategy --ttl --layers --cache --db --as --color)
    __tasks_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--format')
        __tasks_add_completions -W 'table'$'\n''json'
        return
        ;;
    '--strategy')
        __tasks_add_completions -W 'delete'$'\n''rotate'$'\n''update'$'\n''expire'$'\n''none'
        return
        ;;
    '--ttl')
        return
        ;;
    '--layers')
        return
        ;;
    '--cache')
        return
        ;;
    '--db')
        __tasks_add_completions -f
        return
        ;;
    '--as')
        return
        ;;
    '--color')
        __tasks_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_tasks_config_get() {
    repeating_flags=()
    non_repeating_flags=(--global --explain --quiet -q --version -h --help)
    repeating_options=()
    non_repeating_options=(--strategy --ttl --layers --cache --db --as --color)
    __tasks_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--strategy')
        __tasks_add_completions -W 'delete'$'\n''rotate'$'\n''update'$'\n''expire'$'\n''none'
        return
        ;;
    '--ttl')
        return
        ;;
    '--layers')
        return
        ;;
    '--cache')
        return
        ;;
    '--db')
        __tasks_add_completions -f
        return
        ;;
    '--as')
        return
        ;;
    '--color')
        __tasks_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __tasks_add_completions -W 'db'$'\n''cache'$'\n''strategy'$'\n''ttl'$'\n''layers'$'\n''color'$'\n''cache-verify'
        return
        ;;
    esac
}

_tasks_config_set() {
    repeating_flags=()
    non_repeating_flags=(--project --global --explain --quiet -q --version -h --help)
    repeating_options=()
    non_repeating_options=(--strategy --ttl --layers --cache --db --as --color)
    __tasks_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--strategy')
        __tasks_add_completions -W 'delete'$'\n''rotate'$'\n''update'$'\n''expire'$'\n''none'
        return
        ;;
    '--ttl')
        return
        ;;
    '--layers')
        return
        ;;
    '--cache')
        return
        ;;
    '--db')
        __tasks_add_completions -f
        return
        ;;
    '--as')
        return
        ;;
    '--color')
        __tasks_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __tasks_add_completions -W 'db'$'\n''cache'$'\n''strategy'$'\n''ttl'$'\n''layers'$'\n''color'$'\n''cache-verify'
        return
        ;;
    esac
}

_tasks_config_unset() {
    repeating_flags=()
    non_repeating_flags=(--project --global --explain --quiet -q --version -h --help)
    repeating_options=()
    non_repeating_options=(--strategy --ttl --layers --cache --db --as --color)
    __tasks_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--strategy')
        __tasks_add_completions -W 'delete'$'\n''rotate'$'\n''update'$'\n''expire'$'\n''none'
        return
        ;;
    '--ttl')
        return
        ;;
    '--layers')
        return
        ;;
    '--cache')
        return
        ;;
    '--db')
        __tasks_add_completions -f
        return
        ;;
    '--as')
        return
        ;;
    '--color')
        __tasks_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __tasks_add_completions -W 'db'$'\n''cache'$'\n''strategy'$'\n''ttl'$'\n''layers'$'\n''color'$'\n''cache-verify'
        return
        ;;
    esac
}

_tasks_config_path() {
    repeating_flags=()
    non_repeating_flags=(--project --global --explain --quiet -q --version -h --help)
    repeating_options=()
    non_repeating_options=(--strategy --ttl --layers --cache --db --as --color)
    __tasks_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--strategy')
        __tasks_add_completions -W 'delete'$'\n''rotate'$'\n''update'$'\n''expire'$'\n''none'
        return
        ;;
    '--ttl')
        return
        ;;
    '--layers')
        return
        ;;
    '--cache')
        return
        ;;
    '--db')
        __tasks_add_completions -f
        return
        ;;
    '--as')
        return
        ;;
    '--color')
        __tasks_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_tasks_cache() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __tasks_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    check|stats|clear|warm|verify)
        # Offer subcommand argument completions
        "_tasks_cache_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'check stats clear warm verify' -- "${cur}"))
        ;;
    esac
}

_tasks_cache_check() {
    repeating_flags=()
    non_repeating_flags=(--global --explain --quiet -q --version -h --help)
    repeating_options=()
    non_repeating_options=(--strategy --ttl --layers --cache --db --as --color)
    __tasks_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--strategy')
        __tasks_add_completions -W 'delete'$'\n''rotate'$'\n''update'$'\n''expire'$'\n''none'
        return
        ;;
    '--ttl')
        return
        ;;
    '--layers')
        return
        ;;
    '--cache')
        return
        ;;
    '--db')
        __tasks_add_completions -f
        return
        ;;
    '--as')
        return
        ;;
    '--color')
        __tasks_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_tasks_cache_stats() {
    repeating_flags=()
    non_repeating_flags=(--watch --global --explain --quiet -q --version -h --help)
    repeating_options=()
    non_repeating_options=(--format --strategy --ttl --layers --cache --db --as --color)
    __tasks_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--format')
        __tasks_add_completions -W 'table'$'\n''json'
        return
        ;;
    '--strategy')
        __tasks_add_completions -W 'delete'$'\n''rotate'$'\n''update'$'\n''expire'$'\n''none'
        return
        ;;
    '--ttl')
        return
        ;;
    '--layers')
        return
        ;;
    '--cache')
        return
        ;;
    '--db')
        __tasks_add_completions -f
        return
        ;;
    '--as')
        return
        ;;
    '--color')
        __tasks_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_tasks_cache_clear() {
    repeating_flags=()
    non_repeating_flags=(--global --explain --quiet -q --version -h --help)
    repeating_options=()
    non_repeating_options=(--strategy --ttl --layers --cache --db --as --color)
    __tasks_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--strategy')
        __tasks_add_completions -W 'delete'$'\n''rotate'$'\n''update'$'\n''expire'$'\n''none'
        return
        ;;
    '--ttl')
        return
        ;;
    '--layers')
        return
        ;;
    '--cache')
        return
        ;;
    '--db')
        __tasks_add_completions -f
        return
        ;;
    '--as')
        return
        ;;
    '--color')
        __tasks_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_tasks_cache_warm() {
    repeating_flags=()
    non_repeating_flags=(--global --explain --quiet -q --version -h --help)
    repeating_options=()
    non_repeating_options=(--format --strategy --ttl --layers --cache --db --as --color)
    __tasks_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--format')
        __tasks_add_completions -W 'table'$'\n''plain'$'\n''json'$'\n''jsonl'$'\n''csv'$'\n''tsv'$'\n''ids'
        return
        ;;
    '--strategy')
        __tasks_add_completions -W 'delete'$'\n''rotate'$'\n''update'$'\n''expire'$'\n''none'
        return
        ;;
    '--ttl')
        return
        ;;
    '--layers')
        return
        ;;
    '--cache')
        return
        ;;
    '--db')
        __tasks_add_completions -f
        return
        ;;
    '--as')
        return
        ;;
    '--color')
        __tasks_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_tasks_cache_verify() {
    repeating_flags=()
    non_repeating_flags=(--global --explain --quiet -q --version -h --help)
    repeating_options=()
    non_repeating_options=(--strategy --ttl --layers --cache --db --as --color)
    __tasks_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--strategy')
        __tasks_add_completions -W 'delete'$'\n''rotate'$'\n''update'$'\n''expire'$'\n''none'
        return
        ;;
    '--ttl')
        return
        ;;
    '--layers')
        return
        ;;
    '--cache')
        return
        ;;
    '--db')
        __tasks_add_completions -f
        return
        ;;
    '--as')
        return
        ;;
    '--color')
        __tasks_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_tasks_help() {
    repeating_flags=()
    non_repeating_flags=(--version)
    repeating_options=()
    non_repeating_options=()
    __tasks_offer_flags_options -1
}

complete -o filenames -F _tasks tasks
