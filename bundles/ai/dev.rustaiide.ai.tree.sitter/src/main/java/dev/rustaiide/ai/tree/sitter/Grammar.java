package dev.rustaiide.ai.tree.sitter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.tree.sitter.internal.Languages;
import dev.rustaiide.ai.tree.sitter.internal.Parsed;
import dev.rustaiide.ai.tree.sitter.internal.Parser;
import dev.rustaiide.foundation.text.Text;

/** What makes trees of texts in one language. Any thread may use it. */
public final class Grammar {
    private final String name;
    private final long language;
    private final @Nullable String[] types;
    /** Parsers that nobody uses now: making one costs more than parsing an edit. */
    private final Deque<Parser> parsers = new ArrayDeque<>();

    Grammar(String name, long language) {
        this.name = name;
        this.language = language;
        this.types = new @Nullable String[Languages.symbolCount(language)];
    }

    public String name() {
        return name;
    }

    /** The tree of {@code text}; empty if {@code budget} was spent first. 1 to 2 MB a second. */
    public Optional<ParsedTree> parse(Text text, Budget budget) {
        return tree(text, parser -> parser.parse(text, budget));
    }

    /** The address of a new tree. */
    long parseAddress(Text text) {
        Parser parser = take();
        try {
            return parser.parse(text, Budget.UNLIMITED).tree();
        } finally {
            put(parser);
        }
    }

    Optional<ParsedTree> tree(Text text, Parse parse) {
        Parser parser = take();
        try {
            Parsed parsed = parse.with(parser);
            return parsed.tree() == 0 ? Optional.empty() : Optional.of(new ParsedTree(this, text, parsed));
        } finally {
            put(parser);
        }
    }

    private Parser take() {
        synchronized (parsers) {
            Parser parser = parsers.poll();
            if (parser != null) {
                return parser;
            }
        }
        return new Parser(language);
    }

    private void put(Parser parser) {
        synchronized (parsers) {
            parsers.push(parser);
        }
    }

    /**
     * The query that {@code source} spells in tree-sitter's query language. The predicates {@code eq? not-eq? any-of?
     * match?} are as elsewhere; {@code prefix?} takes what starts with one of its words; {@code upper?} takes longer
     * names without lower-case letters, {@code capitalized?} those that start with an upper-case letter, {@code
     * not-upper?} and {@code not-capitalized?} the others.
     *
     * @throws IllegalArgumentException if it is none, with the place
     */
    public Query query(String source) {
        return new Query(this, language, source);
    }

    /** The name of a kind of node, as {@link TreeWalk#symbol} numbers them. */
    String type(int symbol) {
        if (symbol >= types.length) {
            return "ERROR";
        }
        String type = types[symbol];
        if (type == null) {
            type = Languages.symbolName(language, symbol);
            types[symbol] = type;
        }
        return type;
    }

    /** How many types of nodes there are; {@link TreeWalk#symbol} is less, but for errors. */
    public int symbolCount() {
        return types.length;
    }

    /** The number of the field called {@code field}; 0 if the grammar has none. */
    public int field(String field) {
        return Languages.fieldId(language, field);
    }

    @Override
    public String toString() {
        return name;
    }

    /** What a parser is taken for. */
    interface Parse {
        Parsed with(Parser parser);
    }
}
