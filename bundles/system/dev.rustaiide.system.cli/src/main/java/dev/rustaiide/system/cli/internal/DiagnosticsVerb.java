package dev.rustaiide.system.cli.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.logging.Diagnostics;
import dev.rustaiide.foundation.logging.Diagnostics.Archive;
import dev.rustaiide.foundation.logging.DiagnosticsPart;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;

/** Makes the archive that goes with the report of a fault. */
@Component(property = Verb.NAME + "=diagnostics")
public final class DiagnosticsVerb implements Verb {
    private final Diagnostics diagnostics;

    @Activate
    public DiagnosticsVerb(@Reference Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    @Override
    public String name() {
        return "diagnostics";
    }

    @Override
    public String summary() {
        return "collects what helps to understand a fault in one archive that you can read before you send it";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("OUT.zip", Count.ONE, "The archive to write; it must not be there yet")),
                List.of(), "Secrets, your name and that of the machine are taken out of it, the path of your home is "
                        + "written as ~.\nNothing is sent.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        invocation.progress("Collecting");
        Archive archive = Answers.await(diagnostics.collect(path(invocation)));
        var rows = new ArrayList<List<String>>();
        for (DiagnosticsPart part : archive.parts()) {
            rows.add(List.of("  " + part.name(), part.purpose()));
        }
        invocation.print(archive.file().toString());
        Table.lines(rows).forEach(invocation::print);
        invocation.print(Json.object().put("file", archive.file().toString()).put("parts", Json.array(archive.parts()
                .stream().map(DiagnosticsVerb::json).toList())).build());
        return ExitCode.OK;
    }

    private static Path path(Invocation invocation) throws FailureException {
        String word = invocation.parameters().getFirst();
        try {
            return invocation.folder().resolve(word).normalize();
        } catch (InvalidPathException noPath) {
            throw new FailureException(new Failure.Other("Cannot write \"" + word + "\".",
                    "No file can have that name.", "Choose another name."), noPath);
        }
    }

    private static Json json(DiagnosticsPart part) {
        return Json.object().put("name", part.name()).put("purpose", part.purpose())
                .put("characters", part.text().length()).build();
    }
}
