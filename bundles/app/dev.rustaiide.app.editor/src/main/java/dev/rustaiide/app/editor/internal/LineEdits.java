package dev.rustaiide.app.editor.internal;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.app.documents.EditKind;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Marks;
import dev.rustaiide.foundation.text.TextChange;

/** Edits of whole lines at every caret. */
public final class LineEdits {
    private final EditContext context;
    private final Text text;
    private final Selections selections;

    public LineEdits(EditContext context) {
        this.context = context;
        this.text = context.text();
        this.selections = context.selections();
    }

    /** Lines from {@code first} to {@code last}. */
    private record Block(int first, int last) {}

    /** The lines that selections touch, blocks that meet joined. A selection that ends at a line's start spares it. */
    private List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        for (Selection selection : selections.all()) {
            int first = text.lineOf(selection.start());
            int last = text.lineOf(selection.end());
            if (last > first && text.lineStart(last) == selection.end()) {
                last--;
            }
            Block before = blocks.isEmpty() ? null : blocks.getLast();
            if (before != null && first <= before.last + 1) {
                blocks.set(blocks.size() - 1, new Block(before.first, Math.max(before.last, last)));
            } else {
                blocks.add(new Block(first, last));
            }
        }
        return blocks;
    }

    private int behind(int line) {
        return line + 1 < text.lineCount() ? text.lineStart(line + 1) : text.length();
    }

    /** Moves the lines one up. */
    public EditPlan moveUp() {
        return move(-1);
    }

    /** Moves the lines one down. */
    public EditPlan moveDown() {
        return move(1);
    }

    private EditPlan move(int by) {
        var changes = new ArrayList<TextChange>();
        Selections after = selections;
        for (Block block : blocks()) {
            int neighbour = by < 0 ? block.first - 1 : block.last + 1;
            if (neighbour < 0 || neighbour >= text.lineCount()) {
                return EditPlan.none(selections);
            }
            int upper = Math.min(neighbour, block.first);
            int lower = Math.max(neighbour, block.last);
            String above = text.substring(text.lineStart(upper), text.lineEnd(by < 0 ? neighbour : block.last));
            String below = text.substring(text.lineStart(by < 0 ? block.first : neighbour), text.lineEnd(lower));
            int feedAt = text.lineEnd(by < 0 ? neighbour : block.last);
            String feed = text.substring(feedAt, text.lineStart(by < 0 ? block.first : neighbour));
            changes.add(TextChange.of(text.lineStart(upper), text.lineEnd(lower), below + feed + above));
            int shift = by < 0 ? -above.length() - feed.length() : below.length() + feed.length();
            after = shifted(after, block, shift);
        }
        return new EditPlan(EditKind.OTHER, changes, after);
    }

    private Selections shifted(Selections all, Block block, int shift) {
        int start = text.lineStart(block.first);
        int end = text.lineEnd(block.last);
        var moved = new ArrayList<Selection>();
        for (int i = 0; i < all.all().size(); i++) {
            // Which block a selection is of is told by where it was before any block moved.
            Selection was = selections.all().get(Math.min(i, selections.all().size() - 1));
            Selection now = all.all().get(i);
            boolean inside = was.start() >= start && was.start() <= end;
            moved.add(inside ? new Selection(now.anchor() + shift, now.caret() + shift) : now);
        }
        return new Selections(moved, all.primary());
    }

    /** Copies the lines; the carets stay on the upper copy if {@code up}, otherwise go to the lower. */
    public EditPlan copy(boolean up) {
        var changes = new ArrayList<TextChange>();
        var after = new ArrayList<Selection>(selections.all());
        int shift = 0;
        for (Block block : blocks()) {
            int start = text.lineStart(block.first);
            int end = text.lineEnd(block.last);
            String lines = text.substring(start, end) + context.lineFeed();
            changes.add(TextChange.of(start, start, lines));
            for (int i = 0; i < after.size(); i++) {
                Selection was = selections.all().get(i);
                if (was.start() >= start && was.start() <= end) {
                    int by = shift + (up ? 0 : lines.length());
                    after.set(i, new Selection(was.anchor() + by, was.caret() + by));
                }
            }
            shift += lines.length();
        }
        return new EditPlan(EditKind.OTHER, changes, Selections.merged(after, selections.primary()));
    }

    /** Deletes the lines. */
    public EditPlan delete() {
        var parts = new ArrayList<EditPlan.Part>();
        for (Block block : blocks()) {
            int start = text.lineStart(block.first);
            int end = behind(block.last);
            boolean lastLine = end == text.length() && block.last == text.lineCount() - 1 && block.first > 0;
            parts.add(EditPlan.Part.of(lastLine ? text.lineEnd(block.first - 1) : start, end, ""));
        }
        return EditPlan.of(EditKind.OTHER, parts, Math.min(selections.primary(), parts.size() - 1));
    }

    /** Adds a level to every line that is not blank. */
    public EditPlan indent() {
        var changes = new ArrayList<TextChange>();
        for (Block block : blocks()) {
            for (int line = block.first; line <= block.last; line++) {
                if (text.lineEnd(line) > text.lineStart(line)) {
                    changes.add(TextChange.insert(text.lineStart(line), context.indentation().unit()));
                }
            }
        }
        return EditPlan.keeping(text, changes, selections);
    }

    /** Takes a level from every line that has one. */
    public EditPlan outdent() {
        var changes = new ArrayList<TextChange>();
        for (Block block : blocks()) {
            for (int line = block.first; line <= block.last; line++) {
                int start = text.lineStart(line);
                int blank = Math.min(text.lineEnd(line), start + context.indentation().width());
                int end = start;
                while (end < blank && text.charAt(end) == ' ') {
                    end++;
                }
                if (end == start && end < blank && text.charAt(end) == '\t') {
                    end++;
                }
                if (end > start) {
                    changes.add(TextChange.of(start, end, ""));
                }
            }
        }
        return EditPlan.keeping(text, changes, selections);
    }

    /** Makes comments of the lines, or code of them if all are comments; nothing in a language without. */
    public EditPlan toggleComment() {
        String comment = context.language().lineComment();
        if (comment.isEmpty()) {
            return context.language().marks().blockStart().isEmpty() ? EditPlan.none(selections) : toggleBlocks();
        }
        boolean all = true;
        int column = Integer.MAX_VALUE;
        List<Integer> lines = new ArrayList<>();
        for (Block block : blocks()) {
            for (int line = block.first; line <= block.last; line++) {
                String code = text.line(line);
                int blank = code.length() - code.stripLeading().length();
                if (blank < code.length()) {
                    lines.add(line);
                    all &= code.startsWith(comment, blank);
                    column = Math.min(column, blank);
                }
            }
        }
        var changes = new ArrayList<TextChange>();
        for (int line : lines) {
            changes.add(all ? uncomment(line, comment)
                    : TextChange.of(text.lineStart(line) + column, text.lineStart(line) + column, comment + " "));
        }
        return EditPlan.keeping(text, changes, selections);
    }

    /** A comment of its own for each line, where the language has none that ends with the line. */
    private EditPlan toggleBlocks() {
        Marks marks = context.language().marks();
        List<Integer> lines = new ArrayList<>();
        for (Block block : blocks()) {
            for (int line = block.first; line <= block.last; line++) {
                if (!text.line(line).isBlank()) {
                    lines.add(line);
                }
            }
        }
        boolean all = lines.stream().map(line -> text.line(line).strip()).allMatch(code -> isBlock(code, marks));
        var changes = new ArrayList<TextChange>();
        for (int line : lines) {
            String code = text.line(line);
            int start = text.lineStart(line) + code.length() - code.stripLeading().length();
            int end = text.lineStart(line) + code.stripTrailing().length();
            if (all) {
                int from = start + marks.blockStart().length();
                int to = end - marks.blockEnd().length();
                changes.add(TextChange.of(start, from < to && text.charAt(from) == ' ' ? from + 1 : from, ""));
                changes.add(TextChange.of(to > from + 1 && text.charAt(to - 1) == ' ' ? to - 1 : to, end, ""));
            } else {
                changes.add(TextChange.of(start, start, marks.blockStart() + ' '));
                changes.add(TextChange.of(end, end, ' ' + marks.blockEnd()));
            }
        }
        return EditPlan.keeping(text, changes, selections);
    }

    private static boolean isBlock(String code, Marks marks) {
        return code.length() >= marks.blockStart().length() + marks.blockEnd().length()
                && code.startsWith(marks.blockStart()) && code.endsWith(marks.blockEnd());
    }

    private TextChange uncomment(int line, String comment) {
        String code = text.line(line);
        int at = code.indexOf(comment);
        int end = at + comment.length();
        int start = text.lineStart(line);
        return TextChange.of(start + at, start + (code.startsWith(" ", end) ? end + 1 : end), "");
    }

    /** Puts the next line behind each line, or all selected lines in one, with a space between. */
    public EditPlan join() {
        var changes = new ArrayList<TextChange>();
        for (Block block : blocks()) {
            int last = Math.max(block.last, block.first + 1);
            for (int line = block.first; line < last && line + 1 < text.lineCount(); line++) {
                int end = text.lineEnd(line);
                int next = text.lineStart(line + 1);
                int stop = text.lineEnd(line + 1);
                while (next < stop && text.charAt(next) <= ' ') {
                    next++;
                }
                boolean space = next < stop && end > text.lineStart(line) && text.charAt(end - 1) > ' ';
                changes.add(TextChange.of(end, next, space ? " " : ""));
            }
        }
        return EditPlan.keeping(text, changes, selections);
    }

    /** Repeats what is selected behind itself, the line where nothing is. */
    public EditPlan duplicate() {
        var parts = new ArrayList<EditPlan.Part>();
        for (Selection selection : selections.all()) {
            if (selection.isEmpty()) {
                return copy(false);
            }
            String copy = text.substring(selection.start(), selection.end());
            parts.add(new EditPlan.Part(selection.end(), selection.end(), copy,
                    selection.isReversed() ? copy.length() : 0, selection.isReversed() ? 0 : copy.length()));
        }
        return EditPlan.of(EditKind.OTHER, parts, selections.primary());
    }

    /** Opens an empty line below each caret's line, or above it. */
    public EditPlan open(boolean above) {
        var parts = new ArrayList<EditPlan.Part>();
        for (Selection selection : selections.all()) {
            int line = text.lineOf(selection.caret());
            String indent = context.indentBefore(text.lineEnd(line));
            String feed = context.lineFeed();
            parts.add(above ? new EditPlan.Part(text.lineStart(line), text.lineStart(line), indent + feed,
                    indent.length(), indent.length())
                    : EditPlan.Part.of(text.lineEnd(line), text.lineEnd(line), feed + indent));
        }
        return EditPlan.of(EditKind.OTHER, parts, selections.primary());
    }
}
