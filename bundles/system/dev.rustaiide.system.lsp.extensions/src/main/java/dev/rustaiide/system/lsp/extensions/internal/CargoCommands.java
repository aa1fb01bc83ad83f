package dev.rustaiide.system.lsp.extensions.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.system.lsp.client.ClientCommands;
import dev.rustaiide.system.lsp.client.LanguageServer;

/** What rust-analyzer leaves to its client: running, debugging, and going to places. */
@Component
public final class CargoCommands implements ClientCommands {
    @Override
    public String server() {
        return Extensions.SERVER;
    }

    @Override
    public Optional<Effect> effect(LanguageServer server, String command, String title, Json arguments) {
        List<Json> given = arguments.items();
        Json first = given.isEmpty() ? Json.NULL : given.getFirst();
        return switch (command) {
            case "rust-analyzer.runSingle" -> run(title, first, false).map(run -> run);
            case "rust-analyzer.debugSingle" -> run(title, first, true).map(run -> run);
            case "rust-analyzer.gotoLocation" -> server.location(first).map(place -> new Effect.Go(title, place));
            case "rust-analyzer.showReferences" -> given.size() < 3 ? Optional.empty()
                    : Optional.of(new Effect.Show(title, places(server, given.get(2))));
            case "rust-analyzer.triggerParameterHints" -> Optional.of(new Effect.AskAgain(title, true));
            default -> Optional.empty();
        };
    }

    private static List<Location> places(LanguageServer server, Json sent) {
        return sent.items().stream().flatMap(each -> server.location(each).stream()).toList();
    }

    /** A runnable as an effect, Cargo's or another program's; empty if it says not what to run or where. */
    static Optional<Effect.Run> run(String title, Json runnable, boolean debuggable) {
        Json args = runnable.get("args");
        String folder = args.string("cwd", args.string("workspaceRoot", ""));
        boolean cargo = runnable.string("kind", "").equals("cargo");
        String program = cargo ? args.string("overrideCargo", "cargo") : args.string("program", "");
        if (program.isEmpty() || folder.isEmpty()) {
            return Optional.empty();
        }
        List<String> line = strings(args.get(cargo ? "cargoArgs" : "args"));
        line.addAll(strings(args.get("cargoExtraArgs")));
        List<String> behind = strings(args.get("executableArgs"));
        if (!behind.isEmpty()) {
            line.add("--");
            line.addAll(behind);
        }
        Map<String, String> environment = new HashMap<>();
        args.get("environment").members().forEach((name, value) ->
            value.asString().ifPresent(text -> environment.put(name, text)));
        try {
            return Optional.of(new Effect.Run(title, program, line, Path.of(folder), environment, debuggable));
        } catch (InvalidPathException noFolder) {
            return Optional.empty();
        }
    }

    private static List<String> strings(Json array) {
        List<String> strings = new ArrayList<>();
        array.items().forEach(item -> item.asString().ifPresent(strings::add));
        return strings;
    }
}
