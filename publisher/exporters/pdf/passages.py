"""Passages: the inlines of a block, each stretch with its looks and its meaning."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from publisher import view as v
from publisher.exporters.pdf.lettering import Lettering, of_phrase
from publisher.exporters.pdf.material import Passage
from publisher.exporters.pdf.setting import Call, Setting
from publisher.exporters.pdf.structure import Element
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
                self._add_run(run, self._lettering(run, lettering))

    def _break_line(self, lettering: Lettering) -> None:
        last = self.made.pop() if self.made else Passage("", lettering, self.element)
        self.made.append(replace(last, ends_line=True))

    def _lettering(self, run: v.Run, lettering: Lettering) -> Lettering:
        for role in run.roles:
            lettering = of_phrase(lettering, self.setting.theme.phrases[role])
        return replace(lettering, language=run.lang) if run.lang else lettering

    def _add_run(self, run: v.Run, lettering: Lettering) -> None:
        if run.note:
            self._add_call(run, lettering)
        elif run.link and self._leads(run.link):
            element = self._link_element(run)
            passage = Passage(run.text, lettering, element, run.link, self._says(run))
            self.made.append(passage)
        else:
            self.link = None
            self.made.append(Passage(run.text, lettering, self._element(run)))

    def _leads(self, target: str) -> bool:
        return not target.startswith("#") or target[1:] in self.setting.addresses

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
