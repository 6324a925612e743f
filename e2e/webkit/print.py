"""Prints a page as WebKit prints it: ADDRESS PAPER SELECTOR FILE. Waits until there is what the selector finds."""

import json
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402

address, paper, selector, file = sys.argv[1:]
SIZES = {"a4": "iso_a4", "letter": "na_letter"}
MARGIN_MM = 15
LIMIT_S = 60

window = Gtk.OffscreenWindow()
window.set_default_size(1280, 800)
view = WebKit2.WebView()
window.add(view)
window.show_all()


def end(fault=None):
    global failed
    failed = fault
    Gtk.main_quit()


def look():
    view.evaluate_javascript(f"!!document.querySelector({json.dumps(selector)})", -1, None, None, None, seen)
    return False


def seen(view, result):
    if view.evaluate_javascript_finish(result).to_boolean():
        # Fonts and pictures come a moment later.
        GLib.timeout_add(500, print_it)
    else:
        GLib.timeout_add(50, look)


def print_it():
    settings = Gtk.PrintSettings()
    settings.set_printer("Print to File")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, GLib.filename_to_uri(file))
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    setup = Gtk.PageSetup()
    setup.set_paper_size(Gtk.PaperSize.new(SIZES[paper]))
    # It takes no margins from the page.
    for side in ("top", "bottom", "left", "right"):
        getattr(setup, f"set_{side}_margin")(MARGIN_MM, Gtk.Unit.MM)
    operation = WebKit2.PrintOperation.new(view)
    operation.set_print_settings(settings)
    operation.set_page_setup(setup)
    operation.connect("failed", lambda _, error: end(error.message))
    operation.connect("finished", lambda _: end())
    operation.print_()
    return False


failed = f"not done after {LIMIT_S} s"
GLib.timeout_add_seconds(LIMIT_S, Gtk.main_quit)
GLib.timeout_add(50, look)
view.load_uri(address)
Gtk.main()
sys.exit(failed)
