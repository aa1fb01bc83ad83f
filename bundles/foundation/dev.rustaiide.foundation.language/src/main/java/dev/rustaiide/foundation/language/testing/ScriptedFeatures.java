package dev.rustaiide.foundation.language.testing;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.Triggers;
import dev.rustaiide.foundation.types.LanguageId;

/**
 * Answers each kind of question as a test says, others with nothing, and remembers what it was asked and told. Any
 * thread may use it.
 */
public final class ScriptedFeatures implements LanguageFeatures {
    private static final List<String> SOURCES = List.of("scripted");

    private final List<Class<?>> answered = new CopyOnWriteArrayList<>();
    private final List<Question<?>> asked = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Map<Path, SourceText> followed = new ConcurrentHashMap<>();
    private final Map<Class<?>, Function<Question<?>, Call<?>>> answers = new ConcurrentHashMap<>();
    private volatile Triggers triggers = new Triggers(Set.of('.', ':'), Set.of('(', ','), Set.of(';', '}'));
    private volatile boolean syntactic;
    private volatile Consumer<SourceText> onFollow = text -> { };

    /** Answers one kind of question in a call of its own. */
    @FunctionalInterface
    public interface Script<Q extends Question<A>, A> {
        A answer(Scope scope, Q question) throws Exception;
    }

    /** Answers {@code kind} by {@code script}. */
    @SuppressWarnings("unchecked") // a question of the kind is asked for
    public <A, Q extends Question<A>> ScriptedFeatures on(Class<Q> kind, Script<Q, A> script) {
        answers.put(kind, question -> Call.start("script", scope -> script.answer(scope, (Q) question)));
        return this;
    }

    /** Answers {@code kind} at once with what {@code answer} gives. */
    @SuppressWarnings("unchecked") // a question of the kind is asked for
    public <A, Q extends Question<A>> void answer(Class<Q> kind, Function<Q, A> answer) {
        answers.put(kind, question -> Call.of(answer.apply((Q) question)));
    }

    /** Answers {@code kind} with the calls that {@code answer} gives. */
    @SuppressWarnings("unchecked") // a question of the kind is asked for
    public <A, Q extends Question<A>> void answerLater(Class<Q> kind, Function<Q, Call<A>> answer) {
        answers.put(kind, question -> answer.apply((Q) question));
    }

    /** Says from now on that {@code chosen} are the characters to ask at in Rust; elsewhere there are none. */
    public void setTriggers(Triggers chosen) {
        triggers = chosen;
    }

    /** Says from now on whether answers are by name only. */
    public void setSyntactic(boolean byName) {
        syntactic = byName;
    }

    /** {@code listener} gets each text that is followed. */
    public void onFollow(Consumer<SourceText> listener) {
        onFollow = listener;
    }

    /** What it was asked, in order. */
    public List<Question<?>> asked() {
        return List.copyOf(asked);
    }

    /** How often it was asked a question like {@code kind}. */
    public long times(Class<?> kind) {
        return asked.stream().filter(kind::isInstance).count();
    }

    /** Whether it was asked questions like {@code kind}, and all of them are answered. */
    public boolean hasAnswered(Class<?> kind) {
        long questions = times(kind);
        return questions > 0 && answered.stream().filter(kind::equals).count() == questions;
    }

    /** The last question like {@code kind}. */
    public <Q> Q last(Class<Q> kind) {
        return kind.cast(asked.stream().filter(kind::isInstance).reduce((a, b) -> b).orElseThrow());
    }

    /** What it was told, in order: {@code follow NAME TEXT}, {@code saved NAME}, {@code forget NAME}. */
    public List<String> told() {
        return List.copyOf(told);
    }

    /** The last text of each file that it follows or followed. */
    public Collection<SourceText> followed() {
        return List.copyOf(followed.values());
    }

    /** The last text of {@code file}. */
    public Optional<SourceText> latest(Path file) {
        return Optional.ofNullable(followed.get(file));
    }

    @SuppressWarnings("unchecked") // the answers to a kind of question were given as those
    private <A> Call<A> said(Question<A> question) {
        asked.add(question);
        Function<Question<?>, Call<?>> answer = answers.get(question.getClass());
        return answer == null ? Call.of(question.nothing()) : (Call<A>) answer.apply(question);
    }

    @Override
    public <A> Call<Answer<A>> ask(Question<A> question) {
        Call<Answer<A>> call = said(question).then("answer",
                (scope, value) -> new Answer<>(value, SOURCES, syntactic));
        return call.whenDone(Runnable::run, outcome -> answered.add(question.getClass()));
    }

    @Override
    public Triggers triggers(SourceText text) {
        return text.language().equals(LanguageId.RUST) ? triggers : Triggers.NONE;
    }

    @Override
    public void follow(SourceText text) {
        told.add("follow " + text.file().getFileName() + " " + text.text());
        followed.put(text.file(), text);
        onFollow.accept(text);
    }

    @Override
    public void saved(SourceText text) {
        told.add("saved " + text.file().getFileName());
    }

    @Override
    public void forget(SourceText text) {
        told.add("forget " + text.file().getFileName());
    }
}
