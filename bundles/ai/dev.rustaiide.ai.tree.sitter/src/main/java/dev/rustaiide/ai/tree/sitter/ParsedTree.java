package dev.rustaiide.ai.tree.sitter;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.tree.sitter.internal.Edit;
import dev.rustaiide.ai.tree.sitter.internal.Parsed;
import dev.rustaiide.ai.tree.sitter.internal.TreeMemory;
import dev.rustaiide.foundation.text.Text;

/**
 * The syntax tree of one version of one text. Immutable: any number of threads may walk and query it at once, since the
 * native tree is only ever read; an edit works on a copy, which shares its nodes.
 *
 * <p>A tree that was edited twice gives its native memory back. It still answers, but has to parse its text again.
 */
public final class ParsedTree {
    private final Grammar grammar;
    private final Text text;
    private final TreeMemory memory;
    /** What this was edited from, until this is edited in turn. */
    private @Nullable ParsedTree previous;

    private final Parsed.Bytes changed;

    ParsedTree(Grammar grammar, Text text, Parsed parsed) {
        this.grammar = grammar;
        this.text = text;
        this.changed = parsed.changed();
        this.memory = new TreeMemory(parsed.tree(), () -> grammar.parseAddress(text));
    }

    public Grammar grammar() {
        return grammar;
    }

    public Text text() {
        return text;
    }

    /**
     * The tree after the characters from {@code start} to {@code end}, in UTF-16 units, gave way to
     * {@code insertedLength} others, which made {@code after}; empty if {@code budget} was spent first.
     */
    public Optional<ParsedTree> edited(int start, int end, int insertedLength, Text after, Budget budget) {
        if (after.length() != text.length() - (end - start) + insertedLength) {
            throw new IllegalArgumentException("the edit does not lead to the text");
        }
        var edit = Edit.of(text, start, end, insertedLength, after);
        long address = memory.acquire();
        try {
            boolean same = memory.isAsItWas();
            Optional<ParsedTree> edited = grammar.tree(after, parser -> {
                Parsed parsed = parser.parseAgain(address, edit, budget);
                return same ? parsed : new Parsed(parsed.tree(), Parsed.Bytes.ALL);
            });
            edited.ifPresent(this::follow);
            return edited;
        } finally {
            memory.release();
        }
    }

    private synchronized void follow(ParsedTree next) {
        next.previous = this;
        if (previous != null) {
            previous.memory.retire();
            previous = null;
        }
    }

    /**
     * Where the bytes begin that were inserted by the edit that made this, or whose nodes are others than before. All
     * others are in the same nodes as they were, from the root down.
     */
    public int changedFrom() {
        return changed.start();
    }

    /** Where they end: {@link Integer#MAX_VALUE} if this was not made by an edit, or nobody knows what it changed. */
    public int changedTo() {
        return changed.end();
    }

    /** Gives the native memory back as soon as nobody reads it, as after two edits. */
    public void retire() {
        memory.retire();
    }

    /** Starts at the root. For one thread; to be closed. */
    public TreeWalk walk() {
        return new TreeWalk(this);
    }

    /** The whole tree as nested lists, as tree-sitter's own tools print it: for tests and for writing queries. */
    public String describe() {
        try (TreeWalk walk = walk()) {
            return walk.describe();
        }
    }

    /** For whoever reads the native tree, between {@code acquire} and {@code release}. */
    TreeMemory memory() {
        return memory;
    }
}
