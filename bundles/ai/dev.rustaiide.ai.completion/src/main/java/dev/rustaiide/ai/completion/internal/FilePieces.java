package dev.rustaiide.ai.completion.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.rustaiide.ai.completion.tokens.TokenKind;
import dev.rustaiide.foundation.text.Text;

/**
 * Which pieces a file has, and the names in each; not their text, which lies on the disk. They are cut where people
 * leave a line blank or a bracket closes what the piece began with, as far as that is easy. Immutable.
 *
 * @param starts offsets, of lines
 * @param ends offsets behind the last line feed
 * @param hashes of their texts
 * @param names of each: its words but keywords and what is imported, each once
 */
record FilePieces(String language, int[] starts, int[] ends, int[] hashes, int[][] names) {
    /** Those of a file that has none. */
    static final FilePieces NONE = new FilePieces("", new int[0], new int[0], new int[0], new int[0][]);
    /** What is larger was generated. */
    private static final int LARGEST = 1 << 19;
    private static final int LEAST_LETTERS = 3;
    private static final List<String> IMPORTS = List.of("use ", "pub use ", "import ", "from ", "package ", "#include");
    /** Of the object, and of an array. */
    private static final int OVERHEAD = 16;

    private record Extent(int start, int end) {}

    /** @param vocabulary the one of {@code tokens}, which are those of {@code text} */
    static FilePieces of(Text text, FileTokens tokens, Vocabulary vocabulary) {
        String all = text.length() > LARGEST ? "" : text.toString();
        List<Extent> extents = new ArrayList<>();
        List<int[]> names = new ArrayList<>();
        for (Extent each : cut(all)) {
            int[] own = names(all, each, tokens, vocabulary);
            if (own.length > 0) {
                extents.add(each);
                names.add(own);
            }
        }
        return new FilePieces(tokens.language(), extents.stream().mapToInt(Extent::start).toArray(),
                extents.stream().mapToInt(Extent::end).toArray(),
                extents.stream().mapToInt(each -> all.substring(each.start, each.end).hashCode()).toArray(),
                names.toArray(int[][]::new));
    }

    private static int[] names(String text, Extent extent, FileTokens tokens, Vocabulary vocabulary) {
        int[] found = new int[extent.end - extent.start];
        int count = 0;
        boolean isImport = false;
        for (int i = tokens.firstFrom(extent.start); i < tokens.count() && tokens.start(i) < extent.end; i++) {
            if (tokens.isFirst(i)) {
                int start = tokens.start(i);
                isImport = IMPORTS.stream().anyMatch(word -> text.startsWith(word, start));
            }
            if (!isImport && isName(tokens, i, vocabulary)) {
                found[count++] = tokens.number(i);
            }
        }
        return Arrays.stream(found, 0, count).sorted().distinct().toArray();
    }

    /** Whether a token may tell what a piece of code is about. */
    static boolean isName(FileTokens tokens, int token, Vocabulary vocabulary) {
        if (tokens.kind(token) != TokenKind.WORD || tokens.end(token) - tokens.start(token) < LEAST_LETTERS) {
            return false;
        }
        return !Features.isKeyword(vocabulary.word(tokens.number(token)));
    }

    private static List<Extent> cut(String text) {
        List<Extent> pieces = new ArrayList<>();
        int start = codeFrom(text, 0);
        while (start < text.length()) {
            int end = end(text, start);
            if (end > start) {
                pieces.add(new Extent(start, end));
            }
            // A line that is too long for any piece was not written by people.
            start = codeFrom(text, end > start ? end : lineEnd(text, start));
        }
        return pieces;
    }

    /** Where the piece ends that begins at {@code start}; there if its first line is too long. */
    private static int end(String text, int start) {
        int end = start;
        int good = start;
        int indent = indent(text, start);
        for (int lines = 0; end < text.length(); lines++) {
            int next = lineEnd(text, end);
            boolean isBlank = isBlank(text, end, next);
            if (isBlank && lines >= PromptSize.PIECE_ENOUGH_LINES) {
                return withoutBlank(text, start, end);
            }
            if (lines == PromptSize.PIECE_LINES || next - start > PromptSize.PIECE_CHARACTERS) {
                return withoutBlank(text, start, good > start ? good : end);
            }
            if (isBlank) {
                good = end;
            } else if (closes(text, end, indent)) {
                good = next;
            }
            end = next;
        }
        return withoutBlank(text, start, end);
    }

    private static boolean closes(String text, int line, int indent) {
        int at = indent(text, line);
        return at <= indent && line + at < text.length() && text.charAt(line + at) == '}';
    }

    private static int indent(String text, int line) {
        int at = line;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at - line;
    }

    private static int lineEnd(String text, int from) {
        int feed = text.indexOf('\n', from);
        return feed < 0 ? text.length() : feed + 1;
    }

    private static boolean isBlank(String text, int from, int to) {
        int at = from;
        while (at < to && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at == to;
    }

    /** The beginning of the first line from {@code line} on that is not blank. */
    private static int codeFrom(String text, int line) {
        int at = line;
        while (at < text.length() && isBlank(text, at, lineEnd(text, at))) {
            at = lineEnd(text, at);
        }
        return at;
    }

    private static int withoutBlank(String text, int start, int end) {
        int last = end;
        while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        return last > start ? lineEnd(text, last) : start;
    }

    int count() {
        return starts.length;
    }

    /** How much memory it takes, in an index too. */
    long bytes() {
        long size = 8L * OVERHEAD;
        for (int[] each : names) {
            size += 2L * Integer.BYTES * each.length + OVERHEAD + 6L * Integer.BYTES;
        }
        return size;
    }
}
