package dev.rustaiide.app.workbench.internal.window;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.Activation;
import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.ScrolledPage;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.internal.Folders;
import dev.rustaiide.app.workbench.internal.Openings;
import dev.rustaiide.app.workspace.management.FolderSet;

/** What the window shows when nothing is open: folders to go on with, and three things to try. */
public final class StartPage {
    private static final int WIDTH = 560;

    private final Composite page;
    private final Look look;
    private final Button first;
    private List<FolderSet> recent = List.of();

    @Inject
    public StartPage(Composite parent, Look look, Folders folders, Openings openings, Commands commands, Ui ui) {
        this.look = look;
        Composite scrolled = new ScrolledPage(parent, look).body();
        scrolled.setLayout(new GridLayout());
        page = new Composite(scrolled, SWT.NONE);
        page.setBackground(look.color(Token.BACKGROUND));
        GridData centre = new GridData(SWT.CENTER, SWT.CENTER, true, true);
        centre.widthHint = WIDTH;
        page.setLayoutData(centre);
        GridLayout layout = new GridLayout(3, false);
        layout.verticalSpacing = 2 * Look.STEP;
        layout.horizontalSpacing = 2 * Look.STEP;
        page.setLayout(layout);
        caption("Rust AI IDE", TextSize.DISPLAY, Token.TEXT);
        caption("An IDE that works entirely on this machine.", TextSize.BODY, Token.MUTED);
        space();
        first = button("Open folder", true, "folder.open", commands);
        button("New project", false, "project.new", commands);
        button("Open file", false, "file.open", commands);
        space();
        caption("Recent folders", TextSize.TITLE, Token.TEXT);
        RowView<FolderSet> rows = rows("Recent folders", 6, new RecentModel());
        rows.setEmpty(EmptyText.of("Folders that you open appear here."));
        rows.onActivate((FolderSet set, Activation how) -> openings.open(set.path()));
        space();
        caption("Three things to try", TextSize.TITLE, Token.TEXT);
        RowView<Tip> tips = rows("Three things to try", 3, new TipModel(tips(openings, commands)));
        tips.onActivate((Tip tip, Activation how) -> tip.action().run());
        tips.refresh();
        rows.refresh();
        folders.recent().onSuccess(ui, found -> {
            if (!rows.isDisposed()) {
                recent = found;
                rows.refresh();
            }
        });
        Look.Registration registration = look.onChange(() -> page.setBackground(look.color(Token.BACKGROUND)));
        page.addListener(SWT.Dispose, event -> registration.close());
    }

    @Focus
    void focus() {
        first.forceFocus();
    }

    private void caption(String text, TextSize size, Token color) {
        Caption caption = new Caption(page, look, text, size, color);
        caption.setGround(Token.BACKGROUND);
        caption.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1));
    }

    private void space() {
        Composite gap = new Composite(page, SWT.NO_FOCUS);
        gap.setBackgroundMode(SWT.INHERIT_FORCE);
        gap.setVisible(false);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1);
        data.heightHint = 2 * Look.STEP;
        gap.setLayoutData(data);
    }

    private Button button(String label, boolean primary, String command, Commands commands) {
        Button button = new Button(page, look, label, primary);
        button.setGround(Token.BACKGROUND);
        button.onPress(() -> commands.run(new CommandId(command)));
        button.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
        return button;
    }

    private <T> RowView<T> rows(String name, int count, RowModel<T> model) {
        RowView<T> rows = new RowView<>(page, look, name, model, false);
        rows.setGround(Token.BACKGROUND);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1);
        data.heightHint = rows.heightOf(count);
        rows.setLayoutData(data);
        return rows;
    }

    private final class RecentModel implements RowModel<FolderSet> {
        @Override
        public List<FolderSet> roots() {
            return recent;
        }

        @Override
        public Row row(FolderSet set) {
            String where = set.kind() == FolderSet.Kind.TOGETHER ? "" : Objects.toString(set.path().getParent(), "");
            return Row.of(Pickers.glyphOf(set), set.name()).detail(where).hint(set.folders().stream()
                    .map(Path::toString).collect(Collectors.joining("\n")));
        }
    }

    private record Tip(Icon icon, String title, String keys, Runnable action) {}

    /** The sample is there where the launcher says so. */
    private static List<Tip> tips(Openings openings, Commands commands) {
        var tips = new ArrayList<Tip>();
        String samples = System.getProperty("rustaiide.samples");
        if (samples != null) {
            tips.add(new Tip(Icon.CARGO, "Open the sample, a small Cargo workspace, and run it",
                    commands.keysOf(new CommandId("run.run")),
                    () -> openings.open(Path.of(samples, "hello-workspace"))));
        }
        tips.add(new Tip(Icon.COMMAND, "Find every command and its key",
                commands.keysOf(new CommandId("go.command")),
                () -> commands.run(new CommandId("go.command"))));
        tips.add(new Tip(Icon.SEARCH, "Go to any file by a few letters of its name",
                commands.keysOf(new CommandId("go.everywhere")),
                () -> commands.run(new CommandId("go.everywhere"))));
        return tips;
    }

    private record TipModel(List<Tip> roots) implements RowModel<Tip> {
        @Override
        public Row row(Tip tip) {
            return Row.of(new Glyph(tip.icon(), Token.ACCENT), tip.title()).keys(tip.keys());
        }
    }
}
