package dev.rustaiide.app.assistant.internal.talk;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workspace.management.Folder;

/** Folders that are open because a test says so. */
public final class FakeFolders implements OpenFolders {
    private final List<Folder> open = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();

    public void set(Path... roots) {
        open.removeIf(folder -> !List.of(roots).contains(folder.path()));
        for (Path root : roots) {
            if (open.stream().noneMatch(folder -> folder.path().equals(root))) {
                open.add(folder(root));
            }
        }
        listeners.forEach(Runnable::run);
    }

    private Folder folder(Path root) {
        return (Folder) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Folder.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "path" -> root;
                    default -> throw new AssertionError(method);
                });
    }

    @Override
    public List<Folder> all() {
        return List.copyOf(open);
    }

    @Override
    public Optional<Folder> of(Path file) {
        return open.stream().filter(folder -> file.startsWith(folder.path())).findFirst();
    }

    @Override
    public Optional<Folder> current() {
        return open.stream().findFirst();
    }

    @Override
    public Optional<String> title() {
        return Optional.empty();
    }

    @Override
    public String nameOf(Folder folder) {
        return folder.path().getFileName().toString();
    }

    @Override
    public Optional<String> branch(Folder folder) {
        return Optional.empty();
    }

    @Override
    public boolean isTrusted(Folder folder) {
        return true;
    }

    @Override
    public Look.Registration onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
