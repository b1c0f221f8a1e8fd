import Testing
import TestSupport

/// The committed completions, asked in the real shells.
@Suite struct CompletionTests {
  private let folder = "\(Home.packageFolder)/completions"

  @Test func bash() async throws {
    let script = """
      source \(folder)/tasks.bash
      ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
        COMPREPLY=(); _tasks "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        echo "${COMPREPLY[*]}"; }
      ask tasks rem
      ask tasks list --strat
      ask tasks list --strategy up
      """
    let ended = try await run("bash", ["--norc", "-c", script])
    #expect(ended.output.split(separator: "\n") == ["remove", "--strategy", "update"], "\(ended)")
  }

  @Test func fish() async throws {
    let home = try Home()
    func ask(_ line: String) async throws -> [String] {
      let script = "source \(folder)/tasks.fish; complete -C '\(line)'"
      let ended = try await run("fish", ["-N", "-c", script], environment: home.environment())
      return ended.output.split(separator: "\n").map { line in
        String(line.split(separator: "\t").first ?? "")
      }
    }
    #expect(try await ask("tasks rem").contains("remove"))
    #expect(try await ask("tasks list --strat").contains("--strategy"))
    #expect(try await ask("tasks list --strategy up").contains("update"))
  }

  @Test func zsh() async throws {
    let home = try Home()
    // A real interactive zsh on a terminal of its own, with the TAB key pressed.
    func ask(_ line: String) async throws -> String {
      let script = """
        zmodload zsh/zpty
        zpty shell 'PS1= zsh -f -i'
        zpty -w shell 'fpath=(\(folder) $fpath); autoload -Uz compinit; compinit -u -d \(home.path)/z'
        zpty -w shell 'setopt no_beep; echo READ""Y'
        zpty -r shell seen '*READY*'
        zpty -w -n shell $'\(line)\\t'
        sleep 3
        zpty -w -n shell $'\\x15'
        zpty -w shell 'echo DON""E'
        zpty -r shell seen '*DONE*'
        print -r -- $seen
        """
      return try await run(
        "zsh", ["-f", "-c", script], environment: home.environment(["TERM": "dumb"])
      ).output
    }
    #expect(try await ask("tasks rem").contains("tasks remove"))
    #expect(try await ask("tasks list --strat").contains("--strategy"))
    #expect(try await ask("tasks list --strategy up").contains("--strategy update"))
  }
}
