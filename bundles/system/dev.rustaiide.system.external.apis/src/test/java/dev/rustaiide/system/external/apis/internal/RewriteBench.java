package dev.rustaiide.system.external.apis.internal;


import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.rustaiide.ai.assistant.Rewriter;
import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.testing.TestSyntax;
import dev.rustaiide.ai.models.ModelSettings;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.models.Models;
import dev.rustaiide.ai.provenance.Provenance;
import dev.rustaiide.ai.refactoring.WorkspaceEdits;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsSource;
import dev.rustaiide.foundation.logging.AuditRecord;
import dev.rustaiide.foundation.logging.AuditTrail;
import dev.rustaiide.foundation.platform.Machine;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.system.external.apis.Protocol;
import dev.rustaiide.system.external.apis.Provider;

/** A folder, and lines in it that a server rewrites: all from the socket to the file is what the product has. */
final class RewriteBench implements AutoCloseable {
    final Path root;
    final ProviderServer server;
    final Asked asked;
    final Rewriter rewriter;
    final List<AuditRecord> trail = new CopyOnWriteArrayList<>();
    final Syntax syntax = TestSyntax.shared();
    WorkspaceEdits edits;
    Provenance provenance;
    private final Path temporary;

    RewriteBench(Path temporary) throws Exception {
        this.temporary = temporary;
        root = Files.createDirectories(temporary.resolve("work/src")).getParent().toRealPath();
        server = new ProviderServer();
        List<SettingKey<?>> keys = new ArrayList<>(new ModelSettings().keys());
        keys.addAll(((SettingsSource) made("dev.rustaiide.ai.assistant.internal.AssistantSettings")).keys());
        Path home = Files.createDirectories(temporary.resolve("home"));
        Files.writeString(home.resolve("settings.json"), "{\"network.open\": true}");
        asked = new Asked(home, Clock.systemDefaultZone(), keys, "--set", "network.allowed=" + server.origin(), "--set",
                "providers.patience=1");
        asked.with(new Provider("p",
                Protocol.OPENAI, URI.create(server.origin()), List.of("m"),
                Set.of(ModelTask.CHAT), 32_000, false, true));
        rewriter = rewriter();
    }

    /** Another bundle's implementation, as SCR would make it; what is missing among {@code parts} does nothing. */
    static Object made(String name, Object... parts) throws Exception {
        var constructor = Stream.of(Class.forName(name).getConstructors()).findFirst().orElseThrow();
        Object[] arguments = Stream.of(constructor.getParameterTypes()).map(type -> Stream.of(parts)
                .filter(type::isInstance).findFirst().orElseGet(() -> nothing(type))).toArray();
        return constructor.newInstance(arguments);
    }

    private static Object nothing(Class<?> type) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null);
    }

    private Rewriter rewriter() throws Exception {
        record Paths(Path config, Path data, Path cache, Path logs, Path state) implements StandardPaths {}
        Path state = Files.createDirectories(temporary.resolve("state")).toRealPath();
        var paths = new Paths(state, state, state, state, state);
        Object files = made("dev.rustaiide.foundation.fs.internal.DiskTextFiles", paths);
        Models models = List::of;
        Machine machine = (Machine) Proxy.newProxyInstance(Machine.class.getClassLoader(),
                new Class<?>[] {Machine.class}, (proxy, method, arguments) -> new Machine.Facts("", "", "", 2, 1L << 34,
                        1L << 33, Machine.DisplayServer.NONE, "", ""));
        edits = (WorkspaceEdits) made("dev.rustaiide.ai.refactoring.internal.edits.JournaledEdits", files, paths);
        provenance = (Provenance) made("dev.rustaiide.ai.provenance.internal.TrailProvenance", listed(state));
        Object orchestrator = made("dev.rustaiide.ai.orchestrator.internal.RoutingOrchestrator", models,
                asked.settings.settings(), machine);
        Field sources = orchestrator.getClass().getDeclaredField("sources");
        sources.setAccessible(true);
        sources.set(orchestrator, List.of(asked.providers));
        Object search = made("dev.rustaiide.ai.nlp.internal.LuceneSearch", syntax, files, paths, models);
        Object indexes = made("dev.rustaiide.ai.code.index.internal.SharedIndexes", syntax, files, paths);
        Object redactor = made("dev.rustaiide.foundation.security.internal.PatternRedactor");
        return (Rewriter) made("dev.rustaiide.ai.assistant.internal.CodeRewriter", orchestrator, models, search,
                indexes, syntax, edits, provenance, files, asked.settings.settings(), redactor);
    }

    @SuppressWarnings("unchecked")
    private AuditTrail listed(Path state) {
        return (AuditTrail) Proxy.newProxyInstance(AuditTrail.class.getClassLoader(),
                new Class<?>[] {AuditTrail.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "append" -> {
                        trail.add((AuditRecord) arguments[0]);
                        yield Call.of(true);
                    }
                    case "file" -> state;
                    case "last" -> {
                        List<AuditTrail.Entry> entries = new ArrayList<>();
                        trail.forEach(record -> entries.add(
                                new AuditTrail.Entry(entries.size() + 1, "", 1, "", record)));
                        entries.removeIf(((Predicate<AuditTrail.Entry>) arguments[2]).negate());
                        yield entries;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    static ProviderServer.Answer words(String text) {
        List<String> data = new ArrayList<>();
        for (String word : text.split("(?<= )|(?<=\n)")) {
            data.add(OpenAiDialectTest.text(word));
        }
        data.add(OpenAiDialectTest.end("stop"));
        data.add("[DONE]");
        return ProviderServer.events(data.toArray(String[]::new));
    }

    static String block(String code) {
        return "```rust\n" + code + "```\n";
    }

    @Override
    public void close() throws Exception {
        asked.close();
        server.close();
    }
}
