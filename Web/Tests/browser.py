"""Chromium, driven by its own WebDriver (https://www.w3.org/TR/webdriver2/) over plain HTTP."""

import base64
import json
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

from support import free_port

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
TAB, ENTER, SPACE = "\ue004", "\ue007", " "


class Driver:
    """The program that starts browsers."""

    def __init__(self):
        self.port = free_port()
        self.process = subprocess.Popen(
            ["chromedriver", f"--port={self.port}"], stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                if self.call("GET", "/status")["ready"]:
                    return
            except OSError:
                time.sleep(0.05)
        raise AssertionError("chromedriver does not start")

    def call(self, method, path, body=None):
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", data, {"Content-Type": "application/json"},
            method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            with error:
                raise AssertionError(json.load(error)["value"]["message"]) from None

    def end(self):
        self.process.kill()
        self.process.wait()


class Browser:
    """A browser with one window, and no cookies at first."""

    def __init__(self, driver):
        self.driver = driver
        self.profile = tempfile.mkdtemp(prefix="tasks-browser-")
        options = {
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--hide-scrollbars", f"--user-data-dir={self.profile}", "--window-size=1000,900",
            ],
        }
        session = driver.call(
            "POST", "/session",
            {"capabilities": {"alwaysMatch": {
                "browserName": "chrome", "goog:chromeOptions": options}}})
        self.path = f"/session/{session['sessionId']}"

    def call(self, method, path, body=None):
        return self.driver.call(method, self.path + path, body)

    def emulate(self, width=1000, height=900, script=True, dark=False):
        """Makes it a browser of this size, without scripts, or one that prefers dark pages."""
        for command, parameters in [
            ("setDeviceMetricsOverride", {
                "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}),
            ("setScriptExecutionDisabled", {"value": not script}),
            ("setEmulatedMedia", {"features": [
                {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]}),
        ]:
            self.call(
                "POST", "/goog/cdp/execute",
                {"cmd": f"Emulation.{command}", "params": parameters})

    def open(self, url):
        self.call("POST", "/url", {"url": url})

    def sign_in(self, server, key=None):
        self.open(f"{server.url}/sign-in?{key or server.key}")
        self.click("button.main")

    def find_all(self, selector):
        found = self.call("POST", "/elements", {"using": "css selector", "value": selector})
        return [element[ELEMENT] for element in found]

    def find(self, selector):
        return wait(lambda: self.find_all(selector), f"no {selector}")[0]

    def click(self, selector):
        self.call("POST", f"/element/{self.find(selector)}/click", {})

    def type(self, selector, text):
        self.call("POST", f"/element/{self.find(selector)}/value", {"text": text})

    def clear(self, selector):
        self.call("POST", f"/element/{self.find(selector)}/clear", {})

    def press(self, *keys):
        """Presses keys wherever the focus is."""
        actions = [
            {"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.call(
            "POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def focused(self):
        """The id and the accessible name of what has the focus."""
        element = self.call("GET", "/element/active")[ELEMENT]
        return (
            self.call("GET", f"/element/{element}/property/id"),
            self.call("GET", f"/element/{element}/computedlabel"))

    def label(self, selector):
        return self.call("GET", f"/element/{self.find(selector)}/computedlabel")

    def role(self, selector):
        return self.call("GET", f"/element/{self.find(selector)}/computedrole")

    def text(self, selector="body"):
        return self.call("GET", f"/element/{self.find(selector)}/text")

    def tasks(self):
        return [
            self.call("GET", f"/element/{element}/text") for element in self.find_all(".task .text")]

    def run(self, script):
        return self.call("POST", "/execute/sync", {"script": script, "args": []})

    def url(self):
        return self.call("GET", "/url")

    def screenshot(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("GET", "/screenshot")))

    def end(self):
        self.call("DELETE", "")
        shutil.rmtree(self.profile, ignore_errors=True)


def wait(condition, message, seconds=10):
    """What the condition returns once it is true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if value := condition():
                return value
        except AssertionError:
            pass
        time.sleep(0.02)
    raise AssertionError(message() if callable(message) else message)
