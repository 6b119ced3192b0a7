"""The measure of the code: modules, functions and parameters stay as small as they were agreed to be."""

import ast

import pytest

from tests.house.source import MODULES, TESTS, Module

MODULE, TABLES = 250, 300
FUNCTION = 40
POSITIONAL = 6
BEHAVIOUR = 120
"""Lines of a question, an act or a reminder: each is one file."""
HOLDERS = ("assert_", "holds", "run_state_machine")
"""How functions are named that assert for a test."""


def ids(module: Module) -> str:
    return module.path


@pytest.mark.parametrize("module", MODULES, ids=ids)
def test_a_module_can_be_held_in_the_head(module):
    behaviour = module.path.split("/")[:2] in (["dialogs", "questions"], ["dialogs", "acts"], ["dialogs", "reminders"])
    limit = TABLES if module.path == "store/tables.py" else BEHAVIOUR if behaviour else MODULE
    assert module.lines <= limit


@pytest.mark.parametrize("module", MODULES, ids=ids)
def test_a_function_can_be_read_at_a_glance(module):
    assert {each.name: length(each) for each in module.functions() if length(each) > FUNCTION} == {}


@pytest.mark.parametrize("module", MODULES, ids=ids)
def test_what_is_told_apart_by_place_is_told_apart_easily(module):
    assert [each.name for each in module.functions() if positional(each) > POSITIONAL] == []


@pytest.mark.parametrize("module", MODULES, ids=ids)
def test_a_module_says_in_one_sentence_what_it_is(module):
    opening = (ast.get_docstring(module.tree) or "").split("\n\n")[0]
    assert len(opening.split()) > 3


def test_most_functions_are_short():
    lengths = sorted(length(each) for module in MODULES for each in module.functions())
    assert lengths[len(lengths) // 2] <= 8
    assert lengths[len(lengths) * 9 // 10] <= 20


def test_every_test_says_what_it_promises():
    unnamed = [
        each.name
        for module in TESTS
        for each in module.functions()
        if each.name.startswith("test_") and each.name.count("_") < 3
    ]
    assert unnamed == []


def test_every_test_asserts_something():
    silent = [
        f"{module.path}: {each.name}"
        for module in TESTS
        for each in module.functions()
        if each.name.startswith("test_") and not asserts(each)
    ]
    assert silent == []


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    first = function.body[0]
    described = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    doc = (first.end_lineno or 0) - first.lineno + 1 if described else 0
    return (function.end_lineno or 0) - function.lineno + 1 - doc


def positional(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return len(function.args.posonlyargs) + len(function.args.args)


def asserts(function: ast.AST) -> bool:
    """Whether it holds an assertion, or calls what is named for holding one."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Attribute) and node.attr == "raises":
            return True
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.startswith(HOLDERS):
            return True
    return False
