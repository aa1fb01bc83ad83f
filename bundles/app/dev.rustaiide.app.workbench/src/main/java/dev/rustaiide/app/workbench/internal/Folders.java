package dev.rustaiide.app.workbench.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.workbench.CurrentFolder;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.app.workspace.management.FolderState;
import dev.rustaiide.app.workspace.management.GitHead.Head;
import dev.rustaiide.app.workspace.management.Subscription;
import dev.rustaiide.app.workspace.management.Trust;
import dev.rustaiide.app.workspace.management.Workspace;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.system.file.watching.FileChanges;

/** The folder of the window: opened, trusted, watched. UI thread only. */
@Creatable
public final class Folders implements CurrentFolder {
    private final Workspace workspace;
    private final Trust trust;
    private final Notices notices;
    private final Ui ui;
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<Consumer<FileChanges>> fileListeners = new ArrayList<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private @Nullable Folder current;
    private Optional<Head> head = Optional.empty();

    @Inject
    public Folders(Workspace workspace, Trust trust, Notices notices, Ui ui) {
        this.workspace = workspace;
        this.trust = trust;
        this.notices = notices;
        this.ui = ui;
        trust.onChange(ui, this::changed);
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Tells {@code listener} of files of the open folder that changed on disk. */
    public void onFileChange(Consumer<FileChanges> listener) {
        fileListeners.add(listener);
    }

    @Override
    public Optional<Folder> current() {
        return Optional.ofNullable(current);
    }

    public boolean isTrusted() {
        return current != null && trust.isTrusted(current.path());
    }

    public Optional<String> branch() {
        return head.map(Head::name);
    }

    /** Opens {@code path} in the place of the folder that is open; {@code then} gets it and how it was left. */
    public void open(Path path, Opened then) {
        Call<Folder> call = workspace.open(path);
        call.onFailure(ui, notices::show);
        call.onSuccess(ui, folder -> folder.restore().onSuccess(ui, state -> {
            leave();
            enter(folder);
            then.accept(folder, state);
        }));
    }

    /** Gets a folder once it is open. */
    @FunctionalInterface
    public interface Opened {
        void accept(Folder folder, FolderState state);
    }

    /** Trusts the open folder, or takes that back. */
    public void setTrusted(boolean trusted) {
        if (current != null) {
            Call<Void> call = trusted ? trust.trust(current.path()) : trust.distrust(current.path());
            call.onFailure(ui, notices::show);
        }
    }

    /** Trusts the open folder and runs {@code then} once that is kept. */
    public void trustThen(Runnable then) {
        if (current != null) {
            trust.trust(current.path()).onSuccess(ui, kept -> then.run()).onFailure(ui, notices::show);
        }
    }

    /** The folders opened lately. */
    public Call<List<Path>> recent() {
        return workspace.recent();
    }

    /** The folder's name for people. */
    public static String nameOf(Folder folder) {
        return folder.name();
    }

    private void enter(Folder folder) {
        current = folder;
        subscriptions.add(folder.head().onChange(ui, now -> {
            head = now;
            changed();
        }));
        subscriptions.add(folder.onChange(ui, changes -> fileListeners.forEach(one -> one.accept(changes))));
        changed();
    }

    private void leave() {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
        head = Optional.empty();
        if (current != null) {
            workspace.close(current);
            current = null;
        }
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
