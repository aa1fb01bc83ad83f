package dev.rustaiide.system.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.index.CodeIndex;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.completion.Candidate;
import dev.rustaiide.ai.completion.CodeCompletion;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.completion.GhostText;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Verb;

/** Tells what the editor would offer at a place. */
@Component(property = Verb.NAME + "=complete")
public final class CompleteVerb implements Verb {
    private static final int SHOWN = 20;

    private final CodeCompletion completion;
    private final CodeIndexes indexes;
    private final VirtualFiles virtual;
    private final TextFiles texts;
    private final Syntax syntax;

    @Activate
    public CompleteVerb(@Reference CodeCompletion completion, @Reference CodeIndexes indexes,
            @Reference VirtualFiles virtual, @Reference TextFiles texts, @Reference Syntax syntax) {
        this.completion = completion;
        this.indexes = indexes;
        this.virtual = virtual;
        this.texts = texts;
        this.syntax = syntax;
    }

    @Override
    public String name() {
        return "complete";
    }

    @Override
    public String summary() {
        return "tells what could be written at a place, as the editor offers it";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(AskedPlace.PARAMETER), List.of(DefinitionVerb.IN), "The likeliest come first, "
                + SHOWN + " of them unless it is JSON; then the ghost text, if there is any. No language server is"
                + " asked, and nothing leaves the machine. Exit code 1 tells that nothing is known.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        AskedPlace asked = AskedPlace.of(invocation, virtual, texts);
        Path file = asked.realFile();
        Text text = texts.read(file).text();
        var source = new SourceText(file, syntax.languageOf(file, text.line(0)).id(), 1, text);
        CompletionPlace place = CompletionPlace.of(source, asked.position());
        IndexedFolder folder = IndexedFolder.around(file, invocation);
        try (CodeIndex index = indexes.open(folder.root(), Priority.INTERACTIVE)) {
            Answers.await(index.settled(), invocation);
            Answers.await(completion.learned(place), invocation);
            // The first answer reads the text; an editor has done so before the key.
            Answers.await(completion.complete(place));
            long start = System.nanoTime();
            List<Candidate> candidates = Answers.await(completion.complete(place));
            double millis = (System.nanoTime() - start) / 1e6;
            // Nobody types meanwhile: it may take the time that a model needs to be loaded.
            Optional<GhostText> ghost = Answers.await(completion.patient().ghost(place));
            print(invocation, candidates, ghost, millis);
            return candidates.isEmpty() && ghost.isEmpty() ? ExitCode.FINDINGS : ExitCode.OK;
        }
    }

    private static void print(Invocation invocation, List<Candidate> candidates, Optional<GhostText> ghost,
            double millis) {
        var rows = new ArrayList<List<String>>();
        for (Candidate each : candidates.subList(0, Math.min(SHOWN, candidates.size()))) {
            rows.add(List.of(each.text(), kind(each), each.source(), each.detail()));
        }
        Table.lines(rows).forEach(invocation::print);
        ghost.ifPresent(text -> invocation.print("ghost text: " + text.text()));
        if (candidates.isEmpty() && ghost.isEmpty()) {
            invocation.message("Nothing is known that could be written there.");
        }
        invocation.print(Json.object().put("candidates", Json.array(candidates.stream().map(CompleteVerb::json)
                .toList())).put("ghost", ghost.map(GhostText::text).orElse(""))
                .put("confidence", Json.of(ghost.map(GhostText::confidence).orElse(0.0)))
                .put("millis", Json.of(Math.round(millis * 100) / 100.0)).build());
    }

    private static String kind(Candidate candidate) {
        return candidate.kind().name().toLowerCase(Locale.ROOT);
    }

    private static Json json(Candidate candidate) {
        return Json.object().put("text", candidate.text()).put("source", candidate.source())
                .put("score", Json.of(candidate.score())).put("kind", kind(candidate)).build();
    }
}
