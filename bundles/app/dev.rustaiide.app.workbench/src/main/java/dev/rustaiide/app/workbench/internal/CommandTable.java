package dev.rustaiide.app.workbench.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.rustaiide.app.ui.components.Look.Registration;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.KeySequence;
import dev.rustaiide.app.workbench.KeyStroke;
import dev.rustaiide.system.user.experience.Bindings;
import dev.rustaiide.system.user.experience.CommandEntry;
import dev.rustaiide.system.user.experience.KeyMap;
import dev.rustaiide.system.user.experience.KeyOverride;
import dev.rustaiide.system.user.experience.Keys;

/** Commands by id, with the keys that the key map and the user give them. */
public final class CommandTable implements Commands {
    /** How the ids of commands begin that an editor has keys for by itself. */
    private static final String EDITOR = "editor.";

    /** As they came. */
    private final Map<CommandId, Command> commands = new LinkedHashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private KeyMap map = KeyMap.OURS;
    private List<KeyOverride> overrides = List.of();
    private Map<CommandId, Command> bound = Map.of();
    private boolean isBound;

    @Override
    public Registration add(Command command) {
        if (commands.putIfAbsent(command.id(), command) != null) {
            throw new IllegalArgumentException("there is a command " + command.id() + " already");
        }
        isBound = false;
        return () -> {
            commands.remove(command.id(), command);
            isBound = false;
        };
    }

    /** Has commands the keys of {@code chosen} and {@code said} from now on. */
    void use(KeyMap chosen, List<KeyOverride> said) {
        if (!chosen.equals(map) || !said.equals(overrides)) {
            map = chosen;
            overrides = List.copyOf(said);
            isBound = false;
            List.copyOf(listeners).forEach(Runnable::run);
        }
    }

    @Override
    public List<Command> all() {
        return List.copyOf(bound().values());
    }

    @Override
    public Optional<Command> find(CommandId id) {
        return Optional.ofNullable(bound().get(id));
    }

    @Override
    public Registration onKeys(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public boolean run(CommandId id) {
        Command command = commands.get(id);
        if (command == null || !command.enabled().getAsBoolean()) {
            return false;
        }
        command.action().run();
        return true;
    }

    @Override
    public List<CommandEntry> entries() {
        return commands.values().stream().map(CommandTable::entry).toList();
    }

    /** Whether an editor would take {@code stroke} for a command of its own that has other keys now. */
    boolean isReleased(KeyStroke stroke) {
        Map<CommandId, Command> now = bound();
        var alone = new KeySequence(List.of(stroke));
        return now != commands && commands.values().stream().anyMatch(command -> command.keys().contains(alone)
                && command.id().value().startsWith(EDITOR)
                && !Objects.requireNonNull(now.get(command.id())).keys().contains(alone));
    }

    private Map<CommandId, Command> bound() {
        if (!isBound) {
            // Without a word from anybody they keep their own, conflicts and all.
            bound = map == KeyMap.OURS && overrides.isEmpty() ? commands : bind();
            isBound = true;
        }
        return bound;
    }

    private Map<CommandId, Command> bind() {
        Bindings bindings = Bindings.of(entries(), map, overrides);
        var now = new LinkedHashMap<CommandId, Command>();
        commands.forEach((id, command) -> now.put(id, command.with(bindings.of(id.value()).stream()
                .map(keys -> KeySequence.parse(keys.toString())).toList())));
        return now;
    }

    private static CommandEntry entry(Command command) {
        return new CommandEntry(command.id().value(), command.menu().title(), command.title(),
                command.keys().stream().map(keys -> Keys.parse(keys.toString())).toList(), command.context().name());
    }
}
