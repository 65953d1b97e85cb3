"""The judge of the route search: the undominated costs of a tiny world, by trying every plan.

Written from `docs/answers.md` alone and as plainly as it can be. It shares the model's types with the program and no
logic. Figures count only as stated: a way whose price or duration would have to be estimated is refused.
"""

from tests.oracle.rules import ALL, NAMES, Rules
from tests.oracle.search import undominated

__all__ = ["ALL", "NAMES", "Rules", "undominated"]
