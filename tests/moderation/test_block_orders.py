"""AC-097: blocks, pauses, appeals and finality in every order, against a small written model.

The model below is what A10 says in a few lines of Python. Hypothesis calls the actions in any
order; after each step the account's rows must say what the model says.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from unittest import mock

import pytest
from django.db import transaction
from hypothesis import Phase, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from hypothesis.strategies import integers, sampled_from

from folkmoot.accounts.roles import Role
from folkmoot.core.clock import now as real_now
from folkmoot.moderation.access import check_may_write
from folkmoot.moderation.actions.appeals import answer_appeal, file_appeal
from folkmoot.moderation.actions.cases import open_case_on
from folkmoot.moderation.actions.decisions import decide
from folkmoot.moderation.actions.final_blocks import (
    confirm_final,
    override_final_block,
    refuse_final,
)
from folkmoot.moderation.actions.reversals import undo
from folkmoot.moderation.actions.sanctions import end_due_sanctions, lift_sanction
from folkmoot.moderation.errors import (
    AlreadyAppealed,
    AlreadyInForce,
    AlreadyReversed,
    AppealOpen,
    BlockedFromWriting,
    BlockIsFinal,
    NothingToAppeal,
    PausedFromWriting,
    SanctionUnknown,
    UndoTooLate,
)
from folkmoot.moderation.models import Case, Decision, Sanction
from tests.make import make_account, make_comment, make_story
from tests.moderation.make import LETTER, answer, staff

WORDS = "Because it is so."


@dataclass
class Block:
    """One block in the model."""

    state: str = "open"  # open, pardoned, overturned, undone, lifted, overridden
    finality: str = ""  # '', proposed, final
    appeal: str = ""  # '', waiting, lost


@dataclass
class Model:
    """A10 in plain words: one account's blocks in order, and the end of its pause."""

    blocks: list[Block] = field(default_factory=list)
    pause_ends: int | None = None
    hour: int = 0

    @property
    def block(self) -> Block | None:
        """The block in force."""
        last = self.blocks[-1] if self.blocks else None
        return last if last is not None and last.state == "open" else None

    @property
    def next_finality(self) -> str:
        """A block after a pardoned one is proposed as final; nothing else counts."""
        return "proposed" if any(each.state == "pardoned" for each in self.blocks) else ""

    @property
    def is_paused(self) -> bool:
        """Until the hour of its end, and not at it."""
        return self.pause_ends is not None and self.hour < self.pause_ends


class Blocks(RuleBasedStateMachine):
    """The actions, beside the model."""

    @initialize()
    def begin(self):
        """A fresh member and a desk of four."""
        self.outer = transaction.atomic()
        self.outer.__enter__()
        self.start = real_now()
        self.model = Model()
        self.numbers = count(1)
        self.clock = mock.patch("django.utils.timezone.now", self.now)
        self.clock.start()
        self.member, self.story = make_account(), make_story()
        self.first, self.second, self.third = (staff(f"Desk {n}") for n in "abc")
        self.publisher = staff("The Publisher", Role.PUBLISHER)
        self.pause = None

    def teardown(self):
        """Leave nothing behind."""
        if not hasattr(self, "outer"):
            return
        self.clock.stop()
        transaction.set_rollback(True)
        self.outer.__exit__(None, None, None)

    def now(self) -> datetime:
        """The model's hour; a second for each look, so that no two moments are one."""
        return self.start + timedelta(hours=self.model.hour, milliseconds=next(self.numbers))

    def measure(self, name, **rest):
        """A removal with a measure, for a text written just now."""
        comment = make_comment(self.story, author=self.member)
        case_id = open_case_on(self.first, comment.public_id)
        decide(self.first, case_id, answer=answer(measure=name, **rest), change=0)
        return Decision.objects.filter(account=self.member, ruling=name).latest("pk")

    @property
    def row(self):
        """The last block's row."""
        return Sanction.objects.filter(account=self.member, kind="block").latest("pk")

    @rule()
    def give_block(self):
        """Block, or be told that one is in force."""
        if self.model.block:
            with pytest.raises(AlreadyInForce):
                self.measure("block")
            Case.objects.filter(closed_at=None, kind="comment").update(closed_at=self.now())
            return
        finality = self.model.next_finality
        self.measure("block")
        self.model.blocks.append(Block(finality=finality))

    @precondition(lambda self: not self.model.block and not self.model.next_finality)
    @rule(outcome=sampled_from(["pardoned", "pardoned", "won"]))
    def block_that_is_lifted_on_appeal(self, outcome):
        """The way to a second block, in one step, so that most orders come to it."""
        self.give_block()
        self.appeal()
        self.answer_the_appeal(outcome)

    @precondition(lambda self: not self.model.is_paused)
    @rule(days=integers(1, 3))
    def give_pause(self, days):
        """A new pause takes the place of an older one, longer or shorter."""
        self.measure("pause", days=days)
        self.model.pause_ends = self.model.hour + 24 * days

    @precondition(lambda self: self.model.blocks or self.model.pause_ends)
    @rule(hours=integers(1, 30))
    def time_passes(self, hours):
        """Hours go by."""
        self.model.hour += hours

    @precondition(lambda self: self.model.pause_ends)
    @rule()
    def task_runs(self):
        """Whether it runs or not changes nothing for the member."""
        end_due_sanctions()

    @precondition(lambda self: self.model.blocks)
    @rule()
    def appeal(self):
        """Against the last block."""
        block = self.model.blocks[-1]
        expected = None
        if block.state != "open":
            expected = NothingToAppeal
        elif block.finality == "final":
            expected = BlockIsFinal
        elif block.appeal:
            expected = AlreadyAppealed
        if expected:
            with pytest.raises(expected):
                file_appeal(self.member, self.row.decision.public_id, letter=LETTER)
        else:
            file_appeal(self.member, self.row.decision.public_id, letter=LETTER)
            block.appeal = "waiting"

    @precondition(lambda self: self.model.block and self.model.block.appeal == "waiting")
    @rule(outcome=sampled_from(["won", "pardoned", "lost"]))
    def answer_the_appeal(self, outcome):
        """By another person."""
        case = Case.objects.get(kind="appeal", closed_at=None)
        answer_appeal(self.third, case.public_id, outcome=outcome, words=WORDS, change=0)
        block = self.model.block
        block.appeal = "lost" if outcome == "lost" else ""
        block.state = {"won": "overturned", "pardoned": "pardoned", "lost": "open"}[outcome]

    @precondition(lambda self: self.model.block and self.model.block.finality == "proposed")
    @rule(confirms=sampled_from([True, True, False]))
    def second_person(self, confirms):
        """Confirms or not; a waiting appeal comes first."""
        block = self.model.block
        case = Case.objects.get(kind="final-block", closed_at=None)
        if not confirms:
            refuse_final(self.second, case.public_id, words=WORDS, change=0)
            block.finality = ""
        elif block.appeal == "waiting":
            with pytest.raises(AppealOpen):
                confirm_final(self.second, case.public_id, words=WORDS, change=0)
        else:
            confirm_final(self.second, case.public_id, words=WORDS, change=0)
            block.finality = "final"

    @precondition(lambda self: self.model.block)
    @rule()
    def override(self):
        """The publisher lifts a final block, and no other."""
        block = self.model.block
        if block.finality != "final":
            with pytest.raises(SanctionUnknown):
                override_final_block(self.publisher, self.row.public_id, reason=WORDS)
            return
        override_final_block(self.publisher, self.row.public_id, reason=WORDS)
        block.state = "overridden"

    @precondition(lambda self: self.model.block)
    @rule()
    def lift(self):
        """A moderator lifts an ordinary block on which no appeal waits."""
        block = self.model.block
        if block.finality == "final" or block.appeal == "waiting":
            with pytest.raises((BlockIsFinal, AppealOpen)):
                lift_sanction(self.first, self.row.public_id, words=WORDS)
            return
        lift_sanction(self.first, self.row.public_id, words=WORDS)
        block.state = "lifted"

    @precondition(lambda self: self.model.blocks)
    @rule()
    def take_back(self):
        """Undo: in time, once, and only while nothing stands on the block."""
        block, row = self.model.blocks[-1], self.row
        hours = (self.now() - row.begins_at) / timedelta(hours=1)
        answered = Decision.objects.filter(given_with=row.decision).exists()
        if block.state != "open" or block.appeal or answered or hours > 24:
            with pytest.raises((UndoTooLate, AlreadyReversed)):
                undo(self.first, row.decision.public_id)
            return
        undo(self.first, row.decision.public_id)
        Case.objects.filter(closed_at=None, kind="comment").update(closed_at=self.now())
        block.state, block.finality = "undone", ""

    @invariant()
    def rows_say_what_the_model_says(self):
        """After each step."""
        if not hasattr(self, "model"):
            return
        rows = list(Sanction.objects.filter(account=self.member, kind="block").order_by("pk"))
        assert [row.ended_as or "open" for row in rows] == [b.state for b in self.model.blocks]
        for row, block in zip(rows, self.model.blocks, strict=True):
            if block.state == "open":
                assert row.finality == block.finality
        block = self.model.block
        waiting = Case.objects.filter(kind="final-block", closed_at=None).count()
        assert waiting == int(block is not None and block.finality == "proposed")
        if block is not None:
            with pytest.raises(BlockedFromWriting) as refusal:
                check_may_write(self.member)
            assert refusal.value.facts["is_final"] == (block.finality == "final")
        elif self.model.is_paused:
            with pytest.raises(PausedFromWriting):
                check_may_write(self.member)
        else:
            assert check_may_write(self.member) is False


def orders(examples: int, steps: int) -> settings:
    """So many orders of so many acts; a failure is shown as it is, since shrinking is slow."""
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        phases=(Phase.explicit, Phase.generate),
    )


@pytest.mark.slow  # twenty orders of up to twenty acts on the database
def test_blocks_in_many_orders(db):
    run_state_machine_as_test(Blocks, settings=orders(20, 20))


@pytest.mark.soak
def test_blocks_in_very_many_orders(db):
    run_state_machine_as_test(Blocks, settings=orders(300, 40))
