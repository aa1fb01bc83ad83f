package dev.rustaiide.system.user.experience;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys that commands have, after a key map and the user have had their say. The user's word counts more than the
 * map's, and that more than what a command comes with: keys that are given to one command are taken from those of the
 * same context that have them from a weaker one.
 *
 * @param bound by the command's id
 * @param taken keys that commands have lost so
 * @param conflicts keys of which it cannot be said whose they are, since both have them from the same one
 * @param unknown ids that the map or the user names and no command has
 */
public record Bindings(Map<String, Bound> bound, List<Taken> taken, List<Conflict> conflicts, Set<String> unknown) {
    /** Who says which keys a command has, the weakest first. */
    public enum Level {
        COMMAND, MAP, USER
    }

    /** The keys of a command, which may be none, and who said so. */
    public record Bound(List<Keys> keys, Level level) {}

    /** {@code command} would have {@code keys} if {@code by} had not been given the same, or the beginning of them. */
    public record Taken(String command, Keys keys, String by) {}

    /** Two commands with the same keys, or of which one's keys begin the other's. */
    public record Conflict(String command, Keys keys, String other, Keys otherKeys, String context) {}

    /** The keys of the command {@code id}, the one to show first. */
    public List<Keys> of(String id) {
        Bound found = bound.get(id);
        return found == null ? List.of() : found.keys();
    }

    /** What {@code commands} have by {@code map} and {@code overrides}. */
    public static Bindings of(List<CommandEntry> commands, KeyMap map, List<KeyOverride> overrides) {
        return new Resolution(commands, map, overrides).result();
    }

    private record Claim(CommandEntry command, Keys keys) {}

    private static final class Resolution {
        private final List<CommandEntry> commands;
        private final KeyMap map;
        private final Map<String, List<Keys>> user = new LinkedHashMap<>();
        private final Map<String, Bound> bound = new LinkedHashMap<>();
        private final List<Taken> taken = new ArrayList<>();
        private final List<Conflict> conflicts = new ArrayList<>();
        private final Map<String, List<Claim>> claims = new LinkedHashMap<>();

        Resolution(List<CommandEntry> commands, KeyMap map, List<KeyOverride> overrides) {
            this.commands = commands;
            this.map = map;
            overrides.forEach(override -> user.put(override.command(), override.keys()));
        }

        Bindings result() {
            commands.forEach(command -> bound.put(command.id(), new Bound(List.of(), levelOf(command))));
            for (Level level : List.of(Level.USER, Level.MAP, Level.COMMAND)) {
                settle(level);
            }
            Set<String> unknown = new TreeSet<>(map.keys().keySet());
            unknown.addAll(user.keySet());
            commands.forEach(command -> unknown.remove(command.id()));
            return new Bindings(bound, taken, conflicts, unknown);
        }

        private Level levelOf(CommandEntry command) {
            return user.containsKey(command.id()) ? Level.USER
                    : map.keys().containsKey(command.id()) ? Level.MAP : Level.COMMAND;
        }

        private List<Keys> wishes(CommandEntry command) {
            return user.getOrDefault(command.id(), map.keys().getOrDefault(command.id(), command.keys()));
        }

        private void settle(Level level) {
            var made = new ArrayList<Claim>();
            for (CommandEntry command : commands) {
                if (bound.get(command.id()).level() == level) {
                    var kept = new ArrayList<Keys>();
                    for (Keys keys : wishes(command)) {
                        if (isFree(command, keys)) {
                            kept.add(keys);
                            made.add(new Claim(command, keys));
                        }
                    }
                    bound.put(command.id(), new Bound(List.copyOf(kept), level));
                }
            }
            compare(made);
            made.forEach(claim -> claims.computeIfAbsent(claim.command().context(), any -> new ArrayList<>())
                    .add(claim));
        }

        private boolean isFree(CommandEntry command, Keys keys) {
            for (Claim claim : claims.getOrDefault(command.context(), List.of())) {
                if (claim.keys().overlaps(keys)) {
                    taken.add(new Taken(command.id(), keys, claim.command().id()));
                    return false;
                }
            }
            return true;
        }

        private void compare(List<Claim> made) {
            for (int i = 0; i < made.size(); i++) {
                for (Claim later : made.subList(i + 1, made.size())) {
                    Claim one = made.get(i);
                    if (one.command() != later.command() && one.keys().overlaps(later.keys())
                            && one.command().context().equals(later.command().context())) {
                        conflicts.add(new Conflict(one.command().id(), one.keys(), later.command().id(), later.keys(),
                                later.command().context()));
                    }
                }
            }
        }
    }
}
