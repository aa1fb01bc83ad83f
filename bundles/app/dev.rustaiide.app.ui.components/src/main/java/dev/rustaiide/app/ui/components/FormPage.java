package dev.rustaiide.app.ui.components;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;

/**
 * What is filled in to make something: a title, what it does, and fields one below the other, in the middle of a page.
 * It goes with its parent. UI thread only.
 */
public final class FormPage {
    private static final int WIDTH = 640;
    private static final int COLUMNS = 2;

    private final ScrolledPage scrolled;
    private final Composite page;
    private final Look look;

    public FormPage(Composite parent, Look look, String title, String words) {
        this.look = look;
        scrolled = new ScrolledPage(parent, look);
        scrolled.body().setLayout(new GridLayout());
        page = new Composite(scrolled.body(), SWT.NONE);
        GridData centre = new GridData(SWT.CENTER, SWT.CENTER, true, true);
        centre.widthHint = WIDTH;
        page.setLayoutData(centre);
        GridLayout layout = new GridLayout(COLUMNS, false);
        layout.verticalSpacing = 2 * Look.STEP;
        layout.horizontalSpacing = 2 * Look.STEP;
        page.setLayout(layout);
        Look.Registration registration = look.onChange(this::dress);
        page.addListener(SWT.Dispose, event -> registration.close());
        dress();
        caption(title, TextSize.DISPLAY, Token.TEXT);
        caption(words, TextSize.BODY, Token.MUTED);
    }

    private void dress() {
        if (!page.isDisposed()) {
            page.setBackground(look.color(Token.BACKGROUND));
        }
    }

    /** For other parts, below what is there; they are laid out by {@link #wide}. */
    public Composite body() {
        return page;
    }

    public boolean isDisposed() {
        return page.isDisposed();
    }

    /** Lays it out anew, after a part has come, gone, or said something longer. */
    public void layout() {
        page.layout(true);
        scrolled.layout();
    }

    /** From one side to the other. */
    public GridData wide() {
        return new GridData(SWT.FILL, SWT.CENTER, true, false, COLUMNS, 1);
    }

    public Caption caption(String text, TextSize size, Token color) {
        Caption caption = new Caption(page, look, text, size, color);
        caption.setGround(Token.BACKGROUND);
        caption.setLayoutData(wide());
        return caption;
    }

    /** A field under its label; {@code changed} runs after each change of its text. */
    public TextField field(String label, String placeholder, Runnable changed) {
        return field(label, placeholder, COLUMNS, changed);
    }

    private TextField field(String label, String placeholder, int columns, Runnable changed) {
        caption(label, TextSize.SMALL, Token.MUTED);
        TextField field = new TextField(page, look, label, placeholder);
        field.setGround(Token.BACKGROUND);
        field.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false, columns, 1));
        field.onChange(text -> changed.run());
        return field;
    }

    /** A field for a folder, which can be chosen too; {@code title} is that of the dialog. */
    public TextField folder(String label, String placeholder, String title, Runnable changed) {
        TextField field = field(label, placeholder, 1, changed);
        Button choose = new Button(page, look, "Choose…", false);
        choose.setGround(Token.BACKGROUND);
        choose.onPress(() -> {
            DirectoryDialog dialog = new DirectoryDialog(page.getShell(), SWT.OPEN);
            dialog.setText(title);
            dialog.setFilterPath(field.text());
            Optional.ofNullable(dialog.open()).ifPresent(field::setText);
        });
        return field;
    }

    /** What does it, at the end. */
    public Button finish(String label, Runnable run) {
        Button button = new Button(page, look, label, true);
        button.setGround(Token.BACKGROUND);
        button.onPress(run);
        return button;
    }
}
