package dev.rustaiide.app.editor.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

import dev.rustaiide.app.documents.EditKind;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.foundation.text.Boundaries;
import dev.rustaiide.foundation.text.Words;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Marks;

/** What keys that write and delete do at each caret. */
public final class Typing {
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private final EditContext context;
    /** Whether the bracket or quote at an offset was put there by us, so that typing it goes over it. */
    private final IntPredicate ours;
    private final boolean closeBrackets;

    public Typing(EditContext context, IntPredicate ours, boolean closeBrackets) {
        this.context = context;
        this.ours = ours;
        this.closeBrackets = closeBrackets;
    }

    /** One step of input at one selection. */
    @FunctionalInterface
    private interface Rule {
        EditPlan.Part part(Selection selection);
    }

    private EditPlan each(EditKind kind, Rule rule) {
        List<EditPlan.Part> parts = new ArrayList<>();
        for (Selection selection : context.selections().all()) {
            parts.add(rule.part(selection));
        }
        return EditPlan.of(kind, parts, context.selections().primary());
    }

    /** Types {@code characters}, one key or what an input method composed. */
    public EditPlan type(String characters) {
        boolean one = characters.length() == 1;
        return each(EditKind.TYPING, selection -> one ? key(selection, characters.charAt(0))
                : EditPlan.Part.of(selection.start(), selection.end(), characters));
    }

    /** Puts {@code characters} in the place of each selection; as many lines as carets go one to each. */
    public EditPlan paste(String characters) {
        String[] lines = characters.split("\r\n|\n", -1);
        List<Selection> all = context.selections().all();
        boolean spread = all.size() > 1 && lines.length == all.size();
        List<EditPlan.Part> parts = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            parts.add(EditPlan.Part.of(all.get(i).start(), all.get(i).end(), spread ? lines[i] : characters));
        }
        return EditPlan.of(EditKind.OTHER, parts, context.selections().primary());
    }

    private EditPlan.Part key(Selection selection, char c) {
        int start = selection.start();
        int end = selection.end();
        String key = String.valueOf(c);
        char closer = closer(c);
        if (!selection.isEmpty() && closer != 0) {
            String inner = context.text().substring(start, end);
            return new EditPlan.Part(start, end, c + inner + closer, 1 + selection.anchor() - start,
                    1 + selection.caret() - start);
        }
        if (selection.isEmpty() && context.at(start) == c && ours.test(start)) {
            return EditPlan.Part.of(start, start + 1, key);
        }
        if (selection.isEmpty() && closer != 0 && closes(start, c)) {
            return new EditPlan.Part(start, start, key + closer, 1, 1);
        }
        if (selection.isEmpty() && CLOSING.indexOf(c) >= 0) {
            return closingBracket(start, c);
        }
        return EditPlan.Part.of(start, end, key);
    }

    /** What {@code c} is closed by in this language; 0 if nothing. */
    private char closer(char c) {
        Marks marks = context.language().marks();
        char bracket = marks.closer(c);
        return bracket != 0 ? bracket : marks.quotes().indexOf(c) >= 0 ? c : 0;
    }

    /** Whether an opening {@code c} typed at {@code offset} brings its partner along. */
    private boolean closes(int offset, char c) {
        if (!closeBrackets) {
            return false;
        }
        char next = context.at(offset);
        boolean room = next <= ' ' || CLOSING.indexOf(next) >= 0 || next == ',' || next == ';' || ours.test(offset);
        boolean quote = context.language().marks().closer(c) == 0;
        if (quote && (Words.isName(context.at(offset - 1)) && !prefixes(offset) || context.at(offset - 1) == c)) {
            return false;
        }
        return room && !context.inLiteral().test(offset);
    }

    /** Whether the name before {@code offset} is one that marks a string, as in {@code b"…"}. */
    private boolean prefixes(int offset) {
        char before = context.at(offset - 1);
        return (before == 'b' || before == 'r' || before == 'c' || before == 'f')
                && !Words.isName(context.at(offset - 2));
    }

    /** A closing bracket alone on its line goes to where the line of its partner starts. */
    private EditPlan.Part closingBracket(int offset, char c) {
        String blank = context.indentBefore(offset);
        int lineStart = context.text().lineStart(context.text().lineOf(offset));
        if (blank.isEmpty() || lineStart + blank.length() != offset) {
            return EditPlan.Part.of(offset, offset, String.valueOf(c));
        }
        int open = Brackets.openerBefore(context.text(), offset, c, context.inLiteral());
        String indent = open < 0 ? blank : context.indentBefore(open);
        return EditPlan.Part.of(lineStart, offset, indent + c);
    }

    /** Starts a new line, indented as the code wants it. */
    public EditPlan enter() {
        return each(EditKind.OTHER, selection -> enter(selection.start(), selection.end()));
    }

    private EditPlan.Part enter(int start, int end) {
        String indent = context.indentBefore(start);
        String feed = context.lineFeed();
        char before = context.at(start - 1);
        int opening = OPENING.indexOf(before);
        if (opening >= 0 && !context.inLiteral().test(start - 1)) {
            String deeper = feed + indent + context.indentation().unit();
            boolean split = context.at(end) == CLOSING.charAt(opening);
            return split ? new EditPlan.Part(start, end, deeper + feed + indent, deeper.length(), deeper.length())
                    : EditPlan.Part.of(start, end, deeper);
        }
        return EditPlan.Part.of(start, end, feed + indent + commentContinued(start, indent.length()));
    }

    /** A documentation comment goes on in the next line, unless it is split right at its start. */
    private String commentContinued(int offset, int indent) {
        int start = context.text().lineStart(context.text().lineOf(offset)) + indent;
        String head = context.text().substring(start, Math.min(offset, start + 4));
        return !context.language().id().equals(LanguageId.RUST) ? "" : head.startsWith("/// ") ? "/// "
                : head.startsWith("//! ") ? "//! " : "";
    }

    /** Deletes what is selected, else what {@code target} reaches from each caret. */
    public EditPlan delete(IntUnaryOperator target) {
        return each(EditKind.DELETING, selection -> {
            int other = selection.isEmpty() ? target.applyAsInt(selection.caret()) : selection.anchor();
            return EditPlan.Part.of(Math.min(selection.caret(), other), Math.max(selection.caret(), other), "");
        });
    }

    /** Deletes to the left: a character, a level of indentation, or a pair of brackets with nothing between. */
    public EditPlan backspace() {
        return each(EditKind.DELETING, selection -> {
            if (!selection.isEmpty()) {
                return EditPlan.Part.of(selection.start(), selection.end(), "");
            }
            int caret = selection.caret();
            char before = context.at(caret - 1);
            if (caret > 0 && closer(before) != 0 && context.at(caret) == closer(before) && ours.test(caret)) {
                return EditPlan.Part.of(caret - 1, caret + 1, "");
            }
            return EditPlan.Part.of(backspaceTo(caret), caret, "");
        });
    }

    private int backspaceTo(int caret) {
        String blank = context.indentBefore(caret);
        int start = context.text().lineStart(context.text().lineOf(caret));
        if (blank.isEmpty() || start + blank.length() != caret || blank.indexOf('\t') >= 0) {
            return Boundaries.previousCharacter(context.text(), caret);
        }
        int width = context.indentation().width();
        return start + (blank.length() - 1) / width * width;
    }

    /** Puts a level of white space at each caret. */
    public EditPlan tab() {
        return each(EditKind.TYPING, selection -> {
            int column = context.indentation().columns(context.text().substring(
                    context.text().lineStart(context.text().lineOf(selection.start())), selection.start()));
            int width = context.indentation().width();
            String blank = context.indentation().tabs() ? "\t" : " ".repeat(width - column % width);
            return EditPlan.Part.of(selection.start(), selection.end(), blank);
        });
    }
}
