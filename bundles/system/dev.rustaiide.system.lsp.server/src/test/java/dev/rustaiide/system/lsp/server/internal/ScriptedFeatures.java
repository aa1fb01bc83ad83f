package dev.rustaiide.system.lsp.server.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.Triggers;

/** Answers each kind of question by a script, and records what it is told. */
final class ScriptedFeatures implements LanguageFeatures {
    private final Map<Class<?>, Script<?, ?>> scripts = new ConcurrentHashMap<>();
    final List<Question<?>> asked = new CopyOnWriteArrayList<>();
    final List<String> told = new CopyOnWriteArrayList<>();
    final Map<String, SourceText> followed = new ConcurrentHashMap<>();
    private volatile Consumer<SourceText> onFollow = text -> { };

    /** {@code listener} gets each text that an editor shows. */
    void onFollow(Consumer<SourceText> listener) {
        onFollow = listener;
    }

    /** Answers one kind of question. */
    @FunctionalInterface
    interface Script<Q extends Question<A>, A> {
        A answer(Scope scope, Q question) throws Exception;
    }

    <A, Q extends Question<A>> ScriptedFeatures on(Class<Q> kind, Script<Q, A> script) {
        scripts.put(kind, script);
        return this;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A> Call<Answer<A>> ask(Question<A> question) {
        asked.add(question);
        Script<Question<A>, A> script = (Script<Question<A>, A>) scripts.get(question.getClass());
        return Call.start("script", scope -> new Answer<>(
                script == null ? question.nothing() : script.answer(scope, question), List.of("script"), false));
    }

    @Override
    public Triggers triggers(SourceText text) {
        return text.language().value().equals("rust") ? new Triggers(Set.of('.', ':'), Set.of('(', ','), Set.of('}',
                ';'))
                : Triggers.NONE;
    }

    @Override
    public void follow(SourceText text) {
        told.add("follow " + text.file().getFileName() + " " + text.text());
        followed.put(text.file().toString(), text);
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

    /** Whom answers name as their origin. */
    LanguageSource source() {
        return new Source();
    }

    private static final class Source implements LanguageSource {
        @Override
        public String name() {
            return "script";
        }

        @Override
        public boolean isSyntactic() {
            return false;
        }

        @Override
        public boolean covers(SourceText text) {
            return true;
        }

        @Override
        public boolean isReady(SourceText text) {
            return true;
        }

        @Override
        public <A> Call<A> ask(Question<A> question) {
            return Call.of(question.nothing());
        }
    }

    Optional<SourceText> latest(String file) {
        return Optional.ofNullable(followed.get(file));
    }
}
