package dev.rustaiide.foundation.security.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.security.Keyring.Place;

/** The real GNOME Keyring in a session of its own. Debian: gnome-keyring dbus libsecret-1-0 libsecret-tools. */
class SecretServiceKeyringTest {
    private static final List<String> NEEDED = List.of("dbus-run-session", "gnome-keyring-daemon");

    @TempDir
    Path home;

    private static boolean isInstalled(String program) {
        return List.of(System.getenv("PATH").split(":")).stream().anyMatch(
                folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** What the program says in a session where {@code setUp} was run. */
    private String run(String setUp, String... words) throws IOException, InterruptedException {
        for (String program : NEEDED) {
            assumeTrue(isInstalled(program), program + " is not installed: the keyring is not tested");
        }
        String java = "'" + System.getProperty("java.home") + "/bin/java' --enable-native-access=ALL-UNNAMED "
                + "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp \"$CLASSES\" " + KeyringProgram.class.getName() + ' '
                + String.join(" ", words);
        var builder = new ProcessBuilder("dbus-run-session", "--", "sh", "-c", setUp + "\n" + java);
        Map<String, String> environment = builder.environment();
        environment.put("CLASSES", System.getProperty("java.class.path"));
        environment.put("HOME", home.toString());
        environment.put("XDG_DATA_HOME", home.resolve("data").toString());
        environment.put("XDG_RUNTIME_DIR", Files.createDirectories(home.resolve("run")).toString());
        environment.remove("DISPLAY");
        Path said = home.resolve("said");
        Process session = builder.redirectOutput(said.toFile()).redirectErrorStream(true).start();
        assertTrue(session.waitFor(60, TimeUnit.SECONDS));
        return Files.readString(said, StandardCharsets.UTF_8);
    }

    private static final String UNLOCKED =
            "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1";

    private static void has(String line, String said) {
        assertTrue(said.lines().anyMatch(line::equals), () -> '"' + line + "\" is not in:\n" + said);
    }

    @Test
    void a_secret_is_kept_found_listed_and_removed() throws IOException, InterruptedException {
        String said = run(UNLOCKED, "here", "get", "put", "get", "list", "remove", "get", "remove", "list", "store");
        has("here true", said);
        has("put done", said);
        has("get Optional[true]", said);
        has("list [token] elsewhere []", said);
        has("remove true", said);
        has("get Optional.empty", said);
        has("remove false", said);
        has("list [] elsewhere []", said);
        has("store true in the keyring", said);
    }

    @Test
    void it_is_kept_from_one_process_to_the_next() throws IOException, InterruptedException {
        has("put done", run(UNLOCKED, "put"));
        has("get Optional[true]", run(UNLOCKED, "get"));
    }

    @Test
    void a_locked_keyring_that_nobody_can_unlock_gives_way_to_the_file() throws IOException, InterruptedException {
        has("put done", run(UNLOCKED, "put"));
        String said = run("gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1", "store");
        assertTrue(said.contains("store true in the file: The Secret Service cannot be used: "), said);
    }

    @Test
    void a_bus_that_is_not_there_gives_way_to_the_file() throws IOException, InterruptedException {
        String said = run("export DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent/bus", "here", "store");
        has("here true", said);
        assertTrue(said.contains("store true in the file: The Secret Service cannot be used: "), said);
        assertEquals(1, said.lines().filter(line -> line.contains("WARN")).count(), said);
    }

    @Test
    void no_session_bus_means_no_keyring_and_nothing_is_loaded() {
        var keyring = new SecretServiceKeyring(Map.of("XDG_RUNTIME_DIR", home.toString()), "none.so",
                Duration.ofSeconds(1));
        assertFalse(keyring.isHere());
    }

    @Test
    void a_library_that_is_not_there_is_said() {
        var keyring = new SecretServiceKeyring(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=/x"), "libnone-1.so.0",
                Duration.ofSeconds(1));
        assertTrue(keyring.isHere());
        var missing = assertThrows(IOException.class, () -> keyring.list(new Place("/x")));
        assertEquals("libnone-1.so.0 is not installed, or too old.", missing.getMessage());
    }
}
