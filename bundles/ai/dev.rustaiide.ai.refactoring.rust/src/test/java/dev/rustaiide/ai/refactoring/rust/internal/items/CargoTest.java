package dev.rustaiide.ai.refactoring.rust.internal.items;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a manifest says counts however TOML lets it be written. */
class CargoTest {
    @TempDir
    private Path folder;

    private void file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }

    private List<String> targets(String manifest) throws IOException {
        Files.writeString(folder.resolve("Cargo.toml"), manifest);
        return Cargo.targets(folder).stream().map(each -> (each.library() ? "lib " : "") + each.name() + ' '
                + each.edition() + ' ' + folder.relativize(each.root()).toString().replace('\\', '/')).toList();
    }

    @Test
    void names_paths_and_the_edition_are_those_of_the_manifest() throws IOException {
        file("code/here.rs");
        file("tools/run.rs");
        file("tests/all.rs");
        assertEquals(List.of("lib as_code 2024 code/here.rs", "my_crate 2024 tools/run.rs",
                "my_crate 2024 tests/all.rs"), targets("""
                        [package]
                        name = "my-crate" # with a remark
                        edition = '2024'

                        [lib]
                        name = "as-code"
                        path = "code/here.rs"

                        [[bin]]
                        name = "run"
                        path = "tools/run.rs"
                        """));
    }

    @Test
    void dotted_keys_braces_and_values_over_several_lines_say_the_same() throws IOException {
        file("code/here.rs");
        file("tools/run.rs");
        assertEquals(List.of("lib as_code 2021 code/here.rs", "my_crate 2021 tools/run.rs"), targets("""
                package.name = "my-crate"
                package.edition = "2021"
                package.authors = [
                    "name = nobody",
                ]
                lib = { name = "as_code", path = "code/here.rs" }
                bin = [
                    { name = "run", path = "tools/run.rs" },
                ]
                """));
    }

    @Test
    void words_in_a_longer_text_are_no_entries() throws IOException {
        file("src/lib.rs");
        assertEquals(List.of("lib real 2015 src/lib.rs"), targets("""
                [package]
                description = \"\"\"
                name = "wrong"
                [lib]
                path = "gone.rs"
                \"\"\"
                name = "real"
                """));
    }

    @Test
    void the_edition_of_the_workspace_is_told_as_such_and_none_is_the_first() throws IOException {
        file("src/lib.rs");
        assertEquals(List.of("lib a 0 src/lib.rs"), targets("[package]\nname = \"a\"\nedition.workspace = true\n"));
        assertEquals(List.of("lib a 0 src/lib.rs"),
                targets("[package]\nname = \"a\"\nedition = { workspace = true }\n"));
        assertEquals(List.of("lib a 2015 src/lib.rs"), targets("[package]\nname = \"a\"\n"));
    }

    @Test
    void a_workspace_without_a_package_and_what_is_no_toml_have_no_crates() throws IOException {
        file("src/lib.rs");
        assertEquals(List.of(), targets("[workspace]\nmembers = []\n"));
        assertEquals(List.of(), targets("<<<<<<< ours\n= 3\n[package\n"));
        assertEquals(List.of(), targets("[package]\nname = \"a\"\n[lib]\npath = \"a\\u0000b\"\n"));
    }
}
