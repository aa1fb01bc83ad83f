package bench.ai;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.CRC32;

import bench.intelligence.Home;

import dev.rustaiide.ai.code.analysis.internal.TreeSitterSyntax;
import dev.rustaiide.ai.code.index.internal.SharedIndexes;
import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.completion.CompletionLearning.Answer;
import dev.rustaiide.ai.completion.CompletionLearning.Line;
import dev.rustaiide.ai.completion.CompletionLearning.Subject;
import dev.rustaiide.ai.completion.internal.DecoderGhost;
import dev.rustaiide.ai.completion.internal.GhostCheck;
import dev.rustaiide.ai.completion.internal.LocalLearning;
import dev.rustaiide.ai.completion.internal.ProjectModels;
import dev.rustaiide.foundation.fs.internal.DiskTextFiles;

/** Measures. */
public final class AdaptationFigures {
    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(System.getProperty("project"));
        int count = Integer.getInteger("lines", 200);
        int names = Integer.getInteger("names", 0);
        Path folder = Files.createTempDirectory("adaptation").toRealPath();
        var home = new Home(folder.resolve("home"));
        var syntax = TreeSitterSyntax.keepingLibrariesIn(folder.resolve("libraries"));
        var files = new DiskTextFiles(home);
        var indexes = new SharedIndexes(syntax, files, home);
        var models = new ProjectModels(indexes, files, syntax, new Calm(), null, null);
        var shipped = new ShippedDecoder(folder.resolve("decoder"), new Calm());
        var ghost = new DecoderGhost(shipped, shipped.inference(), models);
        CompletionLearning learning = new LocalLearning(new GhostCheck(syntax), indexes, files, syntax, new Calm(),
                List::of, ghost);
        Predicate<Path> held = file -> {
            var crc = new CRC32();
            crc.update(("1/" + project.relativize(file)).getBytes());
            return file.toString().endsWith(".rs") && crc.getValue() % 10 < 2;
        };
        if (System.getProperty("texts") != null) {
            texts(project, Path.of(System.getProperty("texts")));
            System.exit(0);
        }
        if (names > 0) {
            long saved = 0;
            long letters = 0;
            for (Answer each : learning.answers(new Subject(project, held, names, 0, 7), learning.shipped()).await()) {
                saved += each.saved();
                letters += each.letters();
            }
            System.out.printf(Locale.ROOT, "%s popup: %.2f %% of at most %.2f%n", project.getFileName(), 100.0 * saved / letters, 0.0);
        }
        double before = lines(project, "shipped", learning, held, count, Optional.empty(), 0);
        for (String each : System.getProperty("decoders", "").split(",")) {
            if (!each.isEmpty()) {
                lines(project, each, learning, held, count, Optional.of(Path.of(each)), before);
            }
        }
        System.exit(0);
    }

    private static void texts(Path project, Path into) throws Exception {
        var bytes = new java.io.ByteArrayOutputStream();
        var out = new java.io.DataOutputStream(bytes);
        int count = 0;
        try (var all = Files.walk(project)) {
            for (Path file : all.filter(p -> p.toString().endsWith(".rs")).sorted().toList()) {
                var crc = new CRC32();
                crc.update(("1/" + project.relativize(file)).getBytes());
                long part = crc.getValue() % 10;
                if (part < 2 || Files.size(file) > 400_000) {
                    continue;
                }
                count++;
                String text = Files.readString(file).replace("\r\n", "\n");
                byte[] utf8 = text.getBytes("UTF-8");
                out.writeBoolean(part > 2);
                out.writeInt(utf8.length);
                out.write(utf8);
                int[] at = new int[text.length() + 1];
                for (int i = 0; i < text.length(); i++) {
                    char c = text.charAt(i);
                    at[i + 1] = at[i] + (c < 0x80 ? 1 : c < 0x800 ? 2 : Character.isHighSurrogate(c) ? 4
                            : Character.isLowSurrogate(c) ? 0 : 3);
                }
                var runs = new java.util.ArrayList<int[]>();
                var lexer = dev.rustaiide.ai.completion.tokens.Lexer.of(text, 0, "rust");
                int end = 0;
                while (lexer.next()) {
                    gap(text, end, lexer.start(), at, runs);
                    switch (lexer.kind()) {
                        case STRING -> {
                            if (lexer.end() - lexer.start() > 2) {
                                runs.add(new int[] {at[lexer.start() + 1], at[lexer.end() - 1]});
                            }
                        }
                        case NUMBER -> {
                            if (lexer.end() - lexer.start() > 2) {
                                runs.add(new int[] {at[lexer.start()], at[lexer.end()]});
                            }
                        }
                        default -> { }
                    }
                    end = lexer.end();
                }
                gap(text, end, text.length(), at, runs);
                out.writeInt(runs.size());
                for (int[] run : runs) {
                    out.writeInt(run[0]);
                    out.writeInt(run[1]);
                }
            }
        }
        var whole = new java.io.ByteArrayOutputStream();
        new java.io.DataOutputStream(whole).writeInt(1);
        new java.io.DataOutputStream(whole).writeInt(count);
        whole.write(bytes.toByteArray());
        Files.write(into, whole.toByteArray());
    }

    private static void gap(String text, int from, int to, int[] at, java.util.List<int[]> runs) {
        int first = from;
        int last = to;
        while (first < last && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        if (last > first) {
            runs.add(new int[] {at[first], at[last]});
        }
    }

    private static double lines(Path project, String name, CompletionLearning learning, Predicate<Path> held, int count,
            Optional<Path> decoder, double before) throws Exception {
        long begun = System.nanoTime();
        List<Line> lines = learning.lines(new Subject(project, held, count, 0, 7), learning.shipped(), decoder).await();
        double letters = lines.stream().mapToInt(Line::letters).sum();
        double keys = lines.stream().mapToInt(Line::keys).sum();
        double saved = 100 * (1 - keys / letters);
        System.out.printf(Locale.ROOT, "%s %s: %d lines, saved %.2f %% (%+.1f %%), by ghost %.1f %% of letters, %d tabs, %.0f s%n",
                project.getFileName(), name, lines.size(), saved, before == 0 ? 0 : 100 * (saved / before - 1),
                100 * lines.stream().mapToInt(Line::byGhost).sum() / letters,
                lines.stream().mapToInt(Line::tabs).sum(), (System.nanoTime() - begun) / 1e9);
        return saved;
    }
}
