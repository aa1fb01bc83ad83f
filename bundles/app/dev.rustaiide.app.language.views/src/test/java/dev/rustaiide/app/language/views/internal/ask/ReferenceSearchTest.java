package dev.rustaiide.app.language.views.internal.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.documents.testing.UiThread;
import dev.rustaiide.app.language.views.internal.ask.ReferenceSearch.Found;
import dev.rustaiide.app.ui.components.FoundPlace;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.FileStamp;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.Reference;
import dev.rustaiide.foundation.language.Reference.Use;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

class ReferenceSearchTest {
    @TempDir
    Path temp;
    private final UiThread ui = new UiThread();
    private final ScriptedFeatures features = new ScriptedFeatures();
    private ReferenceSearch search;
    private Path main;
    private Path other;

    @BeforeEach
    void open() throws IOException {
        main = Files.writeString(temp.resolve("main.rs"), "fn engine() {}\nfn main() {\n    engine();\n}\n");
        other = Files.writeString(temp.resolve("other.rs"), "use crate::engine;\n");
        search = new ReferenceSearch(features, new CodeLines(files(), fake(Syntax.class), fake(Documents.class), ui),
                Call::of, ui);
    }

    /** Knows no tree and no document. */
    private static <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> method.getReturnType() == Optional.class ? Optional.empty()
                        : method.getReturnType() == Language.class ? Language.PLAIN_TEXT : null));
    }

    private static TextFiles files() {
        return (TextFiles) Proxy.newProxyInstance(TextFiles.class.getClassLoader(), new Class<?>[] {TextFiles.class},
                (proxy, method, arguments) -> {
                    Path file = (Path) arguments[0];
                    if (!Files.exists(file)) {
                        throw new FailureException(new Failure.Other("Cannot read it.", "It is gone.", ""));
                    }
                    return new TextFile(file, Text.of(Files.readString(file)), Encoding.UTF_8, LineEnding.LF, false,
                            false, false, new FileStamp(Instant.EPOCH, 0, ""));
                });
    }

    private Spot spot() throws IOException {
        return Spot.of(new SourceText(main, new LanguageId("rust"), 1, Text.of(Files.readString(main))),
                new Position(0, 4));
    }

    private static Reference reference(Path file, int line, int character, Use use) {
        return new Reference(new Location(file, Range.of(line, character, line, character + 6)), use);
    }

    private Found ask(Object answer, boolean syntactic) throws Exception {
        search.ask(spot());
        features.last().say(answer, syntactic);
        ui.until(() -> search.shown().orElseThrow().isDone());
        return search.shown().orElseThrow();
    }

    @Test
    void each_place_has_its_line_and_what_is_done_there() throws Exception {
        Found found = ask(List.of(reference(main, 0, 3, Use.DECLARATION), reference(main, 2, 4, Use.READ),
                reference(other, 0, 11, Use.UNKNOWN)), false);
        assertEquals(List.of("fn engine() {}", "    engine();", "use crate::engine;"),
                found.places().stream().map(FoundPlace::line).toList());
        assertEquals(List.of("Declared here", "Read here", ""), found.places().stream().map(FoundPlace::kind).toList());
        FoundPlace second = found.places().get(1);
        assertEquals("engine", second.line().substring(second.start(), second.end()));
        assertFalse(found.isSyntactic());
        assertEquals("engine", found.spot().title());
    }

    @Test
    void a_place_is_listed_once_and_also_where_its_file_or_line_is_gone() throws Exception {
        Found found = ask(List.of(reference(temp.resolve("gone.rs"), 4, 0, Use.READ), reference(main, 0, 3, Use.READ),
                reference(main, 0, 3, Use.READ), reference(main, 99, 0, Use.READ)), true);
        assertEquals(List.of("", "fn engine() {}", ""), found.places().stream().map(FoundPlace::line).toList());
        assertTrue(found.isSyntactic());
    }

    @Test
    void who_fails_says_why_and_who_knows_nothing_names_no_source() throws Exception {
        search.ask(spot());
        features.last().fail(new FailureException(new Failure.Other("No answer.", "It stopped.", "Start it again.")));
        ui.until(() -> search.shown().orElseThrow().isDone());
        assertEquals("It stopped.", search.shown().orElseThrow().failure().orElseThrow().why());
        search.again();
        ui.until(() -> features.asked.size() == 2);
        features.last().nothing();
        ui.until(() -> search.shown().orElseThrow().isDone());
        assertEquals(List.of(), search.shown().orElseThrow().sources());
        assertEquals(Optional.empty(), search.shown().orElseThrow().failure());
    }

    @Test
    void what_the_answer_does_not_tell_of_a_use_is_asked_for() throws Exception {
        Found found = ask(List.of(reference(main, 0, 3, Use.UNKNOWN), reference(main, 2, 4, Use.UNKNOWN),
                reference(other, 0, 11, Use.UNKNOWN)), false);
        assertEquals(List.of("", "", ""), found.places().stream().map(FoundPlace::kind).toList());
        for (ScriptedFeatures.Asked<?> asked : List.copyOf(features.asked)) {
            if (asked.question() instanceof Reference.Marks) {
                asked.say(List.of(new Reference.Mark(Range.of(0, 3, 0, 9), Use.WRITE),
                        new Reference.Mark(Range.of(2, 4, 2, 10), Use.READ)), false);
            } else if (asked.question() instanceof Target.Of) {
                asked.say(List.of(new Target(new Location(main, Range.of(0, 3, 0, 9)), Range.of(0, 0, 0, 14),
                        Optional.empty())), false);
            }
        }
        ui.until(() -> found.places().stream().map(FoundPlace::kind).toList()
                .equals(List.of("Declared here", "Read here", "")));
    }

    @Test
    void the_latest_question_counts_and_the_one_before_is_given_up() throws Exception {
        search.ask(spot());
        ScriptedFeatures.Asked<?> first = features.last();
        Found found = ask(List.of(reference(other, 0, 11, Use.READ)), false);
        first.say(List.of(reference(main, 0, 3, Use.READ)), false);
        ui.rest(30);
        assertTrue(first.call().isDone());
        assertEquals(found, search.shown().orElseThrow());
        assertEquals(1, found.places().size());
        assertEquals(1, search.history().size(), "what was given up is no answer to go back to");
    }

    @Test
    void the_last_ten_answers_can_be_shown_again() throws Exception {
        List<Found> asked = new ArrayList<>();
        for (int line = 0; line < 12; line++) {
            Files.writeString(main, "\n".repeat(line) + "fn engine" + line + "() {}\n");
            search.ask(Spot.of(new SourceText(main, new LanguageId("rust"), 1, Text.of(Files.readString(main))),
                    new Position(line, 4)));
            features.last().say(List.of(reference(main, line, 3, Use.DECLARATION)), false);
            ui.until(() -> search.shown().orElseThrow().isDone());
            asked.add(search.shown().orElseThrow());
        }
        assertEquals(10, search.history().size());
        assertEquals(asked.getLast(), search.history().getFirst());
        search.show(search.history().getLast());
        assertEquals("engine2", search.shown().orElseThrow().spot().name());
        assertEquals(10, search.history().size());
    }
}
