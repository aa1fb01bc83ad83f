package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.language.SourceText;

/** Reads types out of what a language server shows for a name. What rests on syntax alone is not heard. */
record HoverTypes(Scope scope, LanguageFeatures features, SourceText source) implements Types {
    private static final Pattern RECEIVER = Pattern.compile("\\bfn \\w+(?:<[^(]*>)?\\(\\s*(&(?:'\\w+ )?(?:mut )?self"
            + "|mut self|self)");

    @Override
    public Optional<String> of(Binding binding) throws InterruptedException {
        Pattern declared = Pattern.compile("^(?:let )?(?:mut )?" + Pattern.quote(binding.name())
                + ": (.+?)(?: // .*)?$", Pattern.MULTILINE);
        return hover(binding.occurrences().getFirst().start()).map(declared::matcher).filter(Matcher::find)
                .map(matcher -> matcher.group(1).strip());
    }

    @Override
    public Optional<String> receiver(RustNode method) throws InterruptedException {
        return hover(method.start()).map(RECEIVER::matcher).filter(Matcher::find)
                .map(matcher -> matcher.group(1).replaceAll("'\\w+ ", ""));
    }

    private Optional<String> hover(int offset) throws InterruptedException {
        try {
            Answer<Optional<Hover>> answer = scope.await(features.ask(
                    new Hover.At(source, source.text().positionOf(offset))));
            return answer.isSyntactic() ? Optional.empty() : answer.value().map(Hover::markdown);
        } catch (ExecutionException failed) {
            // Nobody who knows types can be asked, so none are known.
            return Optional.empty();
        }
    }
}
