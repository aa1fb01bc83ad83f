package dev.rustaiide.app.vim.internal.window;

import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

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
    private final Map<CodeEditor, EditorVim> attached = new WeakHashMap<>();
    private boolean on;
    private @Nullable WindowActs acts;
    private @Nullable Editors editors;
    private @Nullable StatusItem status;

    @PostConstruct
    void start(Display display, Editors all, KeyMaps maps, Settings settings, StatusLine line, Commands commands,
            FailureNotices notices, Ui ui) {
        editors = all;
        acts = new WindowActs(commands, all, settings, notices, ui);
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
        attached.values().forEach(one -> one.set(on));
        attach();
    }

    private void attach() {
        Editors all = editors;
        WindowActs does = acts;
        if (on && all != null && does != null) {
            all.activeCode().ifPresent(editor -> attached.computeIfAbsent(editor,
                    it -> new EditorVim(it, does, this::tell)).set(true));
        }
        tell();
    }

    private void keyDown(Event event) {
        if (!on || event.type != SWT.KeyDown || !event.doit) {
            return;
        }
        // An editor is there a little later than its tab.
        attachTo(event.widget);
        vimOf(event.widget).filter(vim -> vim.take(event)).ifPresent(taken -> {
            event.doit = false;
            event.type = SWT.None;
        });
    }

    private void attachTo(Object widget) {
        if (vimOf(widget).isEmpty()) {
            attach();
        }
    }

    private Optional<EditorVim> vimOf(Object widget) {
        return attached.values().stream().filter(vim -> vim.isOn() && vim.isOf(widget)).findFirst();
    }

    private void tell() {
        StatusItem item = status;
        Editors all = editors;
        if (item == null || item.isDisposed() || all == null) {
            return;
        }
        Optional<EditorVim> vim = all.activeCode().map(attached::get).filter(EditorVim::isOn);
        item.show(on ? vim.map(EditorVim::status).orElse("") : "", "Vim: press to choose other keys");
        item.getParent().layout(true);
    }
}
