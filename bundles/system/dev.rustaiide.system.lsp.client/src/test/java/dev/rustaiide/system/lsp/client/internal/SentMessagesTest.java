package dev.rustaiide.system.lsp.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** What we send is what the protocol's published model allows, member for member. */
class SentMessagesTest {
    @TempDir
    Path temporary;

    @Test
    void every_message_is_as_the_model_has_it() throws Exception {
        Optional<MetaModel> model = MetaModel.there();
        Assumptions.assumeTrue(model.isPresent(), "no model of the protocol: name its file in LSP_META_MODEL");
        Set<String> judged = new TreeSet<>();
        List<String> faults = new ArrayList<>();
        for (ProtocolMessage message : everything()) {
            if (message.sent() && message.length() == message.text().getBytes(StandardCharsets.UTF_8).length) {
                Json json = Json.parse(message.text());
                String method = json.string("method", "");
                if (model.get().knows(method)) {
                    judged.add(method);
                    model.get().faults(json).forEach(fault -> faults.add(method + ": " + fault));
                }
            }
        }
        assertEquals(List.of(), faults.stream().distinct().toList());
        assertTrue(judged.size() >= 30 && judged.contains("initialize"), judged::toString);
    }

    private List<ProtocolMessage> everything() throws Exception {
        try (Rig rig = new Rig(temporary, Everything.hostile("is fine"), "--set",
                "lsp.hostile.program=" + Everything.JAVA)) {
            SourceText text = rig.write("a.hostile", Everything.LANGUAGE, Everything.CONTENT);
            rig.source().follow(text);
            Everything.ask(rig.source(), text);
            SourceText next = new SourceText(text.file(), text.language(), 2, Text.of("other"));
            rig.source().follow(next);
            rig.source().saved(next);
            rig.source().forget(next);
            var server = rig.servers.running().getFirst();
            server.ask("test/heard", Json.NULL).await();
            server.stop().await();
            return server.log();
        }
    }
}
