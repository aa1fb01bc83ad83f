package dev.rustaiide.system.cargo.integration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsFolders.Folder;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.testing.RealMachine;
import dev.rustaiide.system.cargo.integration.CargoDependencies.Addition;
import dev.rustaiide.system.cargo.integration.CargoDependency;
import dev.rustaiide.system.cargo.integration.DependencyTree;
import dev.rustaiide.system.cargo.integration.NewerVersion;
import dev.rustaiide.system.network.services.testing.TestNetwork;

/** With the real Cargo and the packages of a directory source that the test makes. */
class OfflineDependenciesTest {
    @TempDir
    Path temporary;
    private Path folder;
    private boolean trusted = true;
    private final RealMachine machine = new RealMachine();
    private TestSettings settings;
    private TestNetwork network;
    private OfflineDependencies dependencies;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(machine.programs().find("cargo").isPresent());
        folder = temporary.toRealPath().resolve("p");
        write(".cargo/config.toml", "[source.crates-io]\nreplace-with = \"v\"\n"
                + "[source.v]\ndirectory = \"../vendor\"\n");
        write("Cargo.toml", "[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[dependencies]\n"
                + "alpha = \"1.0\"\nbeta = \"1\" # keep\n");
        write("src/main.rs", "fn main() {}\n");
        crate("alpha", "1.0.0", "[dependencies]\ngamma = \"1\"\n");
        crate("beta", "1.1.0", "[dependencies]\ngamma = \"2\"\n[features]\nextra = []\n");
        crate("gamma", "1.0.0", "");
        crate("gamma", "2.0.0", "");
        var keys = new ArrayList<SettingKey<?>>(new CargoSettings().keys());
        keys.addAll(TestNetwork.keys());
        settings = new TestSettings(Files.createDirectories(temporary.resolve("home")), keys, List.of(),
                () -> List.of(new Folder(folder, trusted)), WrittenTexts.plain(), WrittenTexts.silent());
        network = new TestNetwork(settings.settings(), WrittenTexts.silent());
        var cargo = new ProgramCargo(machine.processes(), machine.programs(), settings.settings(), event -> { });
        dependencies = new OfflineDependencies(cargo, machine.processes(), machine.programs(), settings.settings(),
                network.network());
        dependencies.bindPolicy(any -> trusted);
    }

    /** As a build would do it. */
    private void lock() throws Exception {
        Path program = machine.programs().find("cargo").orElseThrow();
        assertEquals(0, machine.processes().run(Command.of(program.toString(), "generate-lockfile", "--offline")
                .in(folder)).await().exit());
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private void crate(String name, String version, String more) throws IOException {
        String at = "../vendor/" + name + "-" + version + "/";
        write(at + "Cargo.toml", "[package]\nname = \"" + name + "\"\nversion = \"" + version
                + "\"\nedition = \"2021\"\nlicense = \"MIT\"\n" + more);
        write(at + "src/lib.rs", "");
        // As Debian has it.
        write(at + ".cargo-checksum.json", "{\"package\":\"Could not get crate checksum\",\"files\":{}}");
    }

    @AfterEach
    void close() {
        network.close();
        settings.close();
        machine.close();
    }

    private static String shape(DependencyTree tree) {
        return tree.packages().stream().map(node -> node.id().name() + node.id().version() + node.licence() + ">"
                + node.needs().stream().map(need -> need.id().name() + need.id().version()).sorted().toList())
                .sorted().toList().toString();
    }

    @Test
    void cargo_and_the_lock_file_tell_the_same_tree_and_duplicates_are_marked() throws Exception {
        lock();
        DependencyTree tree = dependencies.tree(folder).await();
        assertEquals("", tree.note());
        assertEquals(List.of("gamma"), List.copyOf(tree.duplicates().keySet()));
        assertEquals("[alpha1.0.0MIT>[gamma1.0.0], app0.1.0>[alpha1.0.0, beta1.1.0], beta1.1.0MIT>[gamma2.0.0], "
                + "gamma1.0.0MIT>[], gamma2.0.0MIT>[]]", shape(tree));
        assertTrue(tree.packages().stream().allMatch(node -> node.bytes() > 0));
        trusted = false;
        DependencyTree read = dependencies.tree(folder).await();
        assertTrue(read.note().contains("not trusted"), read::note);
        assertEquals(shape(tree), shape(read));
    }

    @Test
    void a_package_that_is_not_there_leaves_the_lock_file_and_its_reason() throws Exception {
        lock();
        Path beta = folder.resolveSibling("vendor/beta-1.1.0");
        Files.move(beta, folder.resolveSibling("gone"));
        DependencyTree tree = dependencies.tree(folder).await();
        assertTrue(tree.note().contains("beta"), tree::note);
        assertEquals(-1, tree.packages().stream().filter(node -> node.id().name().equals("beta")).findFirst()
                .orElseThrow().bytes());
    }

    @Test
    void looking_at_the_tree_never_writes_a_lock_file() throws Exception {
        assertTrue(refused(dependencies.tree(folder)).contains("There is no Cargo.lock"));
        assertTrue(Files.notExists(folder.resolve("Cargo.lock")));
        lock();
        String before = Files.readString(folder.resolve("Cargo.lock"));
        write("Cargo.toml", Files.readString(folder.resolve("Cargo.toml")) + "gamma = \"2\"\n");
        DependencyTree tree = dependencies.tree(folder).await();
        assertEquals(before, Files.readString(folder.resolve("Cargo.lock")));
        assertTrue(tree.note().contains("ask for more than is in it"), tree::note);
        assertEquals(5, tree.packages().size());
    }

    @Test
    void newer_versions_are_told_with_who_knows_them_and_ignorance_is_told_too() throws Exception {
        lock();
        crate("alpha", "1.2.0", "");
        crate("alpha", "3.0.0", "");
        List<NewerVersion> all = dependencies.newer(folder, true).await();
        NewerVersion alpha = all.getFirst();
        assertEquals("1.0.0 1.2.0 3.0.0", alpha.now() + " " + alpha.compatible().orElseThrow() + " "
                + alpha.latest().orElseThrow());
        assertTrue(alpha.from().endsWith("vendor"));
        assertFalse(all.get(1).isNewer());
        write(".cargo/config.toml", "[source.crates-io]\nreplace-with = \"v\"\n[source.v]\ndirectory = \"../none\"\n");
        assertTrue(dependencies.newer(folder, false).await().getFirst().unknown().contains("has no alpha"));
    }

    @Test
    void a_lock_file_is_updated_as_an_edit_and_cargo_leaves_no_trace() throws Exception {
        lock();
        String before = Files.readString(folder.resolve("Cargo.lock"));
        crate("alpha", "1.2.0", "");
        WorkspaceEdit edit = dependencies.update(folder, List.of("alpha"), false).await();
        assertEquals(before, Files.readString(folder.resolve("Cargo.lock")));
        var edits = ((WorkspaceEdit.Edits) edit.changes().getFirst()).edits();
        assertTrue(edits.edits().stream().anyMatch(each -> each.newText().contains("1.2.0")), edits::toString);
        assertEquals(WorkspaceEdit.NONE, dependencies.update(folder, List.of("beta"), false).await());
        trusted = false;
        refused(dependencies.update(folder, List.of(), false));
    }

    @Test
    void adding_takes_the_newest_that_is_known_and_refuses_what_cannot_be() throws Exception {
        Path manifest = folder.resolve("Cargo.toml");
        WorkspaceEdit edit = dependencies.add(manifest, Addition.of("gamma")).await();
        assertEquals("gamma = \"2.0.0\"\n", ((WorkspaceEdit.Edits) edit.changes().getFirst()).edits().edits()
                .getFirst().newText());
        assertTrue(refused(dependencies.add(manifest, Addition.of("alpha"))).contains("already"));
        assertTrue(refused(dependencies.add(manifest, Addition.of("unheard-of"))).contains("not known"));
        assertTrue(refused(dependencies.remove(manifest, "unheard-of")).contains("does not name it"));
        write("Cargo.toml", "[package\n");
        refused(dependencies.add(manifest, Addition.of("gamma")));
    }

    @Test
    void a_name_or_requirement_that_would_write_other_lines_into_the_manifest_is_refused() throws Exception {
        Path manifest = folder.resolve("Cargo.toml");
        for (String name : List.of("x = \"1\"\n[patch.crates-io]\ny", "a.b", "a b", "\"a\"", "", "a#", "ä")) {
            assertTrue(refused(dependencies.add(manifest, added(name, "1"))).contains("no name of a package"), name);
        }
        for (String odd : List.of("1\"\n[x]\n", "1\n", "\n1", "1+a\"b", "one", "1,", "~", "1\u0000", "1, x")) {
            assertTrue(refused(dependencies.add(manifest, added("gamma", odd))).contains("cannot be read"), odd);
            assertTrue(refused(dependencies.require(manifest, "alpha", odd)).contains("cannot be read"), odd);
        }
        assertTrue(refused(dependencies.require(manifest, "alpha", "")).contains("cannot be read"));
        for (String good : List.of("*", "1", "^1.2", "~1.2.3", ">=1, <3", "=1.0.0-rc.1+b.1", "1.*", " 1.0 ")) {
            assertFalse(dependencies.add(manifest, added("gamma", good)).await().changes().isEmpty(), good);
            assertFalse(dependencies.require(manifest, "alpha", good).await().changes().isEmpty(), good);
        }
    }

    private static Addition added(String name, String requirement) {
        return new Addition(name, requirement, CargoDependency.Kind.NORMAL, List.of(), false, true);
    }

    private List<String> made(String manifest, String name) throws Exception {
        write("Cargo.toml", manifest);
        List<String> all = new ArrayList<>();
        for (WorkspaceEdit.Change change : dependencies.newMember(folder, name, true).await().changes()) {
            all.add(switch (change) {
                case WorkspaceEdit.Create(Path file, String content) -> folder.relativize(file) + ":" + content;
                case WorkspaceEdit.Edits(var edits, var version) -> edits.edits().getFirst().newText();
                default -> "?";
            });
        }
        return all;
    }

    @Test
    void a_new_member_goes_where_the_others_are_and_inherits_what_they_do() throws Exception {
        String app = "[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2021\"\n";
        assertEquals(List.of("\n[workspace]\nmembers = [\"geo\"]\n", "geo/Cargo.toml:[package]\nname = \"geo\"\n"
                + "version = \"0.1.0\"\nedition = \"2021\"\n", "geo/src/lib.rs://! What geo is for.\n"),
                made(app, "geo"));
        write("crates/a/Cargo.toml", app.replace("app", "a"));
        write("crates/a/src/lib.rs", "");
        assertEquals(List.of(", \"crates/geo\"", "crates/geo/Cargo.toml:[package]\nname = \"geo\"\n"
                + "version.workspace = true\nedition = \"2021\"\n\n[lints]\nworkspace = true\n",
                "crates/geo/src/lib.rs://! What geo is for.\n"), made("[workspace]\nresolver = \"2\"\n"
                        + "members = [\"crates/a\"]\n[workspace.package]\nversion = \"1.0.0\"\n"
                        + "[workspace.lints.rust]\nunsafe_code = \"forbid\"\n", "geo"));
        assertEquals(2, made("[workspace]\nresolver = \"2\"\nmembers = [\"crates/*\"]\n", "geo").size());
        assertTrue(refused(dependencies.newMember(folder, "a", false)).contains("of that name"));
        assertTrue(refused(dependencies.newMember(folder, "../x", false)).contains("no such name"));
    }

    private static String refused(Call<?> call) {
        ExecutionException failed = assertThrows(ExecutionException.class, call::await);
        return ((FailureException) failed.getCause()).failure().why();
    }
}
