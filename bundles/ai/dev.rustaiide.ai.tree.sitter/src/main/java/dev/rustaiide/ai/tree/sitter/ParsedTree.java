package dev.rustaiide.ai.tree.sitter;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.Optional;

import dev.rustaiide.ai.tree.sitter.internal.Edit;
import dev.rustaiide.ai.tree.sitter.internal.Parsing;
import dev.rustaiide.foundation.text.Text;

/**
 * The syntax tree of one version of one text. Immutable: any number of threads may walk and query it at once, since the
 * native tree is only ever read; an edit works on a copy, which shares its nodes.
 */
public final class ParsedTree {
    private final Grammar grammar;
    private final Text text;
    /** Deletes the native tree after this object. */
    private final MemorySegment owner;

    ParsedTree(Grammar grammar, Text text, long address) {
        this.grammar = grammar;
        this.text = text;
        this.owner = Parsing.owner(address);
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
        try {
            return grammar.tree(after, parser -> parser.parseAgain(address(), edit, budget));
        } finally {
            Reference.reachabilityFence(this);
        }
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

    /** Only good as long as this object is reachable. */
    long address() {
        return owner.address();
    }
}
