"""The dossier of the self-assessment: documents numbered by the criterion that each serves first, and what lacks."""

import os.path
import re
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from partui.domain.plan.report import Assessment, ReportHead
from partui.domain.tasks.documents import register
from partui.domain.tasks.evidence import Evidence, unproved_products
from partui.domain.tasks.status import Status
from partui.domain.text import clean, for_file_name

# What an office files; nothing else that a link may name is ever sent along.
FILED = frozenset({
    ".pdf", ".doc", ".docx", ".odt", ".rtf", ".txt", ".xls", ".xlsx", ".ods", ".csv", ".ppt", ".pptx", ".odp", ".html",
    ".htm", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".zip", ".rar", ".7z",
})  # fmt: skip
_LONGEST = 60


class FiledDocument(NamedTuple):
    """A document of the dossier.

    Attributes:
        number: of the criterion and, in it, of the document: `1.3-01`.
        proves: the codes of the tasks that it proves, of other criteria too.
        criteria: the codes of the criteria that it proves themselves.
        file: the file that is sent along, none where it is not there or is no file.
    """

    number: str
    criterion: str
    document: Evidence
    proves: tuple[str, ...]
    criteria: tuple[str, ...]
    file: str | None

    @property
    def name(self) -> str:
        """The file's name in the dossier: `tai-lieu/1.3/1.3-01-12-bc-snv.pdf`; blank without a file."""
        if self.file is None:
            return ""
        stem = for_file_name(self.document.number or self.document.summary, _LONGEST)
        ending = os.path.splitext(self.file)[1].lower()
        folder, number = (re.sub(r"[^\w.-]+", "_", each) for each in (self.criterion, self.number))
        return f"tai-lieu/{folder}/{'-'.join(part for part in (number, stem) if part)}{ending}"


class MissingProof(NamedTuple):
    """A product that no document proves, of a task that is not given up; or a criterion of which nothing is told.

    Attributes:
        code: the task's; blank where no task is behind the criterion and it has no document, score or explanation.
        product: blank likewise.
    """

    criterion: str
    code: str = ""
    product: str = ""


class Dossier(NamedTuple):
    """The self-assessment with its documents, by criterion, and what is missing."""

    head: ReportHead
    assessment: Assessment
    filed: tuple[FiledDocument, ...]
    missing: tuple[MissingProof, ...]


def make_dossier(assessment: Assessment, files: Mapping[str, str]) -> Dossier:
    """Number the documents of a self-assessment, each once, at the first criterion that it serves.

    Args:
        assessment: with the documents that were issued by its day.
        files: a document's link to the file that it names and that is there.
    """
    registered = register(
        chain.from_iterable(assessment.evidence.values()), chain.from_iterable(assessment.of_criteria.values())
    )
    known = {document.details.uuid: document for document in registered}
    filed: dict[str, FiledDocument] = {}
    missing: list[MissingProof] = []
    for row in assessment.scores.rows:
        criterion, count = row.criterion.code, 0
        of_tasks = [(code, assessment.evidence.get(code, ())) for code in row.tasks]
        for each in (*assessment.of_criteria.get(criterion, ()), *(each for _, found in of_tasks for each in found)):
            if each.uuid not in filed:
                count += 1
                filed[each.uuid] = FiledDocument(
                    f"{criterion}-{count:02}",
                    criterion,
                    each,
                    tuple(proved.code for proved in known[each.uuid].proves),
                    known[each.uuid].criteria,
                    _fit(files.get(each.link)),
                )
        is_told = row.criterion.explanation or criterion in assessment.of_criteria or row.entered is not None
        if row.leaf is not None and not row.leaf.parts and not is_told:
            missing.append(MissingProof(criterion))
        for code, evidence in of_tasks:
            missing += _missing(assessment, criterion, code, evidence)
    return Dossier(assessment.head, assessment, tuple(filed.values()), tuple(missing))


def _fit(file: str | None) -> str | None:
    return file if file is not None and os.path.splitext(file)[1].lower() in FILED else None


def _missing(assessment: Assessment, criterion: str, code: str, evidence: Sequence[Evidence]) -> list[MissingProof]:
    task = assessment.tasks.get(code)
    if task is None or task.status is Status.CANCELLED:
        return []
    return [
        MissingProof(criterion, code, clean(task.products[number - 1]))
        for number in unproved_products(task.products, evidence, task.periods)
    ]
