package dev.rustaiide.app.language.views.internal.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.Triggers;

/** Answers when the test says so, and what it says. */
final class WaitingFeatures implements LanguageFeatures {
    final List<Asked<?>> asked = new ArrayList<>();

    /** A question that waits for its answer. */
    record Asked<A>(Question<A> question, CompletableFuture<Answer<A>> answer, Call<Answer<A>> call) {
        @SuppressWarnings("unchecked") // each test knows what it has asked
        void say(Object value, boolean syntactic) {
            answer.complete(new Answer<>((A) value, List.of("scripted"), syntactic));
        }

        void nothing() {
            answer.complete(new Answer<>(question.nothing(), List.of(), false));
        }

        void fail(Exception cause) {
            answer.completeExceptionally(cause);
        }
    }

    @Override
    public <A> Call<Answer<A>> ask(Question<A> question) {
        CompletableFuture<Answer<A>> answer = new CompletableFuture<>();
        Call<Answer<A>> call = Call.start("scripted", scope -> answer.get());
        asked.add(new Asked<>(question, answer, call));
        return call;
    }

    Asked<?> last() {
        return asked.getLast();
    }

    @Override
    public Triggers triggers(SourceText text) {
        return Triggers.NONE;
    }

    @Override
    public void follow(SourceText text) {}

    @Override
    public void saved(SourceText text) {}

    @Override
    public void forget(SourceText text) {}
}
