package dev.rustaiide.foundation.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class SafeTextTest {
    private static void check(String expected, String text) {
        assertEquals(expected, SafeText.line(text));
    }

    @Test
    void text_that_is_fit_stays_itself() {
        String fit = "fn größe() {} // 中文 👨‍👩‍👧 ❤️ ไทย می‌خواهم";
        assertSame(fit, SafeText.line(fit));
    }

    @Test
    void controls_are_pictures() {
        check("a␀b␈c␡", "a\0b\bc\u007f");
        check("␍a␍␊", "\ra\r\n");
        check("⟨U+0085⟩", "\u0085");
        check("a␊b␉c␍␊", "a\nb\tc\r\n");
    }

    @Test
    void what_hides_or_turns_text_is_told() {
        check("⟨U+202E⟩gpj.exe", "\u202egpj.exe");
        check("if⟨U+2066⟩x⟨U+2069⟩", "if\u2066x\u2069");
        check("a⟨U+200B⟩b⟨U+FEFF⟩", "a\u200bb\ufeff");
        check("x⟨U+E0041⟩", "x\udb40\udc41");
        check("⟨U+E0100⟩⟨U+3164⟩", "\udb40\udd00\u3164");
        check("⟨U+D83D⟩a⟨U+DC80⟩", "\ud83da\udc80");
        check("⟨U+2028⟩", "\u2028");
    }

    @Test
    void escape_sequences_are_taken_out() {
        check("red", "\u001b[31mred\u001b[0m");
        check("link", "\u001b]8;;http://x\u001b\\link\u001b]8;;\u0007");
        check("ab", "a\u001b[2J\u001b[1;1Hb");
        check("ab", "a\u001b(Bb");
        check("ab", "a\u009b31mb");
        check("ab", "a\u001bP1$r\u001b\\b");
        check("ab", "a\u001b7b");
    }

    @Test
    void a_broken_sequence_takes_no_more_than_itself() {
        check("a", "a\u001b");
        check("a", "a\u001b[");
        check("a", "a\u001b[31");
        check("a␊b", "a\u001b]0;title\nb");
        check("aä", "a\u001b[3ä");
        check("ab", "a\u001b]0;x\u001b[31mb");
    }
}
