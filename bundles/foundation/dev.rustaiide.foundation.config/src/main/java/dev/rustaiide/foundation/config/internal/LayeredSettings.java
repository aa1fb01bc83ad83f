package dev.rustaiide.foundation.config.internal;

import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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
public final class LayeredSettings extends View implements Settings {
    static final String SOURCES = "sources";
    /** Looking once a second costs less than a watch, and sees what a watch on the folder does not: linked files. */
    private static final long PAUSE_MS = 1000;

    private final List<Layer> words;
    private final StandingFiles standing;
    private final FolderFiles folderFiles = new FolderFiles();
    private final Listeners listeners;
    private final SettingsWriter writer;
    private final Events events;
    private final Call<Boolean> watch;
    private volatile @Nullable SettingsFolders folders;
    private volatile List<Folder> lastFolders = List.of();

    @Activate
    public LayeredSettings(ComponentContext context, @Reference StandardPaths paths,
            @Reference EnvironmentInfo arguments, @Reference TextFiles texts, @Reference Events events) {
        this(new Keys(() -> sources(context)), new Listeners(),
                StandingFiles.of(paths.config().resolve("settings.json"), arguments::getProperty, System::getenv),
                List.of(WordLayer.ofCommandLine(words(arguments)), WordLayer.ofEnvironment(System.getenv())),
                new SettingsWriter(texts, paths.state().resolve("settings.lock")), events, PAUSE_MS);
    }

    LayeredSettings(Keys keys, Listeners listeners, StandingFiles standing, List<Layer> words, SettingsWriter writer,
            Events events, long pauseMs) {
        super(keys, listeners);
        this.listeners = listeners;
        this.standing = standing;
        this.words = words;
        this.writer = writer;
        this.events = events;
        this.watch = Call.start("watch settings", scope -> {
            while (!scope.isCancelled()) {
                Thread.sleep(pauseMs);
                look(pauseMs / 10);
            }
            return true;
        });
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
    void bindFolders(SettingsFolders provided) {
        folders = provided;
    }

    void unbindFolders(SettingsFolders gone) {
        if (folders == gone) {
            folders = null;
        }
    }

    @Deactivate
    public void close() {
        watch.cancel();
    }

    @Override
    Stack stack() {
        return stack(List.of());
    }

    /** With {@code ofFolders} between the words and the standing files. */
    Stack stack(List<Layer> ofFolders) {
        var layers = new ArrayList<>(words);
        layers.addAll(ofFolders);
        layers.addAll(standing.layers());
        return new Stack(layers, new Policy(standing.policy().state()));
    }

    @Override
    public SettingsView in(Path place) {
        return new PlaceView(this, declared(), listeners, place.toAbsolutePath().normalize());
    }

    LiveFile folderFile(Path folder, Origin origin) {
        return folderFiles.get(folder, origin);
    }

    /** The innermost open folder around {@code folder}, or else what looks like one. */
    Folder workspaceOf(Path folder) {
        return open().stream().filter(one -> folder.startsWith(one.path()))
                .max(Comparator.comparingInt(one -> one.path().getNameCount()))
                .orElseGet(() -> new Folder(repositoryOf(folder), false));
    }

    private List<Folder> open() {
        SettingsFolders asked = folders;
        return asked == null ? List.of() : asked.folders();
    }

    private static Path repositoryOf(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return at;
            }
        }
        return folder;
    }

    @Override
    void change(UnaryOperator<JsonText> change) throws FailureException {
        change(standing.user(), change);
    }

    void change(LiveFile file, UnaryOperator<JsonText> change) throws FailureException {
        writer.change(file.state(), change);
        reload(List.of(file));
    }

    /** A file that is being written looks empty for a moment: it is read when it has come to rest. */
    private void look(long restMs) throws InterruptedException {
        Map<LiveFile, Stamp> stale = new LinkedHashMap<>();
        for (LiveFile file : files()) {
            Stamp now = file.stamp();
            if (file.isStale(now)) {
                stale.put(file, now);
            }
        }
        if (!stale.isEmpty()) {
            Thread.sleep(restMs);
            reload(stale.keySet().stream().filter(file -> file.stamp().equals(stale.get(file))).toList());
        }
        lookAtFolders();
    }

    private List<LiveFile> files() {
        var files = new ArrayList<>(standing.all());
        files.addAll(folderFiles.all());
        return files;
    }

    private void lookAtFolders() {
        try {
            List<Folder> now = List.copyOf(open());
            if (!now.equals(lastFolders)) {
                lastFolders = now;
                listeners.look();
            }
        } catch (RuntimeException thrown) { // boundary: a layer above knows the folders
            System.getLogger(LayeredSettings.class.getName()).log(Level.ERROR, "Nobody tells which folders are open",
                    thrown);
        }
    }

    private void reload(List<LiveFile> changed) {
        for (LiveFile file : changed) {
            View view = standing.all().contains(file) ? this : (View) in(file.path().getParent().getParent());
            Stack before = view.stack();
            file.reload();
            announce(before, view.stack(), view == this ? null : file.path().getParent().getParent());
        }
        if (!changed.isEmpty()) {
            listeners.look();
        }
    }

    private void announce(Stack before, Stack after, @Nullable Path folder) {
        for (SettingKey<?> key : declared().all()) {
            SettingsView.Value<?> now = after.lookup(key);
            if (!now.value().equals(before.lookup(key).value())) {
                events.publish(new SettingChanged(key.id(), now.origin(), folder));
            }
        }
    }

    @Override
    public List<SettingKey<?>> keys() {
        return declared().all();
    }

    @Override
    public Path file() {
        return standing.user().path();
    }
}
