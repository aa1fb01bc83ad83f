package dev.rustaiide.system.cli.internal;

import java.util.List;
import java.util.Locale;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Schemas;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Verb;

/** Finds where something is used. */
@Component(property = Verb.NAME + "=references")
public final class ReferencesVerb implements Verb {
    private final CodeIndexes indexes;
    private final VirtualFiles virtual;
    private final TextFiles texts;

    @Activate
    public ReferencesVerb(@Reference CodeIndexes indexes, @Reference VirtualFiles virtual,
            @Reference TextFiles texts) {
        this.indexes = indexes;
        this.virtual = virtual;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "references";
    }

    @Override
    public String summary() {
        return "finds where what is named at a place is used, by the syntax alone";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(AskedPlace.PARAMETER), List.of(DefinitionVerb.IN), "Its declaration is among them."
                + " Uses that may mean it are told as well; those that are proven to mean something else are not.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        AskedPlace place = AskedPlace.of(invocation, virtual, texts);
        IndexedFolder folder = IndexedFolder.around(place.realFile(), invocation);
        List<dev.rustaiide.foundation.language.Reference> found = folder.ask(indexes, invocation,
                snapshot -> snapshot.references(place.realFile(), place.position(), true));
        found.forEach(each -> invocation.print(IndexedFolder.show(each.location(), invocation) + ' ' + use(each)));
        if (found.isEmpty()) {
            invocation.message("There is no name at this place that " + folder.root() + " has in its index.");
        }
        invocation.print(Json.object().put("folder", folder.root().toString())
                .put("references", Json.array(found.stream().map(ReferencesVerb::json).toList())).build());
        return found.isEmpty() ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private static String use(dev.rustaiide.foundation.language.Reference reference) {
        return reference.use().name().toLowerCase(Locale.ROOT);
    }

    private static Json json(dev.rustaiide.foundation.language.Reference reference) {
        return Json.object().put("location", Schemas.LOCATION.json(reference.location())).put("use", use(reference))
                .build();
    }
}
