package dev.rustaiide.system.git.integration.internal.remotes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.SecretStore;
import dev.rustaiide.system.git.integration.internal.staging.Twin;

/** The git that is installed asks for a login, and tells its helpers what was accepted. */
class LoginsTest {
    private static final String ASKED = "protocol=https\nhost=code.example\n";

    @TempDir
    Path folder;

    private static SecretStore store(Optional<String> kept) {
        return (SecretStore) Proxy.newProxyInstance(SecretStore.class.getClassLoader(),
                new Class<?>[] {SecretStore.class}, (self, method, arguments) -> kept.map(text -> Secret.of(
                        text.toCharArray())));
    }

    private Logins logins(Optional<String> kept) throws Exception {
        return new Logins(store(kept), RemoteAddress.of("https://code.example/r.git"),
                Files.createDirectories(folder.resolve("it's $HOME")));
    }

    /** What git says; the helper that the user has keeps logins in a file. */
    private String git(Logins logins, String action, String text) throws Exception {
        var words = new ArrayList<>(List.of("git", "-c", "credential.helper=store --file=" + kept()));
        words.addAll(logins.words());
        words.addAll(List.of("credential", action));
        var builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Twin.environment(folder));
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        Process process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write((text + "\n").getBytes(UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said;
    }

    private Path kept() {
        return folder.resolve("of-the-user");
    }

    @Test
    void a_login_that_is_kept_is_given_and_no_other_helper_gets_to_know_it() throws Exception {
        Files.writeString(kept(), "https://other:theirs@code.example\n");
        try (Logins logins = logins(Optional.of("tess:secret"))) {
            String given = git(logins, "fill", ASKED);
            assertTrue(given.contains("username=tess\npassword=secret"), given);
            git(logins, "approve", given);
            assertEquals("https://other:theirs@code.example\n", Files.readString(kept()));
            assertTrue(logins.wereAsked());
            git(logins, "reject", given);
            assertTrue(logins.wereRefused());
        }
        assertEquals(0, Files.list(folder.resolve("it's $HOME")).count(), "the socket was left");
    }

    @Test
    void where_none_is_kept_the_helpers_of_the_user_are_asked_and_that_it_was_is_known() throws Exception {
        try (Logins logins = logins(Optional.empty())) {
            assertFalse(git(logins, "fill", ASKED).contains("password"));
            assertTrue(logins.wereAsked());
            Files.writeString(kept(), "https://other:theirs@code.example\n");
            assertTrue(git(logins, "fill", ASKED).contains("username=other\npassword=theirs"));
        }
    }
}
