package dev.rustaiide.system.cargo.integration.internal.dependencies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.system.cargo.integration.CargoDependencies.Offer;
import dev.rustaiide.system.cargo.integration.DependencyTree.Id;

class CrateSourcesTest {
    private static final String LINES = """
            {"name":"serde","vers":"1.0.0","features":{"std":[]},"yanked":false}
            {"name":"serde","vers":"1.2.0","features":{"std":[]},"features2":{"derive":["dep:d"]},"yanked":false}
            {"name":"serde","vers":"1.9.0","features":{},"yanked":true}
            {"name":"serde","vers":"2.0.0-rc.1","features":{},"yanked":false}
            """;
    @TempDir
    Path temporary;

    private Path write(String name, String content) throws IOException {
        Path file = temporary.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private CrateSources sources() throws IOException {
        return CrateSources.of(temporary.resolve("a/b"), temporary.resolve("home"));
    }

    @Test
    void a_directory_source_is_found_through_the_folders_above_and_over_several_names() throws Exception {
        write("a/.cargo/config.toml", "[source.crates-io]\nreplace-with = \"one\"\n[source.one]\n"
                + "replace-with = \"two\"\n[source.two]\ndirectory = \"vendor\"\n");
        write("home/config.toml", "[source.two]\ndirectory = \"/elsewhere\"\n");
        write("a/vendor/serde/Cargo.toml", "[package]\nname = \"serde\"\nversion = \"1.0.5\"\n[features]\nrc = []\n");
        write("a/vendor/serde-0.9.1/Cargo.toml", "[package]\nname = \"serde\"\nversion = \"0.9.1\"\n");
        write("a/vendor/serde_json/Cargo.toml", "[package]\nname = \"serde_json\"\nversion = \"1.0.0\"\n");
        Offer offer = sources().offer("serde").orElseThrow();
        assertEquals("1.0.5", offer.version().toString());
        assertEquals(List.of("rc"), offer.features());
        assertEquals(List.of("serde", "serde_json"), sources().names("serde", 9));
        assertTrue(sources().whyUnknown("log").contains("vendor has no log"));
    }

    @Test
    void a_local_registry_is_read_and_what_was_taken_back_or_is_a_preview_is_not_the_newest() throws Exception {
        write("a/b/.cargo/config.toml", "[source.crates-io]\nreplace-with = \"r\"\n[source.r]\n"
                + "local-registry = \"/" + temporary.toString().substring(1) + "/reg\"\n");
        write("reg/index/se/rd/serde", LINES);
        Offer offer = sources().offer("serde").orElseThrow();
        assertEquals("1.2.0", offer.version().toString());
        assertEquals(List.of("derive", "std"), offer.features());
        assertEquals(List.of("serde"), sources().names("erd", 9));
    }

    @Test
    void what_cargo_keeps_of_the_index_is_read_with_its_age() throws Exception {
        write("home/registry/index/index.crates.io-1949cf8c6b5b557f/.cache/se/rd/serde", "\u0003\u0002\0\0\0etag\0"
                + "1.0.0\0" + LINES.lines().findFirst().orElseThrow() + "\0");
        var answer = sources().find("serde").orElseThrow();
        assertEquals("1.0.0", answer.crate().releases().getFirst().version().toString());
        assertTrue(answer.from().startsWith("crates.io as of 20"), answer::from);
        assertTrue(sources().whyUnknown("log").contains("needs the network"));
    }

    @Test
    void only_cargos_own_home_says_which_registry_is_asked_and_no_folder_does() throws Exception {
        String index = "[source.crates-io]\nregistry = \"sparse+https://%s/\"\n";
        write("a/b/.cargo/config.toml", index.formatted("folder.example"));
        write("a/.cargo/config.toml", index.formatted("above.example"));
        assertEquals("", sources().index());
        write("home/config.toml", index.formatted("own.example"));
        assertEquals("sparse+https://own.example/", sources().index());
    }

    @Test
    void where_there_is_nothing_it_says_so_and_a_circle_ends() throws Exception {
        assertTrue(sources().find("serde").isEmpty());
        assertTrue(sources().whyUnknown("serde").contains("kept nothing"));
        write("home/config.toml", "[source.crates-io]\nreplace-with = \"crates-io\"\n");
        assertTrue(sources().find("serde").isEmpty());
        assertTrue(sources().find("../../etc/passwd").isEmpty());
    }

    @Test
    void a_lock_file_is_read_whatever_its_checksums_are() {
        LockFile lock = LockFile.read("""
                version = 4
                [[package]]
                name = "app"
                version = "0.1.0"
                dependencies = ["log", "rand 0.7.0", "rand 0.8.5 (registry+https://x)"]
                [[package]]
                name = "log"
                version = "0.4.17"
                source = "registry+https://x"
                checksum = "Could not get crate checksum"
                [[package]]
                name = "rand"
                version = "0.7.0"
                source = "registry+https://x"
                [[package]]
                name = "rand"
                version = "0.8.5"
                source = "registry+https://x"
                """);
        assertEquals(List.of("log 0.4.17", "rand 0.7.0", "rand 0.8.5"), lock.packages()
                .get(new Id("app", "0.1.0", "")).stream().map(need -> need.id().name() + " " + need.id().version())
                .toList());
    }
}
