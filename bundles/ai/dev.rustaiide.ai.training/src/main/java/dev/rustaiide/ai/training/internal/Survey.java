package dev.rustaiide.ai.training.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.CRC32;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.completion.CompletionLearning.Source;
import dev.rustaiide.ai.training.CommonWords;
import dev.rustaiide.ai.training.OwnText;
import dev.rustaiide.ai.training.Training.Left;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileWalk;
import dev.rustaiide.foundation.fs.GitIgnored;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.security.Redactor;
import dev.rustaiide.foundation.text.Text;

/**
 * The files of a folder that can be learned from, split by their names: two tenths are held out, one tenth is there to
 * choose with, and the rest is two folds to learn from. Secrets are taken out of what it gives.
 */
final class Survey {
    private static final Set<String> PROSE = Set.of("toml", "markdown", "json", "yaml", "plaintext", "html", "css");
    private static final long LARGEST = 400_000;
    private static final int LONGEST_LINE = 2_000;
    private static final int MEAN_LINE = 160;
    static final int PARTS = 10;
    private static final String SHOWN = dev.rustaiide.foundation.security.Secret.SHOWN;

    private final Path root;
    private final long seed;
    private final TreeMap<Path, Source> sources = new TreeMap<>();
    private final List<Left> left = new ArrayList<>();
    private final Map<Path, Long> times = new HashMap<>();
    private final CRC32 content = new CRC32();
    private int secretLines;

    Survey(Path root, long seed) {
        this.root = root;
        this.seed = seed;
    }

    /** Reads all; the thread of {@code scope} may be stopped. */
    Survey read(TextFiles files, Syntax syntax, Redactor redactor, Scope scope) throws InterruptedException {
        var found = new TreeMap<Path, Long>();
        new FileWalk(new GitIgnored(root)).forEach(root, scope, (path, what) -> {
            found.put(path, what.size());
            times.put(path, what.lastModifiedTime().toMillis());
        });
        for (var each : found.entrySet()) {
            scope.check();
            // What teaches nothing is known to the index all the same, such as a manifest: names depend on it.
            String state = each.getKey() + " " + each.getValue() + ' ' + times.get(each.getKey()) + '\n';
            content.update(state.getBytes(StandardCharsets.UTF_8));
            if (!PROSE.contains(syntax.languageOf(each.getKey(), "").id().value())) {
                take(each.getKey(), each.getValue(), files, syntax, redactor);
            }
        }
        return this;
    }

    private void take(Path file, long size, TextFiles files, Syntax syntax, Redactor redactor) {
        if (size > LARGEST) {
            left.add(new Left(file, "larger than " + LARGEST / 1000 + " KB, as what programs write"));
            return;
        }
        try {
            Text text = files.read(file).text();
            if (isMinified(text)) {
                left.add(new Left(file, "minified or generated: its lines are too long to be written by people"));
                return;
            }
            String plain = text.toString();
            String safe = redactor.redact(plain);
            if (!safe.equals(plain)) {
                safe = withoutSecretLines(safe);
            }
            content.update(file.toString().getBytes(StandardCharsets.UTF_8));
            content.update(plain.getBytes(StandardCharsets.UTF_8));
            sources.put(file, new Source(safe, syntax.languageOf(file, text.line(0)).id().value()));
        } catch (FailureException unreadable) {
            left.add(new Left(file, unreadable.failure().why()));
        }
    }

    private static boolean isMinified(Text text) {
        int lines = text.lineCount();
        for (int line = 0; line < lines; line++) {
            if (text.lineEnd(line) - text.lineStart(line) > LONGEST_LINE) {
                return true;
            }
        }
        return text.length() / Math.max(1, lines) > MEAN_LINE;
    }

    private String withoutSecretLines(String safe) {
        List<String> lines = new ArrayList<>();
        for (String line : safe.split("\n", -1)) {
            boolean secret = line.contains(SHOWN);
            secretLines += secret ? 1 : 0;
            lines.add(secret ? "" : line);
        }
        return String.join("\n", lines);
    }

    /** The first part that is not held out: what is chosen with. */
    static final int CHOOSING = 2;

    private int part(Path file) {
        var crc = new CRC32();
        crc.update((seed + "/" + root.relativize(file)).getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % PARTS);
    }

    /** The files of the parts from {@code from} to before {@code to}. */
    Predicate<Path> parts(int from, int to) {
        return file -> sources.containsKey(file) && part(file) >= from && part(file) < to;
    }

    Predicate<Path> held() {
        return parts(0, CHOOSING);
    }

    Predicate<Path> choosing() {
        return parts(CHOOSING, CHOOSING + 1);
    }

    Predicate<Path> fold(boolean second) {
        return second ? parts(6, PARTS) : parts(3, 6);
    }

    Predicate<Path> learned() {
        return parts(3, PARTS);
    }

    List<Source> texts(Predicate<Path> wanted) {
        return sources.entrySet().stream().filter(each -> wanted.test(each.getKey())).map(each -> each.getValue())
                .toList();
    }

    /** Those of all that is not held out. */
    CommonWords common() {
        return CommonWords.of(texts(parts(CHOOSING, PARTS)).stream().map(Source::text).toList());
    }

    /** Those files, for a decoder. */
    List<OwnText> own(Predicate<Path> wanted, CommonWords common) {
        return sources.entrySet().stream().filter(each -> wanted.test(each.getKey()))
                .map(each -> OwnText.of(each.getKey(), each.getValue().text(), each.getValue().language(),
                        common)).toList();
    }

    int count(Predicate<Path> wanted) {
        return (int) sources.keySet().stream().filter(wanted).count();
    }

    int size() {
        return sources.size();
    }

    long letters() {
        return sources.values().stream().mapToLong(source -> source.text().length()).sum();
    }

    List<Left> left() {
        return left;
    }

    int secretLines() {
        return secretLines;
    }

    /** Tells this code, and how it is split, from other. */
    String key() {
        return Long.toHexString(content.getValue()) + ' ' + sources.size() + ' ' + seed;
    }
}
