"""Passages: the inlines of a block, each stretch with its looks and its meaning."""

from __future__ import annotations

from dataclasses import field

from publisher import view as v
from publisher.data import dataclass
from publisher.exporters.pdf.file.structure import Element
from publisher.exporters.pdf.letters.lettering import Lettering, of_phrase
from publisher.exporters.pdf.lines.material import Passage
from publisher.exporters.pdf.pages.setting import Call, Setting
from publisher.exporters.shared.links import followable
from publisher.roles import PhraseRole

# Phrases that are elements of their own; others differ in looks alone.
_ELEMENTS = frozenset(
    [
        PhraseRole.SPEAKER,
        PhraseRole.REMARK,
        PhraseRole.GAP,
        PhraseRole.GLOSS,
        PhraseRole.TIME,
        PhraseRole.PAGE_MARK,
        PhraseRole.ADDED,
    ]
)


@dataclass(slots=True)
class PassageMaker:
    """Turns the inlines of one block into passages."""

    setting: Setting
    element: Element
    language: str
    made: list[Passage] = field(default_factory=list)
    link: tuple[str, Element] | None = None  # the link that the last run was in

    def add(self, content: v.Inlines, lettering: Lettering) -> None:
        """Add the passages of inlines, whose own lettering is given."""
        for run in v.runs(content):
            if run.text == "\n":
                self._break_line(lettering)
            elif run.text:
                target = self._target(run.link) if run.link else ""
                self._add_run(run, self._lettering(run, lettering, target), target)

    def _break_line(self, lettering: Lettering) -> None:
        last = self.made.pop() if self.made else Passage("", lettering, self.element)
        self.made.append(last._replace(ends_line=True))

    def _lettering(self, run: v.Run, lettering: Lettering, target: str) -> Lettering:
        """A link that is not followed does not look like one."""
        if run.lang:
            lettering = lettering._replace(language=run.lang)
        for role in run.roles:
            if role is PhraseRole.LINK and not target:
                continue
            lettering = of_phrase(lettering, self.setting.theme.phrases[role])
        return lettering

    def _target(self, link: str) -> str:
        """Where a link leads: a place in the record or a URI; "" when it is not followed."""
        if link.startswith("#"):
            target = link if link[1:] in self.setting.addresses else ""
        else:
            target = followable(link)
        if not target:
            self.setting.dead_links.append(link)
        return target

    def _add_run(self, run: v.Run, lettering: Lettering, target: str) -> None:
        if run.note:
            self._add_call(run, lettering)
        elif target:
            element = self._link_element(run)
            self.made.append(Passage(run.text, lettering, element, target, self._says(run)))
        else:
            self.link = None
            self.made.append(Passage(run.text, lettering, self._element(run)))

    def _says(self, run: v.Run) -> str:
        return run.text.strip() if run.link.startswith("#") else run.link

    def _link_element(self, run: v.Run) -> Element:
        """One element for all neighbouring runs of a link."""
        if self.link is None or self.link[0] != run.link:
            self.link = (run.link, self.element.child("Link", Lang=self._foreign(run.lang)))
        return self.link[1]

    def _element(self, run: v.Run) -> Element:
        own = next((role for role in reversed(run.roles) if role in _ELEMENTS), None)
        foreign = self._foreign(run.lang)
        if own is None and not foreign:
            return self.element
        return self.element.child(str(own or run.roles[-1]), Lang=foreign)

    def _foreign(self, language: str) -> str:
        return language if language != self.language else ""

    def _add_call(self, run: v.Run, lettering: Lettering) -> None:
        """The mark of a note, with a link to it. Marks of unknown notes are plain text."""
        self.link = None
        reference = self.element.child("Reference")
        if run.note not in self.setting.notes:
            self.made.append(Passage(run.text, lettering, reference))
            return
        self.setting.calls.append(Call(run.note, reference))
        target, anchor = f"#{run.note}", mark_address(run.note)
        link = reference.child("Link")
        self.made.append(
            Passage(run.text, lettering, link, target, run.text, anchor, note=run.note)
        )


def mark_address(note: str) -> str:
    """The name of the place where a note's mark stands."""
    return f"{note}.mark"
