package bench.intelligence;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
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
    private static final String[] FILES = {"macros.rs", "ident.rs", "diagnostics.rs"};
    private static final Pattern WORDS = Pattern.compile("(as|async|await|break|const|continue|crate|dyn|else|enum|extern"
            + "|false|fn|for|if|impl|in|let|loop|match|mod|move|mut|pub|ref|return|self|Self|static|struct|super|trait"
            + "|true|type|unsafe|use|where|while)\\b|.\\b");
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
        long[] took = new long[3];
        int answers = 0;
        source.follow(new SourceText(file, new LanguageId("rust"), 0, text));
        int name = name(text);
        for (int i = 0; i < KEYS; i++) {
            name = i % 10 == 0 ? name(text) : name;
            text = text.replace(name + 1, name + 1, "x");
            int asked = name(text);
            var now = new SourceText(file, new LanguageId("rust"), i + 1, text);
            long start = PROCESS.getProcessCpuTime();
            source.follow(now);
            index.settled().await();
            long edited = PROCESS.getProcessCpuTime();
            answers += source.ask(new Hover.At(now, text.positionOf(asked + 1))).await().isPresent() ? 1 : 0;
            long hovered = PROCESS.getProcessCpuTime();
            source.ask(new Completions.At(now, text.positionOf(name + 2), Optional.empty())).await();
            took[0] += edited - start;
            took[1] += hovered - edited;
            took[2] += PROCESS.getProcessCpuTime() - hovered;
        }
        source.forget(new SourceText(file, new LanguageId("rust"), KEYS, text));
        index.settled().await();
        if (counts) {
            String what = "a key in " + text.lineCount() + " lines";
            Figures.note(what + ": hovers that say something", 100.0 * answers / KEYS, "%");
            Figures.note(what + ": edit", mean(took[0]), "ms");
            Figures.note(what + ": hover behind it", mean(took[1]), "ms");
            Figures.note(what + ": completion behind that", mean(took[2]), "ms");
            Figures.atMost(what + ": edit and hover", mean(took[0] + took[1]), "ms", 4, 2);
        }
    }

    /** The system counts in steps of 10 ms, so that only sums tell something. */
    private static double mean(long nanoseconds) {
        return nanoseconds / 1e6 / KEYS;
    }

    /** Where a name starts that is in no comment, and no word of the language. */
    private int name(Text text) {
        while (true) {
            int line = random.nextInt(text.lineCount());
            String code = text.line(line);
            List<Integer> starts = new ArrayList<>();
            for (int at = 1; at + 2 < code.length(); at++) {
                boolean starting = Character.isJavaIdentifierStart(code.charAt(at))
                        && !Character.isJavaIdentifierPart(code.charAt(at - 1));
                if (starting && !WORDS.matcher(code).region(at, code.length()).lookingAt()) {
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
