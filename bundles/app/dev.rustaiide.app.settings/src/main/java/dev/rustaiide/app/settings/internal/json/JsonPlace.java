package dev.rustaiide.app.settings.internal.json;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.rustaiide.foundation.types.Span;

/**
 * Where in a JSON text with comments a caret is, however broken the text is around it.
 *
 * @param path the names of the members around it, from the outermost; {@link #ITEM} for an item of an array
 * @param kind what could stand there
 * @param replaced the word or string that is there, its quotes included; empty at the caret if there is none
 * @param followed whether a colon stands behind a name, so that it has a value already
 * @param comma whether something stands behind that wants a comma before it
 * @param siblings the names that the object around has, without the one at the caret
 */
record JsonPlace(List<String> path, Kind kind, Span replaced, boolean followed, boolean comma, Set<String> siblings) {
    static final String ITEM = "[]";

    /** What could stand at a place. */
    enum Kind {
        NAME, VALUE, NOTHING
    }

    static JsonPlace of(CharSequence text, int caret) {
        return new Scan(text, caret).place();
    }

    /** An object or array that is open at a place. */
    private static final class Level {
        final boolean object;
        final Set<String> names = new TreeSet<>();
        String name = "";
        boolean valueNext;

        Level(boolean object) {
            this.object = object;
        }
    }

    /** Reads from the start to the caret, then a little on. */
    private static final class Scan {
        private final CharSequence text;
        private final int caret;
        private final Deque<Level> levels = new ArrayDeque<>();
        private int at;

        Scan(CharSequence text, int caret) {
            this.text = text;
            this.caret = caret;
        }

        JsonPlace place() {
            while (at < caret) {
                int start = at;
                char c = text.charAt(at);
                if (c == '/' && at + 1 < text.length() && skipComment()) {
                    if (at > caret || at == caret && text.charAt(start + 1) == '/') {
                        return nothing();
                    }
                } else if (c == '"') {
                    at = endOfString(at);
                    if (at >= caret && !(at == caret && closed(start))) {
                        return here(start, at);
                    }
                    word(text.subSequence(start + 1, Math.max(start + 1, at - 1)).toString());
                } else if (isWord(c)) {
                    at = endOfWord(at);
                    if (at >= caret) {
                        return here(start, at);
                    }
                    word("");
                } else {
                    mark(c);
                    at++;
                }
            }
            return here(caret, caret);
        }

        private void mark(char c) {
            Level level = levels.peek();
            switch (c) {
                case '{', '[' -> levels.push(new Level(c == '{'));
                case '}', ']' -> {
                    levels.poll();
                    if (levels.peek() != null) {
                        levels.peek().valueNext = false;
                    }
                }
                case ':' -> {
                    if (level != null) {
                        level.valueNext = true;
                    }
                }
                case ',' -> {
                    if (level != null) {
                        level.valueNext = false;
                    }
                }
                default -> {
                    // blanks, and what does not belong here
                }
            }
        }

        private void word(String content) {
            Level level = levels.peek();
            if (level != null && level.object && !level.valueNext) {
                level.name = content;
                level.names.add(content);
            }
        }

        private JsonPlace nothing() {
            return new JsonPlace(List.of(), Kind.NOTHING, new Span(caret, caret), false, false, Set.of());
        }

        private JsonPlace here(int start, int end) {
            Level level = levels.peek();
            if (level == null) {
                return nothing();
            }
            List<String> path = new ArrayList<>();
            levels.descendingIterator().forEachRemaining(each -> path.add(each.object ? each.name : ITEM));
            boolean name = level.object && !level.valueNext;
            if (name) {
                path.removeLast();
            }
            Set<String> siblings = new TreeSet<>(level.names);
            int next = skipBlanks(end);
            boolean followed = next < text.length() && text.charAt(next) == ':';
            boolean comma = next < text.length() && (text.charAt(next) == '"' || isWord(text.charAt(next)));
            return new JsonPlace(List.copyOf(path), name ? Kind.NAME : Kind.VALUE, new Span(start, end), followed,
                    comma, Set.copyOf(siblings));
        }

        private int skipBlanks(int from) {
            int before = at;
            at = from;
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c > ' ' && !(c == '/' && skipComment())) {
                    break;
                }
                if (c <= ' ') {
                    at++;
                }
            }
            int found = at;
            at = before;
            return found;
        }

        private boolean skipComment() {
            char second = at + 1 < text.length() ? text.charAt(at + 1) : 0;
            if (second == '/') {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
                return true;
            }
            if (second != '*') {
                return false;
            }
            int end = at + 2;
            while (end < text.length() && !(text.charAt(end) == '/' && text.charAt(end - 1) == '*' && end > at + 2)) {
                end++;
            }
            at = Math.min(text.length(), end + 1);
            return true;
        }

        /** Behind the closing quote, or the end of the line where there is none. */
        private int endOfString(int start) {
            int end = start + 1;
            while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\n') {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            return Math.min(text.length(), end < text.length() && text.charAt(end) == '"' ? end + 1 : end);
        }

        /** Whether the string that starts there and ends here has its closing quote. */
        private boolean closed(int start) {
            return at > start + 1 && text.charAt(at - 1) == '"';
        }

        private int endOfWord(int start) {
            int end = start;
            while (end < text.length() && isWord(text.charAt(end))) {
                end++;
            }
            return end;
        }

        private static boolean isWord(char c) {
            return Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_' || c == '+';
        }
    }
}
