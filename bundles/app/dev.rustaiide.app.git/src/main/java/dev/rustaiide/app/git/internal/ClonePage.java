package dev.rustaiide.app.git.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;

import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
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
    private static final int WIDTH = 640;

    private final Composite page;
    private final Look look;
    private final RemoteActions actions;
    private final Remotes remotes;
    private final OpenFolder opening;
    private final Ui ui;
    private final TextField url;
    private final TextField where;
    private final Caption told;
    private final Button clone;
    private final Look.Registration registration;
    private final BiConsumer<String, Call<?>> progress = this::follow;

    @Inject
    public ClonePage(Composite parent, Look look, RemoteActions actions, Remotes remotes, OpenFolder opening,
            OpenFolders folders, Ui ui) {
        this.look = look;
        this.actions = actions;
        this.remotes = remotes;
        this.opening = opening;
        this.ui = ui;
        parent.setLayout(new GridLayout());
        page = new Composite(parent, SWT.NONE);
        GridData centre = new GridData(SWT.CENTER, SWT.CENTER, true, true);
        centre.widthHint = WIDTH;
        page.setLayoutData(centre);
        GridLayout layout = new GridLayout(2, false);
        layout.verticalSpacing = 2 * Look.STEP;
        layout.horizontalSpacing = 2 * Look.STEP;
        page.setLayout(layout);
        caption("Clone a repository", TextSize.DISPLAY, Token.TEXT);
        caption("Copied with its history. Nothing of it runs before you trust it.", TextSize.BODY, Token.MUTED);
        url = field("Address", "https://server/path, git@server:path, or a folder", 2);
        where = field("Where", "The folder that it comes into", 1);
        where.setText(folders.current().map(folder -> folder.path().getParent()).map(Path::toString)
                .orElse(System.getProperty("user.home", "")));
        Button browse = new Button(page, look, "Choose…", false);
        browse.setGround(Token.BACKGROUND);
        browse.onPress(this::browse);
        told = caption("", TextSize.SMALL, Token.MUTED);
        clone = new Button(page, look, "Clone and open", true);
        clone.setGround(Token.BACKGROUND);
        clone.onPress(this::begin);
        url.onEnter(this::begin);
        where.onEnter(this::begin);
        registration = look.onChange(() -> dress(parent));
        dress(parent);
        actions.onWork(progress);
        look();
    }

    private void dress(Composite parent) {
        if (!parent.isDisposed()) {
            parent.setBackground(look.color(Token.BACKGROUND));
            page.setBackground(look.color(Token.BACKGROUND));
        }
    }

    private GridData wide() {
        return new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1);
    }

    private Caption caption(String text, TextSize size, Token color) {
        Caption caption = new Caption(page, look, text, size, color);
        caption.setGround(Token.BACKGROUND);
        caption.setLayoutData(wide());
        return caption;
    }

    private TextField field(String label, String placeholder, int columns) {
        caption(label, TextSize.SMALL, Token.MUTED);
        TextField field = new TextField(page, look, label, placeholder);
        field.setGround(Token.BACKGROUND);
        field.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false, columns, 1));
        field.onChange(text -> look());
        return field;
    }

    private void browse() {
        DirectoryDialog dialog = new DirectoryDialog(page.getShell(), SWT.OPEN);
        dialog.setText("Where to clone to");
        dialog.setFilterPath(where.text());
        Optional.ofNullable(dialog.open()).ifPresent(where::setText);
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
            page.layout(true);
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
            if (!page.isDisposed()) {
                look();
            }
        }));
    }

    private void follow(String title, Call<?> call) {
        if (!page.isDisposed() && title.equals("Cloning")) {
            ProgressLine.follow(page, look, title, call).setLayoutData(wide());
            page.layout(true);
        }
    }

    @Focus
    void focus() {
        url.setFocus();
    }

    @PreDestroy
    void close() {
        registration.close();
        actions.removeListener(progress);
    }
}
