package dev.rustaiide.app.git.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextArea;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;

/**
 * A question that is answered with words. Escape leaves all as it is; Enter answers. UI thread only.
 */
final class FieldsQuestion {
    private static final int WIDTH = 460;
    /** Room for 72 characters, which is where messages of commits are broken. */
    private static final int WIDE = 600;

    private final Shell shell;
    private final List<Typed> fields = new ArrayList<>();
    private final List<Field> asked;
    private final Button answer;
    private final Consumer<List<String>> answered;

    /** How something is typed. */
    private enum Kind {
        LINE, /** Nobody shall see it. */ HIDDEN, /** Enter is a new line; Ctrl+Enter answers. */ LINES
    }

    /**
     * Something to fill in.
     *
     * @param optional whether it may stay empty
     */
    record Field(String label, String placeholder, String text, boolean optional, Kind kind) {
        static Field of(String label, String placeholder) {
            return new Field(label, placeholder, "", false, Kind.LINE);
        }

        static Field optional(String label, String placeholder) {
            return new Field(label, placeholder, "", true, Kind.LINE);
        }

        static Field hidden(String label) {
            return new Field(label, "", "", false, Kind.HIDDEN);
        }

        /** Several lines, such as the message of a commit. */
        static Field lines(String label, String placeholder) {
            return new Field(label, placeholder, "", false, Kind.LINES);
        }

        Field with(String initial) {
            return new Field(label, placeholder, initial, optional, kind);
        }
    }

    /** What is typed into. */
    private record Typed(Control control, Supplier<String> text) {
        boolean isBlank() {
            return text.get().isBlank();
        }
    }

    private FieldsQuestion(Shell parent, Look look, String title, String text, List<Field> asked, String label,
            Consumer<List<String>> answered) {
        this.asked = asked;
        this.answered = answered;
        shell = new Shell(parent, SWT.DIALOG_TRIM | SWT.APPLICATION_MODAL);
        shell.setText(title);
        shell.setBackground(look.color(Token.RAISED));
        GridLayout layout = new GridLayout(1, false);
        layout.marginWidth = 6 * Look.STEP;
        layout.marginHeight = 6 * Look.STEP;
        layout.verticalSpacing = 2 * Look.STEP;
        shell.setLayout(layout);
        caption(look, title, TextSize.TITLE, Token.TEXT);
        if (!text.isEmpty()) {
            caption(look, text, TextSize.BODY, Token.MUTED);
        }
        asked.forEach(each -> add(look, each));
        answer = buttons(look, label);
        check();
    }

    /** Asks; {@code answered} gets what stands in the fields, in their order, once, unless people leave it. */
    static void ask(Shell parent, Look look, String title, String text, List<Field> fields, String answer,
            Consumer<List<String>> answered) {
        new FieldsQuestion(parent, look, title, text, fields, answer, answered).open(parent);
    }

    private void caption(Look look, String text, TextSize size, Token color) {
        Caption caption = new Caption(shell, look, text, size, color);
        caption.setGround(Token.RAISED);
        caption.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    }

    private void add(Look look, Field field) {
        caption(look, field.label(), TextSize.SMALL, Token.MUTED);
        Typed made = field.kind() == Kind.LINES ? area(look, field) : line(look, field);
        made.control().setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        fields.add(made);
    }

    private Typed line(Look look, Field field) {
        TextField made = new TextField(shell, look, field.label(), field.placeholder());
        made.setGround(Token.RAISED);
        made.setText(field.text());
        if (field.kind() == Kind.HIDDEN) {
            made.control().setEchoChar('•');
        }
        made.onChange(text -> check());
        made.onEnter(this::answer);
        return new Typed(made, made::text);
    }

    private Typed area(Look look, Field field) {
        TextArea made = new TextArea(shell, look, field.label(), field.placeholder());
        made.setGround(Token.RAISED);
        // With the caret where it begins; and the toolkit cannot show its end while it has no size.
        made.control().setText(field.text());
        made.onChange(text -> check());
        made.onKey(this::handle);
        return new Typed(made, made::text);
    }

    private boolean handle(int code, int state) {
        boolean enter = (code == SWT.CR || code == SWT.KEYPAD_CR) && (state & SWT.MODIFIER_MASK) == SWT.MOD1;
        if (enter) {
            answer();
        } else if (code == SWT.ESC) {
            shell.dispose();
        }
        return enter || code == SWT.ESC;
    }

    private Button buttons(Look look, String label) {
        Composite row = new Composite(shell, SWT.NONE);
        row.setBackground(look.color(Token.RAISED));
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.horizontalSpacing = 2 * Look.STEP;
        row.setLayout(layout);
        row.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
        Button cancel = new Button(row, look, "Cancel", false);
        cancel.setGround(Token.RAISED);
        cancel.onPress(shell::dispose);
        Button made = new Button(row, look, label, true);
        made.setGround(Token.RAISED);
        made.onPress(this::answer);
        return made;
    }

    private boolean isWhole() {
        for (int i = 0; i < fields.size(); i++) {
            if (!asked.get(i).optional() && fields.get(i).isBlank()) {
                return false;
            }
        }
        return true;
    }

    private void check() {
        if (answer != null) {
            answer.setEnabled(isWhole());
        }
    }

    private void answer() {
        if (isWhole()) {
            List<String> words = fields.stream().map(each -> each.text().get()).toList();
            shell.dispose();
            answered.accept(words);
        }
    }

    private void open(Shell parent) {
        boolean isWide = asked.stream().anyMatch(each -> each.kind() == Kind.LINES);
        Point size = shell.computeSize(isWide ? WIDE : WIDTH, SWT.DEFAULT);
        Rectangle around = parent.getBounds();
        shell.setBounds(around.x + (around.width - size.x) / 2, around.y + (around.height - size.y) / 3, size.x,
                size.y);
        shell.open();
        fields.stream().filter(Typed::isBlank).findFirst().orElse(fields.getFirst()).control().setFocus();
    }
}
