"""What a file leaves open and only the person can say, with what she may choose from."""

from __future__ import annotations

from wellbeing.domain.problems import Problem, Refused


class QuestionOfFile(Refused):
    """A Refused that an answer may lift; `choices` are names or columns of the file, for her screen alone."""

    def __init__(self, problem: Problem, choices: tuple[str, ...]) -> None:
        super().__init__(problem)
        self.choices = choices
