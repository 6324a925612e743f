"""Gives packages to Open edX's block for SCORM, with values that they set, and prints what became of them.

Argument: a folder for their files. The input: [[package, [[element, value], ...]], ...].
"""

import json
import sys
from types import SimpleNamespace

import django
from django.conf import settings

settings.configure(MEDIA_ROOT=sys.argv[1], USE_TZ=True)
django.setup()

from openedxscorm.scormxblock import ScormError, ScormXBlock  # noqa: E402
from webob import Request  # noqa: E402
from xblock.field_data import DictFieldData  # noqa: E402
from xblock.fields import ScopeIds  # noqa: E402


class Runtime:
    """As much of the platform as the block asks for."""

    user_is_staff = False

    def __init__(self):
        self.published = []

    def service(self, _block, name):
        if name != "user":
            return None
        attributes = {"edx-platform.user_id": 7, "edx-platform.username": "pupil"}
        return SimpleNamespace(get_current_user=lambda: SimpleNamespace(opt_attrs=attributes))

    def publish(self, _block, kind, event):
        self.published.append([kind, event])


def play(number, package, values):
    runtime = Runtime()
    block = ScormXBlock(runtime, DictFieldData({}), ScopeIds("7", "openedxscorm", "definition", f"usage{number}"))
    block.location = SimpleNamespace(
        block_id=f"block{number}", org="org", course="course", block_type="openedxscorm"
    )

    def ask(handler, data):
        request = Request.blank("/", method="POST", body=json.dumps(data).encode())
        return getattr(block, handler)(request, "")

    with open(package, "rb") as file:
        block.update_package_meta(file)
        try:
            block.extract_package(file)
            block.update_package_fields()
        except ScormError as error:
            sys.exit(f"Open edX refuses the package {number}: {error}")

    block.initialize_student_info()
    refused = []
    ask("scorm_initialize", {})
    for name, value in values:
        answer = ask("scorm_set_value", {"name": name, "value": value})
        if answer.status_int != 200:
            refused.append(f"{name} = {value}: {answer.status_int} {answer.text}")
    ask("scorm_terminate", {})
    return {
        "version": block.scorm_version,
        "start": block.index_page_path,
        "warnings": block.package_warnings,
        "refused": refused,
        "grades": [event["value"] / event["max_value"] for kind, event in runtime.published if kind == "grade"],
        "completions": [event["completion"] for kind, event in runtime.published if kind == "completion"],
        "status": block.lesson_status,
        "success": block.success_status,
        "data": {name: str(value) for name, value in block.scorm_data.items()},
    }


print(json.dumps([play(number, *one) for number, one in enumerate(json.load(sys.stdin))]))
