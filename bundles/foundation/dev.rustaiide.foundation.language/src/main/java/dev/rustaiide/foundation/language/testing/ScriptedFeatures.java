package dev.rustaiide.foundation.language.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.Triggers;

/** Answers as a test says, and remembers what it was asked and told. */
public final class ScriptedFeatures implements LanguageFeatures {
    private final List<Class<?>> answered = Collections.synchronizedList(new ArrayList<>());
    private final List<Question<?>> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final Map<Class<?>, Function<Question<?>, Call<?>>> answers = new HashMap<>();
    private Triggers triggers = new Triggers(Set.of('.'), Set.of('(', ','), Set.of(';'));
    private boolean syntactic;

    /** Answers {@code kind} with what {@code answer} gives. */
    @SuppressWarnings("unchecked")
    public <A, Q extends Question<A>> void answer(Class<Q> kind, Function<Q, A> answer) {
        answers.put(kind, question -> Call.of(answer.apply((Q) question)));
    }

    /** Answers {@code kind} with the calls that {@code answer} gives. */
    @SuppressWarnings("unchecked")
    public <A, Q extends Question<A>> void answerLater(Class<Q> kind, Function<Q, Call<A>> answer) {
        answers.put(kind, question -> answer.apply((Q) question));
    }

    /** Says from now on that {@code chosen} are the characters to ask at. */
    public void setTriggers(Triggers chosen) {
        triggers = chosen;
    }

    /** Says from now on whether answers are by name only. */
    public void setSyntactic(boolean byName) {
        syntactic = byName;
    }

    /** What it was asked, in order. */
    public List<Question<?>> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    /** How often it was asked a question like {@code kind}. */
    public long times(Class<?> kind) {
        synchronized (asked) {
            return asked.stream().filter(kind::isInstance).count();
        }
    }

    /** Whether it was asked questions like {@code kind}, and all of them are answered. */
    public boolean hasAnswered(Class<?> kind) {
        long questions = times(kind);
        synchronized (answered) {
            return questions > 0 && answered.stream().filter(kind::equals).count() == questions;
        }
    }

    /** The last question like {@code kind}. */
    public <Q> Q last(Class<Q> kind) {
        synchronized (asked) {
            return kind.cast(asked.stream().filter(kind::isInstance).reduce((a, b) -> b).orElseThrow());
        }
    }

    @SuppressWarnings("unchecked")
    private <A> Call<A> said(Question<A> question) {
        asked.add(question);
        Function<Question<?>, Call<?>> answer = answers.get(question.getClass());
        return answer == null ? Call.of(question.nothing()) : (Call<A>) answer.apply(question);
    }

    @Override
    public <A> Call<Answer<A>> ask(Question<A> question) {
        Call<Answer<A>> call =
                said(question).then("answer", (scope, value) -> new Answer<>(value, List.of("scripted"), syntactic));
        return call.whenDone(Runnable::run, outcome -> answered.add(question.getClass()));
    }

    @Override
    public Triggers triggers(SourceText text) {
        return triggers;
    }

    @Override
    public void follow(SourceText text) {
        told.add("follow " + text.version());
    }

    @Override
    public void saved(SourceText text) {
        told.add("saved " + text.version());
    }

    @Override
    public void forget(SourceText text) {
        told.add("forget " + text.version());
    }
}
