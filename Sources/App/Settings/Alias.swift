private import TOML
package import Arguments
package import Text

/// A command of the user's own, such as `alias.inbox = "list --where list="`.
package struct Alias: AnySetting {
  private static let prefix = "alias."

  package let name: String
  package let form = SettingForm.text
  package let variables: [Variable] = []
  package let defaultValue = SettingDefault.computed(help: nil) { _ in nil }
  package let projectRefusal: @Sendable (String) -> String? = { _ in
    "it would change what a command does"
  }
  package let option: OptionSpec? = nil
  package let completion = Completion.nothing

  /// The alias that a key of a settings file sets; nil for another key, and for a name that cannot be
  /// typed: small letters, digits and hyphens, a letter first.
  package init?(key: String) {
    guard key.hasPrefix(Self.prefix) else { return nil }
    let name = key.dropFirst(Self.prefix.count)
    let isPlain = name.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
    }
    guard let first = name.utf8.first, (0x61...0x7A).contains(first), isPlain else { return nil }
    self.name = key
  }

  /// What is typed for it.
  package var command: String { String(name.dropFirst(Self.prefix.count)) }

  package func check(_ text: String) throws(InvalidValue) {
    guard !words(of: text).isEmpty else {
      throw InvalidValue("expected a command and its arguments")
    }
  }
}

extension Settings {
  /// The aliases of the user's file with their commands, in its order.
  package var aliases: [(alias: Alias, text: String)] {
    files.filter { !$0.file.isOfProject }.flatMap { file in
      file.document.entries.compactMap { entry in
        Alias(key: entry.key).map { ($0, entry.value.text) }
      }
    }
  }
}
