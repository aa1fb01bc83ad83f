package dev.rustaiide.app.desktop.integration.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.e4.ui.workbench.lifecycle.PostContextCreate;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.slf4j.LoggerFactory;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.workbench.StartRequest;
import dev.rustaiide.foundation.config.WorkspaceFile;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.foundation.types.Position;

/** What happens before the window is there: the command line is read, and the one place of an IDE is claimed. */
public final class LifeCycle {
    @PostContextCreate
    void prepare(IEclipseContext context, IApplicationContext application, Display display) {
        LoggerFactory.getLogger(LifeCycle.class).info("The IDE {} starts",
                application.getBrandingBundle().getVersion());
        if (Boolean.getBoolean("rustaiide.splash")) {
            Splash splash = Splash.open(display, context.get(Look.class));
            context.get(IEventBroker.class).subscribe(UIEvents.UILifeCycle.APP_STARTUP_COMPLETE,
                    started -> splash.close());
        }
        Object arguments = application.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        context.set(StartRequest.class, read(arguments instanceof String[] words ? words : new String[0],
                text -> context.get(VirtualFiles.class).resolve(text, Path.of("").toAbsolutePath())));
        new SingleInstance(context, display).claim();
    }

    /**
     * The first argument that is no option names a folder, a workspace file or {@code FILE[:LINE[:COLUMN]]}, the second
     * one a file.
     */
    static StartRequest read(String[] arguments, Places places) {
        Optional<Path> folder = Optional.empty();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.startsWith("-")) {
                // The settings read this one; a word follows it.
                i += argument.equals("--set") ? 1 : 0;
                continue;
            }
            Path path = path(argument, places);
            if (folder.isEmpty() && (Files.isDirectory(path) || WorkspaceFile.isOne(path) && Files.exists(path))) {
                folder = Optional.of(path);
            } else {
                return file(folder, argument, places);
            }
        }
        return new StartRequest(folder, Optional.empty(), Optional.empty());
    }

    /** Finds what lies in an archive or at a revision. */
    @FunctionalInterface
    interface Places {
        Path path(String text) throws FailureException;
    }

    /** What names no place becomes a file that does not exist: its editor says so. */
    private static Path path(String text, Places places) {
        try {
            return FileLocation.hasScheme(text) ? places.path(text) : Path.of(text).toAbsolutePath().normalize();
        } catch (FailureException noPlace) {
            return Path.of(text).toAbsolutePath().normalize();
        }
    }

    private static StartRequest file(Optional<Path> folder, String argument, Places places) {
        int[] numbers = {0, 0};
        String name = argument;
        for (int i = 0; i < 2 && !Files.exists(path(name, places)); i++) {
            int colon = name.lastIndexOf(':');
            Optional<Integer> number = colon < 0 ? Optional.empty() : number(name.substring(colon + 1));
            if (number.isEmpty()) {
                break;
            }
            numbers[1] = numbers[0];
            numbers[0] = number.get();
            name = name.substring(0, colon);
        }
        Optional<Position> position = numbers[0] == 0 ? Optional.empty()
                : Optional.of(new Position(numbers[0] - 1, Math.max(0, numbers[1] - 1)));
        return new StartRequest(folder, Optional.of(path(name, places)), position);
    }

    private static Optional<Integer> number(String digits) {
        try {
            return Optional.of(Integer.parseInt(digits)).filter(number -> number > 0);
        } catch (NumberFormatException partOfTheName) {
            return Optional.empty();
        }
    }
}
