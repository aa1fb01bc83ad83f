package dev.rustaiide.foundation.platform.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.platform.Processes.Result;
import dev.rustaiide.foundation.platform.Programs;

/** Looks along the {@code PATH} and then where installers put things without telling it. */
@Component
public final class PathPrograms implements Programs {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> UNIX_PLACES =
            List.of("/usr/local/bin", "/usr/bin", "/bin", "/opt/homebrew/bin", "/snap/bin", "/usr/lib/cargo/bin");

    private final Environment environment;
    private final Map<String, Optional<Path>> found = new ConcurrentHashMap<>();
    private final Map<List<String>, Call<String>> versions = new ConcurrentHashMap<>();

    @Activate
    public PathPrograms() {
        this(Environment.ofProcess());
    }

    PathPrograms(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Optional<Path> find(String name) {
        return found.computeIfAbsent(name, this::search);
    }

    @Override
    public Call<String> version(Path program, List<String> arguments) {
        var question = new ArrayList<String>();
        question.add(program.toString());
        question.addAll(arguments);
        Call<String> answer = versions.computeIfAbsent(question,
                key -> Call.start("version of " + program.getFileName(), scope -> ask(scope, key)));
        // Another try may do better than one that failed.
        return answer.whenDone(Runnable::run, end -> {
            if (!(end instanceof Outcome.Success)) {
                versions.remove(question, answer);
            }
        });
    }

    private static String ask(Scope scope, List<String> question) throws Exception {
        Call<Result> run = scope.start("run " + question.get(0), inner -> {
            return Collected.from(inner, ProcessTree.start(new ProcessBuilder(question)));
        });
        try {
            return firstLine(run.await(PATIENCE));
        } catch (TimeoutException silent) {
            run.cancel();
            throw new IOException(question.get(0) + " says nothing", silent);
        }
    }

    private static String firstLine(Result result) throws IOException {
        if (result.exit() != 0) {
            throw new IOException("it ended with exit code " + result.exit() + ": " + result.err().strip());
        }
        String said = result.out().isBlank() ? result.err().strip() : result.out().strip();
        String first = "";
        for (String line : said.split("\\R")) {
            if (hasDigit(line)) {
                return line.strip();
            }
            first = first.isEmpty() ? line.strip() : first;
        }
        return first;
    }

    private static boolean hasDigit(String line) {
        return line.chars().anyMatch(Character::isDigit);
    }

    @Deactivate
    public void close() {
        versions.values().forEach(Call::cancel);
    }

    @Override
    public void refresh() {
        found.clear();
        versions.clear();
    }

    private Optional<Path> search(String name) {
        if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        for (Path folder : places()) {
            for (String fileName : fileNames(name)) {
                Path file = folder.resolve(fileName);
                if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    private List<Path> places() {
        var places = new ArrayList<Path>();
        for (String place : environment.searchPath()) {
            // A relative entry would find programs of the folder that happens to be open.
            if (place.indexOf('\0') < 0 && !place.isEmpty() && Path.of(place).isAbsolute()) {
                places.add(Path.of(place));
            }
        }
        Path cargo = environment.folder("CARGO_HOME");
        places.add((cargo == null ? environment.home().resolve(".cargo") : cargo).resolve("bin"));
        places.add(environment.home().resolve(".local/bin"));
        if (!environment.isWindows()) {
            UNIX_PLACES.forEach(place -> places.add(Path.of(place)));
        }
        return places;
    }

    private List<String> fileNames(String name) {
        return environment.isWindows() && name.indexOf('.') < 0
                ? List.of(name + ".exe", name + ".cmd", name + ".bat") : List.of(name);
    }
}
