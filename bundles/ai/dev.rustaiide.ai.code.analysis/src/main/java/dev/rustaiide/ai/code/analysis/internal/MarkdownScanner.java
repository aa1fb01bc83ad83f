package dev.rustaiide.ai.code.analysis.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

import dev.rustaiide.ai.code.analysis.Fold;
import dev.rustaiide.ai.code.analysis.HighlightKind;
import dev.rustaiide.foundation.types.SymbolKind;

/** Reads CommonMark line by line, by bytes: blocks here, what is inside a line in {@link MarkdownLine}. */
final class MarkdownScanner {
    private static final int NONE = -1;

    private final byte[] text;
    private final Scan scan = new Scan();
    private final MarkdownLine inline;
    /** Headings whose sections go on, innermost first. */
    private final Deque<Heading> sections = new ArrayDeque<>();
    private int fenceStart = NONE;
    private byte fence;
    private int fenceLength;
    private int commentStart = NONE;
    private boolean frontMatter;
    /** The line before, if it can become a heading by the line below it. */
    private int paragraphStart = NONE;
    private int paragraphEnd;
    private int lastContent;

    private MarkdownScanner(byte[] text) {
        this.text = text;
        this.inline = new MarkdownLine(text, scan);
    }

    static Scan scan(byte[] text) {
        var scanner = new MarkdownScanner(text);
        scanner.run();
        return scanner.scan;
    }

    private void run() {
        for (int start = 0; start < text.length;) {
            int end = start;
            while (end < text.length && text[end] != '\n') {
                end++;
            }
            int trimmed = end > start && text[end - 1] == '\r' ? end - 1 : end;
            line(start, trimmed);
            if (skipBlanks(start, trimmed) < trimmed) {
                lastContent = trimmed;
            }
            start = end + 1;
        }
        endParagraph();
        endSections(0);
        if (fenceStart != NONE) {
            scan.block(fenceStart, lastContent, Fold.Kind.BLOCK);
        }
    }

    private void line(int start, int end) {
        int first = skipBlanks(start, end);
        if (frontMatter || start == 0 && isRule(start, end, '-', 3)) {
            frontMatter(start, end);
        } else if (fenceStart != NONE) {
            insideFence(first, end);
        } else if (commentStart != NONE) {
            insideComment(start, end);
        } else if (first == end) {
            endParagraph();
        } else if (!startsBlock(start, first, end)) {
            text(start, first, end);
        }
    }

    private boolean startsBlock(int start, int first, int end) {
        byte b = text[first];
        boolean fenced = (b == '`' || b == '~') && run(first, end) >= 3;
        if (fenced) {
            endParagraph();
            openFence(first, end);
        } else if (b == '#' && isHeading(first, end)) {
            endParagraph();
            heading(first, end, run(first, end));
        } else if (paragraphStart != NONE && isRule(first, end, '=', 1)) {
            underlined(first, end, 1);
        } else if (paragraphStart != NONE && isRule(first, end, '-', 1)) {
            underlined(first, end, 2);
        } else if (isRule(first, end, '-', 3) || isRule(first, end, '*', 3) || isRule(first, end, '_', 3)) {
            endParagraph();
            scan.token(first, end, HighlightKind.PUNCTUATION);
        } else if (isComment(first, end)) {
            endParagraph();
            commentStart = first;
            insideComment(first, end);
        } else {
            return false;
        }
        return true;
    }

    private boolean isComment(int first, int end) {
        return end - first >= 4 && text[first] == '<' && text[first + 1] == '!' && text[first + 2] == '-'
                && text[first + 3] == '-';
    }

    /** A line of a paragraph, a list, a quotation or a table. */
    private void text(int start, int first, int end) {
        int content = markers(first, end);
        boolean plain = content == first && text[first] != '|';
        endParagraph();
        if (plain && first - start < 4) {
            // What it is shows in the next line.
            paragraphStart = first;
            paragraphEnd = end;
        } else {
            inline.scan(content, end);
        }
    }

    private void endParagraph() {
        if (paragraphStart != NONE) {
            inline.scan(paragraphStart, paragraphEnd);
        }
        paragraphStart = NONE;
    }

    /** Goes behind the marks of quotations and lists. */
    private int markers(int first, int end) {
        int at = first;
        for (int mark = markEnd(at, end); mark > at; mark = markEnd(at, end)) {
            endParagraph();
            scan.token(at, mark, HighlightKind.PUNCTUATION);
            at = skipBlanks(mark, end);
        }
        boolean task = at > first && at + 3 <= end && text[at] == '[' && text[at + 2] == ']'
                && (text[at + 1] == ' ' || text[at + 1] == 'x' || text[at + 1] == 'X');
        if (task) {
            scan.token(at, at + 3, HighlightKind.CONSTANT);
            at += 3;
        }
        return at;
    }

    private int markEnd(int at, int end) {
        if (at >= end) {
            return at;
        }
        if (text[at] == '>') {
            return at + 1;
        }
        int mark = at;
        if (text[at] == '-' || text[at] == '*' || text[at] == '+') {
            mark = at + 1;
        } else {
            while (mark < end && mark - at < 9 && text[mark] >= '0' && text[mark] <= '9') {
                mark++;
            }
            boolean number = mark > at && mark < end && (text[mark] == '.' || text[mark] == ')');
            mark = number ? mark + 1 : at;
        }
        return mark > at && mark < end && text[mark] == ' ' ? mark : at;
    }

    private boolean isHeading(int first, int end) {
        int level = run(first, end);
        return level <= 6 && (first + level == end || text[first + level] == ' ' || text[first + level] == '\t');
    }

    private void heading(int start, int end, int level) {
        scan.token(start, end, HighlightKind.HEADING);
        int name = skipBlanks(start + level, end);
        int nameEnd = end;
        while (nameEnd > name && (text[nameEnd - 1] == '#' || text[nameEnd - 1] <= ' ')) {
            nameEnd--;
        }
        open(new Heading(level, start, name, nameEnd));
    }

    private void underlined(int first, int end, int level) {
        scan.token(paragraphStart, paragraphEnd, HighlightKind.HEADING);
        scan.token(first, end, HighlightKind.HEADING);
        open(new Heading(level, paragraphStart, paragraphStart, paragraphEnd));
        paragraphStart = NONE;
    }

    private void open(Heading heading) {
        endSections(heading.level);
        sections.push(heading);
    }

    private void endSections(int level) {
        while (!sections.isEmpty() && sections.peek().level >= level) {
            Heading section = sections.pop();
            int end = Math.max(lastContent, section.nameEnd);
            String name = new String(text, section.nameStart, section.nameEnd - section.nameStart,
                    StandardCharsets.UTF_8);
            scan.item(section.start, end, section.nameStart, section.nameEnd, SymbolKind.HEADING, name, "");
            scan.block(section.start, end, Fold.Kind.BLOCK);
        }
    }

    private void openFence(int first, int end) {
        fenceStart = first;
        fence = text[first];
        fenceLength = run(first, end);
        scan.token(first, first + fenceLength, HighlightKind.PUNCTUATION);
        scan.token(skipBlanks(first + fenceLength, end), end, HighlightKind.ATTRIBUTE);
    }

    private void insideFence(int first, int end) {
        boolean closes = first < end && text[first] == fence && run(first, end) >= fenceLength
                && skipBlanks(first + run(first, end), end) == end;
        if (closes) {
            scan.token(first, end, HighlightKind.PUNCTUATION);
            scan.block(fenceStart, end, Fold.Kind.BLOCK);
            fenceStart = NONE;
        } else {
            scan.token(first, end, HighlightKind.STRING);
        }
    }

    private void insideComment(int start, int end) {
        scan.token(start, end, HighlightKind.COMMENT);
        for (int i = start; i + 2 < end; i++) {
            if (text[i] == '-' && text[i + 1] == '-' && text[i + 2] == '>') {
                scan.block(commentStart, end, Fold.Kind.COMMENT);
                commentStart = NONE;
                return;
            }
        }
    }

    /** Lines of YAML before the document. */
    private void frontMatter(int start, int end) {
        boolean mark = isRule(start, end, '-', 3);
        scan.token(start, end, mark ? HighlightKind.PUNCTUATION : HighlightKind.PROPERTY);
        frontMatter = !mark || !frontMatter;
    }

    /** Whether the line is nothing but {@code count} or more of {@code mark}, with blanks between if more than two. */
    private boolean isRule(int first, int end, char mark, int count) {
        int marks = 0;
        for (int i = first; i < end; i++) {
            if (text[i] == mark) {
                marks++;
            } else if (text[i] != ' ' && text[i] != '\t') {
                return false;
            }
        }
        return marks >= count;
    }

    private int run(int first, int end) {
        int i = first;
        while (i < end && text[i] == text[first]) {
            i++;
        }
        return i - first;
    }

    private int skipBlanks(int start, int end) {
        int i = start;
        while (i < end && (text[i] == ' ' || text[i] == '\t')) {
            i++;
        }
        return Math.min(i, end);
    }

    private record Heading(int level, int start, int nameStart, int nameEnd) {}
}
