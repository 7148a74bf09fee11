"""What the stylesheets say of a widget, looked up once a session rather than in each app that the tests open."""

from typing import Any

from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

_apply = Stylesheet.apply
_numbers: dict[tuple[int, ...], tuple[int, object]] = {}
_known: dict[tuple[object, ...], tuple[RulesMap, bool]] = {}


def apply_known(sheet: Stylesheet, node: DOMNode, *, animate: bool = False, cache: Any = None) -> None:
    """Give a widget the looks of those that stood alike, unless a rule asks for its place among its like."""
    key = _of_rules(sheet), _of_app(node), tuple(map(_of_node, node.css_path_nodes))
    if known := _known.get(key):
        rules, node._has_hover_style = known
        node._has_focus_within = node._has_order_style = node._has_odd_or_even = False
        sheet.replace_rules(node, rules, animate=animate)
        sheet._process_component_classes(node)
        return
    _apply(sheet, node, animate=animate, cache=cache)
    by_place = node._has_focus_within or node._has_order_style or node._has_odd_or_even
    # While it is animated, it looks as it did before.
    if not (by_place or animate) and node.styles.base._rules:
        _known[key] = node.styles.base._rules.copy(), node._has_hover_style


def _of_rules(sheet: Stylesheet) -> int:
    rules = sheet.rules
    numbered = vars(sheet).get("numbered_rules")
    if numbered is None or numbered[0] is not rules:
        # They are kept, so that no others come to have their addresses.
        number = _numbers.setdefault(tuple(map(id, rules)), (len(_numbers), rules))[0]
        vars(sheet)["numbered_rules"] = numbered = rules, number
    return int(numbered[1])


def _of_app(node: DOMNode) -> tuple[object, ...]:
    app = node.app
    return app.app_focus, app.current_theme.dark, app.native_ansi_color, app.no_color


def _of_node(node: DOMNode) -> tuple[object, ...]:
    return type(node), node.id, node.classes, node._pseudo_classes_cache_key
