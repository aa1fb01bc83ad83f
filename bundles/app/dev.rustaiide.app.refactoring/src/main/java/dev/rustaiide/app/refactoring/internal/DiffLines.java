package dev.rustaiide.app.refactoring.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.code.analysis.Highlight;
import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.ui.components.CodeTint.Tinted;
import dev.rustaiide.app.ui.components.DiffLine;
import dev.rustaiide.app.ui.components.DiffLine.Kind;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextDiff;
import dev.rustaiide.foundation.text.TextDiff.Hunk;
import dev.rustaiide.foundation.types.Language;

/** The rows of a difference, coloured by the syntax of both texts. Parses: not on the UI thread. */
final class DiffLines {
    private static final int CONTEXT = 3;

    private final Side before;
    private final Side after;
    private final List<Hunk> hunks;
    private final List<DiffLine> lines = new ArrayList<>();

    private DiffLines(Side before, Side after, List<Hunk> hunks) {
        this.before = before;
        this.after = after;
        this.hunks = hunks;
    }

    /** One of the two texts. */
    private record Side(Text text, Optional<SyntaxTree> tree) {
        static Side of(Text text, Language language, Syntax syntax) {
            return new Side(text, syntax.parse(language, text));
        }

        String line(int line) {
            return text.line(line);
        }

        List<Tinted> colours(int line) {
            int start = text.lineStart(line);
            int end = text.lineEnd(line);
            List<Tinted> colours = new ArrayList<>();
            for (Highlight highlight : tree.map(parsed -> parsed.highlights(start, end)).orElse(List.of())) {
                int from = Math.max(start, highlight.start());
                int to = Math.min(end, highlight.end());
                if (from < to) {
                    colours.add(new Tinted(from - start, to - start,
                            Token.valueOf("SYNTAX_" + highlight.kind().name())));
                }
            }
            return colours;
        }
    }

    static List<DiffLine> of(FilePreview file, Syntax syntax) {
        Text old = file.change().before();
        Text fresh = file.change().after();
        Text named = fresh.length() == 0 ? old : fresh;
        Language language = syntax.languageOf(file.file(), named.substring(0, Math.min(named.lineEnd(0), 200)));
        var all = new DiffLines(Side.of(old, language, syntax), Side.of(fresh, language, syntax), file.hunks());
        for (int i = 0; i < all.hunks.size(); i++) {
            all.add(i);
        }
        return all.lines;
    }

    private void add(int number) {
        Hunk hunk = hunks.get(number);
        int shown = number == 0 ? 0 : Math.min(hunks.get(number - 1).beforeEnd() + CONTEXT, hunk.beforeStart());
        int next = number + 1 < hunks.size() ? hunks.get(number + 1).beforeStart() : TextDiff.lineCount(before.text);
        lines.add(DiffLine.header(title(hunk), number));
        int shift = hunk.afterStart() - hunk.beforeStart();
        for (int line = Math.max(shown, hunk.beforeStart() - CONTEXT); line < hunk.beforeStart(); line++) {
            context(line, shift, number);
        }
        boolean paired = hunk.removed() == hunk.added();
        for (int i = 0; i < hunk.removed(); i++) {
            int line = hunk.beforeStart() + i;
            String other = paired ? after.line(hunk.afterStart() + i) : "";
            add(Kind.REMOVED, before, line, 0, other, number);
        }
        for (int i = 0; i < hunk.added(); i++) {
            int line = hunk.afterStart() + i;
            String other = paired ? before.line(hunk.beforeStart() + i) : "";
            add(Kind.ADDED, after, line, 0, other, number);
        }
        int end = hunk.afterEnd() - hunk.beforeEnd();
        for (int line = hunk.beforeEnd(); line < Math.min(next, hunk.beforeEnd() + CONTEXT); line++) {
            context(line, end, number);
        }
    }

    private String title(Hunk hunk) {
        int first = hunk.added() > 0 ? hunk.afterStart() + 1 : hunk.beforeStart() + 1;
        int count = Math.max(hunk.added(), hunk.removed());
        String place = count == 1 ? "Line " + first : "Lines " + first + "–" + (first + count - 1);
        return hunk.added() == 0 ? place + ", removed" : hunk.removed() == 0 ? place + ", added" : place;
    }

    private void context(int line, int shift, int hunk) {
        lines.add(new DiffLine(Kind.CONTEXT, line + 1, line + shift + 1, before.line(line), before.colours(line), 0, 0,
                hunk));
    }

    /** @param other the line that it gives way to or comes for; empty if there is no such one */
    private void add(Kind kind, Side side, int line, int none, String other, int hunk) {
        String text = side.line(line);
        int start = 0;
        int end = 0;
        if (!other.isEmpty()) {
            int most = Math.min(text.length(), other.length());
            while (start < most && text.charAt(start) == other.charAt(start)) {
                start++;
            }
            int tail = 0;
            while (tail < most - start && text.charAt(text.length() - 1 - tail) == other.charAt(other.length() - 1
                    - tail)) {
                tail++;
            }
            end = text.length() - tail;
        }
        lines.add(new DiffLine(kind, kind == Kind.REMOVED ? line + 1 : none, kind == Kind.ADDED ? line + 1 : none,
                text, side.colours(line), start, end, hunk));
    }
}
