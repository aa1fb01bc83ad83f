package dev.rustaiide.ai.completion.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.code.analysis.testing.TestSyntax;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.completion.GhostText;
import dev.rustaiide.ai.completion.GhostTextSource;
import dev.rustaiide.ai.offline.OfflineCapability;
import dev.rustaiide.ai.offline.Sample;

@Timeout(60)
class CapabilitiesTest {
    @TempDir
    private Path temp;
    private FakeFolder folder;
    private ProjectModels models;

    @BeforeEach
    void write() throws Exception {
        Sample.write(temp);
        folder = new FakeFolder(temp);
        models = folder.models(ShippedModels.read());
    }

    private String refused(OfflineCapability capability) {
        var failed = assertThrows(ExecutionException.class, () -> capability.prove(temp).await());
        return failed.getCause().getMessage();
    }

    @Test
    void the_samples_method_comes_first_and_the_repeated_sum_goes_on_by_itself() throws Exception {
        var pipeline = folder.pipeline(models);
        String ranked = new RankedCapability(pipeline, folder.indexes()).prove(temp).await();
        assertTrue(ranked.matches("offered area first of \\d+ for “second.ar”"), ranked);
        String ghost = new GhostCapability(pipeline, folder.indexes()).prove(temp).await();
        assertTrue(ghost.matches("showed “corners.*” after “next = polygon.”"), ghost);
    }

    @Test
    void who_offers_nothing_does_not_work() {
        var empty = new CompletionPipeline(models, new GhostCheck(TestSyntax.shared()), new LearnedRanker(models),
                List.of(), List.of());
        assertEquals("offered nothing first instead of area",
                refused(new RankedCapability(empty, folder.indexes())));
        assertEquals("showed “” after “next = polygon.” instead of how it went on before",
                refused(new GhostCapability(empty, folder.indexes())));
    }

    @Test
    void a_ghost_text_that_is_not_what_was_written_before_does_not_work() {
        GhostTextSource canned = new GhostTextSource() {
            @Override
            public String name() {
                return "canned";
            }

            @Override
            public Duration deadline() {
                return Duration.ofSeconds(1);
            }

            @Override
            public List<GhostText> at(CompletionPlace place, int most) {
                return List.of(new GhostText("area()", "canned", 1));
            }
        };
        var pipeline = new CompletionPipeline(models, new GhostCheck(TestSyntax.shared()), new LearnedRanker(models),
                List.of(), List.of(canned));
        assertTrue(refused(new GhostCapability(pipeline, folder.indexes())).startsWith("showed “area()”"));
    }
}
