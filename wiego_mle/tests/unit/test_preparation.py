"""Preparing a start does what is needed and nothing twice."""

import os
import shutil

import polib
import pytest

from wiego_mle import preparation


@pytest.fixture
def static(settings, tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    (source / "page.css").write_text("p { color: green }")
    settings.DATA_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    return source


def test_static_files_are_collected_once(static):
    assert preparation.collect_static()
    assert not preparation.collect_static()


def test_a_changed_a_new_and_a_removed_file_are_noticed(static, settings):
    preparation.collect_static()
    (static / "page.css").write_text("p { color: darkgreen }")
    assert preparation.collect_static()
    (static / "more.css").write_text("p { margin: 0 }")
    assert preparation.collect_static()
    (static / "page.css").unlink()
    assert preparation.collect_static()
    assert [file.name for file in settings.STATIC_ROOT.iterdir()] == ["more.css"]


def test_collected_files_that_were_deleted_are_collected_again(static, settings):
    preparation.collect_static()
    shutil.rmtree(settings.STATIC_ROOT)
    assert preparation.collect_static()


def test_translations_are_compiled_when_they_changed(tmp_path):
    source = tmp_path / "fr/LC_MESSAGES/django.po"
    source.parent.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="Outcome", msgstr="Incidence"))
    catalogue.save(str(source))
    (target,) = preparation.compile_translations([tmp_path])
    assert polib.mofile(str(target)).find("Outcome").msgstr == "Incidence"
    assert preparation.compile_translations([tmp_path]) == []
    os.utime(target, (0, 0))
    assert preparation.compile_translations([tmp_path]) == [target]


def test_no_line_of_a_french_text_ends_before_a_sign(tmp_path):
    for language in ("fr", "es"):
        source = tmp_path / language / "LC_MESSAGES/django.po"
        source.parent.mkdir(parents=True)
        catalogue = polib.POFile()
        catalogue.append(polib.POEntry(msgid="Why?", msgstr="Pourquoi ? « Oui » : https://a.b ; oui !"))
        catalogue.append(
            polib.POEntry(msgid="%d: yes", msgid_plural="%d: all", msgstr_plural={0: "%d : a", 1: "%d : b"})
        )
        catalogue.save(str(source))
    spanish, french = map(polib.mofile, map(str, preparation.compile_translations([tmp_path])))
    assert (
        french.find("Why?").msgstr == "Pourquoi\u00a0? «\u00a0Oui\u00a0»\u00a0: https://a.b\u00a0; oui\u00a0!"
    )
    assert french.find("%d: yes").msgstr_plural == {0: "%d\u00a0: a", 1: "%d\u00a0: b"}
    assert spanish.find("Why?").msgstr == "Pourquoi ? « Oui » : https://a.b ; oui !"
