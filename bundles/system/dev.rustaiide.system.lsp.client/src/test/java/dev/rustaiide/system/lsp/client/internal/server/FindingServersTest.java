package dev.rustaiide.system.lsp.client.internal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.system.lsp.client.FoundServer;
import dev.rustaiide.system.lsp.client.ServerDefinition;
import dev.rustaiide.system.lsp.client.internal.BuiltInServers;
import dev.rustaiide.system.lsp.client.testing.TestPrograms;
import dev.rustaiide.system.lsp.client.testing.TestServers;

class FindingServersTest {
    private static final ServerDefinition RUST_ANALYZER = new BuiltInServers().definitions().getFirst();

    @TempDir
    Path temporary;
    private Path bin;
    private TestServers rig;

    @BeforeEach
    void open() throws IOException {
        bin = Files.createDirectories(temporary.resolve("bin"));
        open(new String[0]);
    }

    private void open(String... settings) throws IOException {
        rig = new TestServers(temporary, new TestPrograms(bin.toString()), RUST_ANALYZER, settings);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Path program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file;
    }

    private FoundServer find() throws Exception {
        return rig.servers().find(rig.folder()).await().getFirst();
    }

    @Test
    void what_is_missing_has_a_hint() throws Exception {
        FoundServer found = find();
        assertEquals(Optional.empty(), found.program());
        assertTrue(found.hint().contains("rustup component add rust-analyzer"), found::hint);
    }

    @Test
    void a_program_on_the_path_is_found() throws Exception {
        Path program = program(bin.resolve("rust-analyzer"), "");
        assertEquals(new FoundServer(RUST_ANALYZER, Optional.of(program), "path", ""), find());
    }

    @Test
    void our_tools_come_last() throws Exception {
        Path tool = program(temporary.toRealPath().resolve("home/tools/rust-analyzer/bin/rust-analyzer"), "");
        assertEquals(new FoundServer(RUST_ANALYZER, Optional.of(tool), "tools", ""), find());
        Path program = program(bin.resolve("rust-analyzer"), "");
        assertEquals(Optional.of(program), find().program());
    }

    @Test
    void what_only_stands_in_for_a_component_that_is_not_there_is_no_server() throws Exception {
        rustup("echo 'error: unknown binary' >&2; exit 1");
        FoundServer found = find();
        assertEquals(Optional.empty(), found.program());
        assertTrue(found.hint().contains("stands in for a component"), found::hint);
    }

    @Test
    void behind_a_stand_in_is_the_component_that_rustup_names() throws Exception {
        Path component = program(temporary.resolve("toolchain/rust-analyzer"), "");
        rustup("[ \"$1 $2\" = 'which rust-analyzer' ] && [ $RUSTUP_AUTO_INSTALL = 0 ] && [ \"$PWD\" = / ] && echo "
                + component);
        assertEquals(new FoundServer(RUST_ANALYZER, Optional.of(component), "rustup", ""), find());
    }

    @Test
    void the_folders_own_toolchain_has_the_server_only_if_the_folder_is_trusted() throws Exception {
        Path machines = program(temporary.resolve("machine/rust-analyzer"), "");
        Path folders = program(temporary.resolve("folder/rust-analyzer"), "");
        rustup("if [ \"$PWD\" = / ]; then echo " + machines + "; else echo " + folders + "; fi");
        assertEquals(Optional.of(folders), find().program());
        rig.trust(false);
        assertEquals(Optional.of(machines), find().program());
    }

    /** With a stand-in beside it, as rustup makes them. */
    private void rustup(String script) throws IOException {
        Path rustup = program(bin.resolve("rustup"), script);
        Files.createSymbolicLink(bin.resolve("rust-analyzer"), rustup);
        rig.close();
        rig = new TestServers(temporary, new TestPrograms(bin + ":/bin:/usr/bin"), RUST_ANALYZER);
    }

    @Test
    void a_setting_counts_before_all_and_says_so_when_it_is_wrong() throws Exception {
        program(bin.resolve("rust-analyzer"), "");
        Path own = program(temporary.resolve("own"), "");
        rig.close();
        open("--set", "lsp.rustAnalyzer.program=" + own);
        assertEquals(new FoundServer(RUST_ANALYZER, Optional.of(own), "setting", ""), find());
        rig.close();
        open("--set", "lsp.rustAnalyzer.program=" + temporary.resolve("gone"));
        assertTrue(find().program().isEmpty() && find().hint().contains("gone is set as its program"), find()::hint);
    }

    @Test
    void what_is_set_and_is_no_program_says_why_and_what_to_do() throws Exception {
        Path letter = Files.writeString(temporary.resolve("letter"), "Dear reader");
        Path lost = Files.createSymbolicLink(temporary.resolve("lost"), temporary.resolve("nowhere"));
        Path circle = Files.createSymbolicLink(temporary.resolve("circle"), temporary.resolve("circle"));
        checkHint(letter, "may not be executed. Allow that with “chmod +x”, or correct lsp.rustAnalyzer.program.");
        checkHint(Files.createDirectory(temporary.resolve("folder")), "is a folder. Correct lsp.rustAnalyzer.program,");
        checkHint(lost, "is not there. Correct");
        checkHint(circle, "is not there. Correct");
        checkHint(Path.of("/dev/null"), "is no file. Correct");
    }

    private void checkHint(Path program, String expected) throws Exception {
        rig.close();
        open("--set", "lsp.rustAnalyzer.program=" + program);
        FoundServer found = find();
        assertTrue(found.program().isEmpty() && found.hint().startsWith(program + " is set as its program, and ")
                && found.hint().contains(expected), found::hint);
    }

    @Test
    void the_root_is_the_workspace_around_a_crate() throws Exception {
        Path crate = Files.createDirectories(rig.folder().resolve("crates/one/src")).getParent();
        Files.writeString(rig.folder().resolve("Cargo.toml"), "[workspace]\nmembers = [\"crates/*\"]\n");
        Files.writeString(crate.resolve("Cargo.toml"), "[package]\nname = \"one\"\n");
        assertEquals(rig.folder(), new Roots().of(RUST_ANALYZER, crate.resolve("src/lib.rs")));
        Files.delete(rig.folder().resolve("Cargo.toml"));
        assertEquals(crate, new Roots().of(RUST_ANALYZER, crate.resolve("src/lib.rs")));
        assertEquals(Optional.empty(), new Roots().known(RUST_ANALYZER, crate.resolve("src/lib.rs")));
    }

    @Test
    void pauses_double_and_end_when_it_falls_too_often() {
        var now = new AtomicLong();
        var backoff = new Backoff(Duration.ofSeconds(1), now::get);
        for (int fall = 0; fall < Backoff.MOST; fall++) {
            assertEquals(Optional.of(Duration.ofSeconds(1L << fall)), backoff.fell());
        }
        assertEquals(Optional.empty(), backoff.fell());
        now.set(Duration.ofMinutes(4).toNanos());
        assertEquals(Optional.of(Duration.ofSeconds(1)), backoff.fell());
    }

    @Test
    void files_have_names_that_servers_understand_and_come_back() {
        for (String name : new String[] {"/a/b.rs", "/with space/ä#?%.rs", "/日本/😀[1].rs", "/a+b/~c"}) {
            assertEquals(Optional.of(Path.of(name)), Uris.path(Uris.of(Path.of(name))));
        }
        assertEquals("file:///with%20space/%C3%A4%23%3F%25.rs", Uris.of(Path.of("/with space/ä#?%.rs")));
        for (String odd : new String[] {"", "untitled:1", "file:", "jdt://x/y", ":::", "file:///a%zz",
            "file:///a%00b"}) {
            assertTrue(Uris.path(odd).isEmpty(), odd);
        }
    }
}
