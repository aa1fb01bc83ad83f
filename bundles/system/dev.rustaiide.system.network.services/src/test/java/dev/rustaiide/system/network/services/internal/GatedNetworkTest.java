package dev.rustaiide.system.network.services.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.system.network.services.EgressDecided;
import dev.rustaiide.system.network.services.EgressEnded;
import dev.rustaiide.system.network.services.HttpReply;
import dev.rustaiide.system.network.services.OutgoingRequest;

/** Against a real server on this machine. */
class GatedNetworkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path home;
    private final List<Record> events = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Set<Integer> ports = ConcurrentHashMap.newKeySet();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        server.stop(0);
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private void on(String path, Answer answer) {
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestMethod() + ' ' + exchange.getRequestURI());
            ports.add(exchange.getRemoteAddress().getPort());
            try (exchange) {
                answer.to(exchange);
            }
        });
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private URI at(String path) {
        return URI.create(origin() + path);
    }

    private GatedNetwork network(String... arguments) {
        TestSettings settings = Opened.settings(home, arguments);
        Events published = (Events) Proxy.newProxyInstance(Events.class.getClassLoader(), new Class<?>[] {Events.class},
                (proxy, method, values) -> {
                    if (method.getName().equals("publish")) {
                        events.add((Record) values[0]);
                    }
                    return null;
                });
        var network = new GatedNetwork(new SettingsGate(settings.settings()), settings.settings(), published);
        opened.add(network::close);
        opened.add(settings);
        return network;
    }

    private GatedNetwork open() {
        return network("--set", "network.open=true", "--set", "network.allowed=" + origin());
    }

    private static OutgoingRequest get(URI address) {
        return OutgoingRequest.get("test", "try it", address);
    }

    private static String text(GatedNetwork network, OutgoingRequest request) throws Exception {
        try (HttpReply reply = network.send(request).await(PATIENCE)) {
            return reply.status() + " " + new String(reply.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Failure failure(Call<?> call) {
        var thrown = assertThrows(ExecutionException.class, () -> call.await(PATIENCE));
        return assertInstanceOf(FailureException.class, thrown.getCause()).failure();
    }

    @Test
    void nothing_connects_while_the_gate_is_closed() {
        on("/", exchange -> reply(exchange, 200, "never"));

        Failure failure = failure(network().send(get(at("/"))));

        assertEquals("The network gate is closed.", failure.why());
        assertEquals(List.of(), asked);
        var decided = assertInstanceOf(EgressDecided.class, events.getFirst());
        assertEquals(Optional.of(false), Optional.of(decided.allowed()));
        assertEquals(1, events.size());
    }

    @Test
    void what_left_and_who_asked_is_told() throws Exception {
        on("/in", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            reply(exchange, 201, "got " + body.length);
        });
        byte[] body = "hello".getBytes(StandardCharsets.UTF_8);

        assertEquals("201 got 5", text(open(), OutgoingRequest.post("ai.x", "send it", at("/in"), "text/plain", body)));

        String where = "127.0.0.1:" + server.getAddress().getPort();
        assertEquals(List.of(
                new EgressDecided("ai.x", "send it", "POST", where, true,
                        "“" + origin() + "” is among the allowed servers."),
                new EgressEnded("ai.x", where, 201, 31,
                        "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", 5)), events);
    }

    @Test
    void a_redirect_is_judged_as_a_request_of_its_own() {
        on("/away", exchange -> {
            exchange.getResponseHeaders().add("Location", "https://elsewhere.example/");
            reply(exchange, 302, "");
        });

        Failure failure = failure(open().send(get(at("/away"))));

        assertEquals("“elsewhere.example” is not among the allowed servers.", failure.why());
    }

    @Test
    void a_redirect_to_another_server_takes_no_credentials_along() throws Exception {
        var other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        opened.add(() -> other.stop(0));
        List<String> seen = new CopyOnWriteArrayList<>();
        other.createContext("/", exchange -> {
            seen.add("auth " + exchange.getRequestHeaders().getFirst("Authorization"));
            seen.add("lang " + exchange.getRequestHeaders().getFirst("X-Language"));
            reply(exchange, 200, "there");
            exchange.close();
        });
        other.start();
        String there = "http://127.0.0.1:" + other.getAddress().getPort();
        on("/away", exchange -> {
            exchange.getResponseHeaders().add("Location", there + "/b");
            reply(exchange, 307, "");
        });

        assertEquals("200 there", text(network("--set", "network.open=true", "--set",
                "network.allowed=" + origin() + "," + there),
                get(at("/away")).with("Authorization", "Bearer s3cret").with("X-Language", "rust")));

        assertEquals(List.of("auth null", "lang rust"), seen);
    }

    @Test
    void redirects_in_a_circle_end() {
        on("/round", exchange -> {
            exchange.getResponseHeaders().add("Location", "/round");
            reply(exchange, 302, "");
        });

        assertTrue(failure(open().send(get(at("/round")))).why().contains("leads from one address to the next"));
    }

    @Test
    void an_answer_that_says_later_is_asked_for_again() throws Exception {
        var count = new AtomicInteger();
        on("/busy", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "0");
            reply(exchange, count.incrementAndGet() < 3 ? 503 : 200, "ok");
        });

        assertEquals("200 ok", text(open(), get(at("/busy"))));
        assertEquals(3, count.get());
    }

    @Test
    void what_changes_something_is_sent_once() throws Exception {
        on("/busy", exchange -> reply(exchange, 503, "no"));

        assertEquals("503 no", text(open(), OutgoingRequest.post("t", "try it", at("/busy"), "a/b", new byte[1])));
        assertEquals(1, asked.size());
    }

    @Test
    void a_server_that_does_not_answer_is_given_up() {
        var never = new CountDownLatch(1);
        opened.add(never::countDown);
        on("/slow", exchange -> await(never));

        Failure failure = failure(open().send(get(at("/slow")).within(Duration.ofMillis(200))));

        assertTrue(failure.why().startsWith("It did not answer within"), failure.why());
    }

    @Test
    void cancelling_ends_the_exchange() throws Exception {
        var arrived = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        opened.add(never::countDown);
        on("/slow", exchange -> {
            arrived.countDown();
            await(never);
        });
        Call<HttpReply> call = open().send(get(at("/slow")));
        assertTrue(arrived.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));

        call.cancel();

        assertThrows(InterruptedException.class, () -> call.await(PATIENCE));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_thousand_requests_share_a_few_connections() throws Exception {
        on("/n", exchange -> reply(exchange, 200, "n"));
        GatedNetwork network = open();
        for (int i = 0; i < 1000; i++) {
            assertEquals("200 n", text(network, get(at("/n"))));
        }
        assertTrue(ports.size() <= 3, "connections: " + ports.size());
    }

    @Test
    void a_body_comes_as_it_is() throws Exception {
        byte[] bytes = new byte[100_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        on("/bin", exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        });
        try (HttpReply reply = open().send(get(at("/bin"))).await(PATIENCE)) {
            assertArrayEquals(bytes, reply.body().readAllBytes());
        }
        assertEquals(100_000, assertInstanceOf(EgressEnded.class, events.getLast()).received());
    }

    @Test
    void a_plain_server_is_not_asked_for_another_version_of_the_protocol() throws Exception {
        on("/v", exchange -> reply(exchange, 200, exchange.getProtocol() + exchange.getRequestHeaders()
                .getOrDefault("Upgrade", List.of())));

        assertEquals("200 HTTP/1.1[]", text(open(), get(at("/v"))));
    }

    @Test
    void a_server_that_is_not_there_is_named() {
        String there = origin();
        server.stop(0);
        Failure failure = failure(network("--set", "network.open=true", "--set", "network.allowed=" + there)
                .send(get(URI.create(there + "/"))));

        assertTrue(failure.what().startsWith("Cannot try it from 127.0.0.1:"), failure.what());
        assertNull(failure.at().orElse(null));
    }
}
