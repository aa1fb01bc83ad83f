package dev.rustaiide.foundation.config.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.eclipse.osgi.service.environment.EnvironmentInfo;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.SettingChanged;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsFolders;
import dev.rustaiide.foundation.config.SettingsFolders.Folder;
import dev.rustaiide.foundation.config.SettingsSource;
import dev.rustaiide.foundation.config.SettingsView;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.serialization.JsonText;

/** Keeps the layers as the files have them. */
@Component(service = Settings.class, reference = @Reference(name = LayeredSettings.SOURCES,
        service = SettingsSource.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC))
public final class LayeredSettings extends View implements Settings, AutoCloseable {
    static final String SOURCES = "sources";
    /** Looking once a second costs less than a watch, and sees what a watch on the folder does not: linked files. */
    private static final long PAUSE_MS = 1000;

    private final List<Layer> words;
    private final StandingFiles standing;
    private final FolderFiles folderFiles = new FolderFiles();
    private final Listeners listeners;
    private final SettingsWriter writer;
    private final Events events;
    private final Call<?> watch;
    private volatile @Nullable SettingsFolders folders;
    private volatile Stack stack;
    /** Changes under the lock of this. */
    private volatile int revision;
    /** For the watch alone. */
    private List<Folder> lastOpen = List.of();
    private String trouble = "";

    @Activate
    public LayeredSettings(ComponentContext context, @Reference StandardPaths paths,
            @Reference EnvironmentInfo arguments, @Reference TextFiles texts, @Reference Events events) {
        this(new Keys(() -> sources(context)), new Listeners(),
                StandingFiles.of(paths.config().resolve("settings.json"), arguments::getProperty, System::getenv),
                List.of(WordLayer.ofCommandLine(words(arguments)), WordLayer.ofEnvironment(System.getenv())),
                new SettingsWriter(texts, paths.state().resolve("settings.lock"), SettingsWriter.PATIENCE_MS), events,
                PAUSE_MS);
    }

    LayeredSettings(Keys keys, Listeners listeners, StandingFiles standing, List<Layer> words, SettingsWriter writer,
            Events events, long pauseMs) {
        super(keys, listeners);
        this.listeners = listeners;
        this.standing = standing;
        this.words = words;
        this.writer = writer;
        this.events = events;
        this.stack = stack(List.of());
        this.watch = Call.every(Duration.ofMillis(pauseMs), "watch settings", scope -> {
            watch(pauseMs / 10);
            return true;
        });
    }

    /** With all files in {@code home} and no environment. */
    public static LayeredSettings in(Path home, List<SettingKey<?>> keys, List<String> arguments, TextFiles texts,
            Events events) {
        var standing = new StandingFiles(new LiveFile(home.resolve("distribution/settings.json"), Origin.DISTRIBUTION),
                new LiveFile(home.resolve("policy.json"), Origin.POLICY),
                new LiveFile(home.resolve("settings.json"), Origin.USER));
        return new LayeredSettings(new Keys(() -> List.of(() -> keys)), new Listeners(), standing,
                List.of(WordLayer.ofCommandLine(arguments), WordLayer.ofEnvironment(Map.of())),
                new SettingsWriter(texts, home.resolve("settings.lock"), SettingsWriter.PATIENCE_MS), events, 20);
    }

    /** Equinox has null for no arguments at all. */
    static List<String> words(EnvironmentInfo arguments) {
        String[] words = arguments.getNonFrameworkArgs();
        return words == null ? List.of() : List.of(words);
    }

    private static List<SettingsSource> sources(ComponentContext context) {
        var sources = new ArrayList<SettingsSource>();
        Object[] found = context.locateServices(SOURCES);
        for (Object source : found == null ? new Object[0] : found) {
            sources.add((SettingsSource) source);
        }
        return sources;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void bindFolders(SettingsFolders provided) {
        folders = provided;
    }

    public void unbindFolders(SettingsFolders gone) {
        if (folders == gone) {
            folders = null;
        }
    }

    @Override
    @Deactivate
    public void close() {
        watch.cancel();
    }

    @Override
    Stack stack() {
        return stack;
    }

    /** With {@code ofFolders} between the words and the standing files. */
    Stack stack(List<? extends Layer> ofFolders) {
        var layers = new ArrayList<>(words);
        layers.addAll(ofFolders);
        layers.addAll(standing.layers());
        return new Stack(List.copyOf(layers), new Policy(standing.policy().state()));
    }

    /** Another number whenever a file has been read again: whoever made something of the files makes it anew. */
    int revision() {
        return revision;
    }

    @Override
    public SettingsView in(Path place) {
        return new PlaceView(this, declared(), listeners, place.toAbsolutePath().normalize());
    }

    LiveFile folderFile(Path folder, Origin origin) {
        return folderFiles.get(folder, origin);
    }

    /** The innermost open folder around {@code place}; null if none is. */
    @Nullable
    Folder openAround(Path place) {
        Folder innermost = null;
        for (Folder folder : open()) {
            boolean deeper = innermost == null || folder.path().getNameCount() > innermost.path().getNameCount();
            if (deeper && place.startsWith(folder.path())) {
                innermost = folder;
            }
        }
        return innermost;
    }

    private List<Folder> open() {
        SettingsFolders asked = folders;
        return asked == null ? List.of() : asked.folders();
    }

    @Override
    void change(UnaryOperator<JsonText> change) throws FailureException {
        change(standing.user(), change);
    }

    void change(LiveFile file, UnaryOperator<JsonText> change) throws FailureException {
        writer.change(file.state(), change);
        reload(List.of(file));
    }

    /** One look at everything that tells nobody when it changes. It must go on whatever happens. */
    private void watch(long restMs) throws InterruptedException {
        try {
            reload(changed(restMs));
            List<Folder> open = List.copyOf(open());
            if (!open.equals(lastOpen)) {
                lastOpen = open;
                listeners.look();
            }
            trouble = "";
        } catch (RuntimeException thrown) { // boundary: services of layers above were asked
            if (!trouble.equals(thrown.toString())) {
                trouble = thrown.toString();
                LoggerFactory.getLogger(LayeredSettings.class).error("Changed settings may go unseen", thrown);
            }
        }
    }

    /** A file that is being written looks empty for a moment: it is read when it has come to rest. */
    private List<LiveFile> changed(long restMs) throws InterruptedException {
        Map<LiveFile, Stamp> stale = new LinkedHashMap<>();
        for (LiveFile file : files()) {
            Stamp now = file.stamp();
            if (file.isStale(now)) {
                stale.put(file, now);
            }
        }
        if (stale.isEmpty()) {
            return List.of();
        }
        Thread.sleep(restMs);
        return stale.keySet().stream().filter(file -> file.stamp().equals(stale.get(file))).toList();
    }

    private List<LiveFile> files() {
        var files = new ArrayList<>(standing.all());
        files.addAll(folderFiles.all());
        return files;
    }

    private void reload(List<LiveFile> changed) {
        for (LiveFile file : changed) {
            Path folder = standing.all().contains(file) ? null : PlaceView.folderOf(file.path());
            View view = folder == null ? this : new PlaceView(this, declared(), listeners, folder);
            reload(file, view).forEach(key -> events.publish(
                    new SettingChanged(key.id(), view.lookup(key).origin(), folder)));
        }
        if (!changed.isEmpty()) {
            listeners.look();
        }
    }

    /** The keys that have another value then. */
    private synchronized List<SettingKey<?>> reload(LiveFile file, View view) {
        Stack before = view.stack();
        file.reload();
        stack = stack(List.of());
        revision++;
        Stack after = view.stack();
        return declared().all().stream()
                .filter(key -> !after.lookup(key).value().equals(before.lookup(key).value())).toList();
    }

    @Override
    public List<SettingKey<?>> keys() {
        return declared().all();
    }

    @Override
    public Path folder() {
        return Path.of(System.getProperty("user.home"));
    }

    @Override
    public Path userFile() {
        return file();
    }

    @Override
    public boolean admits(SettingKey<?> key) {
        return true;
    }

    @Override
    public Path file() {
        return standing.user().path();
    }
}
