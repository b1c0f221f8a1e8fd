#if canImport(FoundationEssentials)
  import FoundationEssentials
#endif
import Foundation

/// The letter and its accents, each on its own; nil where it has no accents.
func decomposition(_ letter: String) -> String? {
  let parts = letter.decomposedStringWithCanonicalMapping
  return parts.unicodeScalars.count > 1 ? parts : nil
}
