package dev.rustaiide.system.ipc.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Correlation;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.ipc.IpcEvents.End;
import dev.rustaiide.system.ipc.IpcEvents.Watcher;
import dev.rustaiide.system.ipc.IpcServer.Claim;
import dev.rustaiide.system.ipc.Reply;
import dev.rustaiide.system.ipc.Request;
import dev.rustaiide.system.ipc.Request.Activate;
import dev.rustaiide.system.ipc.Request.OpenFile;
import dev.rustaiide.system.ipc.Request.OpenLocation;
import dev.rustaiide.system.ipc.Request.OpenFolder;
import dev.rustaiide.system.ipc.Request.Shutdown;

@Timeout(30)
class SocketTest {
    @TempDir
    Path temp;
    private Path state;
    private SocketServer server;
    private SocketClient client;
    private final FakeEvents events = new FakeEvents();
    private final List<Request> heard = Collections.synchronizedList(new ArrayList<>());
    private final List<Claim> claims = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        use(Files.createDirectories(temp.resolve("state")));
    }

    private void use(Path folder) {
        state = folder;
        server = new SocketServer(folder, events);
        client = new SocketClient(folder);
    }

    @AfterEach
    void close() {
        claims.forEach(Claim::close);
    }

    private Claim claim() throws FailureException {
        Claim claim = server.claim(request -> {
            heard.add(request);
            return Reply.ACCEPTED;
        }).orElseThrow();
        claims.add(claim);
        return claim;
    }

    private String raw(String line) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(new Place(state).socket()))) {
            Lines.write(channel, line);
            return Lines.read(channel);
        }
    }

    @Test
    void every_request_arrives_as_it_was_sent() throws Exception {
        claim();
        List<Request> all = List.of(new OpenFile(Path.of("/a b/ü\"\\\n.rs"), 3, 7), new OpenFolder(Path.of("/w")),
                new Request.AddFolder(Path.of("/w/x")),
                new Activate(), new Shutdown());
        for (Request request : all) {
            assertEquals(Optional.of(Reply.ACCEPTED), client.send(request));
        }
        assertEquals(all, heard);
    }

    @Test
    void without_an_ide_the_answer_is_that_there_is_none() throws Exception {
        assertEquals(Optional.empty(), client.send(new Activate()));
        claim().close();
        assertEquals(Optional.empty(), client.send(new Activate()));
        assertFalse(Files.exists(state.resolve("ide.socket")));
    }

    @Test
    void there_is_one_place_and_it_can_be_taken_again() throws Exception {
        Claim first = claim();
        assertEquals(Optional.empty(), server.claim(request -> Reply.ACCEPTED));
        assertEquals(Optional.of(Reply.ACCEPTED), client.send(new Activate()));
        first.close();
        first.close();
        claim();
        assertEquals(Optional.of(Reply.ACCEPTED), client.send(new Activate()));
    }

    @Test
    void the_place_stays_taken_when_nobody_refers_to_the_claim() throws Exception {
        Path folder = Files.createDirectories(state.resolve("forgotten"));
        assertTrue(new SocketServer(folder, new FakeEvents()).claim(request -> Reply.ACCEPTED)
                .isPresent());
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(10);
        }
        try (FileChannel lock = FileChannel.open(folder.resolve("ide.lock"), StandardOpenOption.WRITE)) {
            assertThrows(OverlappingFileLockException.class, lock::tryLock);
        }
    }

    @Test
    void what_is_left_is_private() throws Exception {
        claim();
        for (String name : List.of("ide.socket", "ide.lock")) {
            assertEquals("rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve(name))), name);
        }
    }

    @Test
    void another_process_cannot_take_the_place_and_a_killed_one_leaves_it() throws Exception {
        Process other = other();
        assertEquals("claimed", other.inputReader().readLine());
        assertEquals(Optional.empty(), server.claim(request -> Reply.ACCEPTED));
        assertEquals(Optional.of(new Reply(true, "other")), client.send(new Activate()));
        other.destroyForcibly().waitFor();
        assertTrue(Files.exists(state.resolve("ide.socket")), "the killed process cleared away after itself");
        assertEquals(Optional.empty(), client.send(new Activate()));
        claim();
        assertEquals(Optional.of(Reply.ACCEPTED), client.send(new Activate()));
        Process late = other();
        assertEquals("taken", late.inputReader().readLine());
        late.destroyForcibly();
    }

    private Process other() throws IOException {
        String java = System.getProperty("java.home") + "/bin/java";
        return new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                Other.class.getName(), state.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    @Test
    void a_long_path_gets_its_socket_elsewhere() throws Exception {
        use(Files.createDirectories(temp.resolve("long".repeat(30))));
        Claim claim = claim();
        Path socket = new Place(state).socket();
        assertFalse(socket.startsWith(state));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())));
        assertEquals(Optional.of(Reply.ACCEPTED), client.send(new Activate()));
        claim.close();
        assertFalse(Files.exists(socket.getParent()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "[]", "{}", "{\"protocol\":2,\"request\":\"activate\"}",
        "{\"protocol\":1,\"request\":\"format\"}", "{\"protocol\":1,\"request\":\"openFile\"}",
        "{\"protocol\":1,\"request\":\"openFile\",\"file\":\"relative\"}",
        "{\"protocol\":1,\"request\":\"openFile\",\"file\":\"/a/../b\"}",
        "{\"protocol\":1,\"request\":\"openFile\",\"file\":\"//server/share\"}",
        "{\"protocol\":1,\"request\":\"openFile\",\"file\":\"/nul\\u0000\"}",
        "{\"protocol\":1,\"request\":\"openLocation\",\"location\":\"/plain\"}",
        "{\"protocol\":1,\"request\":\"openLocation\",\"location\":\"git:HEAD\"}"})
    void what_cannot_be_understood_is_refused_and_the_server_goes_on(String line) throws Exception {
        claim();
        Json reply = Json.parse(raw(line));
        assertFalse(reply.flag("accepted", true));
        assertTrue(reply.string("message").startsWith("The request cannot be understood: "), reply.print());
        assertEquals(Optional.of(Reply.ACCEPTED), client.send(new Activate()));
        assertEquals(List.of(new Activate()), heard);
    }

    @Test
    void a_file_of_a_revision_is_asked_for_by_its_location() throws Exception {
        claim();
        var place = new FileLocation.AtRevision("HEAD~3", Path.of("/re po!"), "/src/mäin.rs");
        client.send(new OpenLocation(place, 3, 0));
        assertEquals(List.of(new OpenLocation(place, 3, 0)), heard);
    }

    @Test
    void numbers_out_of_range_are_brought_into_it() throws Exception {
        claim();
        raw("{\"protocol\":1,\"request\":\"openFile\",\"file\":\"/b\",\"line\":-5,\"column\":99999999999}");
        assertEquals(List.of(new OpenFile(Path.of("/b"), 0, Integer.MAX_VALUE)), heard);
    }

    @Test
    void a_flood_without_an_end_is_cut_off() throws Exception {
        claim();
        assertThrows(IOException.class, () -> {
            for (int i = 0; i < 100; i++) {
                assertEquals("", raw("x".repeat(1 << 20)));
            }
            throw new IOException("cut off each time");
        });
        assertEquals(Optional.of(Reply.ACCEPTED), client.send(new Activate()));
    }

    @Test
    void one_that_says_nothing_does_not_hold_up_the_others() throws Exception {
        claim();
        try (SocketChannel silent = SocketChannel.open(UnixDomainSocketAddress.of(new Place(state).socket()))) {
            assertTrue(silent.isConnected());
            assertEquals(Optional.of(Reply.ACCEPTED), client.send(new Activate()));
        }
    }

    @Test
    void a_handler_that_fails_refuses() throws Exception {
        claims.add(server.claim(request -> {
            if (request instanceof Shutdown) {
                throw new IllegalStateException("handler, on purpose");
            }
            throw new FailureException(new Failure.Missing(Path.of("/gone")));
        }).orElseThrow());
        assertEquals(Optional.of(Reply.refused("The request failed; the log of the IDE tells why.")),
                client.send(new Shutdown()));
        assertTrue(client.send(new Activate()).orElseThrow().message().contains("/gone does not exist"));
    }

    @Test
    void fifty_at_once_are_all_answered() throws Exception {
        claim();
        var calls = new ArrayList<Call<Optional<Reply>>>();
        for (int i = 0; i < 50; i++) {
            calls.add(Call.start("client", scope -> client.send(new Activate())));
        }
        for (Call<Optional<Reply>> call : calls) {
            assertEquals(Optional.of(Reply.ACCEPTED), call.await());
        }
    }

    record Saved(Path file) {}

    record Counted(int number) {}

    private Call<End> watch(String types, Watcher watcher) throws InterruptedException {
        int before = events.watchers.size();
        Call<End> call = Call.start("watch", scope -> client.watch(types, watcher));
        awaitWatchers(before + 1);
        return call;
    }

    private void awaitWatchers(int count) throws InterruptedException {
        for (int i = 0; i < 1000 && events.watchers.size() != count; i++) {
            Thread.sleep(5);
        }
        assertEquals(count, events.watchers.size());
    }

    @Test
    void one_who_watches_sees_the_events_of_a_pattern_until_there_are_enough() throws Exception {
        claim();
        List<Json> seen = new ArrayList<>();
        Call<End> watch = watch("*.Saved", event -> {
            seen.add(event);
            return seen.size() < 2;
        });
        events.publish(new Saved(Path.of("/a")));
        events.publish(new Counted(1));
        while (!watch.isDone()) {
            events.publish(new Saved(Path.of("/b")));
            Thread.sleep(1);
        }
        assertEquals(End.ENOUGH, watch.await());
        assertEquals("{\"time\":\"1970-01-01T00:00:00Z\",\"type\":\"SocketTest.Saved\",\"correlation\":\"abc\","
                + "\"event\":{\"file\":\"/a\"}}", seen.get(0).print());
        assertEquals("/b", seen.get(1).get("event").string("file"));
        awaitWatchers(0);
    }

    @Test
    void one_who_watches_hears_what_was_lost_before() throws Exception {
        claim();
        List<Json> seen = new ArrayList<>();
        events.dropped = 7;
        Call<End> watch = watch("**", event -> {
            seen.add(event);
            return seen.size() < 2;
        });
        events.publish(new Counted(1));
        assertEquals(End.ENOUGH, watch.await());
        assertEquals(List.of("{\"dropped\":7}", "Counted"),
                List.of(seen.get(0).print(), seen.get(1).string("type").substring("SocketTest.".length())));
    }

    @Test
    void one_who_watches_outlives_the_ide_and_one_who_leaves_is_forgotten() throws Exception {
        assertEquals(End.NO_IDE, client.watch("*", event -> true));
        Claim claim = claim();
        Call<End> left = watch("*", event -> true);
        left.cancel();
        assertThrows(InterruptedException.class, left::await);
        awaitWatchers(0);
        Call<End> watch = watch("*", event -> true);
        assertEquals(Optional.of(Reply.ACCEPTED), client.send(new Activate()));
        claim.close();
        assertEquals(End.IDE_GONE, watch.await());
        awaitWatchers(0);
    }

    @Test
    void one_who_watches_and_does_not_read_holds_up_nobody() throws Exception {
        claim();
        var end = new CountDownLatch(1);
        Call<End> watch = watch("*", event -> {
            try {
                return end.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                return false;
            }
        });
        String text = "x".repeat(1000);
        long start = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            events.publish(new Saved(Path.of("/" + text)));
        }
        assertEquals(Optional.of(Reply.ACCEPTED), client.send(new Activate()));
        assertTrue(System.nanoTime() - start < 5_000_000_000L);
        assertFalse(watch.isDone());
        end.countDown();
        watch.cancel();
        awaitWatchers(0);
    }

    @Test
    void an_event_too_long_for_a_line_is_told_without_its_content_and_a_bad_pattern_is_refused() throws Exception {
        claim();
        List<Json> seen = new ArrayList<>();
        Call<End> watch = watch("*", seen::add);
        events.publish(new Saved(Path.of("/" + "x".repeat(100_000))));
        while (seen.isEmpty()) {
            Thread.sleep(1);
        }
        assertTrue(seen.get(0).get("event").number("tooLong") > 100_000);
        watch.cancel();
        String many = "{a,b}".repeat(20);
        assertTrue(assertThrows(FailureException.class, () -> client.watch(many, event -> true)).getMessage()
                .contains("no pattern"));
    }

    @Test
    void a_request_is_handled_under_the_id_that_came_with_it() throws Exception {
        List<String> ids = Collections.synchronizedList(new ArrayList<>());
        claims.add(server.claim(request -> {
            ids.add(Correlation.current());
            return Reply.ACCEPTED;
        }).orElseThrow());
        Correlation.call("from-cli-7", () -> client.send(new Activate()));
        raw("{\"protocol\":1,\"request\":\"activate\"}");
        assertEquals("from-cli-7", ids.get(0));
        assertTrue(ids.get(1).matches("[0-9a-z]{10}"), ids.get(1));
    }

    @Test
    void the_small_client_opens_a_file_fast() throws Exception {
        use(Files.createDirectories(temp.resolve("home/state")));
        claim();
        Path file = Files.writeString(temp.resolve("a \"b\" ü.rs"), "");
        assertEquals(0, open(file + ":3:7"));
        assertEquals(0, open(temp.toString()));
        long start = System.nanoTime();
        assertEquals(0, open(file.toString()));
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertEquals(List.of(new OpenFile(file, 3, 7), new OpenFolder(temp), new OpenFile(file, 0, 0)), heard);
        assertTrue(millis < 100, millis + " ms");
        assertEquals(3, open(temp.resolve("missing").toString()));
        claims.get(0).close();
        assertEquals(4, open(file.toString()));
    }

    @Test
    void the_small_client_hands_over_a_file_that_is_not_there_if_it_may() throws Exception {
        use(Files.createDirectories(temp.resolve("home/state")));
        claim();
        Path missing = temp.resolve("missing.rs");
        assertEquals(3, open(missing.toString()));
        assertEquals(0, open("--create", missing.toString()));
        assertEquals(0, open("--create", missing + ":12"));
        assertEquals(2, open("--create"));
        assertEquals(2, open("--other", missing.toString()));
        assertEquals(List.of(new OpenFile(missing, 0, 0), new OpenFile(missing, 12, 0)), heard);
    }

    private int open(String... arguments) throws Exception {
        var builder = new ProcessBuilder("../../../releng/rust-ai-ide-open").inheritIO();
        builder.command().addAll(List.of(arguments));
        builder.environment().put("RUST_AI_IDE_HOME", temp.resolve("home").toString());
        Process process = builder.start();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        return process.exitValue();
    }

    /** Another IDE that has to be killed. */
    static final class Other {
        public static void main(String[] folder) throws Exception {
            var claim = new SocketServer(Path.of(folder[0]), new FakeEvents())
                    .claim(request -> new Reply(true, "other"));
            System.out.println(claim.isPresent() ? "claimed" : "taken");
            new CountDownLatch(1).await();
        }
    }
}
