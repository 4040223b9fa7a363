"""Puts together scripts that run in the page with the tools of the rules that need the browser."""

from functools import cache
from pathlib import Path

_SCRIPTS = Path(__file__).parent / "scripts"
_TOOLS = "shared.js", "live_tools.js"


@cache
def read_script(name: str) -> str:
    """A script of the checker by its file's name."""
    return (_SCRIPTS / name).read_text(encoding="utf-8")


@cache
def tools() -> str:
    """What stands before a script that sets axe-core up by itself."""
    return "\n".join(map(read_script, _TOOLS))


@cache
def with_tools(script: str) -> str:
    """A synchronous function as a script for `run_async`: gets the tools and all arguments.

    Its value is what `run_async` returns; where axe-core is missing that is None.
    """
    body = f"const run = (\n{script.rstrip().removesuffix(';')}\n);"
    end = """
const done = arguments[arguments.length - 1];
if (!axe || !axe.setup) {
  done(null);
} else {
  try { axe.setup(document); } catch { axe.teardown(); axe.setup(document); }
  try {
    done(wellFormed(run({ ...tools, placeOf }, ...[...arguments].slice(0, -1)) ?? null));
  } finally {
    axe.teardown();
  }
}
"""
    return "\n".join((tools(), body, end))
