package dev.rustaiide.foundation.config.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.eclipse.osgi.service.environment.EnvironmentInfo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsSource;
import dev.rustaiide.foundation.config.internal.UserFile.Stamp;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.serialization.JsonText;

/** Asks one layer after another; the first that has a valid value gives it. */
@Component
public final class LayeredSettings implements Settings {
    /** Looking once a second costs less than a watch, and sees what a watch on the folder does not: linked files. */
    private static final long PAUSE_MS = 1000;

    private final List<Layer> above;
    private final List<SettingsSource> sources = new CopyOnWriteArrayList<>();
    private final List<Listener<?>> listeners = new CopyOnWriteArrayList<>();
    private final Call<Boolean> watch;
    private volatile UserFile file;

    @Activate
    public LayeredSettings(@Reference StandardPaths paths, @Reference EnvironmentInfo arguments) {
        this(paths.config().resolve("settings.json"), words(arguments), System.getenv(), PAUSE_MS);
    }

    /** Equinox has null for no arguments at all. */
    static List<String> words(EnvironmentInfo arguments) {
        String[] words = arguments.getNonFrameworkArgs();
        return words == null ? List.of() : List.of(words);
    }

    LayeredSettings(Path file, List<String> arguments, Map<String, String> environment, long pauseMs) {
        this.above = List.of(WordLayer.ofCommandLine(arguments), WordLayer.ofEnvironment(environment));
        this.file = UserFile.read(file);
        this.watch = Call.start("watch settings", scope -> {
            while (!scope.isCancelled()) {
                Thread.sleep(pauseMs);
                reloadIfStale(pauseMs / 10);
            }
            return true;
        });
    }

    @Deactivate
    public void close() {
        watch.cancel();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addSource(SettingsSource source) {
        sources.add(source);
    }

    public void removeSource(SettingsSource source) {
        sources.remove(source);
    }

    @Override
    public <T> Value<T> lookup(SettingKey<T> key) {
        for (Layer layer : above) {
            if (layer.has(key)) {
                Optional<T> value = layer.value(key);
                if (value.isPresent()) {
                    return new Value<>(value.get(), layer.origin());
                }
            }
        }
        Optional<T> set = file.value(key);
        return set.isPresent() ? new Value<>(set.get(), Origin.USER) : new Value<>(key.standard(), Origin.STANDARD);
    }

    @Override
    public <T> void set(SettingKey<T> key, T value) throws FailureException {
        if (key.type().parse(key.type().print(value)).isEmpty()) {
            throw new IllegalArgumentException(key.id() + " must be " + key.type().rule());
        }
        change(text -> text.with(key.id(), key.type().print(value)));
    }

    @Override
    public void reset(SettingKey<?> key) throws FailureException {
        change(text -> text.without(key.id()));
    }

    private void change(UnaryOperator<JsonText> change) throws FailureException {
        synchronized (this) {
            UserFile now = file.again();
            if (now.problem() != null) {
                throw new FailureException(new Failure.BadContent(now.path(), now.problem().message() + '.',
                        "Open the file and mend it, or delete it; then try again."));
            }
            try {
                now.write(change.apply(now.good()));
            } catch (IOException denied) {
                throw new FailureException(new Failure.NoPermission(now.path(), "write"), denied);
            }
        }
        reload();
    }

    /** A file that is being written looks empty for a moment: it is read when it has come to rest. */
    private void reloadIfStale(long restMs) throws InterruptedException {
        Stamp seen = Stamp.of(file.path());
        if (!seen.equals(file.stamp())) {
            Thread.sleep(restMs);
            if (seen.equals(Stamp.of(file.path()))) {
                reload();
            }
        }
    }

    private void reload() {
        synchronized (this) {
            file = file.again();
        }
        listeners.forEach(Listener::look);
    }

    @Override
    public <T> Watch onChange(SettingKey<T> key, Executor executor, Consumer<T> listener) {
        return listen(new Listener<>(() -> get(key), executor, listener));
    }

    @Override
    public Watch onProblems(Executor executor, Consumer<List<Problem>> listener) {
        return listen(new Listener<>(this::problems, executor, listener));
    }

    private Watch listen(Listener<?> listener) {
        listeners.add(listener);
        return () -> {
            listeners.remove(listener);
            listener.close();
        };
    }

    @Override
    public List<SettingKey<?>> keys() {
        Map<String, List<SettingKey<?>>> categories = new LinkedHashMap<>();
        for (SettingsSource source : sources) {
            for (SettingKey<?> key : source.keys()) {
                categories.computeIfAbsent(key.category(), category -> new ArrayList<>()).add(key);
            }
        }
        return categories.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public Path userFile() {
        return file.path();
    }

    @Override
    public List<Problem> problems() {
        UserFile now = file;
        var problems = new ArrayList<>(now.problems());
        for (SettingKey<?> key : keys()) {
            for (Layer layer : above) {
                if (layer.has(key) && layer.value(key).isEmpty()) {
                    problems.add(new Problem(layer.origin(), 0, 0, '"' + key.id() + "\" must be " + key.type().rule()
                            + '.'));
                }
            }
            if (now.has(key) && now.value(key).isEmpty()) {
                problems.add(now.breach(key));
            }
        }
        problems.sort(Comparator.comparingInt(Problem::line));
        return List.copyOf(problems);
    }
}
