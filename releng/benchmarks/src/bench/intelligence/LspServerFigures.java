package bench.intelligence;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.google.gson.JsonPrimitive;

import bench.Figures;

import dev.rustaiide.ai.assistant.Rewriter;
import dev.rustaiide.ai.code.analysis.internal.TreeSitterSyntax;
import dev.rustaiide.ai.code.index.CodeIndex;
import dev.rustaiide.ai.code.index.internal.IndexLanguageSource;
import dev.rustaiide.ai.code.index.internal.SharedIndexes;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.foundation.events.internal.QueuedEvents;
import dev.rustaiide.foundation.fs.internal.DiskTextFiles;
import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.foundation.language.internal.MergedFeatures;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.system.file.watching.FileWatching;
import dev.rustaiide.system.lsp.server.LanguageServer.Protocol;
import dev.rustaiide.system.lsp.server.LanguageServer.Terms;
import dev.rustaiide.system.lsp.server.internal.OpenedFolders;
import dev.rustaiide.system.lsp.server.internal.SharedLanguageServer;
import dev.rustaiide.system.lsp.server.internal.wire.HeaderWire;

/**
 * Our language server over its index of a million lines, from the request's last byte to the answer's, by a socket of
 * this machine, with the clients on the same processors: one session that asks, then 500 that all edit, each every two
 * seconds, and ask for a hover after each edit. The lines are those of the compiler and the library in {@code -Dcorpus}.
 */
public final class LspServerFigures {
    private static final int WANTED_LINES = Integer.getInteger("lines", 1_000_000);
    private static final int ASKED = 300;
    private static final int SESSIONS = Integer.getInteger("sessions", 500);
    private static final int THINK_MS = 2000;
    private static final int ROUNDS = 12;
    private static final int LARGEST = 200_000;

    private final Path folder;
    private final Path code;
    private final Random random = new Random(11);

    /** A name in a file: where it starts, and how long it is. */
    private record Spot(Path file, int line, int start, int length) {
        String at(int offset) {
            return "{\"textDocument\":{\"uri\":\"" + file.toUri() + "\"},\"position\":{\"line\":" + line
                    + ",\"character\":" + (start + offset) + "}";
        }
    }

    private LspServerFigures(Path folder) {
        this.folder = folder;
        this.code = folder.resolve("code");
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("lsp-figures").toRealPath();
        try {
            new LspServerFigures(folder).measure();
        } finally {
            delete(folder);
        }
    }

    private void measure() throws Exception {
        List<Path> files = gather();
        var paths = paths(folder.resolve("home"));
        var syntax = TreeSitterSyntax.keepingLibrariesIn(folder.resolve("libraries"));
        var texts = new DiskTextFiles(paths);
        var indexes = new SharedIndexes(syntax, texts, paths);
        CodeIndex index = indexes.open(code, Priority.INTERACTIVE);
        index.settled().await();
        var server = new SharedLanguageServer(features(new IndexLanguageSource(indexes)), new QueuedEvents(), texts,
                syntax, none(Processes.class), indexes, none(FileWatching.class), new OpenedFolders(),
                none(Rewriter.class));
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (var listener = server.listen(address, Protocol.HEADERS, new Terms(false, false))) {
            try (var client = new Client(listener.address(), code)) {
                one(client, files);
            }
            many(listener.address(), files);
        }
        index.close();
    }

    /** One session: it asks in files that it has opened and read once, as people do. */
    private void one(Client client, List<Path> files) throws Exception {
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Path file = files.get(random.nextInt(files.size()));
            client.open(file);
            client.ask("textDocument/documentSymbol", "{\"textDocument\":{\"uri\":\"" + file.toUri() + "\"}}");
            spots.addAll(spots(file, ASKED / 30));
        }
        for (int round = 0; round < 2; round++) { // the first for the compiler to see
            boolean counts = round == 1;
            report(counts, "completion", times(client, "textDocument/completion", spots, "}"), 150, 30);
            report(counts, "hover", times(client, "textDocument/hover", spots, "}"), 100, 15);
            report(counts, "references", times(client, "textDocument/references", spots,
                    ",\"context\":{\"includeDeclaration\":true}}"), 300, 60);
        }
    }

    private static double[] times(Client client, String method, List<Spot> spots, String rest) throws Exception {
        double[] took = new double[spots.size()];
        client.empty = 0;
        for (int i = 0; i < took.length; i++) {
            Spot spot = spots.get(i);
            int offset = method.endsWith("completion") ? Math.min(2, spot.length) : 1;
            took[i] = client.ask(method, spot.at(offset) + rest);
        }
        System.out.println(method + ": " + client.empty + " of " + took.length + " have no answer");
        return took;
    }

    private static void report(boolean counts, String what, double[] took, double bar, double goal) {
        if (counts) {
            Arrays.sort(took);
            Figures.note("1 M lines: " + what + ", p50", took[took.length / 2], "ms");
            Figures.atMost("1 M lines: " + what + ", p95", took[took.length * 95 / 100], "ms", bar, goal);
        }
    }

    private void many(InetSocketAddress address, List<Path> files) throws Exception {
        var took = new ConcurrentLinkedQueue<Double>();
        var ready = new CountDownLatch(SESSIONS);
        List<Thread> clients = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < SESSIONS; i++) {
            Path file = files.get(i * 7 % files.size());
            Spot spot = spots(file, 1).getFirst();
            long seed = i;
            clients.add(Thread.ofVirtual().start(() -> edit(address, spot, new Random(seed), ready, took)));
        }
        ready.await(10, TimeUnit.MINUTES);
        long processor = processor();
        for (Thread client : clients) {
            client.join();
        }
        double[] all = took.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        Figures.note(SESSIONS + " sessions: hovers answered", all.length, "");
        Figures.note("  of all, with those to come in", (System.nanoTime() - start) / 1e9, "s");
        Figures.note("  processor time of one, with its edit and its client",
                (processor() - processor) / 1e6 / SESSIONS / ROUNDS, "ms");
        Figures.note(SESSIONS + " sessions: hover after an edit, p50", all[all.length / 2], "ms");
        Figures.atMost(SESSIONS + " sessions: hover after an edit, p95", all[all.length * 95 / 100], "ms", 100, 30);
    }

    private static long processor() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    /** Writes a letter, asks, thinks. Answers count from when all have come. */
    private void edit(InetSocketAddress address, Spot spot, Random own, CountDownLatch ready,
            ConcurrentLinkedQueue<Double> took) {
        try (var client = new Client(address, code)) {
            client.open(spot.file);
            client.ask("textDocument/hover", spot.at(1) + "}");
            ready.countDown();
            ready.await();
            Thread.sleep(own.nextInt(THINK_MS));
            for (int round = 0; round < ROUNDS; round++) {
                client.insert(spot, "x");
                double ms = client.ask("textDocument/hover", spot.at(1) + "}");
                if (round >= 2) {
                    took.add(ms);
                }
                Thread.sleep(THINK_MS / 2 + own.nextInt(THINK_MS));
            }
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A session over a socket that waits for each answer. */
    private static final class Client implements AutoCloseable {
        private final Socket socket;
        private final HeaderWire wire;
        private int id;
        private int empty;
        private int version = 1;

        Client(InetSocketAddress server, Path root) throws IOException {
            socket = new Socket(server.getAddress(), server.getPort());
            socket.setTcpNoDelay(true);
            wire = new HeaderWire(socket.getInputStream(), socket.getOutputStream());
            ask("initialize", "{\"processId\":null,\"capabilities\":{},\"rootUri\":\"" + root.toUri() + "\"}");
            tell("initialized", "{}");
        }

        void open(Path file) throws IOException {
            tell("textDocument/didOpen", "{\"textDocument\":{\"uri\":\"" + file.toUri()
                    + "\",\"languageId\":\"rust\",\"version\":1,\"text\":"
                    + new JsonPrimitive(Files.readString(file)) + "}}");
        }

        void insert(Spot spot, String text) throws IOException {
            version++;
            String end = "{\"line\":" + spot.line + ",\"character\":" + (spot.start + spot.length) + "}";
            tell("textDocument/didChange", "{\"textDocument\":{\"uri\":\"" + spot.file.toUri() + "\",\"version\":"
                    + version + "},\"contentChanges\":[{\"range\":{\"start\":" + end + ",\"end\":" + end
                    + "},\"text\":\"" + text + "\"}]}");
        }

        private void tell(String method, String params) throws IOException {
            send("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":" + params + "}");
        }

        private void send(String json) throws IOException {
            wire.write(json.getBytes(StandardCharsets.UTF_8));
        }

        /** Milliseconds until the answer is there. */
        double ask(String method, String params) throws IOException {
            id++;
            long start = System.nanoTime();
            send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}");
            byte[] start20 = ("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",").getBytes(StandardCharsets.UTF_8);
            while (true) {
                byte[] message = wire.read();
                if (message == null) {
                    throw new IOException("the server has gone");
                }
                if (message.length > start20.length
                        && Arrays.equals(message, 0, start20.length, start20, 0, start20.length)) {
                    String head = new String(message, 0, Math.min(200, message.length), StandardCharsets.UTF_8);
                    if (head.contains("\"error\"")) {
                        throw new IOException(method + ": " + head);
                    }
                    double took = (System.nanoTime() - start) / 1e6;
                    empty += head.matches(".*(\"result\":null|\\[\\]).*") ? 1 : 0;
                    return took;
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** As SCR fills them in. */
    private static MergedFeatures features(LanguageSource source) throws ReflectiveOperationException {
        var features = new MergedFeatures();
        Field sources = MergedFeatures.class.getDeclaredField("sources");
        sources.setAccessible(true);
        sources.set(features, List.of(source));
        return features;
    }

    /** A service that is not asked for anything that matters here. */
    private static <T> T none(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, args) -> null));
    }

    private List<Spot> spots(Path file, int count) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<Spot> spots = new ArrayList<>();
        for (int tries = 0; spots.size() < count && tries < 100_000; tries++) {
            int line = random.nextInt(lines.size());
            String text = lines.get(line);
            int start = text.isEmpty() ? 0 : random.nextInt(text.length());
            boolean isName = !text.strip().startsWith("//") && start < text.length()
                    && Character.isJavaIdentifierStart(text.charAt(start))
                    && (start == 0 || !Character.isJavaIdentifierPart(text.charAt(start - 1)));
            int end = start;
            while (isName && end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                end++;
            }
            if (isName && end - start > 2) {
                spots.add(new Spot(file, line, start, end - start));
            }
        }
        return spots;
    }

    /** A copy of a million lines, so that it is one folder; those that can be asked about. */
    private List<Path> gather() throws IOException {
        Path corpus = Path.of(System.getProperty("corpus"));
        long lines = 0;
        List<Path> copies = new ArrayList<>();
        for (String top : List.of("compiler", "library/core", "library/alloc", "library/std")) {
            for (Path file : rust(corpus.resolve(top))) {
                if (lines < WANTED_LINES) {
                    Path copy = code.resolve(corpus.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                    copies.add(copy);
                    lines += Files.readAllLines(file).size();
                }
            }
        }
        Figures.note("language server: lines of Rust", lines, "");
        copies.removeIf(copy -> !copy.toString().endsWith(".rs")
                || copy.toFile().length() > LARGEST || copy.toFile().length() < 2000);
        return copies;
    }

    private static List<Path> rust(Path top) throws IOException {
        try (Stream<Path> files = Files.walk(top)) {
            return files.filter(file -> file.toString().matches(".*\\.(rs|toml)") && Files.isRegularFile(file)).sorted()
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** Folders of their own, so that nothing of the user's is read or written. */
    private static StandardPaths paths(Path home) {
        return (StandardPaths) Proxy.newProxyInstance(StandardPaths.class.getClassLoader(),
                new Class<?>[] {StandardPaths.class}, (self, method, args) -> home.resolve(method.getName()));
    }
}
