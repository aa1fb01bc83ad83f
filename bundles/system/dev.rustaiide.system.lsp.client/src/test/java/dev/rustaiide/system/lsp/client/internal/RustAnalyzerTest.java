package dev.rustaiide.system.lsp.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.SourceChanged.Stage;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.system.lsp.client.ServerDefinition;

/** What a real rust-analyzer answers about a small crate. */
class RustAnalyzerTest {
    private static final String SOURCE = """
            //! A crate.
            use std::collections::HashMap;

            /// A point in the plane. 😀
            #[derive(Debug, Clone, PartialEq)]
            pub struct Point { pub x: f64, pub y: f64 }

            impl Point {
                /// How far it is from the origin.
                pub fn length(&self) -> f64 { self.x.hypot(self.y) }
            }

            pub fn longest(points: &[Point]) -> Option<&Point> {
                let /* 😀 */ best = points.iter().max_by(|a, b| a.length().total_cmp(&b.length()));
                best
            }

            pub fn count(words: &[String]) -> HashMap<&str, usize> {
                let mut counts = HashMap::new();
                for word in words { *counts.entry(word.as_str()).or_insert(0) += 1; }
                counts
            }
            """;

    @TempDir
    static Path temporary;
    private static Rig rig;
    private static SourceText lib;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> program = RealServers.rustAnalyzer();
        Assumptions.assumeTrue(program.isPresent(), "no rust-analyzer: fetch one with releng/rust-analyzer");
        ServerDefinition definition = new BuiltInServers().definitions().getFirst();
        rig = new Rig(temporary, definition, "--set", "lsp.rustAnalyzer.program=" + program.get());
        rig.write("Cargo.toml", new LanguageId("toml"),
                "[package]\nname = \"points\"\nversion = \"0.1.0\"\nedition = \"2021\"\n");
        lib = rig.write("src/lib.rs", LanguageId.RUST, SOURCE);
        rig.source().follow(lib);
        Rig.await("a server that is ready", Duration.ofSeconds(90), () -> rig.source().isReady(lib));
    }

    @AfterAll
    static void stop() {
        if (rig != null) {
            rig.close();
        }
    }

    /** The place of {@code mark} in the source, behind {@code skip} characters of it. */
    private static Position at(String mark, int skip) {
        return lib.text().positionOf(SOURCE.indexOf(mark) + skip);
    }

    @Test
    void it_goes_through_the_stages_to_ready() {
        List<Stage> stages = rig.stages();
        assertEquals(Stage.STARTING, stages.getFirst());
        assertTrue(stages.contains(Stage.LOADING), stages::toString);
        assertEquals(Stage.READY, stages.getLast());
    }

    @Test
    void it_says_what_a_name_is() throws Exception {
        Hover hover = rig.ask(new Hover.At(lib, at("length(&self)", 2))).orElseThrow();
        assertTrue(hover.markdown().contains("How far it is from the origin."), hover::markdown);
        assertEquals("length", text(hover));
    }

    private static String text(Hover hover) {
        var range = hover.range().orElseThrow();
        return SOURCE.substring(lib.text().offsetOf(range.start()), lib.text().offsetOf(range.end()));
    }
}
