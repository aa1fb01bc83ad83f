package dev.rustaiide.app.workbench.internal.views;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.output.OutputLink;
import dev.rustaiide.app.ui.output.OutputView;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.internal.Builds;
import dev.rustaiide.app.workbench.internal.RunLog;
import dev.rustaiide.app.workbench.internal.WebLinks;
import dev.rustaiide.foundation.async.Call;

/** What programs print; places in files are links. */
public final class OutputPanel {
    private final OutputView view;
    private final Editors editors;
    private final Builds builds;
    private final Ui ui;
    private final WebLinks links;
    private volatile Path folder = Path.of("");

    @Inject
    public OutputPanel(Composite parent, Look look, RunLog log, Editors editors, Builds builds, WebLinks links,
            Commands commands, Ui ui) {
        this.links = links;
        this.editors = editors;
        this.builds = builds;
        this.ui = ui;
        parent.setLayout(new FillLayout());
        view = new OutputView(parent, look, "Output");
        view.onLink(this::follow);
        commands.tip(view, "Run the workspace", "run.run", words -> view.setEmpty(EmptyText.of(
                "What programs print appears here.", words, () -> commands.run(new CommandId("run.run")))));
        RunLog.Listener listener = new RunLog.Listener() {
            @Override
            public void began(Path where) {
                folder = where;
                view.clear();
            }

            @Override
            public void line(String text) {
                view.append(text + "\n");
            }
        };
        log.addListener(listener);
        view.addListener(SWT.Dispose, event -> log.removeListener(listener));
    }

    @Focus
    void focus() {
        view.setFocus();
    }

    /** A relative path starts at the workspace, or at one of its packages, as compiler and tests print it. */
    private void follow(OutputLink link) {
        if (link.isWeb()) {
            links.open(link.target());
            return;
        }
        Path base = folder;
        var packages = builds.workspace().map(found -> found.packages()).orElse(List.of());
        Call<Path> target = Call.start("find " + link.target(), scope -> {
            Path path = base.resolve(link.target());
            if (Files.exists(path)) {
                return path;
            }
            for (var one : packages) {
                if (Files.exists(one.folder().resolve(link.target()))) {
                    return one.folder().resolve(link.target());
                }
            }
            return path;
        });
        target.onSuccess(ui, path -> editors.open(path, link.position()));
    }
}
