package bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;

import dev.rustaiide.foundation.serialization.Compression;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.Schema;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Schemas;
import dev.rustaiide.foundation.types.Symbol;
import dev.rustaiide.foundation.types.SymbolKind;

/**
 * A million symbols of an index, written to memory and read back: the time of both together and the size, in our form
 * (not compressed, with Deflate, with zstd around it) and in those of others, each read and written record by record.
 * Everything is run three times (or {@code -Druns}) in turn; the fastest counts. Time is that of the clock: ours encodes and
 * decodes on all processors, the others have no such thing. The processor time of the whole process, with its collector,
 * is noted too; other work on the machine spoils it less. With {@code -Dforms=json} only our own form and Jackson's are
 * measured.
 */
public class SymbolFigures {
    private static final int RUNS = Integer.getInteger("runs", 3);
    private static final int COUNT = Integer.getInteger("symbols", 1_000_000);

    /** A symbol of a workspace: what an index holds. */
    record Found(Symbol symbol, String container, Path file) {}

    static final Schema<Found> FOUND = Schema.of("found", 1, fields -> {
        var symbol = fields.value("symbol", Schemas.SYMBOL, Found::symbol);
        var container = fields.text("container", Found::container);
        var file = fields.value("file", Schemas.PATH, Found::file);
        return row -> new Found(row.get(symbol), row.get(container), row.get(file));
    });

    /** One way of storing. */
    interface Form {
        void write(List<Found> symbols, OutputStream out) throws Exception;

        void read(InputStream in, Consumer<Found> taker) throws Exception;
    }

    private record Result(double seconds, double cpuSeconds, double megabytes) {
        Result best(Result other) {
            return new Result(Math.min(seconds, other.seconds), Math.min(cpuSeconds, other.cpuSeconds), megabytes);
        }
    }

    public static void main(String[] arguments) throws Exception {
        List<Found> symbols = symbols();
        Map<String, Form> forms = new LinkedHashMap<>();
        forms.put("ours", new Ours(Compression.NONE, false));
        forms.put("ours, Deflate", new Ours(Compression.DEFLATE, false));
        forms.put("ours, zstd", new Ours(Compression.NONE, true));
        forms.put("Jackson JSON", new Streamed(new JsonFactory()));
        forms.put("Jackson CBOR", new Streamed(new CBORFactory()));
        forms.put("our JSON", new OurJson());
        forms.put("Java serialisation", new JavaSerialisation());
        if (System.getProperty("forms", "").equals("json")) {
            forms.keySet().retainAll(List.of("ours", "ours, Deflate", "Jackson JSON"));
        }
        Map<String, Result> results = new LinkedHashMap<>();
        for (int run = 0; run < RUNS; run++) {
            for (var form : forms.entrySet()) {
                results.merge(form.getKey(), measure(form.getValue(), symbols), Result::best);
            }
        }
        Result jackson = results.get("Jackson JSON");
        Result ourJson = results.getOrDefault("our JSON", jackson);
        Result fasterJson = jackson.seconds() < ourJson.seconds() ? jackson : ourJson;
        Result ours = results.get("ours");
        Figures.ratio("1 M symbols stored and read: " + Runtime.getRuntime().availableProcessors() + " threads / JSON, 1 thread",
                ours.seconds(), fasterJson.seconds(), "s", 0.2, 0.1);
        Figures.ratio("1 M symbols stored: size / JSON", ours.megabytes(), fasterJson.megabytes(), "MB", 0.3, 0.15);
        results.forEach((name, result) -> {
            Figures.note("  " + name + ": time", result.seconds(), "s");
            Figures.note("  " + name + ": processor time", result.cpuSeconds(), "s");
            Figures.note("  " + name + ": size", result.megabytes(), "MB");
        });
    }

    private static Result measure(Form form, List<Found> symbols) throws Exception {
        System.gc();
        var bytes = new ByteArrayOutputStream(1 << 20);
        var writing = new Stopwatch();
        form.write(symbols, bytes);
        writing.stop();
        byte[] stored = bytes.toByteArray();
        bytes = null;
        int[] count = {0};
        Consumer<Found> check = found -> {
            if (count[0] % 1000 == 0 && !found.equals(symbols.get(count[0]))) {
                throw new IllegalStateException("not what was stored: " + found);
            }
            count[0]++;
        };
        System.gc();
        var reading = new Stopwatch();
        form.read(new ByteArrayInputStream(stored), check);
        reading.stop();
        if (count[0] != symbols.size()) {
            throw new IllegalStateException(count[0] + " of " + symbols.size() + " came back");
        }
        System.err.printf(Locale.ROOT, "%s: written in %.0f ms (%.0f of processors), read in %.0f ms (%.0f), %.1f MB%n",
                form, writing.time / 1e6, writing.cpu / 1e6, reading.time / 1e6, reading.cpu / 1e6, stored.length / 1e6);
        return new Result((writing.time + reading.time) / 1e9, (writing.cpu + reading.cpu) / 1e9, stored.length / 1e6);
    }

    /** From its making until it is stopped, in nanoseconds. */
    private static final class Stopwatch {
        private long cpu = cpu();
        private long time = System.nanoTime();

        void stop() {
            time = System.nanoTime() - time;
            cpu = cpu() - cpu;
        }
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    // ------------------------------------------------------------------------------------------------- the symbols

    private static final String[] WORDS = ("parse token stream node index buffer cache entry value key range position"
            + " source file path read write next peek state error result option build visit resolve type scope name"
            + " module item field method trait generic bound lifetime macro expand lower upper with from into try as"
            + " iter map filter fold len push pop insert remove get set new default clone hash eq cmp fmt debug").split(" ");

    private static final String[] COMMON = ("new fmt from default clone eq hash next len is_empty iter drop deref parse"
            + " into_iter poll read write as_ref try_from get push main test_basic").split(" ");
    private static final String[] TYPES = {"usize", "&str", "String", "bool", "u32", "Self", "Option<Self>", "u64"};

    /**
     * As the index of some hundred crates: files of 5 to 60 symbols in order, names of one to three words, a third of
     * them those that traits and habit give; each crate has 40 types, of which its signatures and containers speak.
     */
    static List<Found> symbols() {
        var random = new Random(42);
        var symbols = new ArrayList<Found>(COUNT);
        String crate = "";
        String[] types = {};
        for (int file = 0; symbols.size() < COUNT; file++) {
            if (file % 30 == 0) {
                crate = word(random) + '-' + word(random) + "-0." + random.nextInt(30) + "." + random.nextInt(20);
                types = java.util.stream.Stream.generate(() -> name(random, true)).limit(40).toArray(String[]::new);
            }
            Path path = Path.of("/home/user/.cargo/registry/src/crates-6f17d22bba15001f/" + crate + "/src/"
                    + word(random) + "/" + word(random) + "_" + file % 97 + ".rs");
            int line = 10;
            String container = "";
            for (int i = 5 + random.nextInt(56); i > 0 && symbols.size() < COUNT; i--) {
                SymbolKind kind = SymbolKind.values()[random.nextInt(12)];
                boolean type = kind.ordinal() < 6;
                String name = type ? new String(types[random.nextInt(40)])
                        : random.nextInt(3) == 0 ? new String(COMMON[random.nextInt(COMMON.length)]) : name(random, false);
                container = type ? "" : container.isEmpty() || random.nextInt(8) == 0 ? types[random.nextInt(40)] : container;
                int length = 1 + random.nextInt(type ? 40 : 20);
                int column = container.isEmpty() ? 0 : 4;
                String detail = kind == SymbolKind.FUNCTION || kind == SymbolKind.METHOD
                        ? "(&self, " + word(random) + ": " + type(random, types) + ") -> " + type(random, types) : "";
                var symbol = new Symbol(name, kind, detail, Range.of(line, column, line + length, column + 1),
                        Range.of(line, column + 7, line, column + 7 + name.length()), List.of());
                symbols.add(new Found(symbol, new String(container), path));
                line += length + 1 + random.nextInt(3);
            }
        }
        return symbols;
    }

    private static String type(Random random, String[] types) {
        return random.nextBoolean() ? TYPES[random.nextInt(TYPES.length)] : types[random.nextInt(types.length)];
    }

    private static String word(Random random) {
        // Some words are far more frequent than others.
        return WORDS[(int) (WORDS.length * Math.pow(random.nextDouble(), 2))];
    }

    private static String name(Random random, boolean type) {
        var name = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            String word = word(random);
            name.append(!type && !name.isEmpty() ? "_" : "")
                    .append(type ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word);
        }
        return name.toString();
    }

    // --------------------------------------------------------------------------------------------------- the forms

    private record Ours(Compression compression, boolean zstd) implements Form {
        @Override
        public void write(List<Found> symbols, OutputStream out) throws IOException {
            try (var writer = FOUND.writer(zstd ? new ZstdOutputStream(out, 1) : out, compression)) {
                for (Found symbol : symbols) {
                    writer.write(symbol);
                }
            }
        }

        @Override
        public void read(InputStream in, Consumer<Found> taker) throws Exception {
            try (var reader = FOUND.reader(zstd ? new ZstdInputStream(in) : in, "symbols")) {
                reader.forEach(taker);
            }
        }
    }

    /** Jackson's streaming, without any binding: a token at a time, by hand. */
    private record Streamed(JsonFactory factory) implements Form {
        @Override
        public void write(List<Found> symbols, OutputStream out) throws IOException {
            try (JsonGenerator json = factory.createGenerator(out)) {
                json.writeStartArray();
                for (Found found : symbols) {
                    json.writeStartObject();
                    json.writeStringField("name", found.symbol().name());
                    json.writeStringField("kind", found.symbol().kind().name());
                    json.writeStringField("detail", found.symbol().detail());
                    write(json, "range", found.symbol().range());
                    write(json, "selection", found.symbol().selection());
                    json.writeStringField("container", found.container());
                    json.writeStringField("file", found.file().toString());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
        }

        private static void write(JsonGenerator json, String name, Range range) throws IOException {
            json.writeObjectFieldStart(name);
            write(json, "start", range.start());
            write(json, "end", range.end());
            json.writeEndObject();
        }

        private static void write(JsonGenerator json, String name, Position position) throws IOException {
            json.writeObjectFieldStart(name);
            json.writeNumberField("line", position.line());
            json.writeNumberField("character", position.character());
            json.writeEndObject();
        }

        @Override
        public void read(InputStream in, Consumer<Found> taker) throws IOException {
            try (JsonParser json = factory.createParser(in)) {
                json.nextToken();
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    taker.accept(found(json));
                }
            }
        }

        private static Found found(JsonParser json) throws IOException {
            String name = "", detail = "", container = "";
            SymbolKind kind = SymbolKind.MODULE;
            Range range = null, selection = null;
            Path file = null;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "name" -> name = json.getText();
                    case "kind" -> kind = SymbolKind.valueOf(json.getText());
                    case "detail" -> detail = json.getText();
                    case "container" -> container = json.getText();
                    case "file" -> file = Path.of(json.getText());
                    case "range" -> range = range(json);
                    default -> selection = range(json);
                }
            }
            return new Found(new Symbol(name, kind, detail, range, selection, List.of()), container, file);
        }

        private static Range range(JsonParser json) throws IOException {
            Position start = null, end = null;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                if (json.currentName().equals("start")) {
                    start = position(json);
                } else {
                    end = position(json);
                }
            }
            return new Range(start, end);
        }

        private static Position position(JsonParser json) throws IOException {
            int line = 0, character = 0;
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                if (json.currentName().equals("line")) {
                    line = json.nextIntValue(0);
                } else {
                    character = json.nextIntValue(0);
                }
            }
            return new Position(line, character);
        }

        @Override
        public String toString() {
            return "Jackson " + factory.getFormatName();
        }
    }

    /** Our own JSON, a line for each symbol. */
    private record OurJson() implements Form {
        @Override
        public void write(List<Found> symbols, OutputStream out) throws IOException {
            for (Found symbol : symbols) {
                out.write((FOUND.json(symbol).print() + '\n').getBytes(StandardCharsets.UTF_8));
            }
        }

        @Override
        public void read(InputStream in, Consumer<Found> taker) throws Exception {
            var reader = new java.io.BufferedReader(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                taker.accept(FOUND.fromJson(Json.parse(line)));
            }
        }
    }

    private record JavaSerialisation() implements Form {
        /** The record itself cannot be serialised: its types are not declared so, and paths never are. */
        private record Flat(String name, SymbolKind kind, String detail, String container, String file, int[] places)
                implements Serializable {}

        @Override
        public void write(List<Found> symbols, OutputStream out) throws IOException {
            try (var objects = new ObjectOutputStream(out)) {
                int count = 0;
                for (Found found : symbols) {
                    Range range = found.symbol().range();
                    Range selection = found.symbol().selection();
                    objects.writeObject(new Flat(found.symbol().name(), found.symbol().kind(), found.symbol().detail(),
                            found.container(), found.file().toString(), new int[] {range.start().line(),
                                range.start().character(), range.end().line(), range.end().character(),
                                selection.start().line(), selection.start().character(), selection.end().line(),
                                selection.end().character()}));
                    if (++count % 1000 == 0) {
                        objects.reset(); // it keeps all that it has written
                    }
                }
                objects.writeObject(null);
            }
        }

        @Override
        public void read(InputStream in, Consumer<Found> taker) throws Exception {
            try (var objects = new ObjectInputStream(in)) {
                for (Flat flat = (Flat) objects.readObject(); flat != null; flat = (Flat) objects.readObject()) {
                    int[] p = flat.places();
                    taker.accept(new Found(new Symbol(flat.name(), flat.kind(), flat.detail(),
                            Range.of(p[0], p[1], p[2], p[3]), Range.of(p[4], p[5], p[6], p[7]), List.of()),
                            flat.container(), Path.of(flat.file())));
                }
            }
        }
    }
}
