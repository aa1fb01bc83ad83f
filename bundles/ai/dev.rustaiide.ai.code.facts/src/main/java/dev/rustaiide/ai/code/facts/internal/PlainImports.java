package dev.rustaiide.ai.code.facts.internal;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.ai.code.facts.Visibility;

/**
 * Reads imports of languages other than Rust. The first segment is where something comes from, as it is written; the
 * second, if there is one, the name that it has there.
 */
final class PlainImports {
    private static final int LONGEST = 20_000;
    private static final Pattern NAME = Pattern.compile("[\\p{Alpha}_$][\\w$]*");
    private static final Pattern JAVA = Pattern.compile("import\\s+(?:static\\s+)?([\\w$.]+)\\.([\\w$]+|\\*)\\s*;");
    private static final Pattern PYTHON_FROM = Pattern.compile("from\\s+(\\.*\\s*[\\w.]*)\\s+import\\s+");
    private static final Pattern PYTHON_PART = Pattern.compile("([\\w.]+)(?:\\s+as\\s+(\\w+))?");
    private static final Pattern SCRIPT_FROM = Pattern.compile("(?:from\\s*|^import\\s*)(\"[^\"\\n]+\"|'[^'\\n]+')");
    private static final Pattern SCRIPT_ALL = Pattern.compile("\\*(?:\\s+as\\s+([\\w$]+))?\\s+from\\b");
    private static final Pattern SCRIPT_DEFAULT = Pattern.compile("^import\\s+(?:type\\s+)?([\\w$]+)\\s*(?:,|from\\b)");
    private static final Pattern SCRIPT_PART =
            Pattern.compile("(?:type\\s+)?([\\w$]+)(?:\\s+as\\s+([\\w$]+))?\\s*(?=[,}])");
    private static final Pattern GO = Pattern.compile("(?:([\\w.]+)\\s+)?(\"[^\"\\n]+\"|`[^`\\n]+`)");
    private static final Pattern INCLUDE = Pattern.compile("#\\s*(?:include|import)\\s*(\"[^\"\\n]+\"|<[^>\\n]+>)");

    private final FactsBuilder facts;
    private final String text;
    private final int start;

    private PlainImports(FactsBuilder facts, int start, int end) {
        this.facts = facts;
        this.start = start;
        this.text = new String(facts.bytes, start, Math.min(end, start + LONGEST) - start,
                StandardCharsets.ISO_8859_1);
    }

    /** @param family the language that the import from {@code start} to {@code end} is written in */
    static void read(String family, FactsBuilder facts, int start, int end) {
        var imports = new PlainImports(facts, start, end);
        switch (family) {
            case "java" -> imports.java();
            case "python" -> imports.python();
            case "javascript" -> imports.script();
            case "go" -> imports.go();
            case "c" -> imports.include();
            default -> throw new IllegalArgumentException(family);
        }
    }

    private void java() {
        Matcher found = JAVA.matcher(text);
        if (found.lookingAt()) {
            boolean all = "*".equals(found.group(2));
            add(found, 1, all ? 0 : 2, all ? 0 : 2, Visibility.PRIVATE);
        }
    }

    private void python() {
        Matcher from = PYTHON_FROM.matcher(text);
        boolean named = from.lookingAt();
        Matcher parts = PYTHON_PART.matcher(text);
        int at = named ? from.end() : "import".length();
        if (named && text.startsWith("*", at)) {
            add(from, 1, 0, 0, Visibility.PUBLIC);
        }
        while (parts.find(at)) {
            at = parts.end();
            if (named) {
                int alias = name(parts, parts.group(2) == null ? 1 : 2);
                add(from.start(1), from.end(1), parts.start(1), parts.end(1), alias, Visibility.PUBLIC);
            } else if (parts.group(2) != null) {
                add(parts.start(1), parts.end(1), 0, 0, name(parts, 2), Visibility.PUBLIC);
            } else {
                int dot = parts.group(1).indexOf('.');
                int end = dot < 0 ? parts.end(1) : parts.start(1) + dot;
                add(parts.start(1), end, 0, 0, facts.name(start + parts.start(1), start + end), Visibility.PUBLIC);
            }
        }
    }

    private void script() {
        Matcher from = SCRIPT_FROM.matcher(text);
        if (!from.find()) {
            return;
        }
        Visibility visibility = text.startsWith("export") ? Visibility.PUBLIC : Visibility.PRIVATE;
        Matcher all = SCRIPT_ALL.matcher(text);
        if (all.find()) {
            add(from.start(1), from.end(1), 0, 0, all.group(1) == null ? Names.NONE : name(all, 1), visibility);
        }
        Matcher whole = SCRIPT_DEFAULT.matcher(text);
        if (whole.find()) {
            add(from.start(1), from.end(1), whole.start(1), whole.end(1), name(whole, 1), visibility);
        }
        int open = text.indexOf('{');
        Matcher parts = SCRIPT_PART.matcher(text);
        for (int at = open; open >= 0 && parts.find(at) && parts.start() < from.start(); at = parts.end()) {
            add(from.start(1), from.end(1), parts.start(1), parts.end(1), name(parts, parts.group(2) == null ? 1 : 2),
                    visibility);
        }
    }

    private void go() {
        Matcher found = GO.matcher(text);
        while (found.find()) {
            boolean named = found.group(1) != null && NAME.matcher(found.group(1)).matches()
                    && !"import".equals(found.group(1));
            int last = Math.max(found.start(2), text.lastIndexOf('/', found.end(2))) + 1;
            boolean all = ".".equals(found.group(1));
            add(found.start(2), found.end(2), 0, 0, all ? Names.NONE
                    : named ? name(found, 1) : facts.name(start + last, start + found.end(2) - 1), Visibility.PRIVATE);
        }
    }

    private void include() {
        Matcher found = INCLUDE.matcher(text);
        if (found.lookingAt()) {
            add(found, 1, 0, 0, Visibility.PUBLIC);
        }
    }

    private int name(Matcher matcher, int group) {
        return facts.name(start + matcher.start(group), start + matcher.end(group));
    }

    private void add(Matcher matcher, int from, int part, int alias, Visibility visibility) {
        add(matcher.start(from), matcher.end(from), part == 0 ? 0 : matcher.start(part),
                part == 0 ? 0 : matcher.end(part), alias == 0 ? Names.NONE : name(matcher, alias), visibility);
    }

    private void add(int from, int to, int partFrom, int partTo, int alias, Visibility visibility) {
        var segments = new Ints();
        var places = new Ints();
        segments.add(facts.name(start + from, start + to));
        places.add(start + from);
        if (partTo > partFrom) {
            segments.add(facts.name(start + partFrom, start + partTo));
            places.add(start + partFrom);
        }
        facts.addImport(segments, places, alias, 0, facts.bytes.length, visibility);
    }
}
