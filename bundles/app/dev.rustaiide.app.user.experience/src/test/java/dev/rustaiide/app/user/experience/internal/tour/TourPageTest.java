package dev.rustaiide.app.user.experience.internal.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.OpenFolder;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.platform.StandardPaths;

class TourPageTest {
    @TempDir
    Path temp;
    private final List<Runnable> listeners = new ArrayList<>();

    private record Paths(Path config, Path data, Path cache, Path logs, Path state) implements StandardPaths {}

    private <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "onChange", "onKeys" -> {
                        listeners.add((Runnable) arguments[0]);
                        yield (Look.Registration) () -> listeners.remove((Runnable) arguments[0]);
                    }
                    case "all" -> List.of();
                    case "keysOf" -> "";
                    case "activeCode", "find" -> Optional.empty();
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }

    @Test
    void a_page_that_is_closed_hears_of_nothing_any_more() throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        var display = new Display();
        try {
            var look = (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook").getConstructor()
                    .newInstance();
            var ui = new Ui(display);
            var commands = fake(Commands.class);
            var editors = fake(Editors.class);
            var folders = fake(OpenFolders.class);
            var parent = new Composite(new Shell(display), SWT.NONE);
            new TourPage(parent, look, commands, new TourActions(commands, editors, fake(OpenFolder.class), folders,
                    ui), editors, folders, fake(Panels.class), new Paths(temp, temp, temp, temp, temp),
                    fake(FailureNotices.class), ui);
            assertEquals(3, listeners.size());
            listeners.forEach(Runnable::run);
            parent.dispose();
            assertEquals(List.of(), listeners);
        } finally {
            display.dispose();
        }
    }
}
