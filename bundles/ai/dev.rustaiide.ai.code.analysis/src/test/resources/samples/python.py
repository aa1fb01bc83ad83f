#!/usr/bin/env python3
"""Module doc."""
import os, sys
from typing import List as L

MAX_SIZE = 10
name = "x"


@decorator(arg=1)
class Demo(Base):
    """Class doc."""

    field: int = 0

    def method(self, a, b: int = 2, *args, **kwargs) -> str:
        # comment
        if a is not None and b in args:
            return f"{a!r} and {b:>5}\n"
        for i in range(MAX_SIZE):
            yield i + 1.5
        raise ValueError("no")


async def main():
    await asyncio.sleep(0x1F)
    result = [x for x in lambda y: y if x]
    return None
