package dev.rustaiide.system.lsp.client.internal;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.language.DiagnosticsFound;
import dev.rustaiide.foundation.language.LanguageDeclaration;
import dev.rustaiide.foundation.language.SourceChanged;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.lsp.client.ProtocolMessage;
import dev.rustaiide.system.lsp.client.ServerDefinition;
import dev.rustaiide.system.lsp.client.ServerState;
import dev.rustaiide.system.lsp.client.internal.server.SupervisedServer;

/** Starts a server, shows it some files, and gathers what it finds until it has nothing more to say. */
final class ServerCheck {
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST_FILES = 20;
    private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git");
    private static final Map<String, LanguageId> LANGUAGES = Map.ofEntries(entry("rs", "rust"), entry("c", "c"),
            entry("h", "c"), entry("cc", "cpp"), entry("cpp", "cpp"), entry("hpp", "cpp"), entry("ts", "typescript"),
            entry("tsx", "tsx"), entry("js", "javascript"), entry("py", "python"), entry("sh", "bash"),
            entry("yaml", "yaml"), entry("yml", "yaml"), entry("json", "json"), entry("toml", "toml"));

    private final SharedServers servers;
    private final Events events;
    private final Invocation invocation;
    private final Map<String, LanguageId> languages = new HashMap<>(LANGUAGES);
    private final Map<Path, List<Diagnostic>> found = new ConcurrentHashMap<>();
    private final AtomicLong lastWord = new AtomicLong();

    ServerCheck(SharedServers servers, Events events, Invocation invocation, List<LanguageDeclaration> declared) {
        this.servers = servers;
        this.events = events;
        this.invocation = invocation;
        declared.forEach(one -> one.extensions().forEach(extension -> languages.put(extension, one.id())));
    }

    /** @param ready milliseconds from the start until it had read the project, and {@code all} until it was silent */
    record Report(ServerState state, long ready, long all, int files, List<Diagnostic> diagnostics,
            List<ProtocolMessage> log) {
        long count(Severity severity) {
            return diagnostics.stream().filter(one -> one.severity() == severity).count();
        }

        long errors() {
            return count(Severity.ERROR);
        }

        List<String> lines() {
            List<String> lines = new ArrayList<>();
            String name = state.version().contains(state.server()) ? state.version()
                    : (state.server() + ' ' + state.version()).strip();
            lines.add(String.format(Locale.ROOT, "%s is ready after %.1f s for %s%s", name,
                    ready / 1000.0, state.root(),
                    state.message().isEmpty() ? "" : ", but says: " + state.message()));
            lines.add(String.format(Locale.ROOT,
                    "%d errors, %d warnings, %d other remarks, %d files shown, %.1f s in all",
                    errors(), count(Severity.WARNING),
                    diagnostics.size() - errors() - count(Severity.WARNING), files, all / 1000.0));
            diagnostics.stream().filter(one -> one.severity().compareTo(Severity.WARNING) <= 0).limit(10)
                    .forEach(one -> lines.add(one.location() + ": " + one.message().lines().findFirst().orElse("")));
            return lines;
        }

        Json json() {
            return Json.object().put("server", state.server()).put("version", state.version())
                    .put("root", state.root().toString()).put("message", state.message()).put("readyMs", ready)
                    .put("allMs", all).put("files", files).put("errors", errors())
                    .put("warnings", count(Severity.WARNING)).put("diagnostics", diagnostics.size()).build();
        }
    }

    private static Map.Entry<String, LanguageId> entry(String extension, String language) {
        return Map.entry(extension, new LanguageId(language));
    }

    Report run(ServerDefinition definition, Path root, boolean trusted) throws FailureException, InterruptedException {
        long start = System.nanoTime();
        SupervisedServer server = servers.server(definition, root);
        try (var progress = events.subscribe(SourceChanged.class, this::show);
                var problems = events.subscribe(DiagnosticsFound.class, this::keep)) {
            server.start(true, trusted);
            Answers.await(server.ready());
            long ready = millisSince(start);
            List<SourceText> texts = texts(definition, root);
            texts.forEach(text -> servers.source(definition).follow(text));
            settle(server);
            long all = Math.max(ready, (lastWord.get() - start) / 1_000_000);
            List<Diagnostic> diagnostics = found.values().stream().flatMap(List::stream).toList();
            return new Report(server.state(), ready, all, texts.size(), diagnostics, server.log());
        } finally {
            Answers.await(server.stop());
        }
    }

    private void show(SourceChanged change) {
        lastWord.set(System.nanoTime());
        invocation.progress(change.source() + ' ' + change.stage().name().toLowerCase(Locale.ROOT) + ' '
                + (change.percent().isPresent() ? change.percent().getAsInt() + " % " : "") + change.message());
    }

    private void keep(DiagnosticsFound news) {
        lastWord.set(System.nanoTime());
        found.put(news.file(), news.diagnostics());
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** Until it has said nothing for a while; for longer if there is something that it is at, or complains of. */
    private void settle(SupervisedServer server) throws InterruptedException {
        lastWord.set(System.nanoTime());
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            ServerState state = server.state();
            Duration enough = state.message().isEmpty() ? QUIET : QUIET.multipliedBy(5);
            if (state.stage() == SourceChanged.Stage.READY
                    && System.nanoTime() - lastWord.get() > enough.toNanos()) {
                return;
            }
            Thread.sleep(100);
        }
    }

    private List<SourceText> texts(ServerDefinition definition, Path root) {
        List<SourceText> texts = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return SKIPPED.contains(String.valueOf(folder.getFileName())) ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = file.getFileName().toString();
                    LanguageId language = languages.get(name.substring(name.lastIndexOf('.') + 1));
                    if (language != null && definition.languages().contains(language)) {
                        servers.read(file).ifPresent(text -> texts.add(new SourceText(file, language, 1, text)));
                    }
                    return texts.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException denied) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException gone) {
            invocation.message("Not all of " + root + " could be read: " + gone.getMessage());
        }
        return texts;
    }
}
