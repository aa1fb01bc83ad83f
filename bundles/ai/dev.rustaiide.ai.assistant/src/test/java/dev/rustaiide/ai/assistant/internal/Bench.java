package dev.rustaiide.ai.assistant.internal;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import dev.rustaiide.ai.assistant.ApprovalRequest.Decision;
import dev.rustaiide.ai.assistant.Conversation;
import dev.rustaiide.ai.assistant.Request;
import dev.rustaiide.ai.assistant.ToolSource;
import dev.rustaiide.ai.assistant.Turn;
import dev.rustaiide.ai.assistant.TurnEvent;
import dev.rustaiide.ai.assistant.Workplace;
import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.testing.TestSyntax;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.inference.Inference;
import dev.rustaiide.ai.models.Models;
import dev.rustaiide.ai.nlp.CodeSearch;
import dev.rustaiide.ai.orchestrator.Orchestrator;
import dev.rustaiide.ai.provenance.Provenance;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.WorkspaceEdits;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.SettingsFolders;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.fs.testing.DiskFiles;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.foundation.logging.AuditRecord;
import dev.rustaiide.foundation.logging.AuditTrail;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.security.Redactor;
import dev.rustaiide.foundation.security.testing.TestRedactor;

/** A folder with code, and the assistant of the product around a model of the test's: all else is real. */
final class Bench implements AutoCloseable {
    static final String CODE = """
            //! Shapes.

            /// A closed line of straight edges.
            pub struct Polygon {
                corners: Vec<(f64, f64)>,
            }

            impl Polygon {
                /// How large the surface inside is.
                pub fn area(&self) -> f64 {
                    self.corners.len() as f64
                }

                pub fn retry_upload(&self, times: usize) -> bool {
                    times > 0 && self.area() > 0.0
                }
            }

            #[cfg(test)]
            mod tests {
                use super::*;

                #[test]
                fn a_polygon_has_an_area() {
                    assert!(Polygon { corners: vec![] }.area() < 1.0);
                }
            }
            """;

    final Path root;
    final Path state;
    final ScriptedModel model = new ScriptedModel();
    final List<AuditRecord> trail = new CopyOnWriteArrayList<>();
    final List<TurnEvent> events = new CopyOnWriteArrayList<>();
    final WorkspaceEdits edits;
    final RoutedAssistant assistant;
    final CodeRewriter rewriter;
    final Provenance provenance;
    Decision decision = Decision.NO;
    boolean isTrusted = true;
    private final TestSettings settings;

    /** @param words of settings, as {@code ID=VALUE} */
    Bench(Path temporary, String... words) throws Exception {
        root = Files.createDirectories(temporary.resolve("work")).toRealPath();
        state = Files.createDirectories(temporary.resolve("state")).toRealPath();
        Files.createDirectories(root.resolve("src"));
        Files.writeString(root.resolve("src/lib.rs"), CODE);
        Files.writeString(root.resolve("README.md"), "# Shapes\n\nPolygons and their surface.\n");
        record Paths(Path config, Path data, Path cache, Path logs, Path state) implements StandardPaths {}
        var paths = new Paths(state, state, state, state, state);
        TextFiles files = DiskFiles.keepingIn(state);
        edits = (WorkspaceEdits) Class.forName("dev.rustaiide.ai.refactoring.internal.edits.JournaledEdits")
                .getConstructor(TextFiles.class, StandardPaths.class).newInstance(files, paths);
        Syntax syntax = TestSyntax.shared();
        Models models = List::of;
        Inference inference = fake(Inference.class);
        CodeSearch search = (CodeSearch) Class.forName("dev.rustaiide.ai.nlp.internal.LuceneSearch")
                .getConstructors()[0].newInstance(syntax, files, paths, models, inference, fake(VirtualFiles.class),
                        null);
        CodeIndexes indexes = (CodeIndexes) Class.forName("dev.rustaiide.ai.code.index.internal.SharedIndexes")
                .getConstructor(Syntax.class, TextFiles.class, StandardPaths.class).newInstance(syntax, files, paths);
        settings = settings(temporary, words, files);
        provenance = provenance();
        Redactor redactor = TestRedactor.untold();
        assistant = new RoutedAssistant(model, models, search, indexes, syntax, edits, provenance, files,
                settings.settings(), redactor, paths);
        rewriter = new CodeRewriter(model, models, search, indexes, syntax, edits, provenance, files,
                settings.settings(), redactor);
    }

    private static TestSettings settings(Path temporary, String[] words, TextFiles files) throws Exception {
        List<String> arguments = new ArrayList<>();
        for (String word : words) {
            arguments.addAll(List.of("--set", word));
        }
        SettingsFolders folders = List::of;
        return new TestSettings(Files.createDirectories(temporary.resolve("home")), new AssistantSettings().keys(),
                arguments, folders, files, fake(Events.class));
    }

    private static <T> T made(String name, Class<T> type, Class<?> parameter, Object value) throws Exception {
        // Another bundle's implementation, which SCR would have made.
        return type.cast(Class.forName(name).getConstructor(parameter).newInstance(value));
    }

    private static <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> null));
    }

    private Provenance provenance() throws Exception {
        AuditTrail listed = (AuditTrail) Proxy.newProxyInstance(AuditTrail.class.getClassLoader(),
                new Class<?>[] {AuditTrail.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "append" -> {
                        trail.add((AuditRecord) arguments[0]);
                        yield Call.of(true);
                    }
                    case "file" -> state;
                    case "last" -> entries((Predicate<?>) arguments[2]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return made("dev.rustaiide.ai.provenance.internal.TrailProvenance", Provenance.class, AuditTrail.class, listed);
    }

    @SuppressWarnings("unchecked")
    private List<AuditTrail.Entry> entries(Predicate<?> wanted) {
        List<AuditTrail.Entry> entries = new ArrayList<>();
        trail.forEach(record -> entries.add(new AuditTrail.Entry(entries.size() + 1, "", 1, "", record)));
        entries.removeIf(entry -> !((Predicate<AuditTrail.Entry>) wanted).test(entry));
        return entries;
    }

    void tools(ToolSource source) {
        assistant.addSource(source);
    }

    Conversation begin() {
        return assistant.begin(new Workplace(root, Buffers.NONE, isTrusted));
    }

    Turn ask(Conversation conversation, Request request) throws Exception {
        return conversation.ask(request, event -> {
            events.add(event);
            if (event instanceof TurnEvent.Wanted(var approval)) {
                approval.answer(decision);
            }
        }).await();
    }

    Turn work(Conversation conversation, String text, String... allowed) throws Exception {
        return ask(conversation, Request.work(text).allowing(Set.of(allowed)));
    }

    String read(String file) throws Exception {
        return Files.readString(root.resolve(file));
    }

    /** The text of the whole answer as it was told bit by bit. */
    String told() {
        StringBuilder told = new StringBuilder();
        events.forEach(event -> {
            if (event instanceof TurnEvent.Piece(String text)) {
                told.append(text);
            }
        });
        return told.toString();
    }

    Optional<TurnEvent> first(Class<? extends TurnEvent> type) {
        return events.stream().filter(type::isInstance).findFirst();
    }

    Orchestrator orchestrator() {
        return model;
    }

    @Override
    public void close() {
        settings.close();
    }
}
