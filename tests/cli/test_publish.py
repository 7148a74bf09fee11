"""`partui publish`."""

from pathlib import Path

from tests.cli.conftest import Partui


def test_a_site_is_written_and_written_anew(partui: Partui, tmp_path: Path) -> None:
    folder = tmp_path / "trang"
    partui("set", "1.3.1", "--note", "ghi chú riêng")
    said = partui("publish", str(folder), "--as-of", "2020-10-01")
    assert said.err == f"Đã ghi {len(list(folder.iterdir()))} trang; mở {folder}/index.html để đọc.\n"
    assert "Tính đến ngày 01/10/2020" in (folder / "index.html").read_text(encoding="utf-8")
    assert partui("publish", str(folder), "--notes").code == 0
    assert "ghi chú riêng" in (folder / "linh-vuc-1.html").read_text(encoding="utf-8")
    assert partui("publish", str(folder)).code == 0
    assert not any("ghi chú riêng" in page.read_text(encoding="utf-8") for page in folder.iterdir())


def test_a_folder_of_somebody_elses_is_kept(partui: Partui, tmp_path: Path) -> None:
    folder = tmp_path / "ảnh"
    folder.mkdir()
    (folder / "a.jpg").write_bytes(b"x")
    assert "a.jpg" in partui("publish", str(folder)).refused()
    assert [path.name for path in folder.iterdir()] == ["a.jpg"]
    assert "Không có thư mục" in partui("publish", str(tmp_path / "a" / "b")).refused()
    assert "là một tệp" in partui("publish", str(folder / "a.jpg")).refused()
