package dev.rustaiide.app.language.views.internal.servers;

/**
 * What a message of the protocol says of itself, read from its beginning: it may be long, and cut off.
 *
 * @param id as it stands there; empty if there is none
 * @param method empty if it is an answer
 * @param kind what it is
 */
record Envelope(String id, String method, Kind kind) {
    private static final String NOTE = "stderr: ";

    enum Kind { REQUEST, NOTIFICATION, RESULT, ERROR, NOTE }

    static Envelope of(String text) {
        if (text.startsWith(NOTE)) {
            return new Envelope("", text.substring(NOTE.length()), Kind.NOTE);
        }
        return new Reader(text).read();
    }

    /** Goes over the members of the outermost object without looking into them. */
    private static final class Reader {
        private final String text;
        private int at;
        private String id = "";
        private String method = "";
        private boolean failed;

        Reader(String text) {
            this.text = text;
        }

        Envelope read() {
            at = text.indexOf('{') + 1;
            boolean answered = false;
            while (at > 0 && at < text.length() && !answered) {
                int name = text.indexOf('"', at);
                int end = name < 0 ? -1 : endOfString(name);
                int colon = end < 0 ? -1 : text.indexOf(':', end);
                if (colon < 0) {
                    break;
                }
                int start = afterBlanks(colon + 1);
                at = endOfValue(start);
                String value = text.substring(start, Math.min(at, text.length()));
                switch (text.substring(name + 1, end - 1)) {
                    case "id" -> id = plain(value);
                    case "method" -> method = plain(value);
                    case "error" -> failed = !value.equals("null");
                    default -> { }
                }
                answered = !id.isEmpty() && !method.isEmpty() || failed && !id.isEmpty();
                at = afterComma();
            }
            Kind kind = !method.isEmpty() ? id.isEmpty() ? Kind.NOTIFICATION : Kind.REQUEST
                    : failed ? Kind.ERROR : Kind.RESULT;
            return new Envelope(id, method, kind);
        }

        private int afterComma() {
            int comma = afterBlanks(at);
            return comma < text.length() && text.charAt(comma) == ',' ? comma + 1 : text.length();
        }

        private int afterBlanks(int from) {
            int place = from;
            while (place < text.length() && text.charAt(place) <= ' ') {
                place++;
            }
            return place;
        }

        /** Behind the closing quotation mark of the string that begins at {@code start}. */
        private int endOfString(int start) {
            for (int i = start + 1; i < text.length(); i++) {
                if (text.charAt(i) == '\\') {
                    i++;
                } else if (text.charAt(i) == '"') {
                    return i + 1;
                }
            }
            return text.length();
        }

        private int endOfValue(int start) {
            int depth = 0;
            for (int i = start; i < text.length(); i++) {
                switch (text.charAt(i)) {
                    case '"' -> i = endOfString(i) - 1;
                    case '{', '[' -> depth++;
                    case '}', ']' -> {
                        if (depth == 0) {
                            return i;
                        }
                        depth--;
                    }
                    case ',' -> {
                        if (depth == 0) {
                            return i;
                        }
                    }
                    default -> { }
                }
            }
            return text.length();
        }

        private static String plain(String value) {
            String stripped = value.strip();
            return stripped.length() > 1 && stripped.startsWith("\"") ? stripped.substring(1, stripped.length() - 1)
                    : stripped;
        }
    }
}
