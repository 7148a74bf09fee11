"""What the stylesheets say of a widget, looked up once a session rather than in each app that the tests open."""

from typing import Any, NamedTuple

from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.widget import Widget

# What a rule may ask of a widget's place, as `Look.asked` has it: seldom, and costly to find out.
PLACES = (("focus-within",), ("first-of-type", "last-of-type", "first-child", "last-child", "empty"), ("odd", "even"))
Key = tuple[object, ...]


class Look(NamedTuple):
    """How a widget and its parts look.

    Attributes:
        rules: its own styles.
        asked: whether rules ask for the mouse over it, for the focus within, for its order, for odd and even.
        parts: its component classes and their styles; none when rules ask for the place of one of them.
    """

    rules: RulesMap
    asked: tuple[bool, bool, bool, bool]
    parts: dict[str, RulesMap] | None


_apply = Stylesheet.apply
_numbers: dict[tuple[int, ...], tuple[int, object]] = {}
_known: dict[Key, Look] = {}
_by_place: dict[Key, list[str]] = {}


def apply_known(sheet: Stylesheet, node: DOMNode, *, animate: bool = False, cache: Any = None) -> None:
    """Give a widget the looks of those that stood alike; nothing is animated.

    A widget that has the look already keeps it, but for what it has worked out from those of the widgets around it.
    """
    key = _key(sheet, node)
    look = _known.get(key)
    if look is None:
        _apply(sheet, node)
        look = _look_of(node)
        if any(look.asked[1:]):
            # What was found by the key without its place would be another's.
            _by_place[key] = [
                name for names, asked in zip(PLACES, look.asked[1:], strict=True) if asked for name in names
            ]
            key = _key(sheet, node)
        if look.rules or not isinstance(node, Widget):
            _known[key] = look
    elif vars(node).get("has_look") is look:
        node.notify_style_update()
        return
    else:
        _give(sheet, node, look)
    vars(node)["has_look"] = look if look.parts is not None else None


def _give(sheet: Stylesheet, node: DOMNode, look: Look) -> None:
    node._has_hover_style, node._has_focus_within, node._has_order_style, node._has_odd_or_even = look.asked
    if node.styles.base._rules:
        sheet.replace_rules(node, look.rules)
    else:
        _begin(node, look.rules)
        node.refresh(layout=True)
        node.notify_style_update()
    if look.parts is None:
        sheet._process_component_classes(node)
    elif look.parts:
        node._component_styles.clear()
        for name, rules in look.parts.items():
            part = DOMNode(classes=name)
            part._attach(node)
            _begin(part, rules)
            node._component_styles[name] = part.styles
        node.refresh()


def _begin(node: DOMNode, rules: RulesMap) -> None:
    node.styles.base.merge_rules(rules)


def _look_of(node: DOMNode) -> Look:
    parts = {name: styles.base._rules.copy() for name, styles in node._component_styles.items()}
    nodes = [styles.node for styles in node._component_styles.values()]
    has_placed = any(any(_asked(part)[1:]) for part in nodes if part is not None)
    return Look(node.styles.base._rules.copy(), _asked(node), None if has_placed else parts)


def _asked(node: DOMNode) -> tuple[bool, bool, bool, bool]:
    return node._has_hover_style, node._has_focus_within, node._has_order_style, node._has_odd_or_even


def _key(sheet: Stylesheet, node: DOMNode) -> Key:
    path = node.css_path_nodes
    app = node.app
    of_app = app.app_focus, app.current_theme.dark, app.native_ansi_color, app.no_color
    key = _of_rules(sheet), of_app, *map(_of_node, path)
    names = _by_place.get(key)
    return (key, *(_place(each, names) for each in path)) if names else key


def _of_rules(sheet: Stylesheet) -> int:
    rules = sheet.rules
    numbered = vars(sheet).get("numbered_rules")
    if numbered is None or numbered[0] is not rules:
        # They are kept, so that no others come to have their addresses.
        number = _numbers.setdefault(tuple(map(id, rules)), (len(_numbers), rules))[0]
        vars(sheet)["numbered_rules"] = numbered = rules, number
    return int(numbered[1])


def _of_node(node: DOMNode) -> Key:
    if isinstance(node, Widget):
        return type(node), node.id, node.classes, node.disabled, node.has_focus, node.mouse_hover
    return type(node), node.id, node.classes


def _place(node: DOMNode, names: list[str]) -> Key:
    return tuple(map(node.has_pseudo_class, names)) if isinstance(node, Widget) else ()
