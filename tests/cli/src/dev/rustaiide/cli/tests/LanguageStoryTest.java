package dev.rustaiide.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.serialization.Json;

/** Languages that the product does not know: by the sample plug-in, and by a file of the user. */
class LanguageStoryTest {
    private static final Path SAMPLE = Path.of("samples/gleam-language");
    private static final String BUNDLES = "org.eclipse.equinox.simpleconfigurator/bundles.info";

    @TempDir
    Path work;
    private CommandLine cli;

    @BeforeEach
    void begin() throws Exception {
        cli = new CommandLine(work);
    }

    private static Optional<Json> server(Json servers, String name) {
        return servers.items().stream().filter(row -> row.string("server", "").equals(name)).findFirst();
    }

    private Path pack(Path plugin) throws IOException {
        Path jar = work.resolve("plugin.jar");
        try (var manifest = Files.newInputStream(plugin.resolve("META-INF/MANIFEST.MF"));
                var out = new JarOutputStream(Files.newOutputStream(jar), new Manifest(manifest))) {
            out.putNextEntry(new ZipEntry("plugin.xml"));
            Files.copy(plugin.resolve("plugin.xml"), out);
        }
        return jar;
    }

    /** An installation with the bundles of the built one and {@code plugin}, as the sample's readme has it made. */
    private Path installationWith(Path plugin) throws IOException {
        Path built = CommandLine.LAUNCHER.getParent().getParent();
        Path installation = Files.createDirectories(work.resolve("installation"));
        for (String part : new String[] {"plugins", "lib", "build.id"}) {
            Files.createSymbolicLink(installation.resolve(part), built.resolve(part));
        }
        Path configuration = installation.resolve("configuration-cli");
        for (String file : new String[] {"config.ini", BUNDLES}) {
            Files.createDirectories(configuration.resolve(file).getParent());
            Files.copy(built.resolve("configuration-cli").resolve(file), configuration.resolve(file));
        }
        Files.writeString(configuration.resolve(BUNDLES), "dev.rustaiide.samples.gleam.language,1.0.0,"
                + plugin.toUri() + ",4,false\n", StandardOpenOption.APPEND);
        Path bin = Files.createDirectories(installation.resolve("bin"));
        return Files.copy(CommandLine.LAUNCHER, bin.resolve("rust-ai-ide"));
    }

    @Test
    void the_sample_plug_in_brings_a_language_and_its_server() throws Exception {
        assertTrue(server(cli.run("servers", "--json").json(), "gleam").isEmpty());

        var with = new CommandLine(work.resolve("with"), installationWith(pack(SAMPLE)));
        var output = with.run("servers", "--json");

        Json gleam = server(output.json(), "gleam").orElseThrow(() -> new AssertionError(output.out() + output.err()));
        assertEquals("missing", gleam.string("state"));
        assertTrue(gleam.string("hint").contains("gleam.run"), gleam.print());
        assertEquals(0, with.run("config", "explain", "lsp.gleam.program").exit(), "its settings are there");
    }

    @Test
    void a_file_of_the_user_brings_a_language_and_its_server() throws Exception {
        Path program = Files.writeString(cli.folder().resolve("zls"), "#!/bin/sh\necho 0.15.1\n");
        assertTrue(program.toFile().setExecutable(true));
        cli.with("PATH", cli.folder() + ":" + System.getenv("PATH"));
        write("""
                {
                  "languages": {"zig": {"name": "Zig", "extensions": ["zig"], "lineComment": "//"}},
                  "servers": {"zls": {"languages": ["zig"], "programs": ["zls"], "roots": ["build.zig"]}}
                }
                """);

        Json zls = server(cli.run("servers", "--json").json(), "zls").orElseThrow();
        assertEquals("found", zls.string("state"));
        assertEquals("0.15.1", zls.string("version"));
        assertTrue(cli.run("doctor").out().contains("1 languages, 1 servers"));
    }

    @Test
    void a_mistake_in_it_is_told_with_its_line_and_nothing_else_stops() throws Exception {
        Path file = write("""
                {
                  "servers": {
                    "zls": {"languages": ["zig"], "program": ["zls"]}
                  }
                }
                """);

        var output = cli.run("servers");
        assertEquals(1, output.exit());
        assertTrue(output.err().contains(file + ":3:35: There is no “program” here. Did you mean “programs”?"),
                output.err());
        assertTrue(output.out().contains("rust-analyzer"), output.out());
        assertTrue(cli.run("doctor").out().contains(":3:35"));
    }

    private Path write(String content) throws Exception {
        Path config = Files.createDirectories(cli.home().resolve("config")).resolve("languages.json");
        return Files.writeString(config, content);
    }
}
