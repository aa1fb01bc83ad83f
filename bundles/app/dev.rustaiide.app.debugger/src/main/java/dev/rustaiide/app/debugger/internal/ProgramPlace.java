package dev.rustaiide.app.debugger.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import dev.rustaiide.app.terminal.ProgramTerminals;
import dev.rustaiide.app.terminal.TerminalProgram;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.system.debug.adapter.ProgramStart;
import dev.rustaiide.system.debug.adapter.ProgramTerminal;
import dev.rustaiide.system.user.experience.WindowSettings;

/** Gives programs that are debugged a terminal: one of the window, or of the desktop. */
final class ProgramPlace {
    /** How those of the desktop are told what to run, the most wished for first. */
    private static final Map<String, List<String>> KNOWN = known();
    /** The window stays until somebody has read what is in it. */
    private static final String KEEP = "\"$@\"; printf '\\n%s' \"Ended with code $?. Enter closes this.\";"
            + " read -r _";

    /** Asked for when it is needed: terminals come into the window after this. */
    private final Provider<ProgramTerminals> terminals;
    private final Settings settings;
    private final Programs programs;
    private final Processes processes;
    private final Ui ui;

    @Inject
    ProgramPlace(Provider<ProgramTerminals> terminals, Settings settings, Programs programs, Processes processes,
            Ui ui) {
        this.terminals = terminals;
        this.settings = settings;
        this.programs = programs;
        this.processes = processes;
        this.ui = ui;
    }

    private static Map<String, List<String>> known() {
        var known = new LinkedHashMap<String, List<String>>();
        known.put("x-terminal-emulator", List.of("-e"));
        known.put("gnome-terminal", List.of("--wait", "--"));
        known.put("konsole", List.of("-e"));
        known.put("xfce4-terminal", List.of("-x"));
        known.put("alacritty", List.of("-e"));
        known.put("kitty", List.of());
        known.put("xterm", List.of("-e"));
        return known;
    }

    /** What the settings say now; empty for the debug console. */
    Optional<ProgramTerminal> chosen() {
        return switch (settings.get(WindowSettings.DEBUG_CONSOLE)) {
            case "terminal" -> Optional.of(new Place(false));
            case "external" -> Optional.of(new Place(true));
            default -> Optional.empty();
        };
    }

    private final class Place implements ProgramTerminal {
        private final boolean external;

        Place(boolean external) {
            this.external = external;
        }

        @Override
        public boolean isExternal() {
            return external;
        }

        @Override
        public boolean isRequired() {
            return false;
        }

        @Override
        public Call<Long> start(ProgramStart program) {
            Map<String, String> environment = new HashMap<>();
            program.environment().forEach((name, value) -> environment.put(name, value.orElse("")));
            return external ? onDesktop(program, environment) : inWindow(new TerminalProgram(program.title(),
                    program.folder(), program.command(), environment));
        }
    }

    private Call<Long> inWindow(TerminalProgram program) {
        var begun = new CompletableFuture<Call<Long>>();
        ui.execute(() -> begun.complete(terminals.get().run(program)));
        return Call.start("start " + program.title(), scope -> scope.await(begun.get()));
    }

    private Call<Long> onDesktop(ProgramStart program, Map<String, String> environment) {
        return Call.start("start " + program.title(), scope -> {
            List<String> words = new ArrayList<>(emulator());
            words.addAll(List.of("/bin/sh", "-c", KEEP, "sh"));
            words.addAll(program.command());
            processes.start(new Command(words.getFirst(), words.subList(1, words.size()), program.folder(),
                    environment), line -> { });
            // The window is not the program: what is in it tells the adapter itself who it is.
            return 0L;
        });
    }

    private List<String> emulator() throws FailureException {
        List<String> chosen = settings.get(WindowSettings.DEBUG_TERMINAL);
        if (!chosen.isEmpty()) {
            return chosen;
        }
        for (Map.Entry<String, List<String>> each : KNOWN.entrySet()) {
            if (programs.find(each.getKey()).isPresent()) {
                var words = new ArrayList<>(List.of(each.getKey()));
                words.addAll(each.getValue());
                return words;
            }
        }
        throw new FailureException(new Failure.NoProgram("a terminal of the desktop", "show the program's output",
                "Install one, such as xterm, or name its command in the setting debug.externalTerminal."));
    }
}
