import os.path as p
from a.b import c, d as e
LIMIT = 3
class Shop(Base):
    rate = 1
    def __init__(self, items, *args, factor=LIMIT, name: str = "x", **kw):
        self.items = items
        total = 0
        for item, n in items:
            total += item.price(factor)
        with open(p) as f:
            f.read()
        return [x for x in self.items if x.total] + [total]
    def other(self): return (lambda q: q + LIMIT)(self.rate)
def make(): 
    𝒜 = Shop(1)
    if (y := 𝒜.items): return y, 𝒜
    LIMIT = 4; a.b.c = LIMIT
