package dev.rustaiide.system.user.experience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import dev.rustaiide.system.user.experience.Bindings.Conflict;
import dev.rustaiide.system.user.experience.Bindings.Level;
import dev.rustaiide.system.user.experience.Bindings.Taken;

class BindingsTest {
    private static final String HERE = CommandEntry.WINDOW;

    private static CommandEntry command(String id, String keys, String context) {
        return new CommandEntry(id, "Menu", id, keys(keys), context);
    }

    private static List<Keys> keys(String keys) {
        return keys.isEmpty() ? List.of() : Stream.of(keys.split(" \\| ")).map(Keys::parse).toList();
    }

    private static KeyMap map(String command, String keys) {
        return new KeyMap("test", "Test", false, Map.of(command, keys(keys)));
    }

    private static String shown(Bindings bindings, String id) {
        return String.join(" | ", bindings.of(id).stream().map(Keys::toString).toList());
    }

    @Test
    void without_a_map_commands_keep_what_they_come_with() {
        Bindings bindings = Bindings.of(List.of(command("a", "Ctrl+A | F1", HERE)), KeyMap.OURS, List.of());
        assertEquals("Ctrl+A | F1", shown(bindings, "a"));
        assertEquals(Level.COMMAND, bindings.bound().get("a").level());
        assertEquals("", shown(bindings, "unheard of"));
    }

    @Test
    void a_map_takes_its_keys_from_who_came_with_them() {
        Bindings bindings = Bindings.of(List.of(command("a", "Ctrl+A | F1", HERE), command("b", "Ctrl+B", HERE)),
                map("b", "Ctrl+A"), List.of());
        assertEquals("F1", shown(bindings, "a"));
        assertEquals("Ctrl+A", shown(bindings, "b"));
        assertEquals(List.of(new Taken("a", Keys.parse("Ctrl+A"), "b")), bindings.taken());
        assertEquals(List.of(), bindings.conflicts());
    }

    @Test
    void a_key_that_begins_a_sequence_takes_the_sequence_too() {
        Bindings bindings = Bindings.of(List.of(command("a", "Ctrl+K Ctrl+S", HERE), command("b", "", HERE)),
                map("b", "Ctrl+K"), List.of());
        assertEquals("", shown(bindings, "a"));
    }

    @Test
    void the_user_counts_more_than_the_map() {
        Bindings bindings = Bindings.of(List.of(command("a", "Ctrl+A", HERE), command("b", "Ctrl+B", HERE)),
                map("b", "F2"), List.of(new KeyOverride("a", keys("F2")), new KeyOverride("c", List.of())));
        assertEquals("F2", shown(bindings, "a"));
        assertEquals("", shown(bindings, "b"));
        assertEquals(Set.of("c"), bindings.unknown());
        assertEquals(Level.USER, bindings.bound().get("a").level());
    }

    @Test
    void an_empty_list_takes_the_keys_away() {
        List<CommandEntry> commands = List.of(command("a", "Ctrl+A", HERE));
        assertEquals("", shown(Bindings.of(commands, map("a", ""), List.of()), "a"));
        assertEquals("", shown(Bindings.of(commands, KeyMap.OURS, List.of(new KeyOverride("a", List.of()))), "a"));
    }

    @Test
    void two_of_one_context_with_one_key_conflict_and_those_of_two_do_not() {
        CommandEntry one = command("a", "Ctrl+A", HERE);
        assertEquals(List.of(new Conflict("a", Keys.parse("Ctrl+A"), "b", Keys.parse("Ctrl+A"), HERE)),
                Bindings.of(List.of(one, command("b", "Ctrl+A", HERE)), KeyMap.OURS, List.of()).conflicts());
        assertEquals(List.of(), Bindings.of(List.of(one, command("b", "Ctrl+A", "terminal")), KeyMap.OURS, List.of())
                .conflicts());
    }

    @Provide
    Arbitrary<List<CommandEntry>> commands() {
        Arbitrary<String> strokes = Arbitraries.of("Ctrl+A", "Ctrl+B", "F1", "Ctrl+A X", "Ctrl+A Y", "Ctrl+B Z");
        Arbitrary<List<Keys>> some = strokes.map(Keys::parse).list().uniqueElements().ofMaxSize(3);
        return Combinators.combine(some, Arbitraries.of(HERE, "other")).as((keys, context) ->
                new CommandEntry("", "Menu", "Title", keys, context)).list().ofMaxSize(8).map(all -> {
                    var named = new ArrayList<CommandEntry>();
                    all.forEach(one -> named.add(new CommandEntry("c" + named.size(), one.menu(), one.title(),
                            one.keys(), one.context())));
                    return named;
                });
    }

    @Property(tries = 300)
    void what_overlaps_in_one_context_is_told(@ForAll("commands") List<CommandEntry> commands,
            @ForAll("commands") List<CommandEntry> said) {
        var map = new KeyMap("test", "Test", false, said.stream().collect(java.util.stream.Collectors.toMap(
                CommandEntry::id, CommandEntry::keys)));
        Bindings bindings = Bindings.of(commands, map, List.of());
        for (CommandEntry one : commands) {
            for (CommandEntry other : commands) {
                boolean overlap = one != other && one.context().equals(other.context()) && bindings.of(one.id())
                        .stream().anyMatch(keys -> bindings.of(other.id()).stream().anyMatch(keys::overlaps));
                boolean told = bindings.conflicts().stream().anyMatch(two -> Set.of(two.command(), two.other())
                        .equals(Set.of(one.id(), other.id() + (one == other ? " itself" : ""))));
                assertEquals(overlap, told, one + " and " + other + " by " + bindings);
            }
            for (Keys keys : one.keys()) {
                boolean has = bindings.of(one.id()).contains(keys);
                boolean lost = bindings.taken().stream().anyMatch(taken -> taken.command().equals(one.id())
                        && taken.keys().equals(keys));
                assertTrue(has || lost || map.keys().containsKey(one.id()), "nothing vanishes untold");
                assertFalse(has && lost);
            }
        }
    }
}
