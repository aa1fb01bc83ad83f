package dev.rustaiide.system.lsp.client.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.language.LanguageDeclarations;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;
import dev.rustaiide.system.lsp.client.FoundServer;
import dev.rustaiide.system.lsp.client.ServerDefinition;

/** Tells which language servers there are, and tries one out. */
@Component(property = Verb.NAME + "=servers")
public final class ServersVerb implements Verb {
    private static final String CHECK = "check";

    private final SharedServers servers;
    private final Events events;
    private final LanguageDeclarations declarations;

    @Activate
    public ServersVerb(@Reference SharedServers servers, @Reference Events events,
            @Reference LanguageDeclarations declarations) {
        this.servers = servers;
        this.events = events;
        this.declarations = declarations;
    }

    @Override
    public String name() {
        return "servers";
    }

    @Override
    public String summary() {
        return "tells which language servers are found, or tries one out";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("check", Count.OPTIONAL, "Starts the server of a folder")),
                List.of(new Option("in", "DIR", "The folder, whose settings may name programs; else the current one"),
                        new Option("server", "NAME", "The server to check, e.g. clangd"),
                        new Option("trust", "", "Code of the folder may run: build scripts, macros, checks"),
                        new Option("log", "FILE", "Where to write the messages of a check")),
                """
                Without a word it lists the servers that are known, and how to get those that are missing.
                "servers check" starts the one that the folder is for, waits until it has read the project, and counts
                what it finds wrong. Exit code 1 tells that it found errors, a server is missing, or a declaration does
                not count. Further servers, and languages, are declared in languages.json beside settings.json, or by
                plug-ins.""");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        Path folder = invocation.folder().resolve(invocation.option("in").orElse("")).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw new FailureException(new Failure.Missing(folder));
        }
        if (invocation.parameters().isEmpty()) {
            return list(invocation, folder);
        }
        if (!invocation.parameters().getFirst().equals(CHECK)) {
            invocation.message("rust-ai-ide servers: the only word that it knows is \"check\".");
            return ExitCode.USAGE;
        }
        ServerDefinition definition = definition(invocation.option("server"), folder);
        var check = new ServerCheck(servers, events, invocation, declarations.languages());
        ServerCheck.Report report = check.run(definition, servers.rootOf(definition, folder),
                invocation.has("trust"));
        if (invocation.option("log").isPresent()) {
            write(invocation.folder().resolve(invocation.option("log").get()), report);
        }
        report.lines().forEach(invocation::print);
        invocation.print(report.json());
        return report.errors() > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private static void write(Path file, ServerCheck.Report report) throws FailureException {
        try {
            Files.write(file, report.log().stream().map(message -> message.time() + (message.sent() ? " > " : " < ")
                    + message.text()).toList());
        } catch (IOException denied) {
            throw new FailureException(new Failure.NoPermission(file, "write"), denied);
        }
    }

    private ServerDefinition definition(Optional<String> name, Path folder) throws FailureException {
        for (ServerDefinition definition : servers.definitions()) {
            boolean marked = definition.markers().stream().filter(marker -> !marker.name().equals(".git"))
                    .anyMatch(marker -> Files.exists(servers.rootOf(definition, folder).resolve(marker.name())));
            if (name.map(definition.id()::equals).orElse(marked)) {
                return definition;
            }
        }
        throw new FailureException(new Failure.Other("No server to check.",
                name.map(unknown -> "There is no server called " + unknown + '.')
                        .orElse("Nothing in " + folder + " tells which language it is for."),
                "Name one of those that “rust-ai-ide servers” lists with --server."));
    }

    private ExitCode list(Invocation invocation, Path folder) throws FailureException, InterruptedException {
        invocation.progress("Looking for language servers");
        List<FoundServer> found = Answers.await(servers.find(folder));
        List<Call<String>> versions = found.stream().map(servers::version).toList();
        List<Json> rows = new ArrayList<>();
        int width = found.stream().mapToInt(one -> one.definition().id().length()).max().orElse(0);
        boolean missing = false;
        for (int i = 0; i < found.size(); i++) {
            FoundServer server = found.get(i);
            String version = version(versions.get(i));
            String state = server.program().isEmpty() ? "missing" : version.isEmpty() ? "silent" : "found";
            missing |= server.program().isEmpty();
            invocation.print(server.definition().id() + " ".repeat(width - server.definition().id().length() + 2)
                    + server.program().map(program -> (version.isEmpty() ? "" : version + "  ") + program + "  ("
                            + server.origin() + ')').orElse("missing. " + server.hint()));
            rows.add(Json.object().put("server", server.definition().id()).put("state", state)
                    .put("program", server.program().map(Path::toString).orElse("")).put("origin", server.origin())
                    .put("version", version).put("hint", server.hint()).build());
        }
        invocation.print(Json.array(rows));
        declarations.problems().forEach(problem -> invocation.message(problem.toString()));
        return missing || !declarations.problems().isEmpty() ? ExitCode.FINDINGS : ExitCode.OK;
    }

    /** One that does not tell its version may serve all the same. */
    private static String version(Call<String> call) throws InterruptedException {
        try {
            return call.await(Duration.ofSeconds(5));
        } catch (ExecutionException | TimeoutException silent) {
            return "";
        }
    }
}
