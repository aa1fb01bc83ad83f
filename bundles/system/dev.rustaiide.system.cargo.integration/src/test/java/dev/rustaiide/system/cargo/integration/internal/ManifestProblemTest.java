package dev.rustaiide.system.cargo.integration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.types.Diagnostic;

class ManifestProblemTest {
    @TempDir
    Path folder;
    private Path manifest;

    @BeforeEach
    void write() throws IOException {
        manifest = Files.writeString(folder.resolve("Cargo.toml"), """
                [package]
                name = "x"
                edition = "2099"

                [dependencies]
                serde = "1"
                """);
    }

    @Test
    void the_place_is_taken_from_each_way_that_cargo_names_it() {
        check("error: unclosed table, expected `]`\n  --> Cargo.toml:24:15\n   |\n", "24:15",
                "unclosed table, expected `]`");
        check("error: failed to parse manifest at `" + manifest() + "`\n\nCaused by:\n"
                + "  TOML parse error at line 3, column 5\n", "3:5", "TOML parse error at line 3, column 5");
        check("error: failed to load manifest for workspace member `/nowhere`\n"
                + "\nCaused by:\n  failed to parse manifest at `"
                + manifest() + "`\n\nCaused by:\n  failed to parse the `edition` key\n\nCaused by:\n"
                + "  supported edition values are `2015`, but `2099` is unknown\n", "3:1",
                "supported edition values are `2015`, but `2099` is unknown");
        check("    Updating index\nerror: no matching package named `serde` found\nlocation searched: index\n"
                + "required by package `x v0.1.0 (" + folder + ")`\n", "6:1",
                "no matching package named `serde` found");
        check("error: something new\n", "1:1", "something new");
        check("error[E1]: x\n --> Cargo.toml:99999999999:1\n", "1:1", "x");
    }

    @Test
    void a_relative_name_is_seen_from_where_cargo_ran() {
        Diagnostic diagnostic = problem().error("error: x\n --> crates/app/Cargo.toml:2:8\n").orElseThrow();
        assertEquals(folder.resolve("crates/app/Cargo.toml"), diagnostic.location().file());
    }

    @Test
    void no_error_is_none() {
        assertEquals(Optional.empty(), problem().error("    Finished `dev` profile\n"));
        assertEquals(Optional.empty(), problem().error(""));
    }

    @Test
    void unused_keys_are_warnings_at_the_key() {
        List<Diagnostic> warnings = problem().warnings(
                "warning: " + manifest + ": unused manifest key: package.edition\n    Finished\n");
        assertEquals(List.of("3:1"), warnings.stream().map(one -> one.location().range().start().toString()).toList());
    }

    private void check(String printed, String place, String message) {
        Diagnostic diagnostic = problem().error(printed).orElseThrow();
        assertEquals(manifest, diagnostic.location().file());
        assertEquals(place, diagnostic.location().range().start().toString());
        assertEquals(message, diagnostic.message());
    }

    private String manifest() {
        return manifest.toString();
    }

    private ManifestProblem problem() {
        return new ManifestProblem(folder, manifest);
    }
}
