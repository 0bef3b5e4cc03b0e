"""Every error that a person can see says what is wrong and what to do about it."""

import importlib
import pkgutil

import pytest

import coordinator
from coordinator.domain.errors import CoordinatorError, Refused, Unavailable
from coordinator.domain.exchange import IdentityNotForThem
from coordinator.languages import Language, catalogue_of
from coordinator.text import speaking

for module in pkgutil.walk_packages(coordinator.__path__, "coordinator."):
    if ".migrations" not in module.name:
        importlib.import_module(module.name)


def leaves(kind):
    return [leaf for child in kind.__subclasses__() for leaf in leaves(child)] or [kind]


@pytest.mark.parametrize("error", leaves(CoordinatorError), ids=lambda kind: kind.__name__)
def test_an_error_names_problem_and_remedy(error):
    assert issubclass(error, Refused | Unavailable)
    assert error.problem.endswith((".", "}"))
    assert error.remedy.endswith(".")


def test_an_error_speaks_to_who_is_told_of_it_not_as_the_file_that_it_ended():
    with speaking(catalogue_of(Language.ENGLISH)):
        refused = IdentityNotForThem("Li Na")

    with speaking(catalogue_of(Language.CHINESE)):
        assert str(refused).startswith("Li Na不得查看受试者身份。")
