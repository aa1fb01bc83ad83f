package dev.rustaiide.ai.code.analysis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.tree.sitter.ParsedTree;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;
import dev.rustaiide.foundation.types.Span;
import dev.rustaiide.foundation.types.Symbol;

/**
 * The syntax of one version of one text. Immutable and cheap to share: any thread may ask, many at once. Native memory
 * is freed when the tree is no longer reachable.
 *
 * <p>Spans that an answer gives lie within the text; a file that does not parse gives as much as can be read.
 */
public interface SyntaxTree {
    Language language();

    Text text();

    /**
     * The tree after the characters from {@code start} to {@code end} gave way to {@code insertedLength} others, which
     * made {@code after}: parsed again where the change reaches, nothing else. 1 to 5 ms for a key in 10,000 lines.
     */
    SyntaxTree edited(int start, int end, int insertedLength, Text after);

    /**
     * The same unless it takes longer than {@code budget}, when the answer is empty and some other thread may do it:
     * for a thread that must not wait.
     */
    default Optional<SyntaxTree> edited(int start, int end, int insertedLength, Text after, Duration budget) {
        return Optional.of(edited(start, end, insertedLength, after));
    }

    /**
     * Highlights between two offsets in order, without overlaps; what is plain is left out. Work is in proportion to
     * the range, not to the text.
     */
    List<Highlight> highlights(int start, int end);

    /** What can be folded, by start line, one for a line; a line that only closes a block stays visible. */
    List<Fold> folds();

    /** The declarations, outermost first; no more than 20,000. */
    List<Symbol> outline();

    /** The brackets around {@code offset} or next to it: the opening one and the closing one. */
    Optional<Brackets> bracketsAt(int offset);

    /**
     * Where the name at {@code offset} stands in the scope that it belongs to, itself included; empty if there is none.
     * The scope of a local name of Rust is its function, that of all others the file.
     */
    List<Span> occurrences(int offset);

    /**
     * The word around {@code span}, then the smallest syntax node that holds it and is larger: what "expand selection"
     * takes. The whole text if there is nothing larger.
     */
    Span expand(Span span);

    /** How many places do not parse. */
    int errorCount();

    /** Tests, benches and mains that cargo can start, in order; none but in Rust. */
    List<Runnable> runnables();

    /** The nodes themselves, for those who look closer; empty if no grammar made the tree. */
    default Optional<ParsedTree> nodes() {
        return Optional.empty();
    }

    /**
     * Says that this tree will hardly be asked again, so its native memory (some 40 times the text) need not wait for
     * the garbage collector: for whoever parses many files. It still answers, but parses again. Two edits do the same.
     */
    default void retire() {}

    /** A pair of brackets, each one character long. */
    record Brackets(int open, int close) {}

    /**
     * Something with a gutter arrow.
     *
     * @param name what the tool calls it, e.g. the path of a test inside its module: {@code tests::adds}
     * @param line where the arrow goes, from zero
     */
    record Runnable(RunnableKind kind, String name, int line) {}

    /** How something is started. */
    enum RunnableKind {
        MAIN, TEST, TEST_MODULE, BENCH
    }
}
