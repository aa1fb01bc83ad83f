package dev.rustaiide.system.cli.internal;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Schemas;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Verb;

/** Finds where a name comes from. */
@Component(property = Verb.NAME + "=definition")
public final class DefinitionVerb implements Verb {
    static final Option IN = new Option("in", "DIR",
            "The folder with the sources; else the repository or package that the file is in");

    private final CodeIndexes indexes;
    private final VirtualFiles virtual;
    private final TextFiles texts;

    @Activate
    public DefinitionVerb(@Reference CodeIndexes indexes, @Reference VirtualFiles virtual,
            @Reference TextFiles texts) {
        this.indexes = indexes;
        this.virtual = virtual;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "definition";
    }

    @Override
    public String summary() {
        return "finds where the name at a place comes from, by the syntax alone";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(AskedPlace.PARAMETER), List.of(IN), "Several are told, the likeliest first, where the"
                + " syntax does not prove one. Exit code 1 tells that there is none.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        AskedPlace place = AskedPlace.of(invocation, virtual, texts);
        IndexedFolder folder = IndexedFolder.around(place.realFile(), invocation);
        List<Target> found = folder.ask(indexes, invocation,
                snapshot -> snapshot.definitions(place.realFile(), place.position()));
        found.forEach(target -> invocation.print(IndexedFolder.show(target.name(), invocation)));
        if (found.isEmpty()) {
            invocation.message("Nothing in " + folder.root() + " declares what is there.");
        }
        invocation.print(Json.object().put("folder", folder.root().toString()).put("definitions",
                Json.array(found.stream().map(target -> Schemas.LOCATION.json(target.name())).toList())).build());
        return found.isEmpty() ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
