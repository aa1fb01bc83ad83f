package dev.rustaiide.app.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.rustaiide.app.diff.DiffView;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextArea;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.internal.Folders;
import dev.rustaiide.app.workbench.internal.Openings;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/**
 * A day's round in one go: a repository is cloned, its failing test is run and debugged, the assistant mends the code,
 * a part of the changes is committed, and a conflict with others' work is resolved. With the real git, Cargo and
 * LLDB; the model speaks OpenAI's protocol and says what the story has it say.
 */
class DailyRoundStoryTest {
    private static final String CODE = """
            /// What all prices are together.
            pub fn total(prices: &[u32]) -> u32 {
                let mut sum = 1;
                for price in prices {
                    sum += price;
                }
                sum
            }

            pub fn name() -> &'static str {
                "shop"
            }

            #[cfg(test)]
            mod tests {
                use super::*;

                #[test]
                fn prices_are_added() {
                    assert_eq!(total(&[3, 4]), 7);
                }
            }
            """;
    private static final String MENDED = """
            pub fn total(prices: &[u32]) -> u32 {
                prices.iter().sum()
            }
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path temp;
    private HttpServer model;
    private RunningIde ide;

    @BeforeEach
    void let_a_model_answer() throws IOException {
        model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        model.createContext("/", DailyRoundStoryTest::answer);
        model.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String said = Json.of("```rust\n" + MENDED + "```\n").print();
            String events = event("{\"content\":" + said + "}", "null") + event("{}", "\"stop\"") + "data: [DONE]\n\n";
            byte[] reply = events.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
        }
    }

    private static String event(String delta, String finish) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finish + "}]}\n\n";
    }

    @AfterEach
    void stop() throws Exception {
        model.stop(0);
        if (ide != null) {
            Files.writeString(ide.the(Settings.class).userFile(), "{\n}\n");
        }
    }

    @Test
    void what_is_cloned_is_tested_debugged_mended_committed_in_part_and_brought_together_with_others_work()
            throws Exception {
        assumeTrue(has("git") && has("cargo") && has("lldb-dap-19"), "git, cargo and lldb-dap-19 are needed");
        Path shop = temp.toRealPath().resolve("theirs/shop");
        publish(shop);
        Path work = Files.createDirectories(temp.toRealPath().resolve("mine"));
        ide = RunningIde.on(work);
        Path mine = clone(shop, work);
        Path file = mine.resolve("src/lib.rs");
        CodeEditor editor = SampleStoryTest.open(ide, file, new Position(19, 10));

        assertTrue(ide.command("run.test"));
        ide.until("a test that fails", () -> isEnabled("test.failed") && !isEnabled("test.stop"));
        ide.until("which", () -> StoryWidgets.list("Tests").orElseThrow().spoken().stream()
                .anyMatch(row -> row.contains("prices_are_added")));
        debug(editor);
        mend(editor);
        assertTrue(ide.command("test.failed"));
        ide.until("that nothing fails", () -> !isEnabled("test.failed") && !isEnabled("test.stop"));

        commitOneOfTwo(editor, mine);
        pullConflict(shop, mine);
        assertEquals(List.of(), lines(git(mine, "status", "--porcelain", "--untracked-files=no")));
        assertTrue(git(mine, "log", "--oneline", "--merges").contains("Merge"), "their work is there");
        String text = Files.readString(file);
        assertTrue(text.contains("\"big shop corner\"") && text.contains("prices.iter().sum()"), text);
    }

    /** Somebody else's repository. */
    private static void publish(Path shop) throws Exception {
        Files.createDirectories(shop.resolve("src"));
        Files.writeString(shop.resolve("Cargo.toml"),
                "[package]\nname = \"shop\"\nversion = \"0.1.0\"\nedition = \"2021\"\n");
        Files.writeString(shop.resolve("Cargo.lock"),
                "version = 3\n\n[[package]]\nname = \"shop\"\nversion = \"0.1.0\"\n");
        Files.writeString(shop.resolve(".gitignore"), "target\n");
        Files.writeString(shop.resolve("src/lib.rs"), CODE);
        git(shop, "init", "-q", "-b", "main");
        commit(shop, "A shop");
    }

    private static void commit(Path repository, String message) throws Exception {
        git(repository, "add", ".");
        git(repository, "-c", "user.name=They", "-c", "user.email=they@example.org", "commit", "-q", "-m", message);
    }

    private Path clone(Path shop, Path work) throws Exception {
        assertTrue(ide.command("git.clone"));
        ide.until("where from", () -> field("Address").isPresent());
        ide.act(() -> {
            field("Where").orElseThrow().setText(work.toString());
            TextField address = field("Address").orElseThrow();
            address.setText(shop.toString());
            StoryWidgets.strike(address.control(), 0, SWT.CR);
        });
        Path mine = work.resolve("shop");
        Folders folders = ide.the(Folders.class);
        ide.until("the clone", () -> folders.current().filter(open -> open.path().equals(mine)).isPresent());
        git(mine, "config", "user.name", "Me");
        git(mine, "config", "user.email", "me@example.org");
        Openings openings = ide.the(Openings.class);
        ide.until("the question whether it is trusted", openings::isTrustOpen);
        ide.act(() -> openings.answerTrust(true));
        ide.until("trust", folders::isTrusted);
        return mine;
    }

    private void debug(CodeEditor editor) throws InterruptedException {
        caretAt(editor, new Position(4, 8));
        assertTrue(ide.command("debug.toggle"));
        caretAt(editor, new Position(19, 10));
        assertTrue(ide.command("debug.caret"));
        ide.until("the loop", () -> editor.marks().stop() == 4);
        ide.until("what is wrong: it does not begin with nothing",
                () -> editor.marks().notes().values().stream().anyMatch(note -> note.contains("sum = 1")));
        assertTrue(ide.command("debug.clear"));
        assertTrue(ide.command("debug.stop"));
        ide.until("the end", () -> !isEnabled("debug.stop") && editor.marks().stop() == -1);
    }

    private void caretAt(CodeEditor editor, Position place) {
        ide.act(() -> editor.reveal(new Range(place, place)));
    }

    private void mend(CodeEditor editor) throws Exception {
        String address = "http://127.0.0.1:" + model.getAddress().getPort();
        Settings settings = ide.the(Settings.class);
        Files.createDirectories(settings.userFile().getParent());
        Files.writeString(settings.userFile(), """
                {
                  "network.open": true,
                  "network.allowed": ["%1$s"],
                  "providers.list": [{"name": "story", "kind": "openai", "address": "%1$s", "models": ["scripted"],
                    "tasks": ["chat"], "window": 32768, "key": false, "staysHere": true}]
                }
                """.formatted(address));
        ide.act(() -> editor.reveal(new Range(new Position(1, 0), new Position(8, 0))));
        ide.until("the settings to be read", () -> settings.get(settings.key("network.open").orElseThrow())
                .equals(true));
        assertTrue(ide.command("assistant.rewrite"));
        ide.until("the box", () -> field("Instruction for the model").isPresent());
        ide.act(() -> {
            TextField field = field("Instruction for the model").orElseThrow();
            field.setText("Begin with nothing");
            StoryWidgets.strike(field.control(), 0, SWT.CR);
        });
        ide.until("a proposal", () -> isEnabled("assistant.rewrite.accept"));
        assertTrue(ide.command("assistant.rewrite.accept"));
        ide.until("the mended lines", () -> editor.document().text().toString().contains("prices.iter().sum()"));
        assertTrue(ide.command("file.save"));
        ide.until("them on disk", () -> !editor.document().isDirty());
    }

    /** There is a second change, which is not for this commit. */
    private void commitOneOfTwo(CodeEditor editor, Path mine) throws Exception {
        int line = ide.get(() -> lineWith(editor, "\"shop\""));
        ide.act(() -> editor.reveal(new Range(new Position(line, 5), new Position(line, 9))));
        ide.type(editor, "big shop");
        assertTrue(ide.command("file.save"));
        ide.until("it on disk", () -> !editor.document().isDirty());
        assertTrue(ide.command("view.git"));
        openRow("lib.rs");
        ide.until("its two changes", () -> changes().isPresent());
        ide.act(() -> StoryWidgets.within(changes().orElseThrow())
                .filter(control -> control.getClass().getSimpleName().equals("DiffCanvas"))
                .forEach(canvas -> StoryWidgets.strike(canvas, 0, SWT.CR)));
        until("the first to be staged", () -> !git(mine, "diff", "--cached", "--name-only").isBlank());
        assertEquals(1, lines(git(mine, "diff", "--cached", "-U0")).stream().filter(each -> each.startsWith("@@"))
                .count(), "one hunk of two");
        commitAs("Totals begin with nothing");
        until("the commit", () -> git(mine, "log", "-1", "--format=%s").strip()
                .equals("Totals begin with nothing"));
        assertTrue(git(mine, "diff").contains("big shop"), "the other change is where it was");
        commitAs("A bigger name");
        until("the other commit", () -> git(mine, "log", "-1", "--format=%s").strip().equals("A bigger name"));
    }

    /** Asked here, not on the UI thread. */
    private static void until(String what, Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.call()) {
            assertTrue(Instant.now().isBefore(end), "waited in vain for " + what);
            Thread.sleep(50);
        }
    }

    /** The two changes of the file, at the first of them. */
    private static Optional<DiffView> changes() {
        return StoryWidgets.find(DiffView.class,
                view -> view.comparison().hunks().size() == 2 && view.current() == 0);
    }

    private void commitAs(String message) throws InterruptedException {
        ide.until("the box for messages", () -> message().isPresent());
        ide.act(() -> {
            message().orElseThrow().setText(message);
            message().orElseThrow().setFocus();
        }); // keys belong to whoever has the keyboard
        ide.until("that it was committed", () -> {
            message().filter(area -> !area.text().isBlank())
                    .ifPresent(area -> StoryWidgets.strike(area.control(), SWT.CTRL, SWT.CR));
            return message().filter(area -> area.text().isBlank()).isPresent();
        });
    }

    private void pullConflict(Path shop, Path mine) throws Exception {
        Path theirs = shop.resolve("src/lib.rs");
        Files.writeString(theirs, Files.readString(theirs).replace("\"shop\"", "\"shop corner\""));
        commit(shop, "With a corner");
        assertTrue(ide.command("git.pull"));
        ide.until("the question how to bring both together", () -> button("Merge").isPresent());
        ide.act(() -> StoryWidgets.strike(button("Merge").orElseThrow(), 0, ' '));
        ide.until("a conflict", () -> StoryWidgets.list("Changed files").orElseThrow().spoken().stream()
                .anyMatch(row -> row.contains("Conflicts")));
        openRow("lib.rs");
        ide.until("the page of conflicts", () -> isEnabled("git.conflict.words"));
        ide.until("it resolved word by word", () -> {
            ide.the(Commands.class).run(new CommandId("git.conflict.words"));
            return StoryWidgets.find(CodeEditor.class, editor -> editor.document().text().toString()
                    .contains("\"big shop corner\"")).isPresent();
        });
        until("that nothing is in conflict", () -> {
            // The page looks at the text a moment after it has changed.
            ide.command("git.conflict.stage");
            return git(mine, "ls-files", "--unmerged").isBlank();
        });
        assertTrue(ide.command("view.git"));
        ide.until("a message for the merge", () -> message().filter(area -> area.text().startsWith("Merge"))
                .isPresent());
        commitAs(ide.get(() -> message().orElseThrow().text()));
        until("the merge", () -> git(mine, "log", "-1", "--format=%s").startsWith("Merge"));
    }

    private void openRow(String name) throws InterruptedException {
        ide.until("a row of " + name, () -> row(name) >= 0);
        ide.act(() -> {
            RowView<?> list = StoryWidgets.list("Changed files").orElseThrow();
            list.handleKey(SWT.HOME, 0);
            for (int i = row(name); i > 0; i--) {
                list.handleKey(SWT.ARROW_DOWN, 0);
            }
            list.handleKey(SWT.CR, 0);
        });
    }

    private static int row(String name) {
        List<String> rows = StoryWidgets.list("Changed files").<List<String>>map(RowView::spoken).orElse(List.of());
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).contains(name)) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<Button> button(String label) {
        return StoryWidgets.find(Button.class, button -> button.label().equals(label));
    }

    private static Optional<TextArea> message() {
        return StoryWidgets.find(TextArea.class, area -> area.name().equals("Commit message"));
    }

    private static Optional<TextField> field(String name) {
        return StoryWidgets.find(TextField.class, field -> field.name().equals(name));
    }

    private boolean isEnabled(String command) {
        return ide.the(Commands.class).find(new CommandId(command)).orElseThrow().enabled().getAsBoolean();
    }

    private static int lineWith(CodeEditor editor, String words) {
        var text = editor.document().text();
        return text.lineOf(text.toString().indexOf(words));
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    private static String git(Path folder, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Only looks, and is in nobody's way.
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    private static boolean has(String program) {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")),
                Stream.of(System.getProperty("user.home") + "/.cargo/bin"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
