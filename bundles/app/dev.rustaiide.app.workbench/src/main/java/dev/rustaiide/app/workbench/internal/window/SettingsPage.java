package dev.rustaiide.app.workbench.internal.window;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.ChoiceField;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Link;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.internal.Notices;
import dev.rustaiide.app.workbench.internal.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingType;
import dev.rustaiide.foundation.config.Settings;

/** All settings, found as you type; each says what it does and who set it. A change takes effect at once. */
public final class SettingsPage {
    private static final int WIDTH = 640;

    private final Settings settings;
    private final Look look;
    private final Notices notices;
    private final Ui ui;
    private final ScrolledComposite scroll;
    private final TextField search;
    private Composite list;

    @Inject
    public SettingsPage(Composite parent, Look look, Settings settings, Editors editors,
            Notices notices, Ui ui) {
        this.settings = settings;
        this.look = look;
        this.notices = notices;
        this.ui = ui;
        parent.setBackground(look.color(Token.BACKGROUND));
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 8 * Look.STEP;
        layout.marginHeight = 6 * Look.STEP;
        layout.verticalSpacing = 3 * Look.STEP;
        parent.setLayout(layout);
        Caption title = new Caption(parent, look, "Settings", TextSize.DISPLAY, Token.TEXT);
        title.setGround(Token.BACKGROUND);
        title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        Link file = new Link(parent, look, "Open settings file");
        file.setGround(Token.BACKGROUND);
        file.onPress(() -> openFile(editors));
        search = new TextField(parent, look, "Search settings", "Search settings");
        search.setGround(Token.BACKGROUND);
        search.setLeading(Icon.SEARCH);
        GridData wide = new GridData(SWT.BEGINNING, SWT.CENTER, true, false, 2, 1);
        wide.widthHint = WIDTH;
        search.setLayoutData(wide);
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        scroll.setBackground(look.color(Token.BACKGROUND));
        list = new Composite(scroll, SWT.NONE);
        search.onChange(text -> fill());
        Look.Registration registration = look.onChange(() -> {
            parent.setBackground(look.color(Token.BACKGROUND));
            scroll.setBackground(look.color(Token.BACKGROUND));
            fill();
        });
        parent.addListener(SWT.Dispose, event -> registration.close());
        fill();
    }

    @Focus
    void focus() {
        search.setFocus();
    }

    /** The file need not exist yet; an editor needs one. */
    private void openFile(Editors editors) {
        Call.start("settings file", scope -> {
            if (!Files.exists(settings.userFile())) {
                Files.createDirectories(settings.userFile().getParent());
                Files.writeString(settings.userFile(), "{\n}\n");
            }
            return settings.userFile();
        }).onSuccess(ui, editors::open).onFailure(ui, notices::show);
    }

    private void fill() {
        list.dispose();
        list = new Composite(scroll, SWT.NONE);
        list.setBackground(look.color(Token.BACKGROUND));
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.verticalSpacing = Look.STEP;
        layout.horizontalSpacing = 6 * Look.STEP;
        list.setLayout(layout);
        String category = "";
        for (SettingKey<?> key : settings.keys()) {
            if (matches(key)) {
                if (!category.equals(key.category())) {
                    category = key.category();
                    caption(category, TextSize.TITLE, Token.TEXT, 4 * Look.STEP);
                }
                add(key);
            }
        }
        scroll.setContent(list);
        list.setSize(list.computeSize(Math.max(WIDTH, scroll.getClientArea().width), SWT.DEFAULT));
        scroll.setMinHeight(list.getSize().y);
    }

    private boolean matches(SettingKey<?> key) {
        String all = (key.id() + " " + key.title() + " " + key.description()).toLowerCase(Locale.ROOT);
        return all.contains(search.text().toLowerCase(Locale.ROOT));
    }

    private void caption(String text, TextSize size, Token color, int indent) {
        Caption caption = new Caption(list, look, text, size, color);
        caption.setGround(Token.BACKGROUND);
        GridData data = new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false, 2, 1);
        data.widthHint = WIDTH;
        data.verticalIndent = indent;
        caption.setLayoutData(data);
    }

    private <T> void add(SettingKey<T> key) {
        caption(key.title(), TextSize.BODY, Token.TEXT, 3 * Look.STEP);
        caption(key.description() + origin(key), TextSize.SMALL, Token.MUTED, 0);
        switch (key.type()) {
            case SettingType.Flag flag -> choice(key, List.of("true", "false"));
            case SettingType.Choice(List<String> choices) -> choice(key, choices);
            default -> field(key);
        }
    }

    private String origin(SettingKey<?> key) {
        return switch (settings.lookup(key).origin()) {
            case STANDARD -> "";
            case USER -> " Set by you.";
            case ENVIRONMENT -> " Set by a variable of the environment.";
            case COMMAND_LINE -> " Set on the command line.";
            case POLICY, DISTRIBUTION -> " Set by your organisation.";
            case WORKSPACE, FOLDER -> " Set by the folder.";
        };
    }

    private static String capital(String choice) {
        return switch (choice) {
            case "true" -> "On";
            case "false" -> "Off";
            default -> Character.toUpperCase(choice.charAt(0)) + choice.substring(1);
        };
    }

    private <T> void choice(SettingKey<T> key, List<String> choices) {
        ChoiceField<String> field = new ChoiceField<>(list, look, key.title(), choices, SettingsPage::capital);
        field.setGround(Token.BACKGROUND);
        field.set(String.valueOf(settings.get(key)));
        field.onChange(choice -> set(key, choice));
        GridData data = new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 2, 1);
        data.widthHint = WIDTH / 2;
        field.setLayoutData(data);
    }

    private <T> void field(SettingKey<T> key) {
        TextField field = new TextField(list, look, key.title(), "Not set");
        field.setGround(Token.BACKGROUND);
        field.setText(String.valueOf(settings.get(key)));
        field.onChange(text -> field.setError(key.type().parseWord(text).isPresent() ? "" : key.type().rule()));
        field.onEnter(() -> set(key, field.text()));
        GridData data = new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 2, 1);
        data.widthHint = WIDTH / 2;
        field.setLayoutData(data);
    }

    private <T> void set(SettingKey<T> key, String word) {
        Optional<T> value = key.type().parseWord(word);
        value.ifPresent(now -> Call.start("keep " + key.id(), scope -> {
            settings.set(key, now);
            return now;
        }).onFailure(ui, notices::show).onSuccess(ui, kept -> {
            if (!list.isDisposed()) {
                fill();
            }
        }));
    }
}
