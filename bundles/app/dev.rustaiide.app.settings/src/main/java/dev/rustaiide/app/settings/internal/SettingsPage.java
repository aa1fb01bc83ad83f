package dev.rustaiide.app.settings.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.ui.components.Banner;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.ChoiceField;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Link;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsView;
import dev.rustaiide.foundation.config.Source;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Severity;

/**
 * All settings, made from their keys: found as you type, by category, for you or for the folder that is open; each says
 * what it does, who set it and who keeps it from being changed. A change takes effect at once.
 */
public final class SettingsPage {
    private static final int WIDTH = 640;
    private static final int NARROWEST = 320;
    private static final int CATEGORIES = 160;
    private static final String ALL = "All";

    private final Settings settings;
    private final Look look;
    private final FailureNotices notices;
    private final Editors editors;
    private final Ui ui;
    private final Composite page;
    private final Composite top;
    private final TextField search;
    private final RowView<String> categories;
    private final ScrolledComposite scroll;
    private final Map<SettingKey<?>, SettingRow> rows = new LinkedHashMap<>();
    private final Map<String, Caption> captions = new LinkedHashMap<>();
    private Composite list;
    private @Nullable Caption nothing;
    private SettingsView view;
    private SettingsView.Watch problems;
    private Call<SettingsView> chosen;
    private String category = ALL;

    @Inject
    public SettingsPage(Composite parent, Look look, Settings settings, Editors editors, OpenFolders open,
            FailureNotices notices, Ui ui) {
        this.page = parent;
        this.settings = settings;
        this.look = look;
        this.notices = notices;
        this.editors = editors;
        this.ui = ui;
        this.view = settings;
        this.chosen = Call.of(view);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 8 * Look.STEP;
        layout.marginHeight = 6 * Look.STEP;
        layout.verticalSpacing = 3 * Look.STEP;
        layout.horizontalSpacing = 6 * Look.STEP;
        parent.setLayout(layout);
        header(open);
        search = searchField();
        top = new Composite(parent, SWT.NONE);
        top.setLayout(bare(1));
        top.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
        categories = categoryList();
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setShowFocusedControl(true);
        scroll.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        list = new Composite(scroll, SWT.NONE);
        Look.Registration registration = look.onChange(this::dress);
        parent.addListener(SWT.Dispose, event -> {
            registration.close();
            problems.close();
        });
        scroll.addListener(SWT.Resize, event -> place());
        problems = view.onProblems(ui, this::tell);
        rebuild();
        dress();
        tell(view.problems());
    }

    @Focus
    void focus() {
        search.setFocus();
    }

    private static GridLayout bare(int columns) {
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = 4 * Look.STEP;
        return layout;
    }

    private void header(OpenFolders open) {
        Composite header = new Composite(page, SWT.NONE);
        header.setLayout(bare(3));
        header.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        header.setBackgroundMode(SWT.INHERIT_FORCE);
        Caption title = new Caption(header, look, "Settings", TextSize.DISPLAY, Token.TEXT);
        title.setGround(Token.BACKGROUND);
        title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        if (!open.all().isEmpty()) {
            scopes(header, open.all());
        }
        Link file = new Link(header, look, "Open settings file");
        file.setGround(Token.BACKGROUND);
        file.onPress(this::openFile);
    }

    /** Whose settings are shown and changed: the user's, or those of one of the folders. */
    private void scopes(Composite header, List<Folder> folders) {
        List<Optional<Folder>> choices = new ArrayList<>(List.of(Optional.empty()));
        folders.forEach(folder -> choices.add(Optional.of(folder)));
        ChoiceField<Optional<Folder>> scope = new ChoiceField<>(header, look, "Whose settings", choices,
                choice -> choice.map(folder -> "For " + folder.name()).orElse("For me"));
        scope.setGround(Token.BACKGROUND);
        scope.onChange(choice -> {
            chosen.cancel();
            Call<SettingsView> now = Call.start("settings to show",
                    work -> choice.isEmpty() ? settings : settings.in(choice.get().path()));
            chosen = now;
            now.onSuccess(ui, found -> {
                if (chosen == now && !page.isDisposed()) {
                    show(found);
                }
            });
        });
    }

    private TextField searchField() {
        TextField field = new TextField(page, look, "Search settings", "Search settings");
        field.setGround(Token.BACKGROUND);
        field.setLeading(Icon.SEARCH);
        GridData wide = new GridData(SWT.BEGINNING, SWT.CENTER, true, false, 2, 1);
        wide.widthHint = CATEGORIES + 6 * Look.STEP + WIDTH;
        field.setLayoutData(wide);
        field.onChange(text -> searched(text));
        return field;
    }

    /** Words are looked for in all categories, and the list says so. */
    private void searched(String words) {
        if (!words.isBlank()) {
            category = ALL;
            categories.select(ALL);
        }
        filter();
    }

    private RowView<String> categoryList() {
        RowView<String> view = new RowView<>(page, look, "Categories",
                RowModel.flat(this::categoryNames, Row::of), false);
        view.setGround(Token.BACKGROUND);
        GridData narrow = new GridData(SWT.BEGINNING, SWT.FILL, false, true);
        narrow.widthHint = CATEGORIES;
        narrow.horizontalIndent = -Look.STEP; // a row begins within the list, and shall do so under the title
        view.setLayoutData(narrow);
        view.onSelect(chosen -> {
            category = chosen.isEmpty() ? ALL : chosen.getFirst();
            search.setText("");
            filter();
        });
        return view;
    }

    private List<String> categoryNames() {
        List<String> names = new ArrayList<>(List.of(ALL));
        offered().stream().map(SettingKey::category).distinct().forEach(names::add);
        return names;
    }

    /** Of a folder only what reaches no farther than it. */
    private List<SettingKey<?>> offered() {
        return settings.keys().stream().filter(view::admits).toList();
    }

    private void dress() {
        for (Control each : List.of(page, top, scroll, list)) {
            if (!each.isDisposed()) {
                each.setBackground(look.color(Token.BACKGROUND));
            }
        }
    }

    private void show(SettingsView other) {
        problems.close();
        view = other;
        problems = view.onProblems(ui, this::tell);
        rebuild();
        tell(view.problems());
    }

    /** The file need not exist yet; an editor needs one. */
    private void openFile() {
        Path file = view.file();
        Call.start("settings file", scope -> {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, "{\n}\n");
            }
            return file;
        }).onSuccess(ui, editors::open).onFailure(ui, notices::show);
    }

    private void rebuild() {
        list.dispose();
        rows.clear();
        captions.clear();
        list = new Composite(scroll, SWT.NONE);
        list.setBackground(look.color(Token.BACKGROUND));
        GridLayout layout = bare(1);
        layout.verticalSpacing = 4 * Look.STEP;
        list.setLayout(layout);
        nothing = new Caption(list, look, "", TextSize.BODY, Token.MUTED);
        nothing.setGround(Token.BACKGROUND);
        nothing.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
        for (SettingKey<?> key : offered()) {
            captions.computeIfAbsent(key.category(), this::caption);
            SettingRow row = SettingRow.of(list, look, view, key, new SettingRow.Surroundings(ui, notices::show,
                    this::open));
            GridData data = new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false);
            data.widthHint = WIDTH;
            row.control().setLayoutData(data);
            row.onResize(this::place);
            rows.put(key, row);
        }
        scroll.setContent(list);
        if (!categoryNames().contains(category)) {
            category = ALL;
        }
        categories.refresh();
        categories.select(category);
        filter();
    }

    private Caption caption(String name) {
        Caption caption = new Caption(list, look, name, TextSize.TITLE, Token.TEXT);
        caption.setGround(Token.BACKGROUND);
        caption.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
        return caption;
    }

    private void open(Source source) {
        if (source.file() != null) {
            editors.open(source.file(), new Position(Math.max(0, source.line() - 1), Math.max(0, source.column() - 1)));
        }
    }

    /** Shows what fits the words and the category; words find settings in every category. */
    private void filter() {
        String words = search.text();
        Set<String> found = new LinkedHashSet<>();
        rows.forEach((key, row) -> {
            boolean shown = row.matches(words)
                    && (!words.isBlank() || category.equals(ALL) || category.equals(key.category()));
            show(row.control(), shown);
            if (shown) {
                found.add(key.category());
            }
        });
        captions.forEach((name, caption) -> {
            show(caption, found.contains(name));
            boolean first = found.isEmpty() || found.iterator().next().equals(name);
            ((GridData) caption.getLayoutData()).verticalIndent = first ? 0 : 4 * Look.STEP;
        });
        if (nothing != null) {
            nothing.setText("No setting has \u201c" + words.strip() + "\u201d in its name or description.");
            show(nothing, found.isEmpty());
        }
        place();
    }

    private static void show(Control control, boolean shown) {
        ((GridData) control.getLayoutData()).exclude = !shown;
        control.setVisible(shown);
    }

    private void place() {
        if (!list.isDisposed()) {
            int width = Math.max(NARROWEST, scroll.getClientArea().width);
            rows.values().forEach(row -> row.setWidth(Math.min(WIDTH, width)));
            list.setSize(list.computeSize(width, SWT.DEFAULT));
            list.layout(true, true);
            scroll.setMinHeight(list.getSize().y);
        }
    }

    /** The worst of what is wrong in the files stands over the settings, with the way to it. */
    private void tell(List<SettingsView.Problem> wrong) {
        if (top.isDisposed()) {
            return;
        }
        for (Control old : top.getChildren()) {
            old.dispose();
        }
        List<SettingsView.Problem> told = wrong.stream()
                .filter(problem -> problem.severity() != SettingsView.Severity.HINT).toList();
        told.stream().min(Comparator.comparing(SettingsView.Problem::severity))
                .ifPresent(problem -> banner(problem, told.size() - 1));
        page.layout(true, true);
        place();
    }

    private void banner(SettingsView.Problem problem, int others) {
        Severity severity = problem.severity() == SettingsView.Severity.ERROR ? Severity.ERROR : Severity.WARNING;
        String more = others > 0 ? " (And " + others + " more.)" : "";
        Banner banner = new Banner(top, look, severity, problem.message() + more);
        if (problem.source().file() != null) {
            banner.addAction("Show", false, () -> open(problem.source()));
        }
        banner.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    }
}
