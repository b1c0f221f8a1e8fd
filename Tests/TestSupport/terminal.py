"""Types lines into a real shell on a terminal, presses TAB, and prints what the line then is.

usage: terminal.py bash|zsh|fish SETUP   (one line to type per line of stdin)

Each answer is one line: the line after TAB. With SETUP ending in "; LIST" what the shell lists is printed instead.
Nothing waits for a time: control-G makes the shell print its line between marks.
"""

import os
import pty
import re
import select
import sys

shell, setup = sys.argv[1:3]
COMMANDS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"],
             r"""PS1=; set +H; bind 'set bell-style none' 'set enable-bracketed-paste off' 'set show-all-if-ambiguous on'
bind 'set completion-query-items 0' 'set page-completions off'
bind -x '"\C-g": printf "\n<%s%s%s>\n" "<" "$READLINE_LINE" ">"'"""),
    "zsh": (["zsh", "-f", "-i"],
            r"""PS1=; setopt no_beep no_prompt_cr no_prompt_sp; autoload -Uz compinit; compinit -u -d ~/dump
show() { print -r -- $'\n'"<""<$BUFFER>"">" }; zle -N show; bindkey '^G' show; LISTMAX=9999"""),
    "fish": (["fish", "--no-config", "-i"],
             r"""function fish_prompt; end; function fish_greeting; end
function show; set -l line (commandline | string collect); echo; echo "<""<$line>"">"; end; bind \cg show"""),
}
arguments, prepare = COMMANDS[shell]
pid, terminal = pty.fork()
if pid == 0:
    os.environ["TERM"] = "xterm"
    os.execvp(arguments[0], arguments)

seen = b""


def read(pattern, limit=30):
    """Reads until `pattern` was printed, and returns all of it; the limit is for a shell that hangs."""
    global seen
    while not (found := re.search(pattern, seen, re.S)):
        if not select.select([terminal], [], [], limit)[0]:
            sys.exit(f"{shell} does not answer: {seen[-2000:]!r}")
        data = os.read(terminal, 65536)
        seen += data
        # What fish asks its terminal, and waits for.
        if b"\x1b[6n" in data:
            os.write(terminal, b"\x1b[1;1R")
        if b"\x1b[c" in data or b"\x1b[0c" in data:
            os.write(terminal, b"\x1b[?62c")
        if b"\x1b[?u" in data:
            os.write(terminal, b"\x1b[?0u")
    text, seen = seen[:found.end()], seen[found.end():]
    return text, found


os.write(terminal, (prepare + "\n" + setup.removesuffix("; LIST") + "\necho RE\"\"ADY\n").encode())
read(b"READY")
for line in sys.stdin.read().splitlines():
    os.write(terminal, line.encode() + b"\t\x07")
    text, found = read(rb"<<(.*?)>>")
    plain = re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()=>][A-Z0-9]?|\r", b"", text if setup.endswith("; LIST") else found[1])
    print(plain.decode(errors="replace").replace("\n", " | "), flush=True)
    # Enter, where the line is a list, which only prints; then a line of its own.
    os.write(terminal, b"\n" if line.startswith("tasks list ") else b"\x15")
    os.write(terminal, b"\x15echo NE\"\"XT\n")
    read(b"NEXT")
