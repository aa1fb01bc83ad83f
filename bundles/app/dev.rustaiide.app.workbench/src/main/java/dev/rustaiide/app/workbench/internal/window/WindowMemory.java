package dev.rustaiide.app.workbench.internal.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimmedWindow;
import org.eclipse.e4.ui.workbench.IPresentationEngine;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Monitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.internal.window.WindowLayout.Panel;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.text.Text;

/** Keeps where the window is and how large its panels are, and puts it back before it is drawn. UI thread only. */
@Creatable
public final class WindowMemory {
    private static final Logger LOG = LoggerFactory.getLogger(WindowMemory.class);
    private static final Duration QUIET = Duration.ofMillis(500);
    private static final List<String> WATCHED = List.of(UIEvents.Window.TOPIC_X, UIEvents.Window.TOPIC_Y,
            UIEvents.Window.TOPIC_WIDTH, UIEvents.Window.TOPIC_HEIGHT, UIEvents.UIElement.TOPIC_CONTAINERDATA,
            UIEvents.UIElement.TOPIC_VISIBLE, UIEvents.ApplicationElement.TOPIC_TAGS);

    private final WindowLayout layout;
    private final TextFiles files;
    private final Path file;
    private final Debounce later;
    private Optional<WindowState> kept = Optional.empty();

    @Inject
    public WindowMemory(WindowLayout layout, TextFiles files, StandardPaths paths, IEventBroker events, Ui ui) {
        this.layout = layout;
        this.files = files;
        file = paths.state().resolve("window.json");
        later = new Debounce(QUIET, ui, this::save);
        restore(ui.display());
        for (String topic : WATCHED) {
            events.subscribe(topic, event -> later.trigger());
        }
        events.subscribe(UIEvents.UILifeCycle.APP_SHUTDOWN_STARTED, event -> end());
    }

    /** Reads a few bytes right here: the window that is drawn next depends on them. */
    private void restore(Display display) {
        try {
            kept = WindowState.read(Json.parse(Files.readString(file)));
        } catch (NoSuchFileException first) {
            return;
        } catch (IOException | JsonException unreadable) {
            LOG.warn("Where the window was is lost: " + unreadable.getMessage());
        }
        kept.ifPresent(state -> apply(state, display));
    }

    private void apply(WindowState state, Display display) {
        MTrimmedWindow window = layout.window();
        if (state.isOn(screens(display))) {
            window.setX(state.bounds().x);
            window.setY(state.bounds().y);
            window.setWidth(state.bounds().width);
            window.setHeight(state.bounds().height);
        }
        if (state.maximized()) {
            window.getTags().add(IPresentationEngine.WINDOW_MAXIMIZED_TAG);
        }
        divide(Panel.SIDE, state.side());
        divide(Panel.BOTTOM, state.bottom());
        divide(Panel.RIGHT, state.right());
        layout.show(Panel.SIDE, state.sideShown());
        layout.show(Panel.BOTTOM, state.bottomShown());
        layout.show(Panel.RIGHT, state.rightShown());
    }

    private static List<Rectangle> screens(Display display) {
        var screens = new ArrayList<Rectangle>();
        for (Monitor monitor : display.getMonitors()) {
            screens.add(monitor.getClientArea());
        }
        return screens;
    }

    private void divide(Panel panel, int share) {
        layout.element(panel).setContainerData(Integer.toString(share));
        layout.besides(panel).setContainerData(Integer.toString(WindowState.WHOLE - share));
    }

    private WindowState now() {
        MTrimmedWindow window = layout.window();
        Rectangle bounds = new Rectangle(window.getX(), window.getY(), window.getWidth(), window.getHeight());
        boolean maximized = window.getTags().contains(IPresentationEngine.WINDOW_MAXIMIZED_TAG);
        return new WindowState(bounds, maximized, share(Panel.SIDE, 2000), share(Panel.BOTTOM, 2800),
                share(Panel.RIGHT, WindowState.RIGHT), layout.isShown(Panel.SIDE), layout.isShown(Panel.BOTTOM),
                layout.isShown(Panel.RIGHT));
    }

    private int share(Panel panel, int otherwise) {
        return WindowState.share(data(layout.element(panel)), data(layout.besides(panel)), otherwise);
    }

    private static String data(MUIElement element) {
        return Objects.requireNonNullElse(element.getContainerData(), "");
    }

    private void save() {
        changed().ifPresent(text -> Call.start("keep the window", scope -> {
            write(text);
            return null;
        }));
    }

    /** Nothing starts any more, and nobody waits: the last change is written right here. */
    private void end() {
        later.cancel();
        changed().ifPresent(this::write);
    }

    /** What is to be written, unless it is what was written last. */
    private Optional<Text> changed() {
        WindowState state = now();
        if (kept.filter(state::equals).isPresent()) {
            return Optional.empty();
        }
        kept = Optional.of(state);
        return Optional.of(Text.of(state.write().printPretty() + "\n"));
    }

    private void write(Text text) {
        try {
            files.write(file, text, Encoding.UTF_8);
        } catch (FailureException refused) {
            LOG.warn("Where the window is cannot be kept", refused);
        }
    }
}
