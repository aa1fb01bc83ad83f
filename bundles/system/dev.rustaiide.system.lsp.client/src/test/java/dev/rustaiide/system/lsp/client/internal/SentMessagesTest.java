package dev.rustaiide.system.lsp.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.lsp.client.ProtocolMessage;
import dev.rustaiide.system.lsp.client.testing.MetaModel;
import dev.rustaiide.system.lsp.client.testing.TestServers;

/** What we send is what the protocol's published model allows, member for member. */
class SentMessagesTest {
    @TempDir
    Path temporary;

    @Test
    void every_message_is_as_the_model_has_it() throws Exception {
        Optional<MetaModel> model = MetaModel.there();
        Assumptions.assumeTrue(model.isPresent(), "no model of the protocol: name its file in LSP_META_MODEL");
        List<ProtocolMessage> log = everything();
        assertEquals(List.of(), model.get().faults(log));
        Set<String> judged = new TreeSet<>();
        for (ProtocolMessage message : log) {
            String method = message.sent() ? Json.parse(message.text()).string("method", "") : "";
            if (model.get().knows(method)) {
                judged.add(method);
            }
        }
        assertTrue(judged.size() >= 30 && judged.contains("initialize"), judged::toString);
    }

    @Test
    void the_judge_finds_what_is_wrong() throws Exception {
        Optional<MetaModel> model = MetaModel.there();
        Assumptions.assumeTrue(model.isPresent(), "no model of the protocol: name its file in LSP_META_MODEL");
        assertEquals(List.of("params.colour: unknown", "params.position: not there",
                "params.textDocument.uri: not DocumentUri"), model.get().faults(Json.parse("""
                {"method": "textDocument/hover", "params": {"textDocument": {"uri": 7}, "colour": 1}}
                """)).stream().sorted().toList());
    }

    private List<ProtocolMessage> everything() throws Exception {
        try (TestServers rig = new TestServers(temporary, Everything.hostile("is fine"), "--set",
                "lsp.hostile.program=" + Everything.JAVA)) {
            SourceText text = rig.write("a.hostile", Everything.LANGUAGE, Everything.CONTENT);
            rig.source().follow(text);
            Everything.ask(rig.source(), text);
            SourceText next = new SourceText(text.file(), text.language(), 2, Text.of("other"));
            rig.source().follow(next);
            rig.source().saved(next);
            rig.source().forget(next);
            var server = rig.servers().running().getFirst();
            server.ask("test/heard", Json.NULL).await();
            server.stop().await();
            return server.log();
        }
    }
}
