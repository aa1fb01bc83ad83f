package dev.rustaiide.app.documents.internal;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Language;

/**
 * Keeps the syntax tree of a text that changes. A key is on the screen before its parse begins: the work runs on a
 * thread of its own, one at a time, and what changed meanwhile is one more edit of the tree that comes out.
 */
public final class SyntaxFollower {
    /** Above this no tree: it would take ten times the memory of the text and longer than anyone waits. */
    private static final int LARGEST_BYTES = 8 << 20;
    /** Up to this an edit is parsed at once when an answer is needed now. */
    private static final int QUICK_BYTES = 2 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(SyntaxFollower.class);

    private final Syntax syntax;
    private final Executor ui;
    private final Supplier<Text> now;
    private final Runnable parsed;
    private Language language;
    private @Nullable SyntaxTree tree;
    /** From the tree's text to the text now. */
    private @Nullable Hull pending;
    /** From the text that is being parsed to the text now. */
    private @Nullable Hull meanwhile;
    private boolean running;
    private boolean queued;
    private int generation;

    /** Characters {@code start} to {@code oldEnd} of the tree's text became {@code start} to {@code newEnd} of now. */
    private record Hull(int start, int oldEnd, int newEnd) {
        Hull and(TextChange change) {
            int behind = Math.max(0, change.end() - newEnd);
            return new Hull(Math.min(start, change.start()), oldEnd + behind,
                    Math.max(newEnd, change.end()) + change.growth());
        }
    }

    /** Calls {@code parsed} in {@code ui} whenever there is a new tree. */
    public SyntaxFollower(Syntax syntax, Language language, Executor ui, Supplier<Text> now, Runnable parsed) {
        this.syntax = syntax;
        this.language = language;
        this.ui = ui;
        this.now = now;
        this.parsed = parsed;
    }

    /** Parses from the start, as {@code language}. */
    public void start(Language newLanguage) {
        language = newLanguage;
        tree = null;
        pending = null;
        running = false;
        generation++;
        if (!language.equals(Language.PLAIN_TEXT)) {
            parse();
        }
    }

    /** The last tree; its text may be older than the document's. */
    public Optional<SyntaxTree> tree() {
        return Optional.ofNullable(tree);
    }

    /** The tree of the text as it is now, brought up to date at once if that takes milliseconds; else empty. */
    public Optional<SyntaxTree> treeNow() {
        SyntaxTree last = tree;
        Hull hull = pending;
        if (last != null && hull != null && now.get().byteLength() <= QUICK_BYTES) {
            last = last.edited(hull.start, hull.oldEnd, hull.newEnd - hull.start, now.get());
            generation++;
            running = false;
            tree = last;
            pending = null;
            ui.execute(parsed);
        }
        return Optional.ofNullable(pending == null ? last : null);
    }

    /** Follows one step of the text. */
    public void changed(DocumentChange change) {
        if (tree == null && !running) {
            return;
        }
        TextChange hull = change.hull();
        pending = join(pending, hull);
        if (running) {
            meanwhile = join(meanwhile, hull);
        } else {
            queue();
        }
    }

    /** The key is painted in this turn of the UI thread; parsing begins in the next and takes no processor from it. */
    private void queue() {
        if (!queued) {
            queued = true;
            ui.execute(() -> {
                queued = false;
                if (!running && pending != null) {
                    parse();
                }
            });
        }
    }

    private static Hull join(@Nullable Hull before, TextChange change) {
        return before == null
                ? new Hull(change.start(), change.end(), change.start() + change.replacement().length())
                : before.and(change);
    }

    private void parse() {
        Text text = now.get();
        SyntaxTree last = tree;
        Hull hull = pending;
        if (text.byteLength() > LARGEST_BYTES) {
            return;
        }
        running = true;
        int mine = generation;
        meanwhile = null;
        Call.start("parse", scope -> last == null || hull == null ? syntax.parse(language, text)
                : Optional.of(last.edited(hull.start, hull.oldEnd, hull.newEnd - hull.start, text)))
            .whenDone(ui, outcome -> {
                if (mine == generation) {
                    running = false;
                    accept(outcome);
                }
            });
    }

    private void accept(Outcome<Optional<SyntaxTree>> outcome) {
        if (outcome instanceof Outcome.Success<Optional<SyntaxTree>>(Optional<SyntaxTree> result)) {
            tree = result.orElse(null);
            pending = tree == null ? null : meanwhile;
            if (pending != null) {
                parse();
            } else {
                parsed.run();
            }
        } else if (outcome instanceof Outcome.Failed<Optional<SyntaxTree>>(Throwable cause)) {
            LOG.warn("The syntax of a document could not be read", cause);
            tree = null;
            pending = null;
        }
    }
}
