package dev.rustaiide.system.network.services.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.offline.OfflineCapability;
import dev.rustaiide.ai.offline.Sample;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Work;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.network.services.EgressDecided;

class OfflineVerbTest {
    @TempDir
    Path home;
    @TempDir
    Path process;
    private final List<Consumer<Object>> listeners = new CopyOnWriteArrayList<>();
    private final List<OfflineCapability> capabilities = new ArrayList<>();
    private final List<Path> folders = new CopyOnWriteArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private Json json = Json.NULL;
    private TestSettings settings;

    @BeforeEach
    void close_the_gate() throws IOException {
        settings = Opened.settings(home);
        Files.createDirectories(process.resolve("fd"));
        Files.createDirectories(process.resolve("net"));
        Files.createSymbolicLink(process.resolve("fd/7"), Path.of("socket:[4711]"));
    }

    @AfterEach
    void close() {
        settings.close();
    }

    private void has(String title, Work<String> work) {
        capabilities.add(new OfflineCapability() {
            @Override
            public String title() {
                return title;
            }

            @Override
            public Call<String> prove(Path folder) {
                folders.add(folder);
                return Call.start(title, work);
            }
        });
    }

    private ExitCode check(String action, Duration patience) throws Exception {
        Events events = fake(Events.class, (method, arguments) -> {
            listeners.add(listener(arguments[2]));
            return fake(Events.Subscription.class, (ended, none) -> {
                listeners.clear();
                return null;
            });
        });
        Invocation invocation = fake(Invocation.class, (method, arguments) -> switch (method) {
            case "parameters" -> List.of(action);
            case "print" -> arguments[0] instanceof Json answer ? json = answer : lines.add((String) arguments[0]);
            case "message" -> messages.add((String) arguments[0]);
            default -> null;
        });
        return new OfflineVerb(new SettingsGate(settings.settings()), capabilities, events, new Connections(process),
                patience).run(invocation);
    }

    private ExitCode check() throws Exception {
        return check("check", Duration.ofSeconds(30));
    }

    @SuppressWarnings("unchecked")
    private static Consumer<Object> listener(Object argument) {
        return (Consumer<Object>) argument;
    }

    private interface Answer {
        Object to(String method, Object[] arguments);
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> {
                    Object given = answer.to(method.getName(), arguments);
                    return method.getReturnType() == void.class ? null : given;
                }));
    }

    private Json feature(int index) {
        return json.get("features").items().get(index);
    }

    @Test
    void what_works_is_told_with_its_evidence_in_the_order_of_titles() throws Exception {
        has("Search", scope -> "found it");
        has("Completion", scope -> {
            Path folder = folders.getFirst();
            return Files.readString(folder.resolve(Sample.FILE)).equals(Sample.CODE) ? "had the sample" : "had not";
        });

        assertEquals(ExitCode.OK, check());
        assertEquals("Completion", feature(0).string("feature", ""));
        assertEquals("had the sample", feature(0).string("evidence", ""));
        assertEquals(Json.of(true), feature(1).get("works"));
        assertEquals(List.of(), json.get("attempts").items());
        assertTrue(lines.getFirst().startsWith("works   Completion: had the sample ("), lines.toString());
        assertEquals("Nothing tried to connect.", lines.getLast());
    }

    @Test
    void the_project_that_all_had_is_gone_afterwards() throws Exception {
        has("One", scope -> "");
        has("Two", scope -> "");
        check();
        assertEquals(1, folders.stream().distinct().count());
        assertFalse(Files.exists(folders.getFirst()));
    }

    @Test
    void what_fails_is_told_and_the_others_are_run_all_the_same() throws Exception {
        has("A", scope -> {
            throw new IllegalStateException("found nothing");
        });
        has("B", scope -> scope.await(Call.failed(new UnsupportedOperationException())));
        has("C", scope -> "fine");

        assertEquals(ExitCode.FINDINGS, check());
        assertEquals("found nothing", feature(0).string("evidence", ""));
        assertEquals("java.lang.UnsupportedOperationException", feature(1).string("evidence", ""));
        assertEquals(List.of(Json.of(false), Json.of(false), Json.of(true)),
                json.get("features").items().stream().map(each -> each.get("works")).toList());
        assertTrue(lines.getFirst().startsWith("FAILS   A: found nothing ("), lines.toString());
    }

    @Test
    void one_that_throws_at_once_has_failed_too() throws Exception {
        capabilities.add(new OfflineCapability() {
            @Override
            public String title() {
                return "A";
            }

            @Override
            public Call<String> prove(Path folder) {
                throw new IllegalStateException("not even begun");
            }
        });

        assertEquals(ExitCode.FINDINGS, check());
        assertEquals("not even begun", feature(0).string("evidence", ""));
    }

    @Test
    void what_does_not_end_in_time_fails_and_is_ended() throws Exception {
        var ended = new CountDownLatch(1);
        has("A", scope -> {
            try {
                new CountDownLatch(1).await();
                return "never";
            } finally {
                ended.countDown();
            }
        });

        assertEquals(ExitCode.FINDINGS, check("check", Duration.ofMillis(50)));
        assertEquals("It did not end within 0 seconds.", feature(0).string("evidence", ""));
        assertTrue(ended.await(20, TimeUnit.SECONDS));
    }

    @Test
    void what_was_asked_of_the_gate_is_an_attempt_though_it_was_refused_and_told_once() throws Exception {
        has("A", scope -> {
            for (int i = 0; i < 3; i++) {
                listeners.forEach(each -> each.accept(new EgressDecided("ai.models", "download a model", "GET",
                        "models.example.org:443", false, "The network gate is closed.")));
            }
            return "fine";
        });

        assertEquals(ExitCode.FINDINGS, check());
        assertEquals(Json.strings(List.of("ai.models asked for models.example.org:443 to download a model")),
                json.get("attempts"));
        assertEquals(Json.of(true), feature(0).get("works"));
        assertEquals(List.of(), listeners);
    }

    @Test
    void a_connection_that_went_past_the_gate_is_seen() throws Exception {
        Path seen = process.resolve("net/tcp");
        has("A", scope -> {
            Files.writeString(seen, """
                      sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
                       0: 0100007F:1F90 08080808:01BB 01 00000000:00000000 00:00000000 00000000  1000        0 4711 1 0
                    """);
            Thread.sleep(500);
            return "fine";
        });

        assertEquals(ExitCode.FINDINGS, check());
        assertEquals(Json.strings(List.of("a connection by tcp to 08080808:01BB")),
                json.get("attempts"));
    }

    @Test
    void an_open_gate_would_prove_nothing() throws Exception {
        settings.close();
        settings = Opened.settings(home, "--set", "network.open=true");
        has("A", scope -> "fine");

        assertEquals(ExitCode.USAGE, check());
        assertEquals(List.of(), folders);
        assertTrue(messages.getFirst().startsWith("The network gate is open."));
    }

    @Test
    void there_is_no_other_action() throws Exception {
        assertEquals(ExitCode.USAGE, check("prove", Duration.ZERO));
        assertEquals(Json.NULL, json);
    }
}
