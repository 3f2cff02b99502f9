"""All that a decision needs, together."""

from __future__ import annotations

from dataclasses import dataclass

from challenge.content.members import Member
from challenge.recognition.deciding.when import Judged, Place
from challenge.recognition.marks.evidence import Evidence
from challenge.recognition.rules import Rules
from challenge.recognition.sighting import Sighting


@dataclass(frozen=True, slots=True)
class Case:
    """All that a decision needs, together."""

    evidence: Evidence
    sighting: Sighting
    member: Member
    judged: Judged
    place: Place

    @property
    def rules(self) -> Rules:
        return self.evidence.rules
