package dev.rustaiide.app.settings.internal.keys;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import dev.rustaiide.app.ui.components.Activation;
import dev.rustaiide.app.ui.components.Banner;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.ChoiceField;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.FieldToggle;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.SettingsView.Watch;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.system.user.experience.CommandEntry;
import dev.rustaiide.system.user.experience.KeyMap;
import dev.rustaiide.system.user.experience.KeyMaps;
import dev.rustaiide.system.user.experience.KeyOverride;
import dev.rustaiide.system.user.experience.Keys;

/**
 * Every command with its keys: found by its name or by pressing the keys, with conflicts told, and other keys chosen by
 * pressing them. Whatever is chosen holds at once.
 */
public final class KeysPage {
    private static final int CHOICES = 200;

    private final KeyMaps maps;
    private final Commands commands;
    private final Look look;
    private final FailureNotices notices;
    private final Ui ui;
    private final Composite page;
    private final Composite head;
    private final Composite top;
    private final TextField search;
    private final FieldToggle byKeys;
    private final KeyRecording recording;
    private final RowView<ShownKeys> rows;
    private final KeyChoice choice;
    private KeyList list = new KeyList(List.of(), KeyMap.OURS, List.of());
    private List<ShownKeys> found = List.of();

    @Inject
    public KeysPage(Composite parent, Look look, KeyMaps maps, Commands commands, FailureNotices notices, Ui ui) {
        this.page = parent;
        this.look = look;
        this.maps = maps;
        this.commands = commands;
        this.notices = notices;
        this.ui = ui;
        GridLayout layout = new GridLayout();
        layout.marginWidth = 8 * Look.STEP;
        layout.marginHeight = 6 * Look.STEP;
        layout.verticalSpacing = 3 * Look.STEP;
        parent.setLayout(layout);
        head = row(2);
        search = new TextField(parent, look, "Search commands", "Search commands, or press the keyboard and then keys");
        search.setGround(Token.BACKGROUND);
        search.setLeading(Icon.SEARCH);
        search.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        byKeys = search.addToggle(Icon.KEYBOARD, "Search by pressing keys (Alt+K)");
        recording = new KeyRecording(search, pressed -> refresh());
        top = row(1);
        rows = rowView();
        choice = new KeyChoice(parent, look, this::othersOf, this::give);
        listen();
        dress();
        read();
    }

    @Focus
    void focus() {
        search.setFocus();
    }

    private Composite row(int columns) {
        Composite row = new Composite(page, SWT.NONE);
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        row.setLayout(layout);
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        return row;
    }

    private RowView<ShownKeys> rowView() {
        RowModel<ShownKeys> model = new RowModel<>() {
            @Override
            public List<ShownKeys> roots() {
                return found;
            }

            @Override
            public Object key(ShownKeys row) {
                return row.command().id();
            }

            @Override
            public dev.rustaiide.app.ui.components.Row row(ShownKeys row) {
                return row.row();
            }
        };
        RowView<ShownKeys> view = new RowView<>(page, look, "Commands and their keys", model, false);
        view.setGround(Token.BACKGROUND);
        view.setEmpty(EmptyText.of("No command has that in its name or its keys."));
        view.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        view.onActivate((row, how) -> {
            if (how != Activation.CLICK) {
                choose(row);
            }
        });
        view.onAction((row, action) -> {
            if (action.equals(ShownKeys.CHANGE)) {
                choose(row);
            } else {
                forget(row);
            }
        });
        view.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.DEL) {
                view.current().ifPresent(this::forget);
            }
        });
        return view;
    }

    private void listen() {
        search.onChange(text -> {
            if (!recording.isOn()) {
                rows.clearSelection(); // the best is the first
                refresh();
            }
        });
        search.onToggle(() -> record(byKeys.isOn()));
        search.onKey((key, state) -> {
            boolean toggles = key == 'k' && (state & SWT.MODIFIER_MASK) == SWT.ALT;
            boolean ends = key == SWT.ESC && recording.isOn();
            if (toggles || ends) {
                byKeys.set(toggles && !byKeys.isOn());
                record(byKeys.isOn());
            } else if (key == SWT.ARROW_DOWN && !recording.isOn()) {
                rows.setFocus();
            }
            return toggles || ends;
        });
        Look.Registration dressing = look.onChange(this::dress);
        Watch watch = maps.onChange(ui, this::read);
        page.addListener(SWT.Dispose, event -> {
            dressing.close();
            watch.close();
        });
    }

    private void record(boolean on) {
        recording.set(on);
        search.setPlaceholder(on ? "Press the keys; Backspace takes the last away, Escape ends this"
                : "Search commands, or press the keyboard and then keys");
        search.setFocus();
        refresh();
    }

    private record Read(List<KeyMap> maps, KeyMap chosen, List<KeyOverride> overrides) {}

    private void read() {
        Call.start("key maps", scope -> new Read(maps.all(), maps.chosen(), maps.overrides()))
                .onSuccess(ui, this::show).onFailure(ui, notices::show);
    }

    private void show(Read now) {
        if (page.isDisposed()) {
            return;
        }
        list = new KeyList(commands.entries(), now.chosen(), now.overrides());
        if (head.getChildren().length == 0) {
            fillHead(now);
        }
        tell();
        refresh();
    }

    private void fillHead(Read now) {
        Caption title = new Caption(head, look, "Keys", TextSize.DISPLAY, Token.TEXT);
        title.setGround(Token.BACKGROUND);
        title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        ChoiceField<KeyMap> map = new ChoiceField<>(head, look, "Key map", now.maps(), KeyMap::title);
        map.setGround(Token.BACKGROUND);
        GridData wide = new GridData(SWT.END, SWT.CENTER, false, false);
        wide.widthHint = CHOICES;
        map.setLayoutData(wide);
        map.set(now.chosen());
        map.onChange(chosen -> keep("choose key map", () -> maps.choose(chosen.id())));
        Watch watch = maps.onChange(ui, () -> Call.start("key map", scope -> maps.chosen())
                .onSuccess(ui, chosen -> {
                    if (!map.isDisposed()) {
                        map.set(chosen);
                    }
                }));
        map.addListener(SWT.Dispose, event -> watch.close());
        page.layout(true, true);
    }

    /** Conflicts stand above everything: nobody can say whose the keys are. */
    private void tell() {
        for (Control old : top.getChildren()) {
            old.dispose();
        }
        List<String> conflicts = list.conflicts();
        if (!conflicts.isEmpty()) {
            Banner banner = new Banner(top, look, Severity.WARNING, conflicts.getFirst()
                    + (conflicts.size() > 1 ? " (And " + (conflicts.size() - 1) + " more.)" : ""));
            banner.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        }
        page.layout(true, true);
    }

    private void refresh() {
        found = recording.isOn() ? recording.keys().map(list::find).orElseGet(() -> list.find(""))
                : list.find(search.text());
        rows.refresh();
        if (rows.selection().isEmpty()) {
            rows.selectFirst();
        }
    }

    private void choose(ShownKeys row) {
        choice.open(row.command());
        page.layout(true, true);
    }

    private String othersOf(CommandEntry command, Keys keys) {
        List<CommandEntry> others = list.others(command, keys);
        return others.isEmpty() ? "" : others.stream().map(other -> "\u201c" + other.label() + "\u201d")
                .collect(Collectors.joining(" and ")) + (others.size() == 1 ? " loses it." : " lose it.");
    }

    /** None for no keys at all. */
    private void give(CommandEntry command, Optional<Keys> keys) {
        keep("give keys", () -> maps.override(command.id(), keys.stream().toList()));
        page.layout(true, true);
        rows.setFocus();
    }

    private void forget(ShownKeys row) {
        keep("give back keys", () -> maps.forget(row.command().id()));
    }

    private interface Change {
        void make() throws FailureException;
    }

    private void keep(String what, Change change) {
        Call.start(what, scope -> {
            change.make();
            return what;
        }).onFailure(ui, notices::show);
    }

    private void dress() {
        for (Control each : List.of(page, head, top)) {
            each.setBackground(look.color(Token.BACKGROUND));
        }
    }
}
