package dev.rustaiide.ai.code.analysis.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.rustaiide.ai.code.analysis.Fold;
import dev.rustaiide.ai.code.analysis.Highlight;
import dev.rustaiide.ai.code.analysis.HighlightKind;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;
import dev.rustaiide.foundation.types.Span;
import dev.rustaiide.foundation.types.Symbol;

/**
 * The tree of a language that a scanner of ours reads. An edit scans all again, 20 MB of
 * TOML or 60 MB of Markdown a second: such files are small.
 */
final class ScannedTree implements SyntaxTree {
    private final Language language;
    private final Text text;
    private final Function<byte[], Scan> scanner;
    private final Scan scan;

    private ScannedTree(Language language, Text text, Function<byte[], Scan> scanner) {
        this.language = language;
        this.text = text;
        this.scanner = scanner;
        this.scan = scanner.apply(text.toUtf8());
    }

    /** The tree of what {@code scanner} finds in the bytes of {@code text}. */
    static SyntaxTree of(Language language, Text text, Function<byte[], Scan> scanner) {
        return new ScannedTree(language, text, scanner);
    }

    @Override
    public Language language() {
        return language;
    }

    @Override
    public Text text() {
        return text;
    }

    @Override
    public SyntaxTree edited(int start, int end, int insertedLength, Text after) {
        if (after.length() != text.length() - (end - start) + insertedLength) {
            throw new IllegalArgumentException("the edit does not lead to the text");
        }
        return new ScannedTree(language, after, scanner);
    }

    @Override
    public List<Highlight> highlights(int start, int end) {
        int first = text.byteOf(start);
        int last = text.byteOf(end);
        var offsets = new Offsets(text);
        var highlights = new ArrayList<Highlight>();
        for (int i = scan.firstBehind(first); i < scan.count() && scan.start(i) < last; i++) {
            int from = offsets.of(Math.max(first, scan.start(i)));
            highlights.add(new Highlight(from, offsets.of(Math.min(last, scan.end(i))), scan.kind(i)));
        }
        return highlights;
    }

    @Override
    public List<Fold> folds() {
        var folds = new ArrayList<Fold>();
        for (Scan.Block block : scan.blocks()) {
            folds.add(new Fold(line(block.start()), line(block.end()), block.kind()));
        }
        return Folds.sorted(folds);
    }

    private int line(int at) {
        return text.lineOf(text.offsetOfByte(at));
    }

    @Override
    public List<Symbol> outline() {
        var items = new ArrayList<>(scan.items());
        Collections.sort(items);
        return OutlineItem.nest(items, text);
    }

    @Override
    public Optional<Brackets> bracketsAt(int offset) {
        int at = text.byteOf(offset);
        Scan.Pair best = null;
        for (Scan.Pair pair : scan.pairs()) {
            boolean beside = pair.open() == at || pair.open() == at - 1 || pair.close() == at || pair.close() == at - 1;
            boolean around = pair.open() < at && at <= pair.close();
            if ((beside || around) && (best == null || pair.open() > best.open())) {
                best = pair;
            }
        }
        return best == null ? Optional.empty()
                : Optional.of(new Brackets(text.offsetOfByte(best.open()), text.offsetOfByte(best.close())));
    }

    /** All keys and tables with the name of the one at {@code offset}. */
    @Override
    public List<Span> occurrences(int offset) {
        int at = text.byteOf(offset);
        int token = scan.firstBehind(Math.max(0, at - 1));
        if (token < scan.count() && !isName(token) && scan.end(token) == at) {
            token++;
        }
        if (token >= scan.count() || !isName(token) || scan.start(token) > at) {
            return List.of();
        }
        String name = Words.string(text, scan.start(token), scan.end(token));
        var spans = new ArrayList<Span>();
        for (int i = 0; i < scan.count(); i++) {
            if (isName(i) && scan.end(i) - scan.start(i) == scan.end(token) - scan.start(token)
                    && name.equals(Words.string(text, scan.start(i), scan.end(i)))) {
                spans.add(new Span(text.offsetOfByte(scan.start(i)), text.offsetOfByte(scan.end(i))));
            }
        }
        return spans;
    }

    private boolean isName(int token) {
        return scan.kind(token) == HighlightKind.PROPERTY || scan.kind(token) == HighlightKind.TYPE;
    }

    @Override
    public Span expand(Span span) {
        var best = new Smallest(span, text);
        best.offer(Expansion.word(text, span));
        int token = scan.firstBehind(text.byteOf(span.start()));
        if (token < scan.count()) {
            best.offerBytes(scan.start(token), scan.end(token));
        }
        for (Scan.Pair pair : scan.pairs()) {
            best.offerBytes(pair.open() + 1, pair.close());
            best.offerBytes(pair.open(), pair.close() + 1);
        }
        best.offer(text.lineSpan(text.lineOf(span.start())));
        for (OutlineItem item : scan.items()) {
            best.offerBytes(item.start(), item.end());
        }
        return best.span;
    }

    @Override
    public int errorCount() {
        return scan.errors();
    }

    @Override
    public List<Runnable> runnables() {
        return List.of();
    }

    /** The smallest of the spans offered that hold another and are larger; the whole text until there is one. */
    private static final class Smallest {
        private final Span inner;
        private final Text text;
        private Span span;

        Smallest(Span inner, Text text) {
            this.inner = inner;
            this.text = text;
            this.span = new Span(0, text.length());
        }

        void offer(Span candidate) {
            boolean holds = candidate.start() <= inner.start() && inner.end() <= candidate.end();
            if (holds && candidate.length() > inner.length() && candidate.length() < span.length()) {
                span = candidate;
            }
        }

        void offerBytes(int start, int end) {
            offer(new Span(text.offsetOfByte(start), text.offsetOfByte(end)));
        }
    }
}
