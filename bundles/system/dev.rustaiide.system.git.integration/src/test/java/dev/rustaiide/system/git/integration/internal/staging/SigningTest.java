package dev.rustaiide.system.git.integration.internal.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.CommitRequest;
import dev.rustaiide.system.git.integration.Signature;
import dev.rustaiide.system.git.integration.internal.history.ProgramBranches;

/** Commits with signatures, by the real gpg and ssh-keygen, with keys of the test's own. */
class SigningTest {
    @TempDir
    Path folder;
    private Path keys;
    private Twin twin;
    private IndexStaging staging;
    private Branches branches;

    @BeforeEach
    void make() throws Exception {
        // A socket lies in it, whose path must be short.
        keys = Files.createTempDirectory(Path.of("/tmp"), "gpg");
        Map<String, String> environment = new HashMap<>(Twin.environment(folder));
        environment.put("GNUPGHOME", keys.toString());
        twin = new Twin(Files.createDirectories(folder.resolve("repository")), environment);
        twin.git("init", "-q", "-b", "main");
        twin.git("config", "user.name", "Tess Ter");
        twin.git("config", "user.email", "tess@example.org");
        twin.write("a.txt", "one\n");
        var trust = new TestServices.Trust();
        trust.trust(twin.root());
        staging = new IndexStaging(TestServices.git(environment, trust), new TestServices.MemoryHistory(),
                new TestServices.FolderTrash(folder.resolve("trash")), Clock.systemUTC());
        branches = new ProgramBranches(TestServices.git(environment, trust));
        staging.stage(twin.root(), List.of("a.txt")).await();
    }

    @AfterEach
    void end() throws Exception {
        if (Files.exists(Path.of("/usr/bin/gpgconf"))) {
            run("gpgconf", "--kill", "all");
        }
        try (var all = Files.walk(keys)) {
            for (Path each : new ArrayList<>(all.toList()).reversed()) {
                Files.deleteIfExists(each);
            }
        }
    }

    private void run(String... words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("GNUPGHOME", keys.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it does not end");
        assertEquals(0, process.exitValue(), () -> String.join(" ", words));
    }

    private void key(String who, String passphrase, String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of("gpg", "--batch", "--quiet", "--pinentry-mode", "loopback",
                "--passphrase", passphrase, "--quick-gen-key", who, "ed25519", "sign"));
        words.addAll(List.of(more));
        run(words.toArray(String[]::new));
        run("gpgconf", "--kill", "all");
    }

    private void commit() throws Exception {
        staging.commit(twin.root(), CommitRequest.of("Signed").signing(true)).await();
    }

    private Failure refused() {
        FailureException failed = (FailureException) assertThrows(ExecutionException.class, this::commit).getCause();
        assertEquals("Cannot sign the commit.", failed.failure().what());
        assertTrue(failed.failure().nextStep().endsWith("Or commit without a signature."),
                failed.failure()::nextStep);
        return failed.failure();
    }

    private static void assumeGpg() {
        assumeTrue(Files.exists(Path.of("/usr/bin/gpg")), "there is no gpg");
    }

    private static void assumeSsh() {
        assumeTrue(Files.exists(Path.of("/usr/bin/ssh-keygen")), "there is no ssh-keygen");
    }

    @Test
    void a_commit_is_signed_by_gpg_and_the_signature_is_told() throws Exception {
        assumeGpg();
        key("Tess Ter <tess@example.org>", "");
        commit();
        Signature found = branches.signature(twin.root(), "HEAD").await();
        assertEquals(Signature.State.GOOD, found.state());
        assertEquals("Tess Ter <tess@example.org>", found.signer());
        staging.commit(twin.root(), CommitRequest.of("Plain").amending(true)).await();
        assertEquals(Signature.State.NONE, branches.signature(twin.root(), "HEAD").await().state());
    }

    @Test
    void what_the_settings_say_holds_unless_people_say_otherwise() throws Exception {
        assumeGpg();
        assertFalse(staging.signs(twin.root()).await());
        twin.git("config", "commit.gpgSign", "true");
        assertTrue(staging.signs(twin.root()).await());
        staging.commit(twin.root(), CommitRequest.of("Not signed").signing(false)).await();
        assertEquals(Signature.State.NONE, branches.signature(twin.root(), "HEAD").await().state());
        key("Tess Ter <tess@example.org>", "");
        staging.commit(twin.root(), CommitRequest.of("Signed").amending(true)).await();
        assertEquals(Signature.State.GOOD, branches.signature(twin.root(), "HEAD").await().state());
    }

    @Test
    void without_a_key_of_gpg_the_way_to_one_is_told_and_nothing_is_committed() throws Exception {
        assumeGpg();
        assertEquals("There is no key here to sign with.", refused().why());
        twin.git("config", "user.signingKey", "nobody@example.org");
        assertEquals("There is no key here to sign with “nobody@example.org”.", refused().why());
        assertEquals("A  a.txt\n", twin.git("status", "--porcelain"));
    }

    @Test
    void a_passphrase_that_nobody_gives_is_told() throws Exception {
        assumeGpg();
        key("Tess Ter <tess@example.org>", "secret");
        Failure told = refused();
        assertTrue(told.why().contains("passphrase"), told::why);
        assertTrue(told.nextStep().contains("pinentry"), told::nextStep);
    }

    @Test
    void a_program_that_is_not_there_is_named() throws Exception {
        twin.git("config", "gpg.program", "/nowhere/gpg");
        assertEquals("The program that signs, “/nowhere/gpg”, is not there.", refused().why());
        twin.git("config", "gpg.format", "ssh");
        twin.git("config", "gpg.ssh.program", "/nowhere/ssh-keygen");
        twin.git("config", "user.signingKey", "key::ssh-ed25519 AAAA");
        assertEquals("The program that signs, “/nowhere/ssh-keygen”, is not there.", refused().why());
    }

    @Test
    void what_is_wrong_with_a_key_of_ssh_is_told() throws Exception {
        assumeSsh();
        twin.git("config", "gpg.format", "ssh");
        assertEquals("No key is named.", refused().why());
        twin.git("config", "user.signingKey", "/nowhere/key");
        assertEquals("The key “/nowhere/key” is not there.", refused().why());
        Path key = folder.resolve("key");
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "secret", "-f", key.toString());
        twin.git("config", "user.signingKey", key.toString());
        assertTrue(refused().why().contains("has a passphrase"));
        Files.delete(key);
        twin.git("config", "user.signingKey", key + ".pub");
        assertTrue(refused().why().contains("only the public half"));
    }

    @Test
    void a_commit_is_signed_by_ssh() throws Exception {
        assumeSsh();
        Path key = folder.resolve("key");
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
        twin.git("config", "gpg.format", "ssh");
        twin.git("config", "user.signingKey", key.toString());
        commit();
        Path known = Files.writeString(folder.resolve("known"), "tess@example.org " + Files.readString(
                folder.resolve("key.pub")));
        twin.git("config", "gpg.ssh.allowedSignersFile", known.toString());
        Signature found = branches.signature(twin.root(), "HEAD").await();
        assertEquals(Signature.State.GOOD, found.state());
        assertEquals("tess@example.org", found.signer());
    }
}
