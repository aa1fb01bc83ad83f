package dev.rustaiide.app.assistant.internal.talk;

import java.util.ArrayList;
import java.util.List;

/** A piece of an answer that is shown in its own way. */
public sealed interface AnswerPart {
    /** Markdown without blocks of code. */
    record Prose(String markdown) implements AnswerPart {}

    /**
     * A block of code.
     *
     * @param language as the answer names it; may be empty
     */
    record Code(String language, String code) implements AnswerPart {}

    /** The pieces of {@code markdown} in order. A block that has not ended is one already. */
    static List<AnswerPart> of(String markdown) {
        var parts = new ArrayList<AnswerPart>();
        var prose = new StringBuilder();
        String[] lines = markdown.replace("\r\n", "\n").split("\n", -1);
        int at = 0;
        while (at < lines.length) {
            String fence = fence(lines[at]);
            if (fence.isEmpty()) {
                prose.append(lines[at++]).append('\n');
                continue;
            }
            flush(prose, parts);
            int indent = lines[at].length() - lines[at].stripLeading().length();
            String language = lines[at++].strip().substring(fence.length()).strip();
            var code = new ArrayList<String>();
            while (at < lines.length && !ends(lines[at], fence)) {
                code.add(outdented(lines[at++], indent));
            }
            // A line that is on its way is none yet: the fence that ends the block comes letter by letter.
            if (at == lines.length && !code.isEmpty() && code.getLast().isBlank()) {
                code.removeLast();
            }
            at++;
            parts.add(new Code(language.split("[,\\s{]", 2)[0], String.join("\n", code)));
        }
        flush(prose, parts);
        return List.copyOf(parts);
    }

    /** The marks that begin a block in {@code line}; empty if none do. */
    private static String fence(String line) {
        String bare = line.strip();
        char mark = bare.isEmpty() ? ' ' : bare.charAt(0);
        if (mark != '`' && mark != '~') {
            return "";
        }
        int length = 0;
        while (length < bare.length() && bare.charAt(length) == mark) {
            length++;
        }
        boolean inline = mark == '`' && bare.indexOf('`', length) >= 0;
        return length >= 3 && !inline ? bare.substring(0, length) : "";
    }

    private static boolean ends(String line, String fence) {
        String bare = line.strip();
        return bare.startsWith(fence) && bare.chars().allMatch(c -> c == fence.charAt(0));
    }

    /** Without the indentation that the block has as a whole, e.g. in a list. */
    private static String outdented(String line, int indent) {
        int at = 0;
        while (at < indent && at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return line.substring(at);
    }

    private static void flush(StringBuilder prose, List<AnswerPart> parts) {
        String text = prose.toString().strip();
        if (!text.isEmpty()) {
            parts.add(new Prose(prose.toString().stripTrailing()));
        }
        prose.setLength(0);
    }
}
