package dev.rustaiide.system.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.code.index.CodeSnapshot.Calls;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Schemas;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Verb;

/** Finds who calls a function, or whom it calls. */
@Component(property = Verb.NAME + "=calls")
public final class CallsVerb implements Verb {
    private final CodeIndexes indexes;
    private final VirtualFiles virtual;
    private final TextFiles texts;

    @Activate
    public CallsVerb(@Reference CodeIndexes indexes, @Reference VirtualFiles virtual, @Reference TextFiles texts) {
        this.indexes = indexes;
        this.virtual = virtual;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public String summary() {
        return "finds who calls the function named at a place, or with --out whom it calls";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(AskedPlace.PARAMETER),
                List.of(DefinitionVerb.IN, new Option("out", "", "Whom it calls instead")),
                "Told by the syntax alone: where that does not say what is called, a namesake counts.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        AskedPlace place = AskedPlace.of(invocation, virtual, texts);
        IndexedFolder folder = IndexedFolder.around(place.realFile(), invocation);
        boolean out = invocation.has("out");
        List<Calls> found = folder.ask(indexes, invocation,
                snapshot -> snapshot.calls(place.realFile(), place.position(), out));
        Table.lines(rows(found, invocation)).forEach(invocation::print);
        if (found.isEmpty()) {
            invocation.message(out ? "Nothing is called here that " + folder.root() + " declares."
                    : "Nobody in " + folder.root() + " calls what is named here.");
        }
        invocation.print(Json.object().put("folder", folder.root().toString())
                .put("calls", Json.array(found.stream().map(CallsVerb::json).toList())).build());
        return ExitCode.OK;
    }

    private static List<List<String>> rows(List<Calls> found, Invocation invocation) {
        var rows = new ArrayList<List<String>>();
        for (Calls calls : found) {
            for (Location place : calls.places()) {
                rows.add(List.of(kind(calls), name(calls), IndexedFolder.show(place, invocation)));
            }
        }
        return rows;
    }

    private static String kind(Calls calls) {
        return calls.function().kind().name().toLowerCase(Locale.ROOT);
    }

    private static String name(Calls calls) {
        String container = calls.function().container();
        return container.isEmpty() ? calls.function().name() : container + "::" + calls.function().name();
    }

    private static Json json(Calls calls) {
        return Json.object().put("name", calls.function().name()).put("kind", kind(calls))
                .put("container", calls.function().container())
                .put("location", Schemas.LOCATION.json(calls.function().location()))
                .put("places", Json.array(calls.places().stream().map(Schemas.LOCATION::json).toList())).build();
    }
}
