package dev.rustaiide.system.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.language.NextEdits;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Verb;

/** Tells where else the editor would offer a change, given the text before it and after it. */
@Component(property = Verb.NAME + "=next-edits")
public final class NextEditsVerb implements Verb {
    private static final int MOST = 500;

    private final LanguageFeatures features;
    private final TextFiles texts;
    private final Syntax syntax;

    @Activate
    public NextEditsVerb(@Reference LanguageFeatures features, @Reference TextFiles texts, @Reference Syntax syntax) {
        this.features = features;
        this.texts = texts;
        this.syntax = syntax;
    }

    @Override
    public String name() {
        return "next-edits";
    }

    @Override
    public String summary() {
        return "tells where else a file wants the change that was made in it";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(
                new Usage.Parameter("BEFORE", Usage.Count.ONE, "the file as it was"),
                new Usage.Parameter("AFTER", Usage.Count.ONE, "the file as it is now, with one small change")),
                List.of(), "What differs between the two is the change; the caret is behind it. The likeliest places"
                        + " come first, as the editor offers them. Exit code 1 tells that there are none.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        Text before = read(invocation, 0);
        Path file = path(invocation, 1);
        Text after = read(invocation, 1);
        Optional<TextChange> change = TextChange.between(before, after);
        NextEdits found = change.isEmpty() ? NextEdits.NONE : ask(file, before, after, change.get());
        var rows = new ArrayList<List<String>>();
        for (NextEdits.Suggestion each : found.list()) {
            Range range = each.edit().range();
            rows.add(List.of(range.start().toString(), quoted(text(after, range)) + " → "
                    + quoted(each.edit().newText()), "because " + each.reason()));
        }
        Table.lines(rows).forEach(invocation::print);
        if (rows.isEmpty()) {
            invocation.message(change.isEmpty() ? "The two files are the same." : "No other place wants this change.");
        }
        invocation.print(Json.object().put("edits", Json.array(found.list().stream().map(each -> json(after, each))
                .toList())).build());
        return rows.isEmpty() ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private NextEdits ask(Path file, Text before, Text after, TextChange change)
            throws FailureException, InterruptedException {
        var source = new SourceText(file, syntax.languageOf(file, after.line(0)).id(), 1, after);
        int end = change.result().end();
        var made = new NextEdits.Made(new Range(after.positionOf(change.start()), after.positionOf(end)),
                before.substring(change.start(), change.end()));
        return Answers.await(features.ask(new NextEdits.After(source, after.positionOf(end), List.of(made), MOST)))
                .value();
    }

    private static Path path(Invocation invocation, int index) {
        return invocation.folder().resolve(invocation.parameters().get(index)).normalize();
    }

    private Text read(Invocation invocation, int index) throws FailureException {
        return texts.read(path(invocation, index)).text();
    }

    private static String text(Text text, Range range) {
        return text.substring(text.offsetOf(range.start()), text.offsetOf(range.end()));
    }

    private static String quoted(String text) {
        return "“" + text.replace("\n", "⏎") + "”";
    }

    private static Json json(Text text, NextEdits.Suggestion suggestion) {
        Range range = suggestion.edit().range();
        return Json.object().put("line", range.start().line() + 1).put("column", range.start().character() + 1)
                .put("before", text(text, range)).put("after", suggestion.edit().newText())
                .put("reason", suggestion.reason()).put("confidence", Json.of(suggestion.confidence())).build();
    }
}
