package dev.rustaiide.system.lsp.extensions.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.TextMetrics;
import dev.rustaiide.foundation.language.TextMetrics.FunctionMetrics;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.lsp.client.ServerDefinition;
import dev.rustaiide.system.lsp.client.testing.TestServers;

/** Our client and a server that speaks what {@code docs/protocol.md} says. */
class OwnSourceTest {
    @TempDir
    Path temporary;
    private TestServers rig;
    private OwnSource source;
    private SourceText text;

    private void serve(String mode) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var definition = ServerDefinition.of("own", Set.of("any"), List.of(), List.of("own", "-Xshare:auto",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), OwnServer.class.getName(),
                mode), "");
        rig = new TestServers(temporary, definition, "--set", "lsp.own.program=" + java);
        source = new OwnSource(rig.servers());
        text = rig.write("a.any", new LanguageId("any"), "🦀f");
        assertFalse(source.covers(text), "nothing is started for this");
        rig.source().follow(text);
        TestServers.await("a server that says what it can", () -> source.covers(text));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Optional<TextMetrics> ask() throws Exception {
        return source.ask(new TextMetrics.Of(text)).await(Duration.ofSeconds(20));
    }

    @Test
    void an_analysis_comes_back_in_our_units() throws Exception {
        serve("fine");
        Range name = Range.of(0, 2, 0, 3);
        assertEquals(Optional.of(new TextMetrics(1, 1, 0, 0, 0, List.of(
                new FunctionMetrics("f", name, name, 1, 2, 3, 4)))), ask());
    }

    @Test
    void a_language_that_the_server_does_not_parse_is_nothing() throws Exception {
        serve("not parsed");
        assertEquals(Optional.empty(), ask());
    }

    @Test
    void an_answer_that_is_none_fails_and_says_which_part_is_wrong() throws Exception {
        serve("wrong");
        var failed = assertThrows(ExecutionException.class, this::ask);
        assertTrue(failed.getCause().getMessage().contains("/isParsed"), failed.getCause()::getMessage);
    }
}
