"""What a user may be told when something cannot be done."""

from partui.locale import _


class PartuiError(Exception):
    """Something that could not be done, said in one sentence.

    Args:
        template: the sentence in Vietnamese, with `{name}` where a value goes; translated when shown.
        values: what fills the template.
    """

    exit_code = 1

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template)
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return _(self.template).format(**self.values)
