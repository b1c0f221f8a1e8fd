/// A decimal integer or number as TOML writes it: `60`, `-1`, `1_000`, `0.25`, `1e-3`; nil for
/// anything else, also for what is too large.
func number(_ word: String) -> TOMLValue? {
  var rest = Array(word.utf8)[...]
  var plain: [UInt8] = []
  if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
    plain.append(sign)
    rest.removeFirst()
  }
  guard let whole = takeDigits(&rest), whole.count == 1 || whole[0] != UInt8(ascii: "0") else {
    return nil
  }
  plain += whole
  if rest.isEmpty { return Int64(String(decoding: plain, as: UTF8.self)).map { .integer($0) } }
  if rest.first == UInt8(ascii: ".") {
    rest.removeFirst()
    guard let fraction = takeDigits(&rest) else { return nil }
    plain += [UInt8(ascii: ".")] + fraction
  }
  if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
    rest.removeFirst()
    plain.append(letter)
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      plain.append(sign)
      rest.removeFirst()
    }
    guard let exponent = takeDigits(&rest) else { return nil }
    plain += exponent
  }
  guard rest.isEmpty, let number = Double(String(decoding: plain, as: UTF8.self)), number.isFinite
  else { return nil }
  return .number(number)
}

/// Reads one digit or more; an underscore may separate two.
private func takeDigits(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
  var digits: [UInt8] = []
  while let byte = rest.first {
    if byte.isDigit {
      digits.append(byte)
    } else if byte != UInt8(ascii: "_") || digits.isEmpty || rest.dropFirst().first?.isDigit != true
    {
      break
    }
    rest.removeFirst()
  }
  return digits.isEmpty ? nil : digits
}
