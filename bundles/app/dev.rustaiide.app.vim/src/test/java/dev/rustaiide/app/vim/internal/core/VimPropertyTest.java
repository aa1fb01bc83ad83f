package dev.rustaiide.app.vim.internal.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class VimPropertyTest {
    private static final List<String> KEYS = Strokes.parse("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
            + "012345$^_%{}()[]<lt>>=~'`\"/?:;,.|+-*#&!@ <Esc><CR><BS><Del>"
            + "<C-r><C-a><C-x><C-d><C-u><C-w><C-e><C-v><Left><Up>");
    private static final int STEPS = 5000;

    @Provide
    Arbitrary<List<String>> keys() {
        Arbitrary<String> one = Arbitraries.of(KEYS);
        Arbitrary<String> frequent = Arbitraries.of(Strokes.parse("dcyiawpxuqv.:sg$j<Esc><Esc><CR>"));
        return Arbitraries.oneOf(one, frequent).list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("ab (c{d} \"e\")\n", "\n", " ", "𝒳y\n\tz\n\n", "one two\nthree\n  four\n").list()
                .ofMaxSize(3).map(parts -> String.join("", parts));
    }

    @Property(tries = 400)
    void whatever_the_keys_nothing_breaks_and_undo_brings_all_back(@ForAll("texts") String text,
            @ForAll("keys") List<String> keys) {
        var host = new PlainHost(text);
        var vim = new Vim(host);
        keys.forEach(vim::press);
        vim.reset();
        assertEquals(Vim.Mode.NORMAL, vim.mode());
        Lines lines = new Lines(host.text());
        assertEquals(lines.onCharacter(host.caret()), host.caret(), "the caret is on a character");
        for (int i = 0; i < STEPS && !host.text().toString().equals(text) && vim.press("u"); i++) {
            // until all is as it was
        }
        assertEquals(text, host.text().toString());
    }

    @Property(tries = 100)
    void redo_does_again_what_undo_took_back(@ForAll("texts") String text, @ForAll("keys") List<String> keys) {
        var host = new PlainHost(text);
        var vim = new Vim(host);
        keys.forEach(vim::press);
        vim.reset();
        vim.press("x");
        vim.press("i");
        vim.press("y");
        vim.press(Strokes.ESCAPE);
        String after = host.text().toString();
        assertTrue(vim.press("u"));
        vim.press("<C-r>");
        assertEquals(after, host.text().toString());
    }
}
