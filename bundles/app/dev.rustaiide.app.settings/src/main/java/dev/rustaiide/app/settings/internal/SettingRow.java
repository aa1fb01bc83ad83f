package dev.rustaiide.app.settings.internal;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.Checkbox;
import dev.rustaiide.app.ui.components.ChoiceField;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.IconButton;
import dev.rustaiide.app.ui.components.Link;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Explanation;
import dev.rustaiide.foundation.config.Explanation.Said;
import dev.rustaiide.foundation.config.Explanation.Verdict;
import dev.rustaiide.foundation.config.Lock;
import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingType;
import dev.rustaiide.foundation.config.SettingsView;
import dev.rustaiide.foundation.config.Source;
import dev.rustaiide.foundation.error.FailureException;

/** One setting: what it is, the control that changes it, who set it, and the way back. UI thread only. */
final class SettingRow {
    private static final int FIELD = 320;
    private static final int NUMBER = 120;
    /** What stands beside a line of the status: a mark before it, the place and the way back behind it. */
    private static final int BESIDE = 180;

    private final SettingKey<?> key;
    private final SettingsView view;
    private final Look look;
    private final Surroundings around;
    private final Composite row;
    private final String words;
    private final Composite status;
    private int room = FIELD + BESIDE;
    private Runnable resized = () -> { };
    private Runnable shown = () -> { };

    /**
     * What a row needs of the page.
     *
     * @param failed is told why a value could not be kept
     * @param open shows the place where something is set
     */
    record Surroundings(Executor ui, Consumer<Throwable> failed, Consumer<Source> open) {}

    private SettingRow(Composite parent, Look look, SettingsView view, SettingKey<?> key, Surroundings around) {
        this.key = key;
        this.view = view;
        this.look = look;
        this.around = around;
        this.words = (key.id() + ' ' + key.title() + ' ' + key.description() + ' ' + key.category())
                .toLowerCase(Locale.ROOT);
        row = new Composite(parent, SWT.NONE);
        row.setLayout(layout(1));
        row.setBackground(look.color(Token.BACKGROUND));
        status = new Composite(row, SWT.NONE);
    }

    static <T> SettingRow of(Composite parent, Look look, SettingsView view, SettingKey<T> key, Surroundings around) {
        SettingRow row = new SettingRow(parent, look, view, key, around);
        boolean flag = key.type() instanceof SettingType.Flag;
        if (!flag) {
            row.caption(row.row, key.title(), TextSize.BODY, Token.TEXT);
        }
        if (flag) {
            row.fill(row.checkbox(key));
        }
        row.caption(row.row, key.description(), TextSize.SMALL, Token.MUTED);
        if (!flag) {
            row.fill(row.control(key));
        }
        row.begin(key);
        return row;
    }

    private static GridLayout layout(int columns) {
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = Look.STEP;
        layout.horizontalSpacing = Look.STEP;
        return layout;
    }

    Composite control() {
        return row;
    }

    /** Makes the row so wide; its texts wrap within that. */
    void setWidth(int points) {
        room = points;
        ((GridData) row.getLayoutData()).widthHint = points;
        for (Control child : status.getChildren()) {
            if (child instanceof Caption line) {
                line.setLayoutData(lineWidth(line));
            }
        }
    }

    private GridData lineWidth(Caption line) {
        return width(Math.min(Math.max(BESIDE, room - BESIDE), line.computeSize(SWT.DEFAULT, SWT.DEFAULT).x));
    }

    /** Runs {@code listener} after the row needs another height. */
    void onResize(Runnable listener) {
        resized = listener;
    }

    /** Whether every one of {@code sought}, words with blanks between them, is somewhere in the setting's text. */
    boolean matches(String sought) {
        for (String word : sought.toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!words.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private <T> void begin(SettingKey<T> typed) {
        status.moveBelow(null);
        status.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
        refresh();
        SettingsView.Watch watch = view.onChange(typed, around.ui(), value -> refresh());
        row.addListener(SWT.Dispose, event -> watch.close());
    }

    private void fill(Control control) {
        if (control.getLayoutData() == null) {
            control.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
        }
    }

    private Caption caption(Composite parent, String text, TextSize size, Token color) {
        Caption caption = new Caption(parent, look, text, size, color);
        caption.setGround(Token.BACKGROUND);
        caption.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return caption;
    }

    private Checkbox checkbox(SettingKey<?> flag) {
        Checkbox box = new Checkbox(row, look, flag.title());
        box.setGround(Token.BACKGROUND);
        GridData data = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
        data.horizontalIndent = -3; // the box stands where the other controls do
        box.setLayoutData(data);
        box.onChange(on -> set(flag, String.valueOf(on)));
        shown = () -> {
            box.set(Boolean.TRUE.equals(view.get(flag)));
            box.setEnabled(view.lock(flag).isEmpty());
        };
        return box;
    }

    private <T> Control control(SettingKey<T> typed) {
        return typed.type() instanceof SettingType.Choice(List<String> choices) ? choice(typed, choices) : field(typed);
    }

    private Control choice(SettingKey<?> typed, List<String> choices) {
        ChoiceField<String> field = new ChoiceField<>(row, look, typed.title(), choices, SettingRow::capital);
        field.setGround(Token.BACKGROUND);
        field.onChange(choice -> set(typed, choice));
        field.setLayoutData(width(FIELD));
        shown = () -> {
            field.set(String.valueOf(view.get(typed)));
            field.setEnabled(view.lock(typed).isEmpty());
        };
        return field;
    }

    private static String capital(String choice) {
        return choice.isEmpty() ? "None" : Character.toUpperCase(choice.charAt(0)) + choice.substring(1);
    }

    private <T> Control field(SettingKey<T> typed) {
        TextField field = new TextField(row, look, typed.title(), "Not set");
        field.setGround(Token.BACKGROUND);
        boolean number = typed.type() instanceof SettingType.Whole || typed.type() instanceof SettingType.Decimal;
        field.setClearable(!number);
        field.setLayoutData(width(number ? NUMBER : FIELD));
        field.onChange(text -> field.setError(typed.type().parseWord(text).isPresent() ? ""
                : "It must be " + typed.type().rule() + '.'));
        field.onEnter(() -> keep(typed, field));
        field.control().addListener(SWT.FocusOut, event -> keep(typed, field));
        shown = () -> {
            if (!field.isFocusControl()) {
                field.setText(word(typed));
            }
            field.setEnabled(view.lock(typed).isEmpty());
        };
        return field;
    }

    private static GridData width(int width) {
        GridData data = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
        data.widthHint = width;
        return data;
    }

    private <T> String word(SettingKey<T> typed) {
        Object value = view.get(typed);
        return value instanceof List<?> texts ? String.join(",", texts.stream().map(String::valueOf).toList())
                : String.valueOf(value);
    }

    private <T> void keep(SettingKey<T> typed, TextField field) {
        if (!field.text().equals(word(typed)) && typed.type().parseWord(field.text()).isPresent()) {
            set(typed, field.text());
        }
    }

    private <T> void set(SettingKey<T> typed, String word) {
        typed.type().parseWord(word).ifPresent(value -> change("keep " + typed.id(), () -> view.set(typed, value)));
    }

    private void change(String name, Change change) {
        Call.start(name, scope -> {
            change.run();
            return true;
        }).onFailure(around.ui(), around.failed()).whenDone(around.ui(), end -> refresh());
    }

    /** Something on disk. */
    private interface Change {
        void run() throws FailureException;
    }

    /** Shows what is in force and who says so. */
    private void refresh() {
        if (row.isDisposed()) {
            return;
        }
        shown.run();
        for (Control old : status.getChildren()) {
            old.dispose();
        }
        Explanation<?> explanation = view.explain(key);
        status.setBackground(look.color(Token.BACKGROUND));
        status.setLayout(layout(4));
        if (explanation.lock() != null) {
            locked(explanation.lock());
        } else {
            explanation.layers().stream().filter(said -> said.verdict() == Verdict.IN_FORCE
                    && said.origin() != Origin.STANDARD).findFirst().ifPresent(this::setBy);
            explanation.layers().stream().filter(said -> said.verdict() == Verdict.INVALID
                    || said.verdict() == Verdict.UNTRUSTED).findFirst().ifPresent(this::passedOver);
        }
        ((GridData) status.getLayoutData()).exclude = status.getChildren().length == 0;
        resized.run();
    }

    private void locked(Lock lock) {
        mark(Icon.LOCK, Token.WARNING);
        line("Locked by " + lock.by() + (lock.reason().isEmpty() ? "." : ": " + lock.reason()), Token.TEXT);
        place(lock.source());
    }

    private void setBy(Said said) {
        line("Set " + by(said) + '.', Token.MUTED);
        place(said.source());
        if (said.source().file() != null && said.source().file().equals(view.file())) {
            IconButton reset = new IconButton(status, look, Icon.UNDO, "Reset to " + standard());
            reset.setGround(Token.BACKGROUND);
            reset.onPress(() -> change("reset " + key.id(), () -> view.reset(key)));
        }
    }

    private String standard() {
        String standard = key.standard() instanceof List<?> texts ? String.join(", ",
                texts.stream().map(String::valueOf).toList()) : String.valueOf(key.standard());
        return standard.isEmpty() ? "nothing" : standard;
    }

    private void passedOver(Said said) {
        mark(Icon.WARNING, Token.WARNING);
        line(said.why(), Token.TEXT);
        place(said.source());
    }

    private static String by(Said said) {
        return switch (said.origin()) {
            case COMMAND_LINE -> "on the command line";
            case ENVIRONMENT -> "by the variable " + said.source().name();
            case FOLDER, WORKSPACE -> "by the folder";
            case USER -> "by you";
            case POLICY -> "by your organisation";
            case DISTRIBUTION -> "by this distribution";
            case STANDARD -> "by nobody";
        };
    }

    private void mark(Icon icon, Token tint) {
        Label mark = new Label(status, SWT.NONE);
        mark.setBackground(look.color(Token.BACKGROUND));
        mark.setImage(look.icon(icon, tint));
        mark.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
    }

    private void line(String text, Token color) {
        Caption caption = new Caption(status, look, text, TextSize.SMALL, color);
        caption.setGround(Token.BACKGROUND);
        caption.setLayoutData(lineWidth(caption));
    }

    private void place(Source source) {
        if (source.file() != null) {
            String line = source.line() > 0 ? ":" + source.line() : "";
            Link link = new Link(status, look, source.file().getFileName() + line);
            link.setGround(Token.BACKGROUND);
            link.setTextSize(TextSize.SMALL);
            link.setToolTipText(source.toString());
            link.onPress(() -> around.open().accept(source));
        }
    }
}
