package dev.rustaiide.app.ui.components;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/** Where each word of a {@link Markdown} stands in a given width. Points, from the text's own corner. */
final class MarkdownLayout {
    private static final int GAP = 2 * Look.STEP;
    private static final int INDENT = 18;
    private static final int BOX = 2 * Look.STEP;
    private static final int CHIP_PAD = 3;
    /** Behind these a word that is wider than a line is broken: paths of files and of modules, sentences of marks. */
    private static final String BREAKS = "/\\:.,;_-(<[{&=";

    /** Words in one style at one place; {@code link} is empty where there is none. */
    record Piece(int x, int y, String text, Font font, Token color, String link, Rectangle area) {}

    private final GC gc;
    private final Look look;
    private final CodeTint tint;
    private final int width;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Rectangle> boxes = new ArrayList<>();
    private final List<Rectangle> chips = new ArrayList<>();
    private final List<Integer> rules = new ArrayList<>();
    private int x;
    private int y;
    private int left;
    private int lineHeight;
    private int widest;

    private MarkdownLayout(GC gc, Look look, CodeTint tint, int width) {
        this.gc = gc;
        this.look = look;
        this.tint = tint;
        this.width = width;
    }

    static MarkdownLayout of(GC gc, Look look, CodeTint tint, Markdown text, int width) {
        MarkdownLayout layout = new MarkdownLayout(gc, look, tint, width);
        Markdown.Kind before = null;
        for (Markdown.Block block : text.blocks()) {
            boolean tight = before == Markdown.Kind.ITEM && block.kind() == before;
            layout.y += before == null ? 0 : tight ? 2 : GAP;
            layout.block(block);
            before = block.kind();
        }
        return layout;
    }

    int height() {
        return y;
    }

    /** How wide it really is. */
    int widest() {
        return widest;
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** What lies behind the words. */
    void paintGround(GC target, int dx, int dy) {
        for (Rectangle box : boxes) {
            target.setBackground(look.color(Token.SURFACE));
            target.fillRoundRectangle(box.x + dx, box.y + dy, width - box.x, box.height, Painted.ROUND, Painted.ROUND);
        }
        for (Rectangle chip : chips) {
            target.setBackground(look.color(Token.SURFACE));
            target.fillRoundRectangle(chip.x + dx, chip.y + dy, chip.width, chip.height, 6, 6);
        }
    }

    void paint(GC target, int dx, int dy) {
        target.setForeground(look.color(Token.BORDER));
        for (int rule : rules) {
            target.drawLine(dx, dy + rule, dx + width, dy + rule);
        }
        for (Piece piece : pieces) {
            target.setFont(piece.font());
            target.setForeground(look.color(piece.color()));
            target.drawString(piece.text(), piece.x() + dx, piece.y() + dy, true);
        }
    }

    private void block(Markdown.Block block) {
        left = 0;
        x = 0;
        switch (block.kind()) {
            case RULE -> {
                rules.add(y);
                y++;
            }
            case CODE -> code(block.lead(), block.spans().getFirst().text());
            case ITEM -> {
                left = block.level() * INDENT;
                x = left;
                words(Markdown.plain(block.lead()), Token.MUTED, false);
                left += INDENT;
                x = left;
                lines(block.spans(), Token.TEXT, false);
            }
            case QUOTE -> {
                left = GAP;
                x = left;
                lines(block.spans(), Token.MUTED, false);
            }
            case HEADING -> lines(block.spans(), Token.TEXT, true);
            case PARAGRAPH -> lines(block.spans(), Token.TEXT, false);
        }
    }

    private void lines(List<Markdown.Span> spans, Token color, boolean heading) {
        lineHeight = 0;
        for (Markdown.Span span : spans) {
            words(span, span.link().isEmpty() ? color : Token.ACCENT, heading);
        }
        y += lineHeight;
    }

    private void words(Markdown.Span span, Token color, boolean heading) {
        Font font = span.code() ? look.codeFont() : heading || span.strong() ? look.strongFont(TextSize.BODY)
                : span.slanted() ? look.italicFont(TextSize.BODY) : look.font(TextSize.BODY);
        gc.setFont(font);
        int height = gc.getFontMetrics().getHeight();
        lineHeight = Math.max(lineHeight, height + 3);
        String text = span.text();
        int at = 0;
        while (at < text.length()) {
            int end = fitting(text, at, span.code());
            if (end == at) {
                newLine(height);
                at += text.charAt(at) == ' ' ? 1 : 0;
            } else {
                place(text.substring(at, end), font, color, span, height);
                at = end;
            }
        }
    }

    /** How far from {@code at} the text fits on this line, in whole words; part of a word that no line could hold. */
    private int fitting(String text, int at, boolean code) {
        int room = width - x - (code ? 2 * CHIP_PAD : 0);
        int fits = at;
        int next = at;
        while (next < text.length()) {
            int space = code ? -1 : text.indexOf(' ', next + 1);
            int end = space < 0 ? text.length() : space;
            if (gc.stringExtent(text.substring(at, end)).x > room) {
                return fits > at || x > left ? fits : at + part(text.substring(at, end), room);
            }
            fits = end;
            next = end;
        }
        return fits;
    }

    /** How many characters of a word too long are on this line; the break is behind a mark in it if that can be. */
    private int part(String word, int room) {
        int least = Character.charCount(word.codePointAt(0));
        int most = word.length();
        while (least < most) {
            int middle = (least + most + 1) / 2;
            if (gc.stringExtent(word.substring(0, middle)).x <= room) {
                least = middle;
            } else {
                most = middle - 1;
            }
        }
        for (int end = least; end > least / 2; end--) {
            if (end < word.length() && BREAKS.indexOf(word.charAt(end - 1)) >= 0) {
                return end;
            }
        }
        boolean halved = least > 1 && least < word.length() && Character.isLowSurrogate(word.charAt(least));
        return halved ? least - 1 : least;
    }

    private void place(String words, Font font, Token color, Markdown.Span span, int height) {
        Point size = gc.stringExtent(words);
        int pad = span.code() ? CHIP_PAD : 0;
        if (span.code()) {
            chips.add(new Rectangle(x, y, size.x + 2 * pad, height + 2));
        }
        Rectangle area = new Rectangle(x, y, size.x + 2 * pad, height);
        pieces.add(new Piece(x + pad, y + 1, words, font, color, span.link(), area));
        x += size.x + 2 * pad;
        widest = Math.max(widest, x);
    }

    private void newLine(int height) {
        x = left;
        y += Math.max(lineHeight, height + 3);
        lineHeight = height + 3;
    }

    private void code(String language, String code) {
        gc.setFont(look.codeFont());
        int height = gc.getFontMetrics().getHeight() + 2;
        int top = y;
        y += BOX;
        lineHeight = height;
        List<CodeTint.Tinted> runs = tint.tint(language, code);
        int start = 0;
        for (String line : code.split("\n", -1)) {
            codeLine(line, start, runs);
            start += line.length() + 1;
            y += height;
        }
        y += BOX;
        boxes.add(new Rectangle(0, top, 0, y - top));
    }

    private void codeLine(String line, int start, List<CodeTint.Tinted> runs) {
        x = BOX;
        int done = 0;
        for (CodeTint.Tinted run : runs) {
            int from = Math.clamp(run.start() - start, done, line.length());
            int to = Math.clamp(run.end() - start, from, line.length());
            codePart(line.substring(done, from), Token.TEXT);
            codePart(line.substring(from, to), run.token());
            done = to;
        }
        codePart(line.substring(done), Token.TEXT);
    }

    /** A line of code that is too long goes on below, further in; a name is cut only if no line has room for it. */
    private void codePart(String text, Token color) {
        int at = 0;
        while (at < text.length()) {
            String rest = text.substring(at);
            int fits = gc.stringExtent(rest).x <= width - BOX - x ? rest.length() : part(rest, width - BOX - x);
            int space = fits < rest.length() ? rest.lastIndexOf(' ', fits - 1) : -1;
            fits = space < 0 ? fits : space + 1;
            Point size = gc.stringExtent(rest.substring(0, fits));
            boolean isCut = fits < rest.length() && space < 0 && gc.stringExtent(rest).x <= width - 3 * BOX;
            if ((isCut || x + size.x > width - BOX) && x > 2 * BOX) {
                x = 2 * BOX;
                y += lineHeight;
            } else {
                pieces.add(new Piece(x, y, rest.substring(0, fits), look.codeFont(), color, "",
                        new Rectangle(x, y, size.x, size.y)));
                x += size.x;
                at += fits;
                widest = Math.max(widest, x + BOX);
            }
        }
    }
}
