"""The page in a real browser."""

import contextlib
import http.server
import json
import threading
import unittest

from browser import ENTER, SPACE, TAB, Browser, Driver, wait
from support import Home


class BrowserTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.driver = Driver()
        # Starting one takes seconds; a server of another port has other cookies.
        cls.browser = Browser(cls.driver)

    @classmethod
    def tearDownClass(cls):
        cls.browser.end()
        cls.driver.end()

    def setUp(self):
        self.home = Home()
        self.addCleanup(self.home.end)
        self.browser.emulate()

    def shown(self, browser, *tasks):
        wait(
            lambda: browser.tasks() == list(tasks),
            lambda: f"{tasks} expected, {browser.text()} shown")

    def test_add_done_undo_edit_remove_filter(self):
        server = self.home.serve("--write")
        browser = self.browser
        browser.sign_in(server)
        self.everyday(browser)
        self.assertEqual(browser.run("return document.querySelectorAll('script').length"), 1)
        authors = {entry["who"] for entry in json.loads(self.home.tasks("log", "--json"))}
        self.assertEqual(authors, {"ada"})

    def test_without_script(self):
        server = self.home.serve("--write", "--sessions", "cache")
        browser = self.browser
        browser.emulate(script=False)
        browser.sign_in(server)
        self.everyday(browser)
        # Nothing changes by itself.
        self.home.tasks("add", "by another")
        self.assertNotIn("by another", browser.text())

    def everyday(self, browser):
        """Each button and field, with a mouse."""
        browser.type("#text", "Buy <b>milk</b>")
        browser.click(".more summary")
        browser.type("#due", "tomorrow")
        browser.type("#tags", "shop")
        browser.click(".add button")
        self.shown(browser, "Buy <b>milk</b>")
        self.assertIn("added #1 Buy <b>milk</b>", browser.text(".said"))
        self.assertIn("due tomorrow", browser.text(".task"))
        browser.type("#text", "Call mum" + ENTER)
        self.shown(browser, "Buy <b>milk</b>", "Call mum")
        browser.click("#done1")
        self.shown(browser, "Call mum")
        browser.click("#undo")
        self.shown(browser, "Buy <b>milk</b>", "Call mum")
        self.assertIn("undid done", browser.text(".said"))
        browser.click("#edit2")
        browser.clear("#text")
        browser.type("#text", "Call mum again")
        browser.type("#note", "first line\nsecond line")
        browser.click("button.main")
        self.shown(browser, "Buy <b>milk</b>", "Call mum again")
        browser.click("#remove2")
        self.shown(browser, "Buy <b>milk</b>")
        browser.click("#done1")
        self.shown(browser)
        browser.click(".filter summary")
        browser.click("#f-state [value=done]")
        browser.click(".filter button")
        self.shown(browser, "Buy <b>milk</b>")
        self.assertFalse(browser.find_all(".said"))

    def test_two_windows_see_each_others_changes(self):
        self.home.tasks("add", "one")
        server = self.home.serve("--write")
        first, second = self.browser, Browser(self.driver)
        self.addCleanup(second.end)
        first.sign_in(server)
        second.sign_in(server, self.home.serve_command("link", "--as", "bob").split("?")[1])
        self.shown(second, "one")
        second.run("document.getElementById('done1').focus()")
        first.type("#text", "two" + ENTER)
        wait(lambda: second.tasks() == ["one", "two"], "the second window shows no change")
        # Who is at a button stays there.
        self.assertEqual(second.focused()[0], "done1")
        second.type("#text", "half typed")
        self.home.tasks("done", "1")
        wait(lambda: first.tasks() == ["two"] == second.tasks(), "not seen")
        self.assertEqual(
            second.run("return document.getElementById('text').value"), "half typed")
        second.click("#done2")
        wait(lambda: first.tasks() == [], "not seen")
        self.assertIn("bob", self.home.tasks("log", "--limit", "1"))

    def test_keyboard_and_names(self):
        self.home.tasks("add", "one", "--note", "a note")
        self.home.tasks("add", "two")
        server = self.home.serve("--write")
        browser = self.browser
        browser.sign_in(server)
        self.shown(browser, "one", "two")
        self.assertEqual(browser.role("main"), "main")
        self.assertEqual(browser.role("[role=search]"), "search")
        self.assertEqual(browser.role(".tasks"), "list")
        self.assertEqual(browser.label("#text"), "Add a task")
        self.assertEqual(browser.label("#done2"), "Done two")
        self.assertEqual(browser.label("#edit2"), "Edit two")
        unnamed = browser.run(
            "return [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]"
            ".filter((field) => !field.labels.length).length")
        self.assertEqual(unnamed, 0)
        # From the top: the skip link leads to the list, and from there on to the buttons of the first task.
        browser.press(TAB)
        self.assertEqual(browser.focused()[1], "Skip to the list")
        browser.press(ENTER)
        browser.press(TAB)
        self.assertEqual(browser.focused()[1], "Note")
        browser.press(TAB)
        self.assertEqual(browser.focused()[1], "Done one")
        browser.press(SPACE)
        self.shown(browser, "two")
        # The focus is at the list, not at the top again.
        browser.press(TAB)
        self.assertEqual(browser.focused()[1], "Done two")

    def test_narrow_wide_and_dark(self):
        long = "W" * 300
        self.home.tasks("add", long, "--due", "2020-01-01", "--list", "x" * 64)
        server = self.home.serve("--write")
        browser = self.browser
        browser.sign_in(server)
        colors = []
        for width, dark in [(320, False), (2000, False), (1000, True)]:
            browser.emulate(width=width, dark=dark)
            browser.open(server.url)
            self.shown(browser, long)
            self.assertEqual(
                browser.run("return [innerWidth, document.documentElement.scrollWidth]")[1],
                browser.run("return document.documentElement.clientWidth"), width)
            colors.append(browser.run("return getComputedStyle(document.body).backgroundColor"))
            size = browser.run(
                "return [...document.querySelectorAll('button')]"
                ".map((button) => button.getBoundingClientRect().height)")
            self.assertGreaterEqual(min(size), 32)
        self.assertEqual(colors[0], colors[1])
        self.assertNotEqual(colors[0], colors[2])

    def test_policy_forbids_what_is_not_ours(self):
        self.home.tasks("add", "<img src=x onerror=document.title='taken'>")
        server = self.home.serve("--no-sign-in")
        browser = self.browser
        browser.open(server.url)
        self.shown(browser, "<img src=x onerror=document.title='taken'>")
        browser.run(
            "const s = document.createElement('script');"
            "s.textContent = 'document.title = \"taken\"'; document.body.append(s)")
        self.assertEqual(browser.run("return document.title"), "Tasks")

    def test_another_site_cannot_post(self):
        self.home.tasks("add", "one")
        server = self.home.serve("--write")
        browser = self.browser
        browser.sign_in(server)
        self.shown(browser, "one")
        token = browser.run("return document.querySelector('[name=token]').value")
        # Another port is another origin, though the same site: the cookie is sent along, and the token is
        # that of the session.
        page = f"""<form method="post" action="{server.url}/change"><input name="token" value="{token}">
            <input name="do" value="done 1"><button>Win</button></form>"""
        with site(page) as url:
            browser.open(url)
            browser.click("button")
            wait(lambda: "Another site sent this form" in browser.text(), "no refusal")
        self.assertEqual(self.home.tasks("list", "--format", "ids").strip(), "1")
        # The same form on the page itself does it.
        browser.open(server.url)
        browser.click("#done1")
        self.shown(browser)


@contextlib.contextmanager
def site(page):
    """A site of somebody else."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


if __name__ == "__main__":
    unittest.main()
