package dev.rustaiide.ai.code.analysis.internal;

import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.TextMetrics;
import dev.rustaiide.foundation.types.Language;

/** Answers what a text's syntax alone tells: how large and entangled it is. Parses it anew. */
@Component
public final class MetricsSource implements LanguageSource {
    private final Syntax syntax;

    @Activate
    public MetricsSource(@Reference Syntax syntax) {
        this.syntax = syntax;
    }

    @Override
    public String name() {
        return "syntax";
    }

    @Override
    public boolean isSyntactic() {
        return true;
    }

    @Override
    public boolean covers(SourceText text) {
        return text.text().pages().isEmpty() && language(text).isPresent();
    }

    @Override
    public boolean isReady(SourceText text) {
        return true;
    }

    private Optional<Language> language(SourceText text) {
        return syntax.languages().stream().filter(language -> language.id().equals(text.language())).findFirst();
    }

    @Override
    @SuppressWarnings("unchecked") // what the one question that is known asks for
    public <A> Call<A> ask(Question<A> question) {
        return question instanceof TextMetrics.Of of
                ? (Call<A>) Call.start("measure " + of.source().file().getFileName(), scope -> metrics(of.source()))
                : Call.of(question.nothing());
    }

    private Optional<TextMetrics> metrics(SourceText source) {
        Optional<SyntaxTree> tree = language(source).flatMap(language -> syntax.parse(language, source.text()));
        Optional<TextMetrics> metrics = tree.flatMap(parsed -> parsed.nodes().map(nodes -> Metrics.of(parsed, nodes)));
        tree.ifPresent(SyntaxTree::retire);
        return metrics;
    }
}
