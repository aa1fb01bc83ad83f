package dev.rustaiide.system.lsp.client.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.Question;

/** Who answers which kind of question. */
final class Questions {
    private final Map<Class<?>, Answering<?, ?>> table = new HashMap<>();

    /** Asks the server what {@code question} means, in the words of the protocol. */
    @FunctionalInterface
    interface Answering<Q extends Question<A>, A> {
        A answer(Dialogue dialogue, Q question) throws FailureException, InterruptedException;
    }

    /** All that the protocol has words for. */
    static Questions all() {
        var questions = new Questions();
        Completing.addTo(questions);
        GoingOn.addTo(questions);
        Explaining.addTo(questions);
        Navigating.addTo(questions);
        Changing.addTo(questions);
        Shaping.addTo(questions);
        Colouring.addTo(questions);
        return questions;
    }

    <A, Q extends Question<A>> void on(Class<Q> kind, Answering<Q, A> answering) {
        table.put(kind, answering);
    }

    /** The one for {@code question}. */
    @SuppressWarnings("unchecked") // only "on" puts into the table
    <A> Optional<Answering<Question<A>, A>> of(Question<A> question) {
        return Optional.ofNullable((Answering<Question<A>, A>) table.get(question.getClass()));
    }
}
