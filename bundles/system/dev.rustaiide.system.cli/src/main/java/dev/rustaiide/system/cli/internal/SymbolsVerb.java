package dev.rustaiide.system.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Schemas;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;

/** Finds what the sources of a folder declare. */
@Component(property = Verb.NAME + "=symbols")
public final class SymbolsVerb implements Verb {
    private static final int USUAL = 50;
    private static final int WIDEST = 60;
    private static final int MOST = 10_000;

    private final CodeIndexes indexes;

    @Activate
    public SymbolsVerb(@Reference CodeIndexes indexes) {
        this.indexes = indexes;
    }

    @Override
    public String name() {
        return "symbols";
    }

    @Override
    public String summary() {
        return "finds functions, types and other declarations by a few letters of their names";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("QUERY", Count.ONE, "Letters of the name in their order; Type::name for"
                + " what is declared in something like Type")),
                List.of(new Option("in", "DIR", "The folder with the sources; else the current one"),
                        new Option("limit", "NUMBER", "How many at most; " + USUAL + " if nothing is said")),
                "The best come first. What the syntax tells is kept for the next time; nothing of the folder is run.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        String query = invocation.parameters().get(0);
        int limit = limit(invocation.option("limit").orElse(Integer.toString(USUAL)));
        if (limit <= 0) {
            invocation.message("--limit needs a number from 1 to " + MOST + '.');
            return ExitCode.USAGE;
        }
        IndexedFolder folder = IndexedFolder.named(invocation);
        List<FoundSymbol> found = folder.ask(indexes, invocation, snapshot -> snapshot.symbols(query, limit));
        Table.lines(rows(found, invocation)).forEach(invocation::print);
        if (found.isEmpty()) {
            invocation.message("Nothing in " + folder.root() + " is called like “" + query + "”.");
        }
        invocation.print(Json.object().put("folder", folder.root().toString()).put("query", query)
                .put("symbols", Json.array(found.stream().map(SymbolsVerb::json).toList())).build());
        return ExitCode.OK;
    }

    /** 0 for what is none. */
    private static int limit(String word) {
        return word.matches("[0-9]{1,5}") ? Math.min(Integer.parseInt(word), MOST + 1) % (MOST + 1) : 0;
    }

    private static List<List<String>> rows(List<FoundSymbol> found, Invocation invocation) {
        var rows = new ArrayList<List<String>>();
        for (FoundSymbol symbol : found) {
            rows.add(List.of(kind(symbol), shortened(symbol.name()), shortened(symbol.container()),
                    IndexedFolder.show(symbol.location(), invocation)));
        }
        return rows;
    }

    /** A heading may be a paragraph, and all rows would be as wide. */
    private static String shortened(String name) {
        int end = name.offsetByCodePoints(0, Math.min(WIDEST, name.codePointCount(0, name.length())));
        return end < name.length() ? name.substring(0, end) + '…' : name;
    }

    private static String kind(FoundSymbol symbol) {
        return symbol.kind().name().toLowerCase(Locale.ROOT);
    }

    private static Json json(FoundSymbol symbol) {
        return Json.object().put("name", symbol.name()).put("kind", kind(symbol)).put("container", symbol.container())
                .put("location", Schemas.LOCATION.json(symbol.location())).build();
    }
}
