package dev.rustaiide.system.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.assistant.Author;
import dev.rustaiide.ai.assistant.Rewrite;
import dev.rustaiide.ai.assistant.RewriteAction;
import dev.rustaiide.ai.assistant.RewriteEvent;
import dev.rustaiide.ai.assistant.RewriteRequest;
import dev.rustaiide.ai.assistant.Rewriter;
import dev.rustaiide.ai.assistant.Spent;
import dev.rustaiide.ai.assistant.StagedEdits;
import dev.rustaiide.ai.code.analysis.testing.TestSyntax;
import dev.rustaiide.ai.refactoring.AppliedEdit;
import dev.rustaiide.ai.refactoring.Conflict;
import dev.rustaiide.ai.refactoring.EditPlan;
import dev.rustaiide.ai.refactoring.FileChange;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Range;

/** What the verb makes of a rewriter; the rewriter itself is tested where it is. */
class RewriteVerbTest {
    private static final String CODE = "fn sell() {}\n\nfn buy() {}\n";
    @TempDir
    Path temp;
    private Path folder;
    private Path file;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<RewriteRequest> requests = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private List<Conflict> conflicts = List.of();
    private Optional<Failure> failure = Optional.empty();
    private String after = CODE.replace("sell", "lend");

    @BeforeEach
    void make_a_folder() throws Exception {
        folder = temp.toRealPath();
        file = Files.writeString(folder.resolve("lib.rs"), CODE);
    }

    private final class FakeRewriter implements Rewriter {
        @Override
        public Optional<Failure> obstacle() {
            return failure;
        }

        @Override
        public Call<Range> lines(SourceText source, Range range) {
            return Call.of(range);
        }

        @Override
        public Call<Rewrite> rewrite(RewriteRequest request, Consumer<RewriteEvent> events) {
            requests.add(request);
            events.accept(new RewriteEvent.Again("It was prose."));
            return failure.isPresent() ? Call.failed(new FailureException(failure.get()))
                    : Call.of((Rewrite) Proxy.newProxyInstance(Rewrite.class.getClassLoader(),
                            new Class<?>[] {Rewrite.class}, (proxy, method, arguments) -> switch (method.getName()) {
                                case "request" -> request;
                                case "author" -> new Author.Model("test/scripted@1", "Scripted", true);
                                case "lines" -> Range.of(0, 0, 0, 12);
                                case "remark" -> "Lending is safer.";
                                case "unchecked" -> "";
                                case "spent" -> new Spent(10, 5, Duration.ofMillis(7), 0);
                                case "edits" -> edits();
                                default -> throw new UnsupportedOperationException(method.getName());
                            }));
        }
    }

    private StagedEdits edits() {
        List<FileChange> changes = after.equals(CODE) ? List.of() : List.of(new FileChange.Edited(file, file,
                Text.of(CODE), Text.of(after), Encoding.UTF_8, Optional.empty(), Optional.empty()));
        EditPlan plan = new EditPlan("Lend", WorkspaceEdit.NONE, List.of(folder), changes, conflicts);
        return (StagedEdits) Proxy.newProxyInstance(StagedEdits.class.getClassLoader(),
                new Class<?>[] {StagedEdits.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "plan" -> Call.of(plan);
                    case "apply" -> {
                        done.add("applied by " + arguments[1]);
                        yield Call.of(new AppliedEdit("7", "Lend", Instant.EPOCH, List.of(file)));
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private int run(String... words) throws Exception {
        out.reset();
        err.reset();
        var texts = (TextFiles) Proxy.newProxyInstance(TextFiles.class.getClassLoader(),
                new Class<?>[] {TextFiles.class}, (proxy, method, arguments) -> {
                    var read = (Path) arguments[0];
                    return new TextFile(read, Text.of(Files.readString(read)), null, null, false, false, false, null);
                });
        try (var terminal = new Terminal(new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8), false)) {
            return new VerbTable(List.of(new RewriteVerb(new FakeRewriter(), texts, TestSyntax.shared())))
                    .run(List.of(words), terminal, folder).number();
        }
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_diff_is_shown_and_nothing_changed_unless_somebody_says_so() throws Exception {
        assertEquals(0, run("rewrite", "lib.rs:1", "lend it"));
        assertTrue(out().startsWith("diff --git a/lib.rs b/lib.rs\n"), out());
        assertTrue(out().contains("-fn sell() {}\n+fn lend() {}\n"), out());
        assertTrue(err().contains("It was prose. Asking once more.") && err().contains("Lending is safer.")
                && err().contains("Written by Scripted (test/scripted@1, on this machine)"), err());
        assertEquals(0, run("rewrite", "lib.rs:1", "lend it", "--dry-run"));
        assertEquals(List.of(), done);
        assertEquals("lend it", requests.getFirst().instruction());
        assertEquals(Range.of(0, 0, 0, 0), requests.getFirst().lines());
        assertEquals("rust", requests.getFirst().source().language().value());
        assertEquals(folder, requests.getFirst().place().folder());
        assertFalse(requests.getFirst().place().isTrusted());
    }

    @Test
    void it_is_applied_by_whoever_says_so() throws Exception {
        assertEquals(0, run("rewrite", "lib.rs:1-3", "lend it", "--apply", "--json"));
        assertEquals(List.of("applied by " + System.getProperty("user.name") + " (--apply)"), done);
        Json json = Json.parse(out());
        assertEquals(Json.of(true), json.get("applied"));
        assertEquals("7", json.string("id"));
        assertEquals("test/scripted@1", json.string("model"));
        assertTrue(json.string("diff").contains("+fn lend() {}"), out());
        assertEquals(Range.of(0, 0, 2, 11), requests.getFirst().lines());
    }

    @Test
    void what_collides_or_changes_nothing_is_not_applied() throws Exception {
        conflicts = List.of(new Conflict(file, "It was changed.", "Do it again."));
        assertEquals(1, run("rewrite", "lib.rs:1", "lend it", "--apply"));
        assertTrue(err().contains("It was changed. Do it again."), err());
        conflicts = List.of();
        after = CODE;
        assertEquals(0, run("rewrite", "lib.rs:1", "lend it", "--apply"));
        assertTrue(err().contains("The model would leave the lines as they are."), err());
        assertEquals(List.of(), done);
    }

    @Test
    void a_blank_line_can_be_named_too() throws Exception {
        assertEquals(0, run("rewrite", "lib.rs:2-2", "add a function"));
        assertEquals(Range.of(1, 0, 2, 0), requests.getFirst().lines());
    }

    @Test
    void a_failure_is_told_with_its_next_step() throws Exception {
        failure = Optional.of(new Failure.Other("No model can write code now.", "There is none.", "Import one."));
        assertEquals(3, run("rewrite", "lib.rs:1", "--do", "document"));
        assertEquals(RewriteAction.DOCUMENT, requests.getFirst().action());
        assertTrue(err().contains("No model can write code now.") && err().contains("Import one."), err());
    }

    @Test
    void a_wrong_command_line_asks_nobody() throws Exception {
        assertEquals(2, run("rewrite"));
        assertEquals(2, run("rewrite", "lib.rs:1"));
        assertEquals(2, run("rewrite", "lib.rs:1", "x", "--do", "sing"));
        assertEquals(2, run("rewrite", "lib.rs:1", "x", "--apply", "--dry-run"));
        for (String place : List.of("lib.rs", "lib.rs:0", "lib.rs:3-1", "lib.rs:9", "none.rs:1")) {
            assertEquals(3, run("rewrite", place, "x"), place);
        }
        assertEquals(List.of(), requests);
    }
}
