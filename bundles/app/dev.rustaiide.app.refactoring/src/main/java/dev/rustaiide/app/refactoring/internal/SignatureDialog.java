package dev.rustaiide.app.refactoring.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

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
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.IconButton;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;

/** The parameters of a function as a table: add, remove, reorder, rename, other types; the declaration below. */
final class SignatureDialog {
    private static final int WIDTH = 680;
    private static final int MARGIN = 6 * Look.STEP;

    private final Shell shell;
    private final Look look;
    private final SignatureTable table;
    private final Consumer<SignatureTable> accepted;
    private final Composite rows;
    private final Caption preview;
    private final Caption problem;
    private final Button change;
    private final List<TextField> names = new ArrayList<>();

    SignatureDialog(Shell parent, Look look, SignatureTable table, Consumer<SignatureTable> accepted) {
        this.look = look;
        this.table = table;
        this.accepted = accepted;
        shell = new Shell(parent, SWT.DIALOG_TRIM | SWT.APPLICATION_MODAL);
        shell.setText("Change signature");
        shell.setLayout(grid(1, MARGIN, 3 * Look.STEP));
        shell.setBackground(look.color(Token.RAISED));
        caption("Parameters", TextSize.TITLE, Token.TEXT);
        rows = new Composite(shell, SWT.NONE);
        rows.setBackground(look.color(Token.RAISED));
        rows.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        rows.setLayout(grid(6, 0, Look.STEP));
        Button add = new Button(shell, look, "Add parameter", false);
        add.setGround(Token.RAISED);
        add.onPress(() -> {
            table.add();
            fill();
            names.getLast().setFocus();
        });
        caption("Result", TextSize.TITLE, Token.TEXT);
        TextField result = field(shell, "Result", "()", table.result());
        result.onChange(text -> {
            table.setResult(text);
            tell();
        });
        preview = caption(table.preview(), TextSize.BODY, Token.TEXT);
        problem = caption("", TextSize.BODY, Token.MUTED);
        change = buttons();
        shell.addListener(SWT.Traverse, event -> {
            if (event.detail == SWT.TRAVERSE_ESCAPE) {
                event.doit = false;
                shell.dispose();
            }
        });
        fill();
        open(parent);
    }

    private static GridLayout grid(int columns, int margin, int gap) {
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = margin;
        layout.marginHeight = margin;
        layout.horizontalSpacing = 2 * Look.STEP;
        layout.verticalSpacing = gap;
        return layout;
    }

    private Caption caption(String text, TextSize size, Token color) {
        Caption caption = new Caption(shell, look, text, size, color);
        caption.setGround(Token.RAISED);
        caption.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        return caption;
    }

    private TextField field(Composite parent, String name, String placeholder, String text) {
        TextField field = new TextField(parent, look, name, placeholder);
        field.setGround(Token.RAISED);
        field.setClearable(false);
        field.setText(text);
        field.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        field.onEnter(this::accept);
        return field;
    }

    private Button buttons() {
        Composite buttons = new Composite(shell, SWT.NONE);
        buttons.setBackground(look.color(Token.RAISED));
        buttons.setLayout(grid(2, 0, 0));
        buttons.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
        Button cancel = new Button(buttons, look, "Cancel", false);
        cancel.setGround(Token.RAISED);
        cancel.onPress(shell::dispose);
        Button ready = new Button(buttons, look, "Preview", true);
        ready.setGround(Token.RAISED);
        ready.onPress(this::accept);
        return ready;
    }

    private void open(Shell parent) {
        size();
        Rectangle around = parent.getBounds();
        Point outer = shell.getSize();
        shell.setLocation(around.x + (around.width - outer.x) / 2, around.y + (around.height - outer.y) / 3);
        shell.open();
        if (!names.isEmpty()) {
            names.getFirst().setFocus();
        }
    }

    private void size() {
        Point size = shell.computeSize(WIDTH, SWT.DEFAULT, true);
        shell.setSize(size);
        shell.layout(true, true);
    }

    /** Makes the rows anew, as they are after one was moved, added or removed. */
    private void fill() {
        for (Control old : rows.getChildren()) {
            old.dispose();
        }
        names.clear();
        List<SignatureTable.Line> lines = table.lines();
        for (int i = 0; i < lines.size(); i++) {
            row(i, lines.get(i));
        }
        ((GridData) rows.getLayoutData()).exclude = lines.isEmpty();
        rows.setVisible(!lines.isEmpty());
        tell();
        size();
    }

    private void row(int index, SignatureTable.Line line) {
        TextField name = field(rows, "Name", "name", line.name());
        TextField type = field(rows, "Type", "type", line.type());
        TextField value = field(rows, "Value for calls", line.isNew() ? "value for calls" : "", line.value());
        value.setEnabled(line.isNew());
        names.add(name);
        Consumer<String> changed = text -> {
            table.set(index, name.text(), type.text(), value.text());
            tell();
        };
        List.of(name, type, value).forEach(each -> each.onChange(changed));
        button(Icon.ARROW_UP, "Move up", index > 0, () -> table.move(index, 1));
        button(Icon.ARROW_DOWN, "Move down", index + 1 < table.lines().size(), () -> table.move(index, -1));
        button(Icon.CLOSE, "Remove", true, () -> table.remove(index));
    }

    private void button(Icon icon, String name, boolean possible, Runnable action) {
        IconButton button = new IconButton(rows, look, icon, name);
        button.setGround(Token.RAISED);
        button.setEnabled(possible);
        button.onPress(() -> {
            action.run();
            fill();
        });
    }

    private void tell() {
        preview.setText(table.preview());
        problem.setText(table.problem());
        change.setEnabled(table.problem().isEmpty());
    }

    private void accept() {
        if (table.problem().isEmpty() && !shell.isDisposed()) {
            shell.dispose();
            accepted.accept(table);
        }
    }
}
