package dev.rustaiide.app.ui.components;

import dev.rustaiide.foundation.types.Severity;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** All parts in their states on one page: for looking at them, and as the example of how each is used. */
public final class Gallery extends Composite {
    private static final Map<String, List<String>> FILES = Map.of(
            "", List.of("src", "tests", "Cargo.lock", "Cargo.toml", "LICENSE", "README.md", "build.sh"),
            "src", List.of("parser", "engine.rs", "main.rs", "old.rs"),
            "parser", List.of("lexer.rs", "mod.rs"), "tests", List.of("golden.rs"));

    private final Look look;

    public Gallery(Composite parent, Look look) {
        super(parent, SWT.NONE);
        this.look = look;
        setLayout(columns(3, 0));
        Look.Registration registration = look.onChange(this::dress);
        addListener(SWT.Dispose, event -> registration.close());
        rail();
        left();
        middle();
        status();
        dress();
    }

    private void dress() {
        setBackground(look.color(Token.SURFACE));
        for (Control child : getChildren()) {
            if (child instanceof Composite && !(child instanceof Painted)) {
                child.setBackground(look.color(child.getData() == null ? Token.SURFACE : Token.BACKGROUND));
            }
        }
    }

    private void rail() {
        ActivityRail rail = new ActivityRail(this, look);
        rail.add("explorer", Icon.EXPLORER, "Explorer");
        rail.add("search", Icon.SEARCH, "Search");
        rail.add("git", Icon.GIT_BRANCH, "Git");
        rail.add("test", Icon.TEST, "Run and test");
        rail.add("extensions", Icon.EXTENSIONS, "Extensions");
        rail.addAtFoot("settings", Icon.SETTINGS, "Settings");
        rail.setActive("explorer");
        rail.setCount("git", 3);
        rail.onPress(rail::setActive);
        rail.setLayoutData(new GridData(SWT.FILL, SWT.FILL, false, true));
    }

    private void left() {
        Composite column = column(this, 260);
        PanelHeader header = new PanelHeader(column, look, "Explorer");
        header.add(Icon.ADD_FILE, "New file", () -> {});
        header.add(Icon.REFRESH, "Refresh", () -> {});
        header.add(Icon.COLLAPSE_ALL, "Collapse all", () -> {});
        fill(header, false);
        RowView<String> tree = new RowView<>(column, look, "Files", new FileRows(), true);
        tree.open(List.of("src", "parser"));
        tree.refresh();
        tree.select("main.rs");
        tree.onAction((row, action) -> tree.setToolTipText(action.label()));
        fill(tree, true);
        RowView<String> nothing = new RowView<>(column, look, "Results",
                RowModel.flat(List::of, Row::of), false);
        nothing.setEmpty(EmptyText.of("Search in all files of the workspace.", "Search…", () -> {}));
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, false);
        data.heightHint = 84;
        nothing.setLayoutData(data);
    }

    private void middle() {
        Composite column = column(this, SWT.DEFAULT);
        column.setData("background");
        Banner trust = new Banner(column, look, Severity.WARNING,
                "Do you trust the authors of hello-workspace? Until you do, none of its code runs: no build scripts, "
                        + "no procedural macros, no tests.");
        trust.addAction("Trust", true, () -> {});
        trust.addAction("Not now", false, () -> {});
        trust.addLink("What runs?", () -> {});
        trust.addClose(trust::dispose);
        fill(trust, false);
        Banner error = new Banner(column, look, Severity.ERROR, "rust-analyzer stopped: it ran out of memory.");
        error.addLink("Start again", () -> {});
        fill(error, false);
        Composite parts = new Composite(column, SWT.NONE);
        parts.setBackgroundMode(SWT.INHERIT_DEFAULT);
        GridLayout layout = columns(2, 16);
        layout.verticalSpacing = 12;
        layout.horizontalSpacing = 12;
        parts.setLayout(layout);
        fill(parts, true);
        fields(parts);
        buttons(parts);
    }

    private void fields(Composite parts) {
        TextField search = field(parts, "Search");
        search.setLeading(Icon.SEARCH);
        search.setText("fn main");
        search.addToggle(Icon.CASE_SENSITIVE, "Match case").set(true);
        search.addToggle(Icon.WHOLE_WORD, "Whole words");
        search.addToggle(Icon.REGULAR_EXPRESSION, "Regular expression");
        TextField wrong = field(parts, "Name");
        wrong.setText("fn(");
        wrong.setError("A name has no brackets.");
        field(parts, "Placeholder").setLeading(Icon.REPLACE);
        TextField disabled = field(parts, "Filter");
        disabled.setLeading(Icon.FILTER);
    }

    private TextField field(Composite parts, String name) {
        TextField field = new TextField(parts, look, name, name);
        field.setGround(Token.BACKGROUND);
        field.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return field;
    }

    private void buttons(Composite parts) {
        Composite row = row(parts);
        ground(new Button(row, look, "Open folder", true));
        ground(new Button(row, look, "Clone…", false));
        Button off = new Button(row, look, "Not possible", false);
        off.setEnabled(false);
        ground(off);
        ground(new Link(row, look, "What was found on this machine"));
        Composite icons = row(parts);
        for (Icon icon : new Icon[] {Icon.RUN, Icon.DEBUG, Icon.STOP, Icon.TEST, Icon.SAVE, Icon.SPLIT}) {
            ground(new IconButton(icons, look, icon, icon.name()));
        }
        IconButton on = new IconButton(icons, look, Icon.PIN, "Pinned");
        on.setToggled(true);
        ground(on);
        GalleryParts.more(parts, look);
    }

    private static void ground(Painted part) {
        part.setGround(Token.BACKGROUND);
    }

    private void status() {
        StatusBar bar = new StatusBar(this, look);
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, false);
        data.horizontalSpan = 3;
        bar.setLayoutData(data);
        bar.addLeft().show(Icon.GIT_BRANCH, Token.MUTED, "main ↑1", "Branch main, one commit ahead");
        bar.addLeft().show(Icon.ERROR, Token.ERROR, "0", "No errors");
        bar.addLeft().show(Icon.WARNING, Token.WARNING, "2", "Two warnings");
        bar.addLeft().show(Icon.SERVER, Token.SUCCESS, "rust-analyzer", "rust-analyzer is ready");
        bar.addRight().show("Ln 12, Col 4", "Go to line");
        bar.addRight().show("Rust", "Language");
        bar.addRight().show(Icon.MODEL, Token.ACCENT, "Local model", "Completions come from this machine");
        bar.addRight().show(Icon.LOCK, Token.SUCCESS, "Offline", "Nothing leaves this machine");
        bar.addRight().show(Icon.SHIELD_CHECK, Token.SUCCESS, "Trusted", "Code in this folder may run");
    }

    private static Composite row(Composite parent) {
        Composite row = new Composite(parent, SWT.NONE);
        GridLayout layout = columns(8, 0);
        layout.horizontalSpacing = 8;
        row.setLayout(layout);
        return row;
    }

    static Composite column(Composite parent, int width) {
        Composite column = new Composite(parent, SWT.NONE);
        column.setBackgroundMode(SWT.INHERIT_DEFAULT);
        column.setLayout(columns(1, 0));
        GridData data = new GridData(SWT.FILL, SWT.FILL, width == SWT.DEFAULT, true);
        data.widthHint = width;
        column.setLayoutData(data);
        return column;
    }

    private static GridLayout columns(int count, int margin) {
        GridLayout layout = new GridLayout(count, false);
        layout.marginWidth = margin;
        layout.marginHeight = margin;
        layout.horizontalSpacing = 0;
        layout.verticalSpacing = 0;
        return layout;
    }

    static void fill(Control control, boolean tall) {
        control.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, tall));
    }

    /** A small project. */
    private static final class FileRows implements RowModel<String> {
        @Override
        public List<String> roots() {
            return children("");
        }

        @Override
        public boolean hasChildren(String row) {
            return FILES.containsKey(row);
        }

        @Override
        public List<String> children(String row) {
            return FILES.getOrDefault(row, List.of());
        }

        @Override
        public Row row(String row) {
            Row shown = Row.of(hasChildren(row) ? Glyph.ofFolder(true) : Glyph.ofFile(row), row);
            return switch (row) {
                case "engine.rs" -> shown.badge("M", Token.MODIFIED).color(Token.MODIFIED).detail("2 problems");
                case "golden.rs" -> shown.badge("U", Token.ADDED).color(Token.ADDED);
                case "old.rs" -> shown.badge("D", Token.REMOVED).color(Token.MUTED).struck();
                case "lexer.rs" -> shown.matches(0, 1, 4, 5);
                case "mod.rs" -> shown.italic();
                case "main.rs" -> shown.actions(new RowAction(Icon.RUN, "Run"), new RowAction(Icon.MORE, "More"));
                default -> shown;
            };
        }
    }
}
