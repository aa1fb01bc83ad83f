package dev.rustaiide.system.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.SecretId;
import dev.rustaiide.foundation.security.SecretStore;
import dev.rustaiide.system.cli.SecretInput;

class SecretVerbTest {
    private static final String MISSING = "rust-ai-ide: There is no secret token. "
            + "None of that name is kept in a test.\n"
            + "Set it with \"rust-ai-ide secret set token\", or see \"rust-ai-ide secret list\".\n";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final TreeMap<SecretId, Secret> kept = new TreeMap<>();
    private byte[] piped = {};
    private boolean nobody;
    private boolean shown;

    /** Keeps them as long as the test. */
    private final class TestStore implements SecretStore {
        private final Backend backend = new Backend("a test", "", true, "");

        @Override
        public Optional<Secret> get(SecretId id) {
            return Optional.ofNullable(kept.get(id)).map(Secret::copy);
        }

        @Override
        public Secret getOrPut(SecretId id, Supplier<Secret> first) {
            return kept.computeIfAbsent(id, none -> first.get()).copy();
        }

        @Override
        public void put(SecretId id, Secret secret) {
            kept.put(id, secret.copy());
        }

        @Override
        public boolean remove(SecretId id) {
            return kept.remove(id) != null;
        }

        @Override
        public boolean rotateKey() {
            return !kept.isEmpty();
        }

        @Override
        public SortedMap<SecretId, Backend> list() {
            var all = new TreeMap<SecretId, Backend>();
            kept.keySet().forEach(id -> all.put(id, backend));
            return all;
        }

        @Override
        public Backend backend() {
            return backend;
        }
    }

    private final SecretInput input = new SecretInput() {
        @Override
        public @Nullable Secret read(String prompt) throws IOException {
            return nobody ? null : SecretInput.piped(new ByteArrayInputStream(piped));
        }

        @Override
        public boolean isShown() {
            return shown;
        }
    };

    private void check(int exit, String expectedOut, String expectedErr, String... words) throws InterruptedException {
        out.reset();
        err.reset();
        var table = new VerbTable(List.of(new SecretVerb(new TestStore(), input)));
        var line = new java.util.ArrayList<>(List.of("secret"));
        line.addAll(List.of(words));
        try (var terminal = new Terminal(stream(out), stream(err), false)) {
            assertEquals(exit, table.run(line, terminal, Path.of("/")).number(), () -> out + "\n" + err);
        }
        assertEquals(expectedOut, out.toString(StandardCharsets.UTF_8));
        assertEquals(expectedErr, err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, false, StandardCharsets.UTF_8);
    }

    private void pipe(String text) {
        piped = text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_secret_is_set_got_listed_and_forgotten() throws InterruptedException {
        pipe("hunter2\n");
        check(0, "token is kept in a test.\n", "", "set", "token");
        check(0, "hunter2\n", "", "get", "token");
        check(0, "token  a test\n", "", "list");
        check(0, "token is forgotten.\n", "", "rm", "token");
        check(0, "", "", "list");
    }

    @Test
    void rotating_says_what_is_left_to_do_or_that_there_is_nothing() throws InterruptedException {
        check(0, "Nothing is kept in an encrypted file; a keyring has keys of its own.\n", "", "rotate");
        pipe("hunter2");
        check(0, "token is kept in a test.\n", "", "set", "token");
        check(0, "The encrypted file has another key. Delete copies of the old file and its old key, and replace the "
                + "secrets that somebody may have read with them.\n", "", "rotate");
        check(2, "", "rust-ai-ide secret: rotate takes no name.\nSee: rust-ai-ide secret --help\n", "rotate", "token");
    }

    @Test
    void one_line_terminator_goes_and_everything_else_comes_back() throws InterruptedException {
        pipe("one\n\ttwo\u001b[31m\n\r\n");
        check(0, "token is kept in a test.\n", "", "set", "token");
        check(0, "one\n\ttwo\u001b[31m\n\n", "", "get", "token");
    }

    @Test
    void a_missing_one_is_a_failure_with_a_next_step() throws InterruptedException {
        check(3, "", MISSING, "get", "token");
        check(3, "", MISSING, "rm", "token");
    }

    @Test
    void a_value_as_an_argument_is_refused_and_not_repeated() throws InterruptedException {
        out.reset();
        var table = new VerbTable(List.of(new SecretVerb(new TestStore(), input)));
        try (var terminal = new Terminal(stream(out), stream(err), false)) {
            assertEquals(2, table.run(List.of("secret", "set", "token", "hunter2"), terminal, Path.of("/")).number());
        }
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("history of the shell"));
        assertFalse(err.toString(StandardCharsets.UTF_8).contains("hunter2"));
        assertTrue(kept.isEmpty());
    }

    @Test
    void a_terminal_is_shown_a_secret_only_if_asked_to() throws InterruptedException {
        pipe("hunter2");
        check(0, "token is kept in a test.\n", "", "set", "token");
        shown = true;
        check(2, "", "rust-ai-ide secret: a secret is not printed to a terminal, where others can see it. "
                + "Pipe it to the program that needs it, or add --show.\nSee: rust-ai-ide secret --help\n",
                "get", "token");
        check(0, "hunter2\n", "", "get", "token", "--show");
    }

    @Test
    void what_is_no_value_is_refused() throws InterruptedException {
        String help = "\nSee: rust-ai-ide secret --help\n";
        check(2, "", "rust-ai-ide secret: the value is empty; to forget a secret use rm." + help, "set", "token");
        nobody = true;
        check(2, "", "rust-ai-ide secret: nobody can be asked here without being seen; pipe the value in." + help,
                "set", "token");
        nobody = false;
        piped = new byte[] {(byte) 0xff, 0};
        check(3, "", "rust-ai-ide: Cannot keep token. A secret is a text in UTF-8 without NUL, and this is none.\n"
                + "Encode it, e.g. with base64.\n", "set", "token");
    }

    @Test
    void a_wrong_use_is_told() throws InterruptedException {
        String help = "\nSee: rust-ai-ide secret --help\n";
        check(2, "", "rust-ai-ide secret: get needs a NAME." + help, "get");
        check(2, "", "rust-ai-ide secret: list takes no name." + help, "list", "token");
        check(2, "", "rust-ai-ide secret: unknown action \"show\": it is set, get, rm, list or rotate." + help, "show");
        check(2, "", "rust-ai-ide secret: rm takes one name." + help, "rm", "a", "b");
        check(2, "", "rust-ai-ide secret: a name has letters, digits and . _ - /, at most 128, and begins with a "
                + "letter or digit." + help, "rm", "a b");
    }

    @Test
    void scripts_get_json() throws InterruptedException {
        pipe("hunter2");
        String backend = "{\n    \"name\": \"a test\",\n    \"place\": \"\",\n    \"keyring\": true,\n"
                + "    \"reason\": \"\"\n  }";
        check(0, "{\n  \"name\": \"token\",\n  \"backend\": " + backend + ",\n  \"action\": \"set\"\n}\n", "",
                "set", "token", "--json");
        check(0, "{\n  \"name\": \"token\",\n  \"value\": \"hunter2\"\n}\n", "", "get", "token", "--json");
    }
}
