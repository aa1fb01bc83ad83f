package dev.rustaiide.foundation.platform.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.platform.Finding;
import dev.rustaiide.foundation.platform.Finding.State;
import dev.rustaiide.foundation.platform.Probe;
import dev.rustaiide.foundation.platform.Programs;

/** Looks for the programs that the IDE works with, and asks each for its version. */
final class ToolProbe implements Probe {
    /** Who asks a doctor wants an answer now: a tool that does not say its version meanwhile does not work. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)+");

    /** Debian names lldb-dap after its version. */
    private static final List<String> DEBUG_ADAPTERS =
            List.of("lldb-dap", "lldb-dap-21", "lldb-dap-20", "lldb-dap-19", "lldb-dap-18");

    private static final List<Tool> TOOLS = List.of(
            new Tool("cargo", true, "1.70", "Builds, runs and tests Rust projects"),
            new Tool("rustc", true, "1.70", "Compiles Rust"),
            new Tool("cargo-clippy", false, "0.1", "Finds common mistakes in Rust code"),
            new Tool("rustfmt", false, "1.4", "Formats Rust code"),
            new Tool("rust-analyzer", true, "0", "Completes, explains and navigates Rust code"),
            new Tool("cc", true, "0", "Links Rust programs"),
            new Tool("git", true, "2.20", "Keeps the history of projects"),
            new Tool("lldb-dap", false, "18", "Debugs Rust programs"),
            new Tool("gdb", false, "12", "Debugs programs where lldb-dap does not"),
            new Tool("clangd", false, "14", "Completes and explains C and C++"),
            new Tool("node", false, "18", "Runs the language servers of JavaScript, TypeScript and Python"));

    private final Programs programs;

    ToolProbe(Programs programs) {
        this.programs = programs;
    }

    @Override
    public List<Finding> examine(Scope scope) throws InterruptedException {
        var calls = new ArrayList<Call<Finding>>();
        for (Tool tool : TOOLS) {
            calls.add(scope.start(tool.name(), inner -> examine(tool)));
        }
        var findings = new ArrayList<Finding>();
        for (Call<Finding> call : calls) {
            try {
                findings.add(call.await());
            } catch (ExecutionException failed) {
                throw new IllegalStateException(failed.getCause());
            }
        }
        return findings;
    }

    private Finding examine(Tool tool) throws InterruptedException {
        Optional<Path> place = find(tool);
        if (place.isEmpty()) {
            return finding(tool, State.MISSING, "", "");
        }
        String path = place.get().toString();
        try {
            String version = versionIn(programs.version(place.get(), List.of("--version")).await(PATIENCE));
            return finding(tool, isOlder(version, tool.least()) ? State.OLD : State.OK, version, path);
        } catch (ExecutionException | TimeoutException doesNotRun) {
            return finding(tool, State.BROKEN, "", path);
        }
    }

    private Optional<Path> find(Tool tool) {
        List<String> names = "lldb-dap".equals(tool.name()) ? DEBUG_ADAPTERS : List.of(tool.name());
        for (String name : names) {
            Optional<Path> place = programs.find(name);
            if (place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
    }

    private Finding finding(Tool tool, State state, String version, String path) {
        String howToGet = state == State.OK ? "" : Remedies.of(tool.name(), programs);
        return new Finding(tool.name(), state, tool.needed(), version, path, tool.purpose(), howToGet);
    }

    /** The first thing in {@code line} that looks like a version; the whole line if nothing does. */
    static String versionIn(String line) {
        Matcher version = VERSION.matcher(line);
        return version.find() ? version.group() : line;
    }

    static boolean isOlder(String version, String least) {
        String[] have = version.split("\\.");
        String[] want = least.split("\\.");
        for (int i = 0; i < want.length; i++) {
            int difference = Integer.compare(number(have, i), number(want, i));
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
    }

    private static int number(String[] parts, int i) {
        try {
            return i < parts.length ? Integer.parseInt(parts[i]) : 0;
        } catch (NumberFormatException noNumber) {
            return Integer.MAX_VALUE; // a version in words is not known to be old
        }
    }

    /** @param least the oldest version that is of use */
    private record Tool(String name, boolean needed, String least, String purpose) {}
}
