package dev.rustaiide.system.mcp.internal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.nlp.CodeSearch;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.security.Redactor;
import dev.rustaiide.system.cli.AnswerStream;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;
import dev.rustaiide.system.mcp.McpServers;

/** Serves what we know of a folder to the agents of others, and tells whose tools ours may use. */
@Component(property = Verb.NAME + "=mcp")
public final class McpVerb implements Verb {
    private final CodeIndexes indexes;
    private final CodeSearch search;
    private final Syntax syntax;
    private final TextFiles files;
    private final Redactor redactor;
    private final McpServers servers;

    @Activate
    public McpVerb(@Reference CodeIndexes indexes, @Reference CodeSearch search, @Reference Syntax syntax,
            @Reference TextFiles files, @Reference Redactor redactor, @Reference McpServers servers) {
        this.servers = servers;
        this.indexes = indexes;
        this.search = search;
        this.syntax = syntax;
        this.files = files;
        this.redactor = redactor;
    }

    @Override
    public String name() {
        return "mcp";
    }

    @Override
    public String summary() {
        return "serves what is known of a folder to other agents, and lists tools of others (Model Context Protocol)";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("serve|servers", Count.OPTIONAL, "What to do; serve if it is left out,"
                + " servers tells those whose tools our agent may use")), List.of(
                new Option("stdio", "", "Serves the program that started this command, by its two streams"),
                new Option("in", "DIR", "The folder with the sources; else the current one"),
                new Option("try", "", "For servers: starts each of them that is on, and tells its tools")),
                "Tools: symbols, definition, references, calls, search_text, search (by meaning), outline, read_file,"
                        + " list_files. They look and change nothing, and see neither hidden files nor what Git ignores"
                        + " nor what lies elsewhere. Revisions: " + String.join(", ", Revision.all()) + ". Servers of"
                        + " others are named in the setting mcp.servers.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        String action = invocation.parameters().stream().findFirst().orElse("serve");
        if (action.equals("servers")) {
            return new ServerList(servers, invocation).tell(root(invocation), invocation.has("try"));
        }
        if (!action.equals("serve")) {
            invocation.message("rust-ai-ide mcp: unknown action \"" + action + "\": it is serve or servers.");
            return ExitCode.USAGE;
        }
        if (invocation.json() || !invocation.has("stdio")) {
            invocation.message("rust-ai-ide mcp: " + (invocation.json()
                    ? "the protocol is JSON already; leave --json away."
                    : "agents start it with --stdio; see rust-ai-ide mcp --help."));
            return ExitCode.USAGE;
        }
        var folder = new ServedFolder(root(invocation), files);
        try (var tools = new CodeTools(folder, indexes, search, syntax)) {
            var lines = new MessageLines(new FileInputStream(FileDescriptor.in), new AnswerStream(invocation));
            new ServerSession(lines, tools.all(), redactor, version()).serve();
            return ExitCode.OK;
        } catch (IOException broken) {
            throw new FailureException(new Failure.Other("Cannot serve any longer.",
                    "The client broke off: " + broken.getMessage() + '.', "Start it again."), broken);
        }
    }

    private static Path root(Invocation invocation) throws FailureException {
        String named = invocation.option("in").orElse(".");
        try {
            Path folder = invocation.folder().resolve(named);
            if (Files.isDirectory(folder)) {
                return folder.toRealPath();
            }
        } catch (InvalidPathException | IOException odd) {
            throw noFolder(named, odd);
        }
        throw noFolder(named, null);
    }

    private static FailureException noFolder(String named, @Nullable Exception cause) {
        return new FailureException(new Failure.Other("Cannot serve " + named + ".", "It is not a folder.",
                "Name the folder with the sources."), cause);
    }

    private static String version() {
        Bundle bundle = FrameworkUtil.getBundle(McpVerb.class);
        return bundle == null ? "0" : bundle.getVersion().toString();
    }
}
