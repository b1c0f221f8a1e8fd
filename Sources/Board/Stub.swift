internal import App
public let boardVersion = "x"
