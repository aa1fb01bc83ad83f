package dev.rustaiide.app.settings.internal.keys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.rustaiide.foundation.common.FuzzyMatch;
import dev.rustaiide.foundation.common.FuzzyPattern;
import dev.rustaiide.system.user.experience.Bindings;
import dev.rustaiide.system.user.experience.Bindings.Bound;
import dev.rustaiide.system.user.experience.CommandEntry;
import dev.rustaiide.system.user.experience.KeyMap;
import dev.rustaiide.system.user.experience.KeyOverride;
import dev.rustaiide.system.user.experience.Keys;

/** The commands and their keys by one map and what the user has said; finds among them. Immutable. */
final class KeyList {
    private final List<CommandEntry> commands;
    private final Bindings bindings;
    private final Map<String, CommandEntry> byId = new HashMap<>();

    KeyList(List<CommandEntry> commands, KeyMap map, List<KeyOverride> overrides) {
        this.commands = List.copyOf(commands);
        this.bindings = Bindings.of(commands, map, overrides);
        commands.forEach(command -> byId.put(command.id(), command));
    }

    /** What has {@code words} in its name, id or keys, the best first; all in the order of the menus without words. */
    List<ShownKeys> find(String words) {
        record Scored(int score, ShownKeys row) {}
        FuzzyPattern pattern = FuzzyPattern.of(words.strip());
        var found = new ArrayList<Scored>();
        for (CommandEntry command : commands) {
            Optional<FuzzyMatch> match = pattern.match(command.label());
            if (match.isPresent()) {
                found.add(new Scored(match.get().score(), row(command,
                        IntStream.of(match.get().positions()).boxed().toList())));
            } else if (command.id().contains(words.strip()) || hasKeys(command, words.strip())) {
                found.add(new Scored(0, row(command, List.of())));
            }
        }
        if (!pattern.isEmpty()) {
            found.sort(Comparator.comparing(Scored::score).reversed());
        }
        return found.stream().map(Scored::row).toList();
    }

    private boolean hasKeys(CommandEntry command, String words) {
        return bindings.of(command.id()).stream().anyMatch(keys -> keys.toString().equalsIgnoreCase(words));
    }

    /** What {@code pressed} starts, or begins to start. */
    List<ShownKeys> find(Keys pressed) {
        return commands.stream().filter(command -> bindings.of(command.id()).stream().anyMatch(pressed::overlaps))
                .map(command -> row(command, List.of())).toList();
    }

    /** Those that would have to share {@code keys} with {@code command}, in the same context. */
    List<CommandEntry> others(CommandEntry command, Keys keys) {
        return commands.stream().filter(other -> !other.id().equals(command.id())
                && other.context().equals(command.context())
                && bindings.of(other.id()).stream().anyMatch(keys::overlaps)).toList();
    }

    /** A sentence for each conflict. */
    List<String> conflicts() {
        return bindings.conflicts().stream().map(two -> two.keys() + " is of \u201c" + title(two.command())
                + "\u201d and of \u201c" + title(two.other()) + "\u201d.").toList();
    }

    private ShownKeys row(CommandEntry command, List<Integer> matches) {
        Bound bound = bindings.bound().get(command.id());
        String trouble = bindings.conflicts().stream().filter(two -> two.command().equals(command.id())
                || two.other().equals(command.id())).findFirst().map(two -> "also of \u201c" + title(
                        two.command().equals(command.id()) ? two.other() : two.command()) + "\u201d").orElse("");
        String lost = bindings.taken().stream().filter(taken -> taken.command().equals(command.id())).findFirst()
                .map(taken -> taken.keys() + " is of \u201c" + title(taken.by()) + "\u201d").orElse("");
        return new ShownKeys(command, bound == null ? List.of() : bound.keys(),
                bound == null ? Bindings.Level.COMMAND : bound.level(), trouble, lost, matches);
    }

    private String title(String id) {
        CommandEntry command = byId.get(id);
        return command == null ? id : command.label();
    }
}
