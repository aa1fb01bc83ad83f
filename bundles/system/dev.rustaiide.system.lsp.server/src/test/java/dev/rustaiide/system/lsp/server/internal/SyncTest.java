package dev.rustaiide.system.lsp.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentItem;
import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.testing.ScriptedFeatures;
import dev.rustaiide.foundation.text.Text;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SyncTest {
    private static final String SAVE = "{\"textDocument\":{\"uri\":\"file://%s\"}}";

    private static TextDocumentContentChangeEvent change(int line, int from, int toLine, int to, String text) {
        return new TextDocumentContentChangeEvent(new Range(new Position(line, from), new Position(toLine, to)), text);
    }

    @Test
    void changes_refer_to_what_the_one_before_left() {
        Text text = Document.changed(Text.of("one\ntwo\n"), List.of(change(0, 0, 0, 3, "1\n"), change(1, 0, 2, 0, ""),
                new TextDocumentContentChangeEvent("whole"), change(0, 5, 0, 5, "!")), PositionEncoding.UTF_16);
        assertEquals("whole!", text.toString());
    }

    @Test
    void places_that_are_not_there_become_the_nearest() {
        Text text = Text.of("ab\r\ncd");
        for (PositionEncoding encoding : PositionEncoding.values()) {
            assertEquals("ab!\r\ncd", Document.changed(text, List.of(change(0, 99, 0, 99, "!")), encoding).toString());
            assertEquals("ab\r\ncd!", Document.changed(text, List.of(change(9, 9, 99, 99, "!")), encoding).toString());
            assertEquals("!ab\r\ncd", Document.changed(text, List.of(change(-1, -1, -1, -1, "!")),
                    encoding).toString());
            assertEquals("!d", Document.changed(text, List.of(change(1, 1, 0, 0, "!")), encoding).toString(),
                    "reversed");
            assertEquals("!", Document.changed(text, List.of(change(0, 0, 2_147_483_647, 2_147_483_647, "!")), encoding)
                    .toString());
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "é", "🦀", "e\u0301", "\n", "\r\n", "字").list().ofMaxSize(20)
                .map(parts -> String.join("", parts));
    }

    /** A place is the same one in all three encodings, whatever is before it on its line. */
    @Property(tries = 300)
    void every_encoding_finds_every_place(@ForAll("texts") String characters, @ForAll int random) {
        Text text = Text.of(characters);
        int offset = Math.floorMod(random, characters.length() + 1);
        if (offset < characters.length() && Character.isLowSurrogate(characters.charAt(offset))
                || offset > 0 && characters.charAt(offset - 1) == '\r') {
            return;
        }
        int line = text.lineOf(offset);
        String before = characters.substring(text.lineStart(line), offset);
        int[] units = {before.length(), before.getBytes(StandardCharsets.UTF_8).length,
            before.codePointCount(0, before.length())};
        for (PositionEncoding encoding : PositionEncoding.values()) {
            Position place = new Position(line, units[encoding.ordinal()]);
            assertEquals(offset, encoding.offset(text, place), encoding + " in " + characters);
            assertEquals(place, encoding.place(text, text.positionOf(offset)));
        }
    }

    @Property(tries = 300)
    void no_place_that_a_client_makes_up_breaks_anything(@ForAll("texts") String characters, @ForAll int line,
            @ForAll int character) {
        Text text = Text.of(characters);
        for (PositionEncoding encoding : PositionEncoding.values()) {
            int offset = encoding.offset(text, new Position(line, character));
            assertTrue(offset >= 0 && offset <= text.length());
        }
    }

    @Test
    void two_editors_with_one_file_see_their_own_text_and_the_sources_the_last() throws Exception {
        var features = new ScriptedFeatures().on(Hover.At.class, (scope, question) -> Optional.of(
                new Hover(question.source().text().toString(), Optional.empty(), List.of())));
        try (var server = new TestServer(features); TestEditor one = server.connect().begin("/x");
                TestEditor two = server.connect().begin("/x")) {
            one.open("/x/a.rs", "one");
            assertEquals("one", hover(one));
            two.open("/x/a.rs", "two");
            assertEquals("two", hover(two));
            assertEquals("one", hover(one));
            one.tell("textDocument/didChange", """
                    {"textDocument":{"uri":"file:///x/a.rs","version":2},"contentChanges":[{"text":"!",
                     "range":{"start":{"line":0,"character":3},"end":{"line":0,"character":3}}}]}""");
            assertEquals("one!", hover(one));
            assertEquals("two", hover(two));
            one.tell("textDocument/didSave", SAVE.formatted("/x/a.rs"));
            one.tell("textDocument/didClose", SAVE.formatted("/x/a.rs"));
            hover(one);
            two.close();
            assertEquals(List.of("follow a.rs one", "follow a.rs two", "follow a.rs one!", "saved a.rs",
                    "follow a.rs two",
                    "forget a.rs"), eventually(features, 6));
            long[] versions = features.followed().stream().mapToLong(text -> text.version()).toArray();
            assertEquals(4, versions[0], "versions of all sessions together");
        }
    }

    private static String hover(TestEditor editor) throws Exception {
        var response = editor.response(editor.request("textDocument/hover", TestEditor.at("/x/a.rs", 0, 0)));
        return response.has("result") && response.get("result").isJsonObject()
                ? response.getAsJsonObject("result").getAsJsonObject("contents").get("value").getAsString() : "";
    }

    private static List<String> eventually(ScriptedFeatures features, int count) throws InterruptedException {
        for (int i = 0; i < 500 && features.told().size() < count; i++) {
            Thread.sleep(10);
        }
        return features.told();
    }

    @Test
    void a_text_without_a_file_has_a_name_and_a_file_any_spelling() {
        assertEquals(Path.of("/a b/c.rs"), FileUri.path("file:///a%20b/c.rs"));
        assertEquals(Path.of("/a b/c.rs"), FileUri.path("file:///a b/x/../c.rs"));
        assertEquals("untitled_Untitled-1", FileUri.path("untitled:Untitled-1").toString());
        for (String strange : List.of("", "file:", "file://host/x", "file:///%00", "file:///%zz", "\u0000", "file:x",
                "../../etc/passwd", "http://a/../b")) {
            Path path = FileUri.path(strange);
            assertTrue(path.isAbsolute() || path.getNameCount() == 1 && !path.toString().equals(".."), strange);
        }
    }

    @Test
    void more_text_than_a_session_may_hold_is_refused_and_said() throws Exception {
        var documents = new Documents(new OpenFiles(new ScriptedFeatures()), 250);
        String large = "x".repeat(30);
        for (int i = 0; i < 8; i++) {
            documents.open(new TextDocumentItem("file:///" + i, "rust", 1, large));
        }
        var refused = assertThrows(
                FailureException.class,
                () -> documents.open(new TextDocumentItem("file:///9", "rust", 1, large)));
        assertTrue(refused.getMessage().contains("Close some"));
        documents.close("file:///0");
        documents.open(new TextDocumentItem("file:///9", "rust", 1, large));
    }
}
