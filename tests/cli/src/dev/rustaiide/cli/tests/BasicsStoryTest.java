package dev.rustaiide.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.serialization.Json;

/** What holds for every verb, in the product that users get. */
class BasicsStoryTest {
    @TempDir
    Path work;
    private CommandLine cli;

    @BeforeEach
    void begin() throws Exception {
        cli = new CommandLine(work);
    }

    @Test
    void every_verb_that_help_lists_explains_itself() throws Exception {
        Json all = cli.run("help", "--json").json();
        for (Json verb : all.get("commands").items()) {
            String name = verb.get("name").asString().orElseThrow();
            var help = cli.run("help", name);
            assertEquals(0, help.exit(), name);
            assertTrue(help.out().startsWith("Usage: rust-ai-ide " + name), help.out());
        }
    }

    @Test
    void an_unknown_verb_names_the_nearest_one() throws Exception {
        var output = cli.run("docter");
        assertEquals(2, output.exit());
        assertTrue(output.err().contains("Did you mean \"doctor\"?"), output.err());
    }

    /** SWT unpacks them at the first start; a machine that has them from another one hides it if they are missing. */
    @Test
    void the_window_brings_the_libraries_that_draw_it() throws Exception {
        Path plugins = Path.of(System.getProperty("rustaiide.launcher")).resolveSibling("../plugins");
        try (Stream<Path> files = Files.list(plugins)) {
            Path jar = files.filter(each -> each.getFileName().toString().startsWith("org.eclipse.swt.gtk"))
                    .findAny().orElseThrow();
            try (var toolkit = new ZipFile(jar.toFile())) {
                assertTrue(toolkit.stream().anyMatch(each -> each.getName().matches("libswt-pi.*\\.so")),
                        jar::toString);
            }
        }
    }

    @Test
    void a_file_that_does_not_parse_is_a_finding_when_asked_for() throws Exception {
        Files.writeString(cli.folder().resolve("broken.rs"), "fn main() {\n    let = 1;\n}\n");
        assertEquals(0, cli.run("analyze", ".").exit());
        assertEquals(1, cli.run("analyze", ".", "--strict").exit());
    }
}
