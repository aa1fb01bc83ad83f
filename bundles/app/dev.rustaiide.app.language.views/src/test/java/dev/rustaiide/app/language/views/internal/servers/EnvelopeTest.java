package dev.rustaiide.app.language.views.internal.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.language.views.internal.servers.Envelope.Kind;

class EnvelopeTest {
    private static void check(String text, String id, String method, Kind kind) {
        assertEquals(new Envelope(id, method, kind), Envelope.of(text), text);
    }

    @Test
    void a_message_is_known_by_its_id_and_method() {
        check("{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"textDocument/hover\",\"params\":{}}", "5",
                "textDocument/hover", Kind.REQUEST);
        check("{\"jsonrpc\":\"2.0\",\"method\":\"initialized\",\"params\":{}}", "", "initialized", Kind.NOTIFICATION);
        check("{\"jsonrpc\":\"2.0\",\"id\":\"a-5\",\"result\":null}", "a-5", "", Kind.RESULT);
        check("{\"jsonrpc\":\"2.0\",\"id\":5,\"error\":{\"code\":-32801,\"message\":\"x\"}}", "5", "", Kind.ERROR);
        check("stderr: thread 'main' panicked", "", "thread 'main' panicked", Kind.NOTE);
    }

    @Test
    void the_order_of_members_and_blanks_do_not_matter() {
        check(" { \"params\" : { \"id\" : 9, \"method\":\"inner\", \"a\":[1,{\"b\":\"},\\\"\"}] } , "
                + "\"method\" : \"m\" , \"id\" : 7 }", "7", "m", Kind.REQUEST);
        check("{\"result\":[{\"id\":1},{\"id\":2}],\"id\":3}", "3", "", Kind.RESULT);
        check("{\"error\":null,\"id\":3,\"result\":{}}", "3", "", Kind.RESULT);
    }

    @Test
    void a_message_that_is_cut_off_tells_what_is_left_of_it() {
        check("{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":[{\"label\":\"un", "5", "", Kind.RESULT);
        check("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"te", "", "textDocument/didOpen",
                Kind.NOTIFICATION);
        check("", "", "", Kind.RESULT);
        check("{", "", "", Kind.RESULT);
    }

    @Property(tries = 2000)
    void whatever_comes_is_read_to_an_end(@ForAll @Size(max = 24) List<@IntRange(max = 11) Integer> parts) {
        String[] pieces = {"{", "}", "[", "]", "\"", ":", ",", "\\", "\"id\"", "\"method\"", "5", " "};
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(pieces[part]));
        assertNotNull(Envelope.of(text.toString()).kind());
    }
}
