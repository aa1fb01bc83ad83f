package dev.rustaiide.foundation.language.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceStatus;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.Triggers;

/** Asks the sources in the order of what they are worth. */
@Component
public final class MergedFeatures implements LanguageFeatures {
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<LanguageSource> sources = new CopyOnWriteArrayList<>();

    /** For SCR, which fills in the sources. */
    public MergedFeatures() {}

    MergedFeatures(List<LanguageSource> sources) {
        this.sources = sources;
    }

    /** What one source said. */
    private record Said<A>(LanguageSource source, A answer) {}

    @Override
    public <A> Call<Answer<A>> ask(Question<A> question) {
        List<LanguageSource> ranked = ranked(question);
        if (question instanceof SourceStatus.Of of) {
            return Call.of(status(of.source(), ranked));
        }
        String name = "ask " + question.getClass().getSimpleName();
        return Call.start(name, scope -> question.isForAll() ? all(scope, question, ranked)
                : first(scope, question, ranked));
    }

    /** What {@link SourceStatus.Of} asks for. */
    @SuppressWarnings("unchecked")
    private static <A> Answer<A> status(SourceText text, List<LanguageSource> ranked) {
        List<SourceStatus> all = ranked.stream().map(source ->
            new SourceStatus(source.name(), source.isSyntactic(), source.isReady(text))).distinct().toList();
        return new Answer<>((A) all, all.stream().map(SourceStatus::name).toList(),
                all.stream().allMatch(SourceStatus::isSyntactic));
    }

    private List<LanguageSource> ranked(Question<?> question) {
        if (question.addressee().isPresent()) {
            return List.of(question.addressee().get());
        }
        List<LanguageSource> asked = new ArrayList<>(sources);
        question.text().ifPresent(text -> {
            asked.removeIf(source -> !source.covers(text));
            asked.sort(Comparator.comparing((LanguageSource source) -> !source.isReady(text))
                    .thenComparing(LanguageSource::isSyntactic));
        });
        if (question.text().isEmpty()) {
            asked.sort(Comparator.comparing(LanguageSource::isSyntactic));
        }
        return asked;
    }

    private <A> Answer<A> first(Scope scope, Question<A> question, List<LanguageSource> ranked) throws Exception {
        @Nullable Exception failure = null;
        for (LanguageSource source : ranked) {
            try {
                A answer = scope.await(source.ask(question));
                if (!answer.equals(question.nothing()) || question.addressee().isPresent()) {
                    return new Answer<>(answer, List.of(source.name()), source.isSyntactic());
                }
            } catch (ExecutionException failed) {
                failure = worse(failure, source, question, failed);
            }
        }
        return nothing(question, failure);
    }

    private <A> Answer<A> all(Scope scope, Question<A> question, List<LanguageSource> ranked) throws Exception {
        List<Call<A>> calls = new ArrayList<>();
        for (LanguageSource source : ranked) {
            calls.add(scope.start(source.name(), part -> part.await(source.ask(question))));
        }
        @Nullable Exception failure = null;
        List<Said<A>> said = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            try {
                A answer = calls.get(i).await();
                if (!answer.equals(question.nothing())) {
                    said.add(new Said<>(ranked.get(i), answer));
                }
            } catch (ExecutionException failed) {
                failure = worse(failure, ranked.get(i), question, failed);
            }
        }
        return said.isEmpty() ? nothing(question, failure) : merged(question, said);
    }

    private static <A> Answer<A> merged(Question<A> question, List<Said<A>> said) {
        A value = said.size() == 1 ? said.getFirst().answer()
                : question.merge(said.stream().map(Said::answer).toList());
        return new Answer<>(value, said.stream().map(one -> one.source().name()).toList(),
                said.stream().allMatch(one -> one.source().isSyntactic()));
    }

    /** The first failure is told if nobody knows anything; it is that of the best source. */
    private static Exception worse(@Nullable Exception before, LanguageSource source, Question<?> question,
            ExecutionException failed) {
        LoggerFactory.getLogger(MergedFeatures.class).debug("{} cannot answer {}", source.name(),
                question.getClass().getName(), failed.getCause());
        return before != null ? before : failed;
    }

    private static <A> Answer<A> nothing(Question<A> question, @Nullable Exception failure) throws Exception {
        if (failure != null) {
            throw failure;
        }
        return new Answer<>(question.nothing(), List.of(), false);
    }

    @Override
    public Triggers triggers(SourceText text) {
        Triggers triggers = Triggers.NONE;
        for (LanguageSource source : sources) {
            triggers = source.covers(text) ? triggers.and(source.triggers(text)) : triggers;
        }
        return triggers;
    }

    @Override
    public void follow(SourceText text) {
        tell(text, source -> source.follow(text));
    }

    @Override
    public void saved(SourceText text) {
        tell(text, source -> source.saved(text));
    }

    @Override
    public void forget(SourceText text) {
        tell(text, source -> source.forget(text));
    }

    private void tell(SourceText text, Consumer<LanguageSource> news) {
        sources.stream().filter(source -> source.covers(text)).forEach(news);
    }
}
