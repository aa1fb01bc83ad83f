package dev.rustaiide.app.vim.internal.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Keys as Vim writes them: a character stands for itself, all others have a name in angles, such as {@code <Esc>} and
 * {@code <C-r>}; {@code <lt>} is the angle.
 */
final class Strokes {
    static final String ESCAPE = "<Esc>";
    static final String ENTER = "<CR>";
    static final String BACKSPACE = "<BS>";

    private static final Set<String> ARROWS = Set.of("<Left>", "<Right>", "<Up>", "<Down>");

    private Strokes() {}

    /** Takes {@code d2w<Esc>} apart. */
    static List<String> parse(String written) {
        var keys = new ArrayList<String>();
        int at = 0;
        while (at < written.length()) {
            int close = written.charAt(at) == '<' ? written.indexOf('>', at) : -1;
            boolean named = close > at + 2 && close - at < 12 && written.substring(at + 1, close).matches("[A-Za-z].*");
            int end = named ? close + 1 : at + Character.charCount(written.codePointAt(at));
            keys.add(normal(written.substring(at, end)));
            at = end;
        }
        return keys;
    }

    /** The inverse: what a register has of a macro. */
    static String print(List<String> keys) {
        var text = new StringBuilder();
        keys.forEach(key -> text.append(key.equals("<") ? "<lt>" : key));
        return text.toString();
    }

    /** The keys that type {@code text}. */
    static List<String> typing(String text) {
        var keys = new ArrayList<String>();
        text.codePoints().forEach(c -> keys.add(c == '\n' ? ENTER : Character.toString(c)));
        return keys;
    }

    static boolean isArrow(String key) {
        return ARROWS.contains(key);
    }

    /** Where an arrow brings a caret that may be behind the last character of its line. */
    static int moved(Lines lines, int from, String arrow) {
        return switch (arrow) {
            case "<Left>" -> lines.before(from);
            case "<Right>" -> lines.behind(from);
            default -> {
                int line = lines.of(from) + (arrow.equals("<Up>") ? -1 : 1);
                yield line < 0 || line > lines.last() ? from : lines.place(line, lines.column(from));
            }
        };
    }

    /** The arrows that bring a caret from one place to another. */
    static List<String> moving(Lines lines, int from, int to) {
        int at = Math.min(from, lines.text().length());
        int down = lines.of(to) - lines.of(at);
        var keys = new ArrayList<>(Collections.nCopies(Math.abs(down), down < 0 ? "<Up>" : "<Down>"));
        for (String key : keys) {
            at = moved(lines, at, key);
        }
        String passed = lines.text().substring(Math.min(at, to), Math.max(at, to));
        keys.addAll(Collections.nCopies(passed.codePointCount(0, passed.length()), at < to ? "<Right>" : "<Left>"));
        return keys;
    }

    static boolean isText(String key) {
        return key.codePointCount(0, key.length()) == 1 && key.charAt(0) >= ' ' || key.equals("\t");
    }

    private static String normal(String key) {
        return switch (key) {
            case "<lt>" -> "<";
            case "<C-[>", "\u001b" -> ESCAPE;
            case "<Enter>", "<Return>", "\n", "\r" -> ENTER;
            case "<Space>" -> " ";
            case "<Tab>" -> "\t";
            case "<Bar>" -> "|";
            default -> key;
        };
    }
}
