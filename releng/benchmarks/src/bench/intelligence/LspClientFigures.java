package bench.intelligence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import bench.Figures;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.events.internal.QueuedEvents;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.platform.internal.ChildProcesses;
import dev.rustaiide.foundation.platform.internal.PathPrograms;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.system.cargo.integration.testing.TestCargo;
import dev.rustaiide.system.file.watching.FileChanges;
import dev.rustaiide.system.file.watching.FileWatch;
import dev.rustaiide.system.file.watching.FileWatching;
import dev.rustaiide.system.file.watching.IgnorePredicate;
import dev.rustaiide.system.lsp.client.ServerDefinition;
import dev.rustaiide.system.lsp.client.internal.BuiltInServers;
import dev.rustaiide.system.lsp.client.internal.SharedServers;
import dev.rustaiide.system.lsp.client.internal.server.LspSettings;

/**
 * What our client adds to the time that rust-analyzer itself takes: the same questions, in turn, from a raw client that
 * only frames and matches ids, and from ours with its conversions. Each has a server of its own, with equal options.
 */
public final class LspClientFigures {
    private static final int HOVERS = 400;
    private static final int COMPLETIONS = 120;
    private static final int MODULES = 20;

    private LspClientFigures() {}

    public static void main(String[] arguments) throws Exception {
        Path program = Path.of(System.getenv().getOrDefault("RUST_ANALYZER", System.getProperty("user.home")
                + "/.local/share/rust-ai-ide/tools/rust-analyzer/bin/rust-analyzer"));
        if (!Files.isExecutable(program)) {
            System.err.println("No rust-analyzer at " + program + ": fetch one with releng/rust-analyzer");
            return;
        }
        Path home = Files.createTempDirectory("lsp-figures");
        try (Ours ours = new Ours(home, program); Raw raw = new Raw(home.resolve("crate"), program)) {
            measure(ours, raw);
        }
        System.exit(0); // what is left runs on virtual threads
    }

    private static void measure(Ours ours, Raw raw) throws Exception {
        SourceText text = ours.text;
        List<Position> places = places(text.text());
        raw.open(text);
        ours.start();
        raw.settle(places.getFirst());
        for (int i = 0; i < 60; i++) { // both warm
            Position at = places.get(i * 5 % places.size());
            raw.hover(at);
            ours.hover(at);
        }
        compare("hover", HOVERS, places, raw::hover, ours::hover);
        compare("completion", COMPLETIONS, places, raw::complete, ours::complete);
    }

    /** Uses of names all over the file. */
    private static List<Position> places(Text text) {
        List<Position> places = new ArrayList<>();
        String all = text.toString();
        for (int at = all.indexOf(".values()"); at >= 0; at = all.indexOf(".values()", at + 1)) {
            places.add(text.positionOf(at + 3));
        }
        return places;
    }

    private interface Asking {
        int ask(Position at) throws Exception;
    }

    private static void compare(String what, int count, List<Position> places, Asking raw, Asking ours)
            throws Exception {
        double[] theirs = new double[count];
        double[] mine = new double[count];
        for (int i = 0; i < count; i++) {
            Position at = places.get(i * 7 % places.size());
            boolean first = i % 2 == 0; // whoever comes second has the processor's caches against or for it
            double one = millis(() -> (first ? raw : ours).ask(at));
            double other = millis(() -> (first ? ours : raw).ask(at));
            theirs[i] = first ? one : other;
            mine[i] = first ? other : one;
        }
        Arrays.sort(theirs);
        Arrays.sort(mine);
        Figures.note("raw rust-analyzer, " + what + " p50", at(theirs, 0.5), "ms");
        Figures.note("ours, " + what + " p50", at(mine, 0.5), "ms");
        Figures.note("raw rust-analyzer, " + what + " p95", at(theirs, 0.95), "ms");
        Figures.note("ours, " + what + " p95", at(mine, 0.95), "ms");
        Figures.atMost("our client over raw rust-analyzer, " + what + " p50", at(mine, 0.5) - at(theirs, 0.5), "ms",
                5, 1);
        Figures.atMost("our client over raw rust-analyzer, " + what + " p95", at(mine, 0.95) - at(theirs, 0.95), "ms",
                5, 1);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))];
    }

    private static double millis(Callable<Integer> work) throws Exception {
        long start = System.nanoTime();
        if (work.call() == 0) {
            throw new IllegalStateException("an answer was empty");
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static String module(int number) {
        var source = new StringBuilder("use std::collections::HashMap;\n");
        for (int i = 0; i < 60; i++) {
            source.append(String.format("""

                    /// Holds the parts of order %1$d of %2$d.
                    #[derive(Debug, Clone)]
                    pub struct Order%1$d { pub id: u64, parts: HashMap<String, f64> }

                    impl Order%1$d {
                        pub fn total(&self, rate: f64) -> f64 {
                            let sum: f64 = self.parts.values().sum();
                            sum * (1.0 + rate / 100.0)
                        }
                    }
                    """, i, number));
        }
        return source.toString();
    }

    /** Our client as the product has it, but for files that are watched. */
    private static final class Ours implements AutoCloseable {
        final SourceText text;
        private final SharedServers servers;
        private final ServerDefinition definition = new BuiltInServers().definitions().getFirst();
        private final Path root;

        Ours(Path home, Path program) throws IOException {
            root = Files.createDirectories(home.resolve("crate/src")).getParent();
            Files.writeString(root.resolve("Cargo.toml"),
                    "[package]\nname = \"orders\"\nversion = \"0.1.0\"\nedition = \"2021\"\n");
            var lib = new StringBuilder();
            for (int i = 0; i < MODULES; i++) {
                lib.append("pub mod m").append(i).append(";\n");
                Files.writeString(root.resolve("src/m" + i + ".rs"), module(i));
            }
            Files.writeString(root.resolve("src/lib.rs"), lib);
            Path file = root.resolve("src/m7.rs");
            text = new SourceText(file, LanguageId.RUST, 1, Text.of(Files.readString(file)));
            var programs = new PathPrograms();
            List<SettingKey<?>> keys = new ArrayList<>(new LspSettings(List.of(new BuiltInServers())).keys());
            keys.addAll(TestCargo.settings());
            var processes = new ChildProcesses(programs);
            var settings = new TestSettings(home, keys, List.of("--set", "lsp.rustAnalyzer.program=" + program),
                    List::of, null, null);
            servers = new SharedServers(processes, programs, settings.settings(), new Home(home), new Unwatched(),
                    TestCargo.toolchains(processes, programs, settings.settings(), any -> true), new QueuedEvents(),
                    List.of(new BuiltInServers()));
        }

        void start() throws Exception {
            servers.start(definition, servers.rootOf(definition, text.file())).ready().await(Duration.ofMinutes(3));
            servers.source(definition).follow(text);
        }

        int hover(Position at) throws Exception {
            Optional<Hover> hover = servers.source(definition).ask(new Hover.At(text, at)).await();
            return hover.map(found -> found.markdown().length()).orElse(0);
        }

        int complete(Position at) throws Exception {
            return servers.source(definition).ask(new Completions.At(text, at, Optional.empty())).await()
                    .proposals().size();
        }

        @Override
        public void close() {
            servers.close();
        }
    }

    /** Frames, ids, and a look at the answer as text. */
    private static final class Raw implements AutoCloseable {
        private final Process process;
        private final OutputStream out;
        private final InputStream in;
        private String uri = "";
        private int ids;

        Raw(Path root, Path program) throws Exception {
            process = new ProcessBuilder(program.toString()).directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            out = process.getOutputStream();
            in = new BufferedInputStream(process.getInputStream(), 1 << 16);
            ask("initialize", Json.parse("""
                    {"processId": null, "rootUri": "%s", "initializationOptions": %s, "capabilities": {
                     "textDocument": {"hover": {"contentFormat": ["markdown"]}, "completion": {"completionItem":
                     {"snippetSupport": true, "labelDetailsSupport": true, "insertReplaceSupport": true,
                      "resolveSupport": {"properties": ["documentation", "detail", "additionalTextEdits"]}}}}}}
                    """.formatted(root.toUri(), """
                    {"cargo": {"buildScripts": {"enable": false}, "targetDir": true, "sysrootSrc": "%s"},
                     "checkOnSave": false, "procMacro": {"enable": false}}""".formatted(librarySources(program)))));
            send("\"method\":\"initialized\",\"params\":{}");
        }

        /** As our client finds them. */
        private static Path librarySources(Path program) throws IOException {
            try (var versions = Files.list(program.resolveSibling("../usr/src").normalize())) {
                return versions.findFirst().orElseThrow().resolve("library");
            }
        }

        void open(SourceText text) throws IOException {
            uri = text.file().toUri().toString();
            send("\"method\":\"textDocument/didOpen\",\"params\":" + Json.object().put("textDocument", Json.object()
                    .put("uri", uri).put("languageId", "rust").put("version", 1).put("text", text.text().toString())
                    .build()).build().print());
        }

        /** Until types are known. */
        void settle(Position at) throws Exception {
            for (int i = 0; i < 600 && !ask("textDocument/hover", place(at)).contains("values"); i++) {
                Thread.sleep(100);
            }
        }

        int hover(Position at) throws Exception {
            return ask("textDocument/hover", place(at)).length();
        }

        int complete(Position at) throws Exception {
            return ask("textDocument/completion", place(at)).length();
        }

        private Json place(Position at) {
            return Json.object().put("textDocument", Json.object().put("uri", uri).build()).put("position",
                    Json.object().put("line", at.line()).put("character", at.character()).build()).build();
        }

        private String ask(String method, Json params) throws IOException {
            int id = ++ids;
            send("\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params.print());
            while (true) {
                String message = read();
                if (message.startsWith("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",") && !message.contains("\"method\":")) {
                    return message;
                }
                if (message.contains("\"method\":\"workspace/configuration\"")) {
                    String asked = message.substring(message.indexOf("\"id\":"), message.indexOf(",\"method\""));
                    send(asked + ",\"result\":[null]");
                }
            }
        }

        private void send(String members) throws IOException {
            byte[] body = ("{\"jsonrpc\":\"2.0\"," + members + '}').getBytes(StandardCharsets.UTF_8);
            out.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
        }

        private String read() throws IOException {
            int length = 0;
            for (String line = line(); !line.isEmpty(); line = line()) {
                length = line.startsWith("Content-Length:") ? Integer.parseInt(line.substring(15).strip()) : length;
            }
            return new String(in.readNBytes(length), StandardCharsets.UTF_8);
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    throw new IOException("rust-analyzer has ended");
                }
                line.append(b == '\r' ? "" : String.valueOf((char) b));
            }
            return line.toString();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    private record Home(Path home) implements StandardPaths {
        @Override
        public Path config() {
            return home;
        }

        @Override
        public Path data() {
            return home;
        }

        @Override
        public Path cache() {
            return home;
        }

        @Override
        public Path logs() {
            return home;
        }

        @Override
        public Path state() {
            return home;
        }
    }

    private static final class Unwatched implements FileWatching {
        @Override
        public FileWatch watch(Path root, IgnorePredicate ignored, Consumer<FileChanges> listener) {
            return new FileWatch() {
                @Override
                public Call<Void> ready() {
                    return Call.of(null);
                }

                @Override
                public boolean isPolling() {
                    return false;
                }

                @Override
                public void close() {
                    // Nothing is watched.
                }
            };
        }
    }
}
