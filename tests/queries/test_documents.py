"""Reading a document that a person hands in."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from graph.errors import WrongUseError
from queries import documents
from queries.catalogue import question
from queries.documents import text_of, text_of_file, with_files

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = f'<w:document xmlns:w="{W}"><w:body>'
TAIL = "</w:body></w:document>"


def docx(
    body: str, name: str = "word/document.xml", *, head: str = HEAD, tail: str = TAIL
) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, head + body + tail)
    return buffer.getvalue()


def test_paragraphs_and_tabs_of_a_word_document() -> None:
    body = (
        "<w:p><w:r><w:t>Moore </w:t></w:r><w:r><w:t>vernässen</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>in</w:t><w:tab/><w:t>Greifswald</w:t></w:r>"
        "<w:del><w:r><w:delText>gestrichen</w:delText></w:r></w:del>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert text_of("Entwurf.DOCX", docx(body)) == "Moore vernässen\nin Greifswald"


@pytest.mark.parametrize(
    "data", ["Küste".encode(), "Küste".encode("utf-16"), "\ufeffKüste".encode(), b"K\xfcste"]
)
def test_plain_text_in_the_usual_encodings(data: bytes) -> None:
    assert text_of("entwurf.txt", data) == "Küste"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("entwurf.pdf", b"%PDF", "neither .txt nor .docx"),
        ("entwurf.docx", b"no archive", "no readable Word document"),
        ("entwurf.docx", docx("", "other.xml"), "no readable Word document"),
        ("entwurf.docx", docx("<w:p>", tail=""), "no readable Word document"),
        ("entwurf.docx", docx("<w:p></w:p>"), "holds no text"),
        ("entwurf.txt", b"  \n ", "holds no text"),
        ("entwurf.txt", b"x" * (documents.MOST_BYTES + 1), "larger than 5 MB"),
    ],
)
def test_what_is_no_document_is_refused_with_its_reason(
    name: str, data: bytes, reason: str
) -> None:
    with pytest.raises(WrongUseError, match=reason):
        text_of(name, data)


def test_a_text_that_unpacks_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST_UNPACKED", 1000)
    packed = docx(f"<w:p><w:r><w:t>{'a' * 2000}</w:t></w:r></w:p>")
    assert len(packed) < 1000
    with pytest.raises(WrongUseError, match="no readable Word document"):
        text_of("entwurf.docx", packed)


def test_entities_of_a_document_type_are_refused() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + HEAD
    packed = docx("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", head=bomb)
    with pytest.raises(WrongUseError, match="no readable Word document"):
        text_of("entwurf.docx", packed)


def test_a_file_stands_for_its_text(tmp_path: Path) -> None:
    path = tmp_path / "entwurf.txt"
    path.write_text("Ein Entwurf", encoding="utf-8")
    header = question("draft_check").header
    assert with_files(header, {"file": str(path), "land": "SN"}) == {
        "file": "Ein Entwurf",
        "land": "SN",
    }
    with pytest.raises(WrongUseError, match="cannot be read"):
        text_of_file(tmp_path / "none.txt")
