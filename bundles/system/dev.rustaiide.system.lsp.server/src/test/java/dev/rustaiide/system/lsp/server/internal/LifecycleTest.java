package dev.rustaiide.system.lsp.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.rustaiide.foundation.language.testing.ScriptedFeatures;
import dev.rustaiide.system.lsp.server.LanguageServer.Goodbye;
import dev.rustaiide.system.lsp.server.LanguageServer.Terms;
import dev.rustaiide.system.lsp.server.internal.wire.HeaderWire;

class LifecycleTest {
    private static final String HELLO =
            "{'jsonrpc':'2.0','id':0,'method':'initialize','params':{'processId':null,'capabilities':{}}}";
    private static final String SHUTDOWN = "{'jsonrpc':'2.0','id':'end','method':'shutdown'}";
    private static final String EXIT = "{'jsonrpc':'2.0','method':'exit'}";

    private final TestServer server = new TestServer(new ScriptedFeatures());
    private final List<JsonObject> answers = new ArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    /** A whole session as a text, with single quotes. */
    private Goodbye session(String... messages) throws Exception {
        var in = new ByteArrayOutputStream();
        var sender = new HeaderWire(new ByteArrayInputStream(new byte[0]), in);
        for (String message : messages) {
            sender.write(message.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        }
        var out = new ByteArrayOutputStream();
        Goodbye end = server.server.serve(new ByteArrayInputStream(in.toByteArray()), out, new Terms(false, false));
        var reader = new HeaderWire(new ByteArrayInputStream(out.toByteArray()), new ByteArrayOutputStream());
        for (byte[] json = reader.read(); json != null; json = reader.read()) {
            answers.add(JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject());
        }
        return end;
    }

    private int code(int index) {
        return answers.get(index).getAsJsonObject("error").get("code").getAsInt();
    }

    @Test
    void a_session_that_says_goodbye_ends_in_order_and_every_answer_has_its_id() throws Exception {
        assertEquals(Goodbye.ORDERLY, session(HELLO, "{'jsonrpc':'2.0','method':'initialized','params':{}}", SHUTDOWN,
                EXIT));
        assertEquals("0", answers.get(0).get("id").toString(), "a number stays one");
        assertEquals("\"end\"", answers.get(1).get("id").toString());
        assertTrue(answers.get(1).get("result").isJsonNull());
    }

    @Test
    void leaving_without_shutdown_is_no_goodbye() throws Exception {
        assertEquals(Goodbye.ABRUPT, session(HELLO, EXIT));
        assertEquals(Goodbye.ABRUPT, session(HELLO));
        assertEquals(Goodbye.ABRUPT, session(HELLO, SHUTDOWN));
        assertEquals(Goodbye.ABRUPT, session(EXIT));
    }

    @Test
    void nothing_is_answered_before_initialize_nor_after_shutdown() throws Exception {
        String hover = "{'jsonrpc':'2.0','id':7,'method':'textDocument/hover','params':"
                + "{'textDocument':{'uri':'file:///a'},'position':{'line':0,'character':0}}}";
        session(hover, SHUTDOWN, HELLO, HELLO, SHUTDOWN, hover, SHUTDOWN, EXIT);
        assertEquals(-32002, code(0), "ServerNotInitialized");
        assertEquals(-32002, code(1));
        assertTrue(answers.get(2).has("result"));
        assertEquals(-32600, code(3), "initialize comes once");
        assertTrue(answers.get(4).has("result"));
        assertEquals(-32600, code(5), "InvalidRequest");
        assertEquals(-32600, code(6));
    }

    @Test
    void what_is_not_known_is_refused_if_it_is_a_request_and_passed_over_if_not() throws Exception {
        session(HELLO, "{'jsonrpc':'2.0','id':1,'method':'textDocument/moniker2','params':{}}",
                "{'jsonrpc':'2.0','id':2,'method':'$/unheardOf'}", "{'jsonrpc':'2.0','method':'$/unheardOf'}",
                "{'jsonrpc':'2.0','method':'whatever','params':[1]}", SHUTDOWN, EXIT);
        assertEquals(-32601, code(1));
        assertEquals(-32601, code(2));
        assertEquals(4, answers.size());
    }

    @Test
    void the_server_says_who_it_is_and_which_encoding_it_chose() throws Exception {
        session(HELLO.replace("'capabilities':{}",
                "'capabilities':{'general':{'positionEncodings':['utf-32','utf-8']}}"));
        JsonObject result = answers.get(0).getAsJsonObject("result");
        assertEquals("Rust AI IDE", result.getAsJsonObject("serverInfo").get("name").getAsString());
        assertEquals("utf-32", result.getAsJsonObject("capabilities").get("positionEncoding").getAsString());
        answers.clear();
        session(HELLO);
        assertEquals("utf-16", answers.get(0).getAsJsonObject("result").getAsJsonObject("capabilities")
                .get("positionEncoding").getAsString());
    }
}
