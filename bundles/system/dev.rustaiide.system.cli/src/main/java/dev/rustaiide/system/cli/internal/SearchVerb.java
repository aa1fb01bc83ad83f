package dev.rustaiide.system.cli.internal;

import java.util.ArrayList;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.nlp.CodeSearch;
import dev.rustaiide.ai.nlp.Hit;
import dev.rustaiide.ai.nlp.SearchedFolder;
import dev.rustaiide.ai.nlp.SearchedFolder.Coverage;
import dev.rustaiide.ai.nlp.SearchedFolder.Depth;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Schemas;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;

/** Finds code and documents by what they are about. */
@Component(property = Verb.NAME + "=search")
public final class SearchVerb implements Verb {
    private static final int USUAL = 10;

    private final CodeSearch search;

    @Activate
    public SearchVerb(@Reference CodeSearch search) {
        this.search = search;
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public String summary() {
        return "finds code and documents by what they are about, in words of yours";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("QUESTION", Count.ONE, "E.g. \"where do we retry uploads?\"")),
                List.of(new Option("in", "DIR", "The folder with the sources; else the current one"),
                        new Option("limit", "NUMBER", "How many at most; " + USUAL + " if nothing is said"),
                        new Option("words", "", "By words only, which is faster the first time"),
                        new Option("history", "", "Commits instead of what is there now, by what they say they did")),
                "The first time every function and section is read and understood by the model that is installed, about"
                        + " ten milliseconds each; what is known is kept, and stopping keeps what is done. Nothing"
                        + " leaves this machine.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        String question = invocation.parameters().getFirst();
        String limit = invocation.option("limit").orElse(Integer.toString(USUAL));
        if (!limit.matches("[1-9][0-9]{0,3}")) {
            invocation.message("--limit needs a number from 1 to 9999.");
            return ExitCode.USAGE;
        }
        IndexedFolder folder = IndexedFolder.named(invocation);
        boolean history = invocation.has("history");
        try (SearchedFolder passages = history ? search.openHistory(folder.root()) : search.open(folder.root())) {
            Depth depth = invocation.has("words") ? Depth.WORDS : Depth.MEANING;
            Coverage coverage = Answers.await(passages.refresh(depth), invocation);
            List<Hit> hits = Answers.await(passages.search(question, Integer.parseInt(limit)));
            print(hits, coverage, folder, question, invocation);
        }
        return ExitCode.OK;
    }

    private static void print(List<Hit> hits, Coverage coverage, IndexedFolder folder, String question,
            Invocation invocation) {
        for (Hit hit : hits) {
            invocation.print(IndexedFolder.show(hit.location(), invocation) + "  " + hit.title());
            invocation.print("    " + hit.preview());
            invocation.print("    " + hit.reason());
        }
        if (hits.isEmpty()) {
            invocation.message("Nothing in " + folder.root() + " is about that.");
        }
        if (!coverage.lacking().isEmpty() && !invocation.has("words")) {
            invocation.message("Found by words only. " + coverage.lacking());
        }
        var rows = new ArrayList<Json>();
        hits.forEach(hit -> rows.add(json(hit)));
        invocation.print(Json.object().put("folder", folder.root().toString()).put("query", question)
                .put("passages", coverage.passages()).put("withMeaning", coverage.withMeaning())
                .put("results", Json.array(rows)).build());
    }

    private static Json json(Hit hit) {
        var json = Json.object().put("title", hit.title()).put("location", Schemas.LOCATION.json(hit.location()))
                .put("preview", hit.preview()).put("score", Json.of(hit.score())).put("reason", hit.reason())
                .put("words", Json.strings(hit.words()));
        hit.similarity().ifPresent(value -> json.put("similarity", Json.of(value)));
        return json.build();
    }
}
