package dev.rustaiide.app.ui.components;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of Markdown that explanations use: headings, paragraphs, lists, quotes, code, rules; strong, slanted, code
 * and links in lines. What it does not know stays as it was written.
 */
record Markdown(List<Block> blocks) {
    enum Kind { PARAGRAPH, HEADING, ITEM, CODE, QUOTE, RULE }

    /** {@code lead} is an item's mark or a code's language; {@code level} an item's or heading's depth. */
    record Block(Kind kind, int level, String lead, List<Span> spans) {}

    /** A stretch in one style; {@code link} is empty where there is none. */
    record Span(String text, boolean strong, boolean slanted, boolean code, String link) {}

    static Markdown parse(String text) {
        return new Markdown(new Reader(text).read());
    }

    /** Goes through the lines and gathers those that make one block. */
    private static final class Reader {
        private final String[] lines;
        private final List<Block> blocks = new ArrayList<>();
        private final StringBuilder paragraph = new StringBuilder();
        private int at;

        Reader(String text) {
            lines = text.replace("\r\n", "\n").split("\n", -1);
        }

        List<Block> read() {
            while (at < lines.length) {
                line(lines[at++]);
            }
            endParagraph();
            return blocks;
        }

        private void line(String line) {
            String bare = line.strip();
            if (bare.startsWith("```") || bare.startsWith("~~~")) {
                code(bare);
            } else if (bare.isEmpty()) {
                endParagraph();
            } else if (heading(bare) > 0) {
                add(Kind.HEADING, heading(bare), "", bare.substring(heading(bare)).strip());
            } else if (bare.equals("---") || bare.equals("***") || bare.equals("___")) {
                add(Kind.RULE, 0, "", "");
            } else if (mark(bare) > 0) {
                int depth = (line.length() - line.stripLeading().length()) / 2;
                String lead = Character.isDigit(bare.charAt(0)) ? bare.substring(0, mark(bare)) : "•";
                add(Kind.ITEM, depth, lead, bare.substring(mark(bare)).strip());
            } else if (bare.startsWith(">")) {
                add(Kind.QUOTE, 0, "", bare.substring(1).strip());
            } else {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(bare);
                if (line.endsWith("  ")) {
                    endParagraph();
                }
            }
        }

        private void code(String fence) {
            endParagraph();
            String end = fence.substring(0, 3);
            String language = fence.substring(3).strip();
            StringBuilder code = new StringBuilder();
            while (at < lines.length && !lines[at].strip().startsWith(end)) {
                code.append(code.isEmpty() ? "" : "\n").append(lines[at++]);
            }
            at++;
            blocks.add(new Block(Kind.CODE, 0, language, List.of(plain(code.toString()))));
        }

        private void add(Kind kind, int level, String lead, String text) {
            endParagraph();
            blocks.add(new Block(kind, level, lead, spans(text)));
        }

        private void endParagraph() {
            if (!paragraph.isEmpty()) {
                blocks.add(new Block(Kind.PARAGRAPH, 0, "", spans(paragraph.toString())));
                paragraph.setLength(0);
            }
        }

        private static int heading(String line) {
            int level = 0;
            while (level < line.length() && line.charAt(level) == '#') {
                level++;
            }
            return level <= 6 && level < line.length() && line.charAt(level) == ' ' ? level : 0;
        }

        /** How long the mark of a list's item is. */
        private static int mark(String line) {
            int digits = 0;
            while (digits < line.length() && Character.isDigit(line.charAt(digits))) {
                digits++;
            }
            if (digits + 1 >= line.length() || line.charAt(digits + 1) != ' ') {
                return 0;
            }
            boolean marked = digits > 0 ? line.charAt(digits) == '.' : "-*+".indexOf(line.charAt(0)) >= 0;
            return marked ? digits + 1 : 0;
        }
    }

    static Span plain(String text) {
        return new Span(text, false, false, false, "");
    }

    static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        inline(text, new Span("", false, false, false, ""), spans);
        return spans;
    }

    private static void inline(String text, Span style, List<Span> spans) {
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int after = special(text, at, style, spans, plain);
            if (after > at) {
                at = after;
            } else {
                at += text.charAt(at) == '\\' && at + 1 < text.length() && isMark(text.charAt(at + 1)) ? 1 : 0;
                plain.append(text.charAt(at++));
            }
        }
        flush(plain, style, spans);
    }

    /** Reads what starts at {@code at} if it is anything; where it ends. */
    private static int special(String text, int at, Span style, List<Span> spans, StringBuilder plain) {
        char c = text.charAt(at);
        if (c == '`') {
            int ticks = text.startsWith("``", at) ? 2 : 1;
            int end = text.indexOf("`".repeat(ticks), at + ticks);
            if (end > at) {
                flush(plain, style, spans);
                String code = text.substring(at + ticks, end).strip();
                spans.add(new Span(code, style.strong(), style.slanted(), true, style.link()));
                return end + ticks;
            }
        } else if (c == '*' || c == '_') {
            return emphasis(text, at, style, spans, plain);
        } else if (c == '[') {
            return link(text, at, style, spans, plain);
        }
        return at;
    }

    private static int emphasis(String text, int at, Span style, List<Span> spans, StringBuilder plain) {
        char c = text.charAt(at);
        String one = String.valueOf(c);
        String mark = text.startsWith(one + one, at) ? one + one : one;
        int from = at + mark.length();
        int end = text.indexOf(mark, from);
        boolean insideWord = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1)) && c == '_';
        if (insideWord || end <= from || Character.isWhitespace(text.charAt(from))) {
            return at;
        }
        flush(plain, style, spans);
        boolean strong = mark.length() == 2;
        inline(text.substring(from, end), new Span("", style.strong() || strong, style.slanted() || !strong, false,
                style.link()), spans);
        return end + mark.length();
    }

    private static int link(String text, int at, Span style, List<Span> spans, StringBuilder plain) {
        int close = text.indexOf("](", at);
        int end = close < 0 ? -1 : text.indexOf(')', close);
        if (end < 0 || text.substring(at + 1, close).indexOf('[') >= 0) {
            return at;
        }
        flush(plain, style, spans);
        String target = text.substring(close + 2, end).strip();
        int title = target.indexOf(' ');
        inline(text.substring(at + 1, close), new Span("", style.strong(), style.slanted(), false,
                title < 0 ? target : target.substring(0, title)), spans);
        return end + 1;
    }

    private static void flush(StringBuilder plain, Span style, List<Span> spans) {
        if (!plain.isEmpty()) {
            spans.add(new Span(plain.toString(), style.strong(), style.slanted(), false, style.link()));
            plain.setLength(0);
        }
    }

    private static boolean isMark(char c) {
        return "\\`*_{}[]()#+-.!<>".indexOf(c) >= 0;
    }
}
