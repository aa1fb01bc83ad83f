"""Trains the decoder of ghost text on a GPU: train.py FOLDER SECONDS [NAME=NUMBER...]

What ai.training.decoder does on processors, on a card instead: it takes the folder of the pipeline's step "weights"
(tokenizer.json, learn.tokens, unseen.tokens), teaches by the same kind of lessons (see Lessons.java, which says why
they are as they are), and leaves FOLDER/numbers.bf16 in the order of Weights.java, with FOLDER/learned.json.
releng/train-decoder --learned takes both from there. Needs Python with PyTorch and numpy, and nothing else.
Three times through the corpus, with a rate that falls to nothing, is enough: of 65 million tokens an H200 read 211 million
in 128 seconds and came to 1.52 nats a token of unseen projects; after 965 million it knew its own by heart, and those
worse (1.64, by decay=0.05; the least on the way was 1.55).

Settings: width layers heads keyHeads inner window rows (windows of a step) rate (of the matrices, by Muon) small
(of all else, by AdamW) decay seed piece (rows that are computed at once) compile (0 or 1).
"""
import json
import math
import sys
import time
from pathlib import Path

import numpy
import torch
import torch.nn.functional as F

END, PREFIX, SUFFIX, MIDDLE, FILE = range(5)
BYTES, SPECIAL = 256, 5
NOTHING = -100
USUAL = dict(width=512, layers=8, heads=8, keyHeads=2, inner=1408, window=1024, rows=128, piece=128, rate=0.02,
             small=0.003, decay=0.1, seed=1, base=10000.0, compile=1, epsilon=1e-5)


def tokenizer(path):
    """Which tokens begin a line, and how many bytes each stands for."""
    words = json.loads(path.read_text())["model"]["vocab"]
    # As GPT-2 writes bytes: those that print stand for themselves, the others from 256 on.
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    letters = {b: chr(b) for b in plain}
    letters.update({b: chr(256 + i) for i, b in enumerate(b for b in range(256) if b not in plain)})
    feed = letters[10]
    size = len(words)
    begins, lengths = torch.zeros(size, dtype=torch.bool), torch.zeros(size, dtype=torch.long)
    for word, number in words.items():
        begins[number] = number >= SPECIAL and word.startswith(feed)
        lengths[number] = 0 if number < SPECIAL else len(word)
    return begins, lengths, words[feed]


class Corpus:
    """The tokens of all projects, on the device, and where files and projects are."""

    def __init__(self, path, begins, feed, device):
        read = numpy.fromfile(path, dtype=">u2").astype(numpy.int32)
        self.tokens = torch.from_numpy(read).to(device)
        self.feed = feed
        count = len(read)
        files = numpy.flatnonzero(read == FILE)
        ends = numpy.flatnonzero(read == END)
        # Each file ends where the next mark is; each belongs to the project that ends behind it.
        marks = numpy.sort(numpy.concatenate([files, ends, [count]]))
        behind = marks[numpy.searchsorted(marks, files, side="right")]
        project = numpy.searchsorted(ends, files)
        first = numpy.searchsorted(project, project, side="left")
        last = numpy.searchsorted(project, project, side="right")
        begin = begins.numpy()[read]
        lines = numpy.flatnonzero(begin)
        at = numpy.minimum(numpy.searchsorted(lines, files), max(0, len(lines) - 1))
        text = numpy.minimum(lines[at], behind - 1)  # the line feed behind the file's name
        next_line = lines[numpy.minimum(numpy.searchsorted(lines, numpy.arange(count)), len(lines) - 1)]
        put = lambda array: torch.from_numpy(numpy.ascontiguousarray(array)).to(device)
        self.files, self.behind, self.text = put(files), put(behind), put(text)
        self.first, self.last = put(first), put(last)
        self.line = put(next_line.astype(numpy.int32))
        counts = torch.bincount(self.tokens.long(), minlength=len(begins)).float()
        rarity = torch.log(counts.sum() / (counts + 1))
        rarity[:SPECIAL + BYTES] = 0
        self.rarity = rarity.clamp(min=0)


class Lessons:
    """Rows of tokens to foretell: pieces as they stand, and gaps with what is around them and elsewhere in the project."""
    CANDIDATES, PIECES, ASKED, LEAST = 12, 3, 96, 12

    def __init__(self, corpus, window, seed, device):
        self.corpus, self.window, self.device = corpus, window, device
        self.random = torch.Generator(device=device).manual_seed(seed)

    def uniform(self, *shape):
        return torch.rand(*shape, generator=self.random, device=self.device)

    def below(self, limit):
        """Whole numbers from 0 to below each of limit."""
        return (self.uniform(*limit.shape) * limit).long().clamp(max=(limit - 1).clamp(min=0))

    def rows(self, count):
        gaps = round(0.75 * count)
        return torch.cat([self.gaps(gaps), self.plain(count - gaps)])

    def plain(self, count):
        most = len(self.corpus.tokens) - self.window - 1
        start = (self.uniform(count) * most).long()
        return self.corpus.tokens[start[:, None] + torch.arange(self.window + 1, device=self.device)].long()

    def evenly(self, index, count, total):
        most = len(self.corpus.tokens) - self.window - 1
        start = torch.arange(index, index + count, device=self.device) * most // total
        return self.corpus.tokens[start[:, None] + torch.arange(self.window + 1, device=self.device)].long()

    def related(self, end, own, text):
        """Of each row the starts of pieces elsewhere in the project that have rare tokens of what was just written."""
        corpus, length = self.corpus, self.window // 8
        count = len(end)
        asked = (end[:, None] - 1 - torch.arange(self.ASKED, device=self.device)).clamp(min=0)
        inside = asked >= text[:, None]
        words = corpus.tokens[asked].long()
        weights = torch.zeros(count, len(corpus.rarity), device=self.device)
        weights.scatter_(1, words, corpus.rarity[words] * inside)
        low = corpus.first[own][:, None].expand(-1, self.CANDIDATES)
        high = corpus.last[own][:, None].expand(-1, self.CANDIDATES)
        other = low + self.below((high - low - 1).clamp(min=1))
        other = torch.where(other >= own[:, None], (other + 1).minimum(high - 1), other)
        start = corpus.text[other]
        start = start + self.below((corpus.behind[other] - start - length // 2).clamp(min=1))
        # At the beginning of a line, which is behind the first feed of a token that begins with it.
        start = torch.where(start > corpus.text[other], corpus.line[start].long(), start).minimum(corpus.behind[other] - 1)
        place = start[..., None] + torch.arange(length, device=self.device)
        known = place < corpus.behind[other][..., None]
        piece = corpus.tokens[place.clamp(max=len(corpus.tokens) - 1)].long()
        sort = piece.masked_fill(~known, 0).sort(-1).values
        new = torch.ones_like(sort, dtype=torch.bool)
        new[..., 1:] = sort[..., 1:] != sort[..., :-1]
        score = (weights.gather(1, sort.flatten(1)).view_as(sort) * new).sum(-1)
        score = score.masked_fill((other == own[:, None]) | (score <= 0), -1)
        best, at = score.topk(self.PIECES, dim=1)
        return start.gather(1, at), other.gather(1, at), best > 0

    def gaps(self, count):
        corpus, window, device = self.corpus, self.window, self.device
        total = len(corpus.tokens)
        end = (self.uniform(count) * total).long()
        own = (torch.searchsorted(corpus.files, end, right=True) - 1).clamp(min=0)
        text, behind = corpus.text[own] + 1, corpus.behind[own]
        line = corpus.line[end].long()
        end = torch.where((self.uniform(count) < 0.75) & (line < behind), line, end)
        end = torch.minimum(torch.maximum(end, text + 1), behind)
        # What stands behind: all of it, less, or nothing is told.
        most = window * 3 // 16
        after = (behind - end).clamp(max=most)
        draw = self.uniform(count)
        after = torch.where(draw < 0.35, 0, torch.where(draw < 0.6, (self.uniform(count) * (after + 1)).long(), after))
        ends = (after > 0) | (end == behind)
        name = (corpus.text[own] - corpus.files[own] - 1).clamp(min=0, max=24)
        segments = []  # (how many, where from) or (how many, which mark)
        start, other, found = self.related(end, own, text)
        wanted = torch.where(self.uniform(count) < 0.6, 1 + (self.uniform(count) * self.PIECES).long(), 0)
        share = window // 4 // wanted.clamp(min=1)
        for i in range(self.PIECES):
            told = found[:, i] & (i < wanted)
            title = (corpus.text[other[:, i]] - corpus.files[other[:, i]] - 1).clamp(min=0, max=24)
            size = (corpus.behind[other[:, i]] - start[:, i]).clamp(max=window // 8)
            size = torch.minimum(size, share - title - 2)
            told &= size >= self.LEAST
            # A piece that begins with its feed needs no other one behind the name.
            segments += [(told * 1, FILE), (told * title, corpus.files[other[:, i]] + 1), (told * size.clamp(min=0), start[:, i])]
        segments += [(torch.ones_like(end), PREFIX), (name, corpus.files[own] + 1), (torch.ones_like(end), corpus.feed),
                     (torch.ones_like(end), SUFFIX), (after, end), (torch.ones_like(end), MIDDLE)]
        used = sum(size for size, _ in segments)
        written = torch.minimum(end - text, window + 1 - used - 1)
        segments += [(written, end - written), (ends * 1, END)]
        return self.laid(count, segments)

    def laid(self, count, segments):
        row = torch.full((count, self.window + 1), NOTHING, dtype=torch.long, device=self.device)
        column = torch.arange(self.window + 1, device=self.device)[None]
        at = torch.zeros(count, dtype=torch.long, device=self.device)
        for size, source in segments:
            here = (column >= at[:, None]) & (column < (at + size)[:, None])
            if isinstance(source, int):
                row = torch.where(here, source, row)
            else:
                place = (source[:, None] + column - at[:, None]).clamp(0, len(self.corpus.tokens) - 1)
                row = torch.where(here, self.corpus.tokens[place].long(), row)
            at = at + size
        return row


def names(s):
    """All numbers of a decoder, as Weights.java has them, with their shapes."""
    keys = s["keyHeads"] * (s["width"] // s["heads"])
    yield "embed", (s["vocabulary"], s["width"])
    for layer in range(s["layers"]):
        for name, shape in (("in", (s["width"],)), ("q", (s["width"], s["width"])), ("k", (keys, s["width"])),
                            ("v", (keys, s["width"])), ("o", (s["width"], s["width"])), ("post", (s["width"],)),
                            ("gate", (s["inner"], s["width"])), ("up", (s["inner"], s["width"])),
                            ("down", (s["width"], s["inner"]))):
            yield f"{layer}.{name}", shape
    yield "norm", (s["width"],)


class Decoder:
    def __init__(self, s, device):
        self.s = s
        torch.manual_seed(s["seed"])
        self.parts = {}
        for name, shape in names(s):
            adds = name.endswith((".o", ".down"))
            if len(shape) == 1:
                tensor = torch.ones(shape, device=device)
            else:
                tensor = torch.randn(shape, device=device) * (0.02 / (math.sqrt(2 * s["layers"]) if adds else 1))
            self.parts[name] = tensor.requires_grad_(True)
        head = s["width"] // s["heads"]
        half = head // 2
        angle = torch.arange(s["window"], device=device)[:, None] * s["base"] ** (
            -torch.arange(half, device=device) / half)[None]
        self.cos, self.sin = angle.cos()[None, None], angle.sin()[None, None]
        heads, keys, epsilon = s["heads"], s["keyHeads"], s["epsilon"]

        def layer(x, norm1, q, k, v, o, norm2, gate, up, down, cos, sin):
            batch, length, width = x.shape
            h = F.rms_norm(x, (width,), norm1, epsilon)
            split = lambda t, n: t.view(batch, length, n, head).transpose(1, 2)

            def turned(t):
                one, other = t.float().chunk(2, -1)
                return torch.cat((one * cos - other * sin, other * cos + one * sin), -1).to(t.dtype)

            query, key = turned(split(F.linear(h, q), heads)), turned(split(F.linear(h, k), keys))
            value = split(F.linear(h, v), keys)
            shared = lambda t: t.repeat_interleave(heads // keys, 1)
            seen = F.scaled_dot_product_attention(query, shared(key), shared(value), is_causal=True)
            x = x + F.linear(seen.transpose(1, 2).reshape(batch, length, width), o)
            h = F.rms_norm(x, (width,), norm2, epsilon)
            return x + F.linear(F.silu(F.linear(h, gate)) * F.linear(h, up), down)

        def surprise(x, norm, embed, targets):
            h = F.rms_norm(x, (x.shape[-1],), norm, epsilon)
            return F.cross_entropy(F.linear(h, embed).float().flatten(0, 1), targets.flatten(), ignore_index=NOTHING,
                                   reduction="sum")

        quick = (lambda f: torch.compile(f, dynamic=False)) if s["compile"] else (lambda f: f)
        self.layer, self.surprise = quick(layer), quick(surprise)

    def loss(self, row, seen):
        """The sum over what is foretold. seen: the parts as they are computed with."""
        inputs, targets = row[:, :-1].clamp(min=END), row[:, 1:]
        x = F.embedding(inputs, seen["embed"])
        for layer in range(self.s["layers"]):
            part = lambda name: seen[f"{layer}.{name}"]
            x = self.layer(x, part("in"), part("q"), part("k"), part("v"), part("o"), part("post"), part("gate"),
                           part("up"), part("down"), self.cos, self.sin)
        return self.surprise(x, seen["norm"], seen["embed"], targets)


class Steps:
    """Matrices move by Muon (Jordan, 2024: the orthogonal matrix nearest to the momentum), all else by AdamW."""

    def __init__(self, parts, s):
        self.s = s
        self.matrices = [p for n, p in parts.items() if p.dim() == 2 and n != "embed"]
        self.momenta = [torch.zeros_like(p) for p in self.matrices]
        rest = [p for n, p in parts.items() if p.dim() == 1]
        self.adam = torch.optim.AdamW([dict(params=[parts["embed"]], weight_decay=0.01), dict(params=rest)],
                                      lr=s["small"], betas=(0.9, 0.95), eps=1e-10, weight_decay=0.0,
                                      fused=parts["embed"].is_cuda)

    @staticmethod
    def orthogonal(m):
        """By a quintic iteration of Newton and Schulz; m may be a stack of matrices."""
        x = m.bfloat16() if m.is_cuda else m
        tall = x.size(-2) > x.size(-1)
        x = x.mT if tall else x
        x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
        for _ in range(5):
            a = x @ x.mT
            x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
        return x.mT if tall else x

    @torch.no_grad()
    def step(self, factor, momentum):
        by_shape = {}
        for p, m in zip(self.matrices, self.momenta):
            m.lerp_(p.grad, 1 - momentum)
            by_shape.setdefault(tuple(p.shape), []).append((p, p.grad.lerp(m, momentum)))
        for shape, group in by_shape.items():
            moved = self.orthogonal(torch.stack([g for _, g in group])).float()
            rate = self.s["rate"] * factor * max(1, shape[0] / shape[1]) ** 0.5
            for (p, _), one in zip(group, moved):
                p.mul_(1 - self.s["decay"] * self.s["rate"] * factor)
                p.add_(one, alpha=-rate)
        for group in self.adam.param_groups:
            group["lr"] = self.s["small"] * factor
        self.adam.step()


@torch.no_grad()
def unseen(decoder, lessons, lengths, kind, seen, checks=96):
    """Nats for a token, and bits for a byte, of projects that it does not learn from."""
    loss = tokens = size = 0
    for i in range(0, checks, 16):
        row = lessons.evenly(i, 16, checks) if kind == "plain" else lessons.gaps(16)
        loss += decoder.loss(row, seen).item()
        real = row[:, 1:].clamp(min=0)
        tokens += (row[:, 1:] >= 0).sum().item()
        size += lengths[real].sum().item()
    return loss / tokens, loss / math.log(2) / size


def main(folder, seconds, settings):
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.backends.cuda.matmul.allow_tf32 = True
    begun = time.time()
    begins, lengths, feed = tokenizer(folder / "tokenizer.json")
    s = {**USUAL, **settings, "vocabulary": len(begins)}
    for name in USUAL:
        s[name] = type(USUAL[name])(s[name])
    lengths = lengths.to(device)
    corpus = Corpus(folder / "learn.tokens", begins, feed, device)
    others = Lessons(Corpus(folder / "unseen.tokens", begins, feed, device), s["window"], 7, device)
    lessons = Lessons(corpus, s["window"], s["seed"], device)
    decoder = Decoder(s, device)
    total = sum(p.numel() for p in decoder.parts.values())
    steps = Steps(decoder.parts, s)
    kind = torch.bfloat16 if device == "cuda" else torch.float32
    print(f"{total / 1e6:.1f} M numbers, {len(corpus.tokens) / 1e6:.1f} M tokens, {device}, torch {torch.__version__}, "
          f"ready after {time.time() - begun:.0f} s", flush=True)
    told, step, tokens, running = time.time(), 0, 0, 0.0
    started = None
    pieces = s["rows"] // s["piece"]
    while True:
        # The first steps wait for the compiler; the clock of the schedule begins behind them.
        clock = 0 if started is None else time.time() - started
        done = clock / max(1.0, begun + seconds - started) if started else 0
        if done >= 1:
            break
        factor = min(1, (step + 1) / 60) * (1 if done < 0.3 else max(0.0, (1 - done) / 0.7))
        row = lessons.rows(s["rows"])[torch.randperm(s["rows"], device=device)]
        counted = (row[:, 1:] >= 0).sum()
        seen = {n: p.detach().to(kind).requires_grad_(True) for n, p in decoder.parts.items()}
        sum_ = 0
        for i in range(pieces):
            loss = decoder.loss(row[i * s["piece"]:(i + 1) * s["piece"]], seen) / counted
            loss.backward()
            sum_ += loss.detach()
        for n, p in decoder.parts.items():
            p.grad = seen[n].grad.float()
        torch.nn.utils.clip_grad_norm_([decoder.parts["embed"]], 1.0)
        steps.step(factor, 0.85 + 0.1 * min(1, step / 300))
        for p in decoder.parts.values():
            p.grad = None
        step += 1
        tokens += s["rows"] * s["window"]
        if step == 3:
            if device == "cuda":
                torch.cuda.synchronize()
            started = time.time()
            first = tokens
        if step % 50 == 0 or time.time() - told > 20:
            told = time.time()
            value = sum_.item()
            rate = (tokens - first) / max(1e-9, time.time() - started) if started else 0
            print(f"step {step} {tokens / 1e6:.1f} M, {time.time() - begun:.0f} s, {done:.2f}, loss {value:.3f}, "
                  f"{rate / 1e3:.0f} k tokens/s", flush=True)
            if not math.isfinite(value):
                sys.exit("the loss is no number any more: declare a smaller rate")
        if step % 1000 == 0:
            print(f"  unseen {unseen(decoder, others, lengths, 'plain', seen)}", flush=True)
    seen = {n: p.detach().to(kind) for n, p in decoder.parts.items()}
    plain = unseen(decoder, others, lengths, "plain", seen)
    gaps = unseen(decoder, others, lengths, "gaps", seen)
    result = dict(s, steps=step, tokens=tokens, seconds=round(time.time() - begun), parameters=total,
                  device=torch.cuda.get_device_name() if device == "cuda" else "cpu", lossOfUnseen=round(plain[0], 4),
                  bitsPerByteOfUnseen=round(plain[1], 4), lossOfGapsOfUnseen=round(gaps[0], 4))
    flat = torch.cat([decoder.parts[n].detach().flatten() for n, _ in names(s)]).to(torch.bfloat16).cpu()
    (folder / "numbers.bf16").write_bytes(flat.view(torch.int16).numpy().astype("<i2").tobytes())
    (folder / "learned.json").write_text(json.dumps(result, indent=2) + "\n")
    print(json.dumps(result), flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), float(sys.argv[2]), dict(word.split("=") for word in sys.argv[3:]))
