"""Takes the pictures of the page for the documents: `screenshots.py FOLDER`."""

import sys
import time

from browser import Browser, Driver, wait
from support import Home

TASKS = [
    ["Book the ferry", "--due", "today", "--list", "trip", "--priority", "high"],
    ["Buy milk", "--due", "tomorrow", "--list", "home", "--tag", "shop"],
    ["Call the plumber", "--due", "2026-11-27", "--list", "home"],
    ["Plan the trip", "--list", "trip", "--note", "- [x] maps\n- [ ] tickets\n- [ ] tent"],
    ["Water the plants", "--every", "3d", "--due", "2026-12-02", "--list", "home"],
    ["Send the report", "--due", "2026-12-04", "--priority", "medium", "--tag", "work"],
]


def main(folder):
    home = Home(TASKS_NOW="2026-11-29T09:00")
    driver = Driver()
    browser = Browser(driver)
    try:
        for task in TASKS:
            home.tasks("add", *task)
        server = home.serve("--write")
        browser.sign_in(server)
        browser.click("#done2")
        wait(lambda: browser.find_all(".said"), "nothing said")
        for name, width, height, dark in [
            ("page-light", 900, 1000, False), ("page-dark", 900, 1000, True),
            ("page-phone", 360, 740, False),
        ]:
            browser.emulate(width, height, dark=dark)
            # Borders change their colour slowly.
            time.sleep(0.3)
            browser.screenshot(f"{folder}/{name}.png")
    finally:
        browser.end()
        driver.end()
        home.end()


main(sys.argv[1])
