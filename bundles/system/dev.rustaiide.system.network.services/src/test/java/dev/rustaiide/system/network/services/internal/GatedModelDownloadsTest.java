package dev.rustaiide.system.network.services.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.Events;

/** Against a real server on this machine. */
class GatedModelDownloadsTest {
    @TempDir
    Path temp;
    private final byte[] model = new byte[300_000];
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void serve() throws Exception {
        new Random(1).nextBytes(model);
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/models/tiny.gguf", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, model.length);
            try (exchange) {
                exchange.getResponseBody().write(model);
            }
        });
        server.createContext("/models/half.gguf", exchange -> {
            exchange.sendResponseHeaders(200, model.length);
            exchange.getResponseBody().write(model, 0, 1000);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Path fetch(String name, String hash, boolean open) throws Exception {
        String origin = "http://127.0.0.1:" + server.getAddress().getPort();
        try (TestSettings settings = Opened.settings(temp.resolve("home"), "--set", "network.open=" + open, "--set",
                "network.allowed=" + origin)) {
            var network = new GatedNetwork(new SettingsGate(settings.settings()), settings.settings(),
                    Opened.silent(Events.class));
            try {
                return new GatedModelDownloads(network).fetch(URI.create(origin + "/models/" + name), hash,
                        Files.createDirectories(temp.resolve("got"))).await(Duration.ofSeconds(30));
            } finally {
                network.close();
            }
        }
    }

    private Failure refusal(String name, String hash, boolean open) throws Exception {
        var wrong = assertThrows(ExecutionException.class, () -> fetch(name, hash, open));
        try (Stream<Path> left = Files.list(temp.resolve("got"))) {
            assertEquals(0, left.count(), "nothing is kept");
        }
        return assertInstanceOf(FailureException.class, wrong.getCause()).failure();
    }

    private String hash() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(model));
    }

    @Test
    void what_has_the_hash_is_there_whole() throws Exception {
        Path file = fetch("tiny.gguf", hash(), true);

        assertEquals("tiny.gguf", file.getFileName().toString());
        assertArrayEquals(model, Files.readAllBytes(file));
    }

    @Test
    void what_has_another_hash_is_not_kept() throws Exception {
        assertTrue(refusal("tiny.gguf", "0".repeat(64), true).why().contains(hash()));
    }

    @Test
    void a_closed_gate_lets_nobody_ask() throws Exception {
        refusal("tiny.gguf", hash(), false);
        assertEquals(0, asked.get());
    }

    @Test
    void what_the_server_does_not_have_is_said() throws Exception {
        assertTrue(refusal("no.gguf", hash(), true).why().contains("404"));
    }

    @Test
    void half_a_model_is_not_kept() throws Exception {
        refusal("half.gguf", hash(), true);
    }
}
