package dev.rustaiide.app.workbench.internal;

import java.util.List;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.system.user.experience.CommandEntry;
import dev.rustaiide.system.user.experience.KeyMap;
import dev.rustaiide.system.user.experience.KeyMaps;
import dev.rustaiide.system.user.experience.KeyOverride;

/** Gives the commands of the window the keys that people have chosen, now and whenever they choose others. */
@Creatable
public final class WindowKeys {
    private final KeyMaps maps;
    private final CommandTable commands;
    private final Notices notices;
    private final Ui ui;

    @Inject
    public WindowKeys(KeyMaps maps, CommandTable commands, Notices notices, Ui ui) {
        this.maps = maps;
        this.commands = commands;
        this.notices = notices;
        this.ui = ui;
        refresh();
        maps.onChange(ui, this::refresh);
        Call.start("key maps", scope -> maps.all()).onSuccess(ui, this::offer).onFailure(ui, notices::show);
    }

    private record Chosen(KeyMap map, List<KeyOverride> overrides) {}

    private void refresh() {
        Call.start("key map", scope -> new Chosen(maps.chosen(), maps.overrides()))
                .onSuccess(ui, chosen -> commands.use(chosen.map(), chosen.overrides()))
                .onFailure(ui, notices::show);
    }

    /** A command for each map, as for each theme. */
    private void offer(List<KeyMap> all) {
        all.forEach(map -> commands.add(Command.of("keys.map." + map.id(), MenuGroup.HELP,
                "Use key map of " + map.title(), "", () -> choose(map.id()))));
        List<CommandEntry> entries = commands.entries();
        Call.start("remember commands", scope -> {
            maps.remember(entries);
            return entries;
        });
    }

    private void choose(String id) {
        Call.start("choose key map", scope -> {
            maps.choose(id);
            return id;
        }).onFailure(ui, notices::show);
    }
}
