package dev.rustaiide.system.user.experience.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;
import dev.rustaiide.system.user.experience.Bindings;
import dev.rustaiide.system.user.experience.Bindings.Level;
import dev.rustaiide.system.user.experience.CommandEntry;
import dev.rustaiide.system.user.experience.KeyMap;
import dev.rustaiide.system.user.experience.KeyMaps;
import dev.rustaiide.system.user.experience.Keys;

/** Lists commands and their keys. */
@Component(property = Verb.NAME + "=keys")
public final class KeysVerb implements Verb {
    private static final String MAP = "map";
    private static final String MAPS = "maps";

    private final KeyMaps maps;

    @Activate
    public KeysVerb(@Reference KeyMaps maps) {
        this.maps = maps;
    }

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public String summary() {
        return "lists commands and their keys, as the key map in force or another one has them";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("PATTERN", Count.OPTIONAL,
                "Only commands with this in their id, title or keys")),
                List.of(new Option(MAP, "ID", "The keys of this map; yours are left out"),
                        new Option(MAPS, "", "Lists the key maps instead")),
                "The commands are those of the last window. Exit code 1 tells that two commands of one place have the"
                        + " same keys, or that keys are given to a command that does not exist.");
    }

    @Override
    public ExitCode run(Invocation invocation) {
        if (invocation.has(MAPS)) {
            return list(invocation);
        }
        Optional<String> asked = invocation.option(MAP);
        Optional<KeyMap> map = asked.isEmpty() ? Optional.of(maps.chosen()) : maps.find(asked.get());
        if (map.isEmpty()) {
            invocation.message("rust-ai-ide keys: there is no key map \"" + asked.get() + "\". They are "
                    + maps.all().stream().map(KeyMap::id).collect(Collectors.joining(", ")) + '.');
            return ExitCode.USAGE;
        }
        List<CommandEntry> known = maps.known();
        if (known.isEmpty()) {
            return withoutWindow(invocation, map.get());
        }
        Bindings bindings = Bindings.of(known, map.get(), asked.isEmpty() ? maps.overrides() : List.of());
        print(invocation, map.get(), known, bindings);
        return bindings.conflicts().isEmpty() && bindings.unknown().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private ExitCode list(Invocation invocation) {
        KeyMap chosen = maps.chosen();
        maps.all().forEach(map -> invocation.print((map.equals(chosen) ? "* " : "  ") + map.id() + "  " + map.title()));
        invocation.print(Json.array(maps.all().stream().map(map -> Json.object().put("id", map.id())
                .put("title", map.title()).put("modal", map.modal()).put("chosen", map.equals(chosen)).build())
                .toList()));
        return ExitCode.OK;
    }

    /** Nobody knows what the commands are called yet; what the map says is known. */
    private static ExitCode withoutWindow(Invocation invocation, KeyMap map) {
        map.keys().forEach((command, keys) -> invocation.print(text(keys) + "  " + command));
        invocation.message("This is what the map itself says. All commands are known once the window has been open.");
        invocation.print(map.json());
        return ExitCode.OK;
    }

    private static void print(Invocation invocation, KeyMap map, List<CommandEntry> known, Bindings bindings) {
        String pattern = invocation.parameters().isEmpty() ? ""
                : invocation.parameters().getFirst().toLowerCase(Locale.ROOT);
        var shown = new ArrayList<CommandEntry>();
        int widest = 0;
        for (CommandEntry command : known) {
            String keys = text(bindings.of(command.id()));
            if ((command.id() + '\n' + command.label() + '\n' + keys).toLowerCase(Locale.ROOT)
                    .contains(pattern)) {
                shown.add(command);
                widest = Math.max(widest, keys.length());
            }
        }
        for (CommandEntry command : shown) {
            String keys = text(bindings.of(command.id()));
            invocation.print(keys + " ".repeat(widest - keys.length() + 2) + command.label()
                    + "  (" + command.id() + ')');
        }
        bindings.conflicts().forEach(two -> invocation.message(two.keys() + " is of " + two.command() + " and of "
                + two.other() + (two.keys().equals(two.otherKeys()) ? "." : ", which has " + two.otherKeys() + '.')));
        bindings.unknown().forEach(id -> invocation.message("Keys are given to " + id + ", which is no command."));
        invocation.print(json(map, shown, bindings));
    }

    private static Json json(KeyMap map, List<CommandEntry> shown, Bindings bindings) {
        var commands = new ArrayList<Json>();
        for (CommandEntry command : shown) {
            Map<String, Bindings.Bound> bound = bindings.bound();
            Level level = bound.get(command.id()).level();
            commands.add(Json.object().put("id", command.id()).put("menu", command.menu())
                    .put("title", command.title()).put("keys", strings(bindings.of(command.id())))
                    .put("from", level.name().toLowerCase(Locale.ROOT)).put("context", command.context()).build());
        }
        return Json.object().put("map", map.id()).put("commands", Json.array(commands))
                .put("conflicts", Json.array(bindings.conflicts().stream().map(two -> Json.object()
                        .put("command", two.command()).put("keys", two.keys().toString()).put("other", two.other())
                        .put("otherKeys", two.otherKeys().toString()).put("context", two.context()).build()).toList()))
                .put("taken", Json.array(bindings.taken().stream().map(lost -> Json.object()
                        .put("command", lost.command()).put("keys", lost.keys().toString()).put("by", lost.by())
                        .build()).toList()))
                .put("unknown", Json.strings(bindings.unknown())).build();
    }

    private static Json strings(List<Keys> keys) {
        return Json.strings(keys.stream().map(Keys::toString).toList());
    }

    private static String text(List<Keys> keys) {
        return keys.stream().map(Keys::toString).collect(Collectors.joining(" | "));
    }
}
