package dev.rustaiide.app.git.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.FormPage;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.ProgressLine;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.OpenFolder;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.system.git.integration.CloneFolder;
import dev.rustaiide.system.git.integration.Remotes;

/** Copies a repository from elsewhere and opens it. */
public final class ClonePage {
    static final String ID = "git.clone";
    static final String CLASS = "bundleclass://dev.rustaiide.app.git/" + ClonePage.class.getName();

    private final FormPage form;
    private final Look look;
    private final RemoteActions actions;
    private final Remotes remotes;
    private final OpenFolder opening;
    private final Ui ui;
    private final TextField url;
    private final TextField where;
    private final Caption told;
    private final Button clone;
    private final BiConsumer<String, Call<?>> progress = this::follow;

    @Inject
    public ClonePage(Composite parent, Look look, RemoteActions actions, Remotes remotes, OpenFolder opening,
            OpenFolders folders, Ui ui) {
        this.look = look;
        this.actions = actions;
        this.remotes = remotes;
        this.opening = opening;
        this.ui = ui;
        form = new FormPage(parent, look, "Clone a repository",
                "Copied with its history. Nothing of it runs before you trust it.");
        url = form.field("Address", "https://server/path, git@server:path, or a folder", this::look);
        where = form.folder("Where", "The folder that it comes into", "Where to clone to", this::look);
        where.setText(folders.current().map(folder -> folder.path().getParent()).map(Path::toString)
                .orElse(System.getProperty("user.home", "")));
        told = form.caption("", TextSize.SMALL, Token.MUTED);
        clone = form.finish("Clone and open", this::begin);
        url.onEnter(this::begin);
        where.onEnter(this::begin);
        actions.onWork(progress);
        look();
    }

    private Optional<Path> target() {
        try {
            return url.text().isBlank() ? Optional.empty() : Optional.of(Path.of(where.text().strip()))
                    .filter(Path::isAbsolute).map(folder -> folder.resolve(CloneFolder.nameFor(url.text())));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private void look() {
        if (clone != null) {
            told.setText(target().map(folder -> "Makes " + folder + ".").orElse(""));
            clone.setEnabled(target().isPresent());
            form.layout();
        }
    }

    private void begin() {
        Optional<Path> target = target();
        if (target.isEmpty() || !clone.isEnabled()) {
            return;
        }
        clone.setEnabled(false);
        var request = new Remotes.CloneRequest(url.text().strip(), target.get(), "", 0);
        actions.run("Cloning", () -> remotes.copy(request).onSuccess(ui, opening::open).whenDone(ui, outcome -> {
            if (!form.isDisposed()) {
                look();
            }
        }));
    }

    private void follow(String title, Call<?> call) {
        if (!form.isDisposed() && title.equals("Cloning")) {
            ProgressLine.follow(form.body(), look, title, call).setLayoutData(form.wide());
            form.layout();
        }
    }

    @Focus
    void focus() {
        url.setFocus();
    }

    @PreDestroy
    void close() {
        actions.removeListener(progress);
    }
}
