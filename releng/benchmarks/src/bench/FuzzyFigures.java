package bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import dev.rustaiide.foundation.common.FuzzyIndex;
import dev.rustaiide.foundation.common.FuzzyPattern;

/**
 * One key stroke of "go to file": the 100 best of 100,000 paths for a pattern that was never seen before, on one
 * thread. The paths look like a large Rust workspace with its dependencies: some words are frequent, most are rare. All
 * single times after a warm-up count, those of short patterns too.
 */
public final class FuzzyFigures {
    private static final int PATHS = 100_000;
    private static final int MOST = 100;
    private static final int ROUNDS = 20;
    private static final String[] PATTERNS = {"m", "s", "a", "r", "ma", "rs", "cr", "te", "main", "lib", "mod", "test",
        "cargo", "srcmain", "src/lib", "core tok", "parser", "Parser", "serde", "tokio_util", "astbuilder",
        "crates/core/src/lib.rs", "build rs", "proto", "confread", "e", "ee", "eee", "aeiou", "zzz", "q", "error.rs",
        "net tcp", "srctestmod", "utf8", "M", "T", "hashmap", "iter", "visit"};
    private static final String[] FREQUENT = {"src", "crates", "tests", "lib", "mod", "main", "core", "error", "utils",
        "macros", "io", "net", "sync", "iter", "ast", "parser", "types", "build", "config", "server"};
    private static final String[] RARE = {"tokio", "serde", "hyper", "rayon", "regex", "syntax", "lexer", "token",
        "visitor", "builder", "encode", "decode", "buffer", "stream", "socket", "tcp", "udp", "http", "header", "body",
        "client", "request", "response", "future", "task", "runtime", "scheduler", "worker", "channel", "mutex", "atomic",
        "cache", "store", "index", "query", "schema", "table", "column", "row", "value", "number", "string", "bytes",
        "slice", "vector", "map", "set", "hash", "tree", "graph", "node", "edge", "path", "walk", "glob", "match",
        "pattern", "search", "find", "replace", "format", "print", "debug", "display", "trace", "log", "level", "filter",
        "layer", "service", "router", "handler", "proto", "message", "field", "option", "result", "panic", "alloc",
        "heap", "stack", "frame", "symbol", "linker", "object", "section", "reader", "writer", "file", "dir", "process",
        "thread", "signal", "timer", "clock", "date", "zone", "locale", "unicode", "utf8", "ascii", "base64", "json",
        "toml", "yaml", "xml", "csv", "derive", "attribute", "generic", "lifetime", "borrow", "check", "lint", "fix"};

    /** With an argument the time that this thread had a processor: to work on a machine that others use too. */
    private static long now(String[] arguments) {
        return arguments.length == 0 ? System.nanoTime() : ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static List<String> paths() {
        var random = new Random(3);
        List<String> paths = new ArrayList<>();
        while (paths.size() < PATHS) {
            var path = new StringBuilder(random.nextInt(3) == 0 ? "vendor/" : "crates/");
            path.append(word(random, 10)).append('-').append(word(random, 10)).append(random.nextInt(9) == 0 ? "2" : "");
            path.append(random.nextInt(4) == 0 ? "/tests/" : "/src/");
            for (int depth = random.nextInt(4); depth > 0; depth--) {
                path.append(word(random, 3)).append('/');
            }
            path.append(name(random));
            paths.add(path.toString());
        }
        return paths;
    }

    private static String name(Random random) {
        String name = word(random, 3);
        for (int more = random.nextInt(3); more > 0; more--) {
            name += '_' + word(random, 6);
        }
        return switch (random.nextInt(12)) {
            case 0 -> "Cargo.toml";
            case 1 -> "mod.rs";
            case 2 -> Character.toUpperCase(name.charAt(0)) + name.substring(1) + random.nextInt(100) + ".md";
            default -> name + (random.nextInt(5) == 0 ? Integer.toString(random.nextInt(100)) : "") + ".rs";
        };
    }

    /** One in {@code rarity} from the frequent ones. */
    private static String word(Random random, int rarity) {
        String[] words = random.nextInt(rarity) == 0 ? FREQUENT : RARE;
        return words[random.nextInt(words.length)];
    }

    public static void main(String[] arguments) {
        List<String> paths = paths();
        long start = now(arguments);
        var index = FuzzyIndex.of(paths, path -> path);
        double built = (now(arguments) - start) / 1e6;
        for (int round = 0; round < 5; round++) {
            for (String typed : PATTERNS) {
                index.best(FuzzyPattern.of(typed), MOST, () -> false);
            }
        }
        double[] all = new double[PATTERNS.length * ROUNDS];
        double slowest = 0;
        String slowestPattern = "";
        for (int p = 0; p < PATTERNS.length; p++) {
            double[] times = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                start = now(arguments);
                index.best(FuzzyPattern.of(PATTERNS[p]), MOST, () -> false);
                times[round] = (now(arguments) - start) / 1e6;
                all[p * ROUNDS + round] = times[round];
            }
            Arrays.sort(times);
            if (arguments.length > 0) {
                System.err.printf(Locale.ROOT, "%-24s %6.2f ms%n", PATTERNS[p], times[ROUNDS / 2]);
            }
            if (times[ROUNDS / 2] > slowest) {
                slowest = times[ROUNDS / 2];
                slowestPattern = PATTERNS[p];
            }
        }
        Arrays.sort(all);
        Figures.atMost("fuzzy match over 100 k paths, one key, p95 of " + PATTERNS.length + " patterns",
                all[all.length * 95 / 100], "ms", 16, 5);
        Figures.note("  the same, median", all[all.length / 2], "ms");
        Figures.note("  the slowest pattern, \"" + slowestPattern + "\", median", slowest, "ms");
        Figures.note("  the index made once", built, "ms");
    }
}
