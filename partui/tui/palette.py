"""Commands by words: every key of the screen that is up, found by what it does."""

from textual.command import DiscoveryHit, Hit, Hits, Provider

from partui.domain.text import fold
from partui.tui.widgets.lines import key_name


class ActionsProvider(Provider):
    """Offers what can be done now; case and marks are ignored."""

    async def discover(self) -> Hits:
        """Offer everything before a word is typed."""
        for text, key in self._actions():
            yield DiscoveryHit(f"{text}  ({key_name(key)})", lambda key=key: self.app.simulate_key(key), text)

    async def search(self, query: str) -> Hits:
        """Offer what the words typed stand in."""
        wanted = fold(query)
        for text, key in self._actions():
            if wanted in fold(text):
                yield Hit(1.0, f"{text}  ({key_name(key)})", lambda key=key: self.app.simulate_key(key), text)

    def _actions(self) -> list[tuple[str, str]]:
        found: dict[str, str] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            offered = binding.description and active.enabled and not binding.key.startswith("super+")
            if offered and binding.action != "command_palette":
                found.setdefault(binding.description, binding.key.split(",", 1)[0])
        return list(found.items())
