package dev.rustaiide.system.cli.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.terminal.TerminalListener;
import dev.rustaiide.foundation.terminal.VirtualTerminal;

class TerminalVerbTest {
    @Test
    void keys_without_letters_are_typed_by_escapes() {
        assertArrayEquals("ls\r\033:q\\é\003x".getBytes(StandardCharsets.UTF_8),
                TerminalVerb.keys("ls\\r\\e:q\\\\é\\x03x"));
    }

    @Test
    void the_screen_in_json_has_styles_cursor_and_exit_code() {
        VirtualTerminal terminal = VirtualTerminal.of(20, 2, 10, TerminalListener.NONE);
        byte[] written = "a\033[1;31mbc\033[38;2;1;2;3;4:3md\033[m".getBytes(StandardCharsets.UTF_8);
        terminal.feed(written, 0, written.length);
        Json json = TerminalJson.of(terminal, "t", OptionalInt.of(3));
        assertEquals("""
                {"columns":20,"rows":2,"title":"t","exit":3,"alternate":false,\
                "cursor":{"row":0,"column":4,"shape":"block"},"screen":[{"text":"abcd","styles":[\
                {"from":1,"to":3,"foreground":"1","background":"default","attributes":["bold"]},\
                {"from":3,"to":4,"foreground":"#010203","background":"default",\
                "attributes":["bold","underline-curly"]}]},{"text":"","styles":[]}]}""", json.print());
    }
}
