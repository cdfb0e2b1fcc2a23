"""Tests that need more than Python: left out with a reason where it is missing, a failure where CI=true promises it."""

import importlib.util
import os
import shutil

import pytest

pytest.register_assert_rewrite("story_of")

NEEDS = {
    "browser": ("headless Chromium", lambda: any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))),
    "office": ("LibreOffice", lambda: any(map(shutil.which, ("soffice", "libreoffice")))),
    "cluster": ("dask.distributed", lambda: importlib.util.find_spec("distributed") is not None),
}


def pytest_runtest_setup(item):
    for mark, (name, there) in NEEDS.items():
        if item.get_closest_marker(mark) and not there():
            if os.environ.get("CI") == "true":
                pytest.fail(f"{name} is not installed, and CI=true says that it is", pytrace=False)
            pytest.skip(f"needs {name}")
