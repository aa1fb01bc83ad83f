package dev.rustaiide.app.assistant.internal.inline;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.assistant.Rewrite;
import dev.rustaiide.ai.assistant.RewriteEvent;
import dev.rustaiide.ai.assistant.RewriteRequest;
import dev.rustaiide.ai.assistant.Rewriter;
import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.app.diff.Comparison;
import dev.rustaiide.app.diff.DiffText;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.text.TextDiff;

/** Has lines written, one request at a time, and tells the window of it as often as eyes can follow. UI thread only. */
final class InlineTurn {
    private static final Duration FRAME = Duration.ofMillis(50);
    private final Rewriter rewriter;
    private final Syntax syntax;
    private final Executor ui;
    private @Nullable Running running;

    InlineTurn(Rewriter rewriter, Syntax syntax, Executor ui) {
        this.rewriter = rewriter;
        this.syntax = syntax;
        this.ui = ui;
    }

    /** Hears of a request, on the UI thread. */
    interface Listener {
        /** So much is written; {@code comparison} shows it as new lines. */
        void written(Comparison comparison, int lines);

        /** What was written is void, and the model is asked once more. */
        void again(String why);

        void proposed(Preview preview);

        void failed(Throwable cause);
    }

    /** A proposal, ready to be shown and made. */
    record Preview(Rewrite rewrite, Comparison comparison, List<TextChange> changes) {}

    /** What is being written, and what was heard of it on other threads. */
    private final class Running {
        private final Listener listener;
        private final Debounce later = new Debounce(FRAME, ui, this::show);
        // Guarded by this.
        private StringBuilder code = new StringBuilder();
        private String author = "";
        private @Nullable String why;
        private boolean triggered;
        private @Nullable Call<Preview> call;

        Running(Listener listener) {
            this.listener = listener;
        }

        void hear(RewriteEvent event) {
            synchronized (this) {
                switch (event) {
                    case RewriteEvent.Writing(var by) -> author = by.title();
                    case RewriteEvent.Code(String piece) -> code.append(piece);
                    case RewriteEvent.Again(String reason) -> {
                        code = new StringBuilder();
                        why = reason;
                    }
                }
                if (triggered) {
                    return;
                }
                triggered = true;
            }
            later.trigger();
        }

        private void show() {
            String written;
            String reason;
            String by;
            synchronized (this) {
                triggered = false;
                written = code.toString();
                reason = why;
                why = null;
                by = author;
            }
            if (running != this) {
                return;
            }
            if (reason != null) {
                listener.again(reason);
            }
            Text fresh = Text.of(written);
            Comparison comparison = Comparison.of(DiffText.plain("", Text.EMPTY), DiffText.plain("Written by " + by,
                    fresh), TextDiff.of(Text.EMPTY, fresh));
            listener.written(comparison, (int) written.chars().filter(c -> c == '\n').count());
        }
    }

    boolean isWriting() {
        return running != null;
    }

    /** Asks; what was asked before is cancelled. */
    void ask(RewriteRequest request, Listener listener) {
        cancel();
        Running fresh = new Running(listener);
        running = fresh;
        Call<Preview> call = rewriter.rewrite(request, fresh::hear).then("compare",
                (scope, rewrite) -> preview(rewrite));
        fresh.call = call;
        call.whenDone(ui, outcome -> done(fresh, outcome));
    }

    private Preview preview(Rewrite rewrite) throws FailureException {
        var file = rewrite.request().source().file();
        Comparison comparison = Comparison.of(DiffText.of("Now", rewrite.before(), file, syntax),
                DiffText.of("Proposed by " + rewrite.author().title(), rewrite.after(), file, syntax));
        return new Preview(rewrite, comparison, rewrite.changes());
    }

    private void done(Running ended, Outcome<Preview> outcome) {
        if (running != ended) {
            return;
        }
        running = null;
        ended.later.cancel();
        switch (outcome) {
            case Outcome.Success<Preview>(Preview preview) -> ended.listener.proposed(preview);
            case Outcome.Failed<Preview>(Throwable cause) -> ended.listener.failed(cause);
            case Outcome.Cancelled<Preview> _ -> { }
        }
    }

    /** Nothing more is heard of what is being written. */
    void cancel() {
        Running stopped = running;
        running = null;
        if (stopped != null) {
            stopped.later.cancel();
            if (stopped.call != null) {
                stopped.call.cancel();
            }
        }
    }
}
