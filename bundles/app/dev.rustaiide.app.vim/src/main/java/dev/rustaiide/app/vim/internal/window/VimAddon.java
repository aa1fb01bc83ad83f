package dev.rustaiide.app.vim.internal.window;

import java.util.Optional;

import jakarta.annotation.PostConstruct;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.ui.components.StatusItem;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.StatusLine;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.system.user.experience.KeyMaps;
import dev.rustaiide.system.user.experience.WindowSettings;

/** Has editors edit as Vim does while people want that: by their key map or by the setting. Off, it costs a look. */
public final class VimAddon {
    private boolean on;
    private @Nullable AttachedVims attached;
    private @Nullable Editors editors;
    private @Nullable StatusItem status;

    @PostConstruct
    void start(Display display, Editors all, KeyMaps maps, Settings settings, StatusLine line, Commands commands,
            FailureNotices notices, Ui ui) {
        editors = all;
        var acts = new WindowActs(commands, all, settings, notices, ui);
        attached = new AttachedVims(editor -> new EditorVim(editor, acts, this::tell));
        // Behind the key map's filter: what it left.
        display.addFilter(SWT.KeyDown, this::keyDown);
        line.add(item -> {
            status = item;
            item.onPress(() -> commands.run(new CommandId("keys.open")));
            tell();
        });
        all.onChange(this::attach);
        Runnable look = () -> Call.start("whether Vim", scope -> maps.chosen().modal()
                || settings.get(WindowSettings.VIM)).onSuccess(ui, this::set).onFailure(ui, notices::show);
        ui.execute(look);
        maps.onChange(ui, look);
        settings.onChange(WindowSettings.VIM, ui, now -> look.run());
    }

    private void set(boolean wanted) {
        on = wanted;
        if (attached != null) {
            attached.setAll(on);
        }
        attach();
    }

    private void attach() {
        AttachedVims vims = attached;
        if (on && vims != null) {
            activeCode().ifPresent(editor -> vims.attach(editor).set(true));
        }
        tell();
    }

    private Optional<CodeEditor> activeCode() {
        return editors == null ? Optional.empty() : editors.activeCode();
    }

    private void keyDown(Event event) {
        if (!on || event.type != SWT.KeyDown || !event.doit) {
            return;
        }
        // An editor is there a little later than its tab.
        if (vimAt(event.widget).isEmpty() && activeCode().filter(code -> code.view().canvas() == event.widget)
                .isPresent()) {
            attach();
        }
        vimAt(event.widget).filter(vim -> vim.take(event)).ifPresent(taken -> {
            event.doit = false;
            event.type = SWT.None;
        });
    }

    private Optional<EditorVim> vimAt(Object widget) {
        return attached == null ? Optional.empty() : attached.at(widget);
    }

    private void tell() {
        StatusItem item = status;
        AttachedVims vims = attached;
        if (item != null && !item.isDisposed() && vims != null) {
            item.show(on ? activeCode().flatMap(vims::of).map(EditorVim::status).orElse("") : "",
                    "Vim: press to choose other keys");
        }
    }
}
