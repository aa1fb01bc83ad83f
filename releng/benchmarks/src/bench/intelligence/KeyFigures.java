package bench.intelligence;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

import bench.Figures;

import dev.rustaiide.ai.code.analysis.internal.TreeSitterSyntax;
import dev.rustaiide.ai.code.index.CodeIndex;
import dev.rustaiide.ai.code.index.internal.IndexLanguageSource;
import dev.rustaiide.ai.code.index.internal.SharedIndexes;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.foundation.fs.internal.DiskTextFiles;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;

/**
 * The processor time of all threads that one key costs the index: the edit, the reading of what it changed, and the
 * answer to a question about the new text. In files of the compiler's name resolution ({@code -Dcorpus}), whose crate is
 * indexed. {@code -Dkeys} keys each.
 */
public final class KeyFigures {
    private static final int KEYS = Integer.getInteger("keys", 300);
    private static final String[] FILES = {"macros.rs", "ident.rs", "lib.rs"};
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Random random = new Random(5);
    private final IndexLanguageSource source;
    private final CodeIndex index;

    private KeyFigures(IndexLanguageSource source, CodeIndex index) {
        this.source = source;
        this.index = index;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("key-figures").toRealPath();
        try {
            Path crate = copy(Path.of(System.getProperty("corpus"), "compiler", "rustc_resolve"),
                    folder.resolve("code"));
            var home = new Home(folder.resolve("home"));
            var syntax = TreeSitterSyntax.keepingLibrariesIn(folder.resolve("libraries"));
            var indexes = new SharedIndexes(syntax, new DiskTextFiles(home), home);
            CodeIndex index = indexes.open(crate, Priority.INTERACTIVE);
            index.settled().await();
            var figures = new KeyFigures(new IndexLanguageSource(indexes), index);
            for (int round = 0; round < 2; round++) { // the first for the compiler to see
                for (String file : FILES) {
                    figures.measure(crate.resolve("src").resolve(file), round == 1);
                }
            }
            index.close();
        } finally {
            delete(folder);
        }
    }

    private void measure(Path file, boolean counts) throws Exception {
        Text text = Text.of(Files.readString(file));
        double[] edits = new double[KEYS];
        double[] hovers = new double[KEYS];
        double[] completions = new double[KEYS];
        int answers = 0;
        source.follow(new SourceText(file, new LanguageId("rust"), 0, text));
        int name = name(text);
        for (int i = 0; i < KEYS; i++) {
            if (i % 10 == 0) {
                name = name(text);
            }
            text = text.replace(name + 1, name + 1, "x");
            var now = new SourceText(file, new LanguageId("rust"), i + 1, text);
            long start = PROCESS.getProcessCpuTime();
            source.follow(now);
            index.settled().await();
            long edited = PROCESS.getProcessCpuTime();
            answers += source.ask(new Hover.At(now, text.positionOf(name + 1))).await().isPresent() ? 1 : 0;
            long hovered = PROCESS.getProcessCpuTime();
            source.ask(new Completions.At(now, text.positionOf(name + 2), Optional.empty())).await();
            edits[i] = (edited - start) / 1e6;
            hovers[i] = (hovered - edited) / 1e6;
            completions[i] = (PROCESS.getProcessCpuTime() - hovered) / 1e6;
        }
        source.forget(new SourceText(file, new LanguageId("rust"), KEYS, text));
        index.settled().await();
        if (counts) {
            String what = "a key in " + text.lineCount() + " lines";
            Figures.note(what + ": hovers with an answer, of " + KEYS, answers, "");
            Figures.note(what + ": processor time of the edit, mean", mean(edits), "ms");
            Figures.note(what + ": of the hover behind it, mean", mean(hovers), "ms");
            Figures.note(what + ": of a completion behind that, mean", mean(completions), "ms");
            double[] both = new double[KEYS];
            Arrays.setAll(both, i -> edits[i] + hovers[i]);
            Figures.atMost(what + ": processor time with its hover, p50", median(both), "ms", 4, 2);
        }
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Where a name starts that is in no comment. */
    private int name(Text text) {
        while (true) {
            int line = random.nextInt(text.lineCount());
            String code = text.line(line);
            List<Integer> starts = new ArrayList<>();
            for (int at = 1; at + 2 < code.length(); at++) {
                boolean starting = Character.isJavaIdentifierStart(code.charAt(at))
                        && !Character.isJavaIdentifierPart(code.charAt(at - 1));
                if (starting && Character.isJavaIdentifierPart(code.charAt(at + 1))) {
                    starts.add(at);
                }
            }
            if (!starts.isEmpty() && !code.strip().startsWith("//")) {
                return text.lineStart(line) + starts.get(random.nextInt(starts.size()));
            }
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return to;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
