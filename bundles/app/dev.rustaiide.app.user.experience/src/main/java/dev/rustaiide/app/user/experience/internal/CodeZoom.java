package dev.rustaiide.app.user.experience.internal;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Succession;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.system.user.experience.WindowSettings;

/** Makes code larger and smaller by keys, by the setting that says its size. UI thread only. */
@Creatable
final class CodeZoom {
    private static final int LEAST = 6;
    private static final int MOST = 40;
    /** What the setting says where code is as large as the rest of the window. */
    private static final long AS_THE_WINDOW = 0;

    private final Look look;
    private final Settings settings;
    private final FailureNotices notices;
    private final Ui ui;
    private final Succession writing = new Succession("keep the size of code");
    private Call<Long> written = Call.of(AS_THE_WINDOW);
    /** What the setting will say when that is written: keys are faster than disks. */
    private long wanted;

    @Inject
    CodeZoom(Look look, Settings settings, FailureNotices notices, Ui ui) {
        this.look = look;
        this.settings = settings;
        this.notices = notices;
        this.ui = ui;
    }

    void addTo(Commands commands) {
        commands.add(Command.of("view.zoomIn", MenuGroup.VIEW, "Make code larger", "Ctrl+= | Ctrl++ | Ctrl+Shift+=",
                () -> set(next(size(), 1))));
        commands.add(Command.of("view.zoomOut", MenuGroup.VIEW, "Make code smaller", "Ctrl+-",
                () -> set(next(size(), -1))));
        commands.add(Command.of("view.zoomReset", MenuGroup.VIEW, "Make code as large as the rest", "Ctrl+0",
                () -> set(AS_THE_WINDOW)));
    }

    /** In points. */
    static long next(long size, int by) {
        return Math.clamp(size + by, LEAST, MOST);
    }

    private long size() {
        long said = written.isDone() ? settings.get(WindowSettings.CODE_SIZE) : wanted;
        return said == AS_THE_WINDOW ? look.codeFont().getFontData()[0].getHeight() : said;
    }

    private void set(long size) {
        wanted = size;
        written = writing.next(scope -> {
            settings.set(WindowSettings.CODE_SIZE, size);
            return size;
        });
        written.onFailure(ui, notices::show);
    }
}
