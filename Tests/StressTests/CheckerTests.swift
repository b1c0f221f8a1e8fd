import Testing

@testable import stress
