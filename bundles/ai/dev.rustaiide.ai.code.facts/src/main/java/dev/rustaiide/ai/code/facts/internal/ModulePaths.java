package dev.rustaiide.ai.code.facts.internal;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.ai.code.facts.Visibility;

/** Reads which file a module is where that is written down: {@code #[path = "…"]}, and {@code include!("…")}. */
final class ModulePaths {
    private static final int FARTHEST = 2_000;
    private static final Pattern PATH = Pattern.compile("#\\[path\\s*=\\s*\"([^\"\\\\]+)\"\\s*]");
    private static final Pattern ATTRIBUTES = Pattern.compile("(?:#\\[[^\\]\"]*(?:\"[^\"]*\"[^\\]\"]*)*]\\s*)+$");
    private static final Pattern INCLUDE = Pattern.compile("include!\\s*[(\\[{]\\s*(\"[^\"\\\\]+\")\\s*,?\\s*[)\\]}]");

    private ModulePaths() {}

    static boolean isPath(byte[] bytes, int start) {
        return start + 4 < bytes.length && bytes[start] == 'p' && bytes[start + 1] == 'a' && bytes[start + 2] == 't'
                && bytes[start + 3] == 'h' && !TypeWords.isNamePart(bytes[start + 4]);
    }

    /** The path that the attributes before the item at {@code start} name. */
    static OptionalInt of(FactsBuilder facts, int start) {
        int blank = start;
        while (blank > 0 && facts.bytes[blank - 1] <= ' ' && facts.bytes[blank - 1] >= 0) {
            blank--;
        }
        if (blank == 0 || facts.bytes[blank - 1] != ']') {
            return OptionalInt.empty();
        }
        int from = Math.max(0, start - FARTHEST);
        String before = new String(facts.bytes, from, start - from, StandardCharsets.ISO_8859_1);
        Matcher attributes = ATTRIBUTES.matcher(before);
        Matcher path = PATH.matcher(before);
        boolean found = attributes.find() && path.find(attributes.start());
        return found ? OptionalInt.of(facts.name(from + path.start(1), from + path.end(1))) : OptionalInt.empty();
    }

    /** Takes in what {@code include!} names, as an import of all that is there; says whether it is one. */
    static boolean include(FactsBuilder facts, int start, int end, RustNodes.Frame scope) {
        if (end - start > FARTHEST || facts.bytes[start] != 'i') {
            return false;
        }
        Matcher include = INCLUDE.matcher(new String(facts.bytes, start, end - start, StandardCharsets.ISO_8859_1));
        if (!include.lookingAt()) {
            return false;
        }
        var segments = new Ints();
        var places = new Ints();
        segments.add(facts.name(start + include.start(1), start + include.end(1)));
        places.add(start + include.start(1));
        facts.addImport(segments, places, Names.NONE, scope.start, scope.end, Visibility.PUBLIC);
        return true;
    }
}
