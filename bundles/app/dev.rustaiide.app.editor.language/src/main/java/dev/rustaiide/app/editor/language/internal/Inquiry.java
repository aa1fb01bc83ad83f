package dev.rustaiide.app.editor.language.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.text.Text;

/**
 * Asks one kind of thing, one question at a time: the next one cancels the one before, and no answer is heard about a
 * text that has become another unless somebody follows how. Needs no widget. UI thread only.
 */
final class Inquiry implements EditedText.Listener {
    private final Inquiries inquiries;
    private final List<DocumentChange> since = new ArrayList<>();
    private @Nullable Call<?> asked;

    Inquiry(Inquiries inquiries) {
        this.inquiries = inquiries;
        inquiries.model().addListener(this);
    }

    @Override
    public void textChanged(DocumentChange change) {
        if (asked != null) {
            since.add(change);
        }
    }

    /** Tells {@code taker} the answer if the text is still the same then. */
    <A> void ask(Question<A> question, Consumer<Answer<A>> taker) {
        follow(question, (answer, drift) -> {
            if (drift.isNone()) {
                taker.accept(answer);
            }
        });
    }

    /** Tells {@code taker} the answer, and how the text moved meanwhile. */
    <A> void follow(Question<A> question, BiConsumer<Answer<A>, Drift> taker) {
        follow(question, taker, cause -> LoggerFactory.getLogger(Inquiry.class).debug("{} has no answer",
                question.getClass().getName(), cause));
    }

    /** As {@link #follow(Question, BiConsumer)}; {@code refused} hears why there is no answer. */
    <A> void follow(Question<A> question, BiConsumer<Answer<A>, Drift> taker, Consumer<Throwable> refused) {
        cancel();
        Text text = inquiries.text();
        Call<Answer<A>> call = inquiries.ask(question);
        asked = call;
        call.onSuccess(inquiries.ui(), answer -> {
            if (asked == call) {
                Drift drift = new Drift(text, since);
                end();
                taker.accept(answer, drift);
            }
        });
        call.onFailure(inquiries.ui(), cause -> {
            if (asked == call) {
                end();
                refused.accept(cause);
            }
        });
    }

    private void end() {
        asked = null;
        since.clear();
    }

    boolean isWaiting() {
        return asked != null;
    }

    /** Wants no answer any more. */
    void cancel() {
        Call<?> before = asked;
        end();
        if (before != null) {
            before.cancel();
        }
    }
}
