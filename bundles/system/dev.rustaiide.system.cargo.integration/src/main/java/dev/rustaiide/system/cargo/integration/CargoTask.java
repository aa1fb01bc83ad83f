package dev.rustaiide.system.cargo.integration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Something to run with Cargo, as a value that can be shown, kept and run again.
 *
 * @param folder where Cargo runs: any folder of the workspace
 * @param packageName the member; empty for all, or the one that {@code folder} is in
 * @param target what to build and run; null for all that the kind takes
 * @param filter the path of a test or the start of several; empty for all
 * @param exact whether {@code filter} names one test
 * @param release whether to optimise
 * @param online whether Cargo may fetch crates
 * @param options more options for Cargo itself, e.g. {@code --features=x}
 * @param arguments for the program, test or benchmark that runs
 */
public record CargoTask(Kind kind, Path folder, String packageName, @Nullable CargoTarget target, String filter,
        boolean exact, boolean release, boolean online, List<String> options, List<String> arguments) {
    /** Cargo's subcommands that need a task. */
    public enum Kind {
        BUILD, RUN, TEST, BENCH, CHECK, CLIPPY, DOC, FMT;

        /** As it is written on the command line. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public CargoTask {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
    }

    /** {@code kind} with everything that {@code folder} has, offline. */
    public static CargoTask of(Kind kind, Path folder) {
        return new CargoTask(kind, folder, "", null, "", false, false, false, List.of(), List.of());
    }

    /** The same for one package and one target. */
    public CargoTask of(String name, @Nullable CargoTarget one) {
        return new CargoTask(kind, folder, name, one, filter, exact, release, online, options, arguments);
    }

    /** The same for one test, or for those whose path starts with {@code path}. */
    public CargoTask filtered(String path, boolean one) {
        return new CargoTask(kind, folder, packageName, target, path, one, release, online, options, arguments);
    }

    public CargoTask released() {
        return new CargoTask(kind, folder, packageName, target, filter, exact, true, online, options, arguments);
    }

    public CargoTask withArguments(List<String> more) {
        return new CargoTask(kind, folder, packageName, target, filter, exact, release, online, options, more);
    }

    /** The same with {@code more} options for Cargo. */
    public CargoTask with(List<String> more) {
        var all = new ArrayList<>(options);
        all.addAll(more);
        return new CargoTask(kind, folder, packageName, target, filter, exact, release, online, all, arguments);
    }

    /** The same, which Cargo {@code may} fetch crates for or not. */
    public CargoTask online(boolean may) {
        return new CargoTask(kind, folder, packageName, target, filter, exact, release, may, options, arguments);
    }

    /** What follows {@code cargo} on the command line; no shell is needed to read it. */
    public List<String> commandLine() {
        var line = new ArrayList<String>();
        line.add(kind.word());
        if (!packageName.isEmpty()) {
            line.add("--package=" + packageName);
        }
        if (kind == Kind.FMT) {
            line.addAll(packageName.isEmpty() ? List.of("--all") : List.of());
            addProgramArguments(line);
            return line;
        }
        if (target != null) {
            line.add(option(target));
        }
        if (release && kind != Kind.BENCH) {
            line.add("--release");
        }
        if (!online) {
            line.add("--offline");
        }
        line.addAll(options);
        addProgramArguments(line);
        return line;
    }

    private void addProgramArguments(List<String> line) {
        if (filter.isEmpty() && arguments.isEmpty()) {
            return;
        }
        line.add("--");
        if (!filter.isEmpty()) {
            line.add(filter);
        }
        if (exact) {
            line.add("--exact");
        }
        line.addAll(arguments);
    }

    private static String option(CargoTarget target) {
        return switch (target.kind()) {
            case LIBRARY -> "--lib";
            case PROGRAM -> "--bin=" + target.name();
            case EXAMPLE -> "--example=" + target.name();
            case TEST -> "--test=" + target.name();
            case BENCH -> "--bench=" + target.name();
            case BUILD_SCRIPT -> throw new IllegalArgumentException("Cargo runs build scripts itself");
        };
    }

    /** What a tab or a history shows, e.g. {@code test polygon::tests::two_corners}. */
    public String title() {
        String verb = kind.word();
        String what = filter.isEmpty() ? target == null ? packageName : target.name() : filter;
        return what.isEmpty() ? verb : verb + " " + what;
    }
}
