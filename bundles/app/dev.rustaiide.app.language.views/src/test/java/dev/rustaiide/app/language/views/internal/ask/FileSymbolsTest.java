package dev.rustaiide.app.language.views.internal.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.documents.testing.UiThread;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Symbol;
import dev.rustaiide.foundation.types.SymbolKind;

class FileSymbolsTest {
    private final UiThread ui = new UiThread();
    private final ScriptedFeatures features = new ScriptedFeatures();
    private final FileSymbols symbols = new FileSymbols(features, ui, Duration.ofMillis(60));
    /** What was shown, one after the other. */
    private final List<String> shown = new ArrayList<>();

    @BeforeEach
    void listen() {
        symbols.onChange(() -> shown.add(symbols.symbols().isEmpty() ? "-" : symbols.symbols().getFirst().name()));
    }

    private static List<Symbol> named(String name) {
        Range whole = Range.of(0, 0, 1, 0);
        return List.of(new Symbol(name, SymbolKind.FUNCTION, "", whole, Range.of(0, 0, 0, 1), List.of()));
    }

    private static Optional<SyntaxTree> tree(String name) {
        return Optional.of((SyntaxTree) Proxy.newProxyInstance(SyntaxTree.class.getClassLoader(),
                new Class<?>[] {SyntaxTree.class}, (proxy, method, arguments) -> named(name)));
    }

    private static SourceText text(String file) {
        return new SourceText(Path.of(file), new LanguageId("rust"), 1, Text.of("fn f() {}"));
    }

    private void until(String name) throws InterruptedException {
        ui.until(() -> !shown.isEmpty() && shown.getLast().equals(name));
    }

    @Test
    void syntax_is_shown_at_once_and_a_server_takes_its_place() throws Exception {
        symbols.read(text("/a.rs"), tree("syntax"));
        until("syntax");
        assertFalse(symbols.isFromServer());
        features.last().say(named("server"), false);
        until("server");
        assertTrue(symbols.isFromServer());
        assertEquals(List.of("syntax", "server"), shown);
    }

    @Test
    void while_somebody_types_the_list_stays_the_servers() throws Exception {
        symbols.read(text("/a.rs"), tree("syntax"));
        features.last().say(named("server"), false);
        until("server");
        shown.clear();
        for (int i = 0; i < 5; i++) {
            symbols.read(text("/a.rs"), tree("syntax" + i));
            ui.rest(15);
        }
        features.last().say(named("server later"), false);
        until("server later");
        assertEquals(List.of("server later"), shown);
    }

    @Test
    void a_server_that_keeps_silent_is_waited_for_so_long() throws Exception {
        symbols.read(text("/a.rs"), tree("syntax"));
        features.last().say(named("server"), false);
        until("server");
        symbols.read(text("/a.rs"), tree("fresh"));
        until("fresh");
        assertFalse(symbols.isFromServer());
        features.last().say(named("server at last"), false);
        until("server at last");
    }

    @Test
    void a_server_that_fails_or_knows_nothing_gives_way_to_syntax() throws Exception {
        symbols.read(text("/a.rs"), tree("syntax"));
        features.last().say(named("server"), false);
        until("server");
        symbols.read(text("/a.rs"), tree("after failure"));
        features.last().fail(new IllegalStateException("it is gone"));
        until("after failure");
        symbols.read(text("/a.rs"), tree("after nothing"));
        features.last().nothing();
        until("after nothing");
    }

    @Test
    void what_the_index_says_counts_where_there_is_no_tree() throws Exception {
        symbols.read(text("/a.zig"), Optional.empty());
        features.last().say(named("index"), true);
        until("index");
        assertFalse(symbols.isFromServer());
        symbols.read(text("/a.rs"), tree("tree"));
        features.last().say(named("index"), true);
        until("tree");
    }

    @Test
    void whoever_asks_early_gets_what_is_told_first() throws Exception {
        symbols.read(text("/a.rs"), tree("tree"));
        assertEquals(named("tree"), symbols.first().await());
        symbols.read(text("/a.zig"), Optional.empty());
        Call<List<Symbol>> first = symbols.first();
        assertFalse(first.isDone());
        features.last().say(named("server"), false);
        assertEquals(named("server"), first.await());
        until("server");
        assertEquals(named("server"), symbols.first().await());
    }

    @Test
    void the_symbols_of_another_file_do_not_stay_while_nobody_answers() throws Exception {
        symbols.read(text("/a.rs"), tree("tree"));
        until("tree");
        symbols.read(text("/a.zig"), Optional.empty());
        assertEquals(List.of(), symbols.symbols());
    }

    @Test
    void another_file_shows_its_own_symbols_and_late_answers_are_dropped() throws Exception {
        symbols.read(text("/a.rs"), tree("a"));
        ScriptedFeatures.Asked<?> late = features.last();
        symbols.read(text("/b.rs"), tree("b"));
        until("b");
        late.say(named("late"), false);
        ui.rest(60);
        assertEquals("b", shown.getLast());
        assertTrue(late.call().isDone(), "nobody waits for it any more");
        symbols.clear();
        assertEquals(List.of(), symbols.symbols());
    }
}
