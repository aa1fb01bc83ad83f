package dev.rustaiide.app.ui.components;

import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** The second half of the {@link Gallery}. */
final class GalleryParts {
    private GalleryParts() {}

    static void more(Composite parts, Look look) {
        tabs(parts, look);
        folder(parts, look);
        small(parts, look);
        texts(parts, look);
        places(parts, look);
    }

    private static void places(Composite parts, Look look) {
        PlaceList list = new PlaceList(parts, look, "Places", new PlaceList.Owner() {
            @Override
            public void open(Location place) {}

            @Override
            public void look(Location place, boolean focus) {
                // There is nothing to look at.
            }

            @Override
            public void open(Path file) {}

            @Override
            public String path(Path file) {
                return file.toString();
            }

            @Override
            public String folder(Path file) {
                return "src";
            }
        });
        list.control().setGround(Token.BACKGROUND);
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, false);
        data.horizontalSpan = 2;
        data.heightHint = list.control().heightOf(4);
        list.control().setLayoutData(data);
        Path file = Path.of("src/engine.rs");
        list.show(List.of(
                new FoundPlace(new Location(file, Range.of(3, 7, 3, 12)), "    fn start(&self) -> Engine {", 7, 12,
                        List.of(new CodeTint.Tinted(4, 6, Token.SYNTAX_KEYWORD),
                                new CodeTint.Tinted(7, 12, Token.SYNTAX_FUNCTION),
                                new CodeTint.Tinted(23, 29, Token.SYNTAX_TYPE)),
                        Optional.of(new Glyph(Icon.STAR, Token.ACCENT)), "Declared here"),
                new FoundPlace(new Location(file, Range.of(41, 9, 41, 14)), "    self.start = Instant::now();", 9, 14,
                        List.of(new CodeTint.Tinted(4, 8, Token.SYNTAX_KEYWORD),
                                new CodeTint.Tinted(17, 24, Token.SYNTAX_TYPE)),
                        Optional.of(new Glyph(Icon.EDIT, Token.MODIFIED)), "Written here")));
    }

    private static void small(Composite parts, Look look) {
        Composite row = new Composite(parts, SWT.NONE);
        row.setLayout(new GridLayout(4, false));
        Checkbox ticked = new Checkbox(row, look, "Follow the system");
        ticked.set(true);
        Checkbox empty = new Checkbox(row, look, "Format on save");
        Checkbox off = new Checkbox(row, look, "Not here");
        off.setEnabled(false);
        ChoiceField<String> choice = new ChoiceField<>(row, look, "Theme",
                List.of("System", "Light", "Dark", "High contrast"), name -> name);
        for (Painted part : List.of(ticked, empty, off, choice)) {
            part.setGround(Token.BACKGROUND);
        }
        ProgressLine progress = new ProgressLine(parts, look, "Indexing 1,204 files");
        progress.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        progress.setGround(Token.BACKGROUND);
        progress.show(new Progress("Indexing 412 of 1,204 files", 412, 1204));
        progress.onCancel(progress::end);
    }

    private static void texts(Composite parts, Look look) {
        MarkdownView text = new MarkdownView(parts, look);
        text.setText("""
                ## `Vec<T>`
                A contiguous growable array type, written as `Vec<T>`, short for **vector**;
                see [the book](https://x.y).
                - grows when it *must*
                - never shrinks by itself
                ```rust
                let mut v = Vec::with_capacity(10);
                v.push(1);
                ```
                """);
        text.setCodeTint((language, code) -> List.of(new CodeTint.Tinted(0, 7, Token.SYNTAX_KEYWORD)));
        text.setGround(Token.RAISED);
        text.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false));
        EmptyState state = new EmptyState(parts, look, Icon.TEST, "No tests yet",
                "Tests of this package appear here with their last result.");
        state.addAction("Run all tests", true, () -> {});
        state.addAction("New test", false, () -> {});
        state.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false));
    }

    private static void tabs(Composite parts, Look look) {
        TabStrip strip = new TabStrip(parts, look);
        strip.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        List<Tab> tabs = new ArrayList<>(List.of(Tab.of(1, Glyph.ofFile("main.rs"), "main.rs"),
                new Tab(2, Glyph.ofFile("engine.rs"), "engine.rs", "src/engine.rs", true, false, true),
                new Tab(3, Glyph.ofFile("mod.rs"), "mod.rs", "src/parser/mod.rs", false, true, true),
                Tab.of(4, Glyph.ofFile("Cargo.toml"), "Cargo.toml"), Tab.of(5, Glyph.ofFile("README.md"), "README.md"),
                Tab.of(6, Glyph.ofFile("golden.rs"), "a_long_name_of_a_file.rs")));
        strip.show(tabs, 2);
        strip.onSelect(key -> strip.show(tabs, key));
        strip.onClose(key -> {
            tabs.removeIf(tab -> tab.key().equals(key));
            strip.show(tabs, tabs.isEmpty() ? null : tabs.getFirst().key());
        });
        strip.onMove((key, to) -> {
            Tab moving = tabs.stream().filter(tab -> tab.key().equals(key)).min(Comparator.comparing(Tab::title)).get();
            tabs.remove(moving);
            tabs.add(to, moving);
            strip.show(tabs, key);
        });
    }

    private static void folder(Composite parts, Look look) {
        CTabFolder folder = new CTabFolder(parts, SWT.CLOSE);
        TabRenderer.dress(folder, look, Token.SURFACE);
        for (String title : new String[] {"Problems", "*Terminal", "Tests"}) {
            CTabItem item = new CTabItem(folder, SWT.NONE);
            item.setText(title);
            Composite body = new Composite(folder, SWT.NONE);
            item.setControl(body);
        }
        folder.getItem(0).setData(Glyph.class.getName(), new Glyph(Icon.PROBLEMS, Token.MUTED));
        folder.setSelection(0);
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, false);
        data.heightHint = 50;
        ((Control) folder).setLayoutData(data);
    }
}
